"""Makes every noun of the bot known, so that the store has its table: import it, no more."""

from bot import contacts

__all__ = ["contacts"]
