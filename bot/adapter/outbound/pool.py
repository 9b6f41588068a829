"""The one client session that all outbound calls share: connections are kept and used again."""

from __future__ import annotations

import aiohttp

MOST_CONNECTIONS = 200
IDLE = 30.0
"""Seconds that an idle connection is kept: less than the service keeps it."""
DNS = 300
"""Seconds that a looked-up address is kept."""


class Pool:
    """Holder of the session; makes one when started, unless one was given.

    Args:
        session: somebody else's, which they close themselves.
    """

    def __init__(self, session: aiohttp.ClientSession | None = None) -> None:
        self._session = session
        self._own = session is None

    def __call__(self) -> aiohttp.ClientSession:
        """Return the session."""
        if self._session is None:
            raise RuntimeError("the adapter is not started: await adapter.start() first")
        return self._session

    async def start(self) -> None:
        """Make the session, on the loop that runs now."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=MOST_CONNECTIONS, keepalive_timeout=IDLE, ttl_dns_cache=DNS
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def close(self) -> None:
        """Close the session where it is ours."""
        if self._own and self._session is not None:
            await self._session.close()
            self._session = None
