"""A port that is served within limits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.http.connections import Connection, Connections, Limits

_BACKLOG = 128
_CLOSING = 5.0


class GuardedSite(web.BaseSite):
    """A TCP port whose connections keep to limits.

    Args:
        runner: of the application, set up.
        host: address to listen on.
        port: 0 takes a free one.
        limits: what the senders may hold.
    """

    __slots__ = ("_crowd", "_host", "_limits", "_port")

    def __init__(self, runner: web.AppRunner, host: str, port: int, limits: Limits) -> None:
        super().__init__(runner)
        self._host = host
        self._port = port
        self._limits = limits
        self._crowd = Connections(limits.connections)

    @property
    def name(self) -> str:
        """Address, for aiohttp."""
        return f"http://{self._host}:{self._port}"

    async def start(self) -> None:
        """Open the port."""
        await super().start()
        self._server = await asyncio.get_running_loop().create_server(
            self._connection, self._host, self._port, backlog=_BACKLOG
        )

    def _connection(self) -> Connection:
        server = self._runner.server
        if server is None:  # the runner is being closed
            raise ConnectionAbortedError
        return Connection(server, self._crowd, self._limits)


@asynccontextmanager
async def served(
    app: web.Application, host: str, port: int, limits: Limits | None = None
) -> AsyncIterator[int]:
    """Serve an application while the block runs; yields its port.

    Raises:
        OSError: the port can't be taken.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_CLOSING)
    await runner.setup()
    try:
        await GuardedSite(runner, host, port, limits or Limits()).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
