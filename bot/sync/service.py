"""The sync as a task of the running bot: start, wake, end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import structlog

from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Subscriber
from bot.settings import Settings
from bot.sync.backoff import Backoff
from bot.sync.controller import TICK, Controller
from bot.sync.desired_cache import DesiredCache
from bot.sync.factory import engine, opened_graph
from bot.sync.notifications.subscriptions import Subscriptions
from bot.sync.schedule import request_scan
from bot.sync.wakeup import Wakeup
from graph_sync.desired.teams import read_desired
from graph_sync.graph.client import GraphClient
from graph_sync.model.blueprint import Blueprint
from graph_sync.model.shapes import DesiredState
from graph_sync.settings import SyncSettings
from registry.core.clock import utcnow
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.hubs.hub import HubClosed, HubFounded, HubFurnished, HubRenamed, HubReopened
from registry.hubs.hub_plan import HubBegan, HubPlanChanged
from registry.provisioning.auto_approval import SyncAsked
from registry.provisioning.sync_plan import SyncPlanChanged

log = structlog.get_logger(__name__)

MOST_WAIT = 180.0
"""Seconds that the bot waits in a team for Microsoft at most: the next hub waits for the lock."""


class Syncing:
    """The controller in a running bot.

    Args:
        store: what PLeK knows.
        settings: of the bot.
        sync: of the sync.

    Attributes:
        wakeup: wakes it.
    """

    def __init__(self, store: UnitOfWorkFactory, settings: Settings, sync: SyncSettings) -> None:
        self._store = store
        self._settings = settings
        self._sync = sync
        self.wakeup = Wakeup()

    async def run(self) -> None:
        """Keep Teams aligned until cancelled, also through times in which it can't even begin."""
        backoff = Backoff(utcnow)
        while True:
            await backoff.attempt("start", self._session)
            if await self.wakeup.wait(TICK):
                backoff.forget()

    async def _session(self) -> None:
        async with opened_graph(self._sync) as graph:
            controller = self._controller(graph)
            urgent = True
            while True:
                await controller.once(urgent=urgent)
                urgent = await self.wakeup.wait(TICK)

    def _controller(self, graph: GraphClient) -> Controller:
        blueprint = Blueprint.load(self._sync.blueprint)

        async def read(unit: UnitOfWork) -> DesiredState:
            return await read_desired(unit, blueprint, self._sync.team_owners)

        root = reachable_root(self._settings, self._sync)
        wait = min(self._sync.sync_wait, MOST_WAIT)
        settings = self._sync.model_copy(update={"sync_wait": wait})
        return Controller(
            self._store,
            engine(self._store, graph, blueprint, settings),
            DesiredCache(read, utcnow),
            subscriptions=Subscriptions(self._store, graph, root) if root else None,
            clock=utcnow,
            second_look=self._sync.second_look,
            lead=self._settings.hub_lead_days,
        )

    @property
    def listeners(self) -> Mapping[type[Event], Sequence[Subscriber]]:
        """Return the events that wake it at once; whatever it misses, its next round finds."""

        async def wake_urgently(_event: Event, _notifier: Notifier) -> None:
            self.wakeup.ring(urgent=True)

        async def wake(_event: Event, _notifier: Notifier) -> None:
            self.wakeup.ring()

        async def scan(event: SyncAsked, _notifier: Notifier) -> None:
            await commit(self._store, SYSTEM, lambda unit: request_scan(unit, event.by))
            self.wakeup.ring(urgent=True)

        return {
            SyncAsked: [scan],
            SyncPlanChanged: [wake],
            HubFounded: [wake_urgently],
            HubBegan: [wake_urgently],
            HubPlanChanged: [wake_urgently],
            HubFurnished: [wake_urgently],
            HubRenamed: [wake_urgently],
            HubClosed: [wake_urgently],
            HubReopened: [wake_urgently],
        }


def reachable_root(settings: Settings, sync: SyncSettings) -> str:
    """Return where Graph can reach plek; empty where it can't, and the daily look must do."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    if sync.graph_is_local and settings.port:
        return f"http://127.0.0.1:{settings.port}"
    return ""
