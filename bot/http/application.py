"""An aiohttp application behind which nothing is unpacked, with safe headers on every answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web

from bot.http.connections import Connection, counter_in
from bot.http.headers import DEFAULTS
from bot.http.peers import TrustedProxies

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_PLAIN = frozenset({"", "identity"})


def guarded_application(proxies: TrustedProxies | None = None) -> web.Application:
    """Return an application without routes.

    Args:
        proxies: who is believed about whom a request is from; by default nobody.
    """
    app = web.Application(
        client_max_size=0,
        middlewares=[_guard(proxies or TrustedProxies())],
        handler_args={"auto_decompress": False},  # also where another runner serves it
    )
    app.on_response_prepare.append(_dress)
    return app


def _guard(proxies: TrustedProxies) -> Callable[..., Awaitable[web.StreamResponse]]:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if isinstance(request.protocol, Connection):
            request.protocol.head_received(request.content)
        if proxies:
            request = request.clone(remote=_sender(proxies, request))
        packed = _packed(request)
        return await handler(request) if packed is None else packed

    return guard


def _sender(proxies: TrustedProxies, request: web.Request) -> str:
    return proxies.client(request.remote or "", request.headers.getall(hdrs.X_FORWARDED_FOR, ()))


def _packed(request: web.Request) -> web.Response | None:
    """Refuse a compressed body, unread: a little of it can unpack to very much."""
    encodings = ",".join(request.headers.getall(hdrs.CONTENT_ENCODING, ())).split(",")
    if {encoding.strip().lower() for encoding in encodings} <= _PLAIN:
        return None
    counter_in().labels("compressed").inc()
    error = {"code": "compressed", "message": "Send the body uncompressed."}
    headers = {"Accept-Encoding": "identity"}
    return web.json_response({"error": error}, status=415, headers=headers)


async def _dress(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in DEFAULTS.items():
        if name == hdrs.SERVER:
            response.headers[name] = value
        else:
            response.headers.setdefault(name, value)
