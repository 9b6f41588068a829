"""How long to wait before the next try: twice as long each time, up to a limit.

The one formula of all that is tried again. Most of it is no loop that runs in one go (a message of
the outbox, a job of the controller and a card that was refused are tried by whoever comes by, and
the number of tries is kept), so it is a function of that number. What loops in one go hands it to
tenacity as its `wait`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

_MOST_DOUBLED: Final = 64  # beyond what any `longest` allows, and far from what a float can't hold


@dataclass(frozen=True, slots=True)
class ExponentialDelay:
    """Delays that double.

    Attributes:
        first: seconds to wait after the first try that failed.
        longest: seconds that are never exceeded.
        spread: whether to draw from the upper half of each delay, so that those who failed
            together don't come back together.
    """

    first: float
    longest: float
    spread: bool = False

    def after(self, tries: int) -> float:
        """Seconds to wait when `tries` tries have failed; `tries` begins at 1."""
        delay = min(self.longest, self.first * 2.0 ** min(tries - 1, _MOST_DOUBLED))
        if self.spread:
            return random.uniform(delay / 2, delay)  # noqa: S311  # spreads callers, no secret
        return delay
