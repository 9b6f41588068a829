"""A bucket: how many calls of one limit may be under way, so that the server never counts more.

The server counts a call somewhere between its sending and its answer, in windows of a kind that it
does not tell: fixed, sliding, or a bucket of tokens. So a place is taken when a call is sent, and
comes free a whole window after its answer arrived. Two calls that follow each other in the same
place are then further apart than the window, whenever the server counted them, and no window of
whatever kind holds more than `count`.
"""

from __future__ import annotations

import math
from collections import deque
from typing import Any

from graph_sync.limits import GraphLimit

CLOCKS_APART = 1.001
"""How much faster than ours the server's clock may go (NTP slews by at most 500 in a million)."""


class Bucket:
    """The places of one limit, for one team or channel or all together.

    Attributes:
        limit: how many, in how many of Graph's seconds.
        rank: their order by width; who waits for a wide one may hold a place in a narrower one.
        waiting: heap of who waits here, kept by the spacer.
        alarm: when the spacer looks here again, if nothing happens before.
    """

    __slots__ = (
        "_claimed",
        "_cooling",
        "_paused",
        "_probing",
        "_taken",
        "_window",
        "alarm",
        "limit",
        "rank",
        "waiting",
    )

    def __init__(self, limit: GraphLimit, speed: float) -> None:
        self.limit = limit
        self.rank = (limit.count / limit.seconds, limit.scope, limit.name)
        self.waiting: list[tuple[Any, Any]] = []
        self.alarm = math.inf
        self._window = limit.seconds * CLOCKS_APART / speed
        self._taken = 0
        self._claimed = -math.inf
        self._cooling: deque[float] = deque()
        self._paused = -math.inf
        self._probing = False

    def has_room(self, now: float) -> bool:
        """Return whether a call can be sent now."""
        cooling = self._cooling
        while cooling and cooling[0] <= now:
            cooling.popleft()
        if now < self._paused or (self._probing and self._taken):
            return False
        return self._taken + len(cooling) < self.limit.count

    def reopens(self, now: float) -> float:
        """Return when time alone may make room; infinite when that takes an answer."""
        if now < self._paused:
            return self._paused
        if self._probing and self._taken:
            return math.inf
        return self._cooling[0] if self._cooling else math.inf

    def claim(self, now: float) -> float:
        """Return when one more call could go if calls were evenly spread and nothing waited."""
        self._claimed = max(now, self._claimed + self._window / self.limit.count)
        return self._claimed

    def take(self) -> None:
        """Count a call that is about to be sent, or that holds a place to be sent later."""
        self._taken += 1

    def give_back(self) -> None:
        """Take back a call that was not sent after all."""
        self._taken -= 1

    def answered(self, now: float, sent: float) -> None:
        """Note that the answer to a call of that moment arrived, or never will.

        One that was sent after a pause, and that gave no cause for another, shows that it works.
        """
        self._taken -= 1
        self._cooling.append(now + self._window)
        if sent >= self._paused:
            self._probing = False

    def pause(self, until: float) -> None:
        """Send nothing before then, and after that one call by itself, to see whether it works."""
        self.slow_down(until)
        self._probing = True

    def is_paused(self, now: float) -> bool:
        """Return whether nothing must be sent, whatever room there is."""
        return now < self._paused

    def slow_down(self, until: float) -> None:
        """Send nothing before then."""
        self._paused = max(self._paused, until)

    def is_idle(self, now: float) -> bool:
        """Return whether there is nothing to remember."""
        while self._cooling and self._cooling[0] <= now:
            self._cooling.popleft()
        return not (self._taken or self._cooling or self._probing or now < self._paused)
