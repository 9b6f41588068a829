"""The search index's table: written with each change."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from registry.core.entity import Findable
from registry.search import IndexEntry, Lexicon, entries
from registry.store.mapping.tables import Schema

_LOCK = 7_253_501
"""PostgreSQL's advisory lock of whoever writes the index: its log must be in order of commit."""


def start_log_anew(connection: sa.Connection, schema: Schema) -> None:
    """Empty the log of changed words; readers see a gap, and count all words again."""
    _lock(connection)
    log = schema.index_change
    connection.execute(sa.insert(log), {"added": [], "removed": []})  # uses up a number
    connection.execute(sa.delete(log))


def _lock(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def write_index(
    connection: sa.Connection, schema: Schema, found_by: Mapping[tuple[str, str], Findable | None]
) -> None:
    """Replace the rows of these entities, and log which words came and went."""
    _lock(connection)
    lexicon = Lexicon.load()
    for (section, key), found in found_by.items():
        rows = [] if found is None else list(entries(section, key, found, lexicon))
        _replace(connection, schema, (section, key), rows)


def _replace(
    connection: sa.Connection, schema: Schema, thing: tuple[str, str], rows: list[IndexEntry]
) -> None:
    table = schema.index_word
    mine = (table.c.section == thing[0]) & (table.c.key == thing[1])
    gone = sa.delete(table).where(mine).returning(table.c.word)
    removed = sorted(connection.execute(gone).scalars())
    added = sorted(row.word for row in rows)
    if rows:
        values = [
            {"section": row.section, "key": row.key, "word": row.word, "weight": row.weight}
            for row in rows
        ]
        connection.execute(sa.insert(table), values)
    if added or removed:
        log = {"added": added, "removed": removed}
        connection.execute(sa.insert(schema.index_change), log)
