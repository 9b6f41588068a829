"""What a phrase can mean before it is known which year, month or week is meant."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum

from dateutil.relativedelta import relativedelta

from registry.core.dates.moments import Use, Wants

DAY = timedelta(days=1)
_NEAR_BEHIND = 62
"""Days ago that somebody may still mean, who names a day to come without its year (design)."""

_NEAR_AHEAD = 31
_FEW_YEARS = timedelta(days=3 * 366)
"""How far a weekday may tell which year is meant (design): it returns to a date every few years."""

_YEARS = 12
"""Years around today in which a day without its year is looked for: they hold a 29 February."""


class Side(IntEnum):
    """Which way from today."""

    PAST = -1
    AHEAD = 1


@dataclass(frozen=True, slots=True)
class Context:
    """The day it is, what is read for, and whether a month may come before its day."""

    today: date
    use: Use
    english: bool = False

    @property
    def side(self) -> Side:
        """Where a day without its year lies."""
        return Side.PAST if self.use.back else Side.AHEAD


@dataclass(frozen=True, slots=True)
class Span:
    """Days, first and last included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Found:
    """What a phrase means.

    Attributes:
        spans: that can be meant, the likeliest first; none when no calendar has such a day.
        unsure: to be asked, also when there is one.
        instead: what may be meant, where no calendar has it.
    """

    spans: tuple[Span, ...]
    unsure: bool = False
    instead: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A phrase; each kind says which days it can mean."""

    def found(self, context: Context) -> Found:
        """Return the days that are meant, seen from today."""
        raise NotImplementedError(context)


@dataclass(frozen=True, slots=True)
class Fixed(Node):
    """Days that are known."""

    spans: tuple[Span, ...]
    unsure: bool = False
    instead: tuple[Span, ...] = ()

    def found(self, context: Context) -> Found:
        """Return the days."""
        del context
        return Found(self.spans, self.unsure or len(self.spans) > 1, self.instead)


@dataclass(frozen=True, slots=True)
class Either(Node):
    """One of several."""

    nodes: tuple[Node, ...]

    def found(self, context: Context) -> Found:
        """Return the days of each."""
        spans = dict.fromkeys(span for one in self.nodes for span in one.found(context).spans)
        return Found(tuple(spans), len(spans) > 1)


@dataclass(frozen=True, slots=True)
class Recurring(Node):
    """Days of every year or month or week.

    Attributes:
        side: a side that was said: `1 mei jl.`.
    """

    side: Side | None = field(default=None, kw_only=True)

    def near(self, today: date) -> Iterable[Span]:
        """Return those around a day, in order."""
        raise NotImplementedError(today)

    def found(self, context: Context) -> Found:
        """Return the next or the last one, and one on the other side that may be meant as well."""
        return choose(tuple(self.near(context.today)), context, self.side)

    def within(self, first: date, last: date) -> Iterable[Span]:
        """Return those that lie in a period."""
        middle = first + (last - first) / 2
        return [one for one in self.near(middle) if first <= one.start and one.end <= last]


def choose(spans: Sequence[Span], context: Context, side: Side | None = None) -> Found:
    """Return which of some days, in order, are meant."""
    today = context.today
    if side is Side.PAST:
        return Found(tuple([one for one in spans if one.end < today][-1:]))
    if side is Side.AHEAD:
        return Found(tuple([one for one in spans if one.start > today][:1]))
    first, last = context.use.window(today)
    if context.side is Side.PAST:
        past = [one for one in spans if one.start <= today][-1:]
        ahead = [one for one in spans if one.start > today][:1]
        listing = context.use.wants is Wants.PERIOD
        near = [one for one in ahead if (one.start - today).days <= _NEAR_AHEAD and not listing]
        allowed = [one for one in near if one.start <= last]
        return Found((*past, *(allowed if past else ahead)), bool(past and near))
    ahead = [one for one in spans if one.end >= today][:1]
    past = [one for one in spans if one.end < today][-1:]
    near = [one for one in past if (today - one.end).days <= _NEAR_BEHIND and one.end >= first]
    return Found((*near, *ahead), bool(near))


@dataclass(frozen=True, slots=True)
class Yearly(Recurring):
    """Days that every year has, or some.

    Attributes:
        of: those of a year; None in a year without.
        instead: what may be meant in a year without.
    """

    of: Callable[[int], Span | None]
    instead: Callable[[int], tuple[Span, ...]] = lambda _: ()

    def near(self, today: date) -> Iterable[Span]:
        """Return those of the years around a day."""
        years = range(today.year - _YEARS, today.year + _YEARS + 1)
        return [span for year in years if (span := self._of(year)) is not None]

    def bound(self, year: int) -> Fixed:
        """Return those of a year that was said."""
        span = self._of(year)
        return Fixed((span,) if span else (), instead=() if span else self.instead(year))

    def _of(self, year: int) -> Span | None:
        try:
            return self.of(year)
        except (ValueError, OverflowError):
            return None

    def found(self, context: Context) -> Found:
        """Return the next or the last one; what may be meant where there is never one."""
        found = Recurring.found(self, context)
        if found.spans:
            return found
        years = (context.today.year + away * context.side for away in range(2))
        every = [self.instead(year) for year in years]
        likely = [
            some
            for some in every
            if some and (context.today - some[0].start).days * context.side <= 0
        ]
        return replace(found, instead=next(iter(likely or every)))


@dataclass(frozen=True, slots=True)
class Monthly(Recurring):
    """A day that every month has, or some."""

    number: int

    def near(self, today: date) -> Iterable[Span]:
        """Return those of the months around a day."""
        first = today.replace(day=1)
        months = (first + relativedelta(months=away) for away in range(-14, 15))
        return [span for month in months if (span := self.of(month)) is not None]

    def of(self, month: date) -> Span | None:
        """Return that of a month."""
        if not 1 <= self.number <= calendar.monthrange(month.year, month.month)[1]:
            return None
        day = month.replace(day=self.number)
        return Span(day, day)

    def found(self, context: Context) -> Found:
        """Return the next or last one; on that very day it is asked."""
        return _by_itself(self, context)


@dataclass(frozen=True, slots=True)
class Weekly(Recurring):
    """A weekday, Monday is 0."""

    weekday: int

    def is_on(self, day: date) -> bool:
        """Return whether a day is on it."""
        return day.weekday() == self.weekday

    def near(self, today: date) -> Iterable[Span]:
        """Return those of the weeks around a day."""
        first = today + ((self.weekday - today.weekday()) % 7) * DAY
        days = (first + 7 * away * DAY for away in range(-60, 61))
        return [Span(day, day) for day in days]

    def found(self, context: Context) -> Found:
        """Return the next or last one; on that very day it is asked."""
        return _by_itself(self, context)


def _by_itself(days: Recurring, context: Context) -> Found:
    """Return the next or last of days that return so soon that none other is meant."""
    near = tuple(days.near(context.today))
    side = context.side if days.side is None else days.side
    away = choose(near, context, side).spans
    if days.side is not None or not any(one.start == context.today for one in near):
        return Found(away)
    return Found((Span(context.today, context.today), *away), unsure=True)


def single(day: date) -> Fixed:
    """Return the node of a day."""
    return Fixed((Span(day, day),))


@dataclass(frozen=True, slots=True)
class Both(Node):
    """Two phrases for the same: `dinsdag 2 maart`, `dinsdag volgende week`."""

    left: Node
    right: Node

    def found(self, context: Context) -> Found:
        """Return the days that fit both; to be asked where none does."""
        if isinstance(self.left, Weekly):
            return _on_weekday(self.left, self.right, context)
        if isinstance(self.right, Weekly):
            return _on_weekday(self.right, self.left, context)
        fixed, other = self.left, self.right
        if isinstance(fixed, Recurring):
            fixed, other = other, fixed
        one, two = fixed.found(context), other.found(context)
        agreeing = [part for span in one.spans for part in _agreeing(span, other, context)]
        if agreeing:
            return Found(tuple(dict.fromkeys(agreeing)))
        spans = tuple(dict.fromkeys((*one.spans, *two.spans)))
        if one.spans and two.spans:
            return Found(spans, unsure=True)
        return Found((), instead=(*one.instead, *two.instead))


def _on_weekday(weekly: Weekly, other: Node, context: Context) -> Found:
    """Return the days of a phrase that are on a weekday."""
    found = other.found(context)
    if isinstance(other, Recurring) and all(one.is_day for one in found.spans):
        first, last = context.use.window(context.today)
        fitting = [one for one in other.near(context.today) if weekly.is_on(one.start)]
        first = max(first, context.today - _FEW_YEARS)
        last = min(last, context.today + _FEW_YEARS)
        plausible = [one for one in fitting if first <= one.start <= last]
        if other.side is None and len(plausible) > 1:
            today, past = context.today, context.side is Side.PAST
            away = [
                one for one in plausible if (one.start <= today if past else one.start >= today)
            ]
            plausible = [away[-1] if past else away[0]] if away else plausible
        elif other.side is not None:
            plausible = [one for one in found.spans if weekly.is_on(one.start)]
        if plausible:
            # A weekday that fits another year only is more often a slip than that year.
            slip = [one for one in found.spans if one not in plausible]
            both = plausible if len(slip) < len(found.spans) else plausible + slip
            return Found(tuple(sorted(both, key=lambda one: one.start)), len(both) > 1)
    else:
        spans = [
            inner
            for one in found.spans
            for inner in ([one] if one.is_day else weekly.within(one.start, one.end))
            if weekly.is_on(inner.start)
        ]
        if spans:
            return Found(tuple(dict.fromkeys(spans)), found.unsure or len(spans) > 1)
    if not found.spans:
        return found
    near = min(
        weekly.near(found.spans[0].start), key=lambda one: abs(one.start - found.spans[0].start)
    )
    return Found(tuple(dict.fromkeys((*found.spans, near))), unsure=True)


def _agreeing(span: Span, other: Node, context: Context) -> list[Span]:
    """Return the days of a phrase that lie in a span, or the span where it lies in them."""
    near = list(
        other.near(span.start) if isinstance(other, Recurring) else other.found(context).spans
    )
    inside = [one for one in near if span.start <= one.start and one.end <= span.end]
    if inside:
        return inside
    return [span] if any(one.start <= span.start and span.end <= one.end for one in near) else []
