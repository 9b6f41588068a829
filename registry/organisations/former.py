"""Keys of organisations that went into another one, so that what has the old key leads on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from registry.core.entity import Entity, Name
from registry.core.unit_of_work import UnitOfWork


class FormerOrganisation(Entity):
    """An organisation that was merged; its slug is the key that it had.

    Attributes:
        name: what it was called.
        into: slug of the organisation that it went into.
    """

    section: ClassVar[str] = "former_organisations"
    indexed: ClassVar[tuple[str, ...]] = ("into",)
    references: ClassVar[dict[str, str]] = {"into": "organisations"}

    name: Name
    into: str


async def followed(unit: UnitOfWork, keys: Sequence[str]) -> Mapping[str, str]:
    """Return for each of these keys that was merged away the one that it leads to now."""
    found = await unit.of(FormerOrganisation).some(keys)
    return {one.slug: one.into for one in found}
