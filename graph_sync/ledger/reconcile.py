"""Reconcile the ledger with the observed state, in memory.

What was asked for and has appeared is there; what was being made when we were stopped, and is
found, is ours; where the registry and Teams have come to say the same, that is what was agreed on;
what somebody deleted is gone. All of it is worked out in memory, so that a plan can be made of it
without writing, and is written by who applies plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal

from graph_sync.ledger.ledger import Ledger, LedgerEntry, LedgerRoster
from graph_sync.model.owners import usable_owners
from graph_sync.model.shapes import (
    GENERAL,
    DesiredChannel,
    DesiredState,
    DesiredTab,
    DesiredTeam,
    ObservedChannel,
    ObservedMembership,
    ObservedState,
    ObservedTab,
    ObservedTeam,
)
from registry.core.reference.teams_names import folded_name


def reconcile_ledger(
    desired: DesiredState, observed: ObservedState, ledger: Ledger, now: datetime
) -> Ledger:
    """Return the ledger as it is after a look at Teams.

    Args:
        desired: what the registry wants.
        observed: what Teams shows; teams that were not read further stay as they are.
        ledger: as it was kept.
        now: the time.
    """
    entries, rosters = dict(ledger.entries), dict(ledger.rosters)
    inside: dict[str, list[LedgerEntry]] = {}
    for entry in ledger.entries.values():
        if entry.team:
            inside.setdefault(entry.team, []).append(entry)
    for entry in ledger.entries.values():
        if entry.kind == "team" and entry.state != "gone" and entry.slug not in observed.unread:
            found = _TeamReconciliation(desired, observed, ledger, entry, now)
            if found.team is None or found.team.deleted:
                continue
            parts = inside.get(entry.slug, ())
            news = [found.of_team(), *map(found.of_part, parts), *found.unnoted()]
            entries |= {one.slug: one for one in news}
            rosters |= {one.slug: one for one in found.rosters()}
    # Gone things keep their entry, and give their id free: Teams may show it under another key.
    by_id = {one.graph_id: key for key, one in entries.items() if _findable(one)}
    return Ledger(entries, by_id, rosters, ledger.areas, ledger.guests)


def _findable(entry: LedgerEntry) -> bool:
    return bool(entry.graph_id) and entry.state != "gone"


class _TeamReconciliation:
    """A look at one team of ours.

    Attributes:
        team: as Teams shows it; None when it does not.
    """

    def __init__(
        self,
        desired: DesiredState,
        observed: ObservedState,
        ledger: Ledger,
        entry: LedgerEntry,
        now: datetime,
    ) -> None:
        self._everything = desired
        self._desired = desired.teams.get(entry.slug)
        self._observed = observed
        self._ledger = ledger
        self._entry = entry
        self._now = now
        self.team = observed.teams.get(entry.graph_id) or self._begun()

    def _begun(self) -> ObservedTeam | None:
        """Return the group of a team whose creation was cut off before its id was noted."""
        unique = self._desired.unique_name if self._desired else ""
        if self._entry.graph_id or not unique:
            return None
        found = (one for one in self._observed.teams.values() if one.unique_name == unique)
        return next(found, None)

    def of_team(self) -> LedgerEntry:
        """Return the team's own entry."""
        entry, team, desired = self._entry, self.team, self._desired
        if team is None or team.teamless:
            return _with(entry, graph_id=team.id if team else entry.graph_id)
        if entry.state == "making":
            entry = _with(entry, graph_id=team.id, state="live", since=self._now)
        if team.channels is None and not team.archived:
            return entry  # it was not read, or not further
        if desired is not None:
            entry = _agreed(entry, desired, team)
        live = desired is not None and not desired.archived
        return self._filed(_linked(entry, team.url), archived=team.archived, live=live)

    def of_part(self, entry: LedgerEntry) -> LedgerEntry:
        """Return the entry of something in the team."""
        if self.team is None or self.team.channels is None:
            return entry
        if entry.kind == "channel":
            return self._of_channel(entry, self.team.channels)
        if entry.kind == "tab":
            return self._of_tab(entry, self.team.channels)
        installed = (self.team.apps or {}).get(self._observed.bot_app)
        return _with(entry, graph_id=installed, state="live") if installed else entry

    def _of_channel(
        self, entry: LedgerEntry, channels: Mapping[str, ObservedChannel]
    ) -> LedgerEntry:
        desired = self._channel(entry.slug)
        found = channels.get(entry.graph_id)
        if entry.state == "making" and not entry.graph_id:
            found = next(self._namesakes(entry, desired, channels.values()), None)
        if found is None:
            lost = bool(entry.graph_id) and entry.state in ("live", "archived")
            return _with(entry, state="gone", since=self._now) if lost else entry
        if entry.state in ("making", "gone"):
            entry = _with(entry, graph_id=found.id, state="live", since=self._now)
        if desired is not None:
            entry = _agreed(entry, desired, found)
        live = desired is not None
        entry = self._with_bot(entry, found, asked=desired is not None)
        return self._filed(_linked(entry, found.url), archived=found.archived, live=live)

    def _with_bot(self, entry: LedgerEntry, found: ObservedChannel, *, asked: bool) -> LedgerEntry:
        """Return a channel's entry with whether the bot is in it, where that is a question.

        In a standard channel an app of the team is by itself; out of the team it is nowhere.
        """
        wanted = asked and self._desired is not None and self._desired.bot
        if not wanted or found.kind not in ("private", "shared"):
            return _with(entry, bot="", refused="", asked_at=None) if entry.bot else entry
        apps = self.team.apps if self.team else None
        out = apps is not None and self._observed.bot_app not in apps
        return _with(entry, bot="absent") if out or not entry.bot else entry

    def unnoted(self) -> Iterator[LedgerEntry]:
        """Return what is there, and could not be noted when it was made since we were stopped."""
        desired, team = self._desired, self.team
        if desired is None or team is None or team.channels is None:
            return
        first = team.channels.get(team.general)
        if first is not None and self._is_unnoted(f"{desired.key}:{GENERAL}"):
            told = {"name": first.name, "description": first.description, "url": first.url}
            yield self._there(f"{desired.key}:{GENERAL}", "channel", first.id, **told)
        app = (team.apps or {}).get(self._observed.bot_app)
        if app and desired.bot and self._is_unnoted(f"{desired.key}:app"):
            yield self._there(f"{desired.key}:app", "app", app)

    def _is_unnoted(self, key: str) -> bool:
        known = self._ledger.entries.get(key)
        return known is None or not known.graph_id

    def _there(
        self, key: str, kind: Literal["channel", "app"], graph_id: str, **told: str
    ) -> LedgerEntry:
        return LedgerEntry(
            slug=key,
            kind=kind,
            team=self._entry.slug,
            graph_id=graph_id,
            state="live",
            since=self._now,
            **told,
        )

    def _namesakes(
        self, entry: LedgerEntry, desired: DesiredChannel | None, some: Iterable[ObservedChannel]
    ) -> Iterator[ObservedChannel]:
        """Channels that may be the one that we were making; names are unique in a team."""
        for one in some:
            kind = desired is None or one.kind == desired.kind
            free = one.id not in self._ledger.by_id
            if kind and free and folded_name(one.name) == folded_name(entry.name):
                yield one

    def _of_tab(self, entry: LedgerEntry, channels: Mapping[str, ObservedChannel]) -> LedgerEntry:
        channel, _, _ = entry.slug.partition(":tab:")
        place = self._ledger.entries.get(channel)
        shown = channels.get(place.graph_id) if place else None
        desired = self._tab(channel, entry.slug)
        for tab in (shown.tabs or ()) if shown else ():
            if entry.graph_id == tab.id:
                return self._of_found_tab(entry, desired, tab)
            same = desired is not None and tab.name == desired.name and tab.is_of(desired.app)
            ours = not entry.graph_id and same
            if ours and tab.id not in self._ledger.by_id:
                begun = _with(entry, graph_id=tab.id, state="live", since=self._now)
                return self._of_found_tab(begun, desired, tab)
        return entry

    def _of_found_tab(
        self, entry: LedgerEntry, desired: DesiredTab | None, tab: ObservedTab
    ) -> LedgerEntry:
        if desired is not None and desired.name == tab.name:
            entry = _with(entry, name=tab.name)
        return (
            _with(entry, url=tab.url) if desired is not None and desired.url == tab.url else entry
        )

    def _filed(self, entry: LedgerEntry, *, archived: bool, live: bool) -> LedgerEntry:
        """Mark an entry archived, or live, where both sides say so."""
        if archived and not live and entry.state == "live":
            return _with(entry, state="archived", since=self._now)
        if not archived and live and entry.state == "archived":
            return _with(entry, state="live", since=self._now)
        return entry

    def _channel(self, key: str) -> DesiredChannel | None:
        channels = self._desired.channels if self._desired else ()
        return next((one for one in channels if one.key == key), None)

    def _tab(self, channel: str, key: str) -> DesiredTab | None:
        desired = self._channel(channel)
        return next((one for one in (desired.tabs if desired else ()) if one.key == key), None)

    def rosters(self) -> Iterator[LedgerRoster]:
        """Return who is in the team and in its private channels."""
        team, desired = self.team, self._desired
        if team is None or desired is None:
            return
        owners = self._owners(desired)
        if team.roster is not None:
            known = _departed(self._roster(desired.key), team.roster, team.members)
            yield _met(known, team.roster, self._ids(desired.members), owners, team.members)
        for channel in desired.channels:
            entry = self._ledger.entries.get(channel.key)
            found = (team.channels or {}).get(entry.graph_id) if entry else None
            if found is not None and found.memberships is not None:
                ids = self._ids(channel.members)
                known = _departed(self._roster(channel.key), found.memberships, None)
                yield _met(known, found.memberships, ids, owners, None)

    def _roster(self, place: str) -> LedgerRoster:
        return self._ledger.rosters.get(place) or LedgerRoster(slug=place)

    def _ids(self, members: Iterable[str]) -> frozenset[str]:
        people = (self._everything.people.get(key) for key in members)
        users = (self._observed.user_of(one) for one in people if one)
        return frozenset(one.id for one in users if one)

    def _owners(self, desired: DesiredTeam) -> frozenset[str]:
        return frozenset(usable_owners(desired, self._everything, self._observed))


def _with(entry: LedgerEntry, **news: object) -> LedgerEntry:
    """Return the entry with other values; the very same object when they are its own."""
    same = all(getattr(entry, name) == value for name, value in news.items())
    return entry if same else entry.model_copy(update=news)


def _agreed(
    entry: LedgerEntry,
    desired: DesiredTeam | DesiredChannel,
    found: ObservedTeam | ObservedChannel,
) -> LedgerEntry:
    """Return what both sides call it and say of it, where that is the same by now."""
    if desired.name == found.name:
        entry = _with(entry, name=found.name)
    return (
        _with(entry, description=found.description)
        if (desired.description == found.description)
        else entry
    )


def _linked(entry: LedgerEntry, url: str) -> LedgerEntry:
    return _with(entry, url=url) if url else entry


def _departed(
    known: LedgerRoster, shown: Mapping[str, ObservedMembership], group: frozenset[str] | None
) -> LedgerRoster:
    """Return a roster without who was taken out and is no longer shown, in team nor group."""
    gone = {one for one in known.leaving if one not in shown and one not in (group or ())}
    if not gone:
        return known
    lists, moments = ("members", "owners", "left_alone"), ("asked", "leaving")
    return _with_roster(
        known,
        **{name: tuple(one for one in getattr(known, name) if one not in gone) for name in lists},
        **{
            name: {one: at for one, at in getattr(known, name).items() if one not in gone}
            for name in moments
        },
    )


def _met(
    known: LedgerRoster,
    shown: Mapping[str, ObservedMembership],
    desired: frozenset[str],
    owners: frozenset[str],
    group: frozenset[str] | None,
) -> LedgerRoster:
    """Return a place's roster after a look at who is in it.

    Args:
        known: as it was kept.
        shown: who Teams shows there.
        desired: who should be there.
        owners: who may own it.
        group: who is in the group, where that was asked. Who was put in it and is in it no longer
            was there all the same: somebody took them out. A private channel has none; who is a
            member of it and not shown was waited for when it was read.
    """
    arrived = [
        user
        for user in known.asked
        if user in shown or (user not in group if group is not None else user in known.members)
    ]
    belong = desired | owners.difference(known.left_alone)  # who owns it is put in the group too
    both = sorted(user for user in belong if user in shown)
    members = dict.fromkeys((*known.members, *arrived, *both))
    owning = dict.fromkeys((*known.owners, *sorted(owners)))
    return _with_roster(
        known,
        members=tuple(one for one in members if one in shown or one in belong),
        owners=tuple(one for one in owning if _still_owns(one, known, shown, owners)),
        asked={user: at for user, at in known.asked.items() if user not in arrived},
        left_alone=tuple(one for one in known.left_alone if one in shown and one not in desired),
    )


def _still_owns(
    user: str, known: LedgerRoster, shown: Mapping[str, ObservedMembership], owners: frozenset[str]
) -> bool:
    """Return an owner on both sides is agreed on; one on neither side is no longer."""
    membership = shown.get(user)
    owns, desired = membership is not None and membership.owner, user in owners
    return (owns and desired) or (user in known.owners and (owns or desired))


def _with_roster(known: LedgerRoster, **news: object) -> LedgerRoster:
    same = all(getattr(known, name) == value for name, value in news.items())
    return known if same else known.model_copy(update=news)
