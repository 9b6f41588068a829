"""State shared by the units of one store: the table mapper of each entity, and the searcher."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from registry.core.entity import Entity
from registry.core.unit_of_work import N
from registry.store.index.searcher import Searcher
from registry.store.mapping.table_mapper import TableMapper
from registry.store.mapping.tables import Schema


class TableMappers:
    """Table mappers by entity class, each made once for all stores of a process.

    Attributes:
        schema: the tables.
        searcher: looks things up in the index.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.searcher = Searcher(schema)
        self._mappers: dict[type[Entity], TableMapper[Any]] = {}

    def of(self, entity: type[N]) -> TableMapper[N]:
        """Return the mapper of an entity class. Raise LookupError when it has no table."""
        mapper = self._mappers.get(entity)
        if mapper is None:
            mapper = self._mappers[entity] = _mapper(entity, self.schema.table(entity))
        return mapper


@lru_cache(maxsize=512)
def _mapper(entity: type[N], table: sa.Table) -> TableMapper[N]:
    return TableMapper(entity, table)
