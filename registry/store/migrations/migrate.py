"""Bring a database to this version's tables: a new one at once, an older one by migrations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa

from registry.store.engine.errors import StoreError, WrongVersion
from registry.store.index.people import index_people_if_needed
from registry.store.index.reindex import reindex_if_needed
from registry.store.mapping.tables import Schema

_LOCK = 7_253_502
"""PostgreSQL's advisory lock of whoever migrates: replicas may start side by side."""

_VERSION = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), primary_key=True),
)


def prepare(connection: sa.Connection, schema: Schema) -> None:
    """Create or migrate the tables, in the open transaction.

    Raises:
        StoreError: the database holds something else.
        WrongVersion: it was made by a plek that this one can't take over from.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    tables = _columns(connection)
    if not tables:
        _make_all(connection, schema)
        tables = _columns(connection)
    elif _VERSION.name not in tables:
        some = ", ".join(sorted(tables)[:3])
        msg = f"the database holds tables that aren't plek's ({some}). Give plek one of its own."
        raise StoreError(msg)
    else:
        if _migrate(connection):
            tables = _columns(connection)
        # of entities that this program has and others not
        new = [table for table in schema.metadata.sorted_tables if table.name not in tables]
        if new:
            schema.metadata.create_all(connection, new)
            tables = _columns(connection)
    _check_columns(tables, schema)
    reindex_if_needed(connection, schema)
    index_people_if_needed(connection, schema)


def revisions() -> list[str]:
    """Return all revisions, newest last: their files are numbered."""
    files = (Path(__file__).parent / "versions").glob("[0-9]*.py")
    return sorted(file.stem for file in files)


def _make_all(connection: sa.Connection, schema: Schema) -> None:
    schema.metadata.create_all(connection)
    _VERSION.create(connection)
    connection.execute(sa.insert(_VERSION), {"version_num": revisions()[-1]})


def _migrate(connection: sa.Connection) -> bool:
    """Return whether there was something to migrate."""
    at = connection.execute(sa.select(_VERSION.c.version_num)).scalar() or "none"
    if at == revisions()[-1]:
        return False
    if at not in revisions():
        msg = f"the database is at revision {at}, which this plek does not know. Use a newer plek."
        raise WrongVersion(msg)
    from registry.store.migrations.runner import upgrade  # slow to import, and hardly ever needed

    upgrade(connection)
    return True


_COLUMNS = {
    "sqlite": (
        "SELECT t.name, c.name FROM sqlite_master AS t JOIN pragma_table_xinfo(t.name) AS c"
        " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    ),
    "postgresql": (
        "SELECT t.relname, c.attname FROM pg_class AS t"
        " JOIN pg_namespace AS s ON s.oid = t.relnamespace AND s.nspname = current_schema()"
        " JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped"
        " WHERE t.relkind IN ('r', 'p')"
    ),
}


def _columns(connection: sa.Connection) -> dict[str, set[str]]:
    """Return the columns of every table, in one query: SQLAlchemy would ask for each table."""
    found = defaultdict[str, set[str]](set)
    for table, column in connection.execute(sa.text(_COLUMNS[connection.dialect.name])):
        found[table].add(column)
    return dict(found)


def _check_columns(found: Mapping[str, set[str]], schema: Schema) -> None:
    """Raise a clear error now, instead of an odd one later, when columns don't match."""
    for table in schema.metadata.sorted_tables:
        there = found.get(table.name, set())
        wanted = set(table.columns.keys())
        if there != wanted:
            what = ", ".join(sorted(there ^ wanted))
            msg = (
                f"the database was made by another build of plek: table {table.name} differs in "
                f"{what}. Dump it with that build, move it away, and load the dump."
            )
            raise WrongVersion(msg)
