"""What waits in delivery: what could not be delivered, to be tried again or let go."""

from __future__ import annotations

from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import (
    MOST_COUNTED,
    Urgency,
    WaitingItem,
    WaitingKind,
    WaitingPage,
    of_few,
)
from registry.delivery.undelivered import DEAD, Undelivered


async def _undelivered(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    """Return entries, and messages given up that have none, as far as is counted."""
    entries = unit.of(Undelivered)
    known = await entries.page(max(MOST_COUNTED + 1, skip + most), dropped=False)
    dead = await unit.dead_letters(MOST_COUNTED + 1)
    told = {one.message for one in await entries.all(message=tuple(one.id for one in dead))}
    items = [WaitingItem(one.slug, since=one.since) for one in known]
    lost = [one for one in dead if one.id not in told]
    items += [WaitingItem(f"{DEAD}{one.id}", since=one.created) for one in lost]
    return of_few(items, most, skip)


UNDELIVERED = WaitingKind(
    "undelivered",
    _undelivered,
    (Right.SEE_UNDELIVERED,),
    Urgency.LATER,
    ("undelivered.given_up",),
)
