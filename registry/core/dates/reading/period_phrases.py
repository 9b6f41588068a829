"""Periods in words: `maart 2027`, `week 12`, `Q4`, `eind maart`, `volgende maand`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from registry.core.dates.reading import lexicon
from registry.core.dates.reading.day_phrases import DayPhrases
from registry.core.dates.reading.nodes import (
    DAY,
    Fixed,
    Node,
    Span,
    Yearly,
)
from registry.core.dates.reading.phrases import Phrase, monday, whole_year, yearly_month
from registry.core.dates.reading.pieces import (
    half,
    part_of,
    third,
)

_QUARTERS = ("kwartaal", "quarter")
_HALVES = ("helft", "half", "halfjaar", "semester")
_WEEKS = ("week", "wk", "weeknummer")
_WEEK = 7 * DAY


class PeriodPhrases(DayPhrases):
    """Reader of periods in words."""

    __slots__ = ()

    def period(self, place: int) -> Phrase:
        """Yield a period, and the begin, the middle, the end or a half of one."""
        yield from self._part(place)
        yield from self._half(place)
        yield from self._plain(place)

    def _plain(self, place: int) -> Phrase:
        start = self.skip(place, lexicon.ARTICLES)
        yield from self._week(start)
        yield from self._quarter(start)
        yield from self._semester(start)
        yield from self._from_today(start)
        yield from self._nth_week(start)
        yield from self.named(start)
        if start == place or self.word(start) in ("maand", "month"):
            named = self.skip(start, ("maand", "month"))
            yield from self._month(named)
        if start == place or self.word(start) in ("jaar", "year"):
            for year, end in self.year(self.skip(start, ("jaar", "year"))):
                yield whole_year(year), end

    def _month(self, place: int) -> Phrase:
        for month, end in self.month(place):
            joint = self.skip(end, ("-", "/", "en", "and"))
            if joint > end:
                for last, behind in self.month(joint):
                    if last > month:
                        yield from self.of_year(yearly_month(month, last), behind, short=False)
            yield from self.of_year(yearly_month(month), end, short=False)
            if self.word(end) == "-" and self.kind(end + 1) == "number":
                for year, behind in self.year(end + 1):
                    yield yearly_month(month).bound(year), behind

    def _week(self, place: int) -> Phrase:
        token = self.at(place)
        if token is None:
            return
        if token.kind == "iso":
            yield _iso_week(token.text), place + 1
        number, end = 0, place
        if token.kind == "week":
            number, end = token.number, place + 1
        elif token.text in _WEEKS:
            behind = self.skip(place + 1, (".", "nr", "nummer", "number"))
            if self.kind(behind) == "number" and len(self.word(behind)) <= 2:
                number, end = int(self.word(behind)), behind + 1
            elif self.word(behind) in ("van", "of"):
                for node, last in self.dated(behind + 1):
                    yield part_of(node, lambda span: (_week_around(span),)), last
        if number:
            yield from self._week_of_year(number, end)

    def _week_of_year(self, number: int, end: int) -> Phrase:
        joint = self.skip(end, ("-", "t", "en"))
        if joint == end + 1 and self.kind(joint) == "number" and len(self.word(joint)) <= 2:
            last = int(self.word(joint))
            if last > number:
                yield from self.of_year(_weeks(number, last), joint + 1, short=False)
        slashed = self.skip(end, ("/", "-"))
        for year, behind in self.year(slashed):
            yield _weeks(number).bound(year), behind
        yield from self.of_year(_weeks(number), end, short=False)

    def _quarter(self, place: int) -> Phrase:
        for number, end in self._quarter_number(place):
            yield from self.of_year(_quarters(number), end)
        for year, behind in self.year(place):
            joint = self.skip(behind, ("-",))
            if self.kind(joint) == "quarter":
                yield _quarters(self.tokens[joint].number).bound(year), joint + 1

    def _quarter_number(self, place: int) -> Iterator[tuple[int, int]]:
        token = self.at(place)
        if token is None:
            return
        if token.kind == "quarter":
            yield token.number, place + 1
        found = self.ordinal(place)
        if token.text in lexicon.LAST and self.word(place + 1) in _QUARTERS:
            found = 4, place + 1  # of a year: `laatste kwartaal van 2026`
            if not list(self.year(self.skip(place + 2, ("van", "of", "in", *lexicon.ARTICLES)))):
                return
        if found and self.word(found[1]) in _QUARTERS and 1 <= found[0] <= 4:
            yield found[0], found[1] + 1
        if token.text in _QUARTERS and self.word(place + 1) in ("1", "2", "3", "4"):
            yield int(self.word(place + 1)), place + 2

    def _semester(self, place: int) -> Phrase:
        if self.kind(place) == "semester":
            first = 1 + 6 * (int(self.word(place)[1]) - 1)
            yield from self.of_year(yearly_month(first, first + 5), place + 1)

    def _from_today(self, place: int) -> Phrase:
        """Yield `deze week`, `volgend kwartaal`, `afgelopen 3 maanden`, `komend jaar`."""
        word, unit = self.word(place), lexicon.UNITS.get(self.word(place + 1), "")
        if unit == "weekend":
            yield from self._some_weekend(word, place + 2)
        elif unit in ("week", "month", "quarter", "year"):
            for words, away in (
                (lexicon.THIS, 0),
                (lexicon.FOLLOWING, 1),
                (lexicon.PREVIOUS, -1),
            ):
                if word in words:
                    yield self._unit(unit, away), place + 2
            if word in lexicon.COMING:
                yield self._rolling(1, unit, calendar_too=True), place + 2
            elif word in lexicon.PAST:
                yield self._rolling(-1, unit), place + 2
        elif word in lexicon.PAST | lexicon.LAST and unit == "day":
            yield self._rolling(-1, unit), place + 2
        yield from self._counted_units(place)
        if word == "weekend":
            yield self._weekend(coming=self.context.side > 0), place + 1

    def _some_weekend(self, word: str, end: int) -> Phrase:
        for words, away in ((lexicon.THIS, 0), (lexicon.FOLLOWING, 1), (lexicon.PREVIOUS, -1)):
            if word in words:
                yield self._unit("weekend", away), end
        if word in lexicon.COMING:
            yield self._weekend(coming=True), end
        elif word in lexicon.PAST:
            yield self._weekend(coming=False), end

    def _counted_units(self, place: int) -> Phrase:
        """Yield `afgelopen 3 maanden`, `komende twee weken`."""
        word, counted = self.word(place), self.counted(place + 1)
        if counted is None:
            return
        unit = lexicon.UNITS.get(self.word(counted[1]), "")
        if not unit or unit in ("weekend", "workday"):
            return
        if word in lexicon.PAST | lexicon.LAST | lexicon.PREVIOUS:
            yield self._rolling(-counted[0], unit), counted[1] + 1
        elif word in lexicon.COMING | lexicon.FOLLOWING:
            yield self._rolling(counted[0], unit), counted[1] + 1

    def _unit(self, unit: str, away: int) -> Node:
        day = self.today
        if unit in ("week", "weekend"):
            first = monday(day) + away * _WEEK
            if unit == "weekend":
                return Fixed((Span(first + 5 * DAY, first + 6 * DAY),))
            return Fixed((Span(first, first + 6 * DAY),))
        if unit == "month":
            start = day.replace(day=1) + relativedelta(months=away)
            return Fixed((Span(start, start + relativedelta(months=1) - DAY),))
        if unit == "quarter":
            first_month = day.month - (day.month - 1) % 3
            start = day.replace(month=first_month, day=1) + relativedelta(months=3 * away)
            return Fixed((Span(start, start + relativedelta(months=3) - DAY),))
        return whole_year(day.year + away)

    def _weekend(self, *, coming: bool) -> Node:
        saturday = monday(self.today) + 5 * DAY
        if coming and saturday + DAY < self.today:
            saturday += _WEEK
        if not coming and saturday + DAY >= self.today:
            saturday -= _WEEK
        return Fixed((Span(saturday, saturday + DAY),))

    def _rolling(self, count: int, unit: str, *, calendar_too: bool = False) -> Node:
        """Return so many units up to today, or from today on."""
        step = {
            "day": relativedelta(days=count),
            "week": relativedelta(weeks=count),
            "fortnight": relativedelta(weeks=2 * count),
            "month": relativedelta(months=count),
            "quarter": relativedelta(months=3 * count),
            "year": relativedelta(years=count),
        }[unit]
        span = Span(*sorted((self.today, self.today + step)))
        if not calendar_too:
            return Fixed((span,))
        return Fixed((*self._unit(unit, 1).found(self.context).spans, span))

    def _nth_week(self, place: int) -> Phrase:
        """Yield `eerste week van maart`: seven days, from the first on or up to the last."""
        found = self.ordinal(place)
        nth, end = found or ((-1, place + 1) if self.word(place) in lexicon.LAST else (0, place))
        if not nth or self.word(end) != "week" or not -1 <= nth <= 5:
            return
        within = self.skip(end + 1, ("van", "in", "of"))
        if within == end + 1:
            return
        for node, last in self._plain(self.skip(within, lexicon.ARTICLES)):
            yield part_of(node, lambda span: _seven_days(span, nth)), last

    def _part(self, place: int) -> Phrase:
        start = self.skip(place, (*lexicon.ARTICLES, "het", "in"))
        if self.word(start) not in lexicon.PARTS:
            return
        which = lexicon.PARTS[self.word(start)]
        behind = self.skip(start + 1, ("-", "in", "van", "of"))
        for node, end in (*self._plain(behind), *self._bare_unit(behind)):
            yield part_of(node, lambda span: (third(span, which),)), end

    def _bare_unit(self, place: int) -> Phrase:
        """Yield `(eind van) de maand`: the one it is."""
        start = self.skip(place, lexicon.ARTICLES)
        unit = lexicon.UNITS.get(self.word(start), "")
        if unit in ("week", "month", "quarter", "year") and self.word(start)[-2:] not in (
            "en",
            "hs",
        ):
            yield self._unit(unit, 0), start + 1

    def _half(self, place: int) -> Phrase:
        start = self.skip(place, lexicon.ARTICLES)
        found = self.ordinal(start)
        number, end = found or ((2, start + 1) if self.word(start) in lexicon.LAST else (0, start))
        if number not in (1, 2) or self.word(end) not in _HALVES:
            return
        within = self.skip(end + 1, ("van", "of", "in"))
        for node, last in (*self._plain(within), *self._bare_unit(within)):
            yield part_of(node, lambda span: (half(span, number - 1),)), last


def _weeks(number: int, last: int | None = None) -> Yearly:
    """Return an ISO week of every year that has it."""
    until = last or number

    def of(year: int) -> Span:
        start = date.fromisocalendar(year, number, 1)
        return Span(start, date.fromisocalendar(year, until, 7))

    return Yearly(of)


def _iso_week(text: str) -> Fixed:
    """Return `2027-w12`, or `2027-w12-3`, a day of it."""
    year, week, *day = map(int, re.findall(r"\d+", text))
    whole = _weeks(week).bound(year)
    if not day:
        return whole
    days = [one.start + (day[0] - 1) * DAY for one in whole.spans]
    return Fixed(tuple(Span(one, one) for one in days))


def _quarters(number: int) -> Yearly:
    return yearly_month(3 * number - 2, 3 * number)


def _week_around(span: Span) -> Span:
    first = monday(span.start)
    return Span(first, first + 6 * DAY)


def _seven_days(span: Span, nth: int) -> tuple[Span, ...]:
    if nth < 0:
        return (Span(span.end - 6 * DAY, span.end),)
    start = span.start + (nth - 1) * _WEEK
    return (Span(start, min(start + 6 * DAY, span.end)),) if start <= span.end else ()
