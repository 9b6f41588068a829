"""Catch up with what was not kept: at a start, and whenever the store is back.

What was refused meanwhile goes into the outbox, and the rosters of all known teams are read: they
show who arrived while nobody could be told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from bot.dispatch.contacts.rosters import ask_rosters
from bot.dispatch.missed import Missed, TurnSetAside
from registry.core.errors import Failure, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

log = structlog.get_logger(__name__)

EVERY = timedelta(seconds=5)
"""How soon after the store is back; also between two of these, should it come and go."""


async def keep_caught_up(
    registry: UnitOfWorkFactory,
    missed: Missed,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Catch up now, and each time after the store was away, until cancelled.

    Args:
        registry: the store.
        missed: what came while it was away.
        sleep: waits between tries; tests pass their own.
    """
    while True:
        try:
            count = await catch_up(registry, missed)
        except (RegistryError, Failure, OSError) as error:
            log.warning("store.away", error=type(error).__name__)
        else:
            log.info("store.caught_up", events=count)
            await missed.wait()
        await sleep(EVERY.total_seconds())


async def catch_up(registry: UnitOfWorkFactory, missed: Missed) -> int:
    """Put what was missed in the outbox, with the rosters to read; return how many events."""
    waiting = missed.waiting()

    async def keep(unit: UnitOfWork) -> None:
        for incoming in waiting:
            unit.emit(TurnSetAside(incoming=incoming))
        await ask_rosters(unit)

    await commit(registry, SYSTEM, keep)
    missed.kept(waiting)
    return len(waiting)
