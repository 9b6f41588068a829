"""Places in Teams as one reader may open them: by the registry, and as Teams shows who is in them.

An address alone lets nobody in; but a button that ends at "you have no access" is no way on. So it
is there for who belongs in the place by the registry, once Teams was seen to show them in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster
from graph_sync.model.keys import channel_key, team_key, team_of
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network

CAFE = "plek-cafe"
"""The group that everybody is in."""


@dataclass(frozen=True, slots=True)
class TeamsPlace:
    """A place in Teams, for one reader.

    Attributes:
        name: what it is called there.
        url: its address, for who is in it; empty for anybody else.
        made: it is there.
        belongs: the reader is to be in it, by the registry.
    """

    name: str = ""
    url: str = ""
    made: bool = False
    belongs: bool = False


async def hub_place(unit: UnitOfWork, slug: str, reader: str, part: str = "") -> TeamsPlace:
    """Return the team of a hub, or a channel of it that is open to all of the team.

    Args:
        unit: to read from.
        slug: of the hub.
        reader: key of the one person who gets to see it; empty when others read along.
        part: of the channel's key, such as `agenda`; the team where the hub has no such channel.
    """
    hub = await unit.of(Hub).find(slug)
    if hub is None or hub.status == "closed":
        return TeamsPlace()
    seated = any(one.member == reader for one in hub.team)
    belongs = bool(reader) and (seated or await _is_in(unit, slug, "hub", reader))
    team = team_key("hub", slug)
    if part:
        found = await _place(unit, channel_key(team, part), reader, belongs=belongs)
        if found.made:
            return found
    return await _place(unit, team, reader, belongs=belongs)


async def group_place(unit: UnitOfWork, group: Subgroup, reader: str) -> TeamsPlace:
    """Return the team of a group; see `hub_place`."""
    belongs = bool(reader) and await _is_in(unit, group.slug, "subgroup", reader)
    if group.slug == CAFE and not belongs:
        known = await unit.of(Member).find(reader) if reader else None
        belongs = known is not None and known.status != "left"
    return await _place(unit, team_key("subgroup", group.slug), reader, belongs=belongs)


async def network_place(unit: UnitOfWork, network: Network, reader: str) -> TeamsPlace:
    """Return the team of a network, which is its aanjagers'; see `hub_place`."""
    belongs = bool(reader) and reader in network.leads and network.status == "published"
    return await _place(unit, team_key("network", network.slug), reader, belongs=belongs)


async def places_of(unit: UnitOfWork, reader: str) -> list[tuple[str, str]]:
    """Return name and address of the teams that somebody is in, by group or hub."""
    found = []
    for one in await unit.of(Membership).all(member=reader):
        if one.place == "hub":
            place = await hub_place(unit, one.group, reader)
        else:
            group = await unit.of(Subgroup).find(one.group)
            place = await group_place(unit, group, reader) if group else TeamsPlace()
        if place.url:
            found.append((place.name, place.url))
    return found


async def _place(unit: UnitOfWork, key: str, reader: str, *, belongs: bool) -> TeamsPlace:
    entry = await unit.of(LedgerEntry).find(key)
    if entry is None or entry.state != "live":
        return TeamsPlace(belongs=belongs)
    shown = belongs and await _is_shown(unit, key, reader)
    return TeamsPlace(entry.name, entry.url if shown else "", made=True, belongs=belongs)


async def _is_shown(unit: UnitOfWork, key: str, reader: str) -> bool:
    """Return whether Teams was seen to have somebody in a place.

    Who was only asked for is not; nor who is on their way out.
    """
    roster = await unit.of(LedgerRoster).find(key) or await unit.of(LedgerRoster).find(team_of(key))
    return (
        roster is not None
        and reader in (*roster.members, *roster.owners, *roster.left_alone)
        and reader not in roster.leaving
    )


async def _is_in(unit: UnitOfWork, group: str, place: str, reader: str) -> bool:
    return bool(await unit.of(Membership).count(member=reader, group=group, place=place))
