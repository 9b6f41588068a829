"""What waits in the ledger: teams that were set aside after a failure."""

from __future__ import annotations

from graph_sync.ledger.ledger import LedgerArea, LedgerEntry
from registry.core.permissions import Right
from registry.core.unit_of_work import Between, UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, waiting_page

_ANY = Between(start="0")
"""Any code: they begin with a letter, and an empty text sorts before it."""


async def _set_aside(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    areas = unit.of(LedgerArea)
    page = await waiting_page(areas, "slug", _item, most, skip, setback=_ANY)
    known = await unit.of(LedgerEntry).some([one.key for one in page.items])
    names = {one.slug: one.name for one in known}
    named = (WaitingItem(one.key, names.get(one.key, "")) for one in page.items)
    return WaitingPage(page.count, tuple(named))


def _item(area: LedgerArea) -> WaitingItem:
    return WaitingItem(area.slug)


SET_ASIDE = WaitingKind(
    "set_aside", _set_aside, (Right.APPROVE_SYNC,), Urgency.NOW, ("ledger_areas.setback",)
)
