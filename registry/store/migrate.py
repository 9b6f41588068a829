"""Brings a database to this version of the tables."""

from __future__ import annotations

import sqlalchemy as sa

from registry.store.tables import Schema


def prepare(connection: sa.Connection, schema: Schema) -> None:
    """Make the tables."""
    schema.metadata.create_all(connection)
