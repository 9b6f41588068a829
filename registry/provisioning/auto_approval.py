"""Decisions about plans that the system takes itself, by what people decided before."""

from __future__ import annotations

from typing import ClassVar

from registry.core.errors import AlreadyDecided, NotAllowed
from registry.core.events import Event
from registry.core.numbering import next_number
from registry.core.permissions import SYSTEM, Right
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.plan import Plan, plan_to_json
from registry.provisioning.sync_plan import (
    AdoptionNotAllowed,
    SyncPlan,
    SyncPlanChanged,
    SyncPlanOrigin,
    SyncPlanProposed,
)


class SyncAsked(Event):
    """A request to scan all of Teams now.

    Attributes:
        by: key of the member who asked.
    """

    name: ClassVar[str] = "sync.asked"

    by: str = ""


async def let_through(
    unit: UnitOfWork,
    plan: Plan,
    origin: SyncPlanOrigin = "registry",
    *,
    allows_removals: bool = False,
    adopts: bool = False,
) -> SyncPlan:
    """Have a plan carried out without the kernteam's word; they see it all the same.

    Args:
        unit: to write in; its actor is the system.
        plan: with changes that `SyncPolicy.lets` only, or that the administrator approved on the
            command line.
        origin: what led to it.
        allows_removals: the administrator also allowed what is over the removal budget.
        adopts: the administrator saw which places it takes over because of their name.

    Raises:
        NotAllowed: by a person, who approves plans that they saw.
        AdoptionNotAllowed: it takes over places because of their name, and no person saw that.
        Conflict: another plan is made at this very moment; try again.
    """
    _by_the_system(unit)
    if plan.by_name and not adopts:
        raise AdoptionNotAllowed(plan.by_name)
    number = await next_number(unit, SyncPlan.section)
    unit.emit(SyncPlanProposed(plan=str(number)))
    return await unit.of(SyncPlan).add(
        SyncPlan(
            slug=str(number),
            origin=origin,
            status="approved",
            checksum=plan.checksum,
            body=plan_to_json(plan),
            asked_by=SYSTEM,
            decided_by=SYSTEM,
            decided_at=unit.now,
            allows_removals=allows_removals,
            total=len(plan.changes),
            made_at=unit.now,
        )
    )


async def try_again(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Return a plan was carried out but for what was set aside: its time has come again.

    The yes that was given still counts, since it was for these very changes.

    Raises:
        NotAllowed: by a person.
        AlreadyDecided: nothing of it was set aside, or it is not that far.
    """
    _by_the_system(unit)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status != "applied" or not plan.setbacks:
        raise AlreadyDecided(SyncPlan.section, slug, by=plan.decided_by, outcome=plan.status)
    unit.emit(SyncPlanChanged(plan=slug))
    return await unit.of(SyncPlan).put(
        plan.model_copy(update={"status": "approved", "finished_at": None})
    )


def _by_the_system(unit: UnitOfWork) -> None:
    if unit.actor != SYSTEM:
        raise NotAllowed(Right.APPROVE_SYNC)
