"""How much two texts are about the same: by their topics, and by the telling words they share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from registry.signals.similarity.topics import Reading

ALIKE = 0.42
"""Likeness from which two texts are about the same, 0 to 1."""

_SURE = 1.0
"""How much the words of a text say of its topics, from which there is no doubt."""

_WORD = 0.45
"""How much one shared word says, against all that words can say."""

_OF_WORDS, _OF_WORDS_ALONE = 0.4, 0.75
"""What shared words count beside topics, and where a text has no topic that is known."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Likeness of two texts, with the reason.

    Attributes:
        score: 0 for nothing, about 1 for the same.
        words: the words of the first that the second has too.
        topics: slugs of what both are about, the strongest first.
    """

    score: float
    words: tuple[str, ...]
    topics: tuple[str, ...]


def likeness(one: Reading, other: Reading) -> Likeness:
    """Return how much two texts are about the same; depends on nothing but their words."""
    shared = tuple(stem for stem in one.words if stem in other.words)
    topics = tuple(slug for slug in one.topics if slug in other.topics)
    known = bool(one.topics) and bool(other.topics)
    said = 1 - math.exp(-_WORD * len(shared))
    by_words = (_OF_WORDS if known else _OF_WORDS_ALONE) * said
    score = _alike(one.topics, other.topics) + by_words
    return Likeness(score, tuple(one.words[stem] for stem in shared), topics)


def _alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two texts' topics, less where few words tell of them."""
    if not one or not other:
        return 0.0
    both = sum(share * other.get(slug, 0.0) for slug, share in one.items())
    sure = min(1.0, max(one.values()) / _SURE, max(other.values()) / _SURE)
    return both / (_length(one) * _length(other)) * sure


def _length(topics: Mapping[str, float]) -> float:
    return math.sqrt(sum(share * share for share in topics.values()))
