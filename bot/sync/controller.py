"""Reconcile Teams with the registry, continuously.

It looks at how things stand, not at what happened: whatever it missed, it finds at the next look.
It changes nothing without a yes: a person's, or that of the policy which the kernteam settled.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

import structlog
from prometheus_client import REGISTRY, CollectorRegistry, Counter

from bot.sync.approvals import put_forward
from bot.sync.backoff import Backoff
from bot.sync.desired_cache import DesiredCache, note_planned
from bot.sync.executor import SyncExecutor, execute
from bot.sync.news import tell_askers
from bot.sync.notifications.notification import mark
from bot.sync.notifications.subscriptions import Subscriptions
from bot.sync.planned_hubs import due_to_show, show_ahead
from bot.sync.requeue import SOON, Retry, requeue_pending, requeue_quarantined, requeue_unsure
from bot.sync.schedule import (
    Scan,
    answered_by,
    due_scan,
    note_begun,
    note_failed,
    note_scanned,
    state_of,
)
from graph_sync.errors import SyncBusy
from graph_sync.ledger.ledger import LedgerArea
from graph_sync.ledger.lock import SCAN_LOCK, sync_lock, who_syncs
from graph_sync.ledger.sightings import SECOND_LOOK
from registry.core.errors import AlreadyDecided
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.hubs.planning import LEAD_DAYS
from registry.provisioning.approvals import approved
from registry.provisioning.fates import Fate
from registry.provisioning.sync_plan import SyncPlan

if TYPE_CHECKING:
    from graph_sync.engine import Planned

TICK = 5.0
"""Seconds between two rounds: each asks the store a few small questions."""

LISTEN_EVERY = timedelta(minutes=5)
"""How often is seen whether subscriptions are to be made or renewed."""


AHEAD_EVERY = timedelta(minutes=1)
"""How often is seen whether a planned hub's plan is to be shown; at once where somebody waits."""

REQUEUE_EVERY = timedelta(minutes=1)
"""How often is seen whether a team that was set aside is due again."""

log = structlog.get_logger(__name__)


class SyncEngine(SyncExecutor, Protocol):
    """The part of `graph_sync.engine.Sync` that the controller uses."""

    async def plan(
        self,
        *,
        areas: Collection[str] | None = None,
        heed_quarantine: bool = False,
        ahead: Collection[str] = (),
    ) -> Planned:
        """See Sync."""
        ...

    async def persist(self, planned: Planned) -> None:
        """See Sync."""
        ...


class Controller:
    """The control loop: each round does what is due. Any number of replicas may run one.

    Args:
        registry: what PLeK knows, and what the sync remembers.
        sync: what plans and applies.
        desired_cache: what the registry wants.
        subscriptions: to Graph's notifications; None where Graph can't reach plek.
        clock: the time in UTC, the same as the store's.
        second_look: how long after a first look a second one may confirm it.
        lead: days before its day from which a planned hub's plan is shown.
    """

    def __init__(
        self,
        registry: UnitOfWorkFactory,
        sync: SyncEngine,
        desired_cache: DesiredCache,
        *,
        subscriptions: Subscriptions | None,
        clock: Callable[[], datetime],
        second_look: timedelta = SECOND_LOOK,
        lead: int = LEAD_DAYS,
    ) -> None:
        self._registry = registry
        self._sync = sync
        self._desired_cache = desired_cache
        self._subscriptions = subscriptions
        self._clock = clock
        self._second_look = second_look
        self._lead = lead
        self._backoff = Backoff(clock)
        self._retries: set[Retry] = set()
        self._last: dict[str, datetime] = {}

    async def once(self, *, urgent: bool = False) -> None:
        """Run one round. Never raises: what fails is tried again, each time later.

        Args:
            urgent: somebody waits for it: what failed before is tried again now.
        """
        if urgent:
            self._backoff.forget()
            self._desired_cache.expire()
            self._last.pop("ahead", None)
        # Each job has its own back-off: a Graph that is away stops no retry of what waits here.
        await self._backoff.attempt("look", self._scan)
        await self._backoff.attempt("ahead", self._look_ahead)
        await self._backoff.attempt("set aside", self._requeue_quarantined)
        await self._backoff.attempt("approved", self._execute_approved)
        await self._backoff.attempt("subscriptions", self._listen)

    async def _scan(self) -> None:
        """Scan at Teams where there is reason to, and put forward what is found."""
        if await self._due() is None:
            return
        async with sync_lock(self._registry, name=SCAN_LOCK):
            scan = await self._due()  # somebody else may have looked while we waited
            if scan is not None:
                await self._run_scan(scan)

    async def _due(self) -> Scan | None:
        await self._desired_cache.refresh(self._registry)
        async with self._registry.read() as unit:
            held = await who_syncs(unit)
            if held is not None:  # what is half done would be taken for a difference
                raise SyncBusy(held.host, held.pid, held.since)
            state = await state_of(unit)
            marked = await unit.of(LedgerArea).all(notified=True)
            return due_scan(state, marked, await self._desired_cache.touched(unit), unit.now)

    async def _run_scan(self, scan: Scan) -> None:
        # Taken before planning: what changes in the registry meanwhile is scanned next time.
        prints, whole = self._desired_cache.prints, self._desired_cache.fingerprint
        await commit(self._registry, SYSTEM, lambda unit: note_begun(unit, scan))
        try:
            planned = await self._sync.plan(areas=scan.areas, heed_quarantine=scan.why != "asked")
            await self._sync.persist(planned)
        except Exception:  # a process that dies or is stopped here comes by none of this
            await commit(self._registry, SYSTEM, lambda unit: note_failed(unit, scan))
            raise
        plan = planned.plan

        # One transaction: a scan counts as taken only together with what it put forward.
        async def note(unit: UnitOfWork) -> None:
            await put_forward(unit, plan, scan.areas, asked=scan.why == "asked")
            await note_planned(unit, prints, scan.areas)
            tell_askers(unit, answered_by(scan, await state_of(unit)), plan)
            await note_scanned(unit, scan, aligned=plan.aligned, fingerprint=whole)
            await requeue_pending(unit, plan.pending)
            await requeue_unsure(unit, plan.unsure, self._second_look)

        await commit(self._registry, SYSTEM, note)

    async def _look_ahead(self) -> None:
        """Show the plans of hubs that are planned and come near."""
        if not self._is_time("ahead", AHEAD_EVERY):
            return
        if await due_to_show(self._registry, self._lead):
            async with sync_lock(self._registry, name=SCAN_LOCK):
                # Another replica may have shown them while we waited.
                for one in await due_to_show(self._registry, self._lead):
                    await show_ahead(self._registry, self._sync, one, self._lead)
        self._last["ahead"] = self._clock()

    async def _requeue_quarantined(self) -> None:
        """Go on with teams that were set aside and whose time has come."""
        if self._is_time("set aside", REQUEUE_EVERY):
            known = self._retries
            retries = await commit(
                self._registry, SYSTEM, lambda unit: requeue_quarantined(unit, known)
            )
            self._retries |= retries
            self._last["set aside"] = self._clock()

    async def _execute_approved(self) -> None:
        """Carry out what was approved, one plan after the other."""
        async with self._registry.read() as unit:
            plans = await approved(unit)
        for plan in plans:
            await self._backoff.attempt(f"plan {plan.slug}", partial(self._execute, plan))

    async def _execute(self, plan: SyncPlan) -> None:
        areas, later = plan.plan.areas, SOON
        try:
            outcome = await execute(self._registry, self._sync, plan.slug, clock=self._clock)
        except AlreadyDecided as ended:  # another replica carried it out between our look and now
            counter_in().labels(ended.outcome).inc()
            log.info("sync.plan_ended_elsewhere", plan=plan.slug, status=ended.outcome)
            return
        if held := outcome.count(Fate.BUDGET):  # by now, with what else was taken away: asked anew
            log.info("sync.over_budget", plan=plan.slug, removals=held)
            later = timedelta(0)
        self._last.pop("listen", None)  # what became ours is to be heard of as of now
        # Teams shows people late, so the teams are read once more after a while.
        await commit(self._registry, SYSTEM, lambda unit: mark(unit, areas, later=later))

    async def _listen(self) -> None:
        """Keep Graph's notifications coming."""
        if self._subscriptions is not None and self._is_time("listen", LISTEN_EVERY):
            if await self._subscriptions.due():
                async with sync_lock(self._registry, name=SCAN_LOCK):
                    await self._subscriptions.keep()
            self._last["listen"] = self._clock()

    def _is_time(self, name: str, every: timedelta) -> bool:
        """Return whether something that is done now and then is to be done."""
        last = self._last.get(name)
        return last is None or self._clock() - last >= every


@cache
def counter_in(registry: CollectorRegistry = REGISTRY) -> Counter:
    """Return how many plans another replica ended before this one, by how they ended."""
    return Counter(
        "plek_plans_ended_elsewhere",
        "Plans that another replica ended first",
        ("status",),
        registry=registry,
    )
