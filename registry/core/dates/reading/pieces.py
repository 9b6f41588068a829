"""Pieces of what a phrase means: a third, a half, a range, a period with an open side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from dateutil.relativedelta import relativedelta

from registry.core.dates.moments import Period
from registry.core.dates.reading.nodes import (
    DAY,
    Context,
    Fixed,
    Found,
    Node,
    Recurring,
    Span,
    Yearly,
)


@dataclass(frozen=True, slots=True)
class Part(Node):
    """The begin, middle or end of a period, or another piece of it."""

    whole: Node
    cut: Callable[[Span], tuple[Span, ...]]

    def found(self, context: Context) -> Found:
        """Return that part."""
        whole = self.whole.found(context)
        spans = [part for one in whole.spans for part in self.cut(one)]
        return Found(tuple(dict.fromkeys(spans)), whole.unsure)


def part_of(node: Node, cut: Callable[[Span], tuple[Span, ...]]) -> Node:
    """Return a part of a phrase, of each year where it is of each year."""
    if isinstance(node, Yearly):
        whole = node

        def of(year: int) -> Span | None:
            span = whole.of(year)
            return next(iter(cut(span)), None) if span else None

        return Yearly(of, side=node.side)
    if isinstance(node, Fixed):
        spans = [part for one in node.spans for part in cut(one)]
        return Fixed(tuple(spans), node.unsure)
    return Part(node, cut)


def third(span: Span, which: int) -> Span:
    """Return the begin, the middle or the end of a period (design)."""
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    if span.start.day == 1 and months % 3 == 0 and (span.end + DAY).day == 1:
        start = span.start + relativedelta(months=which * months // 3)
        return Span(start, start + relativedelta(months=months // 3) - DAY)
    if span.days >= 28:
        start = span.start + 10 * which * DAY
        return Span(start, span.end if which == 2 else start + 9 * DAY)
    cuts = (0, span.days // 3, span.days - max(span.days // 3, 1), span.days)
    return Span(span.start + cuts[which] * DAY, span.start + (cuts[which + 1] - 1) * DAY)


def half(span: Span, which: int) -> Span:
    """Return the first or the second half of a period."""
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    if months % 2 == 0 and span.start.day == 1:
        middle = span.start + relativedelta(months=months // 2)
    else:
        middle = span.start + ((span.days + 1) // 2) * DAY
    return Span(span.start, middle - DAY) if which == 0 else Span(middle, span.end)


@dataclass(frozen=True, slots=True)
class Stretch(Node):
    """From one phrase to another."""

    start: Node
    finish: Node

    def found(self, context: Context) -> Found:
        """Return the days from the first of one to the last of the other."""
        begins, ends = self.start, self.finish
        if isinstance(begins, Recurring) and not isinstance(ends, Recurring):
            ending = ends.found(context)
            pairs = [
                (before, end)
                for end in ending.spans
                for before in [one for one in begins.near(end.end) if one.start <= end.end][-1:]
            ]
            return _stretched(pairs, unsure=ending.unsure)
        begin = begins.found(context)
        if isinstance(ends, Recurring):
            pairs = [
                (start, after)
                for start in begin.spans
                for after in [one for one in ends.near(start.start) if one.end >= start.start][:1]
            ]
            return _stretched(pairs, unsure=begin.unsure)
        ending = ends.found(context)
        pairs = [(one, two) for one in begin.spans for two in ending.spans]
        return _stretched(pairs, unsure=begin.unsure or ending.unsure)


def _stretched(pairs: list[tuple[Span, Span]], *, unsure: bool) -> Found:
    spans = []
    for one, two in pairs:
        if one.start > two.end:
            one, two = two, one  # turned round, it is still what it says
        spans.append(Span(one.start, two.end))
    return Found(tuple(dict.fromkeys(spans)), unsure and len(spans) > 1)


class Edge(IntEnum):
    """Which side of a phrase is left open, and whether its own days count."""

    SINCE = 0
    AFTER = 1
    UNTIL = 2
    BEFORE = 3
    WITHIN = 4  # from today


@dataclass(frozen=True, slots=True)
class Open:
    """A period with one side left open."""

    edge: Edge
    of: Node

    def periods(self, context: Context) -> tuple[tuple[Period, ...], Found]:
        """Return the periods that are meant, and the days on their edge."""
        found = self.of.found(context)
        periods = []
        for one in found.spans:
            match self.edge:
                case Edge.SINCE:
                    periods.append(Period(one.start, None))
                case Edge.AFTER:
                    periods.append(Period(one.end + DAY, None))
                case Edge.UNTIL:
                    periods.append(Period(None, one.end))
                case Edge.BEFORE:
                    periods.append(Period(None, one.start - DAY))
                case Edge.WITHIN:
                    periods.append(Period(context.today, one.end))
        return tuple(periods), found
