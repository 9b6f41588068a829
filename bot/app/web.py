"""The web side: the bot's endpoint, health, metrics and the start page.

In production there are two ports: the one that Teams calls says no more than whether plek works;
figures and the start page are behind the other, which is for the administrator. Local mode has one.
"""

from __future__ import annotations

import contextlib
import errno
import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files as resources
from types import MappingProxyType
from typing import Any

import structlog
from aiohttp import hdrs, web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.adapter.server import routes as bot_routes
from bot.app.application import Plek, running
from bot.delivery.metrics import count_undelivered
from bot.exports.downloads import routes as download_routes
from bot.http.application import guarded_application
from bot.http.connections import Limits
from bot.http.headers import PAGE_POLICY
from bot.http.peers import TrustedProxies
from bot.http.pictures import routes as picture_routes
from bot.http.serve import served
from bot.pages.page import language_for, page
from bot.settings import Mode, Settings
from bot.uploads.people import routes as upload_routes
from cards.kit.translator import translator
from graph_sync.settings import SyncSettings
from registry.core.errors import Failure, RegistryError
from registry.core.vocabulary import Language

log = structlog.get_logger(__name__)

PLEK = web.AppKey("plek", Plek)
BESIDE = web.AppKey("beside", Mapping[str, str])
_NONE: Mapping[str, str] = MappingProxyType({})
HEADERS = {"Content-Security-Policy": PAGE_POLICY}


@dataclass(frozen=True, slots=True)
class Roots:
    """Addresses at which plek is served.

    Attributes:
        bot: for Teams, Graph and people's browsers.
        operations: for the administrator; the same in local mode.
    """

    bot: str
    operations: str


def application(plek: Plek, beside: Mapping[str, str] = _NONE) -> web.Application:
    """Build the application for Teams, Graph and browsers; in local mode with all else in it.

    Args:
        plek: what runs.
        beside: what else runs here, for the start page; see `opened_doors`.
    """
    app = guarded_application(TrustedProxies(plek.settings.trusted_proxies))
    app[PLEK], app[BESIDE] = plek, beside
    app.add_routes(bot_routes(plek.adapter))
    app.add_routes(download_routes(plek.store, plek.settings))
    app.add_routes(upload_routes(plek.store, plek.settings))
    app.add_routes(picture_routes(plek.gallery))
    if plek.wakeup is not None:
        from bot.sync.notifications.webhooks import (
            routes as notification_routes,
        )  # only where the bot syncs

        app.add_routes(notification_routes(plek.store, heard=plek.wakeup.ring))
    if plek.settings.mode is Mode.LOCAL:
        app.add_routes(_OPERATIONS)
    else:
        app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz_bare)])
    return app


def operations(plek: Plek) -> web.Application:
    """Build the application for the administrator: figures, and the start page."""
    app = guarded_application()
    app[PLEK], app[BESIDE] = plek, {}
    app.add_routes(_OPERATIONS)
    return app


@asynccontextmanager
async def serving(
    settings: Settings, sync: SyncSettings | None = None, beside: Mapping[str, str] = _NONE
) -> AsyncIterator[str]:
    """Serve plek; yield the address for Teams. See `opened_doors`."""
    async with opened_doors(settings, sync, beside) as roots:
        yield roots.bot


@asynccontextmanager
async def opened_doors(
    settings: Settings, sync: SyncSettings | None = None, beside: Mapping[str, str] = _NONE
) -> AsyncIterator[Roots]:
    """Serve plek on its ports; stop everything when the block ends.

    Args:
        settings: of the bot.
        sync: of the Graph sync; from the environment by default.
        beside: what else runs on this machine, by name: `playground`, `teams` → address.

    Raises:
        PortUnusable: a port can't be taken.
    """
    local = settings.mode is Mode.LOCAL
    limits = Limits(connections=settings.max_connections)
    async with running(settings, sync) as plek, AsyncExitStack() as doors:
        port = await doors.enter_async_context(
            _door(application(plek, beside), "PLEK_", settings.address, settings.port, limits)
        )
        root = _root("127.0.0.1" if local else settings.address, port)
        roots = Roots(root, root)
        if not local:
            ops = _door(operations(plek), "PLEK_OPS_", settings.ops_host, settings.ops_port, limits)
            roots = Roots(root, _root(settings.ops_host, await doors.enter_async_context(ops)))
        gc.freeze()  # what lives as long as the process need not be looked at again
        gc.enable()  # `plek serve` starts without
        plek.links.served_at(roots.bot)
        log.info("listening", bot=roots.bot, operations=roots.operations)
        yield roots


class PortUnusable(Failure):
    """A port or address can't be listened on."""

    def __init__(self, prefix: str, host: str, port: int, error: OSError) -> None:
        if error.errno == errno.EADDRINUSE:
            why = "is in use by another program (maybe a plek that still runs): end that program, "
        elif error.errno in {errno.EACCES, errno.EPERM}:
            why = "is not for plek's user: "
        else:  # an address that this machine has not, or a name that nobody knows
            super().__init__(
                f"{prefix}HOST: {host!r} is no address of this machine ({error.strerror}): "
                "use one that it has, or leave it out"
            )
            return
        super().__init__(f"{prefix}PORT: {port} on {host} {why}or choose another port")


@asynccontextmanager
async def _door(
    app: web.Application, prefix: str, host: str, port: int, limits: Limits
) -> AsyncIterator[int]:
    async with AsyncExitStack() as stack:
        try:
            taken = await stack.enter_async_context(served(app, host, port, limits))
        except OSError as error:
            raise PortUnusable(prefix, host, port, error) from error
        yield taken


def _root(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def healthz(_: web.Request) -> web.Response:
    """Report that the process is alive."""
    return web.json_response({"status": "ok"})


async def readyz_bare(request: web.Request) -> web.Response:
    """Report whether a turn can be answered, and no more: for whoever asks."""
    counts = await _outbox(request)
    ready = isinstance(counts, dict)
    return web.json_response(
        {"status": "ready" if ready else "not ready"}, status=200 if ready else 503
    )


async def readyz(request: web.Request) -> web.Response:
    """Report whether a turn can be answered: the store answers. 503 when it does not."""
    counts = await _outbox(request)
    if isinstance(counts, str):
        return web.json_response({"status": "not ready", "store": counts}, status=503)
    return web.json_response({"status": "ready", "outbox": counts, "version": version("plek")})


async def metrics(request: web.Request) -> web.Response:
    """Return the Prometheus metrics."""
    with contextlib.suppress(RegistryError, Failure, OSError):  # the others are told nevertheless
        await count_undelivered(request.app[PLEK].store)
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def start_page(request: web.Request) -> web.Response:
    """Show who runs plek what to do next and how it is doing."""
    from bot.app.start_page import start_context  # few open it, and it needs templates

    texts = _texts(request)
    context = texts | await start_context(request.app[PLEK], texts["t"], request.app[BESIDE])
    return page("start.html", context, HEADERS, status=503 if context["view"].trouble else 200)


async def guide(request: web.Request) -> web.Response:
    """Show a page of the guide; the first when none is named."""
    from bot.pages.guide import PAGES, guide_page, titles

    name = request.match_info.get("page", PAGES[0])
    found, texts = guide_page(name), _texts(request)
    context = texts | {
        "pages": titles(),
        "shown": name,
        "title": found.title if found else texts["t"]("guide-missing"),
        "body": found.body if found else "",
        "lang": found.language if found else "",
    }
    return page("guide.html", context, HEADERS, status=200 if found else 404)


async def guide_picture(request: web.Request) -> web.StreamResponse:
    """Return a picture of the guide."""
    from bot.pages.guide import picture

    file = picture(request.match_info["name"])
    if file is None:
        raise web.HTTPNotFound
    return web.FileResponse(file, headers=HEADERS)


async def app_icon(_: web.Request) -> web.Response:
    """Return the app's icon."""
    icon = resources("appmanifest") / "icons" / "color.png"
    return web.Response(body=icon.read_bytes(), content_type="image/png")


async def app_package(request: web.Request) -> web.Response:
    """Return the app package for Teams; where it can't be made, what to mend."""
    from appmanifest.errors import PackageError
    from appmanifest.package import build
    from appmanifest.settings import PackageSettings
    from bot.app.menu import menu_commands

    settings = request.app[PLEK].settings
    own = PackageSettings(
        mode=settings.mode.value, app_id=settings.app_id, website=settings.website
    )
    try:
        content = build(menu_commands(), own)
    except PackageError as error:
        t = _texts(request)["t"]
        title = t("start-package-wrong")
        message = {"language": t.language.value, "title": title, "text": str(error)}
        return page("message.html", {"messages": [message]}, HEADERS, status=409)
    headers = {"Content-Disposition": 'attachment; filename="plek-teams.zip"'}
    return web.Response(body=content, content_type="application/zip", headers=headers)


def _texts(request: web.Request) -> dict[str, Any]:
    """Return what each page of who runs plek needs to speak the language of who looks."""
    language = _language(request)
    asked = request.query.get("taal", "") == language.value
    return {
        "t": translator(language),
        "language": language.value,
        "languages": tuple(Language),
        "asked": f"?taal={language.value}" if asked else "",
    }


def _language(request: web.Request) -> Language:
    chosen = request.query.get("taal", "")
    accepts = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
    known = tuple(one.value for one in Language)
    default = request.app[PLEK].settings.language
    return Language(language_for(chosen, accepts, known, default))


async def _outbox(request: web.Request) -> dict[str, int] | str:
    """Return how much waits in the outbox, or what kept the store from answering."""
    try:
        return dict(await request.app[PLEK].store.outbox.counts())
    except (RegistryError, Failure, OSError) as error:
        return type(error).__name__


_OPERATIONS = (
    web.get("/", start_page),
    web.get("/gids", guide),
    web.get("/gids/{page}", guide),
    web.get("/gids/pictures/{name}", guide_picture),
    web.get("/icon.png", app_icon),
    web.get("/package.zip", app_package),
    web.get("/healthz", healthz),
    web.get("/readyz", readyz),
    web.get("/metrics", metrics),
)
