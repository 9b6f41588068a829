"""Reading of one word or phrase of a question: the index words that may answer it, and how well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.core.writing.text_folding import derived, forms, stem
from registry.search.compounds import split
from registry.search.index import DERIVED
from registry.search.lexicon import Lexicon
from registry.search.vocabulary import NEAREST, Vocabulary

SAME, BROADER, INSIDE, NEAR, PART = 0.7, 0.4, 0.4, 0.75, 0.7
"""What a word counts if found by one of the same meaning, a broader one, inside a longer one (or
the other way), by a word with a typing mistake, or as part of a compound."""

WEAK, UNKNOWN = 0.3, 0.8
"""What a word that says little, and one that nothing has, count against an ordinary word."""

MOST_GUESSES = 6
"""Unknown words of a question that are looked at for typing mistakes: each takes a walk through
the vocabulary."""

LONGEST_PHRASE = 4
"""Words of a phrase that are read together."""

FEW, MANY = 5, 8
"""Letters of a word from which it may have one typing mistake, and from which two."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of the question, or a part of one.

    Attributes:
        text: as typed, folded.
        place: parts of one word, and words of one phrase, share a place.
        options: index word → how well it answers, 0 to 1; the best one found counts.
        telling: index word → what it says when found: its rarity.
    """

    text: str
    place: int
    options: Mapping[str, float]
    telling: Mapping[str, float]

    @property
    def best(self) -> float:
        """Highest score that finding it can give."""
        return max(share * self.telling[word] for word, share in self.options.items())


class Reader:
    """Reader of words, with a lexicon and the vocabulary of an index."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self._guesses = MOST_GUESSES

    def importance(self, token: str, known: bool) -> float:
        """Return how much a word counts in its question; everyday words off our subject less."""
        if self._lexicon.is_weak(token):
            return WEAK
        return 1.0 if known or token in self._lexicon.everyday else UNKNOWN

    def word(self, token: str, place: int) -> Iterator[Sought]:
        """Yield a typed word, and its parts if it is a compound."""
        parts = self._parts(token)
        scale = WEAK if self._lexicon.is_weak(token) else 1.0
        options = self._options(stem(token), WEAK if token in self._lexicon.everyday else 1.0)
        if not self._is_known(stem(token)):
            _merge(options, self._mistyped(token, 1 if parts or len(token) < MANY else 2))
        for verb in derived(token):
            _merge(options, self._options(verb, DERIVED))
        if not options and not parts:
            options = self._within(token)
        yield from self._sought(token, place, options, scale)
        for part in dict.fromkeys(parts):
            yield from self._sought(token, place, self._options(part, PART), scale)

    def phrases(self, typed: list[str]) -> Iterator[Sought]:
        """Return words in a row that mean something together: `in kaart brengen`."""
        stems = [stem(token) for token in typed]
        for start in range(len(stems)):
            for end in range(start + 2, min(start + LONGEST_PHRASE, len(stems)) + 1):
                meant = self._lexicon.phrases.get(tuple(stems[start:end]), ())
                options = self._known(dict.fromkeys(meant, SAME))
                text, place = " ".join(typed[start:end]), self._place(typed, start, end)
                yield from self._sought(text, place, options, 1.0)

    def _sought(
        self, text: str, place: int, options: dict[str, float], scale: float
    ) -> Iterator[Sought]:
        """Yield the word to look for; a rare synonym counts little more than the common word."""
        if not options:
            return
        rarity = {word: self._vocabulary.rarity(word) for word in options}
        close = max(options.values()) * SAME
        common = min(rarity[word] for word, share in options.items() if share >= close)
        telling = {word: scale * (own + min(own, common)) / 2 for word, own in rarity.items()}
        yield Sought(text, place, options, telling)

    def _place(self, typed: list[str], start: int, end: int) -> int:
        places = (at for at in range(start, end) if not self._lexicon.is_stop(typed[at]))
        return next(places, start)

    def _parts(self, token: str) -> tuple[str, ...]:
        return split(token, self._lexicon) or split(token, self._lexicon, self._vocabulary)

    def _options(self, word: str, share: float) -> dict[str, float]:
        lexicon = self._lexicon
        options = {word: share}
        if word not in lexicon.place_stems:  # Zuiderzeeland is not in Zeeland
            _merge(options, dict.fromkeys(self._vocabulary.around(word), share * INSIDE))
        _merge(options, dict.fromkeys(lexicon.same.get(word, ()), share * SAME))
        _merge(options, dict.fromkeys(lexicon.broader.get(word, ()), share * BROADER))
        return self._known(options)

    def _is_known(self, word: str) -> bool:
        lexicon = self._lexicon
        return word in self._vocabulary or word in lexicon.same or word in lexicon.broader

    def _known(self, options: Mapping[str, float]) -> dict[str, float]:
        return {word: share for word, share in options.items() if word in self._vocabulary}

    def _mistyped(self, token: str, mistakes: int) -> dict[str, float]:
        """Return options for the known words that a mistyped word may mean."""
        if token in self._lexicon.everyday or len(token) < FEW or not self._guesses:
            return {}
        self._guesses -= 1
        near: dict[str, float] = {}
        for form in forms(token):  # the mistake may be in the ending, and spoil stemming
            _merge(near, dict(self._vocabulary.near(form, mistakes)))
        likely = sorted(near, key=lambda known: (-near[known], known))[:NEAREST]
        options: dict[str, float] = {}
        for known in likely:
            _merge(options, self._options(known, NEAR * near[known]))
        return options

    def _within(self, token: str) -> dict[str, float]:
        """Return options for known words that a longer one begins or ends with: `datasets`."""
        if token in self._lexicon.everyday or token in self._lexicon.places:
            return {}
        options: dict[str, float] = {}
        for word in self._vocabulary.inside(stem(token), self._lexicon.parts):
            _merge(options, self._options(word, INSIDE))
        return options


def _merge(options: dict[str, float], more: Mapping[str, float]) -> None:
    for word, share in more.items():
        options[word] = max(share, options.get(word, 0.0))
