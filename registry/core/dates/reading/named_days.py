"""Days that have a name, and seasons: `tweede kerstdag`, `Hemelvaart 2027`, `het najaar`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from dateutil.easter import easter

from registry.core.dates.moments import Wants
from registry.core.dates.reading import lexicon
from registry.core.dates.reading.nodes import DAY, Context, Fixed, Found, Node, Side, Span, Yearly
from registry.core.dates.reading.numeric import Numeric
from registry.core.dates.reading.phrases import LATEST, Phrase

_OfYear = Callable[[int], Span | None]
_FIRST_KINGS_DAY = 2014
_TUESDAY, _SUNDAY = 1, 6


def _on(month: int, day: int, days: int = 1) -> _OfYear:
    """Return a day that is on the same date each year, or several from there on."""

    def of(year: int) -> Span:
        first = date(year, month, day)
        return Span(first, first + (days - 1) * DAY)

    return of


def _easter(away: int, days: int = 1) -> _OfYear:
    """Return a day so far from Easter Sunday, or several from there on."""

    def of(year: int) -> Span:
        first = easter(year) + timedelta(days=away)
        return Span(first, first + (days - 1) * DAY)

    return of


def _nth(month: int, weekday: int, number: int) -> _OfYear:
    """Return the first, second … such weekday of a month."""

    def of(year: int) -> Span:
        first = date(year, month, 1)
        day = first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * DAY
        return Span(day, day)

    return of


def _kings_day(year: int) -> Span | None:
    """Return 27 April, or the day before where that is a Sunday."""
    if year < _FIRST_KINGS_DAY:
        return None
    day = date(year, 4, 27)
    day -= DAY * (day.weekday() == _SUNDAY)
    return Span(day, day)


def _winter(year: int) -> Span:
    """Return the winter that begins in a year."""
    return Span(date(year, 12, 1), date(year + 1, 3, 1) - DAY)


def _season(first: int) -> _OfYear:
    """Return three months from the first day of one: the seasons of meteorologists (design)."""
    return lambda year: Span(date(year, first, 1), date(year, first + 3, 1) - DAY)


_DAYS: Mapping[_OfYear, str] = {
    _on(1, 1): ("nieuwjaar, nieuwjaarsdag, new year's day, new years day"),
    _on(1, 6): "driekoningen, epiphany",
    _on(2, 14): "valentijnsdag, valentine's day, valentines day",
    _easter(-49, 3): "carnaval",
    _easter(-46): "aswoensdag, ash wednesday",
    _easter(-7): "palmzondag, palmpasen, palm sunday",
    _easter(-3): "witte donderdag, maundy thursday",
    _easter(-2): "goede vrijdag, good friday",
    _easter(0, 2): "pasen, paasdagen, easter",
    _easter(0): "paaszondag, easter sunday, easter day",
    _easter(1): "paasmaandag, easter monday",
    _kings_day: "koningsdag, king's day, kings day",
    _on(5, 4): "dodenherdenking",
    _on(5, 5): "bevrijdingsdag, liberation day",
    _easter(39): "hemelvaart, hemelvaartsdag, ascension day, ascension",
    _easter(49, 2): "pinksteren, pinksterdagen, pentecost, whitsun",
    _easter(49): "pinksterzondag, whit sunday, pentecost sunday",
    _easter(50): "pinkstermaandag, whit monday, pentecost monday",
    _nth(5, _SUNDAY, 2): "moederdag",
    _nth(6, _SUNDAY, 3): "vaderdag",
    _nth(9, _TUESDAY, 3): "prinsjesdag",
    _on(10, 4): "dierendag",
    _on(12, 5, 2): "sinterklaas",
    _on(12, 5): "pakjesavond, sinterklaasavond",
    _on(12, 24): "kerstavond, christmas eve",
    _on(12, 25, 2): "kerst, kerstmis, kerstdagen, christmas, xmas",
    _on(12, 25): "christmas day",
    _on(12, 26): "boxing day",
    _on(12, 31, 2): "oud en nieuw, oud & nieuw, oud - en - nieuw, oudennieuw",
    _on(12, 31): (
        "oudjaar, oudejaar, oudjaarsdag, oudejaarsdag, oudjaarsavond, oudejaarsavond, "
        "new year's eve, new years eve"
    ),
}
_NUMBERED: Mapping[str, tuple[_OfYear, _OfYear]] = {
    "kerstdag": (_on(12, 25), _on(12, 26)),
    "paasdag": (_easter(0), _easter(1)),
    "pinksterdag": (_easter(49), _easter(50)),
}
"""Feasts of two days: the first, and the second."""

_SEASONS: Mapping[_OfYear, str] = {
    _season(3): "lente, voorjaar, spring",
    _season(6): "zomer, summer",
    _season(9): "herfst, najaar, autumn, fall",
    _winter: "winter",
}


_Names = Mapping[str, tuple[tuple[str, _OfYear], ...]]


def _phrased(names: Mapping[_OfYear, str]) -> _Names:
    """Return the names by their first word, each the longest first."""
    found: dict[str, list[tuple[str, _OfYear]]] = {}
    for of, several in names.items():
        for name in several.replace("'s", " 's").split(", "):
            found.setdefault(name.split()[0], []).append((name, of))
    longest = {
        word: tuple(sorted(some, key=lambda one: -len(one[0]))) for word, some in found.items()
    }
    return MappingProxyType(longest)


_FEASTS, _ANY = _phrased(_DAYS), _phrased({**_DAYS, **_SEASONS})


@dataclass(frozen=True, slots=True)
class _Beside(Node):
    """The named days of this year, the next or the previous one: `deze zomer`, `vorige kerst`."""

    of: Yearly
    away: int

    def found(self, context: Context) -> Found:
        """Return those; to be asked where people may mean those of another year."""
        today = context.today
        every = list(self.of.near(today))
        year = today.year + self.away
        same = [one for one in every if one.start.year == year == one.end.year]
        past = [one for one in every if one.end < today][-1:]
        ahead = [one for one in every if one.start > today][:1]
        if self.away:
            spans = [*(ahead if self.away > 0 else past), *same]
        else:
            now = [one for one in every if one.start <= today <= one.end]
            near = sorted([*past, *ahead], key=lambda one: _days_from(one, today))
            spans = now or (same if same == near[:1] else [*past, *ahead])
        spans = list(dict.fromkeys(spans))
        return Found(tuple(spans), unsure=len(spans) > 1)


def _days_from(span: Span, today: date) -> int:
    return min(abs((span.start - today).days), abs((span.end - today).days))


class NamedDays(Numeric):
    """Reader of days that have a name, and of seasons."""

    __slots__ = ()

    def named(self, place: int) -> Phrase:
        """Yield `Pasen`, `koningsdag 2027`, `de tweede kerstdag`, `komende zomer`."""
        yield from self._named(place, _ANY)

    def feast(self, place: int) -> Phrase:
        """Yield those that others are told by, which seasons are not: `de dag na Koningsdag`."""
        yield from self._named(place, _FEASTS)

    def _named(self, place: int, names: _Names) -> Phrase:
        start = self.skip(place, lexicon.ARTICLES)
        # In a sentence a name may be what it is about: there it is no day without its year.
        alone = self.whole or self.context.use.wants is Wants.PERIOD
        for of, end in self._name(start, names):
            node = Yearly(of)
            for found, behind in (
                *self._of_winter(node, end),
                *self.of_year(node, end, short=False),
            ):
                if alone or isinstance(found, Fixed):
                    yield found, behind
        word = self.word(start)
        for of, end in self._name(start + 1, names):
            for words, side in ((lexicon.COMING, Side.AHEAD), (lexicon.PAST, Side.PAST)):
                if word in words:
                    yield Yearly(of, side=side), end
            for words, which in (
                (lexicon.THIS, 0),
                (lexicon.FOLLOWING, 1),
                (lexicon.PREVIOUS, -1),
            ):
                if word in words:
                    yield _Beside(Yearly(of), which), end

    def _name(self, place: int, names: _Names) -> list[tuple[_OfYear, int]]:
        """Return what has the name that begins here, and the place behind it."""
        number = self.ordinal(place)
        if number and number[0] in (1, 2) and (both := _NUMBERED.get(self.word(number[1]))):
            return [(both[number[0] - 1], number[1] + 1)]
        for name, of in names.get(self.word(place), ()):
            if (end := self.said(place, name)) is not None:
                return [(of, end)]
        return []

    def _of_winter(self, node: Yearly, place: int) -> Phrase:
        """Yield the winters that a year may mean, and the one of two years: `winter 2026-2027`."""
        if node.of is not _winter:
            return
        start = self.skip(place, (*lexicon.OF, *lexicon.ARTICLES))
        for year, end in self.year(start):
            if not 1 < year < LATEST:
                continue
            behind = self.skip(end, ("-", "/", "en", "and"))
            for last, final in self.year(behind, short=True) if behind > end else ():
                if last == year + 1:
                    yield node.bound(year), final
            yield Fixed((_winter(year - 1), _winter(year))), end
