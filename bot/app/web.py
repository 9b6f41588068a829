"""The web side: the bot's endpoint, health, metrics and the start page."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.adapter.server import routes as bot_routes
from bot.app.application import Plek, running
from bot.delivery.metrics import count_undelivered
from bot.exports.downloads import routes as download_routes
from bot.pages.page import page
from bot.settings import Mode, Settings
from graph_sync.settings import SyncSettings
from registry.core.errors import Failure, RegistryError

PLEK = web.AppKey("plek", Plek)
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def application(plek: Plek) -> web.Application:
    """Build the aiohttp application around a running plek."""
    app = web.Application(client_max_size=0)
    app[PLEK] = plek
    app.add_routes(bot_routes(plek.adapter))
    app.add_routes(download_routes(plek.store, plek.settings))
    if plek.wakeup is not None:
        from bot.sync.notifications.webhooks import (
            routes as notification_routes,
        )  # only where the bot syncs

        app.add_routes(notification_routes(plek.store, heard=plek.wakeup.ring))
    app.add_routes(
        [
            web.get("/", start_page),
            web.get("/healthz", healthz),
            web.get("/readyz", readyz),
            web.get("/metrics", metrics),
        ]
    )
    return app


@asynccontextmanager
async def serving(settings: Settings, sync: SyncSettings | None = None) -> AsyncIterator[str]:
    """Serve plek on its port; yield its root address, and stop everything when the block ends.

    Args:
        settings: of the bot.
        sync: of the Graph sync; from the environment by default.

    Raises:
        OSError: the port can't be taken.
    """
    async with running(settings, sync) as plek:
        runner = web.AppRunner(application(plek), access_log=None, shutdown_timeout=5)
        await runner.setup()
        try:
            site = web.TCPSite(runner, settings.address, settings.port)
            await site.start()
            gc.freeze()  # what lives as long as the process need not be looked at again
            gc.enable()  # `plek serve` starts without
            port = runner.addresses[0][1]
            host = "127.0.0.1" if settings.mode is Mode.LOCAL else settings.address
            plek.links.served_at(f"http://{host}:{port}")
            yield f"http://{host}:{port}"
        finally:
            await runner.cleanup()


async def healthz(_: web.Request) -> web.Response:
    """Report that the process is alive."""
    return web.json_response({"status": "ok", "version": version("plek")})


async def readyz(request: web.Request) -> web.Response:
    """Report whether a turn can be answered: the store answers. 503 when it does not."""
    try:
        waiting = await request.app[PLEK].store.outbox.counts()
    except (RegistryError, Failure, OSError) as error:
        return web.json_response({"status": "not ready", "store": type(error).__name__}, status=503)
    return web.json_response({"status": "ready", "outbox": waiting})


async def metrics(request: web.Request) -> web.Response:
    """Return the Prometheus metrics."""
    with contextlib.suppress(RegistryError, Failure, OSError):  # the others are told nevertheless
        await count_undelivered(request.app[PLEK].store)
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def start_page(request: web.Request) -> web.Response:
    """Show what this is and how it is doing, to whoever opens the address in a browser."""
    plek = request.app[PLEK]
    counts = await plek.store.outbox.counts()
    context = {
        "version": version("plek"),
        "local": plek.settings.mode is Mode.LOCAL,
        "outbox": counts,
        "website": plek.settings.website,
    }
    return page("start.html", context, HEADERS)
