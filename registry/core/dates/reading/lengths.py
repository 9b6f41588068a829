"""How long from a day to another: `drie weken`, `anderhalve maand`, `a year and a half`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from registry.core.dates.reading import lexicon
from registry.core.dates.reading.nodes import DAY, Span
from registry.core.dates.reading.phrases import Phrases
from registry.core.dates.workdays import is_workday, workdays_after

_HALVES = {"half": 0, "halve": 0, "anderhalf": 1, "anderhalve": 1}
_JOINED = re.compile(r"([a-z]+?)eneenhal(?:f|ve)")
_AND_A_HALF = ("en een half", "en een halve", "en half", "and a half")


@dataclass(frozen=True, slots=True)
class Length:
    """So many units, and whether half a one comes with it."""

    count: int
    unit: str
    and_half: bool = False

    def moved(self, day: date, sign: int) -> tuple[date, ...]:
        """Return the day so far after another, or before it; several where half a unit is none."""
        count, unit = self.count, self.unit
        if unit == "fortnight":
            count, unit = 2 * count + self.and_half, "week"
            return (_moved(day, sign * count, unit),)
        if not self.and_half:
            return (_moved(day, sign * count, unit),)
        if unit == "year":
            return (_moved(day, sign * (12 * count + 6), "month"),)
        if unit == "quarter":
            unit, count = "month", 3 * count + 1
        halves = {"week": (3, 4), "month": (14, 15)}.get(unit)
        if halves is None:
            return tuple(_moved(day, sign * some, unit) for some in (count, count + 1))
        base = _moved(day, sign * count, unit)
        return tuple(sorted(base + sign * half * DAY for half in halves))

    def spans(self, day: date, sign: int = 1) -> tuple[Span, ...]:
        """Return those days as spans."""
        return tuple(Span(one, one) for one in self.moved(day, sign))


def _moved(day: date, count: int, unit: str) -> date:
    if unit == "workday":
        return workdays_after(day, count) if count > 0 else _workdays_before(day, -count)
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    months = {"year": 12, "quarter": 3}.get(unit, 1)
    moved: date = day + relativedelta(months=count * months)
    return moved


def _workdays_before(day: date, count: int) -> date:
    while count:
        day -= DAY
        count -= is_workday(day)
    return day


class Lengths(Phrases):
    """Reader of lengths."""

    __slots__ = ()

    def length(self, place: int) -> tuple[Length, int] | None:
        """Return how many of which unit, and the place behind it: `drie weken`, `een half jaar`."""
        start = place + 1 if self.word(place) in ("een", "a") else place
        if self.word(start) == "halfjaar":
            return Length(0, "year", and_half=True), start + 1
        if self.word(start) == "fortnight":
            return Length(1, "fortnight"), start + 1
        for count, end in (*self._halves(place, start), *self._with_half(place)):
            return self._of_unit(count, end, and_half=True)
        if (counted := self.counted(place)) is None:
            return None
        found = self._of_unit(*counted, and_half=False)
        behind = self.said(found[1], "and a half") if found else None
        if found is not None and behind is not None:
            return Length(found[0].count, found[0].unit, and_half=True), behind
        return found

    def _halves(self, place: int, start: int) -> Iterator[tuple[int, int]]:
        """Yield the count of whole units in `half a`, `anderhalve`, `tweeeneenhalve`."""
        for word, count in _HALVES.items():
            if self.word(start) == word:
                yield count, self.skip(start + 1, ("a", "an"))
        joined = _JOINED.fullmatch(self.word(place))
        if joined and (whole := lexicon.NUMBERS.get(joined[1])) is not None:
            yield whole, place + 1

    def _with_half(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield the count of whole units in `2,5`, `2½`, `twee en een halve`."""
        if (counted := self.counted(place)) is None:
            return
        count, end = counted
        for phrase in (*_AND_A_HALF, "½"):
            if (behind := self.said(end, phrase)) is not None:
                yield count, behind
        if self.word(end) in (",", ".") and self.word(end + 1) == "5":
            yield count, end + 2

    def _of_unit(self, count: int, place: int, *, and_half: bool) -> tuple[Length, int] | None:
        unit = lexicon.UNITS.get(self.word(place), "weekend")
        return None if unit == "weekend" else (Length(count, unit, and_half), place + 1)
