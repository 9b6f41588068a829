"""How many turns a person gets in a minute, and how many at once.

A turn is what somebody says, or a card that they press; pressing the same card again is the same
turn. What happens in a place (people arrive, the bot is added) is nobody's turn. Who goes on beyond
it hears so once; a button is answered all the same, as Teams would show an error otherwise.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum

from cachetools import LRUCache

from bot.dispatch.turn import Incoming, Kind

MINUTE = 60.0
AT_ONCE = 3
"""Turns of one person that run side by side; who sends more makes themselves wait, nobody else."""
_REMEMBERED = 20_000
_PRESSED = frozenset(
    {Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT, Kind.TYPEAHEAD}
)
_COUNTED = _PRESSED | {Kind.TEXT}


class Verdict(Enum):
    """What becomes of a turn."""

    TELL = "tell"  # the first beyond the limit: say so
    QUIET = "quiet"


@dataclass(slots=True)
class _Record:
    """Turns of one person in the last minute, oldest first: when each began, by what it was."""

    began: OrderedDict[object, float] = field(default_factory=OrderedDict)
    told: bool = False
    running: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))


class TurnLimit:
    """The limit of each person.

    Args:
        most: turns in a minute.
        most_kernteam: turns in a minute of the kernteam and administrators, who work through lists.
        clock: seconds that only go on.
    """

    def __init__(
        self, most: int, most_kernteam: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._most_kernteam = max(most, most_kernteam)
        self._clock = clock
        self._records: LRUCache[str, _Record] = LRUCache(_REMEMBERED)

    @staticmethod
    def counts(incoming: Incoming) -> bool:
        """Return whether it is a turn of a person."""
        return incoming.kind in _COUNTED and bool(incoming.person.id)

    def within(self, who: str, incoming: Incoming, *, kernteam: bool = False) -> bool:
        """Return whether a person may have this turn, and count it if so."""
        record, now = self._record(who), self._clock()
        began = record.began
        while began and next(iter(began.values())) <= now - MINUTE:
            began.popitem(last=False)
        what = _what(incoming)
        if what not in began:
            if len(began) >= (self._most_kernteam if kernteam else self._most):
                return False
            began[what] = now
        record.told = False
        return True

    def beyond(self, who: str, incoming: Incoming) -> Verdict:
        """Return how to answer a turn that is too many."""
        record = self._record(who)
        if incoming.kind in _PRESSED - {Kind.SUBMIT}:
            return Verdict.TELL
        first, record.told = not record.told, True
        return Verdict.TELL if first else Verdict.QUIET

    def seconds_left(self, who: str) -> int:
        """Return after how many seconds there is room for the next turn."""
        began = self._record(who).began
        oldest = next(iter(began.values()), self._clock() - MINUTE)
        return max(1, round(oldest + MINUTE - self._clock()))

    @asynccontextmanager
    async def running(self, who: str) -> AsyncIterator[None]:
        """Hold one of a person's places among the turns that run."""
        async with self._record(who).running:
            yield

    def _record(self, who: str) -> _Record:
        record = self._records.get(who)
        if record is None:
            record = self._records[who] = _Record()
        return record


def _what(incoming: Incoming) -> object:
    """Return what is the same for two presses of one card; a message is each time another."""
    if incoming.kind in _PRESSED and incoming.card:
        return (incoming.place.root, incoming.card)
    if incoming.kind is Kind.TYPEAHEAD:  # a question at each letter
        return (incoming.place.root, incoming.dataset)
    return object()
