"""Places: notice that a purpose got another channel, where no message of Teams told so."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from bot.dispatch.contacts.purposes import propose_guesses, settle
from bot.jobs.polling import EXPECTED, Sleep, poll
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

EVERY = timedelta(minutes=10)
"""How often it is looked; the sync adopts teams, and people appoint, at any time."""


async def keep_places(registry: UnitOfWorkFactory, sleep: Sleep = asyncio.sleep) -> None:
    """Look at the start and every few minutes after, until cancelled.

    Args:
        registry: what is settled in.
        sleep: waits between rounds; tests pass their own.
    """
    look = partial(commit, registry, SYSTEM, _look)
    await poll(look, "places.not_settled", every=EVERY, sleep=sleep, forgives=EXPECTED)


async def _look(unit: UnitOfWork) -> None:
    await settle(unit)
    await propose_guesses(unit)
