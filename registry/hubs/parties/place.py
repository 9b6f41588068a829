"""Parties and where they take part: an organisation or network in a group, a hub or PLeK itself.

Who takes part in a hub stands with the hub; everything else is a `Participation`. Here both are
read as one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Line, Prose
from registry.core.provenance import Provenance
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from registry.organisations.choosing import named
from registry.organisations.former import followed
from registry.organisations.organisation import Organisation
from registry.organisations.participation import PLATFORM, Participation, Standing

FIELDS = {Organisation.section: "organisation", Network.section: "network"}
"""By the section of a party, the field of `Participation` that names it."""


class PartyKey(NamedTuple):
    """An organisation or a network; as text `organisations:rivm`."""

    section: str
    slug: str

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Return the party that a text names; None for what names none."""
        section, _, slug = text.partition(":")
        return cls(section, slug) if section in FIELDS and slug else None

    @classmethod
    def in_place(cls, place: Participation) -> Self:
        """Return the party of a participation."""
        section = Organisation.section if place.organisation else Network.section
        return cls(section, place.party)

    def __str__(self) -> str:
        return f"{self.section}:{self.slug}"


@dataclass(frozen=True, slots=True)
class Group:
    """Where parties take part.

    Attributes:
        place: what it is; see `Participation.place`.
        slug: its key; PLATFORM for PLeK as a whole.
        name: of it; empty for PLeK as a whole.
    """

    place: Literal["subgroup", "hub", "platform"]
    slug: str
    name: str = ""


class Terms(BaseModel):
    """How a party takes part in a group; see `Participation`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    standing: Standing = "member"
    departments: tuple[Line, ...] = ()
    about: Prose = ""
    provenance: tuple[Provenance, ...] = ()

    def says(self, other: Terms | None) -> bool:
        """Return whether they say the same, wherever either of them comes from."""
        return mark_of(self) == mark_of(other)


def mark_of(terms: Terms | None) -> str:
    """Return by what a form knows again what it was filled in with; empty for no place at all."""
    if terms is None:
        return ""
    said = terms.model_dump_json(exclude={"provenance"})
    return hashlib.sha256(said.encode()).hexdigest()[:16]


async def group_of(unit: UnitOfWork, slug: str) -> Group:
    """Return the group, hub or platform with this key. Raises NotFound."""
    if slug == PLATFORM:
        return Group("platform", PLATFORM)
    if group := await unit.of(Subgroup).find(slug):
        return Group("subgroup", slug, group.name)
    hub = await unit.of(Hub).get(slug)
    return Group("hub", slug, hub.name)


async def followed_party(unit: UnitOfWork, party: PartyKey) -> PartyKey:
    """Return the party that a key leads to: an organisation may have gone into another one."""
    if party.section != Organisation.section:
        return party
    leads = await followed(unit, [party.slug])
    return PartyKey(party.section, leads.get(party.slug, party.slug))


async def participation_of(unit: UnitOfWork, group: Group, party: PartyKey) -> Participation | None:
    """Return the record of a party's place in a group; None for who has none."""
    where = {"group": group.slug, "place": group.place, FIELDS[party.section]: party.slug}
    found = await unit.of(Participation).all(**where)
    return found[0] if found else None


async def terms_of(unit: UnitOfWork, group: Group, party: PartyKey) -> Terms | None:
    """Return how a party takes part in a group; None when it does in no way."""
    if group.place == "hub" and party.slug in _in_hub(await unit.of(Hub).get(group.slug), party):
        return Terms()
    found = await participation_of(unit, group, party)
    return terms_in(found) if found else None


def terms_in(place: Participation) -> Terms:
    """Return how a party takes part by its record."""
    return Terms(
        standing=place.standing,
        departments=place.departments,
        about=place.about,
        provenance=place.provenance,
    )


async def parties_in(unit: UnitOfWork, group: Group) -> list[tuple[PartyKey, Terms]]:
    """Return every party of a group with how it takes part, in no order."""
    places = await unit.of(Participation).all(group=group.slug, place=group.place)
    found = [(PartyKey.in_place(one), terms_in(one)) for one in places]
    if group.place != "hub":
        return found
    hub = await unit.of(Hub).get(group.slug)
    own = [
        PartyKey(section, slug)
        for section in FIELDS
        for slug in _in_hub(hub, PartyKey(section, ""))
    ]
    return [*((one, Terms()) for one in own), *(pair for pair in found if pair[0] not in own)]


async def party_names(unit: UnitOfWork, parties: Sequence[PartyKey]) -> dict[PartyKey, str]:
    """Return what parties are called, of those that there are; networks if they are public."""
    keys = [one.slug for one in parties if one.section == Organisation.section]
    called = await named(unit, keys)
    networks = [one.slug for one in parties if one.section == Network.section]
    public = {
        one.slug: one.name
        for one in await unit.of(Network).some(networks)
        if one.status == "published"
    }
    names = {Organisation.section: called, Network.section: public}
    return {one: names[one.section][one.slug] for one in parties if one.slug in names[one.section]}


async def place_named(unit: UnitOfWork, slug: str) -> tuple[str, PartyKey]:
    """Return the group and the party of a participation. Raises NotFound."""
    place = await unit.of(Participation).get(slug)
    return place.group, PartyKey.in_place(place)


def _in_hub(hub: Hub, party: PartyKey) -> tuple[str, ...]:
    return hub.parties if party.section == Organisation.section else hub.networks
