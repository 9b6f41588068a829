"""Reconcile the ledger with the observed state, in memory.

What was asked for and has appeared is there; what was being made when we were stopped, and is
found, is ours; where the registry and Teams have come to say the same, that is what was agreed on;
what somebody deleted is gone. All of it is worked out in memory, so that a plan can be made of it
without writing, and is written by who applies plans. What is not shown is a sighting at first, and
nothing is lost by it: only what was confirmed missing is gone (graph_sync.ledger.sightings).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from graph_sync.ledger.ledger import Ledger, LedgerEntry, LedgerRoster
from graph_sync.ledger.rosters import RosterLook, departed, met
from graph_sync.ledger.sightings import SECOND_LOOK, places_of, sighted
from graph_sync.model.keys import app_key
from graph_sync.model.shapes import (
    GENERAL,
    DesiredChannel,
    DesiredState,
    DesiredTab,
    DesiredTeam,
    ObservedChannel,
    ObservedState,
    ObservedTab,
    ObservedTeam,
)
from registry.core.reference.teams_names import folded_name


def reconcile_ledger(
    desired: DesiredState,
    observed: ObservedState,
    ledger: Ledger,
    now: datetime,
    *,
    second_look: timedelta = SECOND_LOOK,
) -> Ledger:
    """Return the ledger as it is after a look at Teams.

    Args:
        desired: what the registry wants.
        observed: what Teams shows; teams that were not read further stay as they are.
        ledger: as it was kept.
        now: the time, by the database's clock.
        second_look: how long an adopted place settles.
    """
    entries, rosters = dict(ledger.entries), dict(ledger.rosters)
    inside: dict[str, list[LedgerEntry]] = {}
    for entry in ledger.entries.values():
        if entry.team:
            inside.setdefault(entry.team, []).append(entry)
    for entry in ledger.entries.values():
        if entry.kind == "team" and entry.state != "gone" and entry.slug not in observed.unread:
            found = _TeamReconciliation(desired, observed, ledger, entry, now, second_look)
            if found.team is None or found.team.deleted:
                continue
            parts = inside.get(entry.slug, ())
            news = [found.of_team(), *map(found.of_part, parts), *found.unnoted()]
            entries |= {one.slug: one for one in news}
            rosters |= {one.slug: one for one in found.rosters()}
    # Gone things keep their entry, and give their id free: Teams may show it under another key.
    by_id = {one.graph_id: key for key, one in entries.items() if _findable(one)}
    after = replace(ledger, entries=entries, by_id=by_id, rosters=rosters)
    return replace(after, sightings=sighted(desired, observed, after, now))


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
        second_look: timedelta,
    ) -> None:
        self._everything = desired
        self._desired = desired.teams.get(entry.slug)
        self._observed = observed
        self._ledger = ledger
        self._entry = entry
        self._now = now
        self._second_look = second_look
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
            lost = entry.state in ("live", "archived") and self._is_confirmed(entry.slug)
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
        app = self._ledger.entries.get(app_key(self._entry.slug))
        if out and app is not None and app.state == "live" and not self._is_confirmed(app.slug):
            return entry  # one list without the app proves nothing
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
        for seen in places_of(desired, team, self._everything, self._observed, self._ledger):
            known = self._ledger.rosters.get(seen.key)
            place = self._ledger.entries.get(seen.key)
            look = RosterLook(
                seen,
                self._observed,
                self._now,
                self._second_look,
                adopted=place is not None and place.adopted,
            )
            kept = departed(known or LedgerRoster(slug=seen.key), seen)
            yield met(kept, look, new=known is None)

    def _is_confirmed(self, mark: str) -> bool:
        return mark in self._observed.confirmed


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
        entry = _with(entry, name=found.name, interim="")
    return (
        _with(entry, description=found.description)
        if (desired.description == found.description)
        else entry
    )


def _linked(entry: LedgerEntry, url: str) -> LedgerEntry:
    return _with(entry, url=url) if url else entry
