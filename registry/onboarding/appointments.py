"""Appointments: adding people to groups and removing them, each role by who may give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry.core.dates.workdays import today
from registry.core.errors import Fault, Invalid, NotAllowed, NotFound
from registry.core.membership import ChannelMembership, Membership
from registry.core.permissions import SYSTEM, Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Profile, Role
from registry.hubs.editing.history import put_hub
from registry.hubs.hub import Hub, Seat
from registry.hubs.kernteam import LastOfKernteam, is_last, tell_if_last
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answers_for
from registry.members.aliases import resolved
from registry.members.member import Member

ALWAYS_THERE = (Profile.CONNECTOR, Profile.ENTREPRENEUR, Profile.PROJECT_LEADER)
"""Profiles that a hub has whether or not somebody fills them."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody who is put in a group; see `appoint`."""

    member: str
    role: Role | None = None
    profile: Profile | None = None
    until: date | None = None


async def appoint(
    unit: UnitOfWork,
    group: str,
    member: str,
    *,
    role: Role | None = None,
    profile: Profile | None = None,
    until: date | None = None,
    forever: bool = False,
) -> Membership:
    """Add somebody to a subgroup or hub; again changes their role, profile or end.

    Args:
        unit: to write in.
        group: slug of the subgroup or hub.
        member: key of the person, who need not have been met yet.
        role: what they may do by it; None gives what the group gives.
        profile: their profile in a hub's core team; its seat there becomes theirs.
        until: the first day on which they are out again; None leaves what was agreed.
        forever: without an end, also where one was agreed.

    Raises:
        NotAllowed: the actor may not appoint people there, or this group does not give this role.
        NotFound: there is no such group.
        Invalid: the end can't be (`fault_of_end`).
        LastOfKernteam: it takes the role of the kernteam from the last who has it.
    """
    place = await _open_place(unit, group)
    wanted = Appointment(await resolved(unit, member), role, profile, until)
    seat = _seat(unit, place, wanted)
    await unit.of(Member).get_or_add(Member(slug=seat.member))
    before = await unit.of(Membership).find(seat.slug)
    kept = None if before is None or forever else before.until
    ends = {"until": until or kept, "told": before.told if before else None}
    seat = seat.model_copy(update={**ends, "since": before.since if before else seat.since})
    if before is not None and before.role is Role.KERNTEAM != seat.role:
        await _guard_the_last(unit, seat.member)
    if isinstance(place, Hub):
        team = _filled(place.team, wanted, before.profile if before else None)
        await _put_team(unit, place, team)
    return await unit.of(Membership).upsert(
        seat, lambda known: seat.model_copy(update={"revision": known.revision})
    )


async def appoint_all(
    unit: UnitOfWork, group: str, people: Sequence[Appointment]
) -> list[Membership]:
    """Add many who are not in a group yet, by the same rules as `appoint`.

    Args:
        unit: to write in.
        group: slug of the subgroup or hub.
        people: each once, known, and by their current key.

    Raises:
        NotAllowed, NotFound, Invalid: see `appoint`.
        AlreadyExists: one of them is in it by now; look again.
    """
    place = await _open_place(unit, group)
    seats = [_seat(unit, place, one) for one in people]
    if isinstance(place, Hub):
        team = place.team
        for one in people:
            team = _filled(team, one, None)
        await _put_team(unit, place, team)
    return await unit.of(Membership).add_all(seats)


async def dismiss(unit: UnitOfWork, group: str, member: str) -> None:
    """Remove somebody from a group, and from the seats that they fill there.

    Raises:
        NotAllowed: the actor may not appoint people there, and it is not themselves.
        NotFound: there is no such group, or they are not in it.
        LastOfKernteam: they are the last of the kernteam.
    """
    place = await place_of(unit, group)
    member = await resolved(unit, member)
    own = member == unit.actor or await answers_for(unit, place)
    await require(unit, Right.APPOINT, owner=own)
    seats = unit.of(Membership)
    held = await seats.find(Membership.key(group, member))
    if held is not None and held.role is Role.KERNTEAM:
        await _guard_the_last(unit, member)
    seated = isinstance(place, Hub) and any(one.member == member for one in place.team)
    if isinstance(place, Hub) and seated:
        await _put_team(unit, place, _freed(place.team, member))
    channels = await unit.of(ChannelMembership).all(group=group, member=member)
    await unit.of(ChannelMembership).remove_all([one.slug for one in channels])
    if held is not None or not seated:
        await seats.remove(Membership.key(group, member))


async def dismiss_all(unit: UnitOfWork, group: str, members: Sequence[str]) -> None:
    """Remove many from a group, by the same rules as `dismiss`.

    Args:
        unit: to write in.
        group: slug of the subgroup or hub.
        members: each once, by their current key, and in it.

    Raises:
        NotAllowed, NotFound, LastOfKernteam: see `dismiss`.
    """
    place = await place_of(unit, group)
    await require(unit, Right.APPOINT, owner=await answers_for(unit, place))
    seats = unit.of(Membership)
    held = await seats.some([Membership.key(group, one) for one in members])
    if isinstance(place, Hub):
        team = place.team
        for member in members:
            team = _freed(team, member)
        await _put_team(unit, place, team)
    keys = tuple(members)
    channels = await unit.of(ChannelMembership).all(group=group, member=keys) if keys else []
    await unit.of(ChannelMembership).remove_all([one.slug for one in channels])
    for one in held:
        if one.role is Role.KERNTEAM:
            await _guard_the_last(unit, one.member)
            await seats.remove(one.slug)
    await seats.remove_all([one.slug for one in held if one.role is not Role.KERNTEAM])


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


def begins_of(place: Subgroup | Hub | None) -> date | None:
    """Return the day on which a planned hub begins; None for what is there already."""
    return place.starts if isinstance(place, Hub) and place.status == "planned" else None


def fault_of_end(place: Subgroup | Hub | None, until: date | None, day: date) -> Fault | None:
    """Return what is wrong with the first day on which somebody would be out of a place.

    Args:
        place: which hub or group; None where that is not known yet.
        until: that day; None without an end.
        day: which day it is.

    Returns:
        `until_past`; `until_before_hub` with the day of a hub that is planned: nobody would ever
        come into it in Teams.
    """
    if until is None:
        return None
    if until <= day:
        return Fault("until", "until_past")
    begins = begins_of(place)
    if begins is not None and until <= begins:
        return Fault("until", "until_before_hub", {"day": begins})
    return None


async def _guard_the_last(unit: UnitOfWork, member: str) -> None:
    if unit.actor == SYSTEM:
        await tell_if_last(unit, member)
    elif await is_last(unit, member):
        raise LastOfKernteam


async def _open_place(unit: UnitOfWork, group: str) -> Subgroup | Hub:
    """Return a group that the actor may put people in. Raises NotFound, NotAllowed."""
    place = await place_of(unit, group)
    await require(unit, Right.APPOINT, owner=await answers_for(unit, place))
    return place


def _seat(unit: UnitOfWork, place: Subgroup | Hub, wanted: Appointment) -> Membership:
    """Return the membership that somebody gets. Raises NotAllowed, Invalid: see `appoint`."""
    if (fault := fault_of_end(place, wanted.until, today(unit.now))) is not None:
        raise Invalid([fault])
    role = wanted.role or (place.role if isinstance(place, Subgroup) else Role.HUB_TEAM)
    if unit.actor != SYSTEM and role not in roles_given(place):
        raise NotAllowed(Right.APPOINT)
    return Membership(
        slug=Membership.key(place.slug, wanted.member),
        member=wanted.member,
        group=place.slug,
        place="subgroup" if isinstance(place, Subgroup) else "hub",
        role=role,
        profile=wanted.profile,
        since=today(unit.now),
        until=wanted.until,
    )


def _filled(
    team: tuple[Seat, ...], wanted: Appointment, before: Profile | None
) -> tuple[Seat, ...]:
    """Return the seats with somebody in that of their profile; what they had before is free."""
    member, profile = wanted.member, wanted.profile
    if before is not None and before is not profile:
        team = _freed(team, member, before)
    if profile is None or Seat(profile=profile, member=member) in team:
        return team
    empty, filled = Seat(profile=profile), Seat(profile=profile, member=member)
    if empty not in team:
        return (*team, filled)
    at = team.index(empty)
    return (*team[:at], filled, *team[at + 1 :])


async def _put_team(unit: UnitOfWork, hub: Hub, team: tuple[Seat, ...]) -> None:
    if team != hub.team:
        await put_hub(unit, hub, hub.model_copy(update={"team": team}))


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
