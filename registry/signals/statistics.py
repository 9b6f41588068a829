"""Statistics of all signals for the kernteam: how many came in, how far they got, how fast.

All of it is about the signals that were raised in a period: those of the last months are on their
way still, so that how long theirs take is not known yet.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from registry.core.dates import ListDay
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Between, Repository, Tagged, UnitOfWork
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.signals.lead_times import OUTCOMES, RUNGS, Leg, day_of
from registry.signals.lists import Sought
from registry.signals.signal import Signal
from registry.signals.workflow.recording import end_of

SLOW = 0.9
"""The part of the signals that took no longer than `Lead.slow`."""

MOST_YEARS = 10
"""Years that a period has at most; the last ones count."""


EARLIEST = date(2000, 1, 1)
"""No signal is older than this; what a date was mistyped as may be."""


class Point(StrEnum):
    """A point in the course of signals."""

    PICKED_UP = "picked_up"
    PROPOSED = "proposed"
    ON_AGENDA = "on_agenda"
    TAKEN_UP = "taken_up"
    SENT_BACK = "sent_back"
    NOT_NOW = "not_now"
    DECIDED = "decided"
    ACTING = "acting"
    CLOSED = "closed"
    SET_ASIDE = "set_aside"
    BUNDLED = "bundled"


ENDS = (Point.CLOSED, Point.SET_ASIDE, Point.BUNDLED)
"""Points that a signal is at now; at any other it has been, and may be further or back."""


class FigureWish(FormEntry):
    """Filter of the signals to count; empty fields match everything.

    Attributes:
        start, end: raised on these days or between them; else this year and the one before.
        hub, theme: slugs; also signals that were joined from that hub.
    """

    start: ListDay = None
    end: ListDay = None
    hub: Sought = ""
    theme: Sought = ""
    level: SignalLevel | None = None
    kind: SignalKind | None = None

    def period(self, today: date) -> tuple[date, date]:
        """Return the first and the last day, limited to a period that can be counted."""
        end = max(min(self.end or today, today), EARLIEST)
        start = self.start or date(end.year - 1, 1, 1)
        first = max(start, date(end.year - MOST_YEARS + 1, 1, 1), EARLIEST)
        return min(first, end), end


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead time of one stage.

    Attributes:
        number: of how many signals that is known.
        middle: days that half of them took no more than (their median).
        slow: days that nine out of ten took no more than.
    """

    number: int
    middle: float
    slow: int


@dataclass(frozen=True, slots=True)
class Part:
    """Figures of some signals.

    Attributes:
        total: how many there are.
        course: how many of them got to each point.
        leads: how long each part of the way took, where any of them went it.
    """

    total: int
    course: Mapping[Point, int]
    leads: Mapping[Leg, Lead]


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of the signals of a period.

    Attributes:
        start, end: its first and last day.
        months: per month, as 202611, how many came in of each kind; also months without any.
        kinds: per kind.
        whole: of all of them.
        levels: per level.
        hubs: per hub, by slug, the most signals first; one that plays in two counts in both, and
            what plays in none is under an empty slug.
    """

    start: date
    end: date
    months: Mapping[int, Mapping[SignalKind, int]]
    kinds: Mapping[SignalKind, int]
    whole: Part
    levels: Mapping[SignalLevel, Part]
    hubs: Mapping[str, Part]


_Group = tuple[str, str]
"""What figures are of: all (`"", ""`), a level (`level`, …) or a hub (`hub`, …)."""


async def figures(unit: UnitOfWork, wish: FigureWish) -> Figures:
    """Return the statistics that a filter asks for. Raise NotAllowed when not of the kernteam."""
    await require(unit, Right.HANDLE_SIGNAL)
    start, end = wish.period(day_of(unit.now))
    where = _where(wish, start, end)
    signals = unit.of(Signal)
    months = await signals.tally("month", "kind", **where)
    course = await signals.tally("level", "places", "status", "rung", "outcomes", **where)
    days = {leg: await _days(signals, leg, where) for leg in Leg}
    parts = _parts(course, days)
    return Figures(
        start=start,
        end=end,
        months=_months(start, end, months),
        kinds=_kinds(months),
        whole=parts.pop(("", ""), Part(0, {}, {})),
        levels={one: parts[key] for one in SignalLevel if (key := ("level", one)) in parts},
        hubs=_hubs(parts),
    )


async def _days(
    signals: Repository[Signal], leg: Leg, where: Mapping[str, Any]
) -> dict[tuple[Any, ...], int]:
    return await signals.tally("level", "places", leg, **{**where, leg: Between()})


def _where(wish: FigureWish, start: date, end: date) -> dict[str, Any]:
    where: dict[str, Any] = {
        "raised": Between(end_of(start - timedelta(days=1)), end_of(end)),
        **{name: value for name in ("level", "kind") if (value := getattr(wish, name))},
    }
    if wish.hub:
        where["places"] = Tagged((wish.hub,))
    if wish.theme:
        where["tags"] = Tagged((f"theme:{wish.theme}",))
    return where


def _months(
    start: date, end: date, counted: Mapping[tuple[Any, ...], int]
) -> dict[int, dict[SignalKind, int]]:
    months: dict[int, dict[SignalKind, int]] = {one: {} for one in _between(start, end)}
    for (number, kind), count in counted.items():
        months[number][SignalKind(kind)] = count
    return months


def _between(start: date, end: date) -> Iterator[int]:
    for at in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield at // 12 * 100 + at % 12 + 1


def _kinds(counted: Mapping[tuple[Any, ...], int]) -> dict[SignalKind, int]:
    kinds: Counter[str] = Counter()
    for (_, kind), count in counted.items():
        kinds[kind] += count
    return {one: kinds[one] for one in SignalKind if kinds[one]}


def _hubs(parts: Mapping[_Group, Part]) -> dict[str, Part]:
    hubs = {name: part for (kind, name), part in parts.items() if kind == "hub"}
    return dict(sorted(hubs.items(), key=lambda pair: (not pair[0], -pair[1].total, pair[0])))


def _parts(
    counted: Mapping[tuple[Any, ...], int], days: Mapping[Leg, Mapping[tuple[Any, ...], int]]
) -> dict[_Group, Part]:
    """Return the statistics of each group that occurs."""
    totals: Counter[_Group] = Counter()
    courses: defaultdict[_Group, Counter[Point]] = defaultdict(Counter)
    for (level, places, *reached), count in counted.items():
        points = tuple(_points(*reached))
        for group in _groups(level, places):
            totals[group] += count
            courses[group].update(dict.fromkeys(points, count))
    leads = _leads(days)
    return {
        group: Part(total, {one: courses[group][one] for one in Point}, leads.get(group, {}))
        for group, total in totals.items()
    }


def _groups(level: str, places: Iterable[str]) -> Iterator[_Group]:
    yield "", ""
    yield "level", level
    for hub in tuple(places) or ("",):
        yield "hub", hub


def _points(status: str, rung: int, outcomes: int) -> Iterator[Point]:
    steered = RUNGS.index("steered")
    for reached in range(1, rung + 1):
        if reached != steered:
            yield Point(RUNGS[reached])
    for outcome, part in OUTCOMES.items():
        if outcomes & part:
            yield Point(outcome)
    if status in ENDS:
        yield Point(status)


def _leads(days: Mapping[Leg, Mapping[tuple[Any, ...], int]]) -> dict[_Group, dict[Leg, Lead]]:
    leads: defaultdict[_Group, dict[Leg, Lead]] = defaultdict(dict)
    for leg, counted in days.items():
        took: defaultdict[_Group, Counter[int]] = defaultdict(Counter)
        for (level, places, length), count in counted.items():
            for group in _groups(level, places):
                took[group][length] += count
        for group, lengths in took.items():
            leads[group][leg] = lead(lengths)
    return leads


def lead(lengths: Mapping[int, int]) -> Lead:
    """Return the lead time of these signals, given how many took each number of days; not empty."""
    number = sum(lengths.values())
    low, high = _nth(lengths, (number + 1) // 2), _nth(lengths, number // 2 + 1)
    return Lead(number, (low + high) / 2, _nth(lengths, math.ceil(SLOW * number)))


def _nth(lengths: Mapping[int, int], place: int) -> int:
    """Return the n-th shortest length, counted from 1."""
    passed = 0
    for length in sorted(lengths):
        passed += lengths[length]
        if passed >= place:
            return length
    raise IndexError(place)
