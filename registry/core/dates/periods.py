"""Periods as people type them: `van 1 januari tot 1 maart 2027`, `sinds mei`, `in 2026`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from registry.core.dates.months import months

_YEAR = r"(?:19|20)\d\d"
_NTH = r"\d{1,2}(?:e|ste|de|st|nd|rd|th)?"
_FROM = "van|vanaf|tussen|from|between"
_TO = "tot en met|t/m|tm|tot|en|-|to|until|till|and|through"
_LAST = re.compile(
    r"(?:(?:de|the) )?(?:afgelopen|laatste|last|past) (\d{1,3} )?"
    r"(dag|dagen|day|days|week|weken|weeks|maand|maanden|month|months|jaar|year|years)\b"
)
_THIS = re.compile(
    r"(?:(?:in|van) )?(deze|dit|vorige|vorig|this|previous)"
    r" (week|maand|month|jaar|year)\b"
)
_SINGLE = {"vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1}
_LENGTHS = {"d": 1, "w": 7, "m": 30, "j": 365, "y": 365}
"""Days of `afgelopen 3 maanden`: near enough for a list, and said in dates."""

LONGEST = 10
"""Words that a period has at most."""


@dataclass(frozen=True, slots=True)
class Period:
    """Period of days, first and last included; None leaves a side open.

    Attributes:
        size: how many words it was said in.
    """

    start: date | None
    end: date | None
    size: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How a period can begin; made when the first one is read, since months come from Babel."""

    range: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    before: re.Pattern[str]
    within: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    month = "(?:" + "|".join(months()) + ")"  # what follows says where the name ends
    day = (
        rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]{_YEAR})?"
        rf"|{_NTH} {month}(?: {_YEAR})?|{month} {_NTH}(?: {_YEAR})?"
        rf"|{month}(?: {_YEAR})?|{_YEAR}"
    )
    return _Patterns(
        range=re.compile(rf"(?:(?:{_FROM}) )?({day}) (?:{_TO}) ({day})\b"),
        since=re.compile(rf"(?:sinds|vanaf|van|since|from) ({day})\b"),
        until=re.compile(rf"(?:tot en met|t/m|tm|tot|until|till|up to) ({day})\b"),
        before=re.compile(rf"(?:voor|before) ({day})\b"),
        within=re.compile(rf"(?:(?:in|op|uit|on|of) )?({day})\b"),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """A day, month or year; without a year it is one of every year."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def first(self, year: int) -> date:
        """Return its first day in a year: its own, if it has one."""
        return date(year, self.month or 1, self.day or 1)

    def last(self, year: int) -> date:
        """Return its last day in a year: its own, if it has one."""
        month = self.month or 12
        return date(year, month, self.day or calendar.monthrange(year, month)[1])


def read_period(words: list[str], today: date) -> Period | None:
    """Parse the period that some folded words begin with; None when they begin with none.

    Both sides count along, also after "tot". Without a year the latest one is meant that lies not
    wholly in the future.

    Args:
        words: lower case, without accents and marks at their ends.
        today: in Dutch time.
    """
    text = " ".join(words[:LONGEST])
    try:
        found = _range(text, today) or _one_side(text, today) or _relative(text, today)
    except (ValueError, OverflowError):  # no calendar has it, or it precedes the first year
        return None
    if found is None:
        return None
    said, start, end = found
    return Period(start, end, said.count(" ") + 1)


_Found = tuple[str, date | None, date | None] | None


def _range(text: str, today: date) -> _Found:
    match = _patterns().range.match(text)
    if not match:
        return None
    begin, finish = _span(match[1]), _span(match[2])
    year = begin.year or finish.year or _latest(begin, today)
    start, end = begin.first(year), finish.last(finish.year or year)
    if start > end and finish.year is None:
        end = finish.last(end.year + 1)
    elif start > end and begin.year is None:
        start = begin.first(start.year - 1)
    return match[0], min(start, end), max(start, end)


def _one_side(text: str, today: date) -> _Found:
    if match := _patterns().since.match(text):
        span = _span(match[1])
        return match[0], span.first(_latest(span, today)), None
    if match := _patterns().until.match(text):
        span = _span(match[1])
        return match[0], None, span.last(_latest(span, today))
    if match := _patterns().before.match(text):
        span = _span(match[1])
        return match[0], None, span.first(_latest(span, today)) - timedelta(days=1)
    if match := _patterns().within.match(text):
        span = _span(match[1])
        year = _latest(span, today)
        return match[0], span.first(year), span.last(year)
    return None


def _relative(text: str, today: date) -> _Found:
    first = text.split(" ")[0]
    if first in _SINGLE:
        day = today - timedelta(days=_SINGLE[first])
        return first, day, day
    if match := _LAST.match(text):
        length = int(match[1] or 1) * _LENGTHS[match[2][0]]
        return match[0], today - timedelta(days=length), today
    if match := _THIS.match(text):
        start, end = _unit(match[2][0], today)
        if match[1] in ("vorige", "vorig", "previous"):
            start, end = _unit(match[2][0], start - timedelta(days=1))
        return match[0], start, end
    return None


def _unit(name: str, day: date) -> tuple[date, date]:
    """Return the first and last day of the week, month or year that a day lies in."""
    if name == "w":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    span = _Span(day.year, day.month if name == "m" else None)
    return span.first(day.year), span.last(day.year)


def _latest(span: _Span, today: date) -> int:
    """Return the latest year in which the span has begun."""
    if span.year:
        return span.year
    return today.year if span.first(today.year) <= today else today.year - 1


def _span(text: str) -> _Span:
    """Parse a span. Raise ValueError for a month that does not exist."""
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _checked(int(iso[1]), int(iso[2]), int(iso[3]))
    if digits := re.fullmatch(rf"(\d{{1,2}})[-/.](\d{{1,2}})(?:[-/.]({_YEAR}))?", text):
        return _checked(int(digits[3]) if digits[3] else None, int(digits[2]), int(digits[1]))
    year = month = day = None
    for word in text.split(" "):
        if word in months():
            month = months()[word]
        elif re.fullmatch(_YEAR, word):
            year = int(word)
        else:
            day = int(re.sub(r"\D", "", word))
    return _checked(year, month, day)


def _checked(year: int | None, month: int | None, day: int | None) -> _Span:
    """Validate a span. Raise ValueError for a date no calendar has; 29 February needs its year."""
    date(2024 if year is None else year, 1 if month is None else month, 1 if day is None else day)
    return _Span(year, month, day)
