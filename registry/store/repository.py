"""Repository of one entity class, in one unit of work, on a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, Generic

import sqlalchemy as sa

from registry.core.errors import AlreadyExists, Conflict, HistoryRewritten, NotFound
from registry.core.unit_of_work import N
from registry.store.changes import Changes
from registry.store.engine.connection import Executor, cached
from registry.store.mapping.table_mapper import Query, TableMapper, unfit

_Ask = Callable[[], Query]  # called only when the answer is not at hand

_AT_A_TIME = 500
"""Keys asked for in one statement; databases bound how many values one may have."""


class TableRepository(Generic[N]):
    """A `registry.core.unit_of_work.Repository` on SQL."""

    def __init__(self, mapper: TableMapper[N], executor: Executor, changes: Changes | None) -> None:
        self._mapper = mapper
        self._executor = executor
        self._changes = changes

    async def find(self, key: str) -> N | None:
        """See Repository."""
        if unfit(key):
            return None

        def work(connection: sa.Connection) -> N | None:
            row = self._row(connection, key)
            return None if row is None else self._mapper.item(row)

        return await cached(self._executor, (self._mapper.section, "find", key), work, quick=True)

    async def get(self, key: str) -> N:
        """See Repository."""
        found = await self.find(key)
        if found is None:
            raise NotFound(self._mapper.section, key)
        return found

    async def some(self, keys: Sequence[str]) -> list[N]:
        """See Repository."""
        wanted = [key for key in dict.fromkeys(keys) if not unfit(key)]
        if not wanted:
            return []

        def work(connection: sa.Connection) -> list[N]:
            found = {row.slug: row for row in self._rows(connection, wanted)}
            return [self._mapper.item(found[key]) for key in wanted if key in found]

        return await cached(self._executor, (self._mapper.section, "some", *wanted), work)

    async def all(self, **where: Any) -> list[N]:
        """See Repository."""
        return await self._items(("all",), where, lambda: self._mapper.all_of(where))

    async def page(self, limit: int, offset: int = 0, **where: Any) -> list[N]:
        """See Repository."""
        asked = ("page", limit, offset)
        return await self._items(asked, where, lambda: self._mapper.page_of(limit, offset, where))

    async def count(self, **where: Any) -> int:
        """See Repository."""
        [(number,)] = await self._rows_of(("count",), where, lambda: self._mapper.count_of(where))
        return int(number)

    async def keys(self, order: str, limit: int, offset: int = 0, **where: Any) -> list[str]:
        """See Repository."""
        asked = ("keys", order, limit, offset)
        rows = await self._rows_of(
            asked, where, lambda: self._mapper.keys_of(order, limit, offset, where)
        )
        return [slug for (slug,) in rows]

    async def tally(self, *fields: str, **where: Any) -> dict[tuple[Any, ...], int]:
        """See Repository."""
        asked = ("tally", *fields)
        rows = await self._rows_of(asked, where, lambda: self._mapper.tally_of(fields, where))
        return {tuple(values): number for *values, number in rows}

    async def mentioning(self, text: str) -> list[N]:
        """See Repository; the rows are looked through in the database, and only these decoded."""

        def work(connection: sa.Connection) -> list[N]:
            statement = self._mapper.mentioning(text, connection.dialect.name)
            return [self._mapper.item(row) for row in connection.execute(statement)]

        return await self._executor.run(work)

    async def add(self, item: N) -> N:
        """See Repository."""
        [kept] = await self.add_all([item])
        return kept

    async def add_all(self, items: Sequence[N]) -> list[N]:
        """See Repository."""
        changes = self._writable()
        if not items:
            return []
        kept = [item.model_copy(update={"revision": 1}) for item in items]
        rows = [self._mapper.row(item) for item in kept]

        def work(connection: sa.Connection) -> None:
            insert = self._mapper.add(connection.dialect.name)
            added: list[tuple[None, N]] = []
            for row, item in zip(
                rows, kept, strict=True
            ):  # of many no driver tells which was there
                if not connection.execute(insert, row).rowcount:
                    break
                added.append((None, item))
            changes.record_all(connection, added)
            if len(added) < len(kept):
                raise AlreadyExists(self._mapper.section, kept[len(added)].slug)

        await self._executor.run(work)
        return kept

    async def get_or_add(self, new: N) -> tuple[N, bool]:
        """See Repository."""
        changes = self._writable()
        kept = new.model_copy(update={"revision": 1})
        row = self._mapper.row(kept)

        def work(connection: sa.Connection) -> tuple[N, bool]:
            insert = self._mapper.add(connection.dialect.name)
            # On PostgreSQL the insert waits for who inserts the same key right now. A row that was
            # there and is gone at the second statement is no longer in the way of the first.
            while not connection.execute(insert, row).rowcount:
                found = connection.execute(self._mapper.lock, {"key": kept.slug}).first()
                if found is not None:
                    return self._mapper.item(found), False
            changes.record(connection, None, kept)
            return kept, True

        return await self._executor.run(work)

    async def upsert(self, new: N, change: Callable[[N], N]) -> N:
        """See Repository."""
        known, added = await self.get_or_add(new)
        return known if added else await self.put(change(known))

    async def put(self, item: N) -> N:
        """See Repository; what is the same as it was is left as it is."""
        changes = self._writable()

        def work(connection: sa.Connection) -> N:
            before = self._read_by(connection, item)
            if before == item:
                return item
            if not item.follows(before):
                raise HistoryRewritten(self._mapper.section, item.slug)
            saved = item.saved_by(before, changes.author, changes.now)
            row = self._mapper.row(saved)
            kept = saved.model_copy(update={"revision": item.revision + 1})
            values = {f"to_{name}": value for name, value in row.items() if name != "slug"}
            values |= {"key": item.slug, "read": item.revision, "to_revision": kept.revision}
            if not connection.execute(self._mapper.put, values).rowcount:
                raise Conflict(self._mapper.section, item.slug)
            changes.record(connection, before, kept)
            return kept

        return await self._executor.run(work)

    async def remove(self, key: str) -> None:
        """See Repository."""
        await self.remove_all([key])

    async def remove_all(self, keys: Sequence[str]) -> None:
        """See Repository."""
        changes = self._writable()
        if not keys:
            return

        def work(connection: sa.Connection) -> None:
            gone: list[tuple[N, None]] = []
            for key in keys:
                row = None if unfit(key) else self._row(connection, key)
                removed = row and connection.execute(self._mapper.remove, {"key": key}).rowcount
                if row is None or not removed:
                    break
                gone.append((self._mapper.item(row), None))
            changes.record_all(connection, gone)
            if len(gone) < len(keys):
                raise NotFound(self._mapper.section, keys[len(gone)])

        await self._executor.run(work)

    def _row(self, connection: sa.Connection, key: str) -> sa.Row[Any] | None:
        return connection.execute(self._mapper.find, {"key": key}).first()

    def _rows(self, connection: sa.Connection, keys: list[str]) -> Iterator[sa.Row[Any]]:
        for start in range(0, len(keys), _AT_A_TIME):
            part = {"keys": keys[start : start + _AT_A_TIME]}
            yield from connection.execute(self._mapper.some, part)

    def _read_by(self, connection: sa.Connection, item: N) -> N:
        """Return the current row if unchanged since `item` was read.

        Raise NotFound when it is gone, Conflict when it was changed.
        """
        row = self._row(connection, item.slug)
        if row is None:
            raise NotFound(self._mapper.section, item.slug)
        if row.revision != item.revision:
            raise Conflict(self._mapper.section, item.slug)
        return self._mapper.item(row)

    async def _items(
        self, asked: tuple[Hashable, ...], where: Mapping[str, Any], ask: _Ask
    ) -> list[N]:
        def work(connection: sa.Connection) -> list[N]:
            return [self._mapper.item(row) for row in connection.execute(*ask())]

        return await cached(self._executor, self._asked(asked, where), work)

    async def _rows_of(
        self, asked: tuple[Hashable, ...], where: Mapping[str, Any], ask: _Ask
    ) -> Sequence[tuple[Any, ...]]:
        def work(connection: sa.Connection) -> list[tuple[Any, ...]]:
            return [tuple(row) for row in connection.execute(*ask())]

        return await cached(self._executor, self._asked(asked, where), work)

    def _asked(self, asked: tuple[Hashable, ...], where: Mapping[str, Any]) -> Hashable:
        return (self._mapper.section, *asked, repr(sorted(where.items())))

    def _writable(self) -> Changes:
        if self._changes is None:
            msg = "this unit only reads; open one by `write` to change things"
            raise RuntimeError(msg)
        return self._changes
