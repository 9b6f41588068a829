"""A database that can't be used: one clear line, what to do, and nothing half done."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from registry.core.errors import Conflict, NotFound
from registry.store.engine import sqlite
from registry.store.engine.errors import StoreError
from registry.store.store import Store
from tests.registry.store.oddments import Oddment
from tests.support.at_once import at_once
from tests.support.ports import free_port


async def refusal(url):
    with pytest.raises(StoreError) as refused:
        await Store.open(url)
    line = str(refused.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    "url",
    [
        "",
        "plek.db",
        "mysql://x/y",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "::://",
        "http://x",
    ],
)
async def test_an_address_of_no_database_we_know(url):
    assert "use sqlite:///FILE or postgresql://" in await refusal(url)


async def test_a_password_is_not_shown():
    line = await refusal("mysql://plek:hunter2@localhost/plek")
    assert "hunter2" not in line


async def test_folders_are_made(tmp_path):
    file = tmp_path / "a" / "b c" / "plek é.db"
    await (await Store.open(f"sqlite:///{file}")).close()
    assert file.is_file()


@pytest.mark.parametrize("content", [b"long enough to look like a database" * 20, b"x"])
async def test_a_file_that_is_no_database(tmp_path, content):
    file = tmp_path / "plek.db"
    file.write_bytes(content)
    line = await refusal(f"sqlite:///{file}")
    assert line.startswith(f"{file} is no database")
    assert "move it away" in line
    assert file.read_bytes() == content


async def test_a_damaged_file(tmp_path):
    file = tmp_path / "plek.db"
    async with await Store.open(f"sqlite:///{file}") as store, store.write("jan") as unit:
        for number in range(300):
            await unit.of(Oddment).add(Oddment(slug=f"n{number}", title="x" * 150))
    with file.open("r+b") as out:
        size = file.stat().st_size
        out.seek(4096)
        out.write(b"\xff" * (size - 4096))

    async def use():
        async with await Store.open(f"sqlite:///{file}") as store, store.read() as unit:
            await unit.of(Oddment).all()

    with pytest.raises(StoreError, match=r"is damaged\. Put a backup in its place"):
        await use()


async def test_a_folder_in_the_place_of_the_file(tmp_path):
    assert "can't be opened or made" in await refusal(f"sqlite:///{tmp_path}")


async def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "plek").write_text("I am a file")
    assert f"can't be made (File exists: {tmp_path}/plek)" in await refusal(
        f"sqlite:///{tmp_path}/plek/plek.db"
    )


NOBODY = 65534


def read_only_folder(tmp_path):
    if os.geteuid() == 0:  # root may write everywhere, but for what the kernel itself makes up
        return Path("/proc/self")
    tmp_path.chmod(0o500)
    return tmp_path


async def test_a_folder_that_cannot_be_written(tmp_path):
    folder = read_only_folder(tmp_path)
    assert "can't be" in await refusal(f"sqlite:///{folder}/plek.db")
    assert "can't be made" in await refusal(f"sqlite:///{folder}/more/plek.db")


@contextmanager
def somebody_else():
    """Be a user for whom a file's mode counts; root may write everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


async def test_a_file_that_cannot_be_written():
    with somebody_else(), TemporaryDirectory() as folder:
        file = Path(folder, "plek.db")
        await (await Store.open(f"sqlite:///{file}")).close()
        file.chmod(0o400)  # noqa: ASYNC240  # nothing else waits here
        assert "can't be written" in await refusal(f"sqlite:///{file}")


async def test_another_program_that_does_not_let_go(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    file = tmp_path / "plek.db"
    async with await Store.open(f"sqlite:///{file}") as store:
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="a"))
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            async with store.write("jan"):
                pytest.fail("the block must not run")
        async with store.read() as unit:  # looking goes on
            assert await unit.of(Oddment).count() == 1
        assert "in use by another program" in await refusal(f"sqlite:///{file}")
        other.close()
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="b"))


async def test_another_program_that_lets_go_in_time_is_waited_for(tmp_path):
    file = tmp_path / "plek.db"
    async with await Store.open(f"sqlite:///{file}") as store:
        other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")

        async def write():
            async with store.write("jan") as unit:
                await unit.of(Oddment).add(Oddment(slug="a"))

        writing = asyncio.create_task(write())
        done, _ = await asyncio.wait([writing], timeout=0.05)
        assert not done
        other.execute("COMMIT")
        other.close()
        await asyncio.wait_for(writing, 30)


async def test_a_queue_that_does_not_move_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "QUEUE_SECONDS", 0.05)
    async with await Store.open(f"sqlite:///{tmp_path}/plek.db") as store:

        async def second():
            async with store.write("piet"):
                pytest.fail("the block must not run")

        async with store.write("jan"):
            with pytest.raises(StoreError, match="other changes took more than"):
                await asyncio.create_task(second())
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="a"))


async def test_two_programs_may_start_on_one_new_file(tmp_path):
    async with opened_at_once(f"sqlite:///{tmp_path}/plek.db") as stores:
        for number, store in enumerate(stores):
            async with store.write("jan") as unit:
                await unit.of(Oddment).add(Oddment(slug=f"n{number}"))
        for store in stores:
            async with store.read() as unit:
                assert await unit.of(Oddment).count() == 4


async def test_replicas_may_start_on_one_new_database(bare_postgres_url):
    async with opened_at_once(bare_postgres_url) as stores:
        assert len(stores) == 4


@asynccontextmanager
async def opened_at_once(url):
    """Four stores that open together, closed also where one of them can't be opened."""
    async with AsyncExitStack() as stack:

        async def opened():
            return await stack.enter_async_context(await Store.open(url))

        yield await at_once(*(opened() for _ in range(4)))


CRASH = """
import asyncio, os, sys
from registry.store.store import Store
from tests.registry.store.oddments import Oddment, OddmentMoved

async def main(url):
    store = await Store.open(url)
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="kept", title="fiets"))
        unit.emit(OddmentMoved(oddment="kept"))
    async with store.write("jan", once=["lost"]) as unit:
        await unit.of(Oddment).add(Oddment(slug="lost", title="fiets"))
        unit.emit(OddmentMoved(oddment="lost"))
        await unit.search("fiets", ["oddments"])
        os._exit(9)

asyncio.run(main(sys.argv[1]))
"""


async def test_a_crash_halfway_leaves_what_was_committed(store_url):
    command = [sys.executable, "-c", CRASH, store_url]
    ran = await asyncio.to_thread(subprocess.run, command, timeout=60, check=False)
    assert ran.returncode == 9
    async with await Store.open(store_url) as store:
        async with store.read() as unit:
            assert [one.slug for one in await unit.of(Oddment).all()] == ["kept"]
            assert [hit.key for hit in await unit.search("fiets", ["oddments"])] == ["kept"]
            assert [entry.key for entry in await unit.audit()] == ["kept"]
        assert [one.event.oddment for one in await store.outbox.claim(9, 60)] == ["kept"]
        async with store.write("jan", once=["lost"]):
            pass


async def test_postgresql_is_not_there():
    line = await refusal(f"postgresql://plek:secret@127.0.0.1:{free_port()}/plek")
    assert line.startswith("PostgreSQL can't be reached")
    assert "secret" not in line


async def test_postgresql_has_no_such_database(postgres):
    line = await refusal(f"postgresql://postgres@127.0.0.1:{postgres.port}/nowhere")
    assert "no such database" in line


async def test_postgresql_does_not_know_this_user(postgres):
    line = await refusal(f"postgresql://nobody:x@127.0.0.1:{postgres.port}/postgres")
    assert "user or password" in line


async def test_a_user_who_may_not_make_tables(postgres, bare_postgres_url):
    postgres.run("DROP ROLE IF EXISTS reader")
    postgres.run("CREATE ROLE reader LOGIN")
    line = await refusal(bare_postgres_url.replace("postgres@", "reader@"))
    assert "does not let this user" in line


async def test_a_lost_connection_is_told_and_got_over(postgres, postgres_url):
    async with await Store.open(postgres_url) as store:
        name = postgres_url.rpartition("/")[2]
        kill = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608
        async with store.read() as unit:
            await asyncio.to_thread(postgres.run, kill)
            with pytest.raises(StoreError, match="PostgreSQL"):
                await unit.of(Oddment).all()
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="a"))


async def test_a_connection_that_breaks_after_the_last_word_changes_nothing_of_it(
    postgres, postgres_url
):
    """What was read is read, and a fault or refusal in between is told as what it is."""
    name = postgres_url.rpartition("/")[2]
    kill = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608
    async with await Store.open(postgres_url) as store:
        async with store.read() as unit:
            assert await unit.of(Oddment).all() == []
            await asyncio.to_thread(postgres.run, kill)
            await asyncio.sleep(0.1)

        async def refused():
            async with store.write("jan") as unit:
                await unit.of(Oddment).all()
                await asyncio.to_thread(postgres.run, kill)
                await asyncio.sleep(0.1)
                raise NotFound("oddments", "a")

        with pytest.raises(NotFound):
            await refused()
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="a"))


async def test_who_wait_for_each_other_on_postgresql_may_try_again(postgres_url):
    async with await Store.open(postgres_url) as store:
        async with store.write("jan") as unit:
            for slug in "ab":
                await unit.of(Oddment).add(Oddment(slug=slug))
        ready = asyncio.Barrier(2)

        async def change(first, second):
            async with store.write(first) as unit:
                repository = unit.of(Oddment)
                one, other = await repository.get(first), await repository.get(second)
                await repository.put(one.model_copy(update={"title": first}))
                await ready.wait()
                await repository.put(other.model_copy(update={"title": first}))

        outcomes = await asyncio.gather(change("a", "b"), change("b", "a"), return_exceptions=True)
        assert sorted(type(one).__name__ for one in outcomes) == ["Conflict", "NoneType"]
        assert any(isinstance(one, Conflict) for one in outcomes)


async def test_mistakes_of_ours_are_not_dressed_up(store):
    async with store._database.reading() as executor:
        with pytest.raises(sa.exc.SQLAlchemyError):
            await executor.run(
                lambda connection: connection.execute(sa.text("SELECT nonsense FROM x"))
            )
