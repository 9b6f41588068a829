"""A Graph for tests of the client: answers as told, counts in windows, keeps what it was sent."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from graph_sync.graph.client import GraphClient, opened
from graph_sync.graph.tokens import GraphAuthorization, Nobody
from tests.graph_sync.graph.throttles import Throttle
from tests.support import graph_contract as contract
from tests.support.at_once import at_once
from tests.support.issuer import serving

SPEED = 500.0
"""How much faster than ours the double's clock goes."""


@dataclass(frozen=True, slots=True)
class Canned:
    """An answer.

    Attributes:
        status: 0 cuts the connection.
        raw: sent instead of the body, as HTML.
    """

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    raw: str = ""


def error(status: int, code: str = "Code", message: str = "", **headers: str) -> Canned:
    """An answer with Graph's error object; headers by their names with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Canned(status, {"error": {"code": code, "message": message}}, named)


@dataclass(frozen=True, slots=True)
class Seen:
    """A call as it arrived, alone or in a batch.

    Attributes:
        path: below the version, with its query, as it was quoted.
        at: seconds of the double's clock.
        batch: number of the HTTP request that it came in.
        alone: it was no item of a batch.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: Any
    at: float
    batch: int
    alone: bool


def empty_list(seen: Seen) -> Canned:
    """What is answered when nothing else was told."""
    return Canned(200, {"value": []}) if seen.method == "GET" else Canned(204)


@dataclass(slots=True)
class Double:
    """The double.

    Attributes:
        told: answers by turn, each to the first call that fits.
        otherwise: answers all else.
        whole: answers to batches as a whole, by turn; None lets one pass.
        mixing: changes the items of a batch's answer.
        throttle: counts calls; refusals are kept in `refused`.
        longest: seconds (real) that a call takes at most on its way in, and out again.
        broken: what was sent that Graph's contract forbids.
        under_way, most: HTTP requests at the same time, now and ever.
    """

    url: str = ""
    speed: float = SPEED
    told: list[tuple[Callable[[Seen], bool], Canned]] = field(default_factory=list)
    otherwise: Callable[[Seen], Canned] = empty_list
    whole: deque[Canned | None] = field(default_factory=deque)
    mixing: Callable[[list[Any]], list[Any]] = list
    throttle: Throttle | None = None
    longest: float = 0.0
    seen: list[Seen] = field(default_factory=list)
    authorizations: list[str] = field(default_factory=list)
    refused: list[Seen] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    under_way: int = 0
    most: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311

    @property
    def now(self) -> float:
        """The double's clock."""
        return asyncio.get_running_loop().time() * self.speed

    @property
    def requests(self) -> int:
        """HTTP requests so far."""
        return len(self.authorizations)

    def tell(self, *answers: Canned, method: str = "", path: str = "") -> None:
        """Answer the next calls so that fit."""

        def fits(seen: Seen) -> bool:
            return method in ("", seen.method) and path in seen.path

        self.told += [(fits, answer) for answer in answers]

    async def until(self, calls: int, *, requests: int = 0) -> None:
        """Wait until so many calls, and HTTP requests, have arrived."""
        async with asyncio.timeout(30):
            while len(self.seen) < calls or self.requests < requests:
                self._changed.clear()
                await self._changed.wait()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer any HTTP request."""
        self.authorizations.append(request.headers.get("Authorization", ""))
        self._changed.set()
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            return await self._handle(request)
        finally:
            self.under_way -= 1

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        number = self.requests
        path = request.raw_path.removeprefix("/v1.0")
        headers = {name.lower(): value for name, value in request.headers.items()}
        body = await request.json() if request.can_read_body else None
        self._check(request.method, path, headers, body)
        if path == "/$batch":
            answer = await self._batch(body["requests"], number)
        else:
            seen = Seen(request.method, path, headers, body, 0.0, number, alone=True)
            answer = await self._one(seen)
        return _written(answer, request)

    def _check(self, method: str, path: str, headers: dict[str, str], body: Any) -> None:
        try:
            contract.check_request(method, path, headers, body)
        except contract.ContractBroken as broken:
            self.broken.append(str(broken))

    async def _batch(self, items: list[Any], number: int) -> Canned:
        whole = self.whole.popleft() if self.whole else None
        if whole is not None:
            return whole
        answers = await at_once(*(self._item(item, number) for item in items))
        return Canned(200, {"responses": self.mixing(list(answers))})

    async def _item(self, item: Any, number: int) -> Any:
        headers = {name.lower(): value for name, value in item.get("headers", {}).items()}
        call = (item["method"], item["url"], headers, item.get("body"))
        answer = await self._one(Seen(*call, at=0.0, batch=number, alone=False))
        made: dict[str, Any] = {"id": item["id"], "status": answer.status}
        if answer.headers:
            made["headers"] = answer.headers
        if answer.body is not None or answer.raw:
            made["body"] = answer.raw or answer.body
        return made

    async def _one(self, seen: Seen) -> Canned:
        await self._travel()
        arrived = Seen(
            seen.method, seen.path, seen.headers, seen.body, self.now, seen.batch, seen.alone
        )
        self.seen.append(arrived)
        self._changed.set()
        refusal = self.throttle and self.throttle.refusal(seen.method, seen.path, self.now)
        if refusal:
            self.refused.append(arrived)
            return error(429, "TooManyRequests", refusal, Retry_After="10")
        await self._travel()
        return self._answer(arrived)

    async def _travel(self) -> None:
        if self.longest:
            await asyncio.sleep(self.chance.uniform(0, self.longest))

    def _answer(self, seen: Seen) -> Canned:
        for pair in self.told:
            if pair[0](seen):
                self.told.remove(pair)
                return pair[1]
        return self.otherwise(seen)


def _written(answer: Canned, request: web.Request) -> web.StreamResponse:
    if not answer.status:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()
    if answer.raw:
        return web.Response(
            status=answer.status,
            text=answer.raw,
            content_type="text/html",
            headers=answer.headers,
        )
    if answer.body is None:
        return web.Response(status=answer.status, headers=answer.headers)
    return web.json_response(answer.body, status=answer.status, headers=answer.headers)


@asynccontextmanager
async def running_double(**told: Any) -> AsyncGenerator[Double]:
    """A double that serves; in the end, nothing may have been sent against Graph's contract."""
    double = Double(**told)
    app = web.Application(client_max_size=2**24)
    app.router.add_route("*", "/{any:.*}", double.handle)
    async with serving(app) as root:
        double.url = f"{root}/v1.0"
        yield double
    assert not double.broken


@asynccontextmanager
async def graph_and_double(
    authorization: GraphAuthorization | None = None, **told: Any
) -> AsyncGenerator[tuple[GraphClient, Double]]:
    """The client, and the double that it calls."""
    async with (
        running_double(**told) as double,
        opened(double.url, authorization or Nobody(), double.speed) as graph,
    ):
        yield graph, double
