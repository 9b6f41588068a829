"""Switch for the sync inside the bot, and the event that wakes it early."""

from __future__ import annotations

import asyncio
import contextlib

from bot.settings import Mode, Settings
from graph_sync.settings import SyncSettings


def switched_on(settings: Settings, sync: SyncSettings) -> bool:
    """Return whether the bot keeps Teams aligned by itself: as set, or in a try-out."""
    if settings.sync is not None:
        return settings.sync
    return settings.mode is Mode.LOCAL and bool(sync.graph_url) and sync.graph_is_local


class Wakeup:
    """Wakes the controller."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._urgent = False

    def ring(self, *, urgent: bool = False) -> None:
        """Have a round begin now.

        Args:
            urgent: somebody waits for it.
        """
        self._urgent = self._urgent or urgent
        self._rung.set()

    async def wait(self, seconds: float) -> bool:
        """Wait until it rings, `seconds` at most; return whether somebody waits."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        urgent, self._urgent = self._urgent, False
        self._rung.clear()
        return urgent
