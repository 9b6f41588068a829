"""Whole texts: a day or a period, a range or one with an open side, with hours beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.core.dates.moments import Hours
from registry.core.dates.reading import lexicon
from registry.core.dates.reading.hours import ClockPhrases
from registry.core.dates.reading.nodes import (
    Both,
    Either,
    Fixed,
    Node,
    Recurring,
    Weekly,
    Yearly,
)
from registry.core.dates.reading.period_phrases import PeriodPhrases
from registry.core.dates.reading.phrases import Phrase, yearly_day
from registry.core.dates.reading.pieces import (
    Edge,
    Open,
    Stretch,
)

_EDGES = (
    (Edge.SINCE, lexicon.SINCE),
    (Edge.AFTER, lexicon.AFTER),
    (Edge.UNTIL, lexicon.UNTIL),
    (Edge.BEFORE, lexicon.BEFORE),
)
_RELATIVE = lexicon.THIS | lexicon.FOLLOWING | lexicon.PREVIOUS | lexicon.PAST


@dataclass(frozen=True, slots=True)
class Read:
    """A way to read a text.

    Attributes:
        node: the days.
        hours: that may be meant.
        end: the place behind it.
        part: a part of the day was said with it: `morgenochtend`, `dinsdag 's avonds`.
    """

    node: Node | Open | None
    hours: tuple[Hours, ...]
    end: int
    part: bool = False


class Grammar(PeriodPhrases, ClockPhrases):
    """Reader of whole texts."""

    __slots__ = ()

    def readings(self, place: int = 0) -> Iterator[Read]:
        """Yield the ways to read what begins at a place, the likelier first."""
        for start in self._led(place):
            for node, end in self._days(start):
                behind = self._part_of_day(end)
                if behind > end:
                    yield Read(node, (), behind, part=True)
                yield Read(node, (), end, part=self._within_day(start, end))
                for hours, behind in self.hours(self.skip(end, (",", "-"))):
                    yield Read(node, hours, behind)
        for hours, end in self.hours(place):
            for start in self._led(self.skip(end, (",",))):
                for node, last in self._days(start):
                    yield Read(node, hours, last)
            yield Read(None, hours, end)

    def _part_of_day(self, place: int) -> int:
        """Return the place behind `'s ochtends`, `in the evening`; the place itself without one."""
        named = self.skip(place, (",", "'s", "in", "op", "at", *lexicon.ARTICLES))
        return named + 1 if self.word(named) in lexicon.PARTS_OF_DAY else place

    def _within_day(self, place: int, end: int) -> bool:
        """Return whether a word between two places says which part of a day: `maandagochtend`."""
        words = {self.word(at) for at in range(place, end)}
        return not (
            words.isdisjoint(lexicon.WITHIN_DAY | lexicon.PARTS_OF_DAY)
            and words.isdisjoint(lexicon.parts_of_weekdays())
        )

    def _led(self, place: int) -> list[int]:
        """Return a place, and the one behind the words that lead to a date: `op 1 maart`."""
        if self.word(place) == "om" and self.word(place + 1) in lexicon.ARTICLES:
            return [place]  # `om de dinsdag` is every other one
        places = [place, self.skip(place, lexicon.AT)]
        if self.word(place) == "van" and self.word(place + 1) in _RELATIVE:
            places.insert(0, place + 1)  # `van deze week` is that week, not from then on
        return list(dict.fromkeys(places))

    def _days(self, place: int) -> Iterator[tuple[Node | Open, int]]:
        yield from self._days_of_a_month(place)
        yield from self.moments(place)
        yield from self._ranges(place)
        yield from self._open(place)
        for node, end in self.within(place):
            yield Open(Edge.WITHIN, node), end

    def moments(self, place: int) -> Phrase:
        """Yield a day or a period, said once or in two ways: `dinsdag 2 maart`."""
        for node, end in self._points(place):
            joint = self._joint(end)
            for other, last in self._points(joint):
                if _may_stand_beside(node, other) and not self._is_loose(joint, end):
                    yield Both(node, other), self.skip(last, (")",))
            if self.word(end) in lexicon.OR:
                for other, last in self._points(end + 1):
                    if isinstance(node, Weekly) or not self._is_loose(end + 1, end):
                        yield Either((node, other)), last
            yield node, end

    def _joint(self, place: int) -> int:
        """Return the place behind the words between two ways to say the same day."""
        words = [",", "(", "op", "on", "van", "in", *lexicon.ARTICLES]
        if not lexicon.is_dutch(self.word(place - 1)):
            words.append("of")  # `Tuesday of week 12`; `dinsdag of 2 maart` is one of two
        return self.skip(place, words)

    def _is_loose(self, place: int, end: int) -> bool:
        """Return whether a word behind others is hardly a weekday: `1 maart of zo`."""
        word = self.word(place)
        named = word in lexicon.weekdays() and lexicon.is_abbreviated(word)
        return named and place > end and self.word(place - 1) not in (",", "(")

    def _points(self, place: int) -> Phrase:
        yield from self.distance(place)
        yield from self.relative_day(place)
        yield from self.nth_day(place)
        yield from self.weekday_beside(place)
        yield from self.day_and_month(place)
        yield from self.numeric(place)
        yield from self.weekday(place)
        yield from self.period(place)
        yield from self.day_of_month(place)
        yield from self.named(place)

    def _ranges(self, place: int) -> Phrase:
        starts = [place]
        for word in lexicon.BETWEEN:
            if (behind := self.said(place, word)) is not None:
                starts.insert(0, behind)
        for start in starts:
            for node, end in self.moments(start):
                if isinstance(node, Either):
                    continue
                for word in lexicon.TO:
                    if (behind := self.said(self.skip(end, (",",)), word)) is not None:
                        for last, final in self.moments(self.skip(behind, lexicon.AT)):
                            yield Stretch(node, last), final

    def _days_of_a_month(self, place: int) -> Phrase:
        """Yield `1 tot 3 maart`, `1-3 maart 2027`, `1 of 2 maart`, `March 1-3`."""
        start = self.skip(place, (*lexicon.BETWEEN, *lexicon.ARTICLES))
        for first, end in self.day_number(start):
            for last, behind, either in self._joined(end):
                middle = self.skip(behind, ("van", "of"))
                for month, final in self.month(middle):
                    yield from self._from_to(first, last, month, final, either=either)
        for month, end in self.month(start):
            for first, middle in self.day_number(end):
                for last, behind, either in self._joined(middle):
                    yield from self._from_to(first, last, month, behind, either=either)

    def _joined(self, place: int) -> Iterator[tuple[int, int, bool]]:
        words = [(word, False) for word in lexicon.TO] + [(word, True) for word in lexicon.OR]
        for word, either in words:
            if (behind := self.said(place, word)) is not None:
                behind = self.skip(behind, lexicon.ARTICLES)
                for number, end in self.day_number(behind):
                    yield number, end, either

    def _from_to(self, first: int, last: int, month: int, end: int, *, either: bool) -> Phrase:
        one, two = yearly_day(month, first), yearly_day(month, last)
        if last <= first and not either:
            return
        for ending, behind in self.of_year(two, end):
            if isinstance(ending, Fixed) and ending.spans:
                beginning: Node = one.bound(ending.spans[0].start.year)
            elif isinstance(ending, Recurring):
                beginning = Yearly(one.of, side=ending.side)
            else:
                beginning = one
            yield Either((beginning, ending)) if either else Stretch(beginning, ending), behind

    def _open(self, place: int) -> Iterator[tuple[Open, int]]:
        for edge, phrases in _EDGES:
            for phrase in phrases:
                if (behind := self.said(place, phrase)) is not None:
                    for node, end in self.moments(self.skip(behind, lexicon.AT)):
                        yield Open(edge, node), end
        if self.said(place, "van") is not None:
            for node, end in self.moments(place + 1):
                yield Open(Edge.SINCE, node), end
        for phrase in ("tot nu toe", "tot nu", "until now", "till now"):
            if (behind := self.said(place, phrase)) is not None:
                for node, _ in self._points_of_today():
                    yield Open(Edge.UNTIL, node), behind

    def _points_of_today(self) -> Phrase:
        from registry.core.dates.reading.phrases import single

        yield single(self.today), 0


def _may_stand_beside(node: Node, other: Node) -> bool:
    """Return whether two phrases can be about the same: two weekdays can't, nor what is no day."""
    if any(isinstance(one, Fixed) and not one.spans for one in (node, other)):
        return False
    weekly = isinstance(node, Weekly), isinstance(other, Weekly)
    if isinstance(node, Recurring) and isinstance(other, Recurring):
        return sum(weekly) == 1  # `1-3 maart` is no day in March
    return True
