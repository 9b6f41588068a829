"""The sandbox's own time, which can go faster than ours or be stepped by hand."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """Simulated time, in seconds since 1970.

    Attributes:
        started: when this clock began.
    """

    def __init__(self, start: float | None = None, speed: float = 1.0) -> None:
        """Begin.

        Args:
            start: the first moment; now, when it is left out.
            speed: simulated seconds per real second; 0 stands still until it is stepped.
        """
        self.started = time.time() if start is None else start
        self._base = self.started
        self._since = time.monotonic()
        self._speed = speed
        self._stepped: set[asyncio.Event] = set()

    @property
    def now(self) -> float:
        """The simulated moment."""
        return self._base + (time.monotonic() - self._since) * self._speed

    @property
    def elapsed(self) -> float:
        """Simulated seconds since the beginning."""
        return self.now - self.started

    @property
    def speed(self) -> float:
        """Simulated seconds per real second."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._base, self._since = self.now, time.monotonic()
        self._speed = speed
        self.wake()

    def advance(self, seconds: float) -> None:
        """Step on, whatever the speed."""
        self._base += seconds
        self.wake()

    async def reach(self, moment: float) -> None:
        """Wait until a simulated moment, or until the clock was stepped or `wake` was called."""
        stepped = asyncio.Event()
        self._stepped.add(stepped)
        left = moment - self.now
        try:
            async with asyncio.timeout(_real(left, self._speed)):
                if left > 0:
                    await stepped.wait()
        except TimeoutError:
            return
        finally:
            self._stepped.discard(stepped)

    def wake(self) -> None:
        """Let who waits look again at what they wait for."""
        for stepped in self._stepped:
            stepped.set()


def _real(seconds: float, speed: float) -> float | None:
    """Real seconds in which simulated ones pass; None for never."""
    return seconds / speed if speed and seconds < float("inf") else None


def iso(moment: float) -> str:
    """Return a moment as Graph writes it."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> float:
    """Return what Graph's way of writing a moment means.

    Raises:
        ValueError: it is no moment.
    """
    read = datetime.fromisoformat(text)
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()
