"""Names of the organisations that the registry knows, read from an index: no entity is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from registry.core.unit_of_work import UnitOfWork
from registry.organisations.name_index import NameIndex
from registry.organisations.organisation import Organisation, split_names


@dataclass(frozen=True, slots=True)
class Known:
    """Names of an organisation; see Organisation."""

    slug: str
    name: str
    short: str
    aliases: tuple[str, ...]
    status: str

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return tuple(name for name in (self.name, self.short, *self.aliases) if name)

    @property
    def label(self) -> str:
        """Label in lists: `Rijkswaterstaat (RWS)`."""
        return f"{self.name} ({self.short})" if self.short else self.name


Names = NameIndex[Known]
"""Organisations by their names."""

_Row = tuple[str, str, str]


async def known(unit: UnitOfWork, *status: str) -> Names:
    """Return the names of the organisations of these statuses, of all without one; by key.

    The rows are read each time, so that nothing is stale; what is made of the same rows is kept.
    """
    where = {"status": status} if status else {}
    rows = await unit.of(Organisation).tally("slug", "called", "status", **where)
    return _names(tuple(rows))


@lru_cache(maxsize=8)
def _names(rows: tuple[_Row, ...]) -> Names:
    found = []
    for slug, called, state in sorted(rows):
        name, short, *aliases = split_names(called)
        found.append(Known(slug, name, short, tuple(aliases), state))
    return NameIndex(found, lambda one: one.names)
