"""Result of loading a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    """Counts of one section: added, changed and unchanged."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged"


@dataclass(frozen=True, slots=True)
class LoadResult:
    """Counts of what loading did, per section of the document.

    Attributes:
        sections: in the order of the document.
    """

    sections: Mapping[str, Loaded]

    @property
    def total(self) -> Loaded:
        """Sum of all sections."""
        counts = self.sections.values()
        return Loaded(
            sum(one.added for one in counts),
            sum(one.changed for one in counts),
            sum(one.unchanged for one in counts),
        )

    def as_dict(self) -> dict[str, dict[str, int]]:
        """Return the counts for `--json`."""
        return {
            section: {"added": one.added, "changed": one.changed, "unchanged": one.unchanged}
            for section, one in self.sections.items()
        }

    def __str__(self) -> str:
        lines = [f"{section}: {loaded}" for section, loaded in self.sections.items()]
        total = self.total
        if not total.added and not total.changed:
            lines.append("nothing changed: the registry held all of it already")
        return "\n".join(lines)
