"""Run the daily reminder check; poll every few minutes so that a missed run is caught up."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import timedelta

import structlog

from bot.jobs.polling import Sleep, poll
from registry.access_reviews.rounds import run_reviews
from registry.admissions.ending import tell_ahead
from registry.core.dates.workdays import today
from registry.core.errors import Conflict, DuplicateRequest
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWorkFactory
from registry.overviews.daily import run_overviews
from registry.reminders.daily_run import is_time, run_daily
from registry.reminders.snoozes import last_run

log = structlog.get_logger(__name__)

FIRST = timedelta(seconds=10)
"""How soon after a start the first look is: answering people goes first."""

EVERY = timedelta(minutes=3)
"""How soon after nine, or after a start in the daytime, reminders go out at the latest."""


async def keep_reminding(
    registry: UnitOfWorkFactory,
    sleep: Sleep = asyncio.sleep,
    *,
    months: Collection[int] = (),
) -> None:
    """Look soon and every few minutes after, until cancelled.

    Args:
        registry: what is looked at.
        sleep: waits between looks; tests pass their own.
        months: in which each place is asked who is still with it; none for never.
    """

    async def look() -> None:
        if await remind(registry, months):
            log.info("reminders.looked")

    await poll(look, "reminders.not_looked", every=EVERY, sleep=sleep, first=FIRST)


async def remind(registry: UnitOfWorkFactory, months: Collection[int] = ()) -> bool:
    """Run today's check if nobody did; return whether this replica ran it."""
    async with registry.read() as unit:
        if not await is_time(unit):
            return False
        day = today(unit.now)
    try:
        async with registry.write(SYSTEM, once=(f"reminders:{day}",)) as unit:
            last = await last_run(unit)
            await run_daily(unit)
            await tell_ahead(unit)
            await run_reviews(unit, months, last)
            run_overviews(unit, last)
    except (DuplicateRequest, Conflict):
        return False
    return True
