"""Erased means erased from the files too: free pages, the log, dead rows, and what waits."""

import random
from pathlib import Path

import asyncpg
import pytest

from bot.dispatch.contacts.contact import Contact, ContactReached
from bot.dispatch.contacts.ways import LONG_AGO, Way
from bot.dispatch.missed import TurnSetAside
from bot.dispatch.turn import Incoming, Kind, Person, Place, Scope
from registry.core.events import Event
from registry.core.membership import Membership
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.networks.network import NetworkDecided
from registry.privacy.export_and_erase import erase
from registry.signals.workflow.signal_workflow import SignalDraft, raise_signal
from registry.store.engine.errors import StoreError
from registry.store.engine.sqlite import SqliteDatabase
from registry.store.store import Store
from tests.registry.privacy.test_export_and_erase import ME, NAME, OTHER, TRACES, fill

PLACE = Place("https://x.example", "a:my-own-chat", Scope.PERSONAL)


class Said(Event):
    """Something in which a person is named, and no key stands."""

    name = "said.for_tests"

    text: str


def files_of(url):
    file = Path(url.removeprefix("sqlite:///"))
    return [one for one in file.parent.iterdir() if one.name.startswith(file.name)]


def left_in(url):
    found = {one.name: one.read_bytes() for one in files_of(url)}
    return {
        (name, trace) for name, data in found.items() for trace in TRACES if trace.encode() in data
    }


async def crowd(store):
    """Many things of the person among those of others, changed often: so pages are split."""
    chance = random.Random(1)  # noqa: S311  # the same in each run
    for n in range(40):
        async with store.write(ME if n % 2 else OTHER) as unit:
            seen = f"{NAME if n % 2 else 'Pieter'} ziet {'dijk ' * chance.randint(5, 200)}{n}"
            await raise_signal(unit, SignalDraft(seen=seen))
            group = f"groep-{chance.randint(0, 999_999)}-{n}"
            slug = Membership.key(group, ME if n % 2 else OTHER)
            await unit.of(Membership).add(
                Membership(slug=slug, member=unit.actor, group=group, role=Role.MEMBER)
            )
            unit.emit(NetworkDecided(network=f"n{n}", round=1, outcome="published", tell=(ME,)))
            member = await unit.of(Member).get(ME)
            longer = "Ik zoek een maatje " * chance.randint(1, 60)
            await unit.of(Member).put(member.model_copy(update={"purpose": longer}))


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await fill(opened)
        await crowd(opened)
        yield opened


async def test_nothing_is_left_in_any_file(store, sqlite_url):
    assert {trace for _, trace in left_in(sqlite_url)} == set(TRACES)
    async with store.write(ME) as unit:
        await erase(unit, ME)
    assert left_in(sqlite_url) == set()


async def test_nothing_is_left_when_it_dies_just_after_the_erasure(store, sqlite_url, monkeypatch):
    async def die(*_):
        raise StoreError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(SqliteDatabase, "scrub", die)
        async with store.write(ME) as unit:
            await erase(unit, ME)
        assert left_in(sqlite_url) != set()
    async with await Store.open(sqlite_url):
        assert left_in(sqlite_url) == set()


async def test_an_erasure_that_breaks_off_halfway_erased_nothing(store, sqlite_url):
    async def break_off():
        async with store.write(ME) as unit:
            await erase(unit, ME)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await break_off()
    async with store.read() as unit:
        assert (await unit.of(Member).get(ME)).name == NAME
    assert not await store.scrub()
    async with store.write(ME) as unit:
        await erase(unit, ME)
    assert left_in(sqlite_url) == set()


async def test_a_reader_that_holds_on_is_waited_for_and_the_rest_is_done_later(
    store, sqlite_url, monkeypatch
):
    monkeypatch.setattr("registry.store.engine.sqlite.BUSY_SECONDS", 0.1)
    async with await Store.open(sqlite_url) as quick, store.read() as unit:
        await unit.of(Member).find(OTHER)  # its snapshot is of before the erasure
        async with quick.write(ME) as writing:
            await erase(writing, ME)
    assert await store.scrub()
    assert left_in(sqlite_url) == set()
    assert not await store.scrub()


async def test_nothing_waits_and_no_error_tells_of_them(store, sqlite_url):
    async with store.write("system") as unit:
        unit.emit(Said(text=f"Groet {NAME} van ons"))
        shouted = Person(ME.upper(), "29:fatima", NAME)
        unit.emit(TurnSetAside(incoming=Incoming(Kind.ARRIVED, "k", shouted, PLACE)))
        unit.emit(Said(text="iets"))
    for one in await store.outbox.claim(500, 0.0):
        await store.outbox.retry_later(one.id, one.created, f"no way to 29:fatima ({ME})")
    async with store.write(ME) as unit:
        await erase(unit, ME)
    assert left_in(sqlite_url) == set()
    assert ME.upper().encode() not in b"".join(one.read_bytes() for one in files_of(sqlite_url))
    left = [one.event for one in await store.outbox.claim(500, 0.0)]
    assert Said(text="Groet … van ons") in left
    assert Said(text="iets") in left


async def test_nothing_tells_of_an_earlier_id_either(store, sqlite_url):
    earlier = Way(service_url="https://x", person="29:before", seen=LONG_AGO)
    async with store.write("system") as unit:
        contact = await unit.of(Contact).get(ME)
        await unit.of(Contact).put(contact.with_ways((*contact.known_ways, earlier)))
        unit.emit(Said(text="iets"))
    for one in await store.outbox.claim(500, 0.0):
        await store.outbox.retry_later(one.id, one.created, "no way to 29:before")
    async with store.write(ME) as unit:
        await erase(unit, ME)
    assert b"29:before" not in b"".join(one.read_bytes() for one in files_of(sqlite_url))


async def test_nothing_that_the_erasing_turn_itself_announced_tells_of_them(store, sqlite_url):
    """Such as that they can be reached again, by the very press that erases them."""
    async with store.write(ME) as unit:
        unit.emit(ContactReached(member=ME))
        await erase(unit, ME)
    assert left_in(sqlite_url) == set()
    left = [one.event for one in await store.outbox.claim(500, 0.0)]
    assert not any(isinstance(one, ContactReached) for one in left)


async def test_who_comes_back_is_new_and_can_be_erased_again(store, sqlite_url):
    for _ in range(2):
        async with store.write(ME) as unit:
            await erase(unit, ME)
        assert left_in(sqlite_url) == set()
        async with store.write(ME) as unit:
            await unit.of(Member).get_or_add(Member(slug=ME, name=NAME))
            contact = Contact(slug=ME, address="29:fatima", name=NAME, service_url="https://x")
            await unit.of(Contact).get_or_add(contact)
            await raise_signal(unit, SignalDraft(seen=f"{NAME} is er weer"))
        async with store.read() as unit:
            assert (await unit.of(Member).get(ME)).consent is None


@pytest.mark.postgres
async def test_on_postgresql_dead_rows_are_vacuumed(postgres_url):
    async with await Store.open(postgres_url) as store:
        await fill(store)
        async with store.write(ME) as unit:
            await erase(unit, ME)
    connection = await asyncpg.connect(postgres_url)
    try:
        done = "SELECT relname FROM pg_stat_user_tables WHERE vacuum_count > 0"
        vacuumed = {name for (name,) in await connection.fetch(done)}
        due = await connection.fetchval("SELECT count(*) FROM store_fact WHERE name = 'to_scrub'")
    finally:
        await connection.close()
    touched = {"members", "contacts", "memberships", "networks", "questions", "signals"}
    assert touched | {"outbox", "audit", "index_word", "index_change"} <= vacuumed
    assert due == 0


@pytest.mark.postgres
async def test_on_postgresql_another_start_vacuums_what_was_left(postgres_url, monkeypatch):
    from registry.store.engine.postgres import PostgresDatabase

    async def die(*_):
        raise StoreError("killed")

    async with await Store.open(postgres_url) as store:
        await fill(store)
        with monkeypatch.context() as patched:
            patched.setattr(PostgresDatabase, "scrub", die)
            async with store.write(ME) as unit:
                await erase(unit, ME)
    async with await Store.open(postgres_url) as store:
        assert not await store.scrub()
