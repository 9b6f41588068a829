"""Write to ledger and audit trail while plans are applied: many callers, few transactions.

Calls go side by side, and each has something to keep before what depends on it may start. Whoever
calls `write` goes on when it is committed; what waits meanwhile is committed together next.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self, cast

from graph_sync.ledger.ledger import SyncCall
from registry.core.entity import Entity
from registry.core.errors import Conflict, Failure, NotFound, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import N, UnitOfWork, UnitOfWorkFactory
from registry.members.aliases import known_as_many

_TRIES = 8
"""How often somebody else may change the same thing in between."""


@dataclass(frozen=True, slots=True)
class LedgerEdit:
    """A change of one noun, made on what is there at that moment.

    Attributes:
        noun, key: which one.
        change: from what is there (None: nothing) to what it becomes (None: nothing).
    """

    entity: type[Entity]
    key: str
    change: Callable[[Any], Entity | None]


Work = Callable[[UnitOfWork], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Note:
    """Edits that are kept together.

    Attributes:
        edits: of the ledger, in order.
        calls: for the audit trail.
        known_as: earlier key of a member → their object id, for who was invited.
        works: anything else, in the same transaction, after the edits.
    """

    edits: tuple[LedgerEdit, ...] = ()
    calls: tuple[SyncCall, ...] = ()
    known_as: Mapping[str, str] = field(default_factory=dict)
    works: tuple[Work, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anything in it."""
        return bool(self.edits or self.calls or self.known_as or self.works)


def edit(entity: type[N], key: str, change: Callable[[N | None], N | None]) -> LedgerEdit:
    """Return an Edit whose types fit."""
    return LedgerEdit(entity, key, change)


_Waiting = tuple[Note, asyncio.Future[None]]


class Recorder:
    """The writer of notes; close it, or use `async with`, so that all of them are kept."""

    def __init__(self, store: UnitOfWorkFactory, asked_by: str = SYSTEM) -> None:
        self._store = store
        self._asked_by = asked_by or SYSTEM
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None

    async def write(self, note: Note) -> None:
        """Keep a note, and return when it is committed.

        Who is cancelled while waiting need not worry: it is kept all the same.

        Raises:
            RegistryError, Failure: the store can't keep it; nothing that depends on it may be done.
        """
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.add_done_callback(_heard)
        self._waiting.append((note, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        # Cancelling the caller must not cancel the write: the call to Graph was made.
        await asyncio.shield(done)

    async def close(self) -> None:
        """Wait until all that was handed in is kept, or was refused."""
        while self._writer is not None and not self._writer.done():
            await asyncio.wait([self._writer])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    async def _write_all(self) -> None:
        while self._waiting:
            # All that came in while the last transaction ran goes into the next one.
            batch, self._waiting = self._waiting, []
            await self._write_batch(batch)

    async def _write_batch(self, batch: list[_Waiting]) -> None:
        try:
            await self._commit([note for note, _ in batch])
        except BaseException as error:  # noqa: BLE001  # each who waits gets it, and raises it
            if len(batch) > 1 and not isinstance(error, RegistryError | Failure):
                for one in batch:  # the fault is in one of them, and its own
                    await self._write_batch([one])
                return
            for _, done in batch:
                done.set_exception(_own(error))
        else:
            for _, done in batch:
                done.set_result(None)

    async def _commit(self, notes: list[Note]) -> None:
        for left in reversed(range(_TRIES)):
            try:
                async with self._store.write(self._asked_by) as unit:
                    await _keep(unit, notes)
            except (Conflict, NotFound):
                if not left:
                    raise
            else:
                return


async def _keep(unit: UnitOfWork, notes: list[Note]) -> None:
    by_entity: dict[type[Entity], dict[str, list[LedgerEdit]]] = {}
    for one in (one for note in notes for one in note.edits):
        by_entity.setdefault(one.entity, {}).setdefault(one.key, []).append(one)
    for entity, edits in by_entity.items():
        await _edit(unit, entity, edits)
    news = {old: new for note in notes for old, new in note.known_as.items()}
    if news:
        await known_as_many(unit, news)
    calls = [call for note in notes for call in note.calls]
    if calls:
        await unit.of(SyncCall).add_all(calls)
    for work in (work for note in notes for work in note.works):
        await work(unit)


async def _edit(
    unit: UnitOfWork, entity: type[N], edits: Mapping[str, Iterable[LedgerEdit]]
) -> None:
    """Each thing once, however many edits it has."""
    things = unit.of(entity)
    there = {one.slug: one for one in await things.some(list(edits))}
    new, gone = [], []
    for key, changes in edits.items():
        before = there.get(key)
        after = before
        for one in changes:
            after = cast("N | None", one.change(after))
        if before is None:
            if after is not None:
                new.append(after)
        elif after is None:
            gone.append(key)
        elif after != before:
            await things.put(after.model_copy(update={"revision": before.revision}))
    await things.add_all(new)
    await things.remove_all(gone)


def _heard(done: asyncio.Future[None]) -> None:
    """Fetch the result, also when the caller was cancelled and nobody else asks for it."""
    if not done.cancelled():
        done.exception()


def _own(error: BaseException) -> Exception:
    """Return what a waiting task raises: never somebody else's cancellation."""
    if isinstance(error, RegistryError | Failure):
        return error
    raised = RuntimeError("a note could not be kept")
    raised.__cause__ = error
    return raised


def serial(now: datetime, run: str, number: int) -> str:
    """Return the key of a line of the audit trail: in order of time, unique between runs."""
    return f"c{int(now.timestamp() * 1000):013d}-{run}-{number:06d}"
