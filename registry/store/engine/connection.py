"""One transaction on one connection, as the store's parts see it on either database.

All of the store's SQL is plain SQLAlchemy Core in ordinary functions that take a connection; a lane
decides where they run. So there is one code path, and a change of many statements is one hop.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Hashable
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
        """What this connection read before; None where nothing is kept."""
        ...

    async def run(self, work: Work[T], *, quick: bool = False) -> T:
        """Do some work in the transaction.

        Args:
            work: gets the connection; must not keep it.
            quick: it reads a row or two by key: not worth a thread of its own.

        Raises:
            StoreError: the database fails.
            RuntimeError: the transaction is over already.
        """
        ...


async def cached(executor: Executor, key: Hashable, work: Work[T], *, quick: bool = False) -> T:
    """The answer that is kept, or what the work gives, which is kept then.

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
        """A consistent look that can't change anything."""
        ...

    def writing(self) -> AbstractAsyncContextManager[Executor]:
        """Committed when the block ends well, rolled back when not."""
        ...

    def wake(self) -> None:
        """Tell whoever waits in this process that there is something in the outbox."""
        ...

    async def wait(self, seconds: float) -> None:
        """Until there may be something new in the outbox, at most so long."""
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...


async def shield_to_completion(work: Awaitable[T]) -> T:
    """Await something to its end, also when cancelled: only then is the cancellation raised.

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
    """One write at a time per task: a write inside a write would wait for itself for ever."""

    def __init__(self) -> None:
        self._inside: set[asyncio.Task[object]] = set()

    def enter(self) -> asyncio.Task[object]:
        """Raises RuntimeError when this task is writing already."""
        task = asyncio.current_task()
        if task is None or task in self._inside:
            msg = "a write within a write would wait for itself; hand on the unit instead"
            raise RuntimeError(msg)
        self._inside.add(task)
        return task

    def leave(self, task: asyncio.Task[object]) -> None:
        """The task's write is over."""
        self._inside.discard(task)


def over() -> RuntimeError:
    """What is raised when a unit is used after its block."""
    return RuntimeError("this unit of work is over: use it inside its `async with` only")
