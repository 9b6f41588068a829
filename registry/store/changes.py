"""Side effects of a unit of work beside its entities: audit trail, search index, outbox."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from registry.core.entity import Entity, Findable
from registry.core.events import Event
from registry.store.audit import forget
from registry.store.index.people import write_people
from registry.store.index.rows import start_log_anew, write_index
from registry.store.mapping.tables import Schema
from registry.store.scrub import note_scrub


@dataclass(slots=True)
class Changes:
    """Collector of a unit's side effects; `flush` writes what is left just before the commit.

    Attributes:
        schema: the tables.
        actor, now: who changes and when.
        found_by: how changed things are found from now on; None: no longer.
        events: what goes into the outbox, each with when it is due.
        wakes: a message of the outbox is due again.
        forgotten: keys of people who are being erased, and what stands for each from now on.
        touched: sections in which something was changed.
    """

    schema: Schema
    actor: str
    now: datetime
    found_by: dict[tuple[str, str], Findable | None] = field(default_factory=dict)
    events: list[tuple[Event, datetime]] = field(default_factory=list)
    wakes: bool = False
    forgotten: dict[str, str] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    @property
    def pending(self) -> bool:
        """True if `flush` has anything to do."""
        return bool(self.events or self.found_by or self.forgotten)

    @property
    def author(self) -> str:
        """Key of who changes; nobody's when they are being erased here."""
        return "" if self.actor in self.forgotten else self.actor

    def record(
        self, connection: sa.Connection, before: Entity | None, after: Entity | None
    ) -> None:
        """Record a change of an entity in the audit trail, and how search finds it now."""
        self.record_all(connection, [(before, after)])

    def record_all(
        self, connection: sa.Connection, changed: Sequence[tuple[Entity | None, Entity | None]]
    ) -> None:
        """Record changes of entities, each before and after, in one go."""
        write_people(connection, self.schema, changed)
        rows = [self._row(before, after) for before, after in changed]
        if rows:
            connection.execute(sa.insert(self.schema.audit), rows)
        for before, after in changed:
            entity = after or before
            if entity:
                self.touched.add(entity.section)
            was, now = (one.findable() if one else None for one in (before, after))
            if entity and (was != now or (entity.section, entity.slug) in self.found_by):
                self.found_by[entity.section, entity.slug] = now

    def _row(self, before: Entity | None, after: Entity | None) -> dict[str, Any]:
        entity = after or before
        return {
            "at": self.now,
            "actor": self._without_forgotten(self.actor),
            "section": entity.section if entity else "",
            "key": self._without_forgotten(entity.slug) if entity else "",
            "action": "add" if before is None else "remove" if after is None else "put",
            "fields": _changed(before, after),
        }

    def forget(self, connection: sa.Connection, member: str, also: Collection[str] = ()) -> None:
        """Remove a person's key from the store's own data, also from what follows in this unit."""
        # By chance and not by a hash: who knows the key must not find the person again.
        nobody = self.forgotten.setdefault(member, f"erased-{secrets.token_hex(8)}")
        forget(connection, self.schema, member, nobody, also)

    def _without_forgotten(self, key: str) -> str:
        for member, nobody in self.forgotten.items():
            key = key.replace(member, nobody)
        return key

    def index(self, connection: sa.Connection) -> None:
        """Bring the index up to date with what was changed so far."""
        if self.found_by:
            write_index(connection, self.schema, self.found_by)
            self.found_by.clear()

    def flush(self, connection: sa.Connection) -> None:
        """Write the rest. The index is last: on PostgreSQL one transaction at a time writes it."""
        if self.events:
            found = (self._parcel(event, due) for event, due in self.events)
            rows = [row for row in found if row is not None]
            if rows:
                connection.execute(sa.insert(self.schema.outbox), rows)
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_notify("plek_outbox", "")))
        self.index(connection)
        if self.forgotten:
            start_log_anew(connection, self.schema)  # in it are words of what was taken away
            note_scrub(connection, self.schema, self.touched)

    def _parcel(self, event: Event, due: datetime) -> dict[str, Any] | None:
        """Return the row of an event; None when it is about somebody who is erased here."""
        body = event.model_dump_json()
        for member in self.forgotten:
            if member in body.lower() and not event.shared:
                return None
        return {
            "name": event.name,
            "body": self._without_forgotten(body),
            "created": self.now,
            "due": due,
            "since": due,
            "attempts": 0,
            "state": "waiting",
            "error": "",
        }


def _changed(before: Entity | None, after: Entity | None) -> list[str]:
    if before is None or after is None:
        return []
    names = (name for name in type(after).model_fields if name != "revision")
    return [name for name in names if getattr(before, name) != getattr(after, name)]
