"""Refusals are counted without a write for each, kept, and never lost while the store is away."""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.dispatch.refusals import REMEMBERED, RefusalTally, RefusedOrigin
from bot.jobs.refusals import EVERY, keep_counting, write_counts
from registry.store.engine.errors import StoreError
from registry.store.store import Store
from tests.support.conversation import Clock


class Enough(Exception):
    """Ends the endless round of a test."""


class Away:
    """A store that can't be written."""

    @asynccontextmanager
    async def write(self, _actor, **_once):
        raise StoreError("the database is away")
        yield


async def kept(store):
    async with store.read() as unit:
        return {one.slug: one for one in await unit.of(RefusedOrigin).all()}


async def test_counts_add_up_and_start_anew_after_a_quiet_week(store_url):
    clock, tally = Clock(), RefusalTally()
    begun = clock.now
    async with await Store.open(store_url, clock=clock) as store:
        for value in ("webchat", "directline", "directline"):
            tally.note("channel", value)
        tally.note("tenant", "none")
        await write_counts(store, tally)
        await write_counts(store, tally)  # nothing new
        clock.forward(hours=1)
        tally.note("channel", "webchat")
        await write_counts(store, tally)
        found = await kept(store)
        channel = found["channel"]
        assert (channel.count, channel.value) == (4, "webchat")
        assert (channel.since, channel.last) == (begun, clock.now)
        assert found["tenant"].count == 1
        clock.now += REMEMBERED + timedelta(seconds=1)
        tally.note("channel", "email")
        await write_counts(store, tally)
        channel = (await kept(store))["channel"]
        assert (channel.count, channel.since) == (1, clock.now)


async def test_what_can_not_be_written_is_counted_on(sqlite_url):
    tally = RefusalTally()
    tally.note("channel", "webchat")
    await write_counts(Away(), tally)
    tally.note("channel", "directline")
    async with await Store.open(sqlite_url) as store:
        await write_counts(store, tally)
        assert (await kept(store))["channel"].count == 2


async def test_it_writes_once_in_a_while_however_many_come(sqlite_url):
    tally, waits = RefusalTally(), []

    async def sleep(seconds):
        waits.append(seconds)
        if len(waits) == 3:
            raise Enough
        for _ in range(1000):
            tally.note("tenant", "none")

    async with await Store.open(sqlite_url) as store:
        with pytest.raises(Enough):
            await keep_counting(store, tally, sleep)
        found = (await kept(store))["tenant"]
        assert (found.count, found.revision, waits) == (2000, 2, [EVERY] * 3)
