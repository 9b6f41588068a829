"""Exponential back-off for the controller's periodic jobs."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.fault_location import where
from graph_sync.errors import SyncBusy, SyncError
from graph_sync.graph.errors import GraphError
from registry.core.backoff import ExponentialDelay

log = structlog.get_logger(__name__)

SHORTEST, LONGEST = timedelta(seconds=30), timedelta(hours=1)
DELAY = ExponentialDelay(SHORTEST.total_seconds(), LONGEST.total_seconds())
BUSY = timedelta(seconds=15)


@dataclass(slots=True)
class _Job:
    tries: int = 0
    not_before: datetime | None = None


@dataclass(slots=True)
class Backoff:
    """Periodic jobs by name; one that failed is left alone, twice as long each time.

    Attributes:
        clock: the time in UTC.
    """

    clock: Callable[[], datetime]
    _jobs: dict[str, _Job] = field(default_factory=dict)

    def forget(self) -> None:
        """Let every job be tried at once: somebody waits for it."""
        self._jobs.clear()

    async def attempt(self, name: str, job: Callable[[], Awaitable[object]]) -> bool:
        """Do a job, unless its time has not come; never raises.

        Args:
            name: which job it is, for the log and for how often it failed.
            job: what is to be done.

        Returns:
            Whether it was done.
        """
        state = self._jobs.setdefault(name, _Job())
        now = self.clock()
        if state.not_before is not None and now < state.not_before:
            return False
        try:
            await job()
        except SyncBusy:
            state.not_before = self.clock() + BUSY
        except Exception as error:  # noqa: BLE001  # the bot lives on, whatever goes wrong here
            state.tries += 1
            pause = timedelta(seconds=DELAY.after(state.tries))
            state.not_before = self.clock() + pause
            _log(name, error, state.tries, pause)
        else:
            del self._jobs[name]
            return True
        return False


def _log(name: str, error: Exception, tries: int, pause: timedelta) -> None:
    """Log a failure; an error's own words only where they are ours and quote nobody."""
    more: dict[str, object] = {}
    if isinstance(error, SyncError):
        more["says"] = str(error)
    elif isinstance(error, GraphError):
        fault = error.fault
        more |= {"status": fault.status, "code": fault.code, "request_id": fault.request_id}
    else:
        more["where"] = where(error)
    log.error(
        "sync.job_failed",
        job=name,
        error=type(error).__name__,
        tries=tries,
        again_in=pause.total_seconds(),
        reference=secrets.token_hex(4),
        **more,
    )
