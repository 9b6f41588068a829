"""Housekeeping: delete what was only kept so that nothing happens twice, scrub what was erased."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Protocol

import structlog

from bot.jobs.polling import EXPECTED, Sleep, poll

log = structlog.get_logger(__name__)

KEPT = timedelta(days=30)
"""How long a settled event and the key of a request are kept (docs/privacy.md says so)."""

DAY = timedelta(days=1)


SCRUB_EVERY = timedelta(minutes=10)
"""How soon what was erased is scrubbed from the files, where that could not be done at once."""


class Scrubbable(Protocol):
    """Store whose files may hold what was erased."""

    async def scrub(self) -> bool:
        """Scrub what could not be scrubbed at once; return whether there was anything to do."""
        ...


class Sweepable(Protocol):
    """Store whose expired rows can be deleted."""

    async def sweep(self, older_than: timedelta) -> dict[str, int]:
        """Delete what is older; return how many of each."""
        ...


async def keep_house(store: Sweepable, sleep: Sleep = asyncio.sleep) -> None:
    """Sweep at the start and every day after, until cancelled.

    Args:
        store: what is swept.
        sleep: waits between rounds; tests pass their own.
    """

    async def look() -> None:
        log.info("store.swept", **await store.sweep(KEPT))

    await poll(look, "store.not_swept", every=DAY, sleep=sleep, forgives=EXPECTED)


async def keep_scrubbed(store: Scrubbable, sleep: Sleep = asyncio.sleep) -> None:
    """Try again to scrub what was erased, until cancelled.

    Args:
        store: what is scrubbed.
        sleep: waits between rounds; tests pass their own.
    """

    async def look() -> None:
        if await store.scrub():
            log.info("store.scrubbed")

    wait, failed = SCRUB_EVERY, "store.not_scrubbed"
    await poll(look, failed, every=wait, sleep=sleep, first=wait, forgives=EXPECTED)
