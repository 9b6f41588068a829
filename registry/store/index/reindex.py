"""Rebuild the search index when the way words are cut or weighed has changed."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import sqlalchemy as sa

from registry.core.entity import Entity
from registry.store.index.rows import start_log_anew, write_index
from registry.store.mapping.table_mapper import TableMapper
from registry.store.mapping.tables import Schema

_FACT = "index"
_AT_A_TIME = 500


def reindex_if_needed(connection: sa.Connection, schema: Schema) -> None:
    """Rebuild the index, unless it was built by this very way of indexing."""
    fact = schema.fact
    mine = fact.c.name == _FACT
    made_by = connection.execute(sa.select(fact.c.value).where(mine)).scalar()
    if made_by == fingerprint():
        return
    if made_by is not None:
        _reindex(connection, schema)
    connection.execute(sa.delete(fact).where(mine))
    connection.execute(sa.insert(fact), {"name": _FACT, "value": fingerprint()})


def _reindex(connection: sa.Connection, schema: Schema) -> None:
    connection.execute(sa.delete(schema.index_word))
    start_log_anew(connection, schema)
    for entity in _findable(schema):
        mapper = TableMapper(entity, schema.table(entity))
        rows = connection.execute(sa.select(mapper.table)).partitions(_AT_A_TIME)
        for part in rows:
            items = (mapper.item(row) for row in part)
            found = {(entity.section, item.slug): item.findable() for item in items}
            write_index(connection, schema, found)


def _findable(schema: Schema) -> Iterator[type[Entity]]:
    """Return the entity classes that search can find."""
    return (entity for entity in schema.entities if entity.findable is not Entity.findable)


@cache
def fingerprint() -> str:
    """Return a hash that changes with search's code and words, and with what entities index."""
    found = hashlib.sha256()
    folding = files("registry.core.writing") / "text_folding.py"
    for file in sorted([folding, *_sources(files("registry.search"))], key=lambda item: item.name):
        found.update(file.read_bytes())
    for _, entity in sorted(Entity.sections().items()):
        if entity.__module__.startswith("registry.") and entity.findable is not Entity.findable:
            found.update(inspect.getsource(entity.findable).encode())
    return found.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for item in folder.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            yield from _sources(item)
        elif item.name.endswith((".py", ".toml")):
            yield item
