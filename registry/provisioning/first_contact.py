"""First contact with a place in Teams that people made: a person says whether it is PLeK's.

Anybody can give a team any name, and a unique name too. So whatever a plan would do in a place that
becomes ours in this same plan is part of one question: whose is it? A no is remembered by the
place's id, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from registry.core.errors import AlreadyDecided
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.auto_approval import SyncAsked
from registry.provisioning.plan import PlannedChange, places_of
from registry.provisioning.sync_plan import SyncPlan, SyncPlanChanged

NotOurs = frozenset[tuple[str, str]]
"""(key of a place that the registry wants, id in Teams of what is not that place)."""


def contacts(changes: Iterable[PlannedChange]) -> dict[str, PlannedChange]:
    """Key of each place that a person must say is ours → the change by which it would become so."""
    return {one.key: one for one in changes if one.by_name}


def contact_of(change: PlannedChange, keys: Container[str]) -> str:
    """Return the outermost of these places that a change is about or in; empty for none."""
    return next((one for one in places_of(change) if one in keys), "")


def apart_from(changes: Sequence[PlannedChange], keys: Container[str]) -> list[PlannedChange]:
    """Return the changes that touch none of these places."""
    return [one for one in changes if not contact_of(one, keys)]


async def not_ours(unit: UnitOfWork) -> NotOurs:
    """Return which places people said are not the ones that the registry wants."""
    return frozenset(
        (one.key, one.graph_id)
        for plan in await unit.of(SyncPlan).all(status="declined")
        for one in plan.plan.by_name
    )


async def turned_down(unit: UnitOfWork) -> list[SyncPlan]:
    """Return the questions about places to which somebody said no, oldest first."""
    plans = [one for one in await unit.of(SyncPlan).all(status="declined") if one.plan.by_name]
    return sorted(plans, key=lambda one: int(one.slug))


async def ask_again(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Take back a no to places that people made: Teams is looked at, and the question comes again.

    Args:
        unit: its actor takes it back.
        slug: of the plan that was declined.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: nobody said no to it, or somebody took that back already.
    """
    await require(unit, Right.APPROVE_SYNC)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status != "declined" or not plan.plan.by_name:
        raise AlreadyDecided(SyncPlan.section, slug, by=plan.decided_by, outcome=plan.status)
    unit.emit(SyncPlanChanged(plan=slug))
    unit.emit(SyncAsked(by=unit.actor))
    return await unit.of(SyncPlan).put(plan.model_copy(update={"status": "overtaken"}))
