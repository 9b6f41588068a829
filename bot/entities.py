"""Makes every noun of the bot known, so that the store has its table: import it, no more."""

from bot.dispatch import contacts
from graph_sync.ledger import ledger

__all__ = ["contacts", "ledger"]
