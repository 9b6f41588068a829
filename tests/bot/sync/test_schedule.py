"""When Teams is looked at: all of it once a day, in between only where there is reason to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sync.notifications.notification import mark
from bot.sync.schedule import (
    ASKED_EVERY,
    DAILY,
    QUIET,
    Scan,
    answered_by,
    due_scan,
    note_scanned,
    request_scan,
    state_of,
)
from graph_sync.ledger.ledger import LedgerArea, SyncState
from registry.core.permissions import SYSTEM
from registry.store.store import Store
from tests.support.conversation import Clock

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
READ = SyncState(slug="sync", read_at=NOW - timedelta(hours=1))


def area(key, ago=QUIET):
    return LedgerArea(slug=key, notified=True, notified_at=NOW - ago)


def state(**news):
    return READ.model_copy(update=news)


def test_the_first_look_is_at_everything():
    assert due_scan(SyncState(slug="sync"), [], (), NOW) == Scan("daily", None, NOW)


def test_without_a_reason_there_is_none():
    assert due_scan(READ, [], (), NOW) is None


def test_after_a_day_everything_is_looked_at_once_more():
    almost = state(read_at=NOW - DAILY + timedelta(seconds=1))

    assert due_scan(almost, [], (), NOW) is None
    assert due_scan(state(read_at=NOW - DAILY), [], (), NOW).areas is None


def test_what_the_registry_wants_otherwise_is_looked_at_at_once():
    scan = due_scan(READ, [], {"hub:urk"}, NOW)

    assert (scan.why, scan.areas) == ("registry", {"hub:urk"})


def test_word_of_a_team_waits_for_more_and_is_then_followed():
    assert due_scan(READ, [area("hub:urk", timedelta(seconds=5))], (), NOW) is None

    scan = due_scan(READ, [area("hub:urk"), area("hub:gooi")], (), NOW)
    assert (scan.why, scan.areas) == ("notified", {"hub:urk", "hub:gooi"})


def test_what_is_to_be_looked_at_later_waits():
    assert due_scan(READ, [area("hub:urk", -timedelta(minutes=9))], (), NOW) is None


def test_who_asks_gets_a_look_at_everything():
    scan = due_scan(state(asked_at=NOW), [area("hub:urk")], (), NOW)

    assert (scan.why, scan.areas) == ("asked", None)


def test_who_asks_again_and_again_waits_a_little():
    asked = state(asked_at=NOW, looked_at=NOW - ASKED_EVERY + timedelta(seconds=1))

    assert due_scan(asked, [], (), NOW) is None
    assert due_scan(asked, [], (), NOW + timedelta(seconds=1)).why == "asked"


@given(
    st.lists(st.timedeltas(timedelta(0), timedelta(days=3)), max_size=4),
    st.timedeltas(timedelta(0), timedelta(days=3)),
)
def test_by_itself_everything_is_read_at_most_once_a_day(marks, ago):
    marked = [area(f"hub:h{number}", one) for number, one in enumerate(marks)]

    scan = due_scan(state(read_at=NOW - ago), marked, ("hub:x",), NOW)

    assert scan is not None
    assert (scan.areas is None) == (ago >= DAILY)


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url, clock=Clock(NOW)) as opened:
        yield opened


async def noted(store, scan, *, aligned=False):
    async with store.write(SYSTEM) as unit:
        await note_scanned(unit, scan, aligned=aligned, fingerprint="f")
    async with store.read() as unit:
        marked = {one.slug for one in await unit.of(LedgerArea).all(notified=True)}
        return await state_of(unit), marked


async def test_a_look_at_everything_is_kept(store):
    async with store.write(SYSTEM) as unit:
        await request_scan(unit)
        await mark(unit, ["hub:urk"])

    after, marked = await noted(store, Scan("asked", None, NOW), aligned=True)

    assert (after.read_at, after.asked_at, after.aligned_at) == (NOW, None, NOW)
    assert (after.fingerprint, marked) == ("f", set())
    assert due_scan(after, [], (), NOW + timedelta(hours=1)) is None


async def test_who_asked_is_kept_until_the_look_that_answers_them(store):
    async with store.write(SYSTEM) as unit:
        await request_scan(unit, "anna")
        await request_scan(unit, "piet")
        await request_scan(unit, "anna")
    async with store.read() as unit:
        before = await state_of(unit)

    some, late = Scan("registry", frozenset({"hub:urk"}), NOW), Scan("asked", None, NOW)
    early = Scan("daily", None, NOW - timedelta(seconds=1))
    assert [answered_by(one, before) for one in (some, early, late)] == [(), (), ("anna", "piet")]
    assert (await noted(store, early))[0].asked_by == ("anna", "piet")
    assert (await noted(store, late))[0].asked_by == ()


async def test_a_look_at_some_leaves_the_day_and_the_other_teams_as_they_were(store):
    async with store.write(SYSTEM) as unit:
        await mark(unit, ["hub:urk", "hub:gooi"])

    after, marked = await noted(store, Scan("notified", frozenset({"hub:urk"}), NOW), aligned=True)

    assert (after.read_at, after.aligned_at) == (None, None)
    assert marked == {"hub:gooi"}


async def test_word_that_came_during_the_look_is_not_lost(store):
    began = NOW - timedelta(minutes=1)
    async with store.write(SYSTEM) as unit:
        await request_scan(unit)
        await mark(unit, ["hub:urk"])

    after, marked = await noted(store, Scan("daily", None, began))

    assert after.asked_at == NOW
    assert marked == {"hub:urk"}


async def test_a_team_that_is_marked_for_now_is_not_put_off(store):
    async with store.write(SYSTEM) as unit:
        await mark(unit, ["hub:urk"])
        await mark(unit, ["hub:urk", "hub:gooi"], later=timedelta(hours=1))

    async with store.read() as unit:
        areas = {one.slug: one.notified_at for one in await unit.of(LedgerArea).all()}
    assert areas == {"hub:urk": NOW, "hub:gooi": NOW + timedelta(hours=1)}
