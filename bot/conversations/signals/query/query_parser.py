"""Parser of queries in words: `signal lijst nieuw twente te laat oudste eerst`.

Nothing is passed over in silence: what is not understood is named, and a typing mistake that was
mended is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.conversations.signals.query.query_lexicon import (
    FILLERS,
    STATES,
    Meaning,
    Phrase,
    Vocabulary,
    key_of,
)
from registry.core.dates import Doubt, Period, month_names, months, read_period
from registry.core.vocabulary import Language
from registry.signals.lists import SignalFilter
from registry.signals.transitions import SignalStatus

LONGEST = 300
"""Letters that are read."""

LIKE = 80
"""Likeness, 0-100, from which a word is one that we know with a typing mistake (design)."""

SHORTEST = 4
"""Letters from which a typing mistake is mended; a shorter word looks like too many others."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Parsed query.

    Attributes:
        wish: the signals that they ask for.
        mended: what was typed, and what it was read as: see `Vocabulary.name`.
        unread: words that were not understood, or that ask for a second hub where one can be.
        asked: words for days that can be read in more than one way, and the periods they can be.
    """

    wish: SignalFilter
    mended: tuple[tuple[str, Meaning], ...] = ()
    unread: tuple[str, ...] = ()
    asked: tuple[str, tuple[Period, ...]] | None = None


@dataclass(slots=True)
class _Reader:
    """Reader of words from left to right, the longest phrase first."""

    vocabulary: Vocabulary
    words: list[str]
    keys: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    mended: list[tuple[str, Meaning]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    asked: tuple[str, tuple[Period, ...]] | None = None

    def read(self) -> Reading:
        at = 0
        while at < len(self.words):
            at += self._one(at)
        values = {name: value for name, value in self.values.items() if name != "period"}
        wish = SignalFilter.of(values)
        return Reading(wish, tuple(self.mended), tuple(self.unread), self.asked)

    def _one(self, at: int) -> int:
        """Read what begins at a word; return how many words that was."""
        found = read_period(self.keys[at:], self.vocabulary.today, self.vocabulary.language)
        if found is not None and not self._is_somebody(at, found[1]):
            return self._period(at, *found)
        for size in self._sizes(at):
            meaning = self.vocabulary.phrases.get(tuple(self.keys[at : at + size]))
            if meaning is not None:
                return self._take(at, size, meaning)
        if not self.keys[at] or self.keys[at] in FILLERS:
            return 1
        for size in self._sizes(at):
            if meaning := self._likely(tuple(self.keys[at : at + size])):
                self.mended.append((" ".join(self.words[at : at + size]), meaning))
                return self._take(at, size, meaning)
        self.unread.append(self.words[at])
        return 1

    def _sizes(self, at: int) -> Iterator[int]:
        return iter(range(min(self.vocabulary.longest, len(self.words) - at), 0, -1))

    def _is_somebody(self, at: int, size: int) -> bool:
        """Return whether words that can be a period are somebody's name: `van Jan`."""
        meanings = [
            self.vocabulary.phrases.get(tuple(self.keys[at : at + more]))
            for more in self._sizes(at)
            if more >= size
        ]
        return any(one is not None and one[0] == "owner" for one in meanings)

    def _period(self, at: int, period: Period | Doubt, size: int) -> int:
        if "period" in self.values:
            self.unread += self.words[at : at + size]
        elif isinstance(period, Doubt):
            self.values |= {"period": True}
            self.asked = " ".join(self.words[at : at + size]), period.choices
        else:
            self.values |= {"period": True, "start": period.start, "end": period.end}
        return size

    def _take(self, at: int, size: int, meaning: Meaning) -> int:
        name, value = meaning
        if name == "status":
            value = tuple(dict.fromkeys((*self.values.get(name, ()), *value)))
        elif self.values.get(name, value) != value:
            self.unread += self.words[at : at + size]
            return size
        self.values[name] = value
        return size

    def _likely(self, typed: Phrase) -> Meaning | None:
        """Return the meaning of a mistyped phrase; None when it has none, or could have two.

        Each of its words must be like the other's; a short one must be the same.
        """
        from rapidfuzz import fuzz  # takes memory, and is needed when names are compared

        found = [
            (sum(map(fuzz.ratio, typed, phrase)), meaning)
            for phrase, meaning in self.vocabulary.of_size(len(typed))
            if all(map(_alike, typed, phrase))
        ]
        best = max((likeness for likeness, _ in found), default=0.0)
        meanings = list(dict.fromkeys(meaning for likeness, meaning in found if likeness == best))
        return meanings[0] if len(meanings) == 1 else None


_NAMED = re.compile(r"^[\s/]*sign(?:aal|al|alen|als)\b[\s:,]*", re.IGNORECASE)


def behind_signal(text: str) -> str:
    """Return the text after the command's word: `/signaal lijst klopt niet` → `lijst klopt niet`.

    When a command turns out to be a sentence, this is the signal that it is.
    """
    return _NAMED.sub("", text)


def read_filter(text: str, vocabulary: Vocabulary) -> Reading:
    """Parse a text into a filter of signals, whatever it says."""
    words = [word for word in re.split(r"[\s,;]+", text[:LONGEST]) if word]
    keys = [key_of(word) for word in words]
    reader = _Reader(vocabulary, words, keys)
    _mend_months(reader)
    return reader.read()


def filter_parts(wish: SignalFilter, vocabulary: Vocabulary, language: Language) -> tuple[str, ...]:
    """Return a filter in words, part by part; parsed again they give the same filter."""
    parts = [
        *_states(wish.status, vocabulary, language),
        *(
            vocabulary.name(name, value, language)
            for name in ("hub", "theme", "level", "kind", "owner", "overdue")
            if (value := getattr(wish, name))
        ),
        _period_words(wish.start, wish.end, language),
    ]
    if wish.order != SignalFilter().order:
        parts.append(vocabulary.name("order", wish.order, language))
    return tuple(part for part in parts if part)


def _states(
    states: tuple[SignalStatus, ...], vocabulary: Vocabulary, language: Language
) -> list[str]:
    if not states:
        return []
    if states in STATES:
        return [vocabulary.name("status", states, language)]
    return [vocabulary.name("status", (one,), language) for one in states]


def _period_words(start: date | None, end: date | None, language: Language) -> str:
    words = language.pick(
        {
            Language.DUTCH: ("van {} tot en met {}", "sinds {}", "tot en met {}"),
            Language.ENGLISH: ("from {} to {}", "since {}", "until {}"),
        }
    )
    if start and end:
        return words[0].format(_day(start, language), _day(end, language))
    if start:
        return words[1].format(_day(start, language))
    return words[2].format(_day(end, language)) if end else ""


def _day(day: date, language: Language) -> str:
    return f"{day.day} {month_names(language)[day.month - 1]} {day.year}"


def _alike(typed: str, known: str) -> bool:
    from rapidfuzz import fuzz  # takes memory, and is needed when names are compared
    from rapidfuzz.distance import OSA

    if typed == known:
        return True
    if len(typed) < SHORTEST or len(known) < SHORTEST:
        return False
    if OSA.distance(typed, known, score_cutoff=1) <= 1:
        return True
    return typed[0] == known[0] and fuzz.ratio(typed, known) >= LIKE


def _mend_months(reader: _Reader) -> None:
    """Correct a mistyped month beside a number: `1 janurai 2027`."""
    from rapidfuzz import fuzz, process  # takes memory, and is needed when names are compared

    for at, key in enumerate(reader.keys):
        beside = reader.keys[at - 1 : at] + reader.keys[at + 1 : at + 2]
        if key in months() or len(key) < SHORTEST or not any(map(str.isdigit, beside)):
            continue
        found = process.extractOne(key, list(months()), scorer=fuzz.ratio, score_cutoff=LIKE)
        if found and key not in FILLERS and (key,) not in reader.vocabulary.phrases:
            reader.mended.append((reader.words[at], ("month", found[0])))
            reader.keys[at] = found[0]
