"""Look a second time at what deviates from the ledger: by its id, or in another way.

Only what is old enough is asked for, so that a look in which all is well makes no call for it. What
is found is seen after all; what is not is confirmed. A call that fails with anything but a 404
proves nothing, and the thing stays unsure.
"""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import Collection, Coroutine, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from graph_sync.concurrency import together
from graph_sync.graph import calls
from graph_sync.graph.call import Graph, GraphCall, M
from graph_sync.graph.errors import GraphError, Missing, Refused
from graph_sync.graph.models import (
    GraphChannel,
    GraphGroup,
    GraphInstallation,
    GraphMember,
    GraphObject,
    GraphTab,
    GraphUser,
)
from graph_sync.ledger.ledger import Ledger
from graph_sync.ledger.sightings import Deviation, deviations, is_due
from graph_sync.model.keys import channel_of, team_of
from graph_sync.model.shapes import (
    DesiredState,
    ObservedChannel,
    ObservedMembership,
    ObservedState,
    ObservedTeam,
)
from graph_sync.observed.team import channel_shown, memberships_of, tab_shown
from graph_sync.observed.users import account
from graph_sync.quarantine import faulty

MOST = 300
"""Things and people that are asked for by id in one look; the others stay unsure until the next."""

log = structlog.get_logger(__name__)


async def look_again(
    graph: Graph,
    desired: DesiredState,
    ledger: Ledger,
    first: ObservedState,
    now: datetime,
    second_look: timedelta,
) -> ObservedState:
    """Return the observed state with what a second reading tells, and what it confirms.

    Args:
        graph: the door.
        desired: what the registry wants.
        ledger: what is ours, and what was seen before.
        first: the first reading.
        now: the time, by the database's clock.
        second_look: how old a sighting is before it is looked at again.
    """
    due = {key: one for key, one in ledger.sightings.items() if is_due(one, now, second_look)}
    if not due:
        return first
    found = await asyncio.to_thread(_deviations, desired, first, ledger, now)
    still = [one for mark, one in found.items() if mark in due and one.is_of(due[mark])]
    if not still:
        return first
    look = _SecondLook(graph, desired, first, ledger)
    await look.take(still[:MOST])
    after = look.observed()
    left = await asyncio.to_thread(_deviations, desired, after, ledger, now)
    confirmed = frozenset(look.answered & left.keys())
    log.info("sync.looked_again", asked=len(still), confirmed=len(confirmed))
    return replace(after, confirmed=confirmed)


def _deviations(
    desired: DesiredState, observed: ObservedState, ledger: Ledger, now: datetime
) -> dict[str, Deviation]:
    found = {one.mark: one for one in deviations(desired, observed, ledger, now)}
    return {mark: found[mark] for mark in sorted(found)}


class _SecondLook:
    """A second reading of some things.

    Attributes:
        answered: marks of which the second reading says the same as the first.
    """

    def __init__(
        self, graph: Graph, desired: DesiredState, first: ObservedState, ledger: Ledger
    ) -> None:
        self._graph = graph
        self._desired = desired
        self._first = first
        self._ledger = ledger
        self._teams = dict(first.teams)
        self._users = dict(first.users)
        self._by_email = dict(first.by_email)
        self.answered: set[str] = set()

    def observed(self) -> ObservedState:
        """Return the first reading with what the second one found."""
        return replace(self._first, teams=self._teams, users=self._users, by_email=self._by_email)

    async def take(self, some: Collection[Deviation]) -> None:
        """Ask for all of them, side by side."""
        await together(*self._readings(some))

    def _readings(self, some: Iterable[Deviation]) -> Iterator[Coroutine[Any, Any, None]]:
        by: dict[tuple[str, str], list[Deviation]] = defaultdict(list)
        for one in some:
            entry = self._ledger.entries.get(one.key)
            if not one.key:
                yield self._tried(self._account(one))
            elif one.member:
                by["people", one.key].append(one)
            elif entry is not None:
                place = channel_of(one.key) if entry.kind == "tab" else entry.team
                by[entry.kind, place].append(one)
        readers = {
            "people": self._people,
            "channel": self._channels,
            "tab": self._tabs,
            "app": self._apps,
            "team": self._lost_teams,
        }
        for (kind, place), mine in by.items():
            yield self._tried(readers[kind](place, mine))

    async def _tried(self, reading: Coroutine[Any, Any, None]) -> None:
        try:
            await reading
        except GraphError as error:  # it proves nothing: what it was about stays unsure
            log.info("sync.second_look_failed", **faulty(error))

    async def _is_missing(self, call: GraphCall) -> bool:
        try:
            await self._graph.send(call)
        except Missing:
            return True
        return False

    def _confirm(self, some: Iterable[Deviation]) -> None:
        self.answered.update(one.mark for one in some)

    def _team_of(self, key: str) -> ObservedTeam:
        """Return the team of a place, which was read: else nothing in it would deviate."""
        entry = self._ledger.entries[key]
        return self._teams[self._ledger.entries[entry.team or key].graph_id]

    # --- things

    async def _lost_teams(self, _place: str, some: list[Deviation]) -> None:
        # The list of groups lacks it, its group by id was a 404, the bin has it not.
        await together(*(self._tried(self._lost_team(one)) for one in some))

    async def _lost_team(self, one: Deviation) -> None:
        if one.graph_id in self._teams:  # a group alone, by the list
            reply = await self._graph.send(calls.get_group(one.graph_id))
            if GraphGroup.model_validate(reply.body).has_team:
                return
        if await self._is_missing(calls.get_team(one.graph_id)):
            self._confirm([one])

    async def _channels(self, place: str, some: list[Deviation]) -> None:
        team = self._teams[self._ledger.entries[place].graph_id]
        found = await together(*(self._channel(team.id, one.graph_id) for one in some))
        lost = [one for one, shown in zip(some, found, strict=True) if shown is None]
        shown = {one.id: one for one in found if one is not None}
        if lost:
            every = await self._graph.list(calls.list_all_channels(team.id), GraphChannel)
            listed = {one.id: channel_shown(one) for one in every}
            shown |= {one.graph_id: listed[one.graph_id] for one in lost if one.graph_id in listed}
            self._confirm(one for one in lost if one.graph_id not in listed)
        self._show_channels(team.id, shown.values())

    async def _channel(self, team: str, channel: str) -> ObservedChannel | None:
        try:
            reply = await self._graph.send(calls.get_channel(team, channel))
        except Missing:
            return None
        return channel_shown(GraphChannel.model_validate(reply.body))

    def _show_channels(self, team: str, some: Iterable[ObservedChannel]) -> None:
        there = dict(self._teams[team].channels or {})
        there |= {one.id: one for one in some}
        self._teams[team] = replace(self._teams[team], channels=there)

    async def _tabs(self, place: str, some: list[Deviation]) -> None:
        team, channel = self._team_of(place), self._ledger.entries[place].graph_id
        asked = [calls.find_tabs(team.id, channel, app) for app in self._apps_of(place)]
        tabs = await self._listed(asked, GraphTab)
        tabs += await self._graph.list(calls.list_tabs_plainly(team.id, channel), GraphTab)
        found = {one.id: tab_shown(one) for one in tabs}
        self._confirm(one for one in some if one.graph_id not in found)
        shown = (self._teams[team.id].channels or {})[channel]
        late = [found[one.graph_id] for one in some if one.graph_id in found]
        self._show_channels(team.id, [replace(shown, tabs=(*(shown.tabs or ()), *late))])

    async def _apps(self, place: str, some: list[Deviation]) -> None:
        team = self._teams[self._ledger.entries[place].graph_id]
        app = self._first.bot_app
        named = await self._listed([calls.find_installed_app(team.id, app)], GraphInstallation)
        plain = calls.list_installed_apps_plainly(team.id)
        listed = {one.id for one in await self._graph.list(plain, GraphInstallation)}
        # An installation of which the ledger has no id can be told by the app alone.
        listed |= (
            {"", *(one.id for one in named)} if any(_is_app(one, app) for one in named) else set()
        )
        self._confirm(one for one in some if one.graph_id not in listed)
        for one in some:
            if one.graph_id in listed:
                apps = {**(team.apps or {}), self._first.bot_app: one.graph_id}
                self._teams[team.id] = replace(self._teams[team.id], apps=apps)

    def _apps_of(self, channel: str) -> list[str]:
        """Return the apps of the tabs that a channel should have."""
        team = self._desired.teams.get(team_of(channel))
        wanted = (one for one in (team.channels if team else ()) if one.key == channel)
        return sorted({tab.app for one in wanted for tab in one.tabs})

    async def _listed(self, some: Iterable[GraphCall], model: type[M]) -> list[M]:
        """Return what is found by filters; nothing where Graph knows none of the kind."""
        try:
            pages = await together(*(self._graph.list(call, model) for call in some))
        except Refused:
            return []
        return [one for page in pages for one in page]

    # --- people

    async def _account(self, one: Deviation) -> None:
        try:
            reply = await self._graph.send(calls.get_user(one.member))
        except Missing:
            self._confirm([one])
            return
        found = account(GraphUser.model_validate(reply.body))
        self._users[found.id] = found
        for email in found.emails:
            self._by_email.setdefault(email, found.id)

    async def _people(self, place: str, some: list[Deviation]) -> None:
        team, entry = self._team_of(place), self._ledger.entries[place]
        users = [one.member for one in some]
        if entry.kind == "team":
            listed = await self._graph.list(calls.list_group_members(team.id), GraphObject)
            group = {sys.intern(one.id.lower()) for one in listed} | (team.members or set())
            shown = await self._members(team.id, "", users)
        else:
            group = None
            shown = await self._members(team.id, entry.graph_id, users)
        self._confirm(one for one in some if _is_same(one, shown, group))
        late = {user: found for user, found in shown.items() if user in users}
        self._show_people(team.id, entry.graph_id if group is None else "", late, group)

    async def _members(
        self, team: str, channel: str, users: list[str]
    ) -> dict[str, ObservedMembership]:
        """Return who of these is shown, each asked for by id.

        Raises:
            GraphError: Graph can't be asked so; a list instead would prove nothing.
        """
        asked = (
            calls.find_channel_member(team, channel, user)
            if channel
            else calls.find_team_member(team, user)
            for user in users
        )
        pages = await together(*(self._graph.list(call, GraphMember) for call in asked))
        return memberships_of(one for page in pages for one in page)

    def _show_people(
        self,
        team: str,
        channel: str,
        late: dict[str, ObservedMembership],
        group: set[str] | frozenset[str] | None,
    ) -> None:
        there = self._teams[team]
        if channel:
            one = (there.channels or {})[channel]
            self._show_channels(
                team, [replace(one, memberships={**(one.memberships or {}), **late})]
            )
            return
        members = frozenset(group) if group is not None else there.members
        roster = {**(there.roster or {}), **late}
        self._teams[team] = replace(there, roster=roster, members=members)


def _is_same(one: Deviation, shown: Collection[str], group: Collection[str] | None) -> bool:
    """Return whether somebody is missing, or there without anybody's word, this time too."""
    there, grouped = one.member in shown, group is not None and one.member in group
    if one.why == "missing":
        return not there and not grouped
    return there and (group is None or grouped)


def _is_app(installation: GraphInstallation, app: str) -> bool:
    return installation.teams_app is not None and installation.teams_app.id == app
