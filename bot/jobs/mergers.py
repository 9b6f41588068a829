"""Merge organisations of municipalities that merged by law, once their day has come."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot.jobs.polling import EXPECTED, Sleep, poll
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWorkFactory
from registry.organisations.merging import follow_mergers

log = structlog.get_logger(__name__)

EVERY = timedelta(hours=6)


async def keep_merging(registry: UnitOfWorkFactory, sleep: Sleep = asyncio.sleep) -> None:
    """Look at the start and a few times a day, until cancelled; what was merged is left alone.

    Args:
        registry: in which they are merged.
        sleep: waits between rounds; tests pass their own.
    """

    async def look() -> None:
        async with registry.write(SYSTEM) as unit:
            went = await follow_mergers(unit)
        if went:
            log.info("organisations.merged", count=len(went))

    failed = "organisations.not_merged"
    await poll(look, failed, every=EVERY, sleep=sleep, forgives=EXPECTED)
