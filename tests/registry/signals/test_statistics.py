"""Figures of signals: as a plain look at all of them and their histories gives."""

import asyncio
import statistics
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.errors import NotAllowed
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.signals.lead_times import Leg
from registry.signals.signal import Signal, Step, Support
from registry.signals.statistics import FigureWish, Lead, Point, figures, lead
from registry.signals.transitions import SignalStatus, SignalStep
from registry.signals.workflow.signal_workflow import join, pick_up, raise_signal, set_aside
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    KERN,
    OTHER,
    RAISER,
    do,
    draft,
    signal_world,
    step,
)
from tests.support.conversation import Clock
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def store(store_url):
    clock = Clock(NOW)
    async with await Store.open(store_url, clock=clock) as opened:
        await signal_world(opened)
        opened.hands = clock
        yield opened


async def asked(store, **wish):
    async with store.read(KERN) as unit:
        return await figures(unit, FigureWish.of(wish))


async def test_the_course_and_days_of_signals_that_went_it(store):
    await do(store, RAISER, raise_signal, draft(kind="kans"))
    await do(store, RAISER, raise_signal, draft(hub="zeeland", level="tussen-regios"))
    await do(store, OTHER, join, "1", hub="flevoland")
    way = {
        3: SignalStep.PICK_UP,
        10: SignalStep.PROPOSE,
        20: SignalStep.AGENDA,
        30: SignalStep.OUTCOME,
        37: SignalStep.DECIDE,
        47: SignalStep.CLOSE,
    }
    for day, name in way.items():
        store.hands.now = NOW + timedelta(days=day)
        await do(store, KERN, step, name)
    await do(store, KERN, set_aside, "2", "Dit speelt al elders.")
    found = await asked(store)
    assert (found.start, found.end) == (date(2026, 1, 1), store.hands.now.date())
    assert found.months[202611] == {SignalKind.CHANCE: 1, SignalKind.PROBLEM: 1}
    assert list(found.months)[-3:] == [202611, 202612, 202701]
    assert found.kinds == {SignalKind.CHANCE: 1, SignalKind.PROBLEM: 1}
    assert found.whole.total == 2
    gone = {one for one, count in found.whole.course.items() if count}
    assert gone == {
        Point.PICKED_UP,
        Point.PROPOSED,
        Point.ON_AGENDA,
        Point.TAKEN_UP,
        Point.DECIDED,
        Point.CLOSED,
        Point.SET_ASIDE,
    }
    days = {leg: one.middle for leg, one in found.whole.leads.items()}
    assert days == {
        Leg.PICK_UP: 3,
        Leg.PROPOSE: 7,
        Leg.STEER: 20,
        Leg.DECIDE: 7,
        Leg.CLOSE: 10,
        Leg.WHOLE: 47,
    }
    assert list(found.levels) == [SignalLevel.REGION, SignalLevel.REGIONS]
    assert {hub: part.total for hub, part in found.hubs.items()} == {
        "flevoland": 1,
        "twente": 1,
        "zeeland": 1,
    }
    assert found.hubs["zeeland"].course[Point.SET_ASIDE] == 1
    assert found.hubs["zeeland"].leads == {}


async def test_a_part_of_the_signals(store):
    await do(store, RAISER, raise_signal, draft(kind="kans"))
    await do(store, RAISER, raise_signal, draft(hub=None, themes=("energie",)))
    await do(store, OTHER, join, "1", hub="zeeland")
    wishes = [
        ({"hub": "zeeland"}, 1),
        ({"theme": "energie"}, 1),
        ({"kind": "probleem"}, 1),
        ({"level": "tussen-regios"}, 0),
        ({"start": "24-11-2026", "end": "24-11-2026"}, 2),
        ({"end": "23-11-2026"}, 0),
        ({"hub": "geen\0 hub"}, 0),
    ]
    for wish, total in wishes:
        assert (await asked(store, **wish)).whole.total == total, wish
    assert list((await asked(store)).hubs) == ["twente", "zeeland", ""]


async def test_a_signal_counts_as_it_is_after_every_change(store):
    await do(store, RAISER, raise_signal, draft())
    assert (await asked(store)).whole.course[Point.PICKED_UP] == 0
    await do(store, KERN, pick_up, "1")
    assert (await asked(store)).whole.course[Point.PICKED_UP] == 1


async def test_figures_are_for_the_kernteam(store):
    async with store.read(RAISER) as unit:
        with pytest.raises(NotAllowed):
            await figures(unit, FigureWish())


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("wish", "period"),
    [
        ({}, (date(2025, 1, 1), TODAY)),
        ({"end": date(2024, 6, 1)}, (date(2023, 1, 1), date(2024, 6, 1))),
        ({"start": date(2026, 6, 1)}, (date(2026, 6, 1), TODAY)),
        ({"start": date(2027, 6, 1)}, (TODAY, TODAY)),
        ({"start": date(1900, 6, 1)}, (date(2017, 1, 1), TODAY)),
        ({"start": date(1, 1, 1), "end": date(1, 2, 1)}, (date(2000, 1, 1), date(2000, 1, 1))),
        ({"end": date(2001, 2, 1)}, (date(2000, 1, 1), date(2001, 2, 1))),
        ({"end": date(9999, 12, 31)}, (date(2025, 1, 1), TODAY)),
    ],
)
def test_a_period_can_be_counted(wish, period):
    assert FigureWish(**wish).period(TODAY) == period


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_a_lead_is_what_the_lengths_in_a_row_say(lengths):
    told = lead(Counter(lengths))
    assert told == Lead(len(lengths), statistics.median(lengths), told.slow)
    as_quick = sum(one <= told.slow for one in lengths)
    assert as_quick >= 0.9 * len(lengths)
    assert sum(one < told.slow for one in lengths) < 0.9 * len(lengths)


HUBS = ("twente", "zeeland")
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "level": st.sampled_from(SignalLevel),
            "kind": st.sampled_from(SignalKind),
            "hub": st.sampled_from((None, *HUBS)),
            "supporters": st.sets(st.sampled_from(HUBS)).map(
                lambda hubs: tuple(Support(hub=hub) for hub in sorted(hubs))
            ),
            "raised": st.integers(0, 500).map(lambda days: NOW - timedelta(days=days)),
            "states": st.lists(st.sampled_from(SignalStatus), max_size=6),
        }
    ),
    max_size=10,
)
WISHES = st.fixed_dictionaries(
    {
        "level": st.none() | st.sampled_from(SignalLevel),
        "kind": st.none() | st.sampled_from(SignalKind),
        "hub": st.sampled_from(("", *HUBS)),
        "start": st.none() | st.just(date(2025, 11, 26)),
        "end": st.none() | st.just(date(2026, 3, 31)),
    }
)


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS, wishes=st.lists(WISHES, min_size=1, max_size=5))
def test_figures_are_what_a_look_at_all_histories_gives(rows, wishes):
    asyncio.run(compared(rows, wishes))


async def compared(rows, wishes):
    signals = [signal(number, **row) for number, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(
            sqlite_with_tables(f"{folder}/plek.db"), clock=lambda: NOW
        ) as store:
            async with store.write("system") as unit:
                await unit.of(Signal).add_all(signals)
            for wish in wishes:
                async with store.read("system") as unit:
                    found = await figures(unit, FigureWish(**wish))
                meant = [one for one in signals if wanted(one, found, wish)]
                same(found, meant)


def signal(number, raised, states, **row):
    history = [
        Step(step=SignalStep.PICK_UP, at=raised + timedelta(days=7 * (at + 1)), status=state)
        for at, state in enumerate(states)
    ]
    return Signal(
        slug=str(number),
        number=number,
        seen="Iets.",
        raised=raised,
        status=states[-1] if states else SignalStatus.NEW,
        history=tuple(history),
        **row,
    )


def wanted(one, found, wish):
    return (
        found.start <= one.raised.date() <= found.end
        and wish["level"] in (None, one.level)
        and wish["kind"] in (None, one.kind)
        and wish["hub"] in ("", *one.hubs)
    )


def same(found, meant):
    inflow = Counter((one.raised.strftime("%Y%m"), one.kind) for one in meant)
    told = {(str(month), kind): n for month, by in found.months.items() for kind, n in by.items()}
    assert told == inflow
    assert found.kinds == Counter(one.kind for one in meant)
    part_is(found.whole, meant)
    assert set(found.levels) == {one.level for one in meant}
    for level, part in found.levels.items():
        part_is(part, [one for one in meant if one.level is level])
    assert set(found.hubs) == {hub for one in meant for hub in one.hubs or ("",)}
    for hub, part in found.hubs.items():
        part_is(part, [one for one in meant if hub in (one.hubs or ("",))])


def part_is(part, meant):
    assert part.total == len(meant)
    if not meant:
        assert not any(part.course.values())
        return
    for point in (Point.CLOSED, Point.SET_ASIDE, Point.BUNDLED):
        assert part.course[point] == sum(one.status == point for one in meant)
    for point in (Point.SENT_BACK, Point.NOT_NOW, Point.ACTING):
        been = [one for one in meant if any(step.status == point for step in one.history)]
        assert part.course[point] == len(been)
    whole = [7 * (closing(one) + 1) for one in meant if one.status is SignalStatus.CLOSED]
    if whole:
        told = part.leads[Leg.WHOLE]
        assert (told.number, told.middle) == (len(whole), statistics.median(whole))
    else:
        assert Leg.WHOLE not in part.leads


def closing(one):
    """Which of its steps closed it for good."""
    at = len(one.history)
    while at and one.history[at - 1].status is SignalStatus.CLOSED:
        at -= 1
    return at
