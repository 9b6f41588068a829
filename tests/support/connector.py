"""A local Bot Connector: keeps what it is sent, and fails when told to."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import web

from tests.support.issuer import serving


@dataclass(frozen=True, slots=True)
class Fault:
    """How one call goes wrong.

    Attributes:
        status: of the answer; 0 cuts the connection instead.
        code: Bot Framework's error code in the body.
        taken: the call takes effect nevertheless.
        retry_after: header to answer with.
        when: which calls it hits; all when not given.
        body: sent instead of the error object.
    """

    status: int
    code: str = "Fault"
    taken: bool = False
    retry_after: str = ""
    when: Callable[[web.Request], bool] = lambda _: True
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """One call as it arrived, whether or not it took effect.

    Attributes:
        method: HTTP method.
        path: below `/v3`, as it was quoted on the wire.
        query: decoded.
        body: parsed JSON, None without a body.
        authorization: the header.
        taken: it took effect.
    """

    method: str
    path: str
    query: dict[str, str]
    body: Any
    authorization: str
    taken: bool

    @property
    def targeted(self) -> bool:
        """Whether it concerns a targeted message."""
        return self.query.get("isTargetedActivity") == "true"


@dataclass(slots=True)
class Connector:
    """The connector.

    Attributes:
        url: the service URL to give to activities.
        calls: everything that arrived.
        faults: taken from the left, each by the first call that it fits.
        roster: members that `pagedmembers` gives.
        page_size: of the roster, at most; the caller's wish counts too.
    """

    url: str = ""
    calls: list[Called] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    always: Fault | None = None
    roster: list[dict[str, Any]] = field(default_factory=list)
    page_size: int = 500
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def taken(self) -> list[Called]:
        """The calls that took effect."""
        return [call for call in self.calls if call.taken]

    @property
    def posted(self) -> list[Any]:
        """The messages that were posted, in order."""
        return [
            call.body for call in self.taken if call.method == "POST" and "/activities" in call.path
        ]

    async def until(self, fits: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait until something is so, looking again at each call."""
        async with asyncio.timeout(seconds):
            while not fits():
                self._changed.clear()
                await self._changed.wait()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer any call."""
        fault = self._fault(request)
        taken = fault is None or fault.taken
        self.calls.append(
            Called(
                request.method,
                request.raw_path.partition("/v3")[2].partition("?")[0],
                dict(request.query),
                await request.json() if request.can_read_body else None,
                request.headers.get("Authorization", ""),
                taken,
            )
        )
        self._changed.set()
        if fault is None:
            return self._answer(request)
        if not fault.status:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
        if fault.body is not None:
            return web.Response(status=fault.status, text=fault.body, headers=headers)
        error = {"error": {"code": fault.code, "message": "made up"}}
        return web.json_response(error, status=fault.status, headers=headers)

    def _fault(self, request: web.Request) -> Fault | None:
        for fault in self.faults:
            if fault.when(request):
                self.faults.remove(fault)
                return fault
        if self.always is not None and self.always.when(request):
            return self.always
        return None

    def _answer(self, request: web.Request) -> web.Response:
        if request.path.endswith("/pagedmembers"):
            return self._page(request)
        if request.method == "DELETE":
            return web.Response(status=200)
        if request.path.endswith("/v3/conversations"):
            return web.json_response({"id": f"a:opened-{next(self._numbers)}"}, status=201)
        return web.json_response({"id": f"m{next(self._numbers)}"}, status=201)

    def _page(self, request: web.Request) -> web.Response:
        start = int(request.query.get("continuationToken") or 0)
        size = min(self.page_size, int(request.query.get("pageSize", "50")))
        page: dict[str, Any] = {"members": self.roster[start : start + size]}
        if start + size < len(self.roster):
            page["continuationToken"] = str(start + size)
        return web.json_response(page)


@asynccontextmanager
async def running_connector() -> AsyncGenerator[Connector]:
    """A connector that serves."""
    connector = Connector()
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", connector.handle)
    async with serving(app) as root:
        connector.url = f"{root}/teams/"
        yield connector
