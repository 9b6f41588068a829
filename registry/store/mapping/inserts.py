"""Inserting only what is not there yet: the one statement whose words differ per store."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(table: sa.Table) -> dict[str, sa.Insert]:
    """Per dialect, an insert that does nothing (rowcount 0) when the key is taken.

    On PostgreSQL it waits for a transaction that is inserting the same key right now.
    """
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
    }
