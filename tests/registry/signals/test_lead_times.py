"""How far a signal got and how long that took: read off its history, as a plain look at it says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.signals.lead_times import _RUNG, OUTCOMES, RUNGS, Leg, legs, month, outcomes, rung
from registry.signals.transitions import STEPS, SignalStatus, SignalStep

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def steps(*pairs):
    return [(state, START + timedelta(days=day)) for state, day in pairs]


def test_every_state_has_its_place():
    assert set(_RUNG) == set(SignalStatus)
    assert set(OUTCOMES) <= set(SignalStatus)


@pytest.mark.parametrize("step", [one for one in SignalStep if STEPS[one].to], ids=str)
def test_a_step_goes_up_one_rung_at_most(step):
    rule = STEPS[step]
    for start in rule.starts - {SignalStatus.CLOSED, SignalStatus.BUNDLED, SignalStatus.SET_ASIDE}:
        allowed = 1 if rule.to is not SignalStatus.CLOSED else 0
        assert _RUNG[rule.to] - _RUNG[start] <= allowed, (start, rule.to)


def test_the_whole_way():
    way = steps(
        ("new", 0),
        ("asked", 2),
        ("picked_up", 4),
        ("proposed", 10),
        ("on_agenda", 20),
        ("sent_back", 30),
        ("proposed", 40),
        ("on_agenda", 50),
        ("taken_up", 60),
        ("decided", 75),
        ("acting", 80),
        ("acting", 90),
        ("closed", 100),
        ("closed", 120),  # somebody noted something
    )
    assert legs(START, way) == {
        Leg.PICK_UP: 2,
        Leg.PROPOSE: 8,
        Leg.STEER: 20,
        Leg.DECIDE: 45,
        Leg.CLOSE: 25,
        Leg.WHOLE: 100,
    }
    states = {state for state, _ in way}
    assert RUNGS[rung(states)] == "acting"
    assert outcomes(states) == OUTCOMES["sent_back"] + OUTCOMES["taken_up"]


def test_what_was_opened_again_is_not_closed():
    way = steps(("new", 0), ("set_aside", 1), ("picked_up", 9), ("picked_up", 12))
    assert legs(START, way)[Leg.PICK_UP] == 9
    again = steps(("new", 0), ("picked_up", 1), ("not_now", 5), ("closed", 6), ("picked_up", 8))
    assert legs(START, again)[Leg.WHOLE] is None
    assert legs(START, [*again, *steps(("closed", 30))])[Leg.WHOLE] == 30


def test_a_document_may_know_less_or_have_it_in_another_order():
    assert set(legs(START, []).values()) == {None}
    assert legs(START, steps(("picked_up", -3)))[Leg.PICK_UP] is None
    assert RUNGS[rung({"decided"})] == "decided"
    assert outcomes({"decided"}) == OUTCOMES["taken_up"]


def test_days_and_months_are_those_in_the_netherlands():
    late = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)
    assert month(late) == 202612
    assert month(late + timedelta(hours=1)) == 202701
    assert legs(late, [("picked_up", late + timedelta(hours=1))])[Leg.PICK_UP] == 1
    assert legs(late, [("picked_up", late + timedelta(minutes=20))])[Leg.PICK_UP] == 0


WAYS = st.lists(
    st.tuples(st.sampled_from([str(one) for one in SignalStatus]), st.integers(0, 900)), max_size=14
)


@given(WAYS)
def test_legs_are_what_a_plain_look_gives(way):
    way = sorted(way, key=lambda one: one[1])
    took = legs(START, steps(*way))

    def first(*states):
        return next((day for state, day in way if state in states), None)

    said = ("taken_up", "sent_back", "not_now")
    ends = {
        Leg.PROPOSE: (first("picked_up", "asked"), first("proposed")),
        Leg.STEER: (first("proposed"), first(*said)),
        Leg.DECIDE: (first(*said), first("decided")),
    }
    for leg, (start, end) in ends.items():
        known = start is not None and end is not None and end >= start
        assert took[leg] == (end - start if known else None)
    assert took[Leg.PICK_UP] == first("picked_up", "asked")
    closed = bool(way) and way[-1][0] == "closed"
    assert (took[Leg.WHOLE] is not None) == closed
    if closed:
        opened = [at for at, (state, _) in enumerate(way) if state != "closed"]
        assert took[Leg.WHOLE] == way[opened[-1] + 1 if opened else 0][1]


def test_a_month_is_read_as_a_date():
    assert date(month(START) // 100, month(START) % 100, 1) == date(2026, 3, 1)
