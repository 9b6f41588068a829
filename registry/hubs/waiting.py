"""What waits in hubs: open profiles for their own team, and a go for the kernteam."""

from __future__ import annotations

from registry.core.membership import Membership
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, of_few
from registry.hubs.hub import Hub
from registry.hubs.planning import plan_of, planned_hubs


async def _open_seats(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    """Return the hubs of which somebody is in the team, and in which a profile is open."""
    mine = await unit.of(Membership).all(member=member, place="hub", role=Role.HUB_TEAM)
    hubs = await unit.of(Hub).some([one.group for one in mine])
    found = [
        WaitingItem(one.slug, one.name)
        for one in hubs
        if one.status != "closed" and any(seat.member is None for seat in one.team)
    ]
    return of_few(found, most, skip)


OPEN_SEATS = WaitingKind("hub_seats", _open_seats, urgency=Urgency.LATER, covers=("hubs.team",))


async def _without_go(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    """Return the planned hubs for which a go was asked and nobody decided."""
    found = []
    for hub in await planned_hubs(unit):
        plan = await plan_of(unit, hub.slug)
        if plan.decision is None and plan.asked is not None and plan.asked == hub.starts:
            found.append(WaitingItem(hub.slug, hub.name, until=hub.starts))
    return of_few(found, most, skip)


WITHOUT_GO = WaitingKind(
    "planned_hubs", _without_go, (Right.PLAN_HUB,), covers=("hubs.status=planned",)
)
