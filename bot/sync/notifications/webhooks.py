"""The HTTP handler for Graph's notifications: answer at once, believe nothing unproven."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from functools import cache

import structlog
from aiohttp import web
from prometheus_client import REGISTRY, CollectorRegistry, Counter
from pydantic import ValidationError

from bot.adapter.inbound.body import read_body
from bot.adapter.wire.refusal import Refusal
from bot.sync.notifications.notification import Fate, Notifications, take
from registry.core.errors import Failure, RegistryError
from registry.core.unit_of_work import UnitOfWorkFactory

log = structlog.get_logger(__name__)

CHANGES = "/api/notifications"
LIFECYCLE = "/api/notifications/lifecycle"

_TOKEN = re.compile(r"[ -~]{1,4096}")
"""What is echoed: Graph's tokens are one line of plain signs."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes(registry: UnitOfWorkFactory, *, heard: Callable[[], None]) -> list[web.RouteDef]:
    """Return the two endpoints that subscriptions name.

    Args:
        registry: where teams are marked.
        heard: called after some were.
    """
    handler = _receiver(registry, heard)
    return [web.post(CHANGES, handler), web.post(LIFECYCLE, handler)]


def _receiver(registry: UnitOfWorkFactory, heard: Callable[[], None]) -> Handler:
    async def receive(request: web.Request) -> web.StreamResponse:
        token = request.query.get("validationToken")
        if token is not None:
            return _echo(token)
        try:
            body = await read_body(request)
            notes = Notifications.model_validate(body).value
        except Refusal as refusal:
            return refusal.response()
        except ValidationError:
            return Refusal(
                400, "no_notifications", "Send a changeNotificationCollection."
            ).response()
        try:
            fates = await take(registry, notes)
        except (RegistryError, Failure, OSError) as error:  # Graph tries again, for hours
            log.warning("notifications.not_kept", error=type(error).__name__)
            return web.Response(status=503)
        _count(fates)
        if fates["taken"] or fates["lifecycle"]:
            heard()
        return web.Response(status=202)  # forgers hear no more than Graph does

    return receive


def _echo(token: str) -> web.Response:
    """Return the handshake: the token as it was, which no browser may take for a page."""
    if not _TOKEN.fullmatch(token):
        return Refusal(400, "token", "A validation token is one line of ASCII.").response()
    return web.Response(text=token, content_type="text/plain")


def _count(fates: Mapping[Fate, int]) -> None:
    for fate, number in fates.items():
        counter_in().labels(fate).inc(number)
        if fate in ("forged", "unknown"):
            log.warning("notifications.ignored", fate=fate, number=number)


@cache
def counter_in(registry: CollectorRegistry = REGISTRY) -> Counter:
    """Return how many notifications came, by what became of them."""
    return Counter("plek_notifications", "Change notifications", ("fate",), registry=registry)
