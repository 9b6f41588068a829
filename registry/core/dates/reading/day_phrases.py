"""Days in words: `1 maart`, `March 3rd`, `maandag`, `over drie weken`, `eerste dinsdag van …`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from registry.core.dates.reading import lexicon
from registry.core.dates.reading.lengths import Length, Lengths
from registry.core.dates.reading.named_days import NamedDays
from registry.core.dates.reading.nodes import (
    DAY,
    Either,
    Fixed,
    Monthly,
    Node,
    Recurring,
    Side,
    Span,
    Weekly,
    Yearly,
)
from registry.core.dates.reading.phrases import (
    Phrase,
    day_of,
    monday,
    single,
    yearly_day,
    yearly_month,
)
from registry.core.dates.reading.pieces import (
    part_of,
)
from registry.core.dates.workdays import is_workday

_SIDES = {"na": 1, "after": 1, "voor": -1, "before": -1}
_FROM_NOW = {
    -1: ("geleden", "ago"),
    1: ("from now", "from today", "vanaf nu", "vanaf vandaag"),
}
_ENGLISH = frozenset(
    ["day", "days", "weeks", "month", "months", "quarters", "year", "years", "fortnight"]
)
_ANY_DAY = ("dag", "day")
_ANY_WORKDAY = ("werkdag", "workday")


class DayPhrases(NamedDays, Lengths):
    """Reader of days in words."""

    __slots__ = ()

    def period(self, place: int) -> Phrase:
        """Yield a month, a year, a week and the like: see `PeriodPhrases`."""
        raise NotImplementedError(place)

    def relative_day(self, place: int) -> Phrase:
        """Yield `morgen`, and `vandaag over een week`."""
        word = self.word(place)
        if word in ("nu", "now") and self.whole:
            yield single(self.today), place + 1
        for phrase, away in (
            ("de dag na morgen", 2),
            ("the day after tomorrow", 2),
            ("day after tomorrow", 2),
            ("the day before yesterday", -2),
            ("day before yesterday", -2),
            ("this morning", 0),
            ("this afternoon", 0),
            ("this evening", 0),
        ):
            if (end := self.said(place, phrase)) is not None:
                yield single(self.today + away * DAY), end
        if word in lexicon.DAYS:
            day = self.today + lexicon.DAYS[word] * DAY
            for length, end in self._distance(place + 1):
                yield Fixed(length.spans(day)), end
            yield single(day), place + 1

    def distance(self, place: int) -> Phrase:
        """Yield `over drie weken`, `in two weeks`, `drie weken geleden`, `a week from today`."""
        for length, end in self._distance(place):
            yield Fixed(length.spans(self.today)), end
        if (found := self.length(place)) is not None:
            length, end = found
            for sign, phrases in _FROM_NOW.items():
                for phrase in phrases:
                    if (behind := self.said(end, phrase)) is not None:
                        yield Fixed(length.spans(self.today, sign)), behind
        yield from self._away_from(place)

    def _distance(self, place: int) -> list[tuple[Length, int]]:
        if self.word(place) not in ("over", "in"):
            return []
        found = self.length(place + 1)
        if found is None:
            return []
        length, end = found
        words = {self.word(at) for at in range(place + 1, end)}
        english = words & _ENGLISH or ("week" in words and words & {"a", "one", "1"})
        if self.word(place) == "in" and not english:
            return []  # in Dutch that says how long, not when
        return [(length, end)]

    def within(self, place: int) -> Phrase:
        """Yield the last day of `binnen drie weken`, `within a month`."""
        if self.word(place) in ("binnen", "within"):
            found = self.length(self.skip(place + 1, lexicon.ARTICLES))
            if found is not None:
                yield Fixed(found[0].spans(self.today)), found[1]

    def _away_from(self, place: int) -> Phrase:
        """Yield `twee dagen na 1 maart`, `a week before Christmas`, `de dag na Koningsdag`."""
        start = self.skip(place, lexicon.ARTICLES)
        found = self.length(start)
        if found is None and start > place and lexicon.UNITS.get(self.word(start)) == "day":
            found = Length(1, "day"), start + 1
        if found is None or (sign := _SIDES.get(self.word(found[1]))) is None:
            return
        for node, end in self.dated(found[1] + 1):
            yield _away_from(node, lambda day: found[0].spans(day, sign), sign), end

    def dated(self, place: int) -> Phrase:
        """Yield a day that another is told by."""
        yield from self.day_and_month(place)
        yield from self.numeric(place)
        yield from self.feast(place)

    def day_and_month(self, place: int) -> Phrase:
        """Yield `1 maart`, `de vijfde van maart 2027`, `March 3rd, 2027`, `1-mrt-27`."""
        start = self.skip(place, lexicon.ARTICLES)
        for day, end in self.day_number(start):
            middle = self.skip(end, ("-", "/", ".", "dag", *lexicon.ARTICLES, "van", "of", "in"))
            for month, behind in self.month(middle):
                behind = self.skip(behind, ("-", "/")) if self._year_at(behind + 1) else behind
                yield from self.of_year(yearly_day(month, day), behind)
            for first, behind in self._relative_month(middle):
                span = day_of(first.year, first.month, day)
                yield Fixed((span,) if span else ()), behind
        for month, end in self.month(place):
            yield from self._month_first(place, month, end)

    def _year_at(self, place: int) -> bool:
        return self.kind(place) in ("number", "short") and len(self.word(place)) in (2, 3, 4)

    def _relative_month(self, place: int) -> list[tuple[date, int]]:
        """Return the first of a month that is said from today: `volgende maand`, `(de) maand`."""
        start = self.skip(place, lexicon.ARTICLES)
        first = self.today.replace(day=1)
        for words, away in ((lexicon.THIS, 0), (lexicon.FOLLOWING, 1), (lexicon.PREVIOUS, -1)):
            if self.word(start) in words and lexicon.UNITS.get(self.word(start + 1)) == "month":
                return [(first + relativedelta(months=away), start + 2)]
        return []

    def _month_first(self, place: int, month: int, end: int) -> Phrase:
        """Yield a month before its day; without its year that can be a year too: `maart 27`."""
        start = self.skip(end, lexicon.ARTICLES)
        for day, behind in self.day_number(start):
            node = yearly_day(month, day)
            certain = self.kind(start) != "number" or self.word(place) not in lexicon.dutch_months()
            years = [one for one in self.of_year(node, behind, short=False) if one[0] != node]
            yield from years
            if certain or len(self.word(start)) < 2:
                yield node, behind
            else:
                short = yearly_month(month).bound(self.century(day))
                yield Either((node, short)), behind

    def day_of_month(self, place: int) -> Phrase:
        """Yield `de 5e`, `the 5th`, `de vijfde van de maand`."""
        start = self.skip(place, lexicon.ARTICLES)
        found = self.ordinal(start)
        led = start > place or self.word(start - 1) in lexicon.ARTICLES
        if found is None or not (led or self.kind(start) == "nth"):
            return
        number, end = found
        if not 1 <= number <= 31:
            return
        behind = self.skip(end, ("van", "of"))
        if behind > end:
            article = self.skip(behind, lexicon.ARTICLES)
            if article > behind and lexicon.UNITS.get(self.word(article)) == "month":
                yield Monthly(number), article + 1
        if self.whole:
            yield from self.sided(Monthly(number), end)

    def weekday(self, place: int) -> Phrase:
        """Yield `maandag`, `a.s. maandag`, `vorige maandag`, `maandag over een week`."""
        start = self.skip(place, lexicon.ARTICLES)
        yield from self._led_weekday(start)
        if (day := self._weekday(start)) is not None:
            weekly, end = day
            for length, behind in self._distance(end):
                yield self._weeks_away(weekly, length), behind
            yield from self.sided(weekly, end)
        yield from self._led_date(start)
        yield from self._weeks_from(start)

    def _led_weekday(self, place: int) -> Phrase:
        """Yield `a.s. maandag`, `volgende dinsdag`, `deze vrijdag`."""
        word, day = self.word(place), self._weekday(place + 1)
        if day is None:
            return
        weekly, end = day
        if word in lexicon.COMING:
            yield replace(weekly, side=Side.AHEAD), end
        elif word in lexicon.PAST:
            yield replace(weekly, side=Side.PAST), end
        elif word in lexicon.FOLLOWING:
            yield self._beside(weekly, 1), end
        elif word in lexicon.PREVIOUS:
            yield self._beside(weekly, -1), end
        elif word in lexicon.THIS:
            yield self._of_this_week(weekly), end

    def _led_date(self, place: int) -> Phrase:
        """Yield `aanstaande 1 maart`, `afgelopen 1 mei`."""
        for words, side in ((lexicon.COMING, Side.AHEAD), (lexicon.PAST, Side.PAST)):
            if self.word(place) in words:
                for node, end in (*self.day_and_month(place + 1), *self.numeric(place + 1)):
                    if isinstance(node, Recurring):
                        yield replace(node, side=side), end

    def _weeks_from(self, place: int) -> Phrase:
        """Yield `two weeks from Tuesday`."""
        counted = self.counted(place)
        if counted is None:
            return
        number, behind = counted
        for phrase in ("week from", "weeks from", "week on", "weeks on"):
            week = self.said(behind, phrase)
            if week is not None and (day := self._weekday(week)) is not None:
                yield self._weeks_away(day[0], Length(number, "week")), day[1]

    def _weekday(self, place: int) -> tuple[Weekly, int] | None:
        word = self.word(place)
        number = lexicon.weekdays().get(word)
        if number is None and self.whole:
            number = lexicon.parts_of_weekdays().get(word)
        if number is None:
            return None
        end = place + 1
        if lexicon.is_abbreviated(word):
            end = self.skip(end, ".")
            dated = self.kind(self.skip(end, (",",))) in ("number", "nth")
            if not (self.whole or dated):
                return None
        return Weekly(number), end

    def _beside(self, weekly: Weekly, away: int) -> Node:
        """Return `volgende dinsdag`: the next one, or that of next week, which is asked."""
        side = Side.AHEAD if away > 0 else Side.PAST
        (near,) = replace(weekly, side=side).found(self.context).spans
        week = monday(self.today) + (7 * away + weekly.weekday) * DAY
        spans = dict.fromkeys((near, Span(week, week)))
        return Fixed(tuple(spans))

    def _of_this_week(self, weekly: Weekly) -> Node:
        day = monday(self.today) + weekly.weekday * DAY
        if day >= self.today:
            return single(day)
        coming = day + 7 * DAY
        return Fixed((Span(day, day), Span(coming, coming)))

    def _weeks_away(self, weekly: Weekly, length: Length) -> Node:
        """Return `dinsdag over drie weken`: of that week, or that much after the next one."""
        (following,) = replace(weekly, side=Side.AHEAD).found(self.context).spans
        weeks = [monday(one) + weekly.weekday * DAY for one in length.moved(self.today, 1)]
        after = [
            one + ((weekly.weekday - one.weekday()) % 7) * DAY
            for one in length.moved(following.start, 1)
        ]
        return Fixed(tuple(Span(one, one) for one in dict.fromkeys([*weeks, *after])))

    def nth_day(self, place: int) -> Phrase:
        """Yield `de eerste dinsdag van maart 2027`, `laatste werkdag van volgende maand`."""
        start = self.skip(place, lexicon.ARTICLES)
        count = self._nth(start)
        if count is None:
            return
        nth, end = count
        is_on, behind = self._kind_of_day(end)
        if is_on is None:
            return
        within = self.skip(behind, ("van", "in", "of", "uit", *lexicon.ARTICLES))
        for node, last in self.period(within):
            yield part_of(node, lambda span: _nth_of(span, nth, is_on)), last
        for node, last in self._this_unit(behind):
            yield part_of(node, lambda span: _nth_of(span, nth, is_on)), last
        day = self._weekday(end)
        if day is not None and nth > 0:
            for node, last in self._relative_to(day[0], behind, nth):
                yield node, last

    def weekday_beside(self, place: int) -> Phrase:
        """Yield `de dinsdag na 1 maart`."""
        start = self.skip(place, lexicon.ARTICLES)
        if (day := self._weekday(start)) is not None:
            yield from self._relative_to(day[0], day[1], 1)

    def _relative_to(self, weekly: Weekly, place: int, nth: int) -> Phrase:
        away = _SIDES.get(self.word(place))
        if away is None:
            return
        for node, end in self.dated(place + 1):
            yield _away_from(node, lambda day: _beside(day, weekly, away * nth), away), end

    def _nth(self, place: int) -> tuple[int, int] | None:
        word = self.word(place)
        if word in lexicon.LAST:
            return -1, place + 1
        if word in lexicon.BEFORE_LAST:
            return -2, place + 1
        for phrase in ("een na laatste", "op een na laatste", "een-na-laatste"):
            if (end := self.said(place, phrase)) is not None:
                return -2, end
        found = self.ordinal(place)
        return found if found and 1 <= found[0] <= 31 else None

    def _kind_of_day(self, place: int) -> tuple[Callable[[date], bool] | None, int]:
        if (day := self._weekday(place)) is not None:
            return day[0].is_on, day[1]
        if self.word(place) in _ANY_DAY:
            return lambda _: True, place + 1
        if self.word(place) in _ANY_WORKDAY:
            return is_workday, place + 1
        if self.said(place, "working day") is not None:
            return is_workday, place + 2
        return None, place

    def _this_unit(self, place: int) -> Phrase:
        """Yield `van de maand`, `of the year`: the one it is, or the next where it is a month."""
        behind = self.skip(place, ("van", "of", "in"))
        article = self.skip(behind, lexicon.ARTICLES)
        unit = lexicon.UNITS.get(self.word(article))
        if behind > place and article > behind and unit in ("month", "year"):
            first = self.today.replace(day=1)
            spans = []
            if unit == "year":
                spans = [Span(date(self.today.year, 1, 1), date(self.today.year, 12, 31))]
            else:
                for away in (0, self.context.side):
                    start = first + relativedelta(months=away)
                    spans.append(Span(start, start + relativedelta(months=1) - DAY))
            yield Fixed(tuple(spans), unsure=len(spans) > 1), article + 1


def _away_from(node: Node, step: Callable[[date], tuple[Span, ...]], sign: int) -> Node:
    """Return the day so far from another; after a feast of two days it is asked from which."""

    def first(span: Span) -> tuple[Span, ...]:
        return step(span.start)

    def last(span: Span) -> tuple[Span, ...]:
        return step(span.end)

    def either(span: Span) -> tuple[Span, ...]:
        return tuple(dict.fromkeys((*first(span), *last(span))))

    if sign < 0:
        return part_of(node, first)
    if isinstance(node, Yearly):
        return Either((part_of(node, first), part_of(node, last)))
    return part_of(node, either)


def _nth_of(span: Span, nth: int, is_on: Callable[[date], bool] | None) -> tuple[Span, ...]:
    days = (span.start + at * DAY for at in range(min(span.days, 366)))
    fitting = [day for day in days if is_on is None or is_on(day)]
    at = nth - 1 if nth > 0 else nth
    if not -len(fitting) <= at < len(fitting):
        return ()
    return (Span(fitting[at], fitting[at]),)


def _beside(day: date, weekly: Weekly, away: int) -> tuple[Span, ...]:
    """Return the weekday so many times after or before a day."""
    if away > 0:
        found = day + ((weekly.weekday - day.weekday() - 1) % 7 + 1) * DAY
    else:
        found = day - ((day.weekday() - weekly.weekday - 1) % 7 + 1) * DAY
    found += 7 * DAY * (abs(away) - 1) * (1 if away > 0 else -1)
    return (Span(found, found),)
