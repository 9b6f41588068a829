"""Teams' rate limits, kept before the service has to enforce them.

Source: "Optimize your bot with rate limiting in Teams" (Microsoft): per bot and thread for sending
and creating, per bot and thread for members, per app and tenant for everything.
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_right, insort
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import NamedTuple


class Limit(NamedTuple):
    """At most `calls` in any `seconds`."""

    calls: int
    seconds: float


THREAD = (Limit(7, 1), Limit(8, 2), Limit(60, 30), Limit(1_800, 3_600))
MEMBERS = (Limit(14, 1), Limit(16, 2), Limit(120, 30), Limit(3_600, 3_600))
TENANT = (Limit(50, 1),)
MARGIN = 0.05
"""Seconds added to each window: calls that leave in time may arrive closer together."""
MOST_LINES = 10_000


class Line(NamedTuple):
    """Rate limit bucket that a call counts for: its name and its limits."""

    name: str
    limits: tuple[Limit, ...]


@dataclass(slots=True)
class _Calls:
    """Times of a bucket's past and reserved calls, in order, and how long it is to rest."""

    longest: int
    at: list[float] = field(default_factory=list)
    held: float = 0.0

    def add(self, moment: float, now: float) -> None:
        """Record a call; of those gone, only the latest `longest` can matter."""
        insort(self.at, moment)
        if len(self.at) >= 2 * self.longest:
            gone = bisect_right(self.at, now)
            del self.at[: max(0, gone - self.longest)]


class Rates:
    """Rate limiter: gives each call the first moment at which no limit is passed.

    A call that has to wait on its own thread holds up no other thread: planned calls are fitted
    between each other on the line of the tenant that they share.

    Args:
        clock: seconds that only go up.
        sleep: waits that long.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lines: OrderedDict[str, _Calls] = OrderedDict()

    def reserve(self, *lines: Line) -> float:
        """Reserve the first free moment on all `lines`; return the seconds to wait for it."""
        now = self._clock()
        known = [(line.limits, self._calls(line)) for line in lines]
        moment = max([now, *(calls.held for _, calls in known)])
        settled = False
        while not settled:
            later = max(_first_free(limits, calls.at, moment) for limits, calls in known)
            settled, moment = later == moment, later
        for _, calls in known:
            calls.add(moment, now)
        return moment - now

    def note(self, *lines: Line) -> None:
        """Count a call that goes now whatever the limits say: an answer to a person."""
        now = self._clock()
        for line in lines:
            self._calls(line).add(now, now)

    def hold(self, line: Line, seconds: float) -> None:
        """Hold all reserved calls of this bucket for so many seconds, as the service asked."""
        calls = self._calls(line)
        calls.held = max(calls.held, self._clock() + seconds)

    async def wait(self, *lines: Line) -> None:
        """Wait for the first free moment."""
        seconds = self.reserve(*lines)
        if seconds > 0:
            await self._sleep(seconds)

    def _calls(self, line: Line) -> _Calls:
        calls = self._lines.get(line.name)
        if calls is None:
            longest = max(limit.calls for limit in line.limits)
            calls = self._lines[line.name] = _Calls(longest)
            if len(self._lines) > MOST_LINES:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(line.name)
        return calls


def _first_free(limits: tuple[Limit, ...], at: list[float], moment: float) -> float:
    """Return the first moment, from `moment` on, at which one more call passes no limit."""
    settled = False
    while not settled:
        settled = True
        for limit in limits:
            later = _pushed(limit, at, moment)
            if later > moment:
                settled, moment = False, later
                break
    return moment


def _pushed(limit: Limit, at: list[float], moment: float) -> float:
    """Return `moment`, or when a full window around it has room again at the earliest."""
    calls, span = limit.calls, limit.seconds + MARGIN
    if len(at) < calls:
        return moment
    place = bisect_right(at, moment)
    # Only windows that hold the moment can become overfull, and they reach no further than this.
    near = [*at[max(0, place - calls) : place], moment, *at[place : place + calls]]
    own = min(place, calls)
    for first in range(min(own + 1, len(near) - calls)):
        if near[first + calls] < near[first] + span:
            return near[first] + span if first < own else near[own + 1]
    return moment
