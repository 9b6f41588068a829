"""Lock for one sync at a time, on any host: a lease in the registry's database."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog

from graph_sync.errors import LockLost, SyncBusy
from graph_sync.ledger.ledger import SyncLock
from graph_sync.ledger.process import Process
from registry.core.errors import Conflict, Failure, NotFound, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

log = structlog.get_logger(__name__)

LOCK = "sync"
"""The slug of the lock under which Teams is changed."""

SCAN_LOCK = "looking"
"""The slug of the lock under which the controllers of several replicas take turns to look."""

LEASE = timedelta(seconds=60)
"""How long a holder of which nothing is heard keeps it."""

BEAT = 15.0
"""Seconds between prolongations: three may fail."""

POLL = 0.5
"""Seconds between looks whether it is free."""

Pause = Callable[[float], Awaitable[None]]


class Lease:
    """The lock while we hold it.

    Attributes:
        lost: we hold it no longer, though we did not let go.
    """

    def __init__(self, store: UnitOfWorkFactory, mine: SyncLock, pause: Pause) -> None:
        self._store = store
        self._mine = mine
        self._pause = pause
        self.lost = False

    async def keep(self, holder: asyncio.Task[object]) -> None:
        """Prolong it until cancelled; ends `holder` when it is lost."""
        failed = 0.0
        while failed < LEASE.total_seconds():
            await self._pause(BEAT)
            try:
                await self.prolong()
                failed = 0.0
            except (Conflict, NotFound):
                break
            except (RegistryError, Failure):
                failed += BEAT
                log.warning("sync.lock_not_prolonged", seconds=failed)
        self.lost = True
        log.error("sync.lock_lost")
        holder.cancel()

    async def prolong(self) -> None:
        """Another lease from now. Raises Conflict or NotFound when somebody took it."""
        async with self._store.write(SYSTEM) as unit:
            longer = self._mine.model_copy(update={"until": unit.now + LEASE})
            self._mine = await unit.of(SyncLock).put(longer)

    async def release(self) -> None:
        """Let go of it, if it is still ours; where that fails, it ends with the lease."""
        try:
            async with self._store.write(SYSTEM) as unit:
                held = await unit.of(SyncLock).find(self._mine.slug)
                if held is not None and held.holder == self._mine.holder:
                    await unit.of(SyncLock).remove(held.slug)
        except (RegistryError, Failure) as error:
            log.warning("sync.lock_not_released", error=str(error))


@asynccontextmanager
async def sync_lock(
    store: UnitOfWorkFactory,
    *,
    name: str = LOCK,
    wait: float = 0.0,
    process: Process | None = None,
    pause: Pause = asyncio.sleep,
) -> AsyncIterator[Lease]:
    """Hold the lock inside the block; who loses it is stopped there.

    Args:
        store: where it is kept.
        name: which lock.
        wait: seconds to wait for who holds it now.
        process: which one we are; this one.
        pause: how to wait, for tests.

    Raises:
        SyncBusy: somebody else holds it.
        LockLost: it could not be kept, and the block was stopped.
    """
    process = process or Process.this()
    lease = Lease(store, await _taken(store, name, process, wait, pause), pause)
    holder = _current()
    keeper = asyncio.create_task(lease.keep(holder))
    try:
        try:
            yield lease
        finally:
            keeper.cancel()
            await asyncio.wait([keeper])
    except asyncio.CancelledError:
        # Only our own cancellation becomes LockLost; somebody else's must go on its way.
        if lease.lost and not holder.uncancel():
            raise LockLost from None
        raise
    finally:
        await lease.release()


async def who_syncs(unit: UnitOfWork) -> SyncLock | None:
    """Return who holds the lock now; None when it is free."""
    held = await unit.of(SyncLock).find(LOCK)
    return None if held is None or _free(held, unit) else held


async def _taken(
    store: UnitOfWorkFactory, name: str, process: Process, wait: float, pause: Pause
) -> SyncLock:
    mine = secrets.token_hex(8)
    waited = 0.0
    while True:
        try:
            held = await _try(store, name, process, mine)
        except (Conflict, NotFound):
            continue  # somebody took it under our hands, or let go: look again who has it
        if held.holder == mine:
            return held
        if waited >= wait:
            raise SyncBusy(held.host, held.pid, held.since)
        await pause(POLL)
        waited += POLL


async def _try(store: UnitOfWorkFactory, name: str, process: Process, mine: str) -> SyncLock:
    """Return the lock as it is then: ours if it was free."""
    async with store.write(SYSTEM) as unit:
        locks = unit.of(SyncLock)
        held = await locks.find(name)
        if held is None:
            return await locks.add(_lock(name, process, mine, unit))
        if not _free(held, unit):
            return held
        # The old revision goes along: of two that find the lock free, the second gets Conflict.
        taken = _lock(name, process, mine, unit).model_copy(update={"revision": held.revision})
        return await locks.put(taken)


def _lock(name: str, process: Process, mine: str, unit: UnitOfWork) -> SyncLock:
    return SyncLock(
        slug=name,
        holder=mine,
        host=process.host,
        pid=process.pid,
        started=process.started,
        since=unit.now,
        until=unit.now + LEASE,
    )


def _free(held: SyncLock, unit: UnitOfWork) -> bool:
    # A process of this host that is dead need not be waited for until its lease ends.
    return held.until <= unit.now or Process(held.host, held.pid, held.started).dead()


def _current() -> asyncio.Task[object]:
    task = asyncio.current_task()
    if task is None:
        msg = "the lock is held by a task"
        raise RuntimeError(msg)
    return task
