"""What waits in the FAQ: answers that run out, for the kernteam to look at again."""

from __future__ import annotations

from datetime import timedelta

from registry.core.dates.workdays import today
from registry.core.permissions import Right
from registry.core.unit_of_work import Between, UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, waiting_page
from registry.faq.entry import SOON, FaqEntry


def _item(entry: FaqEntry) -> WaitingItem:
    return WaitingItem(entry.slug, entry.text.question, until=entry.valid_until)


async def _running_out(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    last = today(unit.now) + SOON + timedelta(days=1)
    return await waiting_page(
        unit.of(FaqEntry),
        "until",
        _item,
        most,
        skip,
        status="given",
        until=Between(end=last.isoformat()),
    )


RUNNING_OUT = WaitingKind(
    "faqs", _running_out, (Right.EDIT_FAQ,), Urgency.LATER, ("faqs.status=given",)
)
