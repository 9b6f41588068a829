"""Look now and then whether the bot is in private channels in which it was not.

Teams tells nobody when an app is added to a private channel. The roster is what can be asked
without writing anything there: 403 until then.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import structlog

from bot.dispatch.contacts.contact import channel_place
from bot.dispatch.contacts.presence import note_presence
from bot.dispatch.turn import Messenger, Place, Undeliverable
from bot.jobs.polling import Sleep, poll
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

log = structlog.get_logger(__name__)

EVERY = timedelta(minutes=15)
"""How soon it is seen that the bot was added to a channel in which nobody speaks to it."""


async def keep_looking(
    registry: UnitOfWorkFactory,
    messenger: Messenger,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Look every quarter of an hour, until cancelled.

    Args:
        registry: what is kept of channels.
        messenger: asks for rosters.
        sleep: waits between looks; tests pass their own.
    """
    again = partial(look, registry, messenger)
    await poll(again, "presence.not_looked", every=EVERY, sleep=sleep, first=EVERY)


async def look(registry: UnitOfWorkFactory, messenger: Messenger) -> int:
    """Ask of each channel in which the bot was not whether it is; return in how many it is now."""
    async with registry.read() as unit:
        places = [place for one in await _doubtful(unit) if (place := await _place(unit, one))]
    found = 0
    for place in places:
        if await _is_there(messenger, place):
            await commit(
                registry, SYSTEM, partial(note_presence, channel=place.channel, there=True)
            )
            found += 1
    return found


async def _doubtful(unit: UnitOfWork) -> list[LedgerEntry]:
    entries = await unit.of(LedgerEntry).all(kind="channel")
    return [one for one in entries if one.state == "live" and one.bot in ("absent", "enabled")]


async def _place(unit: UnitOfWork, entry: LedgerEntry) -> Place | None:
    team = await unit.of(LedgerEntry).find(entry.team)
    return await channel_place(unit, entry.graph_id, team.graph_id if team else "")


async def _is_there(messenger: Messenger, place: Place) -> bool:
    """Return whether the roster is given; who is in it does not matter."""
    try:
        async for _ in messenger.members(place):
            break
    except (Undeliverable, ConnectionError):
        return False
    return True
