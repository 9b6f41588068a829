"""What waits in being let in: requests to decide on, and questions that who asks is to answer."""

from __future__ import annotations

from typing import Any

from registry.admissions.deciding import answered_by
from registry.admissions.request import AdmissionRequest, AdmissionStatus
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import (
    Urgency,
    WaitingItem,
    WaitingKind,
    WaitingPage,
    of_few,
    waiting_page,
)
from registry.members.member import Member


async def _to_decide(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    """Return what somebody decides on: all of it for the kernteam, else of their own places."""
    where: dict[str, Any] = {"status": AdmissionStatus.OPEN}
    if not await holds(unit, Right.LET_IN, member):
        groups = await answered_by(unit, member)
        if not groups:
            return WaitingPage()
        where["group"] = groups
    requests = unit.of(AdmissionRequest)
    page = await waiting_page(requests, "at", _item, most, skip, **where)
    shown = await requests.some([one.key for one in page.items])
    people = await unit.of(Member).some(sorted({one.member for one in shown}))
    names = {one.slug: one.name for one in people}
    items = tuple(WaitingItem(one.slug, names.get(one.member, ""), one.at) for one in shown)
    return WaitingPage(page.count, items)


def _item(request: AdmissionRequest) -> WaitingItem:
    return WaitingItem(request.slug, "", request.at)


async def _to_answer(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    found = await unit.of(AdmissionRequest).all(member=member, status=AdmissionStatus.ASKED)
    return of_few([WaitingItem(one.slug, one.question, one.at) for one in found], most, skip)


TO_DECIDE = WaitingKind(
    "admissions", _to_decide, urgency=Urgency.NOW, covers=("admission_requests.status=open",)
)
TO_ANSWER = WaitingKind(
    "admission_questions",
    _to_answer,
    urgency=Urgency.NOW,
    covers=("admission_requests.status=asked",),
)
