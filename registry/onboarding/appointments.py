"""Appointments: adding people to groups and removing them."""

from __future__ import annotations

from registry.core.errors import NotFound
from registry.core.membership import Membership
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Profile, Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.aliases import resolved
from registry.members.member import Member


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
        profile: their profile in a hub's core team.

    Raises:
        NotAllowed: the actor may not appoint people.
        NotFound: there is no such group.
    """
    await require(unit, Right.APPOINT)
    subgroup = await unit.of(Subgroup).find(group)
    hub = None if subgroup else await unit.of(Hub).find(group)
    if subgroup is None and hub is None:
        raise NotFound("subgroup or hub", group)
    member = await resolved(unit, member)
    await unit.of(Member).get_or_add(Member(slug=member))
    seat = Membership(
        slug=Membership.key(group, member),
        member=member,
        group=group,
        place="subgroup" if subgroup else "hub",
        role=role or (subgroup.role if subgroup else Role.HUB_TEAM),
        profile=profile,
    )
    return await unit.of(Membership).upsert(
        seat, lambda known: seat.model_copy(update={"revision": known.revision})
    )


async def dismiss(unit: UnitOfWork, group: str, member: str) -> None:
    """Remove somebody from a group. Raises NotAllowed, NotFound."""
    await require(unit, Right.APPOINT)
    await unit.of(Membership).remove(Membership.key(group, await resolved(unit, member)))
