"""Databases with plek's tables, or with the plan's content too: made once, copied for each test."""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from registry.core.permissions import SYSTEM
from registry.documents import load_content
from registry.store.store import Store
from tests.support.postgres import Postgres, cluster_of

_SQLITE = "sqlite:///"
_Fill = Callable[[str], Awaitable[None]]


async def furnish(url: str) -> None:
    """Bring the plan's content into a database that holds nothing and that nobody has open."""
    if url.startswith(_SQLITE):
        shutil.copyfile(_sqlite_file(_content), url.removeprefix(_SQLITE))
    else:
        cluster = cluster_of(url)
        cluster.drop_database(url)
        cluster.new_database(_postgres_template(cluster, _content), url=url)


def sqlite_with_tables(file: Path | str) -> str:
    """Make a SQLite file with plek's tables and nothing in them; its URL."""
    return f"{_SQLITE}{shutil.copyfile(_sqlite_file(_tables), file)}"


def postgres_with_tables(cluster: Postgres) -> str:
    """Make a PostgreSQL database with plek's tables and nothing in them; its URL."""
    return cluster.new_database(_postgres_template(cluster, _tables))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="plek-furnished-", ignore_cleanup_errors=True)


@cache
def _sqlite_file(fill: _Fill) -> Path:
    file = Path(_folder().name) / f"{fill.__name__}.db"
    _run(fill, f"{_SQLITE}{file}")
    assert not Path(f"{file}-wal").exists(), "closed, so all of it is in one file"
    return file


@cache
def _postgres_template(cluster: Postgres, fill: _Fill) -> str:
    url = cluster.new_database()
    _run(fill, url)
    return url.rpartition("/")[2]


def _run(fill: _Fill, url: str) -> None:
    """Fill it on an event loop of its own: a fixture may have none, or one that runs."""

    async def work() -> None:
        await fill(url)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work()).result()


async def _tables(url: str) -> None:
    await (await Store.open(url)).close()


async def _content(url: str) -> None:
    async with await Store.open(url) as store, store.write(SYSTEM) as unit:
        await load_content(unit)
