"""Refusals of the sync as a whole, each with what to do about it.

What goes wrong with one team is no error: it is set aside there, and the others go on.
"""

from __future__ import annotations

from datetime import datetime

from registry.core.errors import Failure


class SyncError(Failure):
    """Anything for which the sync as a whole does not go on."""


class SyncBusy(SyncError):
    """Another sync is running.

    Attributes:
        host, pid: the process that does.
        since: since when, as far as is known.
    """

    def __init__(self, host: str, pid: int, since: datetime | None = None) -> None:
        when = f" since {since:%H:%M} UTC" if since else ""
        super().__init__(
            f"another sync is running on {host}, process {pid}{when}: wait until it is done, "
            "or end that process"
        )
        self.host = host
        self.pid = pid
        self.since = since


class LockLost(SyncError):
    """The lock could not be kept: the database was away too long, or somebody else took over."""

    def __init__(self) -> None:
        super().__init__(
            "the sync's lock was lost, so it stopped; what was done is in the ledger: start it "
            "again and it goes on from there"
        )


class RegistryEmpty(SyncError):
    """The registry wants nothing at all: more likely a mistake than a wish."""

    def __init__(self) -> None:
        super().__init__(
            "the registry holds nothing that has a place in Teams, so nothing is changed there: "
            "load it first (plek registry load FILE), or look at PLEK_DATABASE_URL"
        )


class PlanOutdated(SyncError):
    """The changes to make are no longer the approved ones.

    Attributes:
        new: how many changes are new since then.
    """

    def __init__(self, new: int) -> None:
        super().__init__(
            f"{new} changes are new since this plan was made: make a plan again and look at it"
        )
        self.new = new


class TeamsUnreadable(SyncError):
    """Accounts or groups could not be read, so nothing is known and nothing is changed.

    Attributes:
        what: which list: `users`, `groups`, `apps` …
        why: a code of `graph_sync.quarantine`.
    """

    def __init__(self, what: str, why: str, said: str) -> None:
        super().__init__(
            f"the tenant's {what} could not be read ({why}: {said}); nothing was changed. "
            "`plek doctor` looks what is missing"
        )
        self.what = what
        self.why = why


class NoGraph(SyncError):
    """There is no Graph to talk to: not configured, or not there.

    Attributes:
        reason: what is missing.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"there is no Microsoft Graph to sync with: {reason}")
        self.reason = reason
