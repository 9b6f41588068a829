"""Metrics of what is delivered from the outbox, read from the store whenever they are asked for."""

from __future__ import annotations

from collections.abc import Awaitable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from prometheus_client import Gauge

from registry.core.unit_of_work import UnitOfWork
from registry.delivery.undelivered import Undelivered

UNDELIVERED = Gauge("plek_undelivered", "News that did not reach somebody (`niet bezorgd`)")
OUTBOX = Gauge("plek_outbox", "Messages of the outbox", ("state",))


class _Outbox(Protocol):
    def counts(self) -> Awaitable[dict[str, int]]: ...


class _Store(Protocol):
    @property
    def outbox(self) -> _Outbox: ...

    def read(self, actor: str = "") -> AbstractAsyncContextManager[UnitOfWork]: ...


async def undelivered_count(unit: UnitOfWork) -> int:
    """Return how many entries the list of what was not delivered has."""
    entries = await unit.of(Undelivered).all(dropped=False)
    told = {one.message for one in entries}
    return len(entries) + sum(one.id not in told for one in await unit.dead_letters())


async def count_undelivered(store: _Store) -> None:
    """Set the gauges to what the store says now."""
    for state, count in (await store.outbox.counts()).items():
        OUTBOX.labels(state).set(count)
    async with store.read() as unit:
        UNDELIVERED.set(await undelivered_count(unit))
