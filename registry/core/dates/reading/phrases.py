"""What every phrase is read with: the words at a place, numbers in words, a year."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from registry.core.dates.months import months
from registry.core.dates.reading import lexicon
from registry.core.dates.reading.nodes import (
    Context,
    Fixed,
    Node,
    Recurring,
    Side,
    Span,
    Yearly,
    single,
)
from registry.core.dates.reading.tokens import Token

Phrase = Iterator[tuple[Node, int]]
"""What can be meant by the words from a place on, and where each way of reading them ends."""

_ALSO_MONTHS = {"maa": 3}
_CENTURY = 100
_LONGEST_MONTH = 31

EARLIEST, LATEST = 1000, 2199
"""Years that can be meant."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Reader of the tokens of a text; each method yields the ways to read what begins at a place.

    Attributes:
        whole: all of the text is to be read, so that short words are no part of a sentence.
    """

    tokens: list[Token]
    context: Context
    whole: bool = True

    @property
    def today(self) -> date:
        """The day it is."""
        return self.context.today

    def at(self, place: int) -> Token | None:
        """Return the token at a place; None behind the last one."""
        return self.tokens[place] if place < len(self.tokens) else None

    def word(self, place: int) -> str:
        """Return the text of the token at a place; empty where there is none."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def kind(self, place: int) -> str:
        """Return the kind of the token at a place."""
        return self.tokens[place].kind if place < len(self.tokens) else ""

    def skip(self, place: int, words: Collection[str]) -> int:
        """Return the place behind these words, however many of them stand there."""
        while place < len(self.tokens) and self.word(place) in words:
            place += 1
        return place

    def said(self, place: int, phrase: str) -> int | None:
        """Return the place behind a phrase; None when it does not stand there."""
        for part in phrase.split():
            if self.word(place) != part:
                return None
            place += 1
        return place

    def counted(self, place: int) -> tuple[int, int] | None:
        """Return a number, in digits or words, and the place behind it."""
        if self.kind(place) == "number" and len(self.word(place)) <= 3:
            return int(self.word(place)), place + 1
        if self.word(place) in lexicon.NUMBERS:
            return lexicon.NUMBERS[self.word(place)], place + 1
        return None

    def ordinal(self, place: int) -> tuple[int, int] | None:
        """Return an ordinal number, in digits or words, and the place behind it."""
        token = self.at(place)
        if token is None:
            return None
        if token.kind == "nth":
            return token.number, place + 1
        if token.text in lexicon.ORDINALS:
            return lexicon.ORDINALS[token.text], place + 1
        if token.text in lexicon.TENS:
            behind = self.skip(place + 1, "-")
            last = lexicon.ORDINALS.get(self.word(behind), 0)
            if 0 < last < 10:
                return lexicon.TENS[token.text] + last, behind + 1
        return None

    def day_number(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield the number of a day of the month, and the place behind it."""
        token = self.at(place)
        if token is not None and token.kind == "number":
            if len(token.text) <= 2 and token.number <= _LONGEST_MONTH:
                yield token.number, place + 1
        elif (found := self.ordinal(place)) is not None:
            yield found
        elif token is not None and token.text in lexicon.NUMBERS and len(token.text) > 2:
            yield lexicon.NUMBERS[token.text], place + 1

    def month(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield the number of a month, and the place behind it and the point that shortens it."""
        word = self.word(place)
        number = months().get(word) or _ALSO_MONTHS.get(word)
        if number:
            if self.word(place + 1) == "." and len(word) <= 4:
                yield number, place + 2
            yield number, place + 1

    def year(self, place: int, *, short: bool = False) -> Iterator[tuple[int, int]]:
        """Yield a year, and the place behind it.

        Args:
            place: where it begins.
            short: two figures are a year too.
        """
        token = self.at(place)
        if token is None:
            return
        if token.kind == "number" and len(token.text) == 4 and EARLIEST <= token.number <= LATEST:
            yield token.number, place + 1
        elif token.kind == "short" or (short and token.kind == "number" and len(token.text) == 2):
            yield self.century(token.number), place + 1
        for words, away in ((lexicon.THIS, 0), (lexicon.FOLLOWING, 1), (lexicon.PREVIOUS, -1)):
            behind = self.skip(place, lexicon.ARTICLES)
            if self.word(behind) in words and self.word(behind + 1) in ("jaar", "year"):
                yield self.today.year + away, behind + 2

    def century(self, figures: int) -> int:
        """Return the year that two figures mean: of all that end in them, the one nearest."""
        this = self.today.year - self.today.year % _CENTURY + figures
        return min(
            (this - _CENTURY, this, this + _CENTURY), key=lambda year: abs(year - self.today.year)
        )

    def of_year(self, node: Yearly, place: int, *, short: bool = True) -> Phrase:
        """Yield the days of a year that follows, then those of every year."""
        behind = self.skip(place, (",", *lexicon.OF, *lexicon.ARTICLES))
        for year, end in self.year(behind, short=short and behind <= place + 1):
            yield node.bound(year), end
        yield from self.sided(node, place)

    def sided(self, node: Recurring, place: int) -> Phrase:
        """Yield the days with `jl.` or `a.s.` behind them, then without."""
        if self.word(place) in lexicon.AFTERWARDS_PAST:
            yield replace(node, side=Side.PAST), self.skip(place + 1, ".")
        if self.word(place) in lexicon.AFTERWARDS_COMING:
            yield replace(node, side=Side.AHEAD), self.skip(place + 1, ".")
        yield node, place


def is_year(number: int) -> bool:
    """Return whether a number can be a year."""
    return EARLIEST <= number <= LATEST


def day_of(year: int, month: int, day: int) -> Span | None:
    """Return a day as a span; None when no calendar has it."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        one = date(year, month, day)
    except ValueError:
        return None
    return Span(one, one)


def yearly_day(month: int, day: int) -> Yearly:
    """Return a day of every year; in a year without it, the last of its month and the next day."""

    def instead(year: int) -> tuple[Span, ...]:
        if not (1 <= month <= 12 and 29 <= day <= 31 and 1 <= year <= 9998):
            return ()
        last = date(year, month, calendar.monthrange(year, month)[1])
        after = last + timedelta(days=1)
        return Span(last, last), Span(after, after)

    return Yearly(lambda year: day_of(year, month, day), instead)


def yearly_month(first: int, last: int | None = None) -> Yearly:
    """Return a month of every year, or several in a row."""
    until = last or first

    def of(year: int) -> Span:
        return Span(date(year, first, 1), date(year, until, calendar.monthrange(year, until)[1]))

    return Yearly(of)


def whole_year(year: int) -> Fixed:
    """Return a year."""
    return Fixed((Span(date(year, 1, 1), date(year, 12, 31)),))


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


__all__ = [
    "Phrase",
    "Phrases",
    "day_of",
    "monday",
    "single",
    "whole_year",
    "yearly_day",
    "yearly_month",
]
