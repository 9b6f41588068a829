"""A database of any age comes to this version's tables, and to nothing else."""

import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import bot.entities
from registry.store.engine.errors import StoreError, WrongVersion
from registry.store.index import reindex
from registry.store.migrations import revision, runner
from registry.store.migrations.migrate import prepare, revisions
from registry.store.store import Store
from tests.registry.store.oddments import Oddment

NOW = datetime(2024, 1, 8, 9, 30, tzinfo=UTC)
ALL = revision.released_schema()


@pytest.fixture
def database(bare_store_url):
    """An empty database, with a driver that needs no event loop."""

    async def run(work):
        engine = await _engine(bare_store_url)
        try:
            async with engine.begin() as connection:
                return await connection.run_sync(work)
        finally:
            await engine.dispose()

    return run


async def _engine(url):
    from sqlalchemy.ext.asyncio import create_async_engine

    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    return create_async_engine(sa.make_url(url).set(drivername=drivers[url.partition(":")[0]]))


def differences(connection):
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return compare_metadata(context, ALL.metadata)


def test_every_noun_of_the_bot_is_known():
    sections = {entity.section for entity in ALL.entities}
    assert {"contacts", "venues", "postings", "members", "questions"} <= sections
    assert bot.entities


async def test_migrations_make_the_tables_of_this_version(database):
    await database(runner.upgrade)
    found = await database(differences)
    assert found == [], "run: python -m registry.store.migrations.revision initial --initial"


async def test_a_new_database_goes_straight_to_the_newest(database):
    def look(connection):
        prepare(connection, ALL)
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()

    assert await database(look) == revisions()[-1]
    assert await database(differences) == []


async def test_an_old_database_is_migrated_without_loss(database):
    def age(connection):
        runner.upgrade(connection)
        connection.execute(
            sa.insert(ALL.outbox),
            {
                "name": "x",
                "body": "{}",
                "created": NOW,
                "due": NOW,
                "since": NOW,
                "attempts": 0,
                "state": "waiting",
                "error": "",
            },
        )

    def count(connection):
        prepare(connection, ALL)
        prepare(connection, ALL)
        return connection.execute(sa.select(sa.func.count()).select_from(ALL.outbox)).scalar()

    await database(age)
    assert await database(count) == 1


async def test_revisions_are_numbered_so_that_the_last_is_the_newest(database):
    def heads(connection):
        return ScriptDirectory.from_config(runner.config(connection)).get_heads()

    assert await database(heads) == [revisions()[-1]]
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]{1,27}", name) for name in revisions())


async def test_a_database_of_a_newer_plek_is_left_alone(database, bare_store_url):
    def make(connection):
        prepare(connection, ALL)
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999_later'"))

    await database(make)
    with pytest.raises(WrongVersion, match=r"9999_later.*Use a newer plek"):
        await Store.open(bare_store_url)


async def test_a_database_of_somebody_else_is_left_alone(database, bare_store_url):
    await database(lambda connection: connection.execute(sa.text("CREATE TABLE invoices (id int)")))
    with pytest.raises(StoreError, match=r"aren't plek's \(invoices\)"):
        await Store.open(bare_store_url)


async def test_a_database_of_another_build_is_told_by_its_columns(database, bare_store_url):
    def make(connection):
        prepare(connection, ALL)
        connection.execute(sa.text("ALTER TABLE themes RENAME COLUMN english TO anglais"))

    await database(make)
    with pytest.raises(WrongVersion, match="table themes differs in anglais, english"):
        await Store.open(bare_store_url)


async def test_a_noun_that_an_earlier_program_did_not_have_gets_its_table(database, bare_store_url):
    await database(lambda connection: prepare(connection, ALL))
    async with await Store.open(bare_store_url) as store, store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a"))


async def test_the_index_is_made_anew_when_words_are_weighed_otherwise(bare_store_url, monkeypatch):
    async with await Store.open(bare_store_url) as running:
        async with running.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="a", title="fietspad"))
            await unit.of(Oddment).add(Oddment(slug="b", title="voetpad"))
        async with running.read() as unit:
            before = await unit.search("fietspad", ["oddments"])
        monkeypatch.setattr(reindex, "fingerprint", lambda: "another way")
        async with await Store.open(bare_store_url) as later, later.read() as unit:
            assert await unit.search("fietspad", ["oddments"]) == before
        async with running.read() as unit:  # the one that ran on reads the new index
            assert await unit.search("fietspad", ["oddments"]) == before


def test_the_command_writes_a_migration(tmp_path, monkeypatch):
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for name in ("env.py", "script.py.mako"):
        (folder / name).write_bytes((runner.FOLDER / name).read_bytes())
    monkeypatch.setattr(runner, "FOLDER", folder)
    monkeypatch.setattr(revision, "revisions", list)
    written = revision.write("The Very First, of all!", folder)
    assert written.name == "0001_the_very_first_of_all.py"
    text = written.read_text("utf-8")
    compile(text, written.name, "exec")
    assert '"members"' in text.replace("'", '"')
    assert "oddments" not in text


def test_opening_needs_no_alembic_when_there_is_nothing_to_migrate(tmp_path):
    code = (
        "import asyncio, sys\n"
        "from registry.store.store import Store\n"
        "async def main():\n"
        "    for _ in range(2):\n"
        f"        await (await Store.open('sqlite:///{tmp_path}/plek.db')).close()\n"
        "asyncio.run(main())\n"
        "print([name for name in sys.modules if name in ('alembic', 'asyncpg', 'mako')])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")
