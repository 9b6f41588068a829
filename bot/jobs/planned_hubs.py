"""Have planned hubs begin on their day, and ask for a go in time; polled, so a late bot catches up.

Any number of replicas may look at once: what happens is kept in the same transaction as the word of
it, so that one of them does it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import structlog

from bot.fault_location import where
from bot.jobs.polling import Sleep, poll
from registry.core.errors import Failure, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWorkFactory
from registry.hubs.planning import ask_for_go, awaits_go, is_due, plan_of, planned_hubs
from registry.provisioning.planned_hubs import begin_due

log = structlog.get_logger(__name__)

FIRST = timedelta(seconds=10)
"""How soon after a start the first look is: answering people goes first."""

EVERY = timedelta(minutes=1)
"""How soon after its moment a hub begins at the latest."""


async def keep_planned(
    registry: UnitOfWorkFactory,
    lead: int,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Look soon and every minute after, until cancelled.

    Args:
        registry: what is looked at.
        lead: days before its day from which a go is asked for.
        sleep: waits between looks; tests pass their own.
    """
    look = partial(tend_planned, registry, lead)
    await poll(look, "hubs.not_tended", every=EVERY, sleep=sleep, first=FIRST)


async def tend_planned(registry: UnitOfWorkFactory, lead: int) -> None:
    """Do what is due now: each hub in a transaction of its own."""
    begins, asks = [], []
    async with registry.read() as unit:
        for hub in await planned_hubs(unit):
            plan = await plan_of(unit, hub.slug)
            if is_due(hub, plan, unit.now):
                begins.append(hub.slug)
            elif awaits_go(hub, plan, unit.now, lead):
                asks.append(hub.slug)
    for slug in begins:
        with _apart(slug):
            await _begin(registry, slug, lead)
    for slug in asks:
        with _apart(slug):
            await _ask(registry, slug, lead)


@contextmanager
def _apart(slug: str) -> Iterator[None]:
    """Log what is wrong with one hub, and go on with the others."""
    try:
        yield
    except (RegistryError, Failure) as error:
        log.warning("hubs.not_tended", hub=slug, error=type(error).__name__, where=where(error))


async def _begin(registry: UnitOfWorkFactory, slug: str, lead: int) -> None:
    if await commit(registry, SYSTEM, lambda unit: begin_due(unit, slug, lead)):
        log.info("hubs.began", hub=slug)


async def _ask(registry: UnitOfWorkFactory, slug: str, lead: int) -> None:
    if await commit(registry, SYSTEM, lambda unit: ask_for_go(unit, slug, lead)):
        log.info("hubs.asked_for_go", hub=slug)
