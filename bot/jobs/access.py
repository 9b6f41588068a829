"""Take away access on the day that was agreed; poll every few minutes, on days off too."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot.jobs.polling import Sleep, poll
from registry.admissions.ending import end_due, is_due
from registry.core.errors import Conflict, NotFound
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWorkFactory

log = structlog.get_logger(__name__)

FIRST = timedelta(seconds=15)
"""How soon after a start the first look is: answering people goes first."""

EVERY = timedelta(minutes=3)
"""How soon after midnight access is taken away, at the latest."""


async def keep_ending(registry: UnitOfWorkFactory, sleep: Sleep = asyncio.sleep) -> None:
    """Look soon and every few minutes after, until cancelled.

    Args:
        registry: what is looked at.
        sleep: waits between looks; tests pass their own.
    """

    async def look() -> None:
        if count := await end_access(registry):
            log.info("access.ended", count=count)

    await poll(look, "access.not_ended", every=EVERY, sleep=sleep, first=FIRST)


async def end_access(registry: UnitOfWorkFactory) -> int:
    """Take away what is over; return how much this replica took away."""
    async with registry.read() as unit:
        if not await is_due(unit):
            return 0
    try:
        async with registry.write(SYSTEM) as unit:
            return await end_due(unit)
    except (Conflict, NotFound):
        return 0  # another replica was just ahead
