"""Scrub what an erasure left behind in the files: in free pages, the write-ahead log, dead rows.

A database that deletes leaves what it deleted where it was. Which tables are to be scrubbed is
noted in the transaction of the erasure itself, and struck out when it is done: a process that dies
in between leaves it to the next one.
"""

from __future__ import annotations

import json
from collections.abc import Collection

import sqlalchemy as sa

from registry.store.mapping.inserts import insert_new
from registry.store.mapping.tables import Schema

_FACT = "to_scrub"


def note_scrub(connection: sa.Connection, schema: Schema, sections: Collection[str]) -> None:
    """Note that these tables, and the store's own, are to be scrubbed after the commit."""
    fact = schema.fact
    own = (
        schema.outbox,
        schema.audit,
        schema.person,
        schema.index_word,
        schema.index_change,
    )
    tables = {*sections, *(table.name for table in own)}
    new = {"name": _FACT, "value": _written(tables)}
    if connection.execute(insert_new(fact, connection.dialect.name), new).rowcount:
        return
    known = sa.select(fact.c.value).where(fact.c.name == _FACT).with_for_update()
    before = connection.execute(known).scalar_one()
    changing = sa.update(fact).where(fact.c.name == _FACT)
    connection.execute(changing.values(value=_written({*tables, *json.loads(before)})))


def to_scrub(connection: sa.Connection, schema: Schema) -> tuple[str, ...]:
    """Return the names of the tables that are to be scrubbed, in order."""
    fact = schema.fact
    value = connection.execute(sa.select(fact.c.value).where(fact.c.name == _FACT)).scalar()
    return tuple(json.loads(value)) if value else ()


def strike_out(connection: sa.Connection, schema: Schema, done: Collection[str]) -> None:
    """Note that these tables were scrubbed, unless more was erased meanwhile."""
    fact = schema.fact
    mine = (fact.c.name == _FACT) & (fact.c.value == _written(done))
    connection.execute(sa.delete(fact).where(mine))


def _written(tables: Collection[str]) -> str:
    return json.dumps(sorted(tables))
