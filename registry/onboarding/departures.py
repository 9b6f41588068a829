"""Departures from PLeK by somebody's word, and the way back.

Who left is in no team any more, and what is kept about them goes in time; their history stays.
"""

from __future__ import annotations

from registry.core.permissions import SYSTEM, Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.kernteam import LastOfKernteam, is_last
from registry.involvement.taking_part import resume
from registry.members.aliases import resolved
from registry.members.member import Member
from registry.onboarding.welcome import leave


async def depart(unit: UnitOfWork, member: str, *, gone: bool = False) -> Member:
    """Record that somebody left PLeK. Twice is as once.

    Their memberships end with it, and count again when they come back; networks and hubs keep
    naming them until somebody else takes their place.

    Args:
        unit: its actor says so.
        member: key of the person.
        gone: their account is gone; nobody can keep them then, also the last of the kernteam.

    Raises:
        NotAllowed: the actor may not appoint people.
        NotFound: there is no such person.
        LastOfKernteam: they are the last of the kernteam.
    """
    await require(unit, Right.APPOINT)
    known = await unit.of(Member).get(await resolved(unit, member))
    if not gone and unit.actor != SYSTEM and await is_last(unit, known.slug):
        raise LastOfKernteam
    return await leave(unit, known.slug) or known


async def come_back(unit: UnitOfWork, member: str) -> Member:
    """Take back that somebody left; who takes part stays as they are. Raises as `depart` does."""
    await require(unit, Right.APPOINT)
    members = unit.of(Member)
    known = await members.get(await resolved(unit, member))
    if known.status != "left":
        return known
    await resume(unit, known.slug)
    status = "introduced" if known.consent else "new"
    return await members.put(known.model_copy(update={"status": status, "left": None}))
