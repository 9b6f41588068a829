"""Whether what a change would bring about is to be seen in Teams, or in the ledger.

By this it is decided what became of a change that a new plan no longer has: it was made, or it no
longer applies. That it is missing from the new plan says neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph_sync.ledger.ledger import Ledger, LedgerEntry
from graph_sync.model.keys import app_place, channel_of, team_of
from graph_sync.model.shapes import (
    ObservedChannel,
    ObservedMembership,
    ObservedState,
    ObservedTab,
    ObservedTeam,
)
from registry.provisioning.plan import PlannedChange, ResourceKind, SyncAction

_THERE = frozenset({SyncAction.CREATE, SyncAction.ADOPT, SyncAction.MOVE, SyncAction.RESTORE})
_KEPT = ("live", "archived")


@dataclass(frozen=True, slots=True)
class Effects:
    """A look for effects.

    Args:
        observed: Teams as it was just read.
        ledger: what is ours, after that look.
        user_of: key of a member → object id.
    """

    observed: ObservedState
    ledger: Ledger
    user_of: Callable[[str], str]

    def shown(self, change: PlannedChange) -> bool:
        """Return whether it is so as the change would have it; no where that can't be seen."""
        if change.action is SyncAction.FORGET:
            return change.key not in self.ledger.entries
        if change.action is SyncAction.MOVE and change.before in self.ledger.entries:
            return False
        looks: Mapping[ResourceKind, Callable[[PlannedChange], bool]] = {
            ResourceKind.TEAM: self._place,
            ResourceKind.CHANNEL: self._place,
            ResourceKind.TAB: self._tab,
            ResourceKind.APP: self._app,
            ResourceKind.GUEST: self._guest,
            ResourceKind.MEMBER: self._membership,
        }
        return looks[change.kind](change)

    # --- places

    def _place(self, change: PlannedChange) -> bool:
        entry = self._entry(change.key)
        team = change.kind is ResourceKind.TEAM
        found = self._team(change.key) if team else self._channel(change.key)
        if entry is None or found is None:
            return False
        match change.action:
            case SyncAction.RENAME:
                return found.name == change.after
            case SyncAction.DESCRIBE:
                return found.description == change.after
            case SyncAction.ARCHIVE:
                return found.archived
            case SyncAction.UNARCHIVE:
                return not found.archived
        return change.action in _THERE and _is_meant(change, entry, found.name)

    def _team(self, key: str) -> ObservedTeam | None:
        entry = self._entry(key)
        found = self.observed.teams.get(entry.graph_id) if entry else None
        return None if found is None or found.deleted or found.teamless else found

    def _channel(self, key: str) -> ObservedChannel | None:
        entry, team = self._entry(key), self._team(team_of(key))
        return (team.channels or {}).get(entry.graph_id) if entry and team else None

    def _entry(self, key: str) -> LedgerEntry | None:
        entry = self.ledger.entries.get(key)
        return entry if entry and entry.graph_id and entry.state in _KEPT else None

    # --- what is in them

    def _tab(self, change: PlannedChange) -> bool:
        channel = self._channel(channel_of(change.key))
        tabs = channel.tabs if channel else None
        if change.action is SyncAction.REMOVE:
            there = tabs is None or any(one.id == change.graph_id for one in tabs)
            return change.key not in self.ledger.entries and not there
        entry = self._entry(change.key)
        found: ObservedTab | None = None
        if entry is not None:
            found = next((one for one in tabs or () if one.id == entry.graph_id), None)
        if entry is None or found is None:
            return False
        if change.action is SyncAction.RENAME:
            return found.name == change.after
        if change.action is SyncAction.CHANGE:
            return found.url == change.after
        return _is_meant(change, entry, found.name)

    def _app(self, change: PlannedChange) -> bool:
        place = app_place(change.key)
        if place == change.area:
            team = self._team(place)
            return team is not None and self.observed.bot_app in (team.apps or {})
        entry = self._entry(place)
        return entry is not None and entry.bot in ("enabled", "present")

    # --- people

    def _guest(self, change: PlannedChange) -> bool:
        user = self.user_of(change.member)
        return user in self.observed.users or user in self.ledger.guests

    def _membership(self, change: PlannedChange) -> bool:
        place, user = change.key.partition("/")[0], self.user_of(change.member)
        memberships, group = self._people(place)
        if memberships is None:
            return False
        found = memberships.get(user)
        inside = found is not None or user in group
        match change.action:
            case SyncAction.ADD:
                return inside
            case SyncAction.REMOVE:
                return not inside
            case SyncAction.PROMOTE:
                return found is not None and found.owner
            case SyncAction.DEMOTE:
                return not (found is not None and found.owner)
        return False

    def _people(self, place: str) -> tuple[Mapping[str, ObservedMembership] | None, frozenset[str]]:
        """Return who is in a place, and who is in its group besides."""
        if place == team_of(place):
            team = self._team(place)
            return (team.roster, team.members or frozenset()) if team else (None, frozenset())
        channel = self._channel(place)
        return (channel.memberships if channel else None), frozenset()


def _is_meant(change: PlannedChange, entry: LedgerEntry, name: str) -> bool:
    """Return whether a thing that is there is the one that the change was about."""
    if change.action is SyncAction.CREATE:
        return change.name in (name, entry.name)
    return change.graph_id in ("", entry.graph_id)
