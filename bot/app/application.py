"""Bootstrap: settings → store → router → adapter → worker, each once. Tests swap parts."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

import bot.entities  # noqa: F401  # each entity has its table once the store opens
from bot.adapter.adapter import PlekAdapter, build_adapter
from bot.app.data_folder import ready_home
from bot.conversations import all_routes
from bot.delivery.worker import Worker
from bot.dispatch.contacts.app_link import remember_app
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import configure
from bot.dispatch.links import Links
from bot.dispatch.pictures import Pictures
from bot.dispatch.router import Router
from bot.dispatch.routes import Subscriber
from bot.dispatch.sync_info import SyncInfo
from bot.dispatch.turn_limit import TurnLimit
from bot.http.pictures import Gallery
from bot.jobs.access import keep_ending
from bot.jobs.catch_up import keep_caught_up
from bot.jobs.housekeeping import keep_house, keep_scrubbed
from bot.jobs.mergers import keep_merging
from bot.jobs.places import keep_places
from bot.jobs.planned_hubs import keep_planned
from bot.jobs.presence import keep_looking
from bot.jobs.refusals import keep_counting, write_counts
from bot.jobs.reminders import keep_reminding
from bot.local.registry import introduce_local_people
from bot.settings import PURPOSES, Mode, Settings, StoreSettings
from bot.sync.wakeup import Wakeup, switched_on
from cards.hubs.hub_map import map_drawing, map_name, marks
from graph_sync.settings import SyncSettings
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.vocabulary import Language
from registry.documents import load_content
from registry.hubs.planning import open_hubs
from registry.store.store import Store

if TYPE_CHECKING:
    from bot.sync.service import Syncing

Subscribers = Mapping[type[Event], Sequence[Subscriber]]


@dataclasses.dataclass(frozen=True, slots=True)
class Plek:
    """Everything that runs.

    Attributes:
        settings: how it was configured.
        store: the registry.
        router: answers what comes in.
        adapter: the door to Teams.
        worker: delivers what waits in the outbox.
        wakeup: wakes what keeps Teams aligned; None where the bot doesn't sync by itself.
        links: addresses on plek for people's browsers.
        gallery: the pictures on cards.
        sync: how the Graph sync is configured.
    """

    settings: Settings
    store: Store
    router: Router
    adapter: PlekAdapter
    worker: Worker
    wakeup: Wakeup | None = None
    links: Links = dataclasses.field(default_factory=Links)
    gallery: Gallery = dataclasses.field(default_factory=Gallery)
    sync: SyncSettings = dataclasses.field(default_factory=SyncSettings)


@asynccontextmanager
async def running(settings: Settings, sync: SyncSettings | None = None) -> AsyncIterator[Plek]:
    """Run plek with an open store and a worker; everything is closed when the block ends.

    Args:
        settings: of the bot.
        sync: of the Graph sync; from the environment by default.

    Raises:
        registry.store.StoreError: the database can't be used; says what to do.
    """
    routes = all_routes()  # first: an entity that a conversation brings along needs its table
    async with opened_store(settings) as store:
        language = Language(settings.language)
        await _configure_places(store, settings)
        if settings.mode is Mode.PRODUCTION:
            app = partial(
                remember_app, chosen=settings.catalog_app_id.strip(), package=settings.app_id
            )
            await commit(store, SYSTEM, app)
        sync = sync or SyncSettings()
        sync_info = SyncInfo(
            on=switched_on(settings, sync),
            blueprint=sync.blueprint,
            lead=settings.hub_lead_days,
        )
        links = Links.of(settings)
        limit = TurnLimit(settings.turns_per_minute, settings.turns_per_minute_kernteam)
        router = Router(
            store,
            language,
            routes,
            settings.website,
            sync_info=sync_info,
            links=links,
            limit=limit,
        )
        gallery = Gallery(map_drawing, partial(_map_of_today, store))
        pictures = Pictures(links, gallery, settings.pictures)
        if settings.pictures == "embedded":
            await asyncio.to_thread(gallery.warm)
        adapter = build_adapter(settings, router, language_of=router.language_of, pictures=pictures)
        syncing = _syncing(store, settings, sync)
        subscribers = _joined(router.subscribers, syncing.listeners if syncing else {})
        worker = Worker(
            store, store.outbox, adapter.messenger, subscribers, language, clock=store.clock
        )
        await adapter.start()
        tasks = [
            asyncio.create_task(worker.run(), name="worker"),
            asyncio.create_task(keep_house(store), name="housekeeping"),
            asyncio.create_task(keep_scrubbed(store), name="scrubbing"),
            asyncio.create_task(
                keep_reminding(store, months=settings.access_review_months), name="reminders"
            ),
            asyncio.create_task(keep_merging(store), name="mergers"),
            asyncio.create_task(keep_planned(store, settings.hub_lead_days), name="planned hubs"),
            asyncio.create_task(keep_ending(store), name="access"),
            asyncio.create_task(keep_counting(store, adapter.refused), name="refusals"),
            asyncio.create_task(keep_places(store), name="places"),
            asyncio.create_task(keep_looking(store, adapter.messenger), name="presence"),
            asyncio.create_task(keep_caught_up(store, router.missed), name="catch up"),
        ]
        if syncing is not None:
            tasks.append(asyncio.create_task(syncing.run(), name="sync"))
        try:
            wakeup = syncing.wakeup if syncing else None
            yield Plek(settings, store, router, adapter, worker, wakeup, links, gallery, sync)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await adapter.close()
            await write_counts(store, adapter.refused)


async def _map_of_today(store: Store) -> str:
    """Return the name of the map with the hubs that there are now."""
    async with store.read() as unit:
        return map_name(marks(await open_hubs(unit)))


async def _configure_places(store: Store, settings: StoreSettings) -> None:
    """Take over which channel is for what."""
    channels = {one: settings.channels[one] for one in PURPOSES if one in settings.channels}
    await commit(store, SYSTEM, partial(configure, channels=channels))


def _syncing(store: Store, settings: Settings, sync: SyncSettings) -> Syncing | None:
    if not switched_on(settings, sync):
        return None
    from bot.sync.service import Syncing  # only where it is on: Graph takes a while to import

    return Syncing(store, settings, sync)


def _joined(*tables: Subscribers) -> Subscribers:
    joined: dict[type[Event], list[Subscriber]] = {}
    for table in tables:
        for event, subscribers in table.items():
            joined.setdefault(event, []).extend(subscribers)
    return joined


@asynccontextmanager
async def opened_store(settings: StoreSettings) -> AsyncIterator[Store]:
    """Open the store with the plan's content in it; what people changed since is left alone."""
    if not settings.database_url:
        ready_home(settings.home)
    administrators = tuple(member_key(one) for one in settings.administrators)
    store = await Store.open(settings.database, administrators=administrators)
    try:
        await commit(store, SYSTEM, load_content)
        if settings.mode is Mode.LOCAL:
            await introduce_local_people(store)
        yield store
    finally:
        await store.close()
