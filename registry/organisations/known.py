"""Names of the organisations that the registry knows, read from an index: no entity is read."""

from __future__ import annotations

from dataclasses import dataclass

from registry.core.unit_of_work import UnitOfWork
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


async def known(unit: UnitOfWork, *status: str) -> list[Known]:
    """Return the names of the organisations of these statuses, of all without one; by key."""
    where = {"status": status} if status else {}
    rows = await unit.of(Organisation).tally("slug", "called", "status", **where)
    found = []
    for slug, called, state in rows:
        name, short, *aliases = split_names(called)
        found.append(Known(slug, name, short, tuple(aliases), state))
    return sorted(found, key=lambda one: one.slug)
