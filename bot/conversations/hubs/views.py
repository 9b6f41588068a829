"""What conversations that change a hub show, and read before they do."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.turn import Answer, CardJson
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.founding import TEAM_PREFIX
from registry.hubs.hub import Hub


async def team_of(unit: UnitOfWork, hub: Hub) -> str:
    """Return the current or future name of its team in Teams."""
    known = await unit.of(LedgerEntry).find(f"hub:{hub.slug}")
    wanted = hub.workspace.name if hub.workspace else f"{TEAM_PREFIX} {hub.name}"
    return (known and known.name) or wanted


def answered(card: CardJson, *, done: bool = True) -> Answer:
    """Return a card as an answer for whoever asked alone."""
    words = str(card["fallbackText"])
    return Answer(card=card, text=words, title=words, private=True, done=done)


def kernteam_only(ask: Ask) -> Answer:
    """Friendly, for whoever may not change a hub."""
    return Answer(text=ask.t("hub-life-kernteam-only"), private=True)
