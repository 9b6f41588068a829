"""Reject an implausibly empty tenant before planning."""

from __future__ import annotations

from graph_sync.errors import RegistryEmpty, TeamsUnreadable
from graph_sync.ledger.ledger import Ledger
from graph_sync.model.shapes import DesiredState, ObservedState


def doubt_registry(desired: DesiredState, ledger: Ledger) -> None:
    """Raise RegistryEmpty when the registry wants nothing at all, and something is there."""
    if _teams_in(ledger) and not desired.teams and not desired.blocked:
        raise RegistryEmpty


def doubt_teams(observed: ObservedState, ledger: Ledger) -> None:
    """Raise TeamsUnreadable when no team or no account is shown at all, and some should be."""
    teams = _teams_in(ledger)
    if teams and not observed.users:
        raise TeamsUnreadable("users", "empty", "nobody has an account, not even a team's owner")
    if teams > 1 and not observed.teams:
        raise TeamsUnreadable("teams", "empty", "none is there, not even in the bin")


def _teams_in(ledger: Ledger) -> int:
    return sum(one.kind == "team" and bool(one.graph_id) for one in ledger.entries.values())
