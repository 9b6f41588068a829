"""Bring a database to this version's tables: a new one at once, an older one by migrations."""

from __future__ import annotations

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
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        _make_all(connection, schema)
    elif _VERSION.name not in tables:
        some = ", ".join(sorted(tables)[:3])
        msg = f"the database holds tables that aren't plek's ({some}). Give plek one of its own."
        raise StoreError(msg)
    else:
        _migrate(connection)
        schema.metadata.create_all(connection)  # of entities that this program has and others not
    _check_columns(connection, schema)
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


def _migrate(connection: sa.Connection) -> None:
    at = connection.execute(sa.select(_VERSION.c.version_num)).scalar() or "none"
    if at == revisions()[-1]:
        return
    if at not in revisions():
        msg = f"the database is at revision {at}, which this plek does not know. Use a newer plek."
        raise WrongVersion(msg)
    from registry.store.migrations.runner import upgrade  # slow to import, and hardly ever needed

    upgrade(connection)


def _check_columns(connection: sa.Connection, schema: Schema) -> None:
    """Raise a clear error now, instead of an odd one later, when columns don't match."""
    found = sa.inspect(connection).get_multi_columns()
    for table in schema.metadata.sorted_tables:
        there = {column["name"] for column in found[None, table.name]}
        wanted = set(table.columns.keys())
        if there != wanted:
            what = ", ".join(sorted(there ^ wanted))
            msg = (
                f"the database was made by another build of plek: table {table.name} differs in "
                f"{what}. Dump it with that build, move it away, and load the dump."
            )
            raise WrongVersion(msg)
