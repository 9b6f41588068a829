"""The registry on a database: SQLite by default, PostgreSQL for more than one replica."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
import structlog

from registry.core.entity import Entity
from registry.core.permissions import NOBODY
from registry.store.changes import Changes
from registry.store.engine.clock import Clock, DatabaseClock
from registry.store.engine.connection import Database
from registry.store.engine.errors import StoreError
from registry.store.entities import import_all
from registry.store.idempotency import claim_keys
from registry.store.mapping.tables import current
from registry.store.migrations.migrate import prepare
from registry.store.outbox import Outbox
from registry.store.scrub import strike_out, to_scrub
from registry.store.sweep import PORTION, delete_aged, sweep, with_term
from registry.store.table_mappers import TableMappers
from registry.store.unit_of_work import StoreUnitOfWork

log = structlog.get_logger(__name__)


class Store:
    """A `UnitOfWorkFactory` on a database. Make one by `open`; close it, or use it in `async with`.

    Attributes:
        outbox: where events wait for the worker.
        clock: the database's time, which is the same for all hosts.
    """

    def __init__(
        self,
        database: Database,
        mappers: TableMappers,
        administrators: frozenset[str],
        clock: DatabaseClock,
    ) -> None:
        self._database = database
        self._mappers = mappers
        self._administrators = administrators
        self.clock = clock
        self.outbox = Outbox(database, mappers.schema, clock)

    @classmethod
    async def open(
        cls, url: str, *, administrators: Sequence[str] = (), clock: Clock | None = None
    ) -> Self:
        """Open a database, creating a missing file, and migrate it to this version.

        Args:
            url: `sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`.
            administrators: keys of members who may do everything.
            clock: gives the time of each transaction, in UTC; the database's own when None.

        Raises:
            StoreError: it can't be used; says why and what to do.
        """
        import_all()
        mappers = TableMappers(current())
        database, time = await _database(url), DatabaseClock(clock)
        try:
            async with database.writing() as executor:
                await time.now(executor)
                await executor.run(lambda connection: prepare(connection, mappers.schema))
        except BaseException:
            await database.close()
            raise
        store = cls(database, mappers, frozenset(administrators), time)
        await store._try_to_scrub()  # what a process left that died just after an erasure
        return store

    @asynccontextmanager
    async def read(self, actor: str = NOBODY) -> AsyncIterator[StoreUnitOfWork]:
        """See UnitOfWorkFactory."""
        async with self._database.reading() as executor:
            yield StoreUnitOfWork(
                executor,
                self._mappers,
                actor=actor,
                now=await self.clock.now(executor),
                administrators=self._administrators,
            )

    @asynccontextmanager
    async def write(
        self, actor: str, *, once: Sequence[str] = ()
    ) -> AsyncIterator[StoreUnitOfWork]:
        """See UnitOfWorkFactory."""
        async with self._database.writing() as executor:
            changes = Changes(self._mappers.schema, actor, await self.clock.now(executor))
            if once:
                await executor.run(
                    lambda connection: claim_keys(connection, changes.schema, once, changes.now)
                )
            yield StoreUnitOfWork(
                executor,
                self._mappers,
                actor=actor,
                now=changes.now,
                administrators=self._administrators,
                changes=changes,
            )
            if changes.pending:
                await executor.run(changes.flush)
        if changes.events or changes.wakes:
            self._database.wake()
        if changes.forgotten:
            await self._try_to_scrub()

    async def scrub(self) -> bool:
        """Scrub from the files what was erased; return whether there was anything to do.

        Raises:
            StoreError: it could not be done now, and is still to be done.
        """
        schema = self._mappers.schema
        async with self._database.reading() as executor:
            tables = await executor.run(lambda connection: to_scrub(connection, schema))
        if not tables:
            return False
        await self._database.scrub(tables)
        async with self._database.writing() as executor:
            await executor.run(lambda connection: strike_out(connection, schema, tables))
        return True

    async def _try_to_scrub(self) -> None:
        try:
            await self.scrub()
        except StoreError as error:  # the erasure itself is done; this is tried again
            log.warning("store.not_scrubbed", error=str(error))

    async def sweep(self, older_than: timedelta) -> dict[str, int]:
        """Delete older handled events and used request keys, and what its own term is over for.

        Args:
            older_than: what is kept so that nothing happens twice.

        Returns:
            How many of each.
        """
        schema = self._mappers.schema
        async with self._database.writing() as executor:
            now = await self.clock.now(executor)
            swept = await executor.run(
                lambda connection: sweep(connection, schema, now - older_than)
            )
        for entity in with_term(schema):
            if deleted := await self._delete_aged(entity, now):
                swept[entity.section] = deleted
        return swept

    async def _delete_aged(self, entity: type[Entity], now: datetime) -> int:
        schema, total, deleted = self._mappers.schema, 0, PORTION
        while deleted == PORTION:
            async with self._database.writing() as executor:
                deleted = await executor.run(
                    lambda connection: delete_aged(connection, schema, entity, now)
                )
            total += deleted
        return total

    async def close(self) -> None:
        """Close the database; units that are still open fail."""
        await self._database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


async def _database(url: str) -> Database:
    parsed = None
    with contextlib.suppress(sa.exc.ArgumentError, ValueError):
        parsed = sa.make_url(url)
    name = parsed.get_backend_name() if parsed else ""
    if parsed and name == "sqlite" and parsed.database not in (None, "", ":memory:"):
        from registry.store.engine.sqlite import SqliteDatabase  # each needs its own driver only

        return await SqliteDatabase.open(Path(str(parsed.database)))
    if parsed and name in ("postgresql", "postgres"):
        from registry.store.engine.postgres import PostgresDatabase

        return await PostgresDatabase.open(_asyncpg(parsed))
    shown = parsed.render_as_string() if parsed else "this"
    msg = (
        f"PLEK_DATABASE_URL names no database that plek knows ({shown}): "
        "use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
    )
    raise StoreError(msg)


def _asyncpg(url: sa.URL) -> sa.URL:
    """Return the URL for our driver, which calls libpq's `sslmode` just `ssl`."""
    query = {"ssl" if name == "sslmode" else name: value for name, value in url.query.items()}
    return url.set(drivername="postgresql+asyncpg", query=query)
