"""SQLite: one writer, readers beside it, and an event loop that never waits for a lock.

WAL lets readers and the writer go side by side. `BEGIN IMMEDIATE` takes the write lock at once: a
plain BEGIN fails halfway when two transactions read before they write. Statements run in a thread,
but for reads by key: those take less than handing them over would (docs/decisions/0005-store.md).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import orjson
import sqlalchemy as sa

from registry.core.private_files import narrow_existing, private_file, private_folder
from registry.store.engine.connection import (
    Executor,
    NonReentrantLock,
    T,
    Work,
    over,
    shield_to_completion,
)
from registry.store.engine.errors import StoreError
from registry.store.engine.read_cache import ReadCache
from registry.store.engine.sqlite_errors import SQLITE_ADVICE, sqlite_trouble

BUSY_SECONDS = 10.0
"""How long to wait for another program that writes to the same file."""

QUEUE_SECONDS = 60.0
"""How long a write waits for the writes before it in this process."""

_MAGIC = b"SQLite format 3\0"

MOST_IDLE = 32
"""Readers kept open between reads; more are made when needed."""

_SETTINGS = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)


class SqliteLane:
    """A connection with a transaction on it; its work never runs in parallel."""

    def __init__(
        self,
        connection: sa.Connection,
        threads: ThreadPoolExecutor,
        file: Path,
        kept: ReadCache | None = None,
    ) -> None:
        self._connection = connection
        self._threads = threads
        self._file = file
        self._kept = kept
        self._one = asyncio.Lock()
        self._open = True

    @property
    def kept(self) -> ReadCache | None:
        """See Executor."""
        return self._kept if self._open else None

    async def run(self, work: Work[T], *, quick: bool = False) -> T:
        """See Executor."""
        if quick and not self._one.locked():
            return self._do(work)
        async with self._one:
            return await in_thread(self._threads, lambda: self._do(work))

    def end(self) -> None:
        """End the transaction: any further use raises."""
        self._open = False

    def _do(self, work: Work[T]) -> T:
        if not self._open:
            raise over()
        with sqlite_trouble(self._file):
            return work(self._connection)


class SqliteDatabase:
    """The file, its one writer and its readers."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._engine = sa.create_engine(
            f"sqlite:///{file}",
            poolclass=sa.NullPool,
            # The driver starts no transactions by itself; BEGIN and COMMIT are said below.
            isolation_level="AUTOCOMMIT",
            connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
            json_serializer=lambda value: orjson.dumps(value).decode(),
            json_deserializer=orjson.loads,
        )
        self._writing = ThreadPoolExecutor(1, "plek-writer")
        self._reading = ThreadPoolExecutor(2, "plek-reader")
        self._queue = asyncio.Lock()
        self._not_reentrant = NonReentrantLock()
        self._idle: list[tuple[sa.Connection, ReadCache]] = []
        self._writer: sa.Connection | None = None
        self._bell = asyncio.Event()

    @classmethod
    async def open(cls, file: Path) -> SqliteDatabase:
        """Open a file, creating it and its folder when missing. Raises StoreError."""
        database = cls(file)
        try:
            await in_thread(database._writing, database._begin)
        except BaseException:
            await database.close()
            raise
        return database

    def _begin(self) -> None:
        with sqlite_trouble(self._file):
            private_folder(self._file.parent)
            _refuse_other_files(self._file)
            _keep_private(self._file)
            self._writer = self._connect()
            driver(self._writer).execute("PRAGMA journal_mode = WAL").fetchall()
        own = os.access in os.supports_effective_ids
        if not os.access(self._file, os.W_OK, effective_ids=own):
            # SQLite itself would say so at the first change only.
            raise StoreError(f"{self._file} {SQLITE_ADVICE['SQLITE_READONLY']}")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Executor]:
        """See Database."""
        with sqlite_trouble(self._file):
            connection, kept = (
                self._idle.pop() if self._idle else (self._connect(read_only=True), ReadCache())
            )
            kept.at(_begin_look(connection))
        executor = SqliteLane(connection, self._reading, self._file, kept)
        try:
            yield executor
        finally:
            executor.end()
            driver(connection).rollback()
            if len(self._idle) < MOST_IDLE:
                self._idle.append((connection, kept))
            else:
                connection.close()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Executor]:
        """See Database."""
        task = self._not_reentrant.enter()
        try:
            await self._wait_for_turn()
            try:
                async with self._transaction() as executor:
                    yield executor
            finally:
                self._queue.release()
        finally:
            self._not_reentrant.leave(task)

    async def _wait_for_turn(self) -> None:
        try:
            async with asyncio.timeout(QUEUE_SECONDS):
                await self._queue.acquire()
        except TimeoutError as error:
            msg = f"{self._file}: other changes took more than {QUEUE_SECONDS:.0f} s; try again"
            raise StoreError(msg) from error

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Executor]:
        connection = cast("sa.Connection", self._writer)
        executor = SqliteLane(connection, self._writing, self._file)
        say = driver(connection)
        try:
            await self._in_writer(lambda: say.execute("BEGIN IMMEDIATE"))
            yield executor
            executor.end()
            await self._in_writer(say.commit)
        finally:
            executor.end()
            if say.in_transaction:
                await self._in_writer(say.rollback)

    async def _in_writer(self, work: Callable[[], object]) -> None:
        def careful() -> None:
            with sqlite_trouble(self._file):
                work()

        await in_thread(self._writing, careful)

    async def scrub(self, tables: Sequence[str]) -> None:  # noqa: ARG002  # Database's
        """See Database; the whole file is written anew.

        `secure_delete` is not enough: what SQLite moved from page to page is left in between.
        """
        task = self._not_reentrant.enter()
        try:
            await self._wait_for_turn()
            try:
                await self._in_writer(self._write_anew)
            finally:
                self._queue.release()
        finally:
            self._not_reentrant.leave(task)

    def _write_anew(self) -> None:
        with contextlib.closing(self._connect()) as connection:
            say = driver(connection)
            say.execute("PRAGMA temp_store = FILE")  # it may not fit in memory
            say.execute("VACUUM")
            busy, *_ = say.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreError(f"{self._file}: a reader holds on to what was erased; tried again")

    def _connect(self, *, read_only: bool = False) -> sa.Connection:
        connection = self._engine.connect()
        for setting in _SETTINGS:
            driver(connection).execute(setting)
        if read_only:
            driver(connection).execute("PRAGMA query_only = ON")
        return connection

    def wake(self) -> None:
        """See Database."""
        self._bell.set()

    async def wait(self, seconds: float) -> None:
        """See Database; what another program wrote is seen at the next look only."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        self._bell.clear()

    async def close(self) -> None:
        """See Database."""
        for connection, _ in self._idle:
            connection.close()
        self._idle.clear()
        if self._writer is not None:
            await in_thread(self._writing, self._writer.close)
            self._writer = None
        for threads in (self._writing, self._reading):
            threads.shutdown(wait=True)


def _begin_look(connection: sa.Connection) -> object:
    """Begin a snapshot; return a number that differs after any change to the file.

    The number belongs to this connection and to the snapshot that it begins (SQLite, "PRAGMA
    data_version").
    """
    say = driver(connection)
    say.execute("BEGIN")
    return say.execute("PRAGMA data_version").fetchone()[0]


def _refuse_other_files(file: Path) -> None:
    """Refuse other files: SQLite takes a very short one for empty, and would overwrite it."""
    if file.is_file() and 0 < file.stat().st_size < len(_MAGIC):
        raise StoreError(f"{file} {SQLITE_ADVICE['SQLITE_NOTADB']}")


def _keep_private(file: Path) -> None:
    """Let nobody else read the file; SQLite gives its -wal and -shm the same mode."""
    if not file.exists():
        private_file(file)
    for one in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm", "-journal"))):
        narrow_existing(one)


def driver(connection: sa.Connection) -> sqlite3.Connection:
    """Return the driver's own connection, to send BEGIN and COMMIT on."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


async def in_thread(threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    """Run in a thread, to the end, even when cancelled."""
    return await shield_to_completion(asyncio.get_running_loop().run_in_executor(threads, work))
