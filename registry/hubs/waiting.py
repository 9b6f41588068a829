"""What waits in a hub for its own team: profiles of its core team that nobody fills."""

from __future__ import annotations

from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, of_few
from registry.hubs.hub import Hub


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
