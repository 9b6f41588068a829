"""Places: notice that a purpose got another channel, where no message of Teams told so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from bot.dispatch.contacts.purposes import propose_guesses, settle
from registry.core.errors import Failure, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

log = structlog.get_logger(__name__)

EVERY = timedelta(minutes=10)
"""How often it is looked; the sync adopts teams, and people appoint, at any time."""


async def keep_places(
    registry: UnitOfWorkFactory, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Look at the start and every few minutes after, until cancelled.

    Args:
        registry: what is settled in.
        sleep: waits between rounds; tests pass their own.
    """
    while True:
        try:
            await commit(registry, SYSTEM, _look)
        except (RegistryError, Failure, OSError) as error:
            log.warning("places.not_settled", error=type(error).__name__)
        await sleep(EVERY.total_seconds())


async def _look(unit: UnitOfWork) -> None:
    await settle(unit)
    await propose_guesses(unit)
