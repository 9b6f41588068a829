"""Deciding who is still with a place: per person or all at once; a plan takes out who is not."""

from __future__ import annotations

from typing import Any

from registry.access_reviews.people import latest
from registry.access_reviews.review import AccessReview, ReviewChanged, ReviewStatus, TakenOut
from registry.core.dates.workdays import today
from registry.core.errors import NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answers_for
from registry.onboarding.appointments import appoint, dismiss, place_of


async def keep(unit: UnitOfWork, group: str, member: str) -> AccessReview:
    """Say that somebody is still with a place; twice is as once.

    Raises:
        NotAllowed: the actor does not answer for the place, or there is none.
        NotFound: they are not in it (any more).
    """
    place = await _place(unit, group)
    review = await _going_on(unit, place)
    await unit.of(Membership).get(Membership.key(group, member))
    stays = tuple(dict.fromkeys((*review.stays, member)))
    return await _keep(unit, review, stays=stays)


async def keep_all(unit: UnitOfWork, group: str) -> AccessReview:
    """Say that all who are in a place are still with it. Raises NotAllowed."""
    place = await _place(unit, group)
    review = await _going_on(unit, place)
    return await _keep(unit, review, status=ReviewStatus.ANSWERED, all_stay=True)


async def take(unit: UnitOfWork, group: str, member: str) -> AccessReview:
    """Take somebody out of a place; Teams follows by a plan. Who is out already stays out.

    Raises:
        NotAllowed: the actor does not answer for the place, or there is none.
        NotFound: they were never in it.
        LastOfKernteam: they are the last of the kernteam.
    """
    place = await _place(unit, group)
    review = await _going_on(unit, place)
    seat = await unit.of(Membership).find(Membership.key(group, member))
    if seat is None:
        if any(one.member == member for one in review.out):
            return review
        raise NotFound(Membership.section, member)
    await dismiss(unit, group, member)
    gone = TakenOut(member=member, role=seat.role, profile=seat.profile, until=seat.until)
    out = (*(one for one in review.out if one.member != member), gone)
    stays = tuple(one for one in review.stays if one != member)
    return await _keep(unit, review, out=out, stays=stays)


async def put_back(unit: UnitOfWork, group: str, member: str) -> AccessReview:
    """Put somebody back who was taken out in the last review, as they were.

    Raises:
        NotAllowed: the actor does not answer for the place, or there is none.
        NotFound: they were not taken out in it.
        Invalid: their end has come meanwhile (`until_past`).
    """
    await _place(unit, group)
    review = await latest(unit, group)
    gone = next((one for one in (review.out if review else ()) if one.member == member), None)
    if review is None or gone is None:
        raise NotFound(Membership.section, member)
    if await unit.of(Membership).find(Membership.key(group, member)) is None:
        await appoint(unit, group, member, role=gone.role, profile=gone.profile, until=gone.until)
    out = tuple(one for one in review.out if one.member != member)
    return await _keep(unit, review, out=out)


async def _place(unit: UnitOfWork, group: str) -> Hub | Subgroup:
    """Return the place, for who answers for it; one that is not there is nobody's."""
    try:
        place = await place_of(unit, group)
    except NotFound:
        raise NotAllowed(Right.LET_IN) from None
    await require(unit, Right.LET_IN, owner=await answers_for(unit, place))
    return place


async def _going_on(unit: UnitOfWork, place: Hub | Subgroup) -> AccessReview:
    """Return the review that goes on; one that was closed begins anew, of this day."""
    known = await latest(unit, place.slug)
    if known is not None and known.status is ReviewStatus.OPEN:
        return known
    day = today(unit.now)
    kind = "hub" if isinstance(place, Hub) else "subgroup"
    if known is not None and today(known.at) == day:
        return known  # of two who answer at once the second adds to the first
    new = AccessReview(
        slug=AccessReview.key(day.isoformat(), place.slug),
        group=place.slug,
        place=kind,
        at=unit.now,
        people=await unit.of(Membership).count(group=place.slug, place=kind),
    )
    return (await unit.of(AccessReview).get_or_add(new))[0]


async def _keep(unit: UnitOfWork, review: AccessReview, **news: Any) -> AccessReview:
    changed = review.model_copy(update={"by": unit.actor, **news})
    if changed.status is ReviewStatus.OPEN and await _is_answered(unit, changed):
        changed = changed.model_copy(update={"status": ReviewStatus.ANSWERED})
    unit.emit(ReviewChanged(review=review.slug))
    return await unit.of(AccessReview).put(changed)


async def _is_answered(unit: UnitOfWork, review: AccessReview) -> bool:
    """Return whether something was said of everybody who is in."""
    total = await unit.of(Membership).count(group=review.group, place=review.place)
    if total > len(review.stays):
        return False
    held = await unit.of(Membership).all(group=review.group, place=review.place)
    return {one.member for one in held} <= set(review.stays)
