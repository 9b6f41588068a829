"""Vocabulary of an index: its words, how many entities have each, and the nearest ones."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from string import ascii_lowercase

NEAREST = 3
"""Near words taken for a word with a typing mistake."""

LONGER = 6
"""Longer words taken that begin or end with a word."""

SHORTEST_LIKE = 5
"""Letters of a word that a mistyped one may mean."""

SURE_OF_LIKE = 6
"""Letters of a word from which one wrong letter leaves no doubt which word is meant."""

SHORTEST_INSIDE = 4
"""Letters of a word, and of what is around it, when it is looked for inside longer ones."""


class Vocabulary:
    """Words and in how many things each occurs; kept current by `add` and `remove`."""

    def __init__(self, counts: Mapping[str, int] | None = None, total: int = 0) -> None:
        self.total = total
        self._counts = {word: count for word, count in (counts or {}).items() if count > 0}
        words = [word for word in self._counts if not word.startswith("#")]
        self._forward = sorted(words)
        self._backward = sorted(word[::-1] for word in words)
        self._alike: defaultdict[tuple[int, str], dict[str, None]] = defaultdict(dict)
        for word in words:
            self._alike[_bucket(word)][word] = None

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    def count(self, word: str) -> int:
        """Return how many entities contain this word."""
        return self._counts.get(word, 0)

    def rarity(self, word: str) -> float:
        """Return the word's inverse document frequency, as in BM25."""
        count = min(self.count(word), self.total)
        return math.log(1 + (self.total - count + 0.5) / (count + 0.5))

    def add(self, words: Iterable[str]) -> None:
        """Count the words of one more entity."""
        self.total += 1
        for word in set(words):
            if word not in self._counts and not word.startswith("#"):
                insort(self._forward, word)
                insort(self._backward, word[::-1])
                self._alike[_bucket(word)][word] = None
            self._counts[word] = self._counts.get(word, 0) + 1

    def remove(self, words: Iterable[str]) -> None:
        """Remove the words of one entity."""
        self.total -= 1
        for word in set(words):
            self._counts[word] -= 1
            if self._counts[word]:
                continue
            del self._counts[word]
            if not word.startswith("#"):
                del self._forward[bisect_left(self._forward, word)]
                del self._backward[bisect_left(self._backward, word[::-1])]
                del self._alike[_bucket(word)][word]

    def near(self, word: str, mistakes: int) -> list[tuple[str, float]]:
        """Return the nearest known words within so many typing mistakes, with likeness 0 to 1."""
        from rapidfuzz import process  # takes memory, and is needed when names are compared
        from rapidfuzz.distance import OSA

        lengths = range(max(len(word) - mistakes, SHORTEST_LIKE), len(word) + mistakes + 1)
        choices = [known for size in lengths for known in self._alike.get((size, word[0]), ())]
        if len(word) >= SURE_OF_LIKE:
            choices += [known for known in _other_beginnings(word) if known in self._counts]
        found = process.extract(
            word, choices, scorer=OSA.distance, score_cutoff=mistakes, limit=4 * NEAREST
        )
        found = [near for near in found if _may_be_meant(word, near[0], near[1])]
        ordered = sorted(found, key=lambda near: (near[1], near[0][:1] != word[:1], near[0]))
        nearest = [near for near in ordered if near[1] == ordered[0][1]][:NEAREST]
        return [
            (known, 1 - distance / max(len(word), len(known))) for known, distance, _ in nearest
        ]

    def around(self, word: str) -> list[str]:
        """Return known longer words that begin or end with this one: `dijk` → `dijkversterk`."""
        if len(word) < SHORTEST_INSIDE:
            return []
        ends = [found[::-1] for found in _beginning(self._backward, word[::-1])]
        return [*_beginning(self._forward, word), *ends]

    def inside(self, word: str, also: Collection[str] = ()) -> list[str]:
        """Return the longest known words that this one begins and ends with: `toolbox` → `tool`."""
        lengths = range(len(word) - 1, SHORTEST_INSIDE - 1, -1)
        starts = (word[:length] for length in lengths)
        ends = (word[-length:] for length in lengths)
        found = [
            next((part for part in parts if part in self._counts or part in also), "")
            for parts in (starts, ends)
        ]
        return [part for part in found if part]


def _bucket(word: str) -> tuple[int, str]:
    """Return by what the words are kept that a mistyped one is compared with."""
    return len(word), word[0]


def _other_beginnings(word: str) -> Iterator[str]:
    """Yield what a word may be whose first letter is wrong, missing, too many or swapped."""
    yield word[1:]
    yield word[1] + word[0] + word[2:]
    for letter in ascii_lowercase:
        yield letter + word[1:]
        yield letter + word


def _may_be_meant(word: str, known: str, mistakes: int) -> bool:
    """Return whether a word so near is likelier the same with a mistake than another word.

    In a short word people leave letters out, double or swap them;
    another letter in its place makes another word: `water` is no `later`, nor `leken` `leren`.
    """
    if known[0] != word[0] and mistakes > 1:
        return False
    another = len(known) == len(word) and sorted(known) != sorted(word)
    return not another or len(word) >= SURE_OF_LIKE


def _beginning(words: list[str], start: str) -> list[str]:
    found: list[str] = []
    for at in range(bisect_left(words, start), len(words)):
        word = words[at]
        if not word.startswith(start) or len(found) == LONGER:
            break
        if len(word) >= len(start) + SHORTEST_INSIDE:
            found.append(word)
    return found
