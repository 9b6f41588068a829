"""Events that could not be kept or failed: what arrived is handled later, however that comes.

What Teams tells without anybody waiting for an answer (who arrives, that the bot is in a team) is
told once, as far as is known. So it is acknowledged only when it is kept: as done, or as an event
in the outbox that the worker tries again, and that the administrator sees when it goes on failing.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import ClassVar

from bot.dispatch.turn import Incoming
from registry.core.events import Event

MOST = 2_000
"""Kept while the store is away; of more, the oldest are left to the rosters."""


class TurnSetAside(Event):
    """Event: something that nobody waits for was not handled when it came; it is handled now.

    Attributes:
        incoming: what came.
        error: the class of the error, where one of ours was the reason; empty where the store was
            away.
    """

    name: ClassVar[str] = "turn.set_aside"

    incoming: Incoming
    error: str = ""


class Missed:
    """Memory of what was refused because the store was away.

    It is lost with the process: therefore the rosters are read as well.
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, Incoming] = OrderedDict()
        self._away = asyncio.Event()

    def note(self, incoming: Incoming, *, keep: bool) -> None:
        """Note that the store was away for a turn, and the turn itself where nobody waits for it.

        Args:
            incoming: what came.
            keep: whether to handle it once the store is back; who waits is told to ask again.
        """
        self._away.set()
        if not keep:
            return
        self._waiting[incoming.key] = incoming
        if len(self._waiting) > MOST:
            self._waiting.popitem(last=False)

    def waiting(self) -> tuple[Incoming, ...]:
        """Return what is to be handled, oldest first; this also ends what `wait` waits for."""
        self._away.clear()
        return tuple(self._waiting.values())

    def kept(self, some: tuple[Incoming, ...]) -> None:
        """Forget what is in the outbox by now."""
        for one in some:
            if self._waiting.get(one.key) is one:
                del self._waiting[one.key]

    async def wait(self) -> None:
        """Wait until the store was away for somebody."""
        await self._away.wait()
