"""Parsing of a typed question into index words, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from registry.core.writing.text_folding import stem, tokens
from registry.search.index import tag_words
from registry.search.lexicon import Lexicon
from registry.search.reader import Reader, Sought
from registry.search.vocabulary import Vocabulary

TELLS = 0.8
"""How much a word counts in its question, from which it says what that is about."""

LONGEST_QUESTION = 2000
"""Letters of a question that are read."""

MOST_WORDS = 24
"""Words of a question that are looked for: those that say most."""

MOST_POSTINGS = 6_000
"""Index rows that a question may need; options that say least are left out beyond it. The one that
says most is kept, of which a store may then read the rows with the most weight only."""


@dataclass(frozen=True, slots=True)
class Query:
    """Parsed search query.

    Attributes:
        sought: what could be found, per word of the question.
        importance: per place, how much the word there counts in the question.
        tags: labels that must all be there, as index words.
    """

    sought: tuple[Sought, ...]
    importance: Mapping[int, float]
    tags: tuple[str, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether a word of it says what it is about, beside common words and filler."""
        return any(counts >= TELLS for counts in self.importance.values())

    @property
    def words(self) -> frozenset[str]:
        """Index words to fetch; ranking needs nothing else of the index."""
        found = {word for sought in self.sought for word in sought.options}
        return frozenset(found | set(self.tags))


def read_query(
    text: str, lexicon: Lexicon, vocabulary: Vocabulary, tags: Iterable[str] = ()
) -> Query:
    """Read a question. Never raises; a question without known words finds nothing."""
    typed = tokens(text[:LONGEST_QUESTION])
    reader = Reader(lexicon, vocabulary)
    content = list(_content(typed, lexicon))
    sought = [one for place, token in content for one in reader.word(token, place)]
    sought += reader.phrases(typed)
    known = {one.place for one in sought}
    importance = {place: reader.importance(token, place in known) for place, token in content}
    return Query(tuple(_most_telling(sought, vocabulary)), importance, tag_words(tags))


def _content(typed: list[str], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    seen = set()
    for place, token in enumerate(typed):
        if not lexicon.is_stop(token) and stem(token) not in seen:
            seen.add(stem(token))
            yield place, token


def _most_telling(sought: list[Sought], vocabulary: Vocabulary) -> Iterator[Sought]:
    """Bound the work: keep the most telling words, and of their options what fits the budget."""
    telling = sorted(sought, key=lambda one: one.best, reverse=True)[:MOST_WORDS]
    said = {word: one.options[word] * one.telling[word] for one in telling for word in one.options}
    budget = MOST_POSTINGS
    kept: set[str] = set()
    for word in sorted(said, key=lambda word: (-said[word], word)):
        if not kept or vocabulary.count(word) <= budget:
            kept.add(word)
            budget -= vocabulary.count(word)
    for one in telling:
        left = {word: share for word, share in one.options.items() if word in kept}
        if left:
            yield replace(one, options=left)
