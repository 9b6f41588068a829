"""Register every entity of the bot, so that the store has its table: import it, no more."""

from bot.dispatch import contacts, purposes, refusals, rosters
from graph_sync.ledger import ledger

__all__ = ["contacts", "ledger", "purposes", "refusals", "rosters"]
