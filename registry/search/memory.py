"""In-memory index: for tests, and as a store's cache."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from registry.core.entity import Findable
from registry.core.unit_of_work import Hit
from registry.search.index import IndexEntry, entries
from registry.search.lexicon import Lexicon
from registry.search.query import read_query
from registry.search.rank import rank
from registry.search.vocabulary import Vocabulary


class MemoryIndex:
    """Index rows by word and by thing."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or Lexicon.load()
        self._by_word: defaultdict[str, dict[tuple[str, str], IndexEntry]] = defaultdict(dict)
        self._by_thing: dict[tuple[str, str], frozenset[str]] = {}
        self.vocabulary = Vocabulary()

    def put(self, section: str, key: str, found_by: Findable | None) -> None:
        """Replace how an entity is found; None removes it."""
        self.remove(section, key)
        if found_by is not None:
            self.load(entries(section, key, found_by, self._lexicon))

    def load(self, rows: Iterable[IndexEntry]) -> None:
        """Add the rows of entities that aren't in the index yet."""
        words: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for row in rows:
            self._by_word[row.word][row.section, row.key] = row
            words[row.section, row.key].add(row.word)
        for thing, its_words in words.items():
            self._by_thing[thing] = frozenset(its_words)
            self.vocabulary.add(its_words)

    def remove(self, section: str, key: str) -> None:
        """Remove an entity; does nothing when it isn't there."""
        words = self._by_thing.pop((section, key), None)
        if words is None:
            return
        self.vocabulary.remove(words)
        for word in words:
            del self._by_word[word][section, key]
            if not self._by_word[word]:
                del self._by_word[word]

    def search(
        self,
        question: str,
        sections: Collection[str] = (),
        tags: Iterable[str] = (),
        limit: int = 10,
    ) -> list[Hit]:
        """Return the best matches, best first; without sections, in all of them.

        With an empty question: everything with those tags, by key.
        """
        query = read_query(question, self._lexicon, self.vocabulary, tags)
        return rank(query, self._rows(query.words, sections), limit)

    def _rows(self, words: Iterable[str], sections: Collection[str]) -> Iterator[IndexEntry]:
        for word in words:
            for (section, _), row in self._by_word.get(word, {}).items():
                if not sections or section in sections:
                    yield row
