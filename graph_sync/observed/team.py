"""Read a team of ours as far as its plan needs, and no further."""

from __future__ import annotations

import asyncio
import dataclasses
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from graph_sync.concurrency import together
from graph_sync.graph import calls
from graph_sync.graph.call import Graph, GraphCall, M
from graph_sync.graph.errors import Missing
from graph_sync.graph.models import (
    GraphChannel,
    GraphGroup,
    GraphInstallation,
    GraphMember,
    GraphObject,
    GraphTab,
    GraphTeam,
)
from graph_sync.graph.urls import patient
from graph_sync.ledger.ledger import Ledger, LedgerEntry
from graph_sync.model.owners import usable_owners
from graph_sync.model.shapes import (
    GENERAL,
    ChannelKind,
    DesiredChannel,
    DesiredState,
    ObservedChannel,
    ObservedMembership,
    ObservedState,
    ObservedTab,
    ObservedTeam,
)
from graph_sync.observed.users import ObservedAccounts
from registry.core.reference.teams_names import folded_name

_KINDS: Mapping[str, ChannelKind] = {
    "standard": "standard",
    "private": "private",
    "shared": "shared",
}
_YOUNG = timedelta(minutes=15)
"""For so long what was made may not be found yet everywhere (facts, "Consistency")."""
_PAUSE, _LOOKS = 10.0, 3
"""Seconds between looks for what is young, and how many more looks there are."""
_ODD = 3.0
"""Seconds that a 404 is asked again of what is known to be there: one alone is no proof (facts,
"Seen by people who run such syncs"), and would leave a whole team unread."""

I = TypeVar("I", GraphChannel, GraphGroup, GraphTab)  # noqa: E741  # an item


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """The options that hold for reading every team.

    Attributes:
        graph: the door.
        desired, ledger: what the registry wants, and what is ours.
        accounts: the tenant's accounts, when they have been read.
        tabbed: keys of channels in which tabs of ours are.
        young: key of a place → ids of what was made in it just now; teams under an empty key.
        now: the time.
    """

    graph: Graph
    desired: DesiredState
    ledger: Ledger
    accounts: asyncio.Task[ObservedAccounts]
    tabbed: frozenset[str]
    young: Mapping[str, frozenset[str]]
    now: datetime

    @classmethod
    def about(
        cls,
        graph: Graph,
        desired: DesiredState,
        ledger: Ledger,
        accounts: asyncio.Task[ObservedAccounts],
        now: datetime,
    ) -> ReadRequest:
        """Return the question that what is wanted and what is ours lead to."""
        tabbed, young = set(), defaultdict(set)
        for entry in ledger.entries.values():
            if entry.kind == "tab":
                tabbed.add(_parent(entry))
            if _is_young(entry, now):
                young[_parent(entry)].add(entry.graph_id)
        frozen = {place: frozenset(ids) for place, ids in young.items()}
        return cls(graph, desired, ledger, accounts, frozenset(tabbed), frozen, now)

    async def complete(self, call: GraphCall, model: type[I], place: str) -> list[I]:
        """Return a list, read again while what we just created is not in it yet."""
        return await self.awaited(call, model, self.young.get(place, frozenset()), _id)

    async def awaited(
        self, call: GraphCall, model: type[M], expected: Collection[str], mark: Callable[[M], str]
    ) -> list[M]:
        """Return a list, read again while something that is expected is not in it yet."""
        found = await self.graph.list(call, model)
        for _ in range(_LOOKS):
            if set(expected) <= {mark(one) for one in found}:
                break
            await self.graph.sleep(_PAUSE)
            found = await self.graph.list(call, model)
        return found


def _id(one: GraphChannel | GraphGroup | GraphTab) -> str:
    return one.id


def _user(one: GraphMember) -> str:
    return (one.user_id or "").lower()


def _is_young(entry: LedgerEntry, now: datetime) -> bool:
    """Return whether a list may not have it yet. Apps are not listed by their own ids."""
    listed = entry.kind != "app" and entry.state == "live" and bool(entry.graph_id)
    return listed and entry.since is not None and now - entry.since < _YOUNG


def _parent(entry: LedgerEntry) -> str:
    """Return the place that lists it: a tab's channel, a channel's team."""
    return entry.slug.partition(":tab:")[0] if entry.kind == "tab" else entry.team


class TeamReading:
    """The reading of one team.

    Attributes:
        key: of the team.
        group: what the list of groups says of it.
    """

    def __init__(self, question: ReadRequest, key: str, group: GraphGroup) -> None:
        self.key = key
        self.group = group
        self._question = question
        self._graph = question.graph
        self._ledger = question.ledger
        self._desired = question.desired.teams.get(key)
        self._entry = question.ledger.entries.get(key)
        young = group.id in question.young.get("", ())
        self._patience = _PAUSE * _LOOKS if young else _ODD

    async def read(self) -> ObservedTeam:
        """Return the team. Raises GraphError when part of it can't be read."""
        # The list of groups may be behind on what is a team already.
        was_team = self._entry is not None and self._entry.state in ("live", "archived")
        if not self.group.has_team and not was_team:
            return await self._group() if self._entry is None else outline(self.group)
        try:
            return await self._read()
        except Missing:
            if self.group.has_team:
                raise
            return outline(self.group)

    async def _group(self) -> ObservedTeam:
        """Return a group that nobody here began to make, and that has the unique name of a team.

        A person is to say whose it is, so who is in it is read.
        """
        owners, members = await together(
            self._graph.list(calls.list_group_owners(self.group.id), GraphObject),
            self._graph.list(calls.list_group_members(self.group.id), GraphObject),
        )
        owning = {one.id.lower() for one in owners}
        people = owning.union(one.id.lower() for one in members)
        roster = {one: ObservedMembership(one, owner=one in owning) for one in people}
        return dataclasses.replace(outline(self.group), roster=roster)

    async def _read(self) -> ObservedTeam:
        desired, entry = self._desired, self._entry
        at_rest = desired and desired.archived and entry and entry.state == "archived"
        if desired is not None and not at_rest:
            return await self._whole(None)
        team = await self._team()
        # Of what rests, or is wanted no longer, it is enough to know whether it is archived.
        return team if desired is None or team.archived else await self._whole(team)

    async def _team(self) -> ObservedTeam:
        reply = await self._graph.send(patient(calls.get_team(self.group.id), self._patience))
        team = GraphTeam.model_validate(reply.body)
        return ObservedTeam(
            id=self.group.id,
            name=team.display_name or self.group.display_name or "",
            description=team.description or "",
            unique_name=self.group.unique_name or "",
            archived=bool(team.is_archived),
            url=team.web_url or "",
            created=self.group.created_date_time,
        )

    async def _whole(self, known: ObservedTeam | None) -> ObservedTeam:
        async def whether_archived() -> ObservedTeam:
            return known or await self._team()

        team: ObservedTeam
        team, (general, channels), (roster, members), apps = await together(
            whether_archived(), self._channels(), self._people(), self._apps()
        )
        return dataclasses.replace(
            team, general=general, channels=channels, roster=roster, members=members, apps=apps
        )

    async def _apps(self) -> dict[str, str] | None:
        if self._desired is None or not self._desired.bot:
            return None
        call = patient(calls.list_installed_apps(self.group.id), self._patience)
        found = await self._graph.list(call, GraphInstallation)
        known = {one.teams_app.id: one.id for one in found if one.teams_app}
        return known if known or not found else None

    async def _people(self) -> tuple[dict[str, ObservedMembership], frozenset[str] | None]:
        call = patient(calls.list_team_members(self.group.id), self._patience)
        found = await self._graph.list(call, GraphMember)
        roster = memberships_of(found)
        # Who may stay in what is taken over is noted from this: either list may end early.
        known = self._entry is not None and bool(self._entry.graph_id)
        if known and not await self._lacking(roster):
            return roster, None
        call = patient(calls.list_group_members(self.group.id), _ODD)
        listed = await self._graph.list(call, GraphObject)
        return roster, frozenset(sys.intern(one.id.lower()) for one in listed)

    async def _lacking(self, roster: Mapping[str, ObservedMembership]) -> bool:
        """Return whether somebody is not shown of whom only the group tells how it is.

        Whoever should be there may be on the way, or was taken out again by hand.
        """
        if self._desired is None:
            return False
        kept = self._ledger.rosters.get(self.key)
        if kept is not None and {*kept.leaving, *kept.members, *kept.owners} - roster.keys():
            return True  # whom we had in, or took out, is out when the group lacks them too
        accounts = await asyncio.shield(self._question.accounts)
        tenant = ObservedState({}, accounts.users, accounts.by_email)
        people = (self._question.desired.people.get(key) for key in self._desired.members)
        users = (tenant.user_of(person) for person in people if person)
        ids = {user.id for user in users if user and user.enabled}
        ids.update(usable_owners(self._desired, self._question.desired, tenant))
        return bool(ids - roster.keys())

    async def _channels(self) -> tuple[str, dict[str, ObservedChannel]]:
        """Return which is the first one, and all of them."""
        call = patient(calls.list_channels(self.group.id), self._patience)
        listing = self._question.complete(call, GraphChannel, self.key)
        general, found = await together(self._general(), listing)
        channels = {one.id: channel_shown(one) for one in found}
        further = [self._further(one, general) for one in channels.values()]
        channels |= {one.id: one for one in await together(*filter(None, further))}
        return general, channels

    async def _general(self) -> str:
        known = self._ledger.entries.get(f"{self.key}:{GENERAL}")
        if known is not None and known.graph_id:
            return known.graph_id
        call = patient(calls.primary_channel(self.group.id), self._patience)
        reply = await self._graph.send(call)
        return GraphChannel.model_validate(reply.body).id

    def _further(
        self, channel: ObservedChannel, general: str
    ) -> Coroutine[Any, Any, ObservedChannel] | None:
        """Return what is still to be read of a channel; None when nothing is."""
        desired_channels = tuple(self._desired_channels(channel, channel.id == general))
        private = channel.kind == "private" and any(
            one.kind == "private" for one in desired_channels
        )
        key = self._ledger.by_id.get(channel.id)
        tabs = any(one.tabs for one in desired_channels) or key in self._question.tabbed
        return self._read_further(channel, private=private, tabs=tabs) if private or tabs else None

    def _desired_channels(
        self, channel: ObservedChannel, general: bool
    ) -> Iterable[DesiredChannel]:
        """Return what the channel is, or may become: by the ledger, else by name."""
        key, name = self._ledger.by_id.get(channel.id), folded_name(channel.name)
        for one in self._desired.channels if self._desired else ():
            if key is not None:
                if one.key == key:
                    yield one
            elif one.general:
                if general:
                    yield one
            elif name in map(folded_name, one.known_as):
                yield one

    def _entered(self, channel: ObservedChannel) -> frozenset[str]:
        """Return whom we put in a private channel just now."""
        roster = self._ledger.rosters.get(self._ledger.by_id.get(channel.id, ""))
        now = self._question.now
        if roster is None:
            return frozenset()
        return frozenset(
            user
            for user, at in roster.asked.items()
            if user in roster.members and now - datetime.fromisoformat(at) < _YOUNG
        )

    async def _read_further(
        self, channel: ObservedChannel, *, private: bool, tabs: bool
    ) -> ObservedChannel:
        async def members() -> dict[str, ObservedMembership] | None:
            if not private:
                return None
            call = patient(calls.list_channel_members(self.group.id, channel.id), _ODD)
            entered = self._entered(channel)
            found = await self._question.awaited(call, GraphMember, entered, _user)
            return memberships_of(found)

        async def shown() -> tuple[ObservedTab, ...] | None:
            if not tabs:
                return None
            call = patient(calls.list_tabs(self.group.id, channel.id), _ODD)
            key = self._ledger.by_id.get(channel.id, "")
            found = await self._question.complete(call, GraphTab, key or channel.id)
            return tuple(map(tab_shown, found))

        found, tabs_ = await together(members(), shown())
        return dataclasses.replace(channel, memberships=found, tabs=tabs_)


def outline(group: GraphGroup) -> ObservedTeam:
    """Return what the list of groups says of a team."""
    return ObservedTeam(
        id=group.id,
        name=group.display_name or "",
        description=group.description or "",
        unique_name=group.unique_name or "",
        teamless=not group.has_team,
        created=group.created_date_time,
    )


def channel_shown(found: GraphChannel) -> ObservedChannel:
    """Return a channel as Graph shows it, without what is in it."""
    return ObservedChannel(
        id=found.id,
        name=found.display_name or "",
        kind=_KINDS.get(found.membership_type or "standard", "unknown"),
        description=found.description or "",
        archived=bool(found.is_archived),
        url=found.web_url or "",
    )


def tab_shown(tab: GraphTab) -> ObservedTab:
    """Return a tab as Graph shows it."""
    shown = tab.configuration
    url = (shown.content_url or shown.website_url or "") if shown else ""
    app = tab.teams_app.id if tab.teams_app else ""
    return ObservedTab(tab.id, tab.display_name or "", app, url)


def memberships_of(members: Iterable[GraphMember]) -> dict[str, ObservedMembership]:
    """Return who is in a place, by object id; who is no user of the tenant is left out."""
    return {
        user: ObservedMembership(user, one.id, owner=one.owner, guest=one.guest)
        for one in members
        if (user := sys.intern((one.user_id or "").lower()))
    }
