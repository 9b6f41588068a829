"""Plans for Teams of hubs that are planned: shown ahead, and carried out when the hub begins.

Such a plan is a SyncPlan like others, that nobody carries out while it is bound to a planned hub.
It holds as long as the hub keeps its go and its shape (`registry.hubs.planning`); `settle` brings
it in line after each change, and a yes that went stale is never carried out: `begin` looks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.core.errors import AlreadyDecided
from registry.core.permissions import SYSTEM, Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs import planning
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubPlan, HubShape
from registry.hubs.planning import is_due, is_near, note_shown, plan_of, planned_hubs, shape_of
from registry.provisioning.approvals import approve, propose
from registry.provisioning.news import SyncStuck
from registry.provisioning.plan import Blocked, Plan, plan_to_json
from registry.provisioning.sync_plan import SyncPlan, SyncPlanChanged, SyncPlanOrigin

_OPEN = frozenset({"proposed", "approved", "declined"})


@dataclass(frozen=True, slots=True)
class ToShow:
    """A planned hub whose plan for Teams is to be shown to the kernteam.

    Attributes:
        hub: slug of the hub.
        shape: what its plan is made of.
    """

    hub: str
    shape: HubShape


async def to_show(unit: UnitOfWork, lead: int) -> list[ToShow]:
    """Return the planned hubs that are near and have a go, and of which no such plan was shown."""
    found = []
    for hub in await planned_hubs(unit):
        plan = await plan_of(unit, hub.slug)
        if not plan.go or not is_near(hub.starts, unit.now, lead):
            continue
        shape = await shape_of(unit, hub)
        if not shape.same(plan.shown):
            found.append(ToShow(hub.slug, shape))
    return found


async def show(
    unit: UnitOfWork,
    one: ToShow,
    plan: Plan,
    lead: int,
    origin: SyncPlanOrigin = "hub",
    about: str = "",
    stuck: Sequence[Blocked] = (),
) -> SyncPlan | None:
    """Show the plan of a planned hub to the kernteam, once for what it is made of.

    Args:
        unit: to write in; its actor is the system.
        one: the hub, and what the plan was made of.
        plan: what would be done in its team; may be empty where nothing can be done.
        lead: days before its day from which it is shown.
        origin: as in SyncPlan.
        about: as in SyncPlan; the hub when empty.
        stuck: why nothing can be done, which is told instead where there is nothing to do.

    Returns:
        The plan that waits now; None where there is nothing to do in it, or it is not to be shown
        (any more): somebody else did, or something was decided since.

    Raises:
        Conflict: somebody is at it at this very moment; try again.
    """
    if one not in await to_show(unit, lead):
        return None
    hub = await unit.of(Hub).get(one.hub)
    await settle(unit, one.hub, lead)
    waits = None
    if not plan.nothing_to_do:
        about = about or one.hub
        bound: dict[str, Any] = {"planned": one.hub, "starts": hub.starts}
        waits = await propose(unit, plan, origin, about, SYSTEM, **bound)
    elif stuck:
        unit.emit(SyncStuck(body=plan_to_json(Plan(blocked=tuple(stuck)))))
    await note_shown(unit, one.hub, one.shape, waits.slug if waits else "")
    return waits


async def settle(unit: UnitOfWork, slug: str, lead: int) -> None:
    """Bring the plan that was shown of a hub in line with how that is planned by now.

    Whoever changes something about a planned hub calls it in the same unit; it may run at any time.
    """
    kept = await plan_of(unit, slug)
    if kept.shown is None:
        return
    hub = await unit.of(Hub).find(slug)
    bound = await _bound(unit, kept)
    if hub is None or not await _holds(unit, hub, kept, lead):
        if bound is not None and bound.status in _OPEN:
            await _put(unit, bound, status="overtaken", planned="", finished_at=unit.now)
        await note_shown(unit, slug, None)
    elif bound is not None and hub.status != "planned":
        await _put(unit, bound, planned="")  # it began: from now on it is a plan like others
    elif bound is not None and bound.starts != hub.starts:
        await _put(unit, bound, starts=hub.starts)


async def begin(unit: UnitOfWork, slug: str, lead: int) -> Hub:
    """Have a planned hub begin, with the plan that the kernteam said yes to, if it still holds.

    Whether it holds is seen before the hub begins: it was made for the day that it had.

    Raises as `registry.hubs.planning.begin`.
    """
    await settle(unit, slug, lead)
    hub = await planning.begin(unit, slug)
    await settle(unit, slug, lead)
    return hub


async def begin_with_plan(
    unit: UnitOfWork, slug: str, lead: int, *, allow_removals: bool = False
) -> Hub:
    """Have the hub of a plan begin at once, and its plan carried out: a yes to both.

    Args:
        unit: its actor is who says so.
        slug: number of the plan.
        lead: days before its day from which a hub's plan is shown.
        allow_removals: as for `approve`.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: the plan does not hold any more, or its hub began.
        RemovalsNotAllowed: as for `approve`.
    """
    await require(unit, Right.PLAN_HUB)
    await require(unit, Right.APPROVE_SYNC)
    plan = await unit.of(SyncPlan).get(slug)
    if not plan.planned:
        raise _decided(plan)
    hub = plan.planned
    await settle(unit, hub, lead)
    plan = await unit.of(SyncPlan).get(slug)
    if not plan.planned:
        raise _decided(plan)
    if plan.status == "proposed":
        await approve(unit, slug, allow_removals=allow_removals)
    elif plan.status != "approved":
        raise _decided(plan)
    return await begin(unit, hub, lead)


async def take_back(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Take back a yes or a no to the plan of a hub that did not begin yet: it waits again.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: it waits already, or its hub began.
    """
    await require(unit, Right.APPROVE_SYNC)
    plan = await unit.of(SyncPlan).get(slug)
    if not plan.planned or plan.status not in ("approved", "declined"):
        raise _decided(plan)
    return await _put(
        unit,
        plan,
        status="proposed",
        decided_by="",
        decided_at=None,
        allows_removals=False,
    )


async def begin_due(unit: UnitOfWork, slug: str, lead: int) -> bool:
    """Have a planned hub begin whose day has come; return whether it did. By the system."""
    hub = await unit.of(Hub).find(slug)
    if hub is None or not is_due(hub, await plan_of(unit, slug), unit.now):
        return False
    await begin(unit, slug, lead)
    return True


async def _bound(unit: UnitOfWork, kept: HubPlan) -> SyncPlan | None:
    """Return the plan that was shown, while it is bound to the hub."""
    found = await unit.of(SyncPlan).find(kept.plan) if kept.plan else None
    return found if found is not None and found.planned == kept.slug else None


async def _holds(unit: UnitOfWork, hub: Hub, kept: HubPlan, lead: int) -> bool:
    if not kept.go or hub.status == "closed":
        return False
    if hub.status != "planned":
        return True  # it was seen when it began
    near = is_near(hub.starts, unit.now, lead)
    return near and (await shape_of(unit, hub)).same(kept.shown)


async def _put(unit: UnitOfWork, plan: SyncPlan, **news: Any) -> SyncPlan:
    unit.emit(SyncPlanChanged(plan=plan.slug))
    return await unit.of(SyncPlan).put(plan.model_copy(update=news))


def _decided(plan: SyncPlan) -> AlreadyDecided:
    return AlreadyDecided(SyncPlan.section, plan.slug, by=plan.decided_by, outcome=plan.status)
