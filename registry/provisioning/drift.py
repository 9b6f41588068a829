"""Decisions about changes by hand: one difference at a time, each once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from registry.core.errors import AlreadyDecided, RegistryError
from registry.core.numbering import next_number
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.approvals import SyncPlan, SyncPlanChanged, SyncPlanProposed
from registry.provisioning.plan import Plan, PlannedChange, SyncAction, plan_to_json

_AWAY = frozenset({SyncAction.REMOVE, SyncAction.ARCHIVE, SyncAction.FORGET})


class DifferenceGone(RegistryError):
    """The difference is not in the plan (any more): somebody settled it, or it is not there now."""


def mark(change: PlannedChange) -> str:
    """Return what a button carries of a difference: short, and of no use to make one up."""
    return hashlib.sha256(change.identity.encode()).hexdigest()[:16]


def differences(plan: Plan) -> list[PlannedChange]:
    """Return what there is to settle; an invitation comes along with what it is for."""
    return [one for one in plan.changes if one.action is not SyncAction.INVITE]


async def difference(unit: UnitOfWork, slug: str, marked: str) -> PlannedChange:
    """Return a difference that waits for the unit's actor; raises as `take_out` does."""
    _, change = await _waiting(unit, slug, marked)
    return change


async def take_out(unit: UnitOfWork, slug: str, marked: str) -> PlannedChange:
    """Take a difference out of a plan that waits, since somebody settles it.

    Args:
        unit: its actor settles it.
        slug: of the plan.
        marked: `mark` of the difference.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such plan.
        AlreadyDecided: the plan does not wait any more.
        DifferenceGone: somebody was first.
    """
    waiting, change = await _waiting(unit, slug, marked)
    await _keep(unit, waiting, _without(waiting.plan, [change]))
    return change


async def put_right(unit: UnitOfWork, slug: str, marked: str) -> SyncPlan:
    """Have a difference undone in Teams, with what that needs; raises as `take_out` does.

    Returns:
        The plan that does it, which is approved.
    """
    waiting, change = await _waiting(unit, slug, marked)
    plan = waiting.plan
    wanted = with_needs(plan, change)
    await _keep(unit, waiting, _without(plan, wanted))
    seconds = sum(one.seconds for one in wanted) or float(len(wanted))
    part = replace(plan.only(wanted), blocked=(), pending=(), foreign=(), estimate_seconds=seconds)
    number = str(await next_number(unit, SyncPlan.section))
    unit.emit(SyncPlanProposed(plan=number))
    unit.emit(SyncPlanChanged(plan=number))
    return await unit.of(SyncPlan).add(
        SyncPlan(
            slug=number,
            origin="drift",
            status="approved",
            checksum=part.checksum,
            body=plan_to_json(part),
            asked_by=unit.actor,
            decided_by=unit.actor,
            decided_at=unit.now,
            allows_removals=part.removals.over,
            total=len(part.changes),
            made_at=unit.now,
        )
    )


def with_needs(plan: Plan, change: PlannedChange) -> list[PlannedChange]:
    """Return a change, with what the plan does before it so that it can be: place, account."""
    place, _, member = change.key.partition("/")
    steps = place.split(":")
    keys = {":".join(steps[:length]) for length in range(2, len(steps) + 1)}
    if member:
        keys |= {f"{change.area}/{member}", f"/{change.member}"}
    return [
        one
        for one in plan.changes
        if one == change or (one.key in keys and one.key != change.key and one.action not in _AWAY)
    ]


async def _waiting(unit: UnitOfWork, slug: str, marked: str) -> tuple[SyncPlan, PlannedChange]:
    await require(unit, Right.SETTLE_DRIFT)
    plan = await unit.of(SyncPlan).get(slug)
    found = next((one for one in differences(plan.plan) if mark(one) == marked), None)
    if found is None:
        msg = f"plan {slug} has no such difference (any more)"
        raise DifferenceGone(msg)
    if plan.status != "proposed":
        raise AlreadyDecided(SyncPlan.section, slug, by=plan.decided_by, outcome=plan.status)
    return plan, found


def _without(plan: Plan, taken: Collection[PlannedChange]) -> Plan:
    """Return what is left, with the invitations that it needs."""
    gone = {one.identity for one in taken if one.action is not SyncAction.INVITE}
    rest = [one for one in differences(plan) if one.identity not in gone]
    guests = {one.member for one in rest if one.action is SyncAction.ADD}
    return plan.only(
        one
        for one in plan.changes
        if (one.member in guests if one.action is SyncAction.INVITE else one.identity not in gone)
    )


async def _keep(unit: UnitOfWork, waiting: SyncPlan, rest: Plan) -> None:
    """Store the plan with what is left; finish it when that is nothing."""
    news = {"body": plan_to_json(rest), "checksum": rest.checksum, "total": len(rest.changes)}
    if not rest.changes:
        decision = {"decided_by": unit.actor, "decided_at": unit.now, "finished_at": unit.now}
        news |= {"status": "applied", **decision}
    unit.emit(SyncPlanChanged(plan=waiting.slug))
    await unit.of(SyncPlan).put(waiting.model_copy(update=news))
