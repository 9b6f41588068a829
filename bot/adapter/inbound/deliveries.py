"""Deduplication of deliveries: an activity is handled once, and a repeat gets the same answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeVar

from cachetools import TTLCache

MINUTES_15 = 15 * 60.0
MOST_BYTES = 16 * 1024 * 1024
"""Of all replies together; a card is up to 28 kB."""
BESIDE = 500
"""Bytes that a reply takes beside its body: its key, and what holds them."""

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Reply:
    """The HTTP answer of a turn."""

    status: int
    body: bytes | None = None
    retry_after: int = 0

    @property
    def final(self) -> bool:
        """Return whether a repeat gets the same; what was not kept is handled anew."""
        return self.status != NOT_KEPT


NOT_KEPT = 503
"""HTTP status of what could not be kept: it may come again."""

RETRY_AFTER = 10
"""Seconds until it may."""


DONE = Reply(200)
"""Of a turn whose sender waits for nothing more; one for all, since thousands are kept."""


@dataclass(frozen=True, slots=True)
class Delivery(Generic[C]):
    """A turn under way.

    Attributes:
        turn: the context that it runs with.
        task: runs it; its result is the HTTP answer.
    """

    turn: C
    task: asyncio.Task[Reply]


class Deliveries(Generic[C]):
    """Turns by the key of their activity, and their answers for a quarter of an hour.

    The turns themselves are let go once done: what is kept is small. It is kept in memory; across
    a restart the registry's own record of what was done guards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._under_way: dict[str, Delivery[C]] = {}
        self._done: TTLCache[str, Reply] = TTLCache(
            MOST_BYTES, MINUTES_15, clock, lambda reply: len(reply.body or b"") + BESIDE
        )

    def answered(self, key: str) -> Reply | None:
        """Return the answer that this delivery got before."""
        return self._done.get(key)

    def under_way(self, key: str) -> Delivery[C] | None:
        """Return the turn that handles this delivery now."""
        return self._under_way.get(key)

    def add(self, key: str, delivery: Delivery[C]) -> Delivery[C]:
        """Record a turn that has begun."""
        self._under_way[key] = delivery
        delivery.task.add_done_callback(partial(self._finished, key))
        return delivery

    async def drain(self, seconds: float) -> None:
        """Let running turns end, and cancel those that take longer than `seconds`."""
        tasks = [delivery.task for delivery in self._under_way.values()]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _finished(self, key: str, task: asyncio.Task[Reply]) -> None:
        del self._under_way[key]
        if not task.cancelled() and task.exception() is None:
            reply = task.result()
            if reply.final:
                with suppress(ValueError):  # larger than all there is room for
                    self._done[key] = _exact(reply)


def _exact(reply: Reply) -> Reply:
    """Return a reply that takes no more room than its bytes; orjson's hold on to its buffer."""
    return reply if reply.body is None else replace(reply, body=bytes(memoryview(reply.body)))
