"""Housekeeping once a day: delete what was only kept so that nothing happens twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol

import structlog

from registry.core.errors import Failure, RegistryError

log = structlog.get_logger(__name__)

KEPT = timedelta(days=30)
"""How long a settled event and the key of a request are kept (docs/privacy.md says so)."""

DAY = timedelta(days=1)


class Sweepable(Protocol):
    """Store whose expired rows can be deleted."""

    async def sweep(self, older_than: timedelta) -> dict[str, int]:
        """Delete what is older; return how many of each."""
        ...


async def keep_house(
    store: Sweepable, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Sweep at the start and every day after, until cancelled.

    Args:
        store: what is swept.
        sleep: waits between rounds; tests pass their own.
    """
    while True:
        try:
            swept = await store.sweep(KEPT)
            log.info("store.swept", **swept)
        except (RegistryError, Failure, OSError) as error:
            log.warning("store.not_swept", error=type(error).__name__)
        await sleep(DAY.total_seconds())
