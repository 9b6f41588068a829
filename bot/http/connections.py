"""Connections of a server: so many, each in time, and quiet in the log.

aiohttp waits an hour for the first line of a request, takes as many connections as there are, and
logs a request that is none with what was sent (a piece of a token, when a header is too long) and a
traceback. Its `RequestHandler` is the protocol of one connection, and is made stricter here.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cache
from typing import Any

import structlog
from aiohttp import StreamReader, web
from prometheus_client import REGISTRY, CollectorRegistry, Counter

from bot.fault_location import where
from bot.http.headers import DEFAULTS

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the senders of a server may hold.

    Attributes:
        connections: at most, of all senders together: behind a proxy all come from one address.
        head: seconds from the first sign of a request until its headers are there; for the first
            request of a connection from the moment that it was opened.
        idle: seconds that a connection is kept for a next request.
        answer: seconds that a sender may take to read its answer.
        linger: seconds that the rest of a refused body is read, so that its sender sees why.
    """

    connections: int = 500
    head: float = 10.0
    idle: float = 75.0
    answer: float = 30.0
    linger: float = 2.0


class Connections:
    """The open connections of a server.

    One more than the most takes the place of the one that has longest kept us waiting: for a
    request, the rest of its body, or until its answer is read. So who opens many and says nothing,
    or little, keeps nobody out. Where all are at work, it is closed.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: dict[Connection, None] = {}
        self._waiting: dict[Connection, None] = {}

    def __len__(self) -> int:
        return len(self._open)

    def admit(self, connection: Connection) -> bool:
        """Take a new connection; False where there is no place for it."""
        if len(self._open) >= self._most:
            silent = next(iter(self._waiting), None)
            counter_in().labels("crowded").inc()
            if silent is None:
                return False
            self.leave(silent)
            silent.drop()
        self._open[connection] = None
        self._waiting[connection] = None
        return True

    def work(self, connection: Connection) -> None:
        """Note that it is our turn: all of a request is there."""
        self._waiting.pop(connection, None)

    def wait(self, connection: Connection) -> None:
        """Note that it is its sender's turn, from now on."""
        if connection in self._open:
            self._waiting.pop(connection, None)
            self._waiting[connection] = None

    def leave(self, connection: Connection) -> None:
        """Forget a connection."""
        self._open.pop(connection, None)
        self._waiting.pop(connection, None)


class Connection(web.RequestHandler):
    """Protocol of one connection.

    Args:
        manager: the server that answers.
        crowd: the connections that it is one of.
        limits: what its sender may hold.
    """

    __slots__ = ("_at_work", "_crowd", "_deadline", "_limits")

    def __init__(self, manager: web.Server, crowd: Connections, limits: Limits) -> None:
        super().__init__(
            manager,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=limits.idle,
            lingering_time=limits.linger,
            auto_decompress=False,  # it would unpack before any handler can refuse
            access_log=None,  # type: ignore[arg-type]  # aiohttp's own way to say: none
        )
        self._crowd = crowd
        self._limits = limits
        self._at_work = False
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take it, or close it at once."""
        super().connection_made(transport)
        if self._crowd.admit(self):
            self._begin_head()
        else:
            self.drop()

    def data_received(self, data: bytes) -> None:
        """Read on; the first bytes of a request start its deadline."""
        if not self._at_work and self._deadline is None:
            self._begin_head()
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Forget it."""
        self._end_head()
        self._crowd.leave(self)
        super().connection_lost(exc)

    def head_received(self, body: StreamReader) -> None:
        """Note that the headers of a request are there; what follows of it is in `body`."""
        self._end_head()
        self._at_work = True
        body.on_eof(self._all_received)

    def _all_received(self) -> None:
        if self._at_work:  # not the rest of a body that was answered already
            self._crowd.work(self)

    def drop(self) -> None:
        """Close it now, without waiting for what is on its way."""
        self._end_head()
        transport = self.transport
        self.force_close()
        if isinstance(transport, asyncio.Transport):
            transport.abort()

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Write the answer, to a sender who reads it in time; who was refused is let go."""
        if 400 <= resp.status < 500 and not resp.prepared:
            resp.force_close()
            if isinstance(resp, web.HTTPException):
                resp.text = f"{resp.status}: {resp.reason}"  # aiohttp's own may quote the sender
        self._crowd.wait(self)
        try:
            async with asyncio.timeout(self._limits.answer):
                return await super().finish_response(request, resp, start_time)
        except TimeoutError:
            counter_in().labels("slow_reader").inc()
            self.drop()
            return resp, True
        finally:
            self._at_work = False

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002  # quotes the sender
    ) -> web.StreamResponse:
        """Answer what is no request, or what failed; the log hears nothing that was sent."""
        if status < 500:
            counter_in().labels("not_http").inc()
            log.info("request_not_http", status=status, error=type(exc).__name__)
        else:
            self.log_exception("request_failed", exc_info=exc)
        if request.writer.output_size > 0:
            broken = "an answer was under way"
            raise ConnectionError(broken)
        code = "bad_request" if status < 500 else "internal"
        response = web.json_response({"error": {"code": code}}, status=status, headers=DEFAULTS)
        response.force_close()
        return response

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """Log where it failed, without words or a traceback: they may quote who sent it."""
        error = kw.get("exc_info")
        found = error if isinstance(error, BaseException) else None
        log.error(
            "request_failed",
            error=type(found).__name__ if found else str(args[0])[:80],
            where=where(found) if found else [],
        )

    def _begin_head(self) -> None:
        self._deadline = asyncio.get_running_loop().call_later(self._limits.head, self._too_slow)

    def _end_head(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_slow(self) -> None:
        counter_in().labels("slow_head").inc()
        self.drop()


@cache
def counter_in(registry: CollectorRegistry = REGISTRY) -> Counter:
    """Return how many connections were closed on who held them, by why."""
    return Counter("plek_connections_closed", "Connections closed", ("reason",), registry=registry)
