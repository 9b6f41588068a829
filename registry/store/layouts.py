"""What units of one store share: the layout of each noun, and the searcher."""

from __future__ import annotations

from typing import Any

from registry.noun import Noun
from registry.store.layout import Layout
from registry.store.searcher import Searcher
from registry.store.tables import Schema
from registry.unit import N


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
