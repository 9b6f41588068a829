"""The HTTP server: requests become calls, their answers are written out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import orjson
from aiohttp import web

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall, json_of, query_of, steps
from graph_sync.sandbox.core.errors import ApiError, no_token
from graph_sync.sandbox.http.connector import connector
from graph_sync.sandbox.http.control import controls
from graph_sync.sandbox.http.service import Service
from graph_sync.sandbox.http.tokens import tokens
from graph_sync.sandbox.ui.page import pages

VERSIONS: Final = ("v1.0", "beta")
LARGEST = 4 * 1024 * 1024
"""Bytes of a request that Graph takes."""


def application(service: Service) -> web.Application:
    """Return the server: Graph below `/v1.0` and `/beta`, people's controls below `/_sandbox`."""
    app = web.Application(
        client_max_size=LARGEST,
        middlewares=[_uncompressed],
        handler_args={"auto_decompress": False},  # aiohttp would unpack before anybody refuses
    )
    controls(app, service)
    connector(app, service)
    pages(app, service)
    tokens(app, service)

    async def graph(request: web.Request) -> web.Response:
        return _written(await _answered(service, request))

    for version in VERSIONS:
        app.router.add_route("*", f"/{version}/{{rest:.*}}", graph)
    return app


@web.middleware
async def _uncompressed(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse a compressed body, unread: a little of it can unpack to very much."""
    if request.headers.get("Content-Encoding", "identity").strip().lower() == "identity":
        return await handler(request)
    refusal = web.Response(status=415, headers={"Accept-Encoding": "identity"})
    refusal.force_close()
    return refusal


async def _answered(service: Service, request: web.Request) -> ApiAnswer:
    version, _, rest = request.rel_url.raw_path.lstrip("/").partition("/")
    call = ApiCall(
        method=request.method,
        path=steps(rest),
        query=query_of(request.rel_url.raw_query_string),
        headers={name.lower(): value for name, value in request.headers.items()},
        version=version,
        root=f"{request.scheme}://{request.host}/{version}",
    )
    if not call.headers.get("authorization", "").lower().startswith("bearer "):
        return service.refuse(call, no_token())
    try:
        call.body = json_of(await request.read())
    except ApiError as refusal:
        return service.refuse(call, refusal)
    return await service.answer(call)


def _written(answer: ApiAnswer) -> web.Response:
    headers = {"OData-Version": "4.0", "Cache-Control": "no-cache", **answer.headers}
    body = answer.body
    if body is None:
        return web.Response(status=answer.status, headers=headers)
    content = body.encode() if isinstance(body, str) else orjson.dumps(body)
    return web.Response(status=answer.status, headers=headers, body=content)
