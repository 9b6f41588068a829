"""The databases that the store's tests get are new, empty and of both kinds."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import create_async_engine


def with_driver(url):
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    dialect, rest = url.split(":", 1)
    return f"{drivers[dialect]}:{rest}"


@pytest.mark.parametrize("turn", ["first", "second"])
async def test_each_test_gets_a_database_of_its_own(bare_store_url, turn):
    engine = create_async_engine(with_driver(bare_store_url))
    try:
        async with engine.begin() as connection:
            tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
            assert tables == [], f"the {turn} test found what another left"
            await connection.execute(text("CREATE TABLE mark (name TEXT)"))
    finally:
        await engine.dispose()


def test_the_dialects_are_the_two_that_plek_knows(sqlite_url, postgres_url):
    assert sqlite_url.startswith("sqlite:///")
    assert postgres_url.startswith("postgresql://postgres@127.0.0.1:")
