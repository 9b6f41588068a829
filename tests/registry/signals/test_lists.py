"""The kernteam's lists: counted, filtered, sorted and paged as a plain look at all of them says."""

import asyncio
import tempfile
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.errors import NotAllowed
from registry.core.vocabulary import SignalLevel
from registry.signals.lists import SignalFilter, inbox, listed, urgent
from registry.signals.signal import Signal, Support
from registry.signals.transitions import LIVE, SignalStatus
from registry.signals.workflow.signal_workflow import ask, join, pick_up, raise_signal
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import KERN, OTHER, RAISER, do, draft, signal_world
from tests.support.conversation import Clock
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HUBS, THEMES = ("twente", "zeeland"), ("water", "energie")


@pytest.fixture
async def store(store_url):
    clock = Clock(NOW)
    async with await Store.open(store_url, clock=clock) as opened:
        await signal_world(opened)
        await do(opened, RAISER, raise_signal, draft())
        await do(opened, RAISER, raise_signal, draft(hub="zeeland", level="tussen-regios"))
        await do(opened, RAISER, raise_signal, draft(hub=None, themes=("water", "energie")))
        await do(opened, OTHER, join, "1", hub="zeeland")
        await do(opened, KERN, ask, "2", "Waar?")
        await do(opened, KERN, pick_up, "3")
        opened.hands = clock
        yield opened


async def slugs(store, limit=10, offset=0, **wish):
    async with store.read(KERN) as unit:
        page = await listed(unit, SignalFilter.of(wish), limit=limit, offset=offset)
    return [one.slug for one in page.signals], page.total


async def test_the_inbox_counts_what_is_new_waits_and_is_late(store):
    async with store.read(KERN) as unit:
        first = await inbox(unit)
    assert (first.new, first.waiting, first.overdue) == (1, 1, 0)
    assert first.statuses == {"new": 1, "asked": 1, "picked_up": 1}
    assert first.levels == {SignalLevel.REGION: 2, SignalLevel.REGIONS: 1}
    assert (first.hubs, first.themes) == ({"twente": 1, "zeeland": 2}, {"water": 3, "energie": 1})
    store.hands.now = NOW + timedelta(days=8)
    async with store.read(KERN) as unit:
        assert (await inbox(unit)).overdue == 1


async def test_a_list_is_filtered_sorted_and_paged(store):
    assert await slugs(store) == (["3", "2", "1"], 3)
    assert await slugs(store, order="raised", limit=2, offset=1) == (["2", "3"], 3)
    assert await slugs(store, order="due") == (["1", "2", "3"], 3)
    assert await slugs(store, order="-support") == (["1", "3", "2"], 3)
    assert await slugs(store, hub="zeeland", theme="water") == (["2", "1"], 2)
    assert await slugs(store, status=("new", "asked"), level="tussen-regios") == (["2"], 1)
    assert await slugs(store, start="24-11-2026", end="24-11-2026", owner=KERN) == (["3", "2"], 2)
    assert await slugs(store, start="25-11-2026") == ([], 0)
    assert await slugs(store, theme="geen\0 thema") == ([], 0)


async def test_a_day_is_a_day_in_the_netherlands(store):
    store.hands.now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    await do(store, RAISER, raise_signal, draft())
    assert await slugs(store, start="1-1-2027") == (["4"], 1)
    assert (await slugs(store, end="31-12-2026"))[1] == 3


async def test_what_is_late_and_then_what_is_new_needs_work_first(store):
    await do(store, OTHER, raise_signal, draft())
    store.hands.now = NOW + timedelta(days=15)
    await do(store, OTHER, raise_signal, draft())
    async with store.read(KERN) as unit:
        assert [one.slug for one in await urgent(unit)] == ["1", "4", "2", "5"]
        assert [one.slug for one in await urgent(unit, limit=1)] == ["1", "4"]


@pytest.mark.parametrize("deed", [inbox, urgent, lambda unit: listed(unit, SignalFilter())])
async def test_lists_are_for_the_kernteam(store, deed):
    async with store.read(RAISER) as unit:
        with pytest.raises(NotAllowed):
            await deed(unit)


MOMENTS = st.integers(0, 5).map(lambda days: NOW + timedelta(days=days))
SIGNALS = st.lists(
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(SignalStatus),
            "level": st.sampled_from(SignalLevel),
            "hub": st.sampled_from((None, *HUBS)),
            "themes": st.sets(st.sampled_from(THEMES)).map(tuple),
            "supporters": st.integers(0, 2).map(lambda some: (Support(),) * some),
            "raised": MOMENTS,
            "due": st.none() | MOMENTS,
        }
    ),
    max_size=12,
)
WISHES = st.fixed_dictionaries(
    {
        "status": st.sets(st.sampled_from(SignalStatus)).map(tuple),
        "level": st.none() | st.sampled_from(SignalLevel),
        "hub": st.sampled_from(("", *HUBS)),
        "theme": st.sampled_from(("", *THEMES)),
        "start": st.none() | st.just(date(2026, 11, 26)),
        "end": st.none() | st.just(date(2026, 11, 27)),
        "order": st.sampled_from(("raised", "-raised", "due", "-support")),
    }
)


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=SIGNALS, wishes=st.lists(WISHES, min_size=1, max_size=8))
def test_a_list_is_what_a_look_at_all_of_them_gives(rows, wishes):
    asyncio.run(compared(rows, wishes))


async def compared(rows, wishes):
    signals = [
        Signal(slug=str(number), number=number, seen="Iets.", **row)
        for number, row in enumerate(rows)
    ]
    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(sqlite_with_tables(f"{folder}/plek.db")) as store:
            async with store.write("system") as unit:
                await unit.of(Signal).add_all(signals)
                first = await inbox(unit)
            assert sum(first.statuses.values()) == sum(one.status in LIVE for one in signals)
            for wish in wishes:
                async with store.read("system") as unit:
                    page = await listed(unit, SignalFilter(**wish), limit=100)
                assert [one.slug for one in page.signals] == wanted(signals, wish)
                assert page.total == len(page.signals)


ORDERS = {
    "raised": lambda one: (one.raised, one.slug),
    "due": lambda one: (one.due, one.slug),
    "support": lambda one: (len(one.supporters), one.raised, one.slug),
}


def wanted(signals, wish):
    left = [one for one in signals if fits(one, wish)]
    left = [one for one in left if wish["order"] != "due" or one.due]
    left.sort(key=ORDERS[wish["order"].removeprefix("-")], reverse=wish["order"][0] == "-")
    return [one.slug for one in left]


def fits(signal, wish):
    return (
        signal.status in (wish["status"] or SignalStatus)
        and signal.level == (wish["level"] or signal.level)
        and signal.hub == (wish["hub"] or signal.hub)
        and (not wish["theme"] or wish["theme"] in signal.themes)
        and (not wish["start"] or signal.raised.date() >= wish["start"])
        and (not wish["end"] or signal.raised.date() <= wish["end"])
    )
