"""What was read, held against what it is for: a day, a period, or a question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from registry.core.dates.moments import (
    Doubt,
    Hours,
    Moment,
    OneDay,
    Period,
    Unread,
    Use,
    Wants,
    Why,
)
from registry.core.dates.reading.grammar import Read
from registry.core.dates.reading.nodes import (
    Context,
    Found,
    Span,
)
from registry.core.dates.reading.pieces import (
    Edge,
    Open,
)
from registry.core.dates.workdays import AMSTERDAM

MOST_CHOICES = 5
_WEEK = 7


def judged(read: Read, context: Context, text: str) -> Moment:
    """Return what a reading comes to for a use."""
    if read.node is None:
        return _only_hours(read.hours, text)
    if isinstance(read.node, Open):
        moment = _open(read.node, read.hours, context)
    else:
        moment = _closed(read.node.found(context), read.hours, context, text)
    if read.part and context.use.wants is not Wants.PERIOD and isinstance(moment, OneDay):
        return Doubt(Why.HOURS, (Period(moment.day, moment.day),))
    return moment


def _only_hours(hours: Sequence[Hours], text: str) -> Moment:
    if not hours:
        return Unread(text)
    return hours[0] if len(hours) == 1 else Doubt(Why.WHICH, (), tuple(hours))


def _open(node: Open, hours: Sequence[Hours], context: Context) -> Moment:
    use = context.use
    periods, found = node.periods(context)
    if use.wants is Wants.DAY:
        until = node.edge in (Edge.UNTIL, Edge.BEFORE, Edge.WITHIN) and use.until
        since = node.edge is Edge.SINCE and use.since
        if until or since:
            return _closed(found, hours, context, "")
        choices = _days(found.spans, context)
        return Doubt(Why.NO_DAY, choices) if choices else Unread("")
    if not periods:
        return _none(found)
    if hours:
        return Doubt(Why.HOURS, periods)
    return periods[0] if len(periods) == 1 else Doubt(Why.WHICH, periods)


def _closed(found: Found, hours: Sequence[Hours], context: Context, text: str) -> Moment:
    use, spans = context.use, found.spans
    if not spans:
        return _none(found) if found.instead else Unread(text)
    if use.wants is Wants.DAY and not all(one.is_day for one in spans):
        return Doubt(Why.NO_DAY, _days(spans, context))
    first, last = use.window(context.today)
    plausible = [one for one in spans if first <= one.start and one.end <= last]
    if use.wants is not Wants.PERIOD and not plausible:
        return Doubt(Why.FAR, _periods(spans))
    if found.unsure or len(spans) > 1:
        return Doubt(Why.WHICH, _periods(plausible or spans))
    if not hours:
        return _certain(spans[0], use)
    if not use.hours:
        return Doubt(Why.HOURS, _periods(spans))
    return _timed(spans[0], hours)


def _certain(span: Span, use: Use) -> Moment:
    if span.is_day and use.wants is not Wants.PERIOD:
        return OneDay(span.start)
    return Period(span.start, span.end)


def _timed(span: Span, hours: Sequence[Hours]) -> Moment:
    """Return a day with its hours, if the clock has those on that day."""
    if len(hours) > 1:
        return Doubt(Why.WHICH, _periods([span]), tuple(hours))
    edges = [one for one in (hours[0].start, hours[0].end) if one is not None]
    if any(not is_on_the_clock(datetime.combine(span.start, one)) for one in edges):
        return Doubt(Why.NO_HOUR, _periods([span]), tuple(hours))
    return OneDay(span.start, hours[0])


def is_on_the_clock(moment: datetime) -> bool:
    """Return whether a time is on the clock of Amsterdam once: not skipped, nor twice."""
    first = moment.replace(tzinfo=AMSTERDAM, fold=0)
    second = moment.replace(tzinfo=AMSTERDAM, fold=1)
    return first.utcoffset() == second.utcoffset()


def _none(found: Found) -> Moment:
    if not found.instead:
        return Unread("")
    return Doubt(Why.NONE_SUCH, _periods(found.instead))


def _periods(spans: Sequence[Span]) -> tuple[Period, ...]:
    periods = (Period(one.start, one.end) for one in spans)
    return tuple(dict.fromkeys(periods))[:MOST_CHOICES]


def _days(spans: Sequence[Span], context: Context) -> tuple[Period, ...]:
    """Return days out of periods to choose from: each of a week, some of what is longer."""
    first, last = context.use.window(context.today)
    days = [day for one in spans for day in _of(one)]
    plausible = [day for day in days if first <= day <= last] or days
    return tuple(Period(day, day) for day in dict.fromkeys(plausible))[:MOST_CHOICES]


def _of(span: Span) -> list[date]:
    length = (span.end - span.start).days
    every = [span.start + timedelta(days=at) for at in range(min(length + 1, 366))]
    if length <= 1:
        return every  # such as both days of a feast
    if length < _WEEK:
        working = [day for day in every if day.weekday() < 5]
        return working or every
    middle = span.start + timedelta(days=14) if length in range(27, 31) else None
    return [day for day in (span.start, middle, span.end) if day is not None]
