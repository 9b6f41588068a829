"""Decisions about changes by hand: one difference at a time, each once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from registry.core.errors import AlreadyDecided, RegistryError
from registry.core.numbering import next_number
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.plan import (
    Cause,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    plan_to_json,
)
from registry.provisioning.sync_plan import SyncPlan, SyncPlanChanged, SyncPlanProposed

_AWAY = frozenset({SyncAction.REMOVE, SyncAction.ARCHIVE, SyncAction.FORGET})


class DifferenceGone(RegistryError):
    """The difference is not in the plan (any more): somebody settled it, or it is not there now."""


def mark(change: PlannedChange) -> str:
    """Return what a button carries of a difference: short, and of no use to make one up."""
    return hashlib.sha256(change.identity.encode()).hexdigest()[:16]


def differences(plan: Plan) -> list[PlannedChange]:
    """Return what there is to settle; an invitation comes along with what it is for.

    So do the private channels of a team for who was taken out of the team: that is one change by
    hand, and one question.
    """
    team = {one.key for one in plan.changes if _puts_in_team(one)}
    return [one for one in plan.changes if _is_difference(one) and _team_place(one) not in team]


def _puts_in_team(change: PlannedChange) -> bool:
    """Return whether a change puts somebody in a team who was taken out of it by hand."""
    return (
        change.action is SyncAction.ADD
        and change.cause is Cause.DRIFT
        and change.key == f"{change.area}/{change.member}"
    )


def _team_place(change: PlannedChange) -> str:
    """Return the key of somebody's place in the team, of a change that puts them in a channel."""
    team = f"{change.area}/{change.member}"
    in_channel = change.kind is ResourceKind.MEMBER and change.key != team
    return team if in_channel and change.action is SyncAction.ADD else ""


def _with_channels(plan: Plan, changes: Collection[PlannedChange]) -> list[PlannedChange]:
    """Return changes with what goes along with them in private channels, in the plan's order."""
    team = {one.key for one in changes if _puts_in_team(one)}
    return [one for one in plan.changes if one in changes or _team_place(one) in team]


def _is_difference(change: PlannedChange) -> bool:
    return change.action is not SyncAction.INVITE or change.departed


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
    await _keep(unit, waiting, _without(waiting.plan, _with_channels(waiting.plan, [change])))
    return change


async def put_right(unit: UnitOfWork, slug: str, marked: str) -> SyncPlan:
    """Have a difference undone in Teams, with what that needs; raises as `take_out` does.

    Returns:
        The plan that does it, which is approved.
    """
    waiting, change = await _waiting(unit, slug, marked)
    plan = waiting.plan
    wanted = _with_channels(plan, with_needs(plan, change))
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
    gone = {one.identity for one in taken if _is_difference(one)}
    rest = [one for one in plan.changes if _is_difference(one) and one.identity not in gone]
    guests = {one.member for one in rest if one.action is SyncAction.ADD}
    return plan.only(
        one
        for one in plan.changes
        if (one.identity not in gone if _is_difference(one) else one.member in guests)
    )


async def _keep(unit: UnitOfWork, waiting: SyncPlan, rest: Plan) -> None:
    """Store the plan with what is left; finish it when that is nothing."""
    news = {"body": plan_to_json(rest), "checksum": rest.checksum, "total": len(rest.changes)}
    if rest.nothing_to_do:
        decision = {"decided_by": unit.actor, "decided_at": unit.now, "finished_at": unit.now}
        news |= {"status": "applied", **decision}
    unit.emit(SyncPlanChanged(plan=waiting.slug))
    await unit.of(SyncPlan).put(waiting.model_copy(update=news))
