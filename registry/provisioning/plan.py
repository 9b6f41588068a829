"""The sync's plan as data that any room can show.

The plan is made in `graph_sync`, approved by rules in `registry.provisioning.approvals`, and put
into words by `cards`. Nothing here holds a sentence: codes and values only, so that each language
finds its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pydantic import TypeAdapter

from registry.provisioning.removal_budget import NOTHING_REMOVED, RemovalBudget

UNREAD: Final = "unread"
"""Why something is left alone of which nothing is known: it could not be read."""
LEAVING: Final = "leaving"
"""Why something is pending: somebody was taken out, and Teams still shows them."""


class SyncAction(StrEnum):
    """The action of a change."""

    CREATE = "create"
    ADOPT = "adopt"  # it exists, made by hand: from now on it is ours
    MOVE = "move"  # the same thing under another key in the registry; nothing changes in Teams
    RENAME = "rename"
    DESCRIBE = "describe"  # change its description
    CHANGE = "change"  # change a tab's address
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    RESTORE = "restore"  # out of the tenant's bin (teams only, thirty days)
    FORGET = "forget"  # it is gone for good, and nobody wants it any more
    INVITE = "invite"  # a guest who is not in the tenant yet
    ADD = "add"
    REMOVE = "remove"
    PROMOTE = "promote"  # member → owner
    DEMOTE = "demote"  # owner → member
    INSTALL = "install"


class ResourceKind(StrEnum):
    """The kind of thing that a change is about."""

    TEAM = "team"
    CHANNEL = "channel"
    TAB = "tab"
    APP = "app"
    MEMBER = "member"  # somebody's place in a team or a private channel
    GUEST = "guest"  # somebody's account in the tenant


class Cause(StrEnum):
    """The cause of a change."""

    WANTED = "wanted"  # the registry wants it, and it is not there
    FOUND = "found"  # it was made by hand before plek was here
    REGISTRY = "registry"  # the registry changed since plek last agreed with Teams
    DRIFT = "drift"  # Teams was changed by hand since plek last agreed with it
    UNWANTED = "unwanted"  # the registry no longer wants it


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """What is known of a place that is recognised by its name: by this a person can judge it.

    Attributes:
        wanted: what the registry calls the place that it would be.
        owners: (object id, name) of who owns it in Teams.
        people: how many are in it; None where that was not read.
        unknown: how many of those the registry doesn't know.
        since: when it was made, ISO 8601 in UTC; empty where Graph does not tell.
    """

    wanted: str
    owners: tuple[tuple[str, str], ...] = ()
    people: int | None = None
    unknown: int = 0
    since: str = ""


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """A change that a sync would make.

    Attributes:
        action, kind: what, to what.
        key: the thing's key, unique in a plan together with the action: a place (`hub:twente`,
            `hub:twente:kernteam`), something in one (`hub:twente:agenda:tab:website`,
            `hub:twente:app`), somebody's place in one (`hub:twente/MEMBER`), or somebody
            (`/MEMBER`).
        area: key of the team that it belongs to; what fails sets aside its area only. Empty for an
            invitation, which may serve several; of who had an account before, the first of them.
        name: what people call it: the place's name, the person's name.
        cause: why.
        where: name of the team or channel that it is in, for people; empty for teams.
        before, after: for what changes from one value to another (names, addresses).
        member: key of the member it is about.
        graph_id: of the thing, where it exists.
        removes: whether it takes something away from somebody (counts for the removal budget).
        takes: for how many people, where it does: an archived place counts for all who are in it;
            none when it was begun before, and counted then.
        channel_kind: of a channel that is made, whether it is open to the whole team (`standard`)
            or `private`: that never changes afterwards.
        spec: of what is made, a digest of all else that it is made with.
        via: the name that a channel gets for a moment, since another one still has its own.
        calls: how many calls to Graph it costs; none where it can't be made, since there is no
            address for an invitation.
        seconds: how long it takes for itself at least, waits included.
        found: of a place that is taken over because of its name, what it looks like.
    """

    action: SyncAction
    kind: ResourceKind
    key: str
    area: str
    name: str
    cause: Cause
    where: str = ""
    before: str = ""
    after: str = ""
    member: str = ""
    graph_id: str = ""
    removes: bool = False
    calls: int = 1
    seconds: float = 0.0
    found: FoundPlace | None = None
    takes: int = 1
    channel_kind: str = ""
    spec: str = ""
    via: str = ""

    @property
    def removed(self) -> int:
        """Return how many places people lose by it."""
        return self.takes if self.removes else 0

    @property
    def archives_team(self) -> bool:
        """Return whether it takes a whole team away that was not counted yet."""
        archives = self.action is SyncAction.ARCHIVE and self.kind is ResourceKind.TEAM
        return archives and self.takes > 0

    @property
    def by_name(self) -> bool:
        """Return whether it takes over a team or channel because of what that is called.

        Anybody can give a team or channel any name, so that is for a person to say, whatever the
        policy lets through. A team's first channel is known by its id.
        """
        return (
            self.action is SyncAction.ADOPT
            and self.cause is Cause.FOUND
            and self.kind in (ResourceKind.TEAM, ResourceKind.CHANNEL)
            and not (self.kind is ResourceKind.CHANNEL and self.key.endswith(":general"))
        )

    @property
    def departed(self) -> bool:
        """Return whether it is about somebody who had an account that is gone.

        They left, or are to be invited again: a person says which, each time.
        """
        invited = self.action is SyncAction.INVITE and self.cause is Cause.DRIFT
        return invited and bool(self.area)

    @property
    def identity(self) -> str:
        """Return what identifies this change: the same in two plans made of the same input."""
        parts = (self.action, self.kind, self.key, self.cause, self.before, self.after)
        made_as = (self.channel_kind, self.spec) if self.spec else ()
        return "\x1f".join((*parts, self.graph_id, self.name, *made_as))


def places_of(change: PlannedChange) -> tuple[str, ...]:
    """Return the keys of the places that a change is about or in, the team first."""
    steps = change.key.partition("/")[0].split(":")
    return tuple(":".join(steps[:length]) for length in range(2, len(steps) + 1))


@dataclass(frozen=True, slots=True)
class Blocked:
    """A desired thing that can't be done now.

    Attributes:
        key, area, name, kind: as in PlannedChange.
        why: a code; texts in cards/texts/*/sync.ftl (`sync-blocked-CODE`).
        value: what the text needs: the name that is taken, the date on which it comes free …
        suggestion: a name that can be, or empty.
    """

    key: str
    area: str
    name: str
    kind: ResourceKind
    why: str
    value: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """A thing that was asked for and is not visible in Teams yet: nothing to do but wait.

    Attributes:
        key, area, name, kind, where, member: as in PlannedChange.
        since: when it was asked for, ISO 8601 in UTC; empty when not known.
        why: what was asked: `leaving` (somebody was taken out, and Teams still shows them), else
            empty.
    """

    key: str
    area: str
    name: str
    kind: ResourceKind
    where: str = ""
    member: str = ""
    since: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A thing of which one reading is no proof: nothing is done about it before a second one.

    Attributes:
        key, area, name, kind, where, member: as in PlannedChange.
        why: a code: `missing` (the ledger has it, and Teams did not show it) or `unexpected`
            (Teams shows somebody whom nobody is known to have put there).
        since: when it was first seen so, ISO 8601 in UTC.
    """

    key: str
    area: str
    name: str
    kind: ResourceKind
    why: str
    where: str = ""
    member: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A thing in Teams that is not ours, and is never touched.

    Attributes:
        graph_id, name, kind: what it is.
        area: the team of ours that it stands in; empty for a team.
    """

    graph_id: str
    name: str
    kind: ResourceKind
    area: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between registry and Teams; the same input gives the same plan.

    Attributes:
        changes: in the order in which they are done.
        blocked, pending, foreign, unsure: what is not done, and why.
        removals: against the budget.
        estimate_seconds: how long it will take, from the documented limits.
        calls: how many calls to Graph.
    """

    changes: tuple[PlannedChange, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    pending: tuple[Pending, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    removals: RemovalBudget = NOTHING_REMOVED
    estimate_seconds: float = 0.0
    calls: int = 0
    unsure: tuple[Unsure, ...] = ()

    @property
    def nothing_to_do(self) -> bool:
        """Return whether no change is left; what is pending, blocked, foreign or unsure is none."""
        return not self.changes

    @property
    def aligned(self) -> bool:
        """Return whether all was seen to be as it should: no change, nothing unread or unsure.

        Somebody whom Teams still shows after they were taken out is not out. What else is pending,
        blocked or foreign is no difference.
        """
        leaving = any(one.why == LEAVING for one in self.pending)
        return not (self.changes or self.unsure or self.unread or leaving)

    @property
    def unread(self) -> tuple[Blocked, ...]:
        """What could not be read in Teams, so that nothing is known of it."""
        return tuple(one for one in self.blocked if one.why == UNREAD)

    @property
    def by_name(self) -> tuple[PlannedChange, ...]:
        """What it takes over because of a name: only a person may say yes to that."""
        return tuple(one for one in self.changes if one.by_name)

    @property
    def checksum(self) -> str:
        """Ties an approval to this plan: the changes, whatever the estimate."""
        digest = hashlib.sha256()
        for change in self.changes:
            digest.update(change.identity.encode())
            digest.update(b"\x1e")
        return digest.hexdigest()[:16]

    @property
    def areas(self) -> tuple[str, ...]:
        """The teams that it touches, in order."""
        return tuple(dict.fromkeys(one.area for one in self.changes if one.area))

    @property
    def departed(self) -> tuple[PlannedChange, ...]:
        """People whose account is gone; see PlannedChange."""
        return tuple(one for one in self.changes if one.departed)

    @property
    def doubted_areas(self) -> tuple[str, ...]:
        """The teams that it touches, and those that it did not see to be as they should."""
        unread, unsure = (one.area for one in self.unread), (one.area for one in self.unsure)
        unseen = (*unread, *unsure, *(one.area for one in self.pending))
        return tuple(dict.fromkeys((*self.areas, *filter(None, unseen))))

    def only(self, changes: Iterable[PlannedChange]) -> Plan:
        """Return the same plan with some of its changes; the estimate stays that of the whole."""
        kept = tuple(changes)
        removals = replace(
            self.removals,
            planned=sum(one.removed for one in kept),
            teams=sum(one.archives_team for one in kept),
        )
        return Plan(
            kept,
            self.blocked,
            self.pending,
            self.foreign,
            removals,
            self.estimate_seconds,
            sum(one.calls for one in kept),
            self.unsure,
        )


_PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)


def plan_to_json(plan: Plan) -> str:
    """Return a plan as text that `plan_from_json` reads; defaults are left out."""
    return _PLAN.dump_json(plan, exclude_defaults=True).decode()


def plan_from_json(text: str) -> Plan:
    """Return the plan in what `plan_to_json` wrote; raises pydantic.ValidationError."""
    return _PLAN.validate_json(text)
