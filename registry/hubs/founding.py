"""Founding of a hub: the kernteam fills in a form (plan, chapters 3 and 5; design)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, StringConstraints, field_validator

from registry.core.dates import PlannedDay, StartDay
from registry.core.entity import Entity, Line, Name, slugify
from registry.core.errors import Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.membership import Membership
from registry.core.permissions import Right, require
from registry.core.reference.place_names import region_named
from registry.core.reference.programme import Programme
from registry.core.reference.teams_names import reserved_fault, same_name
from registry.core.reference.workspace import ChannelName, Workspace, fault_of_twins
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import (
    AREAS,
    NATIONAL,
    PROVINCES,
    HubFunction,
    Phase,
    Profile,
    Region,
    Role,
)
from registry.hubs.hub import Hub, HubFounded, Seat, Secured
from registry.hubs.hub_plan import HubPlan, HubPlanned
from registry.hubs.naming import hub_name_faults
from registry.hubs.planning import is_ahead
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.members.references import persons_meant
from registry.organisations.choosing import take_in
from registry.organisations.organisation import Organisation

TEAM_PREFIX = "GW"
"""How the team of a hub begins: gebiedswerkplaats (plan, October 2023)."""

LONGEST_NAME = 97
"""Characters of a hub's name: with the prefix it is a Name too."""

MOST_CHANNELS = 20
"""Extra channels of a kind (design); a team has room for more."""

GENERAL_NAMES = ("Algemeen", "General")
"""What people call the first channel, which every team has."""

UNREADABLE = "??"
"""Stands in for a hub's name that is faulty; no hub is ever called so."""

SEATS: Mapping[str, Profile] = {one.value: one for one in Profile}
"""Field of the entry → the profile that it fills."""

_STANDARD = (Profile.CONNECTOR, Profile.ENTREPRENEUR, Profile.PROJECT_LEADER)
"""The basic profiles, open or not; the other two are there when somebody fills them."""

Channels = Annotated[tuple[ChannelName, ...], Field(max_length=MOST_CHANNELS)]


class HubEntry(FormEntry):
    """A new hub as the kernteam fills it in.

    Attributes:
        name: without "GW".
        province: the province it lies in; may be left out where the name or the region tells it.
        region: the area it serves; may be left out: the area of that name, or else the province.
        lead: slug of the organisation that takes the lead.
        programmes: slugs.
        verbinder, ondernemer, projectleider, projectsecretaris, communicatiemedewerker: who fills
            that profile: an e-mail address, the key of a member, or the name of one.
        starts: the day on which it begins, also as `1-3-2027`; one that is still to come plans it.
        channels, private_channels: extra channels, also with commas or new lines between them; the
            private ones are for the hub's own team.
    """

    name: Annotated[Name, StringConstraints(max_length=LONGEST_NAME)]
    province: Region | None = None
    region: Region | None = None
    lead: str | None = None
    phase: Phase = Phase.IDEA
    programmes: Annotated[tuple[str, ...], Field(max_length=12)] = ()
    verbinder: Line = ""
    ondernemer: Line = ""
    projectleider: Line = ""
    projectsecretaris: Line = ""
    communicatiemedewerker: Line = ""
    starts: StartDay = None
    channels: Channels = ()
    private_channels: Channels = ()

    @field_validator("name", mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        """Return one line, with the prefix added where it was left out."""
        if not isinstance(value, str):
            return value
        return re.sub(rf"(?i)^{TEAM_PREFIX}\s+", "", " ".join(value.split()))

    @field_validator("province", "region", "lead", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return value or None

    @field_validator("phase", mode="before")
    @classmethod
    def _first(cls, value: Any) -> Any:
        return value or Phase.IDEA

    @field_validator("channels", "private_channels", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        """Split names that came as one text; the first channel always exists."""
        if isinstance(value, str):
            value = re.split(r"[,;\n]", value)
        if not isinstance(value, list | tuple):
            return value
        names = [one.strip() if isinstance(one, str) else one for one in value]
        return tuple(dict.fromkeys(one for one in names if one and one not in GENERAL_NAMES))

    @property
    def seats(self) -> dict[str, str]:
        """Names as typed for each profile that is filled, by field."""
        return {field: words for field in SEATS if (words := getattr(self, field))}


class PlannedHubEntry(HubEntry):
    """A hub that is planned as the kernteam fills it in: with its day."""

    starts: PlannedDay


@dataclass(frozen=True, slots=True)
class _Area:
    region: Region
    province: Region


async def found(unit: UnitOfWork, entry: HubEntry, faults: Sequence[Fault] = ()) -> Hub:
    """Found a hub: it is being set up from then on, with its team and its places still to be made.

    With a day that is still to come it is planned instead: see `registry.hubs.planning`.

    Args:
        unit: its actor is who founds it.
        entry: what was filled in.
        faults: of fields that could not be read, which count beside those found here.

    Raises:
        NotAllowed: not of the kernteam.
        Invalid: every fault at once. Besides those of the fields: `taken`, `hub_closed` (a hub of
            this name was closed: it can be opened again), `choose`, `choice`, `region_outside`,
            `unknown`, `person_unknown`, `person_many`, `email`, `name_twice`, `name_kept`.
        Conflict: somebody founds a hub of this name, or with this new person, at this moment; try
            again.
    """
    await require(unit, Right.FOUND_HUB)
    slug = await _free_slug(unit, entry.name)
    area, more = _area(entry)
    more += await hub_name_faults(unit, entry.name)
    more += await _unknown(unit, entry)
    more += await _channel_faults(unit, f"hub:{slug}", entry)
    people, unmet = await persons_meant(unit, entry.seats)
    read = {one.field for one in faults}
    every = (*faults, *(one for one in (*more, *unmet) if one.field not in read))
    if area is None or every:
        raise Invalid(every)
    hub = _hub(slug, entry, area, people)
    if is_ahead(hub.starts, unit.now):
        await require(unit, Right.PLAN_HUB)
        hub = hub.model_copy(update={"status": "planned"})
        await unit.of(HubPlan).add(HubPlan(slug=slug))
        unit.emit(HubPlanned(hub=slug))
    else:
        unit.emit(HubFounded(hub=slug))
    hub = await unit.of(Hub).add(hub)
    await _seat(unit, hub, people)
    return hub


def _area(entry: HubEntry) -> tuple[_Area | None, list[Fault]]:
    named, region = region_named(entry.name), entry.region
    within = AREAS.get(named, named) if named else None
    if region is None and (within is None or entry.province in (None, within)):
        region = named
    province = entry.province or (AREAS.get(region, region) if region else None)
    if province is None:
        return None, [Fault("province", "choose")]
    if province not in PROVINCES:
        return None, [Fault("province" if entry.province else "region", "choice")]
    region = region or province
    if AREAS.get(region, region) != province:
        return None, [Fault("region", "region_outside")]
    return _Area(region, province), []


async def _unknown(unit: UnitOfWork, entry: HubEntry) -> list[Fault]:
    lead = (entry.lead,) if entry.lead else ()
    await take_in(unit, lead)
    here = {
        "lead": await _exist(unit, Organisation, lead),
        "programmes": await _exist(unit, Programme, entry.programmes),
    }
    return [Fault(field, "unknown") for field, exists in here.items() if not exists]


async def _exist(unit: UnitOfWork, noun: type[Entity], keys: Sequence[str]) -> bool:
    return not keys or len(await unit.of(noun).some(tuple(keys))) == len(set(keys))


async def _channel_faults(unit: UnitOfWork, team: str, entry: HubEntry) -> list[Fault]:
    """Return the faults of duplicate channel names and of names that Teams reserves."""
    every = (*entry.channels, *entry.private_channels)
    faults = []
    if twins := fault_of_twins((*GENERAL_NAMES, *every)):
        among = any(same_name(twins.params["value"], one) for one in entry.private_channels)
        field = "private_channels" if among else "channels"
        faults.append(Fault(field, twins.code, twins.params))
    for name in every:
        kept = await reserved_fault(unit, team, name, taken=every)
        field = "channels" if name in entry.channels else "private_channels"
        faults += [Fault(field, kept.code, kept.params)] if kept else []
    return faults


def _hub(slug: str, entry: HubEntry, area: _Area, people: Mapping[str, Member]) -> Hub:
    profiles = [one for one in Profile if one in _STANDARD or one.value in people]
    seats = [(one, people.get(one.value)) for one in profiles]
    workspace = Workspace(
        name=f"{TEAM_PREFIX} {entry.name}",
        channels=entry.channels,
        private=entry.private_channels,
    )
    return Hub(
        slug=slug,
        name=entry.name,
        region=area.region,
        province=area.province,
        lead=entry.lead,
        phase=entry.phase,
        parties=(entry.lead,) if entry.lead else (),
        programmes=entry.programmes,
        functions=tuple(Secured(function=one) for one in HubFunction),
        team=tuple(Seat(profile=one, member=who and who.slug) for one, who in seats),
        workspace=workspace if entry.channels or entry.private_channels else None,
        starts=entry.starts,
    )


async def _seat(unit: UnitOfWork, hub: Hub, people: Mapping[str, Member]) -> None:
    """Add the hub's team as members and their memberships; of two profiles the first counts."""
    seated: set[str] = set()
    for field, member in people.items():
        if member.slug in seated:
            continue
        seated.add(member.slug)
        if not member.revision:
            await unit.of(Member).get_or_add(member)
        seat = Membership(
            slug=Membership.key(hub.slug, member.slug),
            member=member.slug,
            group=hub.slug,
            place="hub",
            role=Role.HUB_TEAM,
            profile=SEATS[field],
        )
        await unit.of(Membership).add(seat)


async def _free_slug(unit: UnitOfWork, name: str) -> str:
    """Return a slug that no hub, subgroup or agenda has: memberships and agendas use it too."""
    base = slugify(name) or "hub"
    taken: Collection[str] = {
        NATIONAL,
        *(one.slug for one in await unit.of(Hub).all()),
        *(one.slug for one in await unit.of(Subgroup).all()),
    }
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
