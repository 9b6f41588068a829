"""The database's clock: the one time that all hosts with this database agree on.

Leases, terms and what is due are compared by whoever reads them, on any host, and the clocks of
hosts differ, some by minutes. So the database is asked for its time, now and then, and in between
this process counts on from there by a clock that nobody sets.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from registry.core.clock import utcnow
from registry.store.engine.connection import Executor

Clock = Callable[[], datetime]

ASK_EVERY = 30.0
"""Seconds after which the database is asked again."""
JUMP = 1.0
"""Seconds by which this machine's clock may move against the steady one before that too is a reason
to ask: a machine that slept counted nothing."""


class DatabaseClock:
    """The time of a database.

    Args:
        given: says the time instead, for tests; the database is never asked then.
    """

    def __init__(self, given: Clock | None = None) -> None:
        self._given = given
        self._told: datetime | None = None  # the database's time at `_at` of the steady clock
        self._at = 0.0
        self._doubt = 0.0
        self._asked = 0.0
        self._ahead = 0.0

    async def now(self, executor: Executor) -> datetime:
        """Return the database's time.

        Args:
            executor: an open transaction, in which it is asked for where that is due.

        Raises:
            StoreError: the database fails.
        """
        if self._given is None and self._is_due():
            await self._ask(executor)
        return self()

    def __call__(self) -> datetime:
        """Return the database's time as far as it is known; this machine's while it is not."""
        if self._given is not None:
            return self._given()
        if self._told is None:
            return utcnow()
        return self._told + timedelta(seconds=time.monotonic() - self._at)

    def _is_due(self) -> bool:
        steady = time.monotonic()
        moved = abs(time.time() - steady - self._ahead)
        return self._told is None or steady - self._asked >= ASK_EVERY or moved > JUMP

    async def _ask(self, executor: Executor) -> None:
        sent = time.monotonic()
        told = await executor.run(_time_of, quick=True)
        heard = time.monotonic()
        self._asked, self._ahead = heard, time.time() - heard
        middle, doubt = (sent + heard) / 2, (heard - sent) / 2 + 0.001
        if self._told is not None:
            known = self._told + timedelta(seconds=middle - self._at)
            if abs((told - known).total_seconds()) <= doubt + self._doubt:
                return  # no better than what is known: time is not to go back and forth
        self._told, self._at, self._doubt = told, middle, doubt


def _time_of(connection: sa.Connection) -> datetime:
    if connection.dialect.name == "postgresql":
        told: datetime = connection.execute(sa.select(sa.func.clock_timestamp())).scalar_one()
        return told.astimezone(UTC)
    text = sa.select(sa.func.strftime("%Y-%m-%dT%H:%M:%f", "now"))
    return datetime.fromisoformat(connection.execute(text).scalar_one()).replace(tzinfo=UTC)
