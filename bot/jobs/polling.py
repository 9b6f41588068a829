"""The loop of a job: do it, wait, and do it again, whatever goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from bot.fault_location import where
from registry.core.errors import Failure, RegistryError

log = structlog.get_logger(__name__)

Sleep = Callable[[float], Awaitable[None]]
"""Waits so many seconds; tests pass their own."""

EXPECTED = (RegistryError, Failure, OSError)
"""What a job that only uses the store may meet; anything else is a mistake, and ends it."""


async def poll(
    look: Callable[[], Awaitable[object]],
    failed: str,
    *,
    every: timedelta,
    sleep: Sleep,
    first: timedelta = timedelta(),
    forgives: type[Exception] | tuple[type[Exception], ...] = Exception,
) -> None:
    """Look again and again, until cancelled; a look that fails is logged, and the next goes on.

    Args:
        look: what is done.
        failed: the event that the log gets when it fails.
        every: the time between looks.
        sleep: waits between them.
        first: how long it waits before the first.
        forgives: what may go wrong without ending all.
    """
    if first:
        await sleep(first.total_seconds())
    while True:
        try:
            await look()
        except forgives as error:
            log.warning(failed, error=type(error).__name__, where=where(error))
        await sleep(every.total_seconds())
