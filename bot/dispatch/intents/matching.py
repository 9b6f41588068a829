"""Likeness of a text to examples: by the stems they share, the telling ones most.

Stems are those of search (`registry.core.writing.text_folding`), words that say the same count as
one, and a word that no example has is read as the one that it is a typing mistake of. What a text
says beyond its example counts against it: `wat kost een warmtepomp` is not `wat kost meedoen`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.core.writing.text_folding import stem, tokens

SLOT = "…"
"""Stands in an example for a name that may be anything."""

LONGEST = 300
"""Letters of a text that are read: a longer one asks for more than an example can say."""

_SHORTEST_MISTAKE, _LONG = 5, 9
"""Letters from which one mistake in a word is mended, and from which two are."""

_SHORTEST_TAIL = 6
"""Letters from which a word is known at the end of a compound: `bodemnetwerk` is a `netwerk`."""

_LEAST_WEIGHT, _MOST_WEIGHT = 0.5, 3.0
UNKNOWN = 5.0
"""Weight of a word that no example has."""
_IN_SLOT = 0.3
"""Weight of such a word, where the example has a slot for it."""

_BEYOND, _MISSING = 0.5, 1.0
"""How much words beyond the example count, and words of it that are missing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The example of some key that a text is most like.

    Attributes:
        key: of what the example is of.
        score: 0-1; 1 where both say the same.
        beyond: the words that the example has not, in order; a compound counts as such a word.
        unknown: those of them that no example has.
    """

    key: str
    score: float
    beyond: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Example:
    key: str
    stems: frozenset[str]
    weight: float
    slot: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text.

    Attributes:
        read: the stem that it was read as; empty for a word that no example has.
        tail: it was read so by the end of it alone.
    """

    word: str
    read: str = ""
    tail: bool = False


class Examples:
    """Examples by key, made once and compared with many texts.

    Args:
        examples: texts by key.
        idle: words that say nothing about what is asked.
        same: rows of words that say the same; the first stands for all.
        unknown: weight of a word that no example has.
    """

    def __init__(
        self,
        examples: Mapping[str, Iterable[str]],
        idle: Iterable[str] = (),
        same: Iterable[Sequence[str]] = (),
        unknown: float = UNKNOWN,
    ) -> None:
        self._unknown = unknown
        said = [(key, text) for key, texts in examples.items() for text in texts]
        rows = [[word for one in row for word in tokens(one)] for row in same]
        self._idle = frozenset(word for text in idle for word in tokens(text))
        self._same = {stem(word): stem(row[0]) for row in rows for word in row}
        read = [
            (key, frozenset(map(self._stem, self._words(text))), SLOT in text) for key, text in said
        ]
        self._stems = frozenset(one for _, stems, _ in read for one in stems)
        words = {word for _, text in said for word in tokens(text)}
        words.update(word for row in rows for word in row)
        known = sorted(word for word in words if self._stem(word) in self._stems)
        self._mendable = [word for word in known if len(word) >= _SHORTEST_MISTAKE - 1]
        self._tails = tuple(word for word in known if len(word) >= _SHORTEST_TAIL)
        self._weights = _weights(read)
        self._with: dict[str, list[_Example]] = defaultdict(list)
        for key, stems, slot in read:
            example = _Example(key, stems, self._weigh(stems), slot)
            for one in stems:
                self._with[one].append(example)

    def nearest(self, text: str) -> list[Likeness]:
        """Return the keys that a text is like, most alike first, each with its best example."""
        words = [self._read(word) for word in self._words(text[:LONGEST])]
        known = frozenset(one.read for one in words if one.read)
        unknown = tuple(one.word for one in words if one.tail or not one.read)
        best: dict[str, tuple[float, _Example]] = {}
        for one in sorted(known):
            for example in self._with[one]:
                score = self._score(example, known, len(unknown))
                if example.key not in best or score > best[example.key][0]:
                    best[example.key] = (score, example)
        found = [
            Likeness(key, score, _beyond(words, example), unknown)
            for key, (score, example) in best.items()
        ]
        return sorted(found, key=lambda one: (-one.score, one.key))

    def _score(self, example: _Example, known: frozenset[str], unknown: int) -> float:
        shared = self._weigh(example.stems & known)
        beyond = _BEYOND * self._weigh(known - example.stems)
        unread = unknown * (_IN_SLOT if example.slot else self._unknown)
        return shared / (shared + beyond + unread + _MISSING * (example.weight - shared))

    def _weigh(self, stems: Iterable[str]) -> float:
        return sum(self._weights[one] for one in stems)

    def _words(self, text: str) -> list[str]:
        """Return the words that say something; all of them where none does."""
        found = tokens(text)
        return [word for word in found if word not in self._idle] or found

    def _stem(self, word: str) -> str:
        found = stem(word)
        return self._same.get(found, found)

    def _read(self, word: str) -> _Word:
        """Read a word as one that examples have, also when it was mistyped or is a compound."""
        if (found := self._stem(word)) in self._stems:
            return _Word(word, found)
        if len(word) < _SHORTEST_MISTAKE:
            return _Word(word)
        if tail := next(
            (one for one in self._tails if len(word) > len(one) + 2 and word.endswith(one)), ""
        ):
            return _Word(word, self._stem(tail), tail=True)
        from rapidfuzz import process  # takes memory, and is needed when words are compared
        from rapidfuzz.distance import OSA

        most = 2 if len(word) >= _LONG else 1
        near = process.extractOne(word, self._mendable, scorer=OSA.distance, score_cutoff=most)
        if near is None or near[0][:1] != word[:1]:
            return _Word(word)
        return _Word(word, self._stem(near[0]))


def _beyond(words: Sequence[_Word], example: _Example) -> tuple[str, ...]:
    return tuple(one.word for one in words if one.tail or one.read not in example.stems)


def _weights(read: Sequence[tuple[str, frozenset[str], bool]]) -> Mapping[str, float]:
    """Weigh each stem by how few keys have it in their examples; alike where there is one key."""
    keys = {key for key, _, _ in read}
    having = Counter(one for _, one in {(key, one) for key, stems, _ in read for one in stems})
    if len(keys) <= 1:
        return dict.fromkeys(having, 1.0)
    return {
        one: min(_MOST_WEIGHT, _LEAST_WEIGHT + math.log(len(keys) / count))
        for one, count in having.items()
    }
