"""Hours of a day: `10.00–12.00 uur`, `half elf`, `kwart voor drie`, `2 pm`.

What can be the night or the afternoon is given both ways; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from registry.core.dates.moments import Hours
from registry.core.dates.reading import lexicon
from registry.core.dates.reading.phrases import Phrases

_AT = ("om", "at", "vanaf", "van", "from", "tussen", "between", "rond", "circa", "ca", ".")
_TO = ("-", "tot", "t/m", "to", "until", "till", "en", "and")
_UNIT = ("uur", "u", "h", "uren", "hrs", "o'clock", "oclock")
_MORNING = ("ochtends", "morgens", "ochtend")
_LATER = ("middags", "middag", "avonds", "avond")
_NIGHT = ("nachts", "nacht")
_NOON = 12


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time on a clock; `sure` when it is of the day and not of twelve hours."""

    hour: int
    minute: int
    sure: bool

    def times(self) -> tuple[time, ...]:
        """Return the times of the day that it can be, the likeliest first."""
        if self.sure or not 1 <= self.hour < 7:
            return (time(self.hour % 24, self.minute),)
        return time(self.hour + _NOON, self.minute), time(self.hour, self.minute)


class ClockPhrases(Phrases):
    """Reader of hours."""

    __slots__ = ()

    def hours(self, place: int) -> Iterator[tuple[tuple[Hours, ...], int]]:
        """Yield hours that may be meant, and the place behind them."""
        start = self.skip(place, ("(", *_AT))
        for first, end in self._clock(start):
            for last, begins, behind in self._until(end):
                certain = self._is_clock(start, end) or self._is_clock(begins, behind)
                if certain and (hours := _between(first, last)):
                    yield hours, self.skip(behind, (")",))
            if self._is_clock(start, end):
                yield tuple(Hours(one) for one in first.times()), self.skip(end, (")",))

    def _until(self, place: int) -> Iterator[tuple[_Clock, int, int]]:
        joint = self.skip(place, _TO)
        if joint > place:
            yield from ((clock, joint, end) for clock, end in self._clock(joint))

    def _is_clock(self, start: int, end: int) -> bool:
        """Return whether it can be nothing but a time: a number alone is none."""
        return end - start > 1 or self.kind(start) != "number"

    def _clock(self, place: int) -> Iterator[tuple[_Clock, int]]:
        for hour, minute, sure, end in self._bare(place):
            if not (0 <= hour <= 24 and 0 <= minute < 60) or (hour == 24 and minute):
                continue
            yield from self._of_day(hour, minute, sure, self.skip(end, _UNIT))

    def _of_day(
        self, hour: int, minute: int, sure: bool, place: int
    ) -> Iterator[tuple[_Clock, int]]:
        named = self.skip(place, ("'s", "in", "the"))
        word = self.word(named)
        if word in _MORNING or word == "morning":
            yield _Clock(hour % 24, minute, True), named + 1
        elif word in _LATER or word in ("afternoon", "evening"):
            yield _Clock(hour + _NOON if hour < _NOON else hour, minute, True), named + 1
        elif word in _NIGHT and hour <= 6:
            yield _Clock(hour, minute, True), named + 1
        yield _Clock(hour, minute, sure or hour > _NOON or hour == 0), place

    def _bare(self, place: int) -> Iterator[tuple[int, int, bool, int]]:
        """Yield hour, minute, whether that is certain, and the place behind it."""
        token = self.at(place)
        if token is None:
            return
        if token.kind == "clock":
            hour, minute = (int(part) for part in _digits(token.text))
            yield hour, minute, True, place + 1
        if token.kind == "half":
            parts = [int(part) for part in _digits(token.text)]
            hour = parts[0] % _NOON + (_NOON if "p" in token.text else 0)
            yield hour, parts[1] if len(parts) > 1 else 0, parts[0] <= _NOON, place + 1
        if token.kind == "number" and len(token.text) <= 2:
            if self.word(place + 1) == "." and len(self.word(place + 2)) == 2:
                figures = self.word(place + 2)
                if figures.isdigit():
                    yield int(token.text), int(figures), True, place + 3
            yield int(token.text), 0, len(token.text) == 2 and token.text[0] == "0", place + 1
        number = _spoken(token.text)
        if number is not None and self.word(place + 1) in _UNIT:
            yield number, 0, False, place + 1
        yield from self._by_quarters(place)

    def _by_quarters(self, place: int) -> Iterator[tuple[int, int, bool, int]]:
        """Yield `half elf`, `kwart voor drie`, `vijf over half elf`, `quarter past ten`."""
        if self.word(place) == "half":
            if self.word(place + 1) == "past":
                yield from self._away(place + 2, 30)
            else:
                yield from self._away(place + 1, -30)
            return
        minutes, end = self._minutes(place)
        if not minutes:
            return
        sign = {"voor": -1, "to": -1, "over": 1, "past": 1}.get(self.word(end))
        if sign is None:
            return
        if self.word(end + 1) == "half":
            yield from self._away(end + 2, sign * minutes - 30)
        else:
            yield from self._away(end + 1, sign * minutes)

    def _minutes(self, place: int) -> tuple[int, int]:
        start = place + 1 if self.word(place) in ("een", "a") else place
        if self.word(start) in ("kwart", "quarter"):
            return 15, start + 1
        counted = self.counted(place)
        if counted is None or not 1 <= counted[0] < 30:
            return 0, place
        return counted[0], self.skip(counted[1], ("minuten", "minutes", "min"))

    def _away(self, place: int, minutes: int) -> Iterator[tuple[int, int, bool, int]]:
        token = self.at(place)
        if token is None:
            return
        number = int(token.text) if token.text.isdigit() else _spoken(token.text)
        if number is not None and 1 <= number <= _NOON:
            whole = number * 60 + minutes
            if whole < 60:
                whole += _NOON * 60
            yield whole // 60, whole % 60, False, place + 1


def _spoken(word: str) -> int | None:
    number = lexicon.NUMBERS.get(word)
    return number if number is not None and number <= _NOON and word not in ("a", "an") else None


def _digits(text: str) -> list[str]:
    parts, now = list[str](), ""
    for letter in f"{text} ":
        if letter.isdigit():
            now += letter
        elif now:
            parts.append(now)
            now = ""
    return parts


def _between(first: _Clock, last: _Clock) -> tuple[Hours, ...]:
    """Return the hours from one time to another; a doubtful one follows from the other."""
    pairs = [Hours(one, two) for one in first.times() for two in last.times() if one < two]
    return tuple(dict.fromkeys(pairs))
