"""Read model of a hub with the names of all it refers to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from registry.core.reference.programme import Programme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import HubFunction, Profile
from registry.hubs.editing.history import HubChange
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.organisation import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class HubProfile:
    """A hub and the names behind its keys.

    Attributes:
        lead: name of the party that takes the lead; empty while there is none.
        functions: the four functions with who secures each; empty while nobody does.
        team: profiles with who fills them, personal; empty while nobody does.
        networks: (slug, name).
    """

    hub: Hub
    lead: str = ""
    functions: tuple[tuple[HubFunction, str], ...] = ()
    team: tuple[tuple[Profile, str], ...] = ()
    parties: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    networks: tuple[tuple[str, str], ...] = ()


Names = Mapping[tuple[str, str], str]
"""(section, key) → what it is called."""


async def names_in(unit: UnitOfWork, changes: Sequence[HubChange]) -> Names:
    """Return the names of all that some changes of a hub refer to, and of who made them.

    Personal: for who may see the history. Who is known by an address alone has no name.
    """
    members = {one.by for one in changes}
    parties, programmes, networks = (set[str]() for _ in range(3))
    for values in (side for one in changes for side in (one.was, one.became)):
        parties |= {*(values.of("parties") or ()), values.of("lead") or ""}
        parties |= {one.party or "" for one in values.of("functions") or ()}
        programmes |= set(values.of("programmes") or ())
        networks |= set(values.of("networks") or ())
        members |= {one.member or "" for one in values.of("team") or ()}
    found: dict[tuple[str, str], str] = {}
    for party in await unit.of(Organisation).some(sorted(parties)):
        found[Organisation.section, party.slug] = _party(party)
    for programme in await unit.of(Programme).some(sorted(programmes)):
        found[Programme.section, programme.slug] = _programme(programme)
    for network in await unit.of(Network).some(sorted(networks)):
        found[Network.section, network.slug] = network.name
    for member in await unit.of(Member).some(sorted(members)):
        found[Member.section, member.slug] = member.name
    return found


async def hub_profile(unit: UnitOfWork, hub: Hub) -> HubProfile:
    """Gather the names of all that a hub refers to."""
    secured = {one.function: one.party or "" for one in hub.functions}
    keys = (*hub.parties, *filter(None, (hub.lead, *secured.values())))
    parties = {one.slug: _party(one) for one in await unit.of(Organisation).some(keys)}
    seats = [one.member for one in hub.team if one.member]
    people = {one.slug: one.name for one in await unit.of(Member).some(seats)}
    networks = await unit.of(Network).some(hub.networks)
    return HubProfile(
        hub,
        lead=parties.get(hub.lead or "", hub.lead or ""),
        functions=tuple(
            (one, parties.get(secured.get(one, ""), secured.get(one, ""))) for one in HubFunction
        ),
        team=tuple((one.profile, people.get(one.member or "", "")) for one in hub.team),
        parties=tuple(parties[key] for key in hub.parties if key in parties),
        programmes=tuple(_programme(one) for one in await unit.of(Programme).some(hub.programmes)),
        networks=tuple((one.slug, one.name) for one in networks if one.status == "published"),
    )


def _party(party: Organisation) -> str:
    """Return its name; the short one where the full name is long."""
    return party.short if party.short and len(party.name) > 30 else party.name


def _programme(programme: Programme) -> str:
    short = programme.short
    return f"{programme.name} ({short})" if short and short != programme.name else programme.name
