"""Delete what the store kept for a while and needs no more."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from registry.core.entity import Entity
from registry.store.mapping.tables import Schema

PORTION = 1_000
"""Entities deleted in one transaction: others can write in between."""

LOG_KEPT = 10_000
"""Changes of the index kept in its log; a replica that lags behind more counts all words anew."""


def sweep(connection: sa.Connection, schema: Schema, before: datetime) -> dict[str, int]:
    """Delete handled events and request keys from before a moment; return how many of each.

    What was given up stays until an administrator has seen to it, and what waits stays anyhow.
    """
    outbox, once_key, log = schema.outbox, schema.once_key, schema.index_change
    settled = (outbox.c.state == "settled") & (outbox.c.created < before)
    events = connection.execute(sa.delete(outbox).where(settled)).rowcount
    keys = connection.execute(sa.delete(once_key).where(once_key.c.at < before)).rowcount
    newest = connection.execute(sa.select(sa.func.max(log.c.id))).scalar() or 0
    connection.execute(sa.delete(log).where(log.c.id <= newest - LOG_KEPT))
    return {"outbox": events, "once_key": keys}


def with_term(schema: Schema) -> list[type[Entity]]:
    """Return the entity classes of which one is kept for a while only."""
    return [one for one in schema.entities if one.kept is not None]


def delete_aged(
    connection: sa.Connection, schema: Schema, entity: type[Entity], now: datetime
) -> int:
    """Delete a portion of the entities whose term is over, oldest first; return how many."""
    if entity.kept is None:
        return 0
    table, person = schema.table(entity), schema.person
    old = (
        sa.select(table.c.slug)
        .where(table.c.at < now - entity.kept)
        .order_by(table.c.at)
        .limit(PORTION)
    )
    slugs = list(connection.execute(old).scalars())
    if slugs:
        connection.execute(sa.delete(table).where(table.c.slug.in_(slugs)))
        stands = (person.c.section == entity.section) & person.c.key.in_(slugs)
        connection.execute(sa.delete(person).where(stands))
    return len(slugs)
