"""Idempotency keys of requests: a retry or a second press finds its key used."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from registry.core.errors import DuplicateRequest
from registry.store.mapping.inserts import insert_new
from registry.store.mapping.tables import Schema


def claim_keys(
    connection: sa.Connection, schema: Schema, keys: Sequence[str], now: datetime
) -> None:
    """Claim the keys for this transaction, waiting for one that is claiming them right now.

    Kept as hashes: keys come from outside, may be long, and may name a person.

    Raises:
        DuplicateRequest: one was used before.
    """
    insert = insert_new(schema.once_key, connection.dialect.name)
    # Sorted, so that two transactions with the same keys never wait for each other.
    for kept, key in sorted((hashed(key), key) for key in set(keys)):
        if not connection.execute(insert, {"key": kept, "at": now}).rowcount:
            raise DuplicateRequest(key)


def hashed(key: str) -> str:
    """Return a request key as it is kept."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
