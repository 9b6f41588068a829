"""Appointments: adding people to groups and removing them, each role by who may give it."""

from __future__ import annotations

from registry.core.errors import NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM, Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Profile, Role
from registry.hubs.editing import in_team
from registry.hubs.history import put_hub
from registry.hubs.hub import Hub, Seat
from registry.hubs.kernteam import LastOfKernteam, is_last, tell_if_last
from registry.hubs.subgroup import Subgroup
from registry.members.aliases import resolved
from registry.members.member import Member

ALWAYS_THERE = (Profile.CONNECTOR, Profile.ENTREPRENEUR, Profile.PROJECT_LEADER)
"""Profiles that a hub has whether or not somebody fills them."""


async def appoint(
    unit: UnitOfWork,
    group: str,
    member: str,
    *,
    role: Role | None = None,
    profile: Profile | None = None,
) -> Membership:
    """Add somebody to a subgroup or hub; again changes their role or profile.

    Args:
        unit: to write in.
        group: slug of the subgroup or hub.
        member: key of the person, who need not have been met yet.
        role: what they may do by it; None gives what the group gives.
        profile: their profile in a hub's core team; its seat there becomes theirs.

    Raises:
        NotAllowed: the actor may not appoint people there, or this group does not give this role.
        NotFound: there is no such group.
        LastOfKernteam: it takes the role of the kernteam from the last who has it.
    """
    place = await place_of(unit, group)
    await require(unit, Right.APPOINT, owner=await in_hub_team(unit, place))
    role = role or (place.role if isinstance(place, Subgroup) else Role.HUB_TEAM)
    if unit.actor != SYSTEM and role not in roles_given(place):
        raise NotAllowed(Right.APPOINT)
    member = await resolved(unit, member)
    await unit.of(Member).get_or_add(Member(slug=member))
    seat = Membership(
        slug=Membership.key(group, member),
        member=member,
        group=group,
        place="subgroup" if isinstance(place, Subgroup) else "hub",
        role=role,
        profile=profile,
    )
    before = await unit.of(Membership).find(seat.slug)
    if before is not None and before.role is Role.KERNTEAM != role:
        await _guard_the_last(unit, member)
    if isinstance(place, Hub):
        await _fill(unit, place, member, profile, before.profile if before else None)
    return await unit.of(Membership).upsert(
        seat, lambda known: seat.model_copy(update={"revision": known.revision})
    )


async def dismiss(unit: UnitOfWork, group: str, member: str) -> None:
    """Remove somebody from a group, and from the seats that they fill there.

    Raises:
        NotAllowed: the actor may not appoint people there, and it is not themselves.
        NotFound: there is no such group, or they are not in it.
        LastOfKernteam: they are the last of the kernteam.
    """
    place = await place_of(unit, group)
    member = await resolved(unit, member)
    own = member == unit.actor or await in_hub_team(unit, place)
    await require(unit, Right.APPOINT, owner=own)
    seats = unit.of(Membership)
    held = await seats.find(Membership.key(group, member))
    if held is not None and held.role is Role.KERNTEAM:
        await _guard_the_last(unit, member)
    seated = isinstance(place, Hub) and any(one.member == member for one in place.team)
    if isinstance(place, Hub) and seated:
        await _vacate(unit, place, member)
    if held is not None or not seated:
        await seats.remove(Membership.key(group, member))


async def place_of(unit: UnitOfWork, group: str) -> Subgroup | Hub:
    """Return the subgroup or hub with this slug. Raises NotFound."""
    found = await unit.of(Subgroup).find(group) or await unit.of(Hub).find(group)
    if found is None:
        raise NotFound("subgroup or hub", group)
    return found


def roles_given(place: Subgroup | Hub) -> frozenset[Role]:
    """Return the roles that somebody can get by being put in a group: its own, or none at all.

    Nobody becomes an administrator so (that is `PLEK_ADMINISTRATORS`), nor gets the role of a group
    by being put in another one.
    """
    own = place.role if isinstance(place, Subgroup) else Role.HUB_TEAM
    return frozenset({Role.MEMBER, own}) - {Role.ADMINISTRATOR}


async def in_hub_team(unit: UnitOfWork, place: Subgroup | Hub) -> bool:
    """Return whether the actor is in the team of this hub."""
    return isinstance(place, Hub) and await in_team(unit, place, unit.actor)


async def _guard_the_last(unit: UnitOfWork, member: str) -> None:
    if unit.actor == SYSTEM:
        await tell_if_last(unit, member)
    elif await is_last(unit, member):
        raise LastOfKernteam


async def _fill(
    unit: UnitOfWork, hub: Hub, member: str, profile: Profile | None, before: Profile | None
) -> None:
    """Give somebody the seat of their profile, and free the one that they had by the last word."""
    team = hub.team
    if before is not None and before is not profile:
        team = _freed(team, member, before)
    if profile is not None and Seat(profile=profile, member=member) not in team:
        empty = Seat(profile=profile)
        filled = Seat(profile=profile, member=member)
        if empty in team:
            at = team.index(empty)
            team = (*team[:at], filled, *team[at + 1 :])
        else:
            team = (*team, filled)
    if team != hub.team:
        await put_hub(unit, hub, hub.model_copy(update={"team": team}))


async def _vacate(unit: UnitOfWork, hub: Hub, member: str) -> None:
    await put_hub(unit, hub, hub.model_copy(update={"team": _freed(hub.team, member)}))


def _freed(team: tuple[Seat, ...], member: str, profile: Profile | None = None) -> tuple[Seat, ...]:
    """Return the seats without somebody: those that every hub has stay, open.

    Args:
        team: the seats.
        member: who leaves theirs.
        profile: which seat; None for all.
    """
    others = {one.profile for one in team if one.member not in (member, None)}
    left: list[Seat] = []
    for one in team:
        if one.member != member or profile not in (None, one.profile):
            left.append(one)
        elif one.profile in ALWAYS_THERE and one.profile not in others:
            left.append(Seat(profile=one.profile))
    return tuple(left)
