"""Dates in figures: `1-3-2027`, `1/3`, `2027-03-01`, `20270301`, `3-2027`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.core.dates.reading.nodes import Either, Fixed, Node, Span, Yearly
from registry.core.dates.reading.phrases import (
    Phrase,
    Phrases,
    day_of,
    is_year,
    yearly_day,
    yearly_month,
)

_SIGNS = ("-", "/", ".")


class Numeric(Phrases):
    """Reader of dates in figures; the day precedes the month, as the Dutch write it."""

    __slots__ = ()

    def numeric(self, place: int) -> Phrase:
        """Yield a date in figures."""
        if self.kind(place) != "number":
            return
        for numbers, signs, end in self._figures(place):
            if (node := self._date(numbers, signs)) is not None:
                if len(numbers) == 2 and isinstance(node, Yearly):
                    yield from self.of_year(node, end, short=False)
                yield node, end
        yield from self._compact(place)

    def _figures(self, place: int) -> Iterator[tuple[list[str], set[str], int]]:
        """Yield three numbers with the same sign between them, then two, then those apart."""
        words, signs, ends = [self.word(place)], list[str](), [place + 1]
        while len(words) < 3:
            sign, behind = self.word(ends[-1]), ends[-1] + 1
            if sign not in (signs or _SIGNS) or self.kind(behind) != "number":
                break
            signs.append(sign)
            words.append(self.word(behind))
            ends.append(behind + 1)
        apart = self.at(ends[-1])
        if len(words) == 2 and apart and apart.kind in ("number", "short") and apart.apart:
            year = apart.text.lstrip("'")
            if len(year) == 4 or apart.kind == "short":
                yield [*words, year], set(signs), ends[-1] + 1
        following = self.word(ends[-1])
        if len(words) == 2 and following in _SIGNS and self.kind(ends[-1] + 1) == "short":
            yield [*words, self.word(ends[-1] + 1).lstrip("'")], set(signs), ends[-1] + 2
        if len(words) == 3:
            yield words, set(signs), ends[2]
        if len(words) >= 2 and not self._spread(place, ends[1]):
            yield words[:2], set(signs[:1]), ends[1]
        if len(words) == 1 and self.kind(place + 1) == "number" == self.kind(place + 2):
            three = [self.word(place + at) for at in range(3)]
            if len(three[0]) == 4 or len(three[2]) == 4:
                yield three, {" "}, place + 3

    def _spread(self, place: int, end: int) -> bool:
        """Return whether there are blanks between numbers: `1 - 3` is a range, and no date."""
        return any(one.apart for one in self.tokens[place + 1 : end])

    def _date(self, numbers: list[str], signs: set[str]) -> Node | None:
        if any(len(one) > 4 or len(one) == 3 for one in numbers):
            return None
        if len(numbers) == 2:
            return self._two(numbers, signs)
        if len(numbers[0]) == 4:
            year, month, day = map(int, numbers)
            if len(numbers[1]) > 2 or len(numbers[2]) > 2:
                return None
            return self._known(year, [(month, day)], [(day, month)], iso=True)
        if len(numbers[0]) > 2 or len(numbers[1]) > 2 or len(numbers[2]) not in (2, 4):
            return None
        first, second, figures = map(int, numbers)
        year = figures if len(numbers[2]) == 4 else self.century(figures)
        node = self._known(year, [(second, first)], [(first, second)], signs=signs)
        if len(numbers[2]) == 4 or node is None:
            return node
        reversed_ = day_of(self.century(first), second, figures)  # 27-03-01
        far = [one for one in node.spans if abs(one.start.year - self.today.year) > 10]
        if len(numbers[0]) == 2 and far and reversed_:
            return Fixed((reversed_, *node.spans), unsure=True)
        return node

    def _known(
        self,
        year: int,
        usual: list[tuple[int, int]],
        other: list[tuple[int, int]],
        *,
        signs: set[str] | None = None,
        iso: bool = False,
    ) -> Fixed:
        """Return a day with its year, to be asked when month and day can be exchanged."""
        dutch = [span for month, day in usual if (span := day_of(year, month, day))]
        turned = [span for month, day in other if (span := day_of(year, month, day))]
        if iso:
            if dutch:
                return Fixed(tuple(dutch))
            instead = yearly_day(*usual[0]).instead(year)
            return Fixed((), instead=instead or tuple(turned))
        if self.context.english and signs != {"."} and turned:
            both = dict.fromkeys((*dutch, *turned))
            return Fixed(tuple(both))
        if dutch:
            return Fixed(tuple(dutch))
        return Fixed((), instead=tuple(turned) or yearly_day(*usual[0]).instead(year))

    def _two(self, numbers: list[str], signs: set[str]) -> Node | None:
        """Return what two numbers mean: `1-3`, `2027-03`, `3-2027`, `2026-2027`."""
        one, two = map(int, numbers)
        if 4 in map(len, numbers):
            return None if signs == {"."} else _with_year(numbers)
        if not (1 <= one <= 31 and 1 <= two <= 31) or (one > 12 and two > 12):
            return None
        usual, turned = yearly_day(two, one), yearly_day(one, two)
        if two > 12:  # no such month: the other way round, which a Dutch reader asks
            if self.context.english:
                return turned
            return Fixed((), instead=turned.found(self.context).spans)
        if self.context.english and signs != {"."} and one <= 12 and one != two:
            return Either((usual, turned))
        return usual

    def _compact(self, place: int) -> Phrase:
        """Yield `20270301`; six figures can be read in two ways, and are asked."""
        text = self.word(place)
        if len(text) == 8:
            first = day_of(int(text[:4]), int(text[4:6]), int(text[6:])) if text[0] != "0" else None
            last = day_of(int(text[4:]), int(text[2:4]), int(text[:2])) if text[4] != "0" else None
            likely = [one for one in (first, last) if one and 1900 <= one.start.year < 2200]
            if likely:
                yield Fixed(tuple(dict.fromkeys(likely))), place + 1
        if len(text) == 6 and self.whole:
            both = (
                day_of(self.century(int(text[4:])), int(text[2:4]), int(text[:2])),
                day_of(self.century(int(text[:2])), int(text[2:4]), int(text[4:])),
            )
            spans = tuple(dict.fromkeys(one for one in both if one))
            if spans:
                yield Fixed(spans, unsure=True), place + 1


def _with_year(numbers: list[str]) -> Node | None:
    """Return a month of a year, or a year and the next ones."""
    one, two = map(int, numbers)
    if len(numbers[0]) < 4:
        return yearly_month(one).bound(two) if 1 <= one <= 12 and is_year(two) else None
    if len(numbers[1]) == 4:
        years = is_year(one) and is_year(two) and one <= two
        return Fixed((Span(date(one, 1, 1), date(two, 12, 31)),)) if years else None
    if not is_year(one):
        return None
    if 1 <= two <= 12:
        return yearly_month(two).bound(one)
    if two == (one + 1) % 100:
        return Fixed((Span(date(one, 1, 1), date(one + 1, 12, 31)),))
    return None
