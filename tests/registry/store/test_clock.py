"""Hosts whose clocks differ agree on one time: the database's."""

from datetime import UTC, datetime, timedelta

import pytest

from graph_sync.errors import SyncBusy
from graph_sync.ledger.lock import sync_lock
from registry.core import clock as process_clock
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from registry.store.engine import clock as database_clock
from registry.store.store import Store

FIVE = timedelta(minutes=5)


class Skew:
    """The clock of the host on which the code runs just now."""

    def __init__(self):
        self.ahead = timedelta(0)

    def now(self, zone=None):
        return datetime.now(zone) + self.ahead


@pytest.fixture
def host(monkeypatch):
    skew = Skew()
    monkeypatch.setattr(process_clock, "datetime", skew)
    return skew


@pytest.fixture
async def hosts(store_url, host):
    """Stores on two hosts, the first five minutes late, the second as much early."""
    host.ahead = -FIVE
    async with await Store.open(store_url) as late:
        host.ahead = FIVE
        async with await Store.open(store_url) as early:
            yield late, early


async def time_of(store):
    async with store.read() as unit:
        return unit.now


async def test_both_have_the_same_time(hosts, host):
    late, early = hosts
    host.ahead = -FIVE
    one = await time_of(late)
    host.ahead = FIVE
    other = await time_of(early)
    assert abs(one - other) < timedelta(seconds=20)
    assert abs(one - datetime.now(UTC)) < timedelta(seconds=20)


async def test_the_lock_holds_between_them(hosts, host):
    late, early = hosts
    host.ahead = -FIVE
    async with sync_lock(late):
        host.ahead = FIVE
        with pytest.raises(SyncBusy):
            async with sync_lock(early):
                pytest.fail("two hold it")
    async with sync_lock(early):
        host.ahead = -FIVE
        with pytest.raises(SyncBusy):
            async with sync_lock(late):
                pytest.fail("two hold it")


class Rang(Event):
    """Something happened."""

    name = "clock_test.rang"


async def test_what_one_is_at_the_other_does_not_take_from_the_outbox(hosts, host):
    late, early = hosts
    host.ahead = -FIVE
    async with late.write(SYSTEM) as unit:
        unit.emit(Rang())
    assert len(await late.outbox.claim(5, 60)) == 1
    host.ahead = FIVE
    assert await early.outbox.claim(5, 60) == []


async def test_what_one_emits_the_other_takes_at_once(hosts, host):
    late, early = hosts
    host.ahead = FIVE
    async with early.write(SYSTEM) as unit:
        unit.emit(Rang())
    host.ahead = -FIVE
    assert len(await late.outbox.claim(5, 60)) == 1


async def test_the_database_is_asked_now_and_then_and_after_a_sleep(store_url, monkeypatch):
    asked = []
    real = database_clock._time_of
    monkeypatch.setattr(
        database_clock, "_time_of", lambda connection: asked.append(1) or real(connection)
    )
    async with await Store.open(store_url) as store:
        for _ in range(5):
            await time_of(store)
        assert len(asked) == 1

        steady, wall = database_clock.time.monotonic, database_clock.time.time
        monkeypatch.setattr(database_clock.time, "time", lambda: wall() + 300)
        await time_of(store)  # the machine slept: the steady clock did not count that
        assert len(asked) == 2
        monkeypatch.setattr(
            database_clock.time, "monotonic", lambda: steady() + database_clock.ASK_EVERY
        )
        monkeypatch.setattr(
            database_clock.time, "time", lambda: wall() + 300 + database_clock.ASK_EVERY
        )
        await time_of(store)
        assert len(asked) == 3


async def test_its_time_does_not_go_back(store_url):
    async with await Store.open(store_url) as store:
        seen = []
        for _ in range(20):
            store.clock._asked = float("-inf")
            seen.append(await time_of(store))
    assert seen == sorted(seen)
