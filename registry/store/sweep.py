"""Delete what the store kept for a while and needs no more."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from registry.store.mapping.tables import Schema

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
