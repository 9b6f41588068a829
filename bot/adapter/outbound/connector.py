"""One call to a Bot Connector over a pooled connection: errors told apart by what they mean."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import aiohttp
import orjson
from yarl import URL

from bot.adapter.outbound.rate_limit import Line, Rates
from bot.adapter.outbound.retry import REFUSED_FOR_NOW, Again, persist, retry_after
from bot.adapter.outbound.tokens import Tokens
from bot.adapter.wire.addresses import Addresses
from bot.adapter.wire.json_body import to_json
from bot.adapter.wire.metrics import Metrics
from bot.adapter.wire.shapes import table, text
from bot.dispatch.turn import Ambiguous, Undeliverable

TIMEOUT = aiohttp.ClientTimeout(total=15, connect=5)
PATIENCE = 60.0
"""Seconds within which a call is made again."""
_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_JSON = "application/json"


class Call(NamedTuple):
    """Request to a Bot Connector.

    Attributes:
        service_url: which one, as an inbound activity named it.
        path: below it, already quoted.
        body: sent as JSON, when there is one.
        repeatable: doing it twice is the same as doing it once.
        lines: the rate limits that it counts for.
        paced: wait for those limits. An answer to a person who waits is counted only.
    """

    method: str
    service_url: str
    path: str
    query: Mapping[str, str]
    body: Any = None
    repeatable: bool = True
    lines: tuple[Line, ...] = ()
    paced: bool = False


class Connector:
    """Client that retries calls the service did not take, never those it may have taken.

    Args:
        session: gives the client session; a function, since sessions start with the loop.
        tokens: the bot's own tokens.
        addresses: which service URLs may be called.
        rates: the limits that paced calls keep to.
        metrics: counts calls by method and status.
        patience: seconds within which a call is made again.
        sleep: waits that long.
    """

    def __init__(
        self,
        session: Callable[[], aiohttp.ClientSession],
        tokens: Tokens,
        addresses: Addresses,
        rates: Rates,
        metrics: Metrics,
        *,
        patience: float = PATIENCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._session = session
        self._tokens = tokens
        self._addresses = addresses
        self._rates = rates
        self._metrics = metrics
        self._patience = patience
        self._sleep = sleep

    async def call(self, call: Call) -> Mapping[str, Any]:
        """Make a call; return the JSON object of the answer, empty where there is none.

        Raises:
            Undeliverable: the service says no.
            Unavailable: not taken in time.
            Ambiguous: it may have been taken, and making it again could double it.
        """
        if not self._addresses.permitted(call.service_url):
            raise Undeliverable("ServiceUrlNotPermitted", 0, "only https, or loopback when local")
        url = URL(call.service_url.rstrip("/") + call.path, encoded=True)
        if call.query:
            url = url.with_query(call.query)
        body = None if call.body is None else to_json(call.body)

        async def attempt() -> Mapping[str, Any]:
            return await self._attempt(call, url, body)

        try:
            # The usual call pays nothing for the machinery of retries.
            return await attempt()
        except Again as again:
            return await persist(again, attempt, patience=self._patience, sleep=self._sleep)

    async def _attempt(self, call: Call, url: URL, body: bytes | None) -> Mapping[str, Any]:
        if call.paced:
            await self._rates.wait(*call.lines)
        else:
            self._rates.note(*call.lines)
        headers = {"Content-Type": _JSON} if body is not None else {}
        token = await self._tokens.header(url.host or "")
        if token is not None:
            headers["Authorization"] = token
        try:
            async with self._session().request(
                call.method, url, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
            ) as response:
                self._metrics.outbound(call.method, str(response.status))
                if response.status < 300:
                    return await _answer(response)
                raise await self._error(call, response, token)
        except _NOT_SENT as error:
            self._metrics.outbound(call.method, "unreached")
            raise Again(f"{url.host} can't be reached ({type(error).__name__})") from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._metrics.outbound(call.method, "cut")
            raise _cut(call, url, error) from error

    async def _error(
        self, call: Call, response: aiohttp.ClientResponse, token: str | None
    ) -> Exception:
        status = response.status
        delay = retry_after(response.headers.get("Retry-After"))
        said = f"{response.url.host} answered {status}"
        if status == 429:
            for line in call.lines[:1]:
                self._rates.hold(line, delay or 1.0)
        if status in REFUSED_FOR_NOW or (status >= 500 and (call.repeatable or delay is not None)):
            return Again(said, delay)
        if status == 401 and token is not None and self._tokens.refused(token):
            return Again(said, 0.0)
        if status >= 500:
            return Ambiguous(f"{said}: the message may or may not have been taken")
        fault = table((await _answer(response)).get("error"))
        return Undeliverable(
            text(fault.get("code")) or f"Status{status}", status, text(fault.get("message"))[:200]
        )


def _cut(call: Call, url: URL, error: Exception) -> Exception:
    said = f"the connection to {url.host} was cut ({type(error).__name__})"
    return Again(said) if call.repeatable else Ambiguous(f"{said}: the message may have been taken")


async def _answer(response: aiohttp.ClientResponse) -> Mapping[str, Any]:
    """Read the JSON object of an answer; a body that breaks off leaves its status valid."""
    try:
        return table(orjson.loads(await response.read()))
    except (orjson.JSONDecodeError, aiohttp.ClientPayloadError, aiohttp.ClientConnectionError):
        return {}
