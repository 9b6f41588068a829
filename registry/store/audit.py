"""Audit trail: who changed what and when; which fields, never their values."""

from __future__ import annotations

import json
from collections.abc import Collection

import sqlalchemy as sa

from registry.core.events import Event
from registry.core.unit_of_work import AuditEntry
from registry.store.mapping.table_mapper import unfit
from registry.store.mapping.tables import Schema

_MOST_DONE = 100


def read_audit(
    connection: sa.Connection, schema: Schema, limit: int, section: str, key: str
) -> list[AuditEntry]:
    """Return the latest entries first: of everything, of a section, or of one key."""
    table = schema.audit
    if unfit(section) or unfit(key):
        return []
    found = sa.select(table).order_by(table.c.id.desc()).limit(limit)
    if section:
        found = found.where(table.c.section == section)
    if key:
        found = found.where(table.c.key == key)
    return [
        AuditEntry(row.at, row.actor, row.section, row.key, row.action, tuple(row.fields))
        for row in connection.execute(found)
    ]


def read_done(
    connection: sa.Connection, schema: Schema, hashed: str, actor: str
) -> list[AuditEntry]:
    """Return what somebody changed in the transaction that used a request key, in that order.

    A transaction has one time, which its keys and its entries carry both.
    """
    table, keys = schema.audit, schema.once_key
    at = sa.select(keys.c.at).where(keys.c.key == hashed).scalar_subquery()
    found = sa.select(table).where(table.c.at == at, table.c.actor == actor).order_by(table.c.id)
    return [
        AuditEntry(row.at, row.actor, row.section, row.key, row.action, tuple(row.fields))
        for row in connection.execute(found.limit(_MOST_DONE))
    ]


def forget(
    connection: sa.Connection,
    schema: Schema,
    member: str,
    nobody: str,
    also: Collection[str] = (),
) -> None:
    """Replace a person's key by an untraceable one, wherever the store keeps it.

    The trail then still says that somebody did it, and that it was the same somebody. What waits in
    the outbox about the person is dropped: it has nobody to go to, unless others hear it too.
    """
    audit, outbox = schema.audit, schema.outbox
    mine = audit.c.actor == member
    connection.execute(sa.update(audit).where(mine).values(actor=nobody))
    named = audit.c.key.contains(member, autoescape=True)
    renamed = sa.func.replace(audit.c.key, member, nobody)
    connection.execute(sa.update(audit).where(named).values(key=renamed))
    # Teams writes an id in capitals now and then; a key has none.
    about = sa.func.lower(outbox.c.body).contains(member, autoescape=True)
    shared = [event.name for event in Event.named().values() if event.shared]
    to_others = about & outbox.c.name.in_(shared)
    left = sa.func.replace(outbox.c.body, member, nobody)
    connection.execute(sa.update(outbox).where(to_others).values(body=left))
    connection.execute(sa.delete(outbox).where(about & outbox.c.name.not_in(shared)))
    for text in (member, *also):
        masked = sa.func.replace(outbox.c.body, json.dumps(text, ensure_ascii=False)[1:-1], "…")
        named = outbox.c.body.contains(text, autoescape=True)
        connection.execute(sa.update(outbox).where(named).values(body=masked))
        told = sa.func.lower(outbox.c.error).contains(text.lower(), autoescape=True)
        connection.execute(sa.update(outbox).where(told).values(error="erased"))
