"""Index of people: in which entities a member's key stands, so that nobody has to look in all.

Written with each change, by the types of an entity's fields (`registry.core.member_keys`). It tells
where to look; what is found there is decided by the entity itself (`Entity.without`).
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterable, Sequence
from functools import lru_cache

import sqlalchemy as sa

from registry.core import member_keys, personal_data
from registry.core.entity import Entity
from registry.core.permissions import SYSTEM
from registry.store.mapping.table_mapper import TableMapper, unfit
from registry.store.mapping.tables import Schema

_FACT = "people"
_AT_A_TIME = 500


def write_people(
    connection: sa.Connection,
    schema: Schema,
    changed: Iterable[tuple[Entity | None, Entity | None]],
) -> None:
    """Bring the index up to date with entities as they were before and are now."""
    table, gone, new = schema.person, [], []
    for before, after in changed:
        entity = after or before
        if entity is None or not _may_differ(before, after):
            continue
        was, now = (_people(one) for one in (before, after))
        place = {"section": entity.section, "key": entity.slug}
        gone += [
            {"by_" + name: value for name, value in place.items()} | {"by_member": one}
            for one in sorted(was - now)
        ]
        new += [{"member": one, **place} for one in sorted(now - was)]
    if gone:
        mine = [table.c[name] == sa.bindparam(f"by_{name}") for name in table.c.keys()]  # noqa: SIM118
        connection.execute(sa.delete(table).where(*mine), gone)
    if new:
        connection.execute(sa.insert(table), new)


def _may_differ(before: Entity | None, after: Entity | None) -> bool:
    if before is None or after is None:
        return True
    fields = member_keys.swaps(type(after))
    return any(getattr(before, name) != getattr(after, name) for name in fields)


def _people(entity: Entity | None) -> set[str]:
    return member_keys.people_in(entity) - {SYSTEM} if entity is not None else set()


def read_people(
    connection: sa.Connection, schema: Schema, members: Sequence[str]
) -> dict[str, list[str]]:
    """Return where one of these keys stands: by section, the keys of the entities in order."""
    table = schema.person
    wanted = [one for one in members if not unfit(one)]
    found = sa.select(table.c.section, table.c.key).where(table.c.member.in_(wanted)).distinct()
    places: dict[str, list[str]] = {}
    for section, key in connection.execute(found):
        places.setdefault(section, []).append(key)
    return {section: sorted(keys) for section, keys in places.items()}


def index_people_if_needed(connection: sa.Connection, schema: Schema) -> None:
    """Make the index anew, unless it was made by these very entities and rules."""
    fact = schema.fact
    mine = fact.c.name == _FACT
    made_by = connection.execute(sa.select(fact.c.value).where(mine)).scalar()
    if made_by == fingerprint(schema):
        return
    connection.execute(sa.delete(schema.person))
    for entity in schema.entities:
        mapper = TableMapper(entity, schema.table(entity))
        for part in connection.execute(sa.select(mapper.table)).partitions(_AT_A_TIME):
            write_people(connection, schema, [(None, mapper.item(row)) for row in part])
    connection.execute(sa.delete(fact).where(mine))
    connection.execute(sa.insert(fact), {"name": _FACT, "value": fingerprint(schema)})


def fingerprint(schema: Schema) -> str:
    """Return a hash that changes with the rules and with what entities hold."""
    return _fingerprint(schema.entities)


@lru_cache(maxsize=8)
def _fingerprint(entities: tuple[type[Entity], ...]) -> str:
    found = hashlib.sha256()
    for module in (member_keys, personal_data):
        found.update(inspect.getsource(module).encode())
    for entity in entities:
        found.update(f"{entity.section} {sorted(member_keys.swaps(entity))}".encode())
        found.update(inspect.getsource(entity.more_people).encode())
    return found.hexdigest()
