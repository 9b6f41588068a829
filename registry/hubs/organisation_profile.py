"""Read model of an organisation: where it takes part, what it is a part of, and with how many."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from registry.core.permissions import Right, holds
from registry.core.provenance import Provenance
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import OrganisationKind
from registry.hubs.area import AreaHubs, hubs_of
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.domain import domains_of
from registry.organisations.merge_record import WAY_BACK, MergeRecord
from registry.organisations.organisation import Organisation
from registry.organisations.participation import PLATFORM, Participation

FEWEST = 5
"""People below whom a number would tell of somebody: then others than the kernteam hear none, and
above it in steps of as many (design)."""

_HERE = ("new", "introduced")


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """One place in which an organisation or network takes part.

    Attributes:
        section: `subgroups`, `hubs`, `networks`; empty for PLeK as a whole.
        slug, name: of that place; empty for PLeK as a whole.
        departments, standing, about: see `Participation`.
        source: where it is said that it takes part; None where nobody says.
        lead: it takes the lead there (of a hub).
    """

    section: str = ""
    slug: str = ""
    name: str = ""
    departments: tuple[str, ...] = ()
    standing: str = "member"
    about: str = ""
    source: Provenance | None = None
    lead: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class OrganisationProfile:
    """An organisation with all places it takes part in, groups first.

    Attributes:
        parent: what it is a part of.
        parts: how many organisations are a part of it.
        people: how many people of it there are, for who may see people; None for anybody else.
        at_least: how many there are at least, for everybody; 0 when that would tell of somebody.
        goes_into: what it will be merged into; None without a plan.
        merged: (key, name) of what went into it and can be taken back, for who may.
        domains: how its addresses end, for who keeps organisations right.
        edits: the reader keeps organisations right.
        area: of a municipality that takes part in no hub: which hubs are near.
    """

    organisation: Organisation
    places: tuple[Place, ...] = ()
    parent: Organisation | None = None
    parts: int = 0
    people: int | None = None
    at_least: int = 0
    domains: tuple[str, ...] = ()
    edits: bool = False
    goes_into: Organisation | None = None
    merged: tuple[tuple[str, str], ...] = ()
    area: tuple[AreaHubs, ...] = ()

    @property
    def takes_part(self) -> bool:
        """Whether it does, and not only might."""
        return any(one.standing == "member" for one in self.places)


async def organisation_profile(
    unit: UnitOfWork, organisation: Organisation, reader: str = ""
) -> OrganisationProfile:
    """Gather what there is of an organisation.

    Args:
        unit: to read from.
        organisation: which; one that only the lists know is at revision 0, and nobody edits it.
        reader: key of the one person who gets to see it; empty when others read along.
    """
    own = organisation.slug
    here = organisation.revision > 0
    edits = here and bool(reader) and await holds(unit, Right.EDIT_ORGANISATION, reader)
    sees = bool(reader) and await holds(unit, Right.SEE_PEOPLE, reader)
    people = await count_people(unit, own)
    places = await _places(unit, own)
    return OrganisationProfile(
        organisation,
        places,
        await _named(unit, organisation.parent),
        await unit.of(Organisation).count(parent=own, status="known"),
        people if sees else None,
        people - people % FEWEST,
        await domains_of(unit, own) if edits else (),
        edits,
        await _named(unit, organisation.goes_into),
        await _merged(unit, own) if edits else (),
        await _area(unit, organisation, places),
    )


async def _area(
    unit: UnitOfWork, organisation: Organisation, places: Sequence[Place]
) -> tuple[AreaHubs, ...]:
    own = organisation.place if organisation.kind == OrganisationKind.MUNICIPALITY else None
    if own is None or any(one.section == Hub.section for one in places):
        return ()
    return tuple(await hubs_of(unit, [own]))


async def _named(unit: UnitOfWork, key: str | None) -> Organisation | None:
    return await unit.of(Organisation).find(key) if key else None


async def _merged(unit: UnitOfWork, own: str) -> tuple[tuple[str, str], ...]:
    records = await unit.of(MergeRecord).all(into=own)
    return tuple((one.slug, one.gone.label) for one in records if one.at + WAY_BACK >= unit.now)


async def count_people(unit: UnitOfWork, organisation: str) -> int:
    """Return how many people of an organisation take part."""
    return await unit.of(Member).count(organisation=organisation, status=_HERE)


async def people_of(unit: UnitOfWork, organisation: str, limit: int, offset: int) -> list[str]:
    """Return keys of people of an organisation who take part, by name; who may see is checked."""
    return await unit.of(Member).keys(
        "name", limit, offset, organisation=organisation, status=_HERE
    )


async def _places(unit: UnitOfWork, own: str) -> tuple[Place, ...]:
    """Return the groups, hubs that are there and public networks that it takes part in."""
    said = await unit.of(Participation).all(organisation=own)
    hubs = [one for one in await unit.of(Hub).all() if one.status not in ("planned", "closed")]
    groups = await unit.of(Subgroup).some([one.group for one in said if one.place == "subgroup"])
    names = {one.slug: one.name for one in groups} | {one.slug: one.name for one in hubs}
    places = [
        _place(one, names.get(one.group, ""))
        for one in sorted(said, key=lambda one: (one.place != "subgroup", one.group))
        if one.place == "platform" or one.group in names
    ]
    places += [
        Place(Hub.section, hub.slug, hub.name, lead=hub.lead == own)
        for hub in hubs
        if own == hub.lead or own in hub.parties
    ]
    networks = await unit.of(Network).mentioning(own)
    places += [
        Place(Network.section, one.slug, one.name)
        for one in networks
        if one.status == "published" and own in one.organisations
    ]
    return tuple(places)


def _place(one: Participation, name: str) -> Place:
    section = {"subgroup": Subgroup.section, "hub": Hub.section}.get(one.place, "")
    slug = "" if one.group == PLATFORM else one.group
    return Place(
        section, slug, name, one.departments, one.standing, one.about, one.origin_of("group")
    )
