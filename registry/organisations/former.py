"""Keys of organisations that went into another one, so that what has the old key leads on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from registry.core.entity import Entity, Name
from registry.core.errors import AlreadyDecided
from registry.core.trail import who_did
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.organisation import Organisation


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


async def still_there(unit: UnitOfWork, slug: str) -> Organisation:
    """Return an organisation of the registry, whose key somebody may have kept for long.

    Raises:
        AlreadyDecided: it was merged; the outcome is the key of the one that it leads to now.
        NotFound: there never was such an organisation, or it was erased.
    """
    found = await unit.of(Organisation).find(slug)
    former = None if found else await unit.of(FormerOrganisation).find(slug)
    if former is not None:
        by = await who_did(unit, Organisation, slug, "remove")
        raise AlreadyDecided(Organisation.section, slug, by=by, outcome=former.into)
    return found or await unit.of(Organisation).get(slug)
