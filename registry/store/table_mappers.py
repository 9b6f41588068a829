"""What units of one store share: the layout of each noun, and the searcher."""

from __future__ import annotations

from typing import Any

from registry.core.entity import Noun
from registry.core.unit_of_work import N
from registry.store.index.searcher import Searcher
from registry.store.mapping.table_mapper import Layout
from registry.store.mapping.tables import Schema


class Layouts:
    """Layouts by noun, each made once.

    Attributes:
        schema: the tables.
        searcher: looks things up in the index.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.searcher = Searcher(schema)
        self._layouts: dict[type[Noun], Layout[Any]] = {}

    def of(self, noun: type[N]) -> Layout[N]:
        """The layout of a noun. Raises LookupError when it has no table."""
        layout = self._layouts.get(noun)
        if layout is None:
            layout = self._layouts[noun] = Layout(noun, self.schema.table(noun))
        return layout
