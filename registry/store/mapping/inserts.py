"""Insert-if-missing: the one statement that differs per database."""

from __future__ import annotations

import sqlalchemy as sa


def insert_new(table: sa.Table, dialect: str) -> sa.Insert:
    """Return an insert that does nothing (rowcount 0) when the key is taken.

    On PostgreSQL it waits for a transaction that is inserting the same key right now.

    Args:
        table: into which.
        dialect: of the store, `sqlite` or `postgresql`; the other's words are not loaded.
    """
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table).on_conflict_do_nothing()
