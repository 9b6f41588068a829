"""What waits for somebody who is new: to say who they are."""

from __future__ import annotations

from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, of_few
from registry.members.member import Member


async def _introduction(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    """Return themselves, also who is not known yet, unless they asked not to be asked again."""
    known = await unit.of(Member).find(member)
    asked = known is None or (known.status == "new" and not known.opted_out)
    return of_few([WaitingItem(member)] if asked else [], most, skip)


INTRODUCTION = WaitingKind(
    "introduction", _introduction, urgency=Urgency.LATER, covers=("members.status=new",)
)
