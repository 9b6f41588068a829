"""Deciding on a request to be let in: by who answers for the place, once."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.admissions.asking import AGAIN_AFTER, obstacle
from registry.admissions.channels import let_into_channel
from registry.admissions.request import (
    WAITING,
    AdmissionMoved,
    AdmissionRequest,
    AdmissionStatus,
    Overtaken,
)
from registry.core.dates.workdays import today
from registry.core.errors import AlreadyDecided, Invalid, NotAllowed
from registry.core.membership import Membership
from registry.core.permissions import Right, holds, may
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answers_for
from registry.members.member import Member
from registry.onboarding.appointments import appoint, fault_of_end, place_of


async def may_decide(unit: UnitOfWork, request: AdmissionRequest, who: str) -> bool:
    """Return whether somebody decides on a request; for display, `admit` and its like check."""
    if await holds(unit, Right.LET_IN, who):
        return True
    place = await place_of(unit, request.group)
    return await answers_for(unit, place, who)


async def admit(
    unit: UnitOfWork, slug: str, seen: int, until: date | None = None
) -> AdmissionRequest:
    """Let somebody in, as one who takes part, or for longer who is in until a day.

    In a hub they take part, without a place in its team; in a group they get the role that it gives
    everybody. A private channel of a hub is in its team: who was not in that comes in along with
    it, until the same day.

    Args:
        unit: its actor decides.
        slug: of the request.
        seen: which round of it they saw.
        until: the first day on which they are out again; None without an end.

    Returns:
        The request: admitted, or lapsed when nothing is left to let into, or nobody.

    Raises:
        NotAllowed: the actor does not answer for that place.
        AlreadyDecided: somebody did already, or it was withdrawn.
        Overtaken: it was asked anew meanwhile.
        Invalid: the end can't be (`registry.onboarding.appointments.fault_of_end`).
    """
    known = await _waiting(unit, slug, seen)
    place = await place_of(unit, known.group)
    if (fault := fault_of_end(place, until, today(unit.now))) is not None:
        raise Invalid([fault])
    member = await unit.of(Member).find(known.member)
    why = await obstacle(unit, place, known.member, known.channel)
    if member is None or member.status == "left" or why not in ("", "in"):
        return await _move(unit, known, "lapsed", status=AdmissionStatus.LAPSED)
    if not why:
        until = await _let_in(unit, known, place, until)
    return await _move(
        unit, known, "decided", status=AdmissionStatus.ADMITTED, until=until, by=unit.actor
    )


async def decline(unit: UnitOfWork, slug: str, seen: int, reason: str) -> AdmissionRequest:
    """Say no for now; it may be asked again after a while. Raises as `admit`."""
    known = await _waiting(unit, slug, seen)
    return await _move(
        unit,
        known,
        "decided",
        status=AdmissionStatus.DECLINED,
        reason=reason,
        by=unit.actor,
        again=today(unit.now) + AGAIN_AFTER,
    )


async def ask_first(unit: UnitOfWork, slug: str, seen: int, question: str) -> AdmissionRequest:
    """Ask who asks something first; their answer opens it again. Raises as `admit`."""
    known = await _waiting(unit, slug, seen)
    return await _move(
        unit,
        known,
        "question",
        status=AdmissionStatus.ASKED,
        question=question,
        answer="",
        by=unit.actor,
    )


async def lapse(unit: UnitOfWork, group: str) -> None:
    """End what waits for a place that closed; who asked hears of it. Twice is as once."""
    for one in await unit.of(AdmissionRequest).all(group=group, status=WAITING):
        await _move(unit, one, "lapsed", status=AdmissionStatus.LAPSED)


async def waiting(unit: UnitOfWork) -> list[AdmissionRequest]:
    """Return the requests that wait for the unit's actor, the oldest first."""
    where: dict[str, Any] = {"status": WAITING}
    if not await holds(unit, Right.LET_IN, unit.actor):
        groups = await answered_by(unit, unit.actor)
        if not groups:
            return []
        where["group"] = groups
    found = await unit.of(AdmissionRequest).all(**where)
    return sorted(found, key=lambda one: one.at)


async def answered_by(unit: UnitOfWork, who: str) -> tuple[str, ...]:
    """Return the slugs of the hubs and groups that somebody themselves answers for."""
    day = today(unit.now)
    held = await unit.of(Membership).all(member=who, place="hub", role=Role.HUB_TEAM)
    hubs = await unit.of(Hub).some([one.group for one in held if not one.is_over(day)])
    groups = [one for one in await unit.of(Subgroup).all(status="active") if who in one.owners]
    places: list[Hub | Subgroup] = [*hubs, *groups]
    return tuple([one.slug for one in places if await answers_for(unit, one, who)])


async def _waiting(unit: UnitOfWork, slug: str, seen: int) -> AdmissionRequest:
    """Return a request that waits, for who may decide on it."""
    known = await unit.of(AdmissionRequest).find(slug)
    if known is None:
        raise NotAllowed(Right.LET_IN)  # as for one that is not theirs
    place = await place_of(unit, known.group)
    own = await answers_for(unit, place) and known.member != unit.actor
    if not await may(unit, Right.LET_IN, owner=own):
        raise NotAllowed(Right.LET_IN)
    if not known.waits:
        raise AlreadyDecided(known.section, slug, by=known.by or "", outcome=known.status)
    if known.round != seen:
        raise Overtaken
    return known


async def _let_in(
    unit: UnitOfWork, request: AdmissionRequest, place: Hub | Subgroup, until: date | None
) -> date | None:
    """Give somebody their place; return its end, which is that of the hub for a channel of it."""
    held = await unit.of(Membership).find(Membership.key(place.slug, request.member))
    if held is not None and held.is_over(today(unit.now)):
        held = None
    if request.channel and isinstance(place, Hub):
        if held is None:
            await appoint(unit, place.slug, request.member, role=Role.MEMBER, until=until)
        elif held.until is not None:
            until = min(held.until, until or held.until)
        await let_into_channel(unit, place, request.channel, request.member, until)
        return until
    plain = Role.MEMBER if isinstance(place, Hub) else None
    await appoint(
        unit,
        place.slug,
        request.member,
        role=held.role if held else plain,
        profile=held.profile if held else None,
        until=until,
        forever=until is None,
    )
    return until


async def _move(
    unit: UnitOfWork, request: AdmissionRequest, step: Any, **news: Any
) -> AdmissionRequest:
    unit.emit(AdmissionMoved(request=request.slug, round=request.round, step=step))
    return await unit.of(AdmissionRequest).put(request.model_copy(update={"at": unit.now, **news}))
