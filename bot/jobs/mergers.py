"""Merge organisations of municipalities that merged by law, once their day has come."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from registry.core.errors import Failure, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWorkFactory
from registry.organisations.merging import follow_mergers

log = structlog.get_logger(__name__)

EVERY = timedelta(hours=6)


async def keep_merging(
    registry: UnitOfWorkFactory, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Look at the start and a few times a day, until cancelled; what was merged is left alone.

    Args:
        registry: in which they are merged.
        sleep: waits between rounds; tests pass their own.
    """
    while True:
        try:
            async with registry.write(SYSTEM) as unit:
                went = await follow_mergers(unit)
            if went:
                log.info("organisations.merged", count=len(went))
        except (RegistryError, Failure, OSError) as error:
            log.warning("organisations.not_merged", error=type(error).__name__)
        await sleep(EVERY.total_seconds())
