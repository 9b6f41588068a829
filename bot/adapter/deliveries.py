"""The same activity delivered twice is handled once; who asks again gets the same answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.adapter.memory import Memory

MINUTES_15 = 15 * 60.0
MOST = 5_000

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Reply:
    """The HTTP answer of a turn."""

    status: int
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Delivery(Generic[C]):
    """A turn under way or done.

    Attributes:
        turn: the context that it runs with.
        task: runs it; its result is the HTTP answer.
    """

    turn: C
    task: asyncio.Task[Reply]


class Deliveries(Generic[C]):
    """Turns by the key of their activity, for a quarter of an hour.

    In memory: across a restart the registry's own record of what was done guards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._known: Memory[str, Delivery[C]] = Memory(MOST, MINUTES_15, clock)
        self._running: set[asyncio.Task[Any]] = set()

    def once(self, key: str, start: Callable[[], Delivery[C]]) -> tuple[Delivery[C], bool]:
        """The delivery under `key`, started when it is the first; and whether it was."""
        known = self._known.get(key)
        if known is not None:
            return known, False
        delivery = start()
        self._known.put(key, delivery)
        self._running.add(delivery.task)
        delivery.task.add_done_callback(self._running.discard)
        return delivery, True

    async def drain(self, seconds: float) -> None:
        """Let turns under way end, and cut off those that take longer than `seconds`."""
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
