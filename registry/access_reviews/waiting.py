"""What waits for who answers for a hub or group: saying who is still with it."""

from __future__ import annotations

from registry.access_reviews.review import AccessReview, ReviewStatus
from registry.admissions.deciding import answered_by
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, of_few
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answering
from registry.onboarding.appointments import place_of


async def _open(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    """Return open reviews of somebody's places; for the kernteam, of those that nobody has."""
    found = await unit.of(AccessReview).all(status=ReviewStatus.OPEN)
    if not found:
        return WaitingPage()
    own = set(await answered_by(unit, member))
    if await holds(unit, Right.LET_IN, member):
        for one in found:
            if not await answering(unit, await place_of(unit, one.group)):
                own.add(one.group)
    mine = [one for one in found if one.group in own and one.round]
    keys = [one.group for one in mine]
    names = {one.slug: one.name for one in await unit.of(Subgroup).some(keys)}
    names |= {one.slug: one.name for one in await unit.of(Hub).some(keys)}
    items = [WaitingItem(one.group, names.get(one.group, ""), one.at) for one in mine]
    return of_few(items, most, skip)


OPEN_REVIEWS = WaitingKind(
    "access_reviews", _open, urgency=Urgency.LATER, covers=("access_reviews.status=open",)
)
