"""Run SQLAlchemy Core functions inside one transaction, on either database.

All of the store's SQL is plain SQLAlchemy Core in ordinary functions that take a connection; an
executor decides where they run: one code path, and a change of many statements is one hop.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeVar

import sqlalchemy as sa

from registry.store.engine.read_cache import MISSING, ReadCache

T = TypeVar("T")
Work = Callable[[sa.Connection], T]


class Executor(Protocol):
    """An open transaction."""

    @property
    def kept(self) -> ReadCache | None:
        """Read cache of this connection; None where nothing is cached."""
        ...

    async def run(self, work: Work[T], *, quick: bool = False) -> T:
        """Run work in the transaction.

        Args:
            work: gets the connection; must not keep it.
            quick: it reads a row or two by key: not worth a thread of its own.

        Raises:
            StoreError: the database fails.
            RuntimeError: the transaction is over already.
        """
        ...


async def cached(executor: Executor, key: Hashable, work: Work[T], *, quick: bool = False) -> T:
    """Return the cached result, or run the work and cache what it returns.

    Args:
        executor: on which connection; one that writes keeps nothing.
        key: what was asked; the same question has the same key.
        work: asks the database.
        quick: see Lane.
    """
    kept = executor.kept
    if kept is None:
        return await executor.run(work, quick=quick)
    answer = kept.get(key)
    if answer is MISSING:
        answer = await executor.run(work, quick=quick)
        kept.put(key, answer)
    return list(answer) if isinstance(answer, list) else answer  # type: ignore[return-value]


class Database(Protocol):
    """SQLite or PostgreSQL."""

    def reading(self) -> AbstractAsyncContextManager[Executor]:
        """Open a consistent read-only snapshot."""
        ...

    def writing(self) -> AbstractAsyncContextManager[Executor]:
        """Open a transaction: committed when the block ends well, rolled back when not."""
        ...

    def wake(self) -> None:
        """Wake those in this process who wait for the outbox."""
        ...

    async def wait(self, seconds: float) -> None:
        """Wait until there may be something new in the outbox, at most so long."""
        ...

    async def scrub(self, tables: Sequence[str]) -> None:
        """Leave nothing in the files of what was deleted from these tables; in no transaction.

        Raises:
            StoreError: it could not be done now.
        """
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...


async def shield_to_completion(work: Awaitable[T]) -> T:
    """Await something to its end even when cancelled; the cancellation is raised then.

    A cancelled task that left its statement running would have its connection used by two.
    """
    future = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        while not future.done():
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait([future])
        if not future.cancelled():
            future.exception()  # heard; being cancelled says more
        raise


class NonReentrantLock:
    """Lock for one write per task: a write inside a write would deadlock."""

    def __init__(self) -> None:
        self._inside: set[asyncio.Task[object]] = set()

    def enter(self) -> asyncio.Task[object]:
        """Register this task as writing. Raise RuntimeError when it is writing already."""
        task = asyncio.current_task()
        if task is None or task in self._inside:
            msg = "a write within a write would wait for itself; hand on the unit instead"
            raise RuntimeError(msg)
        self._inside.add(task)
        return task

    def leave(self, task: asyncio.Task[object]) -> None:
        """Record that the task's write is over."""
        self._inside.discard(task)


def over() -> RuntimeError:
    """Return the error to raise when a unit is used after its block."""
    return RuntimeError("this unit of work is over: use it inside its `async with` only")
