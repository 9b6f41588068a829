"""Reasons for a hit: which words of the thing answer the question, as they stand in its text.

The index keeps stems; what a reader gets is the word itself. A reason that can't be pointed at in
the thing is none: the text may have changed since, and nothing is said that isn't so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from registry.core.entity import Entity, Findable
from registry.core.unit_of_work import Hit, Match, Way
from registry.core.writing.plain_text import plain_text
from registry.core.writing.text_folding import fold, stem, tokens
from registry.search.index import SPOKEN, index_words
from registry.search.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """What in a thing answers a word of the question.

    Attributes:
        said: the word of the question, folded.
        word: as it stands in the thing's title, keywords or text; of a label its value (`twente`).
        way: `SAME` when it is that word in one of its forms.
        label: kind of the label that it is, such as `theme`; empty for a word of its text.
    """

    said: str
    word: str
    way: Way
    label: str = ""


def reasons(hit: Hit, found_by: Findable, most: int = 4) -> tuple[Reason, ...]:
    """Return why a thing was found, what says most first; empty when nothing can be pointed at.

    Args:
        hit: of the thing.
        found_by: what the thing is found by now.
        most: how many at most.
    """
    lexicon = Lexicon.load()
    text = _Text(found_by, lexicon, {match.word for match in hit.matches})
    found: dict[tuple[str, str], Reason] = {}
    for match in hit.matches:
        if (reason := text.reason(match)) is not None:
            found.setdefault((reason.label, fold(reason.word)), reason)
    telling = [one for one in found.values() if _tells(one.said, lexicon)]
    return tuple(telling or found.values())[:most]


def reasons_for(hit: Hit, one: Entity) -> tuple[Reason, ...]:
    """Return why an entity was found, as `reasons` does, by what it is found by now."""
    found_by = one.findable()
    return reasons(hit, found_by) if found_by is not None else ()


class _Text:
    """Words of a thing by the index words that they give."""

    def __init__(self, found_by: Findable, lexicon: Lexicon, wanted: Collection[str]) -> None:
        words = [word for text in _texts(found_by) for word in _WORD.findall(plain_text(text))]
        self._words = {stem(token): word for word in reversed(words) for token in tokens(word)}
        if not self._words.keys() >= set(wanted):  # cutting words takes longer, and is rare
            for word in words:
                for part in _index_words(word, lexicon):
                    self._words.setdefault(part, word)
        self._labels: dict[str, tuple[str, str]] = {}
        for tag in found_by.tags:
            label, _, value = tag.partition(":")
            for part in _index_words(value, lexicon) if label in SPOKEN else ():
                self._labels.setdefault(part, (label, value))

    def reason(self, match: Match) -> Reason | None:
        """Return what in the thing answers a word; None when it can't be pointed at."""
        if match.word in self._words:
            word = self._words[match.word]
            return Reason(match.said, word, _way(match, word))
        if match.word in self._labels:
            label, value = self._labels[match.word]
            return Reason(match.said, value, match.way, label)
        return None


def _index_words(text: str, lexicon: Lexicon) -> Iterator[str]:
    for token in tokens(text):
        for word, _ in index_words(token, lexicon):
            yield word


def _texts(found_by: Findable) -> Iterator[str]:
    yield found_by.title
    yield from found_by.keywords
    yield found_by.body


def _way(match: Match, word: str) -> Way:
    """Return how a word leads to the word in the text, which may be longer than what was found."""
    said, there = ([stem(token) for token in tokens(text)] for text in (match.said, word))
    if said == there:
        return Way.SAME
    return Way.WITHIN if match.way is Way.SAME else match.way


def _tells(said: str, lexicon: Lexicon) -> bool:
    return any(map(lexicon.tells, tokens(said)))
