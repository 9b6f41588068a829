"""Looks questions up in the index table; the ranking itself is `registry.search`'s."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import sqlalchemy as sa

from registry.search import IndexEntry, Lexicon, Query, Vocabulary, rank, read_query
from registry.store.tables import Schema
from registry.unit import Hit


class Searcher:
    """Searches, with the index's vocabulary in memory.

    The vocabulary is counted once, and then kept current from the log of changed words: what other
    transactions and replicas committed is there at the next search.
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
        limit: int,
    ) -> list[Hit]:
        """The best matches, best first."""
        with self._lock:
            self._refresh(connection)
            query = read_query(question, Lexicon.load(), self._vocabulary, tags)
        rows = self._rows(connection, query, sections) if query.words and sections else ()
        return rank(query, rows, limit)

    def _rows(
        self, connection: sa.Connection, query: Query, sections: Sequence[str]
    ) -> list[IndexEntry]:
        table = self._schema.index_word
        found = sa.select(table.c.section, table.c.key, table.c.word, table.c.weight).where(
            table.c.word.in_(sorted(query.words)), table.c.section.in_(sorted(set(sections)))
        )
        return [IndexEntry(*row) for row in connection.execute(found)]

    def _refresh(self, connection: sa.Connection) -> None:
        log = self._schema.index_change
        oldest = connection.execute(sa.select(sa.func.min(log.c.id))).scalar()
        if self._read_to is None or (oldest or 0) > self._read_to + 1:
            self._count(connection)
            return
        news = sa.select(log).where(log.c.id > self._read_to).order_by(log.c.id)
        for row in connection.execute(news):
            if row.removed:
                self._vocabulary.remove(row.removed)
            if row.added:
                self._vocabulary.add(row.added)
            self._read_to = row.id

    def _count(self, connection: sa.Connection) -> None:
        log, table = self._schema.index_change, self._schema.index_word
        newest = connection.execute(sa.select(sa.func.max(log.c.id))).scalar()
        words = sa.select(table.c.word, sa.func.count()).group_by(table.c.word)
        counts = {row[0]: row[1] for row in connection.execute(words)}
        things = sa.select(table.c.section, table.c.key).distinct().subquery()
        total = connection.execute(sa.select(sa.func.count()).select_from(things)).scalar_one()
        self._vocabulary = Vocabulary(counts, total)
        self._read_to = newest or 0
