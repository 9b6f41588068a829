"""Tables: one per entity class, and the store's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import sqlalchemy as sa

from registry.core.entity import Entity
from registry.store.mapping.columns import UtcDateTime, columns_of, derived_columns_of, key_type


class Schema:
    """The tables of a set of entity classes, and the store's own.

    Attributes:
        metadata: all of it, for Alembic.
        outbox, once_key, audit: what happened.
        index_word, index_change: what search finds things by, and what changed about that.
        person: in which entities a member's key stands.
        fact: what the store knows of itself, such as how the index was made.
    """

    def __init__(self, entities: Iterable[type[Entity]]) -> None:
        self.metadata = sa.MetaData()
        self._nouns = {
            entity: self._noun_table(entity) for entity in sorted(entities, key=_section)
        }
        self.outbox = _outbox(self.metadata)
        self.once_key = _once_key(self.metadata)
        self.audit = _audit(self.metadata)
        self.index_word = _index_word(self.metadata)
        self.index_change = _index_change(self.metadata)
        self.person = _person(self.metadata)
        self.fact = _fact(self.metadata)

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        """Entity classes that have a table."""
        return tuple(self._nouns)

    def table(self, entity: type[Entity]) -> sa.Table:
        """Return the table of an entity class, imported before the store was opened."""
        try:
            return self._nouns[entity]
        except KeyError:
            msg = f"{entity.__name__} has no table: import its module before opening the store"
            raise LookupError(msg) from None

    def _noun_table(self, entity: type[Entity]) -> sa.Table:
        columns = (*columns_of(entity), *derived_columns_of(entity))
        table = sa.Table(entity.section, self.metadata, *columns)
        for field in (*entity.indexed, *(field for listed in entity.listed for field in listed)):
            if isinstance(table.c[field].type, sa.JSON):
                msg = f"{entity.__name__}.{field} holds several values and can't be indexed"
                raise TypeError(msg)
        for field in entity.indexed:
            sa.Index(f"{entity.section}_{field}", table.c[field])
        for at, listed in enumerate(entity.listed):  # a list is made from an index alone
            fields = [table.c[field] for field in (*listed, "slug")]
            sa.Index(f"{entity.section}_listed_{at}", *fields)
        return table


def metadata() -> sa.MetaData:
    """Return the tables of every entity class imported so far, and the store's own."""
    return current().metadata


def current() -> Schema:
    """Return the schema of every entity class imported so far."""
    return _schema(frozenset(Entity.sections().values()))


@lru_cache(maxsize=8)
def _schema(entities: frozenset[type[Entity]]) -> Schema:
    return Schema(entities)


def _section(entity: type[Entity]) -> str:
    return entity.section


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
        sa.Column("created", UtcDateTime(), nullable=False),
        sa.Column("due", UtcDateTime(), nullable=False),
        # When it was due first: patience is counted from there, as some are made weeks before.
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        # Numbers are never used twice: what was sent for a message is recorded by its number.
        sqlite_autoincrement=True,
    )
    sa.Index("outbox_state_due", table.c.state, table.c.due)
    return table


def _once_key(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "once_key",
        metadata,
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("at", UtcDateTime(), nullable=False),
    )
    sa.Index("once_key_at", table.c.at)
    return table


def _audit(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "audit",
        metadata,
        _number(),
        sa.Column("at", UtcDateTime(), nullable=False),
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
    # Of a word that very many have, the heaviest rows are read without sorting all of them.
    heaviest = (table.c.word, table.c.weight.desc(), table.c.section, table.c.key)
    sa.Index("index_word_heaviest", *heaviest)
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


def _person(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "person",
        metadata,
        sa.Column("member", key_type(), primary_key=True),
        sa.Column("section", sa.Text(), primary_key=True),
        sa.Column("key", key_type(), primary_key=True),
        sqlite_with_rowid=False,  # rows lie in the order in which a person's are read
    )
    sa.Index("person_section_key", table.c.section, table.c.key)
    return table


def _fact(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "store_fact",
        metadata,
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
