"""HTTP to Graph over one pool of connections: a request goes out, whatever comes back is told.

Nothing is repeated in here, and nothing raised for what goes wrong on the way. Why aiohttp and not
kiota's adapter: docs/decisions/0013-graph-client.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any

import aiohttp
import orjson
from yarl import URL

from graph_sync.graph.responses import GraphResponse

CONNECTIONS = 16
SECONDS_TO_CONNECT = 10.0
SECONDS_TO_ANSWER = 100.0
AGENT = "plek (github: plek in Microsoft Teams)"


class Transport:
    """Graph's address and the connections to it; made and closed on one event loop.

    Args:
        base: address with the version.
        seconds: within which an answer must have come.
    """

    def __init__(self, base: str, seconds: float = SECONDS_TO_ANSWER) -> None:
        self._base = base.rstrip("/")
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            timeout=aiohttp.ClientTimeout(total=seconds, sock_connect=SECONDS_TO_CONNECT),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": AGENT, "Accept": "application/json"},
            auto_decompress=True,
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()

    async def exchange(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: Any,
        authorization: str,
        *,
        version: str = "",
    ) -> GraphResponse:
        """Make one HTTP request.

        Args:
            method: HTTP method.
            path: below the version, quoted.
            headers: besides those that every request has.
            body: sent as JSON; None for none.
            authorization: the header.
            version: instead of the one in the address; empty for that.
        """
        base = f"{self._base.rpartition('/')[0]}/{version}" if version else self._base
        sent = {"Authorization": authorization, **headers}
        data = None
        if body is not None:
            data = orjson.dumps(body)
            sent["Content-Type"] = "application/json"
        try:
            async with self._session.request(
                method,
                URL(base + path, encoded=True),
                data=data,
                headers=sent,
                allow_redirects=False,
            ) as response:
                raw = await response.read()
                arrived = monotonic()
        except aiohttp.ClientConnectorError as error:
            return GraphResponse(sent=False, trouble=type(error).__name__)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return GraphResponse(trouble=type(error).__name__)
        answer = GraphResponse(
            response.status, lowered(response.headers), authorization=authorization
        )
        answer.arrived = arrived
        if raw:
            _read(answer, raw)
        return answer


def _read(answer: GraphResponse, raw: bytes) -> None:
    try:
        answer.body = orjson.loads(raw)
    except orjson.JSONDecodeError:
        answer.readable = False


def lowered(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers by their names in lower case."""
    return {name.lower(): value for name, value in headers.items()}
