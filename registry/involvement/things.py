"""Networks and hubs as what members are involved with, and who owns each of them.

Who owns a network are its aanjagers, who owns a hub is its team. Who has left PLeK owns nothing
while they are gone. Owners are read anew each time, so that whoever owns it by then decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from registry.core.dates.workdays import today
from registry.core.errors import NotFound
from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Profile, Role
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.network import Network

_HERE = ("new", "introduced")
"""Statuses of members who take part in PLeK."""


class ThingKind(StrEnum):
    """What members can be involved with."""

    NETWORK = "network"
    HUB = "hub"


class Turn(StrEnum):
    """Who is to answer what is asked about a thing."""

    OWNERS = "owners"
    KERNTEAM = "kernteam"  # nobody owns it, can be reached, or answered in time


@dataclass(frozen=True, slots=True)
class Thing:
    """A network or hub with who owns it.

    Attributes:
        owners: keys of its aanjagers or of its team, who are still with PLeK.
        first: those of them who are asked first: a hub's Verbinder; else all of them.
        live: members can see it: a network that is published, a hub that is not closed.
    """

    kind: ThingKind
    slug: str
    name: str
    owners: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    live: bool = True

    @property
    def key(self) -> str:
        """Return the key of both kinds together: `network:onder-twente`."""
        return f"{self.kind}:{self.slug}"


async def thing(unit: UnitOfWork, kind: ThingKind, slug: str) -> Thing:
    """Return a network or hub that members can see. Raises NotFound for any other."""
    found = await find_thing(unit, kind, slug)
    if found is None or not found.live:
        raise NotFound(f"{kind}s", slug)
    return found


async def find_thing(unit: UnitOfWork, kind: ThingKind, slug: str) -> Thing | None:
    """Return a network or hub whatever its state; None when there is none."""
    if kind is ThingKind.NETWORK:
        network = await unit.of(Network).find(slug)
        return await of_network(unit, network) if network else None
    hub = await unit.of(Hub).find(slug)
    return await of_hub(unit, hub) if hub else None


async def of_network(unit: UnitOfWork, network: Network) -> Thing:
    """Return a network with its aanjagers."""
    owners = await _still_here(unit, network.leads)
    live = network.status == "published"
    return Thing(ThingKind.NETWORK, network.slug, network.name, owners, owners, live)


async def of_hub(unit: UnitOfWork, hub: Hub) -> Thing:
    """Return a hub with its team, the Verbinder first."""
    held = await unit.of(Membership).all(group=hub.slug, place="hub", role=Role.HUB_TEAM)
    team = [one for one in held if not one.is_over(today(unit.now))]
    linking = [one.member for one in hub.team if one.profile is Profile.CONNECTOR and one.member]
    linking += [one.member for one in team if one.profile is Profile.CONNECTOR]
    seated = [one.member for one in hub.team if one.member]
    owners = await _still_here(unit, (*linking, *seated, *(one.member for one in team)))
    first = tuple(one for one in owners if one in linking) or owners
    return Thing(
        ThingKind.HUB, hub.slug, hub.name, owners, first, hub.status not in ("planned", "closed")
    )


async def owned(unit: UnitOfWork, member: str) -> list[Thing]:
    """Return the networks and hubs that a member owns and that members can see."""
    standing = await unit.standing([member])
    networks = await unit.of(Network).some(standing.get(Network.section, ()))
    seats = await unit.of(Membership).all(member=member, place="hub")
    slugs = dict.fromkeys((*standing.get(Hub.section, ()), *(one.group for one in seats)))
    found = [await of_network(unit, one) for one in networks if member in one.leads]
    found += [await of_hub(unit, one) for one in await unit.of(Hub).some(list(slugs))]
    return [one for one in found if one.live and member in one.owners]


async def owns(unit: UnitOfWork, about: Thing, member: str, right: Right) -> bool:
    """Return whether a member may do what owners may. For display only, as `holds`."""
    return bool(member) and (member in about.owners or await holds(unit, right, member))


async def _still_here(unit: UnitOfWork, keys: Sequence[str]) -> tuple[str, ...]:
    """Return those of these people who take part in PLeK, each once; read from an index."""
    each = tuple(dict.fromkeys(keys))
    rows = await unit.of(Member).tally("slug", slug=each, status=_HERE) if each else ()
    here = {slug for (slug,) in rows}
    return tuple(one for one in each if one in here)
