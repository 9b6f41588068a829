"""Index rows of a findable entity: one per word, weighted by how much it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.core.entity import Findable
from registry.core.writing.text_folding import derived, fold, stem, tokens
from registry.search.compounds import split
from registry.search.lexicon import Lexicon

TITLE, KEYWORD, TAG, BODY = 3.0, 2.0, 1.5, 1.0
"""How much a word counts by where it stands."""

PART, DERIVED = 0.5, 0.6
"""How much a part of a compound, and the verb behind a word, count against the word itself."""

SPOKEN = frozenset({"theme", "region", "kind"})
"""Kinds of tag that people name in a question; `scale:` and the like only filter."""

USUAL_LENGTH = 150.0
"""Weight of all words of a usual text; a fixed number, so that one text never changes another's."""

LENGTH_MATTERS = 0.25
"""0: a long text is as telling as a short one; 1: twice as long is half as telling."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Index row: one word of one entity.

    Attributes:
        section, key: which entity.
        word: a stem, or a label to filter by (`#theme:water`).
        weight: how much it says about the thing; length is accounted for already.
    """

    section: str
    key: str
    word: str
    weight: float


def entries(section: str, key: str, found_by: Findable, lexicon: Lexicon) -> Iterator[IndexEntry]:
    """Yield the index rows of one entity; depends only on the text and the lexicon."""
    weights: defaultdict[str, float] = defaultdict(float)
    for text, weight in _fields(found_by):
        for token in tokens(text):
            for word, share in index_words(token, lexicon):
                weights[word] += weight * share
    length = sum(weights.values())
    damp = 1 - LENGTH_MATTERS + LENGTH_MATTERS * length / USUAL_LENGTH
    for word, weight in weights.items():
        yield IndexEntry(section, key, word, round(weight / damp, 4))
    for label in tag_words(found_by.tags):
        yield IndexEntry(section, key, label, 1.0)


def index_words(token: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Yield the index words of a word of text, each with its share; none for a stop word."""
    if lexicon.is_stop(token):
        return
    yield stem(token), 1.0
    for verb in derived(token):
        yield verb, DERIVED
    for part in dict.fromkeys(split(token, lexicon)):
        yield part, PART


def tag_words(tags: Iterable[str]) -> tuple[str, ...]:
    """Return labels as index words, distinct from the words of texts."""
    return tuple(dict.fromkeys(f"#{fold(tag)}" for tag in tags))


def _fields(found_by: Findable) -> Iterator[tuple[str, float]]:
    yield found_by.title, TITLE
    yield found_by.body, BODY
    for keyword in found_by.keywords:
        yield keyword, KEYWORD
    for tag in found_by.tags:
        label, _, value = tag.partition(":")
        if label in SPOKEN:
            yield value, TAG
