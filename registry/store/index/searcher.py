"""Search in the index table; the ranking itself is `registry.search`'s."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any, cast

import sqlalchemy as sa

from registry.core.unit_of_work import Hit
from registry.search import IndexEntry, Lexicon, Query, Vocabulary, rank, read_query
from registry.search.query import MOST_POSTINGS
from registry.search.shortlist import Row, shortlist
from registry.store.mapping.table_mapper import unfit
from registry.store.mapping.tables import Schema

_News = Sequence[sa.Row[Any]]


class Searcher:
    """Searcher with the index's vocabulary in memory.

    The vocabulary is counted once, and then kept current from the log of changed words: what other
    transactions and replicas committed is there at the next search. Threads and tasks share it: the
    lock is never held while the database is asked, because on PostgreSQL a task that waits for its
    answer lets others run on the same thread, and one of those would wait for the lock for ever.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._vocabulary = Vocabulary()
        self._read_to: int | None = None
        self._lock = threading.Lock()

    def search(
        self,
        connection: sa.Connection,
        question: str,
        sections: Sequence[str],
        tags: Sequence[str],
        *,
        limit: int,
        apart: bool,
    ) -> list[Hit]:
        """Return the best matches, best first, as `UnitOfWork.search` says.

        With `apart` the transaction writes: what it sees may yet be rolled back, and is not kept.
        """
        read = self._read_apart if apart else self._read
        query = read(connection, question, tags)
        if not query.words or not sections:
            return []
        rows = shortlist(query, list(self._rows(connection, query, sections)), limit)
        return rank(query, (IndexEntry(*row) for row in rows), limit)

    def _rows(
        self, connection: sa.Connection, query: Query, sections: Sequence[str]
    ) -> Iterator[Row]:
        """Yield the index rows of the question's words; of a very common word the heaviest ones."""
        table = self._schema.index_word
        words = sorted(word for word in query.words if not unfit(word))
        common = [word for word in words if self._is_common(word)]
        for word in common:
            yield from _read_all(connection, heaviest(table, word, sections))
        rest = [word for word in words if word not in common]
        found = _postings(table, sections).where(table.c.word.in_(rest))
        yield from _read_all(connection, found)

    def _is_common(self, word: str) -> bool:
        """Return whether a word has too many rows to fetch.

        Labels never do: without all of their rows, what has one would seem to lack it.
        """
        return not word.startswith("#") and self._vocabulary.count(word) > MOST_POSTINGS

    def _read(self, connection: sa.Connection, question: str, tags: Sequence[str]) -> Query:
        if self._lags(connection):
            self._keep(*self._count(connection))
        news = self._news(connection)
        with self._lock:
            for row in self._unread(news):
                _apply(self._vocabulary, row.added, row.removed)
                self._read_to = row.id
            return read_query(question, Lexicon.load(), self._vocabulary, tags)

    def _read_apart(self, connection: sa.Connection, question: str, tags: Sequence[str]) -> Query:
        """Read as the transaction sees it now, leaving the vocabulary as it was."""
        if self._lags(connection):
            counted, _ = self._count(connection)
            return read_query(question, Lexicon.load(), counted, tags)
        news = self._news(connection)
        with self._lock:
            unread = self._unread(news)
            for row in unread:
                _apply(self._vocabulary, row.added, row.removed)
            query = read_query(question, Lexicon.load(), self._vocabulary, tags)
            for row in reversed(unread):
                _apply(self._vocabulary, row.removed, row.added)
            return query

    def _keep(self, counted: Vocabulary, read_to: int) -> None:
        """Replace the vocabulary, unless a later one was counted meanwhile."""
        with self._lock:
            if self._read_to is None or read_to > self._read_to:
                self._vocabulary, self._read_to = counted, read_to

    def _unread(self, news: _News) -> _News:
        """Return the rows that no other task read while these were fetched."""
        return [row for row in news if row.id > (self._read_to or 0)]

    def _lags(self, connection: sa.Connection) -> bool:
        """Return whether the change log no longer reaches back to the last row that was read."""
        log = self._schema.index_change
        oldest = connection.execute(sa.select(sa.func.min(log.c.id))).scalar() or 0
        return self._read_to is None or oldest > self._read_to + 1

    def _news(self, connection: sa.Connection) -> _News:
        log = self._schema.index_change
        newer = sa.select(log).where(log.c.id > self._read_to).order_by(log.c.id)
        return connection.execute(newer).all()

    def _count(self, connection: sa.Connection) -> tuple[Vocabulary, int]:
        """Count all words, and note how far the log was then."""
        log, table = self._schema.index_change, self._schema.index_word
        newest = connection.execute(sa.select(sa.func.max(log.c.id))).scalar() or 0
        words = sa.select(table.c.word, sa.func.count()).group_by(table.c.word)
        counts = {row[0]: row[1] for row in connection.execute(words)}
        things = sa.select(table.c.section, table.c.key).distinct().subquery()
        total = connection.execute(sa.select(sa.func.count()).select_from(things)).scalar_one()
        return Vocabulary(counts, total), newest


def heaviest(table: sa.Table, word: str, sections: Sequence[str]) -> sa.Select[Any]:
    """Return the query for the rows of a very common word that say most; an index has them so."""
    order = (table.c.weight.desc(), table.c.section, table.c.key)
    mine = _postings(table, sections).where(table.c.word == word)
    return mine.order_by(*order).limit(MOST_POSTINGS // 2)


def _postings(table: sa.Table, sections: Sequence[str]) -> sa.Select[Any]:
    columns = (table.c.section, table.c.key, table.c.word, table.c.weight)
    return sa.select(*columns).where(table.c.section.in_(sorted(set(sections))))


def _read_all(connection: sa.Connection, found: sa.Select[Any]) -> Iterator[Row]:
    """Read many rows; PostgreSQL aggregates them by word, which takes half of the time."""
    if connection.dialect.name != "postgresql":
        yield from cast("list[Row]", connection.execute(found).all())
        return
    rows = found.subquery()
    many = sa.func.array_agg
    by_word = sa.select(
        rows.c.section, rows.c.word, many(rows.c.key), many(rows.c.weight)
    ).group_by(rows.c.section, rows.c.word)
    for section, word, keys, weights in connection.execute(by_word):
        yield from ((section, key, word, weight) for key, weight in zip(keys, weights, strict=True))


def _apply(vocabulary: Vocabulary, added: list[str], removed: list[str]) -> None:
    """Update the counts for one entity's words; an entity without words is not counted."""
    if removed:
        vocabulary.remove(removed)
    if added:
        vocabulary.add(added)
