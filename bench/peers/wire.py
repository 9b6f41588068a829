"""HTTP/1.1 with nothing to spare: the measuring side must not be what is measured.

A server that is connector and issuer at once, and a client that keeps connections open. Both read
Content-Length bodies only, which is what the bots under test send.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

HEAD_END = b"\r\n\r\n"


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


@dataclass(slots=True)
class _Reader:
    """Parser that cuts a stream into messages of head and body."""

    waiting: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> list[tuple[bytes, bytes]]:
        self.waiting += data
        found = []
        while (end := self.waiting.find(HEAD_END)) >= 0:
            head = bytes(self.waiting[:end])
            start, stop = end + 4, end + 4 + _length(head)
            if len(self.waiting) < stop:
                break
            found.append((head, bytes(self.waiting[start:stop])))
            del self.waiting[:stop]
        return found


@dataclass(slots=True)
class Services:
    """Fake services that the bots call: fixed pages, and 201 with an id for each post.

    Attributes:
        pages: JSON by path, for the issuer.
        posted: replies taken so far.
        last: the latest of them.
    """

    pages: Mapping[bytes, bytes]
    posted: int = 0
    last: bytes = b""

    def answer(self, head: bytes, body: bytes) -> bytes:
        """Return the HTTP answer to a request."""
        method, path, _ = head.split(b" ", 2)
        if method == b"GET":
            return _written(b"200 OK", self.pages.get(path, b"{}"))
        if b"/activities" in path:
            self.posted += 1
            self.last = body
        return _written(b"201 Created", b'{"id":"m1"}')


def _written(status: bytes, body: bytes) -> bytes:
    return b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        status,
        len(body),
        body,
    )


class ServerSide(asyncio.Protocol):
    """One connection to the services."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._reader = _Reader()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport to answer on."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        for head, body in self._reader.feed(data):
            self._transport.write(self._services.answer(head, body))  # type: ignore[attr-defined]


class ClientSide(asyncio.Protocol):
    """One kept-open connection to a bot: sends its share of the turns one after another."""

    def __init__(self, turns: deque[bytes], done: asyncio.Future[None]) -> None:
        self._turns = turns
        self._done = done
        self._reader = _Reader()
        self.statuses: dict[int, int] = {}
        self.seconds: list[float] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the first turn."""
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        """Note the answer and send the next turn."""
        for head, _ in self._reader.feed(data):
            status = int(head.split(b" ", 2)[1])
            self.statuses[status] = self.statuses.get(status, 0) + 1
            self.seconds.append(time.perf_counter() - self._sent)
            self._next()

    def connection_lost(self, _error: Exception | None) -> None:
        """Handle the bot closing: what is left of its turns is missing from the count."""
        if not self._done.done():
            self._done.set_result(None)

    def _next(self) -> None:
        if not self._turns:
            self._transport.close()
            return
        self._sent = time.perf_counter()
        self._transport.write(self._turns.popleft())  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement.

    Attributes:
        turns: answered with 200.
        other: answered otherwise, or not at all.
        seconds: it took in all.
        cpu_seconds: of the processor that the bot used; 0 where that is not known.
        median, worst: seconds of one turn; `worst` is the 99th of 100.
    """

    turns: int
    other: int
    seconds: float
    median: float
    worst: float
    cpu_seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Turns per second."""
        return self.turns / self.seconds


async def drive(port: int, turns: Sequence[bytes], concurrent: int) -> Run:
    """Send turns to a bot over `concurrent` connections and measure."""
    loop = asyncio.get_running_loop()
    waiting = deque(turns)
    started = time.perf_counter()
    pairs = []
    for _ in range(concurrent):
        done: asyncio.Future[None] = loop.create_future()
        make: Callable[[], ClientSide] = lambda done=done: ClientSide(waiting, done)  # type: ignore[misc]  # noqa: E731
        pairs.append((await loop.create_connection(make, "127.0.0.1", port), done))
    await asyncio.gather(*(done for _, done in pairs))
    seconds = time.perf_counter() - started
    clients = [client for (_, client), _ in pairs]
    good = sum(client.statuses.get(200, 0) + client.statuses.get(201, 0) for client in clients)
    times = sorted(second for client in clients for second in client.seconds) or [0.0]
    return Run(
        good, len(turns) - good, seconds, times[len(times) // 2], times[len(times) * 99 // 100]
    )


numbers = count(1)
"""Activity ids: no turn is a repeat of another."""
