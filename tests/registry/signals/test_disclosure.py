"""Figures that may be shown: nothing about fewer than five, nor what follows from the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.vocabulary import SignalKind, SignalLevel
from registry.signals.disclosure import FEWEST, disclosed, told
from registry.signals.lead_times import Leg
from registry.signals.statistics import Figures, Lead, Part, Point

COUNTS = st.dictionaries(st.integers(0, 20), st.integers(0, 12), max_size=12)


@given(COUNTS)
def test_nothing_small_is_told_and_nothing_follows_from_the_total(parts):
    shown = told(parts)
    assert all(number >= FEWEST or not number for number in shown.values())
    assert shown.items() <= parts.items()
    hidden = {name: number for name, number in parts.items() if name not in shown}
    small = [number for number in parts.values() if 0 < number < FEWEST]
    if not small:
        assert not hidden
    elif any(shown.values()):  # the total less what is shown is the sum of several, and no few
        assert len(hidden) > 1
        assert sum(hidden.values()) >= FEWEST


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"a": 9, "b": 6}, {"a": 9, "b": 6}),
        ({"a": 9, "b": 6, "c": 1}, {"a": 9}),
        ({"a": 9, "b": 6, "c": 3, "d": 3}, {"a": 9, "b": 6}),
        ({"a": 9, "b": 6, "c": 1, "d": 1}, {"a": 9}),
        ({"a": 9, "b": 2}, {}),
        ({"a": 9, "b": 0}, {"a": 9, "b": 0}),
        ({}, {}),
    ],
)
def test_what_is_told_of_parts(parts, shown):
    assert told(parts) == shown


def figures(total, kinds, months, hubs, decided=0):
    course = {Point.PICKED_UP: total, Point.DECIDED: decided}
    leads = {Leg.PICK_UP: Lead(total, 4, 9), Leg.DECIDE: Lead(decided, 30, 60)}
    part = Part(total, course, leads)
    return Figures(
        start=date(2026, 1, 1),
        end=date(2026, 11, 24),
        months=months,
        kinds=kinds,
        whole=part,
        levels={SignalLevel.REGION: part},
        hubs={hub: Part(number, {Point.DECIDED: 1}, {}) for hub, number in hubs.items()},
    )


PROBLEM, CHANCE = SignalKind.PROBLEM, SignalKind.CHANCE


def test_below_five_there_is_nothing_but_the_period():
    found = disclosed(figures(4, {PROBLEM: 4}, {202601: {PROBLEM: 4}}, {"twente": 4}))
    assert not found.enough
    assert found.figures.whole == Part(0, {}, {})
    parts = (found.figures.months, found.figures.kinds, found.figures.levels, found.figures.hubs)
    assert not any(parts)


def test_points_and_stages_of_few_signals_are_left_out():
    found = disclosed(figures(9, {PROBLEM: 9}, {202601: {PROBLEM: 9}}, {"twente": 9}, decided=3))
    assert found.figures.whole.course == {Point.PICKED_UP: 9}
    assert list(found.figures.whole.leads) == [Leg.PICK_UP]
    assert found.figures.hubs["twente"].course == {}
    assert found.hidden == frozenset()


def test_months_become_years_before_they_are_left_out():
    months = {202511: {PROBLEM: 6}, 202601: {PROBLEM: 3}, 202602: {PROBLEM: 4}}
    found = disclosed(figures(13, {PROBLEM: 13}, months, {"twente": 13}))
    assert found.figures.months == {202501: {PROBLEM: 6}, 202601: {PROBLEM: 7}}
    assert found.hidden == {"months"}
    less = {202511: {PROBLEM: 6}, 202601: {PROBLEM: 3}}
    assert disclosed(figures(9, {PROBLEM: 9}, less, {})).figures.months == {}


def test_a_kind_that_is_hidden_is_not_in_the_months_either():
    months = {202601: {PROBLEM: 9, CHANCE: 5}, 202602: {SignalKind.RISK: 2}}
    kinds = {PROBLEM: 9, CHANCE: 5, SignalKind.RISK: 2}
    found = disclosed(figures(16, kinds, months, {"twente": 14, "zeeland": 2}))
    assert found.figures.kinds == {PROBLEM: 9}
    assert found.figures.months == {}
    assert found.figures.hubs == {}
    assert found.hidden == {"kinds", "months", "hubs"}
