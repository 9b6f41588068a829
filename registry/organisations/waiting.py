"""What waits in organisations: those that members typed, for the kernteam to review."""

from __future__ import annotations

from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, waiting_page
from registry.organisations.organisation import Organisation


def _item(organisation: Organisation) -> WaitingItem:
    return WaitingItem(organisation.slug, organisation.name)


async def _proposed(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    known = unit.of(Organisation)
    return await waiting_page(known, "slug", _item, most, skip, status="proposed")


PROPOSALS = WaitingKind(
    "organisations",
    _proposed,
    (Right.REVIEW_ORGANISATION,),
    Urgency.LATER,
    ("organisations.status=proposed",),
)
