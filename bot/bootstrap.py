"""Builds everything once: settings → store → router → adapter → worker. Tests swap parts."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.adapter.adapter import PlekAdapter, build_adapter
from bot.housekeeping import keep_house
from bot.keys import member_key
from bot.local.registry import introduce_local_people
from bot.router import Router
from bot.settings import Mode, Settings, StoreSettings
from bot.worker import Worker
from registry.access import SYSTEM
from registry.document import load_content
from registry.store.store import Store
from registry.vocab import Language


@dataclasses.dataclass(frozen=True, slots=True)
class Plek:
    """Everything that runs.

    Attributes:
        settings: how it was configured.
        store: the registry.
        router: answers what comes in.
        adapter: the door to Teams.
        worker: delivers what waits in the outbox.
    """

    settings: Settings
    store: Store
    router: Router
    adapter: PlekAdapter
    worker: Worker


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Plek]:
    """Plek with an open store and a working worker; everything is closed when the block ends.

    Raises:
        registry.store.StoreError: the database can't be used; says what to do.
    """
    async with opened_store(settings) as store:
        language = Language(settings.language)
        router = Router(store, language, settings.website)
        adapter = build_adapter(settings, router, language_of=router.language_of)
        worker = Worker(store, store.outbox, adapter.messenger, router.subscribers, language)
        await adapter.start()
        tasks = [
            asyncio.create_task(worker.run(), name="worker"),
            asyncio.create_task(keep_house(store), name="housekeeping"),
        ]
        try:
            yield Plek(settings, store, router, adapter, worker)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await adapter.close()


@asynccontextmanager
async def opened_store(settings: StoreSettings) -> AsyncIterator[Store]:
    """The store, with the plan's content in it; what people changed since is left alone."""
    administrators = tuple(member_key(one) for one in settings.administrators)
    store = await Store.open(settings.database, administrators=administrators)
    try:
        async with store.write(SYSTEM) as unit:
            await load_content(unit)
        if settings.mode is Mode.LOCAL:
            await introduce_local_people(store)
        yield store
    finally:
        await store.close()
