"""All tables: one per noun, made from its class, and the store's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import sqlalchemy as sa

from registry.core.entity import Noun
from registry.store.mapping.columns import Moment, columns_of, derived_columns_of, key_type


class Schema:
    """The tables of a set of nouns, and the store's own.

    Attributes:
        metadata: all of it, for Alembic.
        outbox, once_key, audit: what happened.
        index_word, index_change: what search finds things by, and what changed about that.
        fact: what the store knows of itself, such as how the index was made.
    """

    def __init__(self, nouns: Iterable[type[Noun]]) -> None:
        self.metadata = sa.MetaData()
        self._nouns = {noun: self._noun_table(noun) for noun in sorted(nouns, key=_section)}
        self.outbox = _outbox(self.metadata)
        self.once_key = _once_key(self.metadata)
        self.audit = _audit(self.metadata)
        self.index_word = _index_word(self.metadata)
        self.index_change = _index_change(self.metadata)
        self.fact = _fact(self.metadata)

    @property
    def nouns(self) -> tuple[type[Noun], ...]:
        """The nouns that have a table."""
        return tuple(self._nouns)

    def table(self, noun: type[Noun]) -> sa.Table:
        """The table of a noun; it must have been imported before the store was opened."""
        try:
            return self._nouns[noun]
        except KeyError:
            msg = f"{noun.__name__} has no table: import its module before opening the store"
            raise LookupError(msg) from None

    def _noun_table(self, noun: type[Noun]) -> sa.Table:
        columns = (*columns_of(noun), *derived_columns_of(noun))
        table = sa.Table(noun.section, self.metadata, *columns)
        for field in (*noun.indexed, *(field for listed in noun.listed for field in listed)):
            if isinstance(table.c[field].type, sa.JSON):
                msg = f"{noun.__name__}.{field} holds several values and can't be indexed"
                raise TypeError(msg)
        for field in noun.indexed:
            sa.Index(f"{noun.section}_{field}", table.c[field])
        for at, listed in enumerate(noun.listed):  # a list is made from an index alone
            fields = [table.c[field] for field in (*listed, "slug")]
            sa.Index(f"{noun.section}_listed_{at}", *fields)
        return table


def metadata() -> sa.MetaData:
    """The tables of every noun that has been imported, and the store's own."""
    return current().metadata


def current() -> Schema:
    """The schema of every noun that has been imported."""
    return _schema(frozenset(Noun.sections().values()))


@lru_cache(maxsize=8)
def _schema(nouns: frozenset[type[Noun]]) -> Schema:
    return Schema(nouns)


def _section(noun: type[Noun]) -> str:
    return noun.section


def _number() -> sa.Column[int]:
    # 64 bits on PostgreSQL; SQLite counts up by itself in a column of exactly this type only.
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, primary_key=True)


def _outbox(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "outbox",
        metadata,
        _number(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("due", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        # Numbers are never used twice: what was sent for a parcel is remembered by its number.
        sqlite_autoincrement=True,
    )
    sa.Index("outbox_state_due", table.c.state, table.c.due)
    return table


def _once_key(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "once_key",
        metadata,
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("at", Moment(), nullable=False),
    )
    sa.Index("once_key_at", table.c.at)
    return table


def _audit(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "audit",
        metadata,
        _number(),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sqlite_autoincrement=True,
    )
    sa.Index("audit_section_key", table.c.section, table.c.key)
    return table


def _index_word(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "index_word",
        metadata,
        sa.Column("word", key_type(), primary_key=True),
        sa.Column("section", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("weight", sa.Double(), nullable=False),
        sqlite_with_rowid=False,  # rows lie in the order in which a search reads them
    )
    sa.Index("index_word_section_key", table.c.section, table.c.key)
    return table


def _index_change(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "index_change",
        metadata,
        _number(),
        sa.Column("added", sa.JSON(), nullable=False),
        sa.Column("removed", sa.JSON(), nullable=False),
        sqlite_autoincrement=True,
    )


def _fact(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "store_fact",
        metadata,
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
