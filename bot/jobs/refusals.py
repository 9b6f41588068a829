"""Keeping of refusal counts, so that `plek doctor` and every replica know of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from bot.dispatch.refusals import RefusalTally, keep_refusals
from registry.core.errors import Failure, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWorkFactory

log = structlog.get_logger(__name__)

EVERY = 5.0
"""Seconds between two writes, however many are refused."""


async def keep_counting(
    registry: UnitOfWorkFactory,
    tally: RefusalTally,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Write counts to the store until cancelled.

    Args:
        registry: where they are kept.
        tally: what the adapter counts in.
        sleep: waits between rounds; tests pass their own.
    """
    while True:
        await sleep(EVERY)
        await write_counts(registry, tally)


async def write_counts(registry: UnitOfWorkFactory, tally: RefusalTally) -> None:
    """Write what was counted; what can't be written now is counted on."""
    counts = tally.take()
    if not counts:
        return
    try:
        await commit(registry, SYSTEM, partial(keep_refusals, counts=counts))
    except (RegistryError, Failure, OSError) as error:
        tally.give_back(counts)
        log.warning("refusals.not_kept", error=type(error).__name__)
