"""Register every entity of the bot, so that the store has its table: import it, no more."""

from bot.dispatch import refusals
from bot.dispatch.contacts import contact, purposes, rosters
from graph_sync.ledger import ledger

__all__ = ["contact", "ledger", "purposes", "refusals", "rosters"]
