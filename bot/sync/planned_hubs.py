"""Show plans for Teams of planned hubs ahead of their day, and bring those that wait in line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.sync.approval_units import ApprovalUnit, approval_units, part
from bot.sync.news import stuck_in
from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.model.keys import team_key
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.hubs.planning import planned_hubs
from registry.provisioning.plan import Plan
from registry.provisioning.planned_hubs import ToShow, settle, show, to_show
from registry.provisioning.policies import policy

if TYPE_CHECKING:
    from graph_sync.engine import Planned

log = structlog.get_logger(__name__)


class SyncPlanner(Protocol):
    """The part of `graph_sync.engine.Sync` that looking ahead uses."""

    async def plan(
        self,
        *,
        areas: Collection[str] | None = None,
        heed_quarantine: bool = False,
        ahead: Collection[str] = (),
    ) -> Planned:
        """See Sync."""
        ...


@dataclass(frozen=True, slots=True)
class _Shown:
    """The plan of one hub, as it is shown."""

    plan: Plan
    unit: ApprovalUnit | None


async def due_to_show(registry: UnitOfWorkFactory, lead: int) -> list[ToShow]:
    """Return the planned hubs whose plan is to be shown, after what went stale is withdrawn."""
    async with registry.read() as unit:
        slugs = [one.slug for one in await planned_hubs(unit)]
    for slug in slugs:
        await _settled(registry, slug, lead)
    async with registry.read() as unit:
        return await to_show(unit, lead) if slugs else []


async def show_ahead(
    registry: UnitOfWorkFactory, sync: SyncPlanner, one: ToShow, lead: int
) -> None:
    """Plan for a hub as if it had begun, and show the kernteam what would be done in its team.

    Raises:
        SyncError, GraphError: Teams can't be read now.
    """
    area = team_key("hub", one.hub)
    planned = await sync.plan(areas=(area,), ahead=(one.hub,))

    async def keep(unit: UnitOfWork) -> None:
        found = await _of_hub(unit, planned.plan, area)
        topic = found.unit.topic if found.unit else None
        origin, about = (topic.origin, topic.about) if topic else ("hub", one.hub)
        stuck = [blocked for blocked in stuck_in(planned.plan) if blocked.area == area]
        await show(unit, one, found.plan, lead, origin, about, stuck)

    await commit(registry, SYSTEM, keep)
    log.info("sync.hub_shown_ahead", hub=one.hub)


async def _settled(registry: UnitOfWorkFactory, slug: str, lead: int) -> None:
    await commit(registry, SYSTEM, lambda unit: settle(unit, slug, lead))


async def _of_hub(unit: UnitOfWork, plan: Plan, area: str) -> _Shown:
    """Return what would be asked about a hub's team once it begins, in the same portions."""
    first = not await unit.of(LedgerEntry).count(kind="team")
    units = approval_units(plan, await policy(unit), first=first)
    ours = [one for one in units if area in one.plan.areas and not one.topic.by_itself]
    changes = {id(change): change for one in ours for change in one.plan.changes}
    kept = [one for one in plan.changes if id(one) in changes and one.area in ("", area)]
    return _Shown(part(plan, kept), ours[0] if ours else None)
