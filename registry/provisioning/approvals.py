"""Plans of the sync that wait for approval, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from registry.core.errors import AlreadyDecided, NotAllowed
from registry.core.numbering import next_number
from registry.core.permissions import SYSTEM, Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.plan import Plan, plan_to_json
from registry.provisioning.removal_budget import RemovalsNotAllowed
from registry.provisioning.sync_plan import (
    CreatedPlace,
    NotApproved,
    Quarantine,
    SyncPlan,
    SyncPlanChanged,
    SyncPlanOrigin,
    SyncPlanProposed,
    SyncPlanStatus,
)


async def propose(
    unit: UnitOfWork,
    plan: Plan,
    origin: SyncPlanOrigin,
    about: str = "",
    asked_by: str = "",
    *,
    planned: str = "",
    starts: date | None = None,
) -> SyncPlan:
    """Have a plan wait for the kernteam's word. It overtakes older ones of its origin that wait.

    Args:
        unit: to write in.
        plan: with at least one change.
        origin: what led to it.
        about: key of the hub it is about; empty for all.
        asked_by: key of the member who asked for it; the unit's actor when empty.
        planned: slug of the planned hub that it is for.
        starts: the day of that hub.

    Returns:
        The plan that waits now; when one with these very changes waited already, that one, with
        what else is new about it, and nothing is shown anew.

    Raises:
        ValueError: there is nothing to do in it.
        Conflict: another plan is proposed at this very moment; try again.
    """
    if plan.nothing_to_do:
        msg = "a plan without changes is not proposed; use `withdraw` for what waits"
        raise ValueError(msg)
    if same := await _same_waiting(unit, plan):
        return same
    # Numbers are given out one after the other: whoever proposes this very plan at the same moment
    # has either committed by now, and is seen, or gets no number before we have.
    number = await next_number(unit, SyncPlan.section)
    if same := await _same_waiting(unit, plan):
        return same
    await withdraw(unit, origin, about)
    unit.emit(SyncPlanProposed(plan=str(number)))
    return await unit.of(SyncPlan).add(
        SyncPlan(
            slug=str(number),
            origin=origin,
            checksum=plan.checksum,
            body=plan_to_json(plan),
            about=about,
            asked_by=asked_by or unit.actor,
            total=len(plan.changes),
            made_at=unit.now,
            planned=planned,
            starts=starts,
        )
    )


async def _same_waiting(unit: UnitOfWork, plan: Plan) -> SyncPlan | None:
    """Return the waiting plan with these very changes, with what else is new about it."""
    for one in await waiting(unit):
        if one.checksum == plan.checksum:
            news = {"body": plan_to_json(plan), "made_at": unit.now}
            return await unit.of(SyncPlan).put(one.model_copy(update=news))
    return None


async def approve(unit: UnitOfWork, slug: str, *, allow_removals: bool = False) -> SyncPlan:
    """Have a plan carried out.

    Args:
        unit: its actor decides.
        slug: which plan.
        allow_removals: it may take away more than may go in a day.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: somebody decided first, or a newer plan took its place.
        RemovalsNotAllowed: it takes away too much for a plain yes.
    """
    proposed = await _to_decide(unit, slug)
    removals = proposed.plan.removals
    if removals.over and not allow_removals:
        raise RemovalsNotAllowed(removals)
    return await _decide(unit, proposed, "approved", allows_removals=removals.over)


async def decline(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Don't have a plan carried out. Raises as `approve` does."""
    return await _decide(unit, await _to_decide(unit, slug), "declined")


async def withdraw(unit: UnitOfWork, origin: SyncPlanOrigin, about: str = "") -> None:
    """Have nothing wait any more of this origin, about this hub: a newer look has overtaken it."""
    for one in await unit.of(SyncPlan).all(status="proposed", origin=origin, about=about):
        if not one.planned:
            await _move(unit, one, status="overtaken")


async def start(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Return the system begins to carry out a plan, or goes on with it after it was stopped.

    Raises:
        NotAllowed: by a person.
        NotApproved: nobody said yes to it yet.
        AlreadyDecided: it was declined, overtaken or carried out.
    """
    plan = await _to_carry_out(unit, slug)
    return plan if plan.status == "applying" else await _move(unit, plan, status="applying")


async def advance(
    unit: UnitOfWork,
    slug: str,
    done: int,
    total: int,
    setbacks: Sequence[Quarantine] = (),
    made: Sequence[CreatedPlace] = (),
) -> SyncPlan:
    """Return the system says how far it is, in changes; `setbacks` and `made` are all so far.

    Raises as `start` does.
    """
    plan = await _to_carry_out(unit, slug)
    progress = _progress(done, total, setbacks, made)
    return await _move(unit, plan, status="applying", **progress)


async def finish(
    unit: UnitOfWork,
    slug: str,
    done: int,
    total: int,
    setbacks: Sequence[Quarantine] = (),
    made: Sequence[CreatedPlace] = (),
    ends: Mapping[str, int] | None = None,
) -> SyncPlan:
    """Return the system has carried out what it could. See `advance`; raises as `start` does.

    Args:
        unit: to write in; its actor is the system.
        slug: which plan.
        done: how many changes were made.
        total: of how many.
        setbacks: what was set aside.
        made: places that were made.
        ends: what became of its changes, counted.
    """
    plan = await _to_carry_out(unit, slug)
    progress = _progress(done, total, setbacks, made)
    progress["ends"] = dict(ends or {})
    return await _move(unit, plan, status="applied", finished_at=unit.now, **progress)


async def overtake(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Return the system finds that the world is no longer as in the plan: it must be made anew.

    Raises:
        NotAllowed: by a person.
        AlreadyDecided: it was declined, overtaken or carried out.
    """
    _by_the_system(unit)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status not in {"proposed", "approved", "applying"}:
        raise _decided(plan)
    return await _move(unit, plan, status="overtaken", finished_at=unit.now)


async def waiting(unit: UnitOfWork) -> list[SyncPlan]:
    """Return the plans that wait for the kernteam's word, oldest first."""
    return _in_order(await unit.of(SyncPlan).all(status="proposed"))


async def approved(unit: UnitOfWork) -> list[SyncPlan]:
    """Return the plans to be executed, oldest first; those that were begun go before.

    One for a planned hub is none of them before that begins.
    """
    found = await unit.of(SyncPlan).all(status=("approved", "applying"))
    plans = _in_order([one for one in found if not one.planned])
    return sorted(plans, key=lambda one: one.status != "applying")


async def _to_decide(unit: UnitOfWork, slug: str) -> SyncPlan:
    await require(unit, Right.APPROVE_SYNC)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status != "proposed":
        raise _decided(plan)
    return plan


async def _decide(
    unit: UnitOfWork, plan: SyncPlan, outcome: SyncPlanStatus, **news: Any
) -> SyncPlan:
    decision = {"status": outcome, "decided_by": unit.actor, "decided_at": unit.now}
    return await _move(unit, plan, **decision, **news)


async def _to_carry_out(unit: UnitOfWork, slug: str) -> SyncPlan:
    _by_the_system(unit)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status == "proposed":
        msg = f"plan {slug} waits for somebody's word: it can't be carried out yet"
        raise NotApproved(msg)
    if plan.planned:
        msg = f"plan {slug} waits until the hub {plan.planned} begins: it can't be carried out yet"
        raise NotApproved(msg)
    if plan.status not in {"approved", "applying"}:
        raise _decided(plan)
    return plan


def _progress(
    done: int, total: int, setbacks: Sequence[Quarantine], made: Sequence[CreatedPlace]
) -> dict[str, Any]:
    total = max(total, 0)
    return {
        "done": min(max(done, 0), total),
        "total": total,
        "setbacks": tuple(setbacks),
        "made": tuple(made),
    }


async def _move(unit: UnitOfWork, plan: SyncPlan, **news: Any) -> SyncPlan:
    """Keep what is new; those who look at its cards hear of it."""
    moved = plan.model_copy(update=news)
    if moved == plan:
        return plan
    unit.emit(SyncPlanChanged(plan=plan.slug))
    return await unit.of(SyncPlan).put(moved)


def _by_the_system(unit: UnitOfWork) -> None:
    if unit.actor != SYSTEM:
        raise NotAllowed(Right.APPROVE_SYNC)


def _decided(plan: SyncPlan) -> AlreadyDecided:
    return AlreadyDecided(SyncPlan.section, plan.slug, by=plan.decided_by, outcome=plan.status)


def _in_order(plans: list[SyncPlan]) -> list[SyncPlan]:
    return sorted(plans, key=lambda one: int(one.slug))
