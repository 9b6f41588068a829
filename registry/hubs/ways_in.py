"""How somebody comes into a group or hub, as data, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from registry.core.dates.workdays import today
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member

CAFE = "plek-cafe"
"""The subgroup that everybody is in (plan, L1437)."""


class WayIn(StrEnum):
    """How somebody comes into a group. Values are parts of texts' ids."""

    ASK = "ask"  # anybody may ask; who answers for it decides
    EVERYBODY = "member"  # who signs up for PLeK is in it
    NETWORK = "lead"  # who drives a network is in it
    HUB_TEAM = "hubteam"  # who is in the team of a hub is in it
    APPOINTED = "appointed"  # its people are appointed: a role comes with it that none can ask for


WAYS: Mapping[Role, WayIn] = {
    Role.MEMBER: WayIn.ASK,
    Role.INITIATIVE: WayIn.ASK,
    Role.LEAD: WayIn.NETWORK,
    Role.HUB_TEAM: WayIn.HUB_TEAM,
    Role.KERNTEAM: WayIn.APPOINTED,
    Role.STEERING: WayIn.APPOINTED,
    Role.AMBASSADOR: WayIn.APPOINTED,
    Role.ADMINISTRATOR: WayIn.APPOINTED,
}
"""By the role that a group gives. Who is in the Stuurgroep is named by the bodies that steer PLeK
(plan, L159), ambassadors by their administrations, and the kernteam may do everything (design)."""


def way_into(place: Subgroup | Hub) -> WayIn:
    """Return how somebody comes into a group; into a hub by asking, to take part."""
    if isinstance(place, Hub):
        return WayIn.ASK
    return WayIn.EVERYBODY if place.slug == CAFE else WAYS[place.role]


def is_open(place: Subgroup | Hub) -> bool:
    """Return whether it is there for people to be in: neither closed nor archived."""
    return place.status not in ("closed", "archived")


async def answering(unit: UnitOfWork, place: Subgroup | Hub) -> tuple[str, ...]:
    """Return the keys of who answers for a hub or group; none where the kernteam does.

    Of a hub that is its team; of a group its owners, where one may ask to come in: nobody but the
    kernteam says who gets the roles of the others.
    """
    if not is_open(place):
        return ()
    if isinstance(place, Hub):
        day = today(unit.now)
        held = await unit.of(Membership).all(group=place.slug, place="hub", role=Role.HUB_TEAM)
        keys = [one.member for one in held if not one.is_over(day)]
    else:
        keys = [*place.owners] if way_into(place) is WayIn.ASK else []
    people = await unit.of(Member).some(keys)
    return tuple(one.slug for one in people if one.status != "left")


async def answers_for(unit: UnitOfWork, place: Subgroup | Hub, member: str = "") -> bool:
    """Return whether somebody answers for a hub or group; by default the unit's actor."""
    who = member or unit.actor
    if not is_open(place):
        return False
    if isinstance(place, Subgroup):
        return way_into(place) is WayIn.ASK and who in place.owners
    return await seated_in(unit, place, who)


async def seated_in(unit: UnitOfWork, hub: Hub, member: str) -> bool:
    """Return whether somebody is in the own team of a hub, of one that was closed too."""
    held = await unit.of(Membership).find(Membership.key(hub.slug, member))
    if held is None or held.is_over(today(unit.now)):
        return False
    return held.place == "hub" and held.role is Role.HUB_TEAM
