"""A store that goes while people arrive, and comes back: everybody is welcomed, and once."""

import asyncio
import dataclasses
from contextlib import asynccontextmanager

import pytest

from bot.conversations import all_routes
from bot.dispatch.contacts.contact import Contact
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.rosters import RosterEntry
from bot.dispatch.missed import MOST, Missed, TurnSetAside
from bot.dispatch.router import Router
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Incoming, Kind, Person
from bot.jobs.catch_up import catch_up, keep_caught_up
from registry.core.errors import StoreUnavailable
from registry.core.vocabulary import Language
from registry.delivery.undelivered import Undelivered
from registry.members.member import Member
from registry.privacy.export_and_erase import erase
from tests.support.conversation import CHANNEL, FATIMA, PIETER, SANNE, personal, town
from tests.support.postgres import cluster_of

CAFE = dataclasses.replace(CHANNEL, conversation=CHANNEL.root)
PEOPLE = [
    Person(f"a3f1c0de-0000-4000-8000-0000000002{n:02d}", f"29:new-{n}", f"Nieuw {n}")
    for n in range(12)
]


class Flaky:
    """A store that can be away."""

    def __init__(self, store):
        self.store = store
        self.away = False

    @asynccontextmanager
    async def _open(self, opened):
        if self.away:
            raise StoreUnavailable("the database is away")
        async with opened as unit:
            yield unit

    def read(self, *args, **kwargs):
        return self._open(self.store.read(*args, **kwargs))

    def write(self, *args, **kwargs):
        return self._open(self.store.write(*args, **kwargs))


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        running.flaky = Flaky(running.store)
        running.router = Router(running.flaky, Language.DUTCH, all_routes())
        running.worker._subscribers = running.router.subscribers
        yield running


def arrival(person, kind=Kind.ARRIVED):
    return Incoming(kind, f"{kind}-{person.address}", Person(""), CAFE, people=(person,))


async def refused(plek, *incoming):
    plek.flaky.away = True
    for one in incoming:
        with pytest.raises(StoreUnavailable):
            await plek.router(one)
    plek.flaky.away = False


async def known(plek, *before):
    """The bot is in PLeK Café, and has read who was there before it."""
    plek.post.roster = list(before)
    await plek.router(Incoming(Kind.BOT_ADDED, "added", Person(""), CAFE))
    await plek.work()
    plek.post.sent.clear()


def welcomed(plek):
    return sorted(one.only.address for one in plek.post.sent)


async def test_who_arrived_while_it_was_away_is_welcomed_once_though_teams_comes_again(plek):
    await refused(plek, *map(arrival, PEOPLE))
    assert await catch_up(plek.flaky, plek.router.missed) == 12
    await plek.router(arrival(PEOPLE[0]))
    await plek.work()
    assert welcomed(plek) == sorted(one.address for one in PEOPLE)
    await plek.router(arrival(PEOPLE[1]))
    assert await catch_up(plek.flaky, plek.router.missed) == 0
    await plek.work()
    assert len(plek.post.sent) == 12


async def test_who_arrived_before_a_restart_is_found_on_the_roster(plek):
    """The memory of what was refused is lost with the process; the roster is not."""
    await known(plek, SANNE)
    plek.post.roster = [SANNE, *PEOPLE, Person("28:bot", "28:bot")]
    for _ in range(3):
        await catch_up(plek.flaky, Missed())
        await plek.work()
    assert welcomed(plek) == sorted(one.address for one in PEOPLE)


async def test_who_was_there_before_the_bot_is_not_welcomed_by_any_later_reading(plek):
    await known(plek, SANNE, PIETER)
    for _ in range(2):
        await catch_up(plek.flaky, Missed())
        await plek.work()
    assert plek.post.sent == []
    assert await plek.get(Contact, member_key(PIETER.id)) is not None


@pytest.mark.parametrize("told", ["nobody", "addresses alone"])
async def test_a_first_roster_that_tells_too_little_makes_nobody_new(plek, told):
    bare = [dataclasses.replace(one, id="") for one in (SANNE, PIETER)]
    await known(plek, *(bare if told == "addresses alone" else []))
    for roster in ([SANNE, PIETER], [SANNE, PIETER, FATIMA]):
        plek.post.roster = roster
        await catch_up(plek.flaky, Missed())
        await plek.work()
    assert welcomed(plek) == [FATIMA.address]


async def test_who_was_welcomed_is_not_welcomed_by_the_roster_too(plek):
    await known(plek, SANNE)
    await plek.router(arrival(FATIMA))
    await plek.work()
    plek.post.roster = [FATIMA]
    await catch_up(plek.flaky, Missed())
    await plek.work()
    assert welcomed(plek) == [FATIMA.address]


async def test_who_spoke_to_the_bot_before_they_were_found_is_welcomed_all_the_same(plek):
    await known(plek, SANNE)
    await plek.router(Incoming(Kind.TEXT, "t", FATIMA, personal(FATIMA), text="help"))
    plek.post.roster = [FATIMA]
    await catch_up(plek.flaky, Missed())
    await plek.work()
    assert welcomed(plek) == [FATIMA.address]


async def test_who_was_erased_and_is_still_in_the_team_is_left_alone(plek):
    await known(plek, SANNE)
    await plek.router(arrival(FATIMA))
    await plek.work()
    key = member_key(FATIMA.id)
    async with plek.store.write(key) as unit:
        await erase(unit, key)
    plek.post.sent.clear()
    plek.post.roster = [FATIMA]
    await catch_up(plek.flaky, Missed())
    await plek.work()
    assert plek.post.sent == []
    assert await plek.get(Contact, key) is None
    assert await plek.get(Member, key) is None


async def test_who_left_and_came_back_unseen_is_welcomed_back(plek):
    await known(plek, SANNE)
    await plek.router(arrival(FATIMA))
    await plek.router(arrival(FATIMA, Kind.LEFT))
    await plek.work()
    assert len(await plek.all(RosterEntry)) == 1
    plek.post.sent.clear()
    plek.post.roster = [SANNE, FATIMA]
    await catch_up(plek.flaky, Missed())
    await plek.work()
    assert welcomed(plek) == [FATIMA.address]


async def test_a_reading_that_broke_off_goes_on_and_welcomes_nobody_twice(plek):
    await known(plek, SANNE)
    plek.post.roster = PEOPLE
    members, broke = plek.post.members, []

    async def broken(place):
        async for person in members(place):
            if person is PEOPLE[6] and not broke:
                broke.append(True)
                raise ConnectionError
            yield person

    plek.post.members = broken
    await catch_up(plek.flaky, Missed())
    for _ in range(3):
        await plek.work()
        plek.clock.forward(minutes=5)
    assert broke
    assert welcomed(plek) == sorted(one.address for one in PEOPLE)


async def test_it_catches_up_at_the_start_and_each_time_the_store_is_back(plek):
    slept, back = [], asyncio.Event()

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 2:
            plek.flaky.away = False
            back.set()
        await asyncio.sleep(0)

    plek.flaky.away = True
    job = asyncio.create_task(keep_caught_up(plek.flaky, plek.router.missed, sleep))
    await back.wait()
    await refused(plek, arrival(FATIMA))
    for _ in range(200):
        if len(plek.router.missed._waiting) == 0:
            break
        await asyncio.sleep(0.01)
    job.cancel()
    await asyncio.gather(job, return_exceptions=True)
    await plek.work()
    assert welcomed(plek) == [FATIMA.address]


async def test_a_fault_of_ours_is_set_aside_tried_again_and_then_shown(sqlite_url):
    routes, tried = Routes(), []

    @routes.kind(Kind.ARRIVED)
    async def fail(ask):
        tried.append(ask.incoming)
        if len(tried) < 3:
            raise LookupError("our fault")

    async with town(sqlite_url, routes=[routes]) as plek:
        assert await plek.router(arrival(FATIMA)) is None
        for _ in range(4):
            await plek.work()
            plek.clock.forward(hours=2)
        assert tried == [arrival(FATIMA)] * 3
        counts = await plek.store.outbox.counts()
        assert (counts["waiting"], counts["given_up"]) == (0, 0)


async def test_what_goes_on_failing_is_shown_to_the_administrator(sqlite_url):
    routes = Routes()

    @routes.kind(Kind.ARRIVED)
    async def fail(_):
        raise LookupError("our fault")

    async with town(sqlite_url, routes=[routes]) as plek:
        await plek.router(arrival(FATIMA))
        for _ in range(12):
            await plek.work()
            plek.clock.forward(hours=2)
        [item] = await plek.all(Undelivered)
        assert (item.event, item.dropped) == (TurnSetAside.name, False)
        assert (await plek.store.outbox.counts())["waiting"] == 1  # and it is tried on


async def test_what_is_set_aside_goes_with_who_is_erased(sqlite_url):
    routes = Routes()

    @routes.kind(Kind.ARRIVED)
    async def fail(_):
        raise LookupError("our fault")

    async with town(sqlite_url, routes=[routes]) as plek:
        await plek.router(arrival(FATIMA))
        key = member_key(FATIMA.id)
        async with plek.store.write(key) as unit:
            await erase(unit, key)
        waiting = await plek.store.outbox.claim(10, 60)
        assert [one for one in waiting if isinstance(one.event, TurnSetAside)] == []


@pytest.mark.postgres
async def test_a_real_database_that_goes_while_people_arrive(postgres_url):
    name, cluster = postgres_url.rpartition("/")[2], cluster_of(postgres_url)
    async with town(postgres_url) as plek:
        await known(plek, SANNE)
        cluster.run(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        others = "FROM pg_stat_activity WHERE datname <> current_database()"  # ours is the only one
        cluster.run(f"SELECT pg_terminate_backend(pid) {others}")
        outcomes = await asyncio.gather(
            *map(plek.router, map(arrival, PEOPLE)), return_exceptions=True
        )
        assert {type(one).__name__ for one in outcomes} == {"StoreError"}
        with pytest.raises(StoreUnavailable):
            await catch_up(plek.store, plek.router.missed)
        cluster.run(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await catch_up(plek.store, plek.router.missed)
        await plek.work()
        assert welcomed(plek) == sorted(one.address for one in PEOPLE)


async def test_a_welcome_that_went_out_as_the_store_went_away_is_not_sent_again(plek, monkeypatch):
    await known(plek, SANNE)
    await plek.router(arrival(FATIMA))
    plek.worker._registry = plek.flaky
    send, slept = plek.post.send, []

    async def send_and_lose_the_store(*args, **kwargs):
        plek.flaky.away = not slept
        return await send(*args, **kwargs)

    async def sleep(seconds):
        slept.append(seconds)
        plek.flaky.away = len(slept) < 3

    plek.post.send = send_and_lose_the_store
    monkeypatch.setattr("bot.delivery.notifier.asyncio.sleep", sleep)
    await plek.work()
    assert len(slept) == 3
    assert welcomed(plek) == [FATIMA.address]


def test_the_memory_of_what_was_missed_is_bounded():
    missed = Missed()
    for n in range(MOST + 5):
        missed.note(dataclasses.replace(arrival(FATIMA), key=str(n)), keep=True)
    assert len(missed.waiting()) == MOST
    missed.kept(missed.waiting()[:3])
    assert len(missed.waiting()) == MOST - 3
