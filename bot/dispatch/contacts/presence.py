"""Presence of the bot in private and shared channels, as the ledger keeps it.

An app of a team is not in these channels by itself, and Teams tells nobody when it is put there. So
what the bot hears or says in one tells that it is, and a 403 that it is not.
"""

from __future__ import annotations

import structlog

from graph_sync.ledger.ledger import BotPresence, LedgerEntry
from registry.core.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

NOT_THERE = "BotNotInConversationRoster"
"""The Bot Connector's code for a conversation that the bot is not in."""


async def note_presence(unit: UnitOfWork, channel: str, *, there: bool) -> None:
    """Keep whether the bot is in a channel; nothing where that is no question.

    Args:
        unit: to write in.
        channel: its id in Teams.
        there: it heard or said something there; else it was refused.
    """
    entries = unit.of(LedgerEntry)
    for entry in await entries.all(graph_id=channel) if channel else ():
        wanted = _wanted(entry, there=there)
        if wanted != entry.bot:
            await entries.put(entry.model_copy(update={"bot": wanted}))
            log.info("channel.presence", place=entry.slug, there=there)


async def is_news(unit: UnitOfWork, channel: str, *, there: bool) -> bool:
    """Return whether `note_presence` would change anything: usually not, and reading is cheap."""
    found = await unit.of(LedgerEntry).all(graph_id=channel) if channel else ()
    return any(_wanted(one, there=there) != one.bot for one in found)


def _wanted(entry: LedgerEntry, *, there: bool) -> BotPresence:
    if entry.kind != "channel" or not entry.bot:
        return entry.bot
    if there:
        return "present"
    # Just let in, it may be refused for a little while; after a day the plan says so.
    return "enabled" if entry.bot == "enabled" else "absent"
