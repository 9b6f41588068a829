"""What waits in the Graph sync: plans for somebody's word, and what was changed by hand."""

from __future__ import annotations

from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import WaitingItem, WaitingKind, WaitingPage, of_few
from registry.provisioning.approvals import waiting as proposed
from registry.provisioning.sync_plan import SyncPlan


async def _plans(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    found = [one for one in await proposed(unit) if one.origin != "drift"]
    return of_few(map(_item, found), most, skip)


async def _drift(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    found = [one for one in await proposed(unit) if one.origin == "drift"]
    return of_few(map(_item, found), most, skip)


def _item(plan: SyncPlan) -> WaitingItem:
    return WaitingItem(plan.slug, since=plan.made_at)


PLANS = WaitingKind("plans", _plans, (Right.APPROVE_SYNC,), covers=("sync_plans.status=proposed",))
DRIFT = WaitingKind("drift", _drift, (Right.SETTLE_DRIFT,), covers=("sync_plans.origin=drift",))
