"""Reading of one word or phrase of a question: the index words that may answer it, and how well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from registry.core.unit_of_work import Way
from registry.core.writing.text_folding import derived, forms, stem
from registry.search.compounds import split
from registry.search.index import DERIVED
from registry.search.lexicon import Lexicon
from registry.search.vocabulary import NEAREST, Vocabulary

SAME, BROADER, INSIDE, NEAR, PART = 0.7, 0.4, 0.4, 0.75, 0.7
"""What a word counts if found by one of the same meaning, a broader one, inside a longer one (or
the other way), by a word with a typing mistake, or as part of a compound."""

WEAK, COMMON, UNKNOWN, OFF = 0.3, 0.12, 0.8, 5.0
"""What a word that says little, a common word of our field, one that nothing has, and one of
another subject count against an ordinary word."""

LIKE_ENOUGH = 0.8
"""Likeness below which a word is another one, not one with typing mistakes."""

LONG_PART = 6
"""Letters from which a known word at the end of an unknown one says what that is about; one at the
beginning does when it is half of it."""

MOST_GUESSES = 6
"""Unknown words of a question that are looked at for typing mistakes: each takes a walk through
the vocabulary."""

LONGEST_PHRASE = 4
"""Words of a phrase that are read together."""

FEW, MANY = 5, 10
"""Letters of a word from which it may have one typing mistake, and from which two."""

Options = dict[str, tuple[float, Way]]
"""Index word → how well it answers, 0 to 1, and how it was come to."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of the question, or a part of one.

    Attributes:
        text: as typed, folded.
        place: parts of one word, and words of one phrase, share a place.
        options: index word → how well it answers, 0 to 1; the best one found counts.
        telling: index word → what it says when found: its rarity.
        ways: index word → how it was come to.
    """

    text: str
    place: int
    options: Mapping[str, float]
    telling: Mapping[str, float]
    ways: Mapping[str, Way] = field(default_factory=dict)

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
        if (scale := self._scale(token)) < 1.0:
            return scale
        if self._lexicon.is_off(token):
            return OFF
        return 1.0 if known or token in self._lexicon.everyday else UNKNOWN

    def word(self, token: str, place: int) -> Iterator[Sought]:
        """Yield a typed word, and its parts if it is a compound."""
        parts = self._parts(token)
        scale = self._scale(token)
        options = self._options(stem(token), WEAK if token in self._lexicon.everyday else 1.0)
        if not self._is_known(stem(token)):
            _merge(options, self._mistyped(token, 1 if parts or len(token) < MANY else 2))
        for verb in derived(token):
            _merge(options, self._options(verb, DERIVED, Way.WITHIN))
        if not options and not parts:
            options = self._within(token)
        yield from self._sought(token, place, options, scale)
        for part in dict.fromkeys(parts):
            less = scale * self._scale(part)
            options = self._options(part, PART, Way.WITHIN)
            yield from self._sought(token, place, options, less)

    def phrases(self, typed: list[str]) -> Iterator[Sought]:
        """Return words in a row that mean something together: `in kaart brengen`."""
        stems = [stem(token) for token in typed]
        for start in range(len(stems)):
            for end in range(start + 2, min(start + LONGEST_PHRASE, len(stems)) + 1):
                meant = self._lexicon.phrases.get(tuple(stems[start:end]), ())
                options = self._known(_all(meant, SAME, Way.MEANING))
                text, place = " ".join(typed[start:end]), self._place(typed, start, end)
                yield from self._sought(text, place, options, 1.0)

    def _scale(self, token: str) -> float:
        """Return what a word counts by what sort of word it is."""
        if self._lexicon.is_common(token):
            return COMMON
        return WEAK if self._lexicon.is_weak(token) else 1.0

    def _sought(self, text: str, place: int, found: Options, scale: float) -> Iterator[Sought]:
        """Yield the word to look for; a rare synonym counts little more than the common word."""
        if not found:
            return
        options = {word: share for word, (share, _) in found.items()}
        rarity = {word: self._vocabulary.rarity(word) for word in options}
        close = max(options.values()) * SAME
        common = min(rarity[word] for word, share in options.items() if share >= close)
        telling = {word: scale * (own + min(own, common)) / 2 for word, own in rarity.items()}
        yield Sought(text, place, options, telling, {word: way for word, (_, way) in found.items()})

    def _place(self, typed: list[str], start: int, end: int) -> int:
        places = (at for at in range(start, end) if not self._lexicon.is_stop(typed[at]))
        return next(places, start)

    def _parts(self, token: str) -> tuple[str, ...]:
        return split(token, self._lexicon) or split(token, self._lexicon, self._vocabulary)

    def _options(self, word: str, share: float, way: Way = Way.SAME) -> Options:
        lexicon = self._lexicon
        options = {word: (share, way)}
        if word not in lexicon.place_stems:  # Zuiderzeeland is not in Zeeland
            _merge(options, _all(self._vocabulary.around(word), share * INSIDE, Way.WITHIN))
        _merge(options, _all(lexicon.same.get(word, ()), share * SAME, Way.MEANING))
        _merge(options, _all(lexicon.broader.get(word, ()), share * BROADER, Way.MEANING))
        return self._known(options)

    def _is_known(self, word: str) -> bool:
        lexicon = self._lexicon
        return word in self._vocabulary or word in lexicon.same or word in lexicon.broader

    def _known(self, options: Options) -> Options:
        return {word: found for word, found in options.items() if word in self._vocabulary}

    def _mistyped(self, token: str, mistakes: int) -> Options:
        """Return options for the known words that a mistyped word may mean."""
        if token in self._lexicon.everyday or len(token) < FEW or not self._guesses:
            return {}
        self._guesses -= 1
        near: dict[str, float] = {}
        for form in forms(token):  # the mistake may be in the ending, and spoil stemming
            for known, like in self._vocabulary.near(form, mistakes):
                if like >= LIKE_ENOUGH:
                    near[known] = max(like, near.get(known, 0.0))
        likely = sorted(near, key=lambda known: (-near[known], known))[:NEAREST]
        options: Options = {}
        for known in likely:
            share, same = NEAR * near[known], self._lexicon.same.get(known, ())
            _merge(options, {known: (share, Way.LIKE)})
            _merge(options, _all(same, share * SAME, Way.MEANING))
        return self._known(options)

    def _within(self, token: str) -> Options:
        """Return options for known words that a longer one begins or ends with: `datasets`."""
        lexicon, whole = self._lexicon, stem(token)
        if token in lexicon.everyday or token in lexicon.places or lexicon.is_off(token):
            return {}
        options: Options = {}
        for word in self._vocabulary.inside(whole, lexicon.parts):
            begins = whole.startswith(word)
            rest = token[len(word) :] if begins else whole.removesuffix(word)
            enough = 2 * len(word) >= len(whole) if begins else len(word) >= LONG_PART
            if enough and rest not in lexicon.everyday:
                _merge(options, self._options(word, INSIDE, Way.WITHIN))
        return options


def _all(words: Iterable[str], share: float, way: Way) -> Options:
    return dict.fromkeys(words, (share, way))


def _merge(options: Options, more: Options) -> None:
    for word, found in more.items():
        if word not in options or found[0] > options[word][0]:
            options[word] = found
