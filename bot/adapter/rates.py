"""Teams' rate limits, kept before the service has to enforce them.

Source: "Optimize your bot with rate limiting in Teams" (Microsoft): per bot and thread for sending
and creating, per bot and thread for members, per app and tenant for everything.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
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
    """What a call counts for: a name and the limits that hold for it."""

    name: str
    limits: tuple[Limit, ...]


@dataclass(slots=True)
class _Calls:
    """When the calls of one line went or will go, and until when the service wants none."""

    at: deque[float]
    held: float = 0.0


class Rates:
    """Gives each call the first moment at which no limit is passed.

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
        """Take the first free moment on all `lines`; returns the seconds to wait for it."""
        now = self._clock()
        known = [(line, self._calls(line)) for line in lines]
        moment = max([now, *(_first_free(line, calls) for line, calls in known)])
        for _, calls in known:
            calls.at.append(moment)
        return moment - now

    def note(self, *lines: Line) -> None:
        """Count a call that goes now whatever the limits say: an answer to a person."""
        now = self._clock()
        for line in lines:
            self._calls(line).at.append(now)

    def hold(self, line: Line, seconds: float) -> None:
        """The service asked for rest: no reserved call on this line before it is over."""
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
            calls = self._lines[line.name] = _Calls(deque(maxlen=longest))
            if len(self._lines) > MOST_LINES:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(line.name)
        return calls


def _first_free(line: Line, calls: _Calls) -> float:
    at = calls.at
    moments = [
        at[-limit.calls] + limit.seconds + MARGIN for limit in line.limits if len(at) >= limit.calls
    ]
    # Never before a call that is already planned: the windows count in order.
    return max([calls.held, *moments, *([at[-1]] if at else [])])
