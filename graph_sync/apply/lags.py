"""How long Microsoft takes to know of what was made just now: learnt from one, used for all.

A new group, a new account or somebody's place in a team is known to other parts of Graph only after
a while, and how long nobody says. Each team looking for itself, again and again, would cost more
calls than the work. So the looks at things of one kind are shared out: what one look showed tells
the others when theirs is worth a call.
"""

from __future__ import annotations

import asyncio
import math
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from graph_sync.graph.errors import Missing, NotReady

T = TypeVar("T")

SHORTEST, LONGEST = 3.0, 60.0
"""Graph's seconds between two looks at things of one kind, at least and at most."""
GROWTH = 0.15
"""By which part of the age the pause grows: nothing is found later than that part too late."""
ALONE = 90.0
"""At this age a thing is looked at whatever others showed, and at each doubling of it: one that
never comes must not keep all others from being looked at."""
HELD = 2.0
"""For so many of Graph's seconds others wait at most for the answer to a look that is under way."""

YOUNG_GROUP = "young-group"
"""Teams does not know the group yet that was made for a team."""
ROSTER = "roster"
"""Teams does not show somebody yet who was put in the team's group."""
ACCOUNT = "account"
"""The directory does not know somebody's account yet, who was invited just now."""


class StillWaiting(Exception):
    """Microsoft is not that far, longer than we wait: no failure, the next look goes on.

    Attributes:
        why: the code of what is waited for.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class Lag:
    """The lag of one kind of thing, as it was seen in this application; all in Graph's seconds.

    Attributes:
        ready: the lowest age at which such a thing was there.
        unready: the highest age at which one was not.
        scouts: how many are looked at at this moment.
        news: set when something was learnt, then made anew.
    """

    ready: float = math.inf
    unready: float = -1.0
    scouts: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def due(self, looked: float) -> float:
        """Return the age at which a thing is worth a look that was last looked at at this age.

        Args:
            looked: negative when it was not looked at yet.
        """
        if looked < self.ready < math.inf:
            return self.ready
        after = max(looked, self.unready)
        if after < 0:
            return 0.0
        shared = after + min(max(after * GROWTH, SHORTEST), LONGEST)
        return min(shared, max(ALONE, 2 * looked)) if looked < self.unready else shared

    def found(self, age: float) -> None:
        """Learn that a thing of this age was there."""
        self.ready = min(self.ready, age)
        self._tell()

    def not_yet(self, age: float) -> None:
        """Learn that a thing of this age was not there."""
        self.unready = max(self.unready, age)
        self._tell()

    def _tell(self) -> None:
        self.news.set()
        self.news = asyncio.Event()


class Lags:
    """The lags of one application.

    Args:
        speed: how many times faster than ours Graph's clock goes.
    """

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._of: dict[str, Lag] = defaultdict(Lag)

    @property
    def time(self) -> float:
        """Graph's seconds since some moment."""
        return asyncio.get_running_loop().time() * self._speed

    def of(self, kind: str) -> Lag:
        """Return what is known of one kind of thing."""
        return self._of[kind]

    @asynccontextmanager
    async def look(
        self, kind: str, born: float, looked: float, until: float
    ) -> AsyncIterator[float]:
        """Wait until a thing is worth a look, by what is known by then; give its age.

        Args:
            kind: of what is new.
            born: when it was made.
            looked: at which age it was last looked at; negative when it was not.
            until: when it is looked at in any case.
        """
        lag, came = self._of[kind], math.inf
        while True:
            now, due = self.time, lag.due(looked)
            pause = min(born + due, until) - now
            came = min(came, now) if pause <= 0 else math.inf
            # One look under way tells all that wait for it, so they let it come back first.
            if pause <= 0 and lag.scouts and lag.ready == math.inf:
                pause = min(came + HELD, until) - now
            if pause <= 0:
                break
            with suppress(TimeoutError):
                async with asyncio.timeout(pause / self._speed):
                    await lag.news.wait()
        lag.scouts += 1
        try:
            yield self.time - born
        finally:
            lag.scouts -= 1

    async def attempt(
        self,
        kind: str,
        born: float,
        patience: float,
        work: Callable[[], Awaitable[T]],
        tell: Callable[[float], Awaitable[None]] | None = None,
    ) -> T:
        """Do what needs something new as soon as that is known, in as few tries as that takes.

        Args:
            kind: of what is new.
            born: when it was made.
            patience: Graph's seconds to go on trying.
            work: tries once.
            tell: is told for how many seconds more it is tried at most.

        Raises:
            Missing, NotReady: it is not known after that time.
        """
        lag, looked, until = self._of[kind], -1.0, self.time + patience
        while True:
            async with self.look(kind, born, looked, until) as age:
                try:
                    reply = await work()
                except (Missing, NotReady):
                    lag.not_yet(age)
                    looked = age
                    if self.time >= until:
                        raise
                    if tell is not None:
                        await tell(until - self.time)
                else:
                    # By the age when the answer came: the call may have stood in line before.
                    lag.found(self.time - born)
                    return reply
