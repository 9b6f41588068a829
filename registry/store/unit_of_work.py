"""Unit of work: one transaction, as the domain sees it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa

from registry.core.errors import Fault, Invalid
from registry.core.events import Event
from registry.core.unit_of_work import AuditEntry, DeadLetter, Hit, N
from registry.store import outbox as outbox_rows
from registry.store.audit import read_audit, read_done
from registry.store.changes import Changes
from registry.store.engine.connection import Executor, cached
from registry.store.idempotency import hashed
from registry.store.index.people import read_people
from registry.store.mapping.table_mapper import unfit
from registry.store.repository import TableRepository
from registry.store.table_mappers import TableMappers


class StoreUnitOfWork:
    """A `UnitOfWork` in one transaction of the database. Without `changes` it only reads."""

    def __init__(
        self,
        executor: Executor,
        mappers: TableMappers,
        *,
        actor: str,
        now: datetime,
        administrators: frozenset[str],
        changes: Changes | None = None,
    ) -> None:
        self.actor = actor
        self.now = now
        self.administrators = administrators
        self._executor = executor
        self._mappers = mappers
        self._changes = changes

    def of(self, entity: type[N]) -> TableRepository[N]:
        """See UnitOfWork."""
        return TableRepository(self._mappers.of(entity), self._executor, self._changes)

    def emit(self, event: Event, *, due: datetime | None = None) -> None:
        """See UnitOfWork."""
        changes = self._writing("emit events")
        if not event.name:
            msg = f"{type(event).__name__} has no name: the outbox could not read it back"
            raise TypeError(msg)
        faults = [Fault(name, "invalid") for name, value in event if unfit(value)]
        if faults:
            raise Invalid(faults)
        changes.events.append((event, due or self.now))

    async def search(
        self,
        question: str,
        sections: Sequence[str],
        *,
        tags: Sequence[str] = (),
        limit: int = 10,
    ) -> list[Hit]:
        """See UnitOfWork."""
        changes = self._changes

        def work(connection: sa.Connection) -> list[Hit]:
            if changes is not None:
                changes.index(connection)
            return self._mappers.searcher.search(
                connection,
                question,
                sections,
                tags,
                limit=limit,
                apart=changes is not None,
            )

        asked = ("search", question, tuple(sections), tuple(tags), limit)
        return await cached(self._executor, asked, work)

    async def standing(self, members: Sequence[str]) -> dict[str, list[str]]:
        """See UnitOfWork."""
        schema = self._mappers.schema
        return await self._executor.run(lambda connection: read_people(connection, schema, members))

    async def audit(self, limit: int = 50, section: str = "", key: str = "") -> list[AuditEntry]:
        """See UnitOfWork."""
        schema = self._mappers.schema
        return await self._executor.run(
            lambda connection: read_audit(connection, schema, limit, section, key)
        )

    async def dead_letters(self, limit: int = 1000) -> list[DeadLetter]:
        """See UnitOfWork."""
        outbox = self._mappers.schema.outbox
        return await self._executor.run(
            lambda connection: outbox_rows.dead_letters(connection, outbox, limit)
        )

    async def requeue(self, message: int) -> bool:
        """See UnitOfWork."""
        changes, outbox = self._writing("requeue a message"), self._mappers.schema.outbox
        changes.wakes = True
        return await self._executor.run(
            lambda connection: outbox_rows.requeue(connection, outbox, message, self.now)
        )

    async def discard(self, message: int) -> None:
        """See UnitOfWork."""
        self._writing("discard a message")
        outbox = self._mappers.schema.outbox
        await self._executor.run(
            lambda connection: outbox_rows.discard(connection, outbox, message)
        )

    def _writing(self, what: str) -> Changes:
        if self._changes is None:
            msg = f"this unit only reads; open one by `write` to {what}"
            raise RuntimeError(msg)
        return self._changes

    async def done_by(self, key: str) -> list[AuditEntry]:
        """See UnitOfWork."""
        schema, actor = self._mappers.schema, self.actor
        return await self._executor.run(
            lambda connection: read_done(connection, schema, hashed(key), actor)
        )

    async def forget(self, member: str, also: Collection[str] = ()) -> None:
        """See UnitOfWork."""
        changes = self._writing("forget somebody")
        await self._executor.run(lambda connection: changes.forget(connection, member, also))
