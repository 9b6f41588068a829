"""PostgreSQL: a connection pool, and notifications (LISTEN/NOTIFY) to every replica."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import orjson
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from registry.store.engine.connection import (
    Executor,
    NonReentrantLock,
    T,
    Work,
    over,
    shield_to_completion,
)
from registry.store.engine.errors import StoreError
from registry.store.engine.postgres_errors import LOST, postgres_trouble

CHANNEL = "plek_outbox"
"""What a commit with events notifies, and waiting workers listen to."""

POOL, OVERFLOW = 5, 15
"""Connections kept, and made beyond that when needed, per process."""

SECONDS_TO_CONNECT = 8.0
"""To a database that does not answer: within the time in which Teams wants its answer."""


class PostgresLane:
    """A connection with a transaction on it.

    Nothing is kept: PostgreSQL has no cheap word for "something was changed by somebody".
    """

    kept = None

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._one = asyncio.Lock()
        self._open = True

    async def run(self, work: Work[T], *, quick: bool = False) -> T:  # noqa: ARG002  # Lane's
        """See Executor."""
        async with self._one:
            if not self._open:
                raise over()
            with postgres_trouble():
                return await shield_to_completion(self._connection.run_sync(work))

    def end(self) -> None:
        """End the transaction: any further use raises."""
        self._open = False


class PostgresDatabase:
    """A PostgreSQL database."""

    def __init__(self, url: sa.URL) -> None:
        self._url = url
        self._engine = create_async_engine(
            url,
            pool_size=POOL,
            max_overflow=OVERFLOW,
            pool_pre_ping=True,
            pool_timeout=SECONDS_TO_CONNECT,
            connect_args={"timeout": SECONDS_TO_CONNECT},
            json_serializer=lambda value: orjson.dumps(value).decode(),
            json_deserializer=orjson.loads,
        )
        self._snapshot: AsyncEngine = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._not_reentrant = NonReentrantLock()
        self._bell = asyncio.Event()
        self._listener: Any = None

    @classmethod
    async def open(cls, url: sa.URL) -> PostgresDatabase:
        """Connect. Raises StoreError when that can't be done."""
        database = cls(url)
        try:
            async with database.reading() as executor:
                await executor.run(lambda connection: connection.execute(sa.select(1)))
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Executor]:
        """See Database."""
        async with self._connected(self._snapshot) as connection:
            executor = PostgresLane(connection)
            try:
                yield executor
            finally:
                executor.end()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Executor]:
        """See Database."""
        task = self._not_reentrant.enter()
        try:
            async with self._connected(self._engine) as connection:
                executor = PostgresLane(connection)
                try:
                    yield executor
                    executor.end()
                    with postgres_trouble():
                        await shield_to_completion(connection.commit())
                finally:
                    executor.end()
        finally:
            self._not_reentrant.leave(task)

    @asynccontextmanager
    async def _connected(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        """Open a connection from the pool; what is not committed is rolled back at the end.

        That may fail, where the connection broke: then PostgreSQL rolls back by itself. What was
        read or committed before is so all the same, and what else went wrong is what is told.
        """
        connection = engine.connect()
        try:
            with postgres_trouble():
                await shield_to_completion(connection.start())
            yield connection
        finally:
            if connection.sync_connection is not None:  # it was got at all
                with contextlib.suppress(sa.exc.DBAPIError, *LOST):
                    await shield_to_completion(connection.close())

    async def scrub(self, tables: Sequence[str]) -> None:
        """See Database. What an older snapshot still sees, autovacuum takes away after it."""
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        async with self._connected(engine) as connection:
            quoted = engine.dialect.identifier_preparer.quote
            for table in tables:
                with postgres_trouble():
                    statement = sa.text(f"VACUUM {quoted(table)}")
                    await shield_to_completion(connection.execute(statement))

    def wake(self) -> None:
        """See Database."""
        self._bell.set()

    async def wait(self, seconds: float) -> None:
        """See Database; hears every replica, and looks by itself where it can't listen."""
        await self._listen()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        self._bell.clear()

    async def _listen(self) -> None:
        if self._listener is not None and not self._listener.is_closed():
            return
        dsn = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        # Not listening costs speed only: the worker looks again after its time-out.
        with contextlib.suppress(StoreError), postgres_trouble():
            listener: Any = await asyncpg.connect(dsn, timeout=5)  # type: ignore[no-untyped-call]
            await listener.add_listener(CHANNEL, lambda *_: self._bell.set())
            self._listener = listener

    async def close(self) -> None:
        """See Database."""
        if self._listener is not None:
            await self._listener.close()
            self._listener = None
        await self._engine.dispose()
