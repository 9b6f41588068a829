"""The ledger: which things in Teams are ours, under which id, and what was last agreed on.

Names don't tell what is ours: people rename, and others may use the same name. Channels carry no
tag (facts, "What decides the design", 6). So plek writes down the id of each thing as it is made or
adopted, and compares three ways: what the registry wants, what Teams shows, what was last agreed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity
from registry.core.unit_of_work import Between, UnitOfWork
from registry.provisioning.plan import ResourceKind, SyncAction
from registry.provisioning.removal_budget import DAY, WEEK, Removed

BotPresence = Literal["", "absent", "enabled", "present"]
"""Whether the bot is in a private or shared channel; empty where that is no question."""
_ARCHIVES_TEAM = (SyncAction.ARCHIVE.value, ResourceKind.TEAM.value)
AGAIN = timedelta(days=1)
"""When Graph is asked again by itself to let the bot in; whoever asks for a look has it at once."""


class LedgerEntry(Entity):
    """An entry: one thing of ours in Teams. Its slug is the thing's key (model.shapes).

    Attributes:
        kind: what it is.
        team: key of the team it is in; empty for a team.
        graph_id: its id; empty while it is being made.
        state: `making` (asked for, no id yet), `live`, `archived`, `gone` (deleted by somebody).
        adopted: it was made by hand.
        name, description: what both sides last agreed to call it, and to say of it.
        url: its address in Teams, for links.
        operation: path of a running operation, by which a restart goes on.
        since: when it came into this state.
        welcomed: the welcome post was ordered (teams).
        left_alone: somebody decided that it may stay as it is in Teams, name and all.
        bot: whether the bot is in it, of a private or shared channel: an app of the team is not
            there by itself. `absent` (or not known), `enabled` (Graph let it in, nothing was heard
            yet), `present` (it heard or said something there); empty where that is no question.
        refused: code of why Graph refused to let the bot in (apps, channels); empty when not.
        asked_at: when Graph was last asked to.
        interim: the name that a channel has for a moment, while it waits for one that another
            channel still has; empty when it has none.
    """

    section: ClassVar[str] = "ledger_entries"
    indexed: ClassVar[tuple[str, ...]] = ("kind", "team", "graph_id")
    dumped: ClassVar[bool] = False

    kind: Literal["team", "channel", "tab", "app"]
    team: str = ""
    graph_id: str = ""
    state: Literal["making", "live", "archived", "gone"] = "making"
    adopted: bool = False
    name: str = ""
    description: str = ""
    url: str = ""
    operation: str = ""
    since: datetime | None = None
    welcomed: bool = False
    left_alone: bool = False
    bot: BotPresence = ""
    refused: str = ""
    asked_at: datetime | None = None
    interim: str = ""

    def is_refused(self, now: datetime) -> bool:
        """Return whether Graph kept the bot out so short ago that it is not asked again."""
        return bool(self.refused) and self._asked_lately(now)

    def has_bot(self, now: datetime) -> bool:
        """Return whether the bot is in this channel, or may be by now: Graph let it in lately."""
        return self.bot == "present" or (self.bot == "enabled" and self._asked_lately(now))

    def _asked_lately(self, now: datetime) -> bool:
        return self.asked_at is not None and now - self.asked_at < AGAIN


class LedgerRoster(Entity):
    """The agreed members of a team or private channel. Its slug is the place's key.

    Attributes:
        members: object ids that plek put in, or found there and wanted.
        owners: object ids that plek made owner, or found as such and wanted.
        asked: object id → when it was asked for, ISO 8601; until Teams shows them they are pending.
        left_alone: object ids that somebody put in by hand and that may stay.
        leaving: object id → when Graph said that they are out, ISO 8601; until Teams no longer
            shows them they are not.
        settling_since: when a place was adopted, or somebody last turned up in it since; None a day
            later. Until then whoever turns up is taken to have been there: the lists that it was
            adopted by may have been short.
    """

    section: ClassVar[str] = "ledger_rosters"
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("members", "owners", "asked", "left_alone", "leaving")

    members: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    asked: dict[str, str] = {}  # noqa: RUF012  # pydantic copies it
    left_alone: tuple[str, ...] = ()
    leaving: dict[str, str] = {}  # noqa: RUF012
    settling_since: datetime | None = None

    def shown_to(self, keys: Collection[str]) -> Self:
        """Show it without the others, of whom some are not even members. See Entity."""
        lists = ("members", "owners", "left_alone")
        mine = {name: tuple(one for one in getattr(self, name) if one in keys) for name in lists}
        since = ("asked", "leaving")
        moments = {
            name: {one: when for one, when in getattr(self, name).items() if one in keys}
            for name in since
        }
        return self.model_copy(update={**mine, **moments})


class LedgerSighting(Entity):
    """Something that Teams showed otherwise than the ledger has it. Its slug is made from its mark.

    One reading proves nothing: Graph answers 404 for what is there, and lists end early (facts,
    "Seen by people who run such syncs"). It goes as soon as it is seen as it should be.

    Attributes:
        key: of the thing, or of the place in which somebody is or is not; empty for an account.
        member: object id of whom it is about; empty for a thing.
        why: `missing` (the ledger has it, and it was not shown) or `unexpected` (somebody was
            shown whom nobody is known to have put there).
        since: when it was first seen so, by the database's clock.
        graph_id: of the thing that was not shown; made anew it is another one.
    """

    section: ClassVar[str] = "ledger_sightings"
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("member",)

    key: str = ""
    member: str = ""
    why: Literal["missing", "unexpected"]
    since: datetime
    graph_id: str = ""

    @property
    def mark(self) -> str:
        """Return what it is about: `hub:twente:water`, `hub:twente/USER`, `/USER`."""
        return mark_of(self.key, self.member)

    def without(self, member: str, name: str = "") -> Self | None:
        """Return None for who is erased: nothing else is in it. See Entity."""
        return None if self.member == member else super().without(member, name)


def mark_of(key: str, member: str = "") -> str:
    """Return the mark of a thing, of somebody in a place, or (without a key) of an account."""
    return f"{key}/{member}" if member else key


def sighting_slug(mark: str) -> str:
    """Return the slug of a sighting: a mark may be longer than a slug, and has a slash."""
    return f"s{hashlib.sha256(mark.encode()).hexdigest()[:40]}"


class LedgerGuest(Entity):
    """An invitation that was sent. Its slug is the member's object id.

    Attributes:
        invited_at: when.
    """

    section: ClassVar[str] = "ledger_guests"
    dumped: ClassVar[bool] = False

    invited_at: datetime


class LedgerArea(Entity):
    """The sync's state of a whole team. Its slug is the team's key.

    Attributes:
        setback: code of why it is quarantined (stored under this name); empty when all is well.
        value: what the text needs.
        reference: number in the log.
        tries: how often in a row it failed.
        retry_at: not before then.
        notified: Teams said that something changed; to be read anew.
        notified_at: when it last said so.
        fingerprint: of what the registry wanted of it when it was last planned.
        stuck: marks of what can't be done in it, and of which the kernteam has heard.
    """

    section: ClassVar[str] = "ledger_areas"
    indexed: ClassVar[tuple[str, ...]] = ("notified", "setback")
    dumped: ClassVar[bool] = False

    setback: str = ""
    value: str = ""
    reference: str = ""
    tries: int = 0
    retry_at: datetime | None = None
    notified: bool = False
    notified_at: datetime | None = None
    fingerprint: str = ""
    stuck: tuple[str, ...] = ()


class SyncCall(Entity):
    """A call that changed something: the audit trail. Its slug is a number with a prefix.

    Attributes:
        at: when it was answered.
        plan: the plan's checksum.
        asked_by: key of the member who approved, or `system` (policy, command line).
        action, kind, key: the change it served.
        area: the team.
        member: key of whom it was about.
        call: method and path, without anybody's id in it.
        status: the HTTP status; 0 when no answer came.
        request_id: Graph's, for Microsoft's support.
        removes: it took something away (for the budget).
        takes: from how many people, where it did; none for what was begun before.
        allowed: somebody had allowed what is over the budget.
    """

    section: ClassVar[str] = "sync_calls"
    # The budget needs a day. Who did what in Teams is asked in the yearly audit, so a year and a
    # month; it names people, and longer than that it serves nobody.
    kept: ClassVar[timedelta | None] = timedelta(days=400)
    indexed: ClassVar[tuple[str, ...]] = ("plan", "area", "removes", "at")
    dumped: ClassVar[bool] = False

    at: datetime
    plan: str
    asked_by: str
    action: str
    kind: str
    key: str
    area: str = ""
    member: str = ""
    call: str
    status: int
    request_id: str = ""
    removes: bool = False
    takes: int = 1
    allowed: bool = False

    def shown_to(self, keys: Collection[str]) -> Self:
        """Show it to who approved it, not to whom it was about. See Entity."""
        if self.member in keys:
            return self
        return self.model_copy(update={"member": "", "key": self.key.partition("/")[0]})


class SyncLock(Entity):
    """The holder of the sync's lock. Its slug is `sync`.

    Attributes:
        holder: chance, one for each run.
        host, pid, started: the process, so that another one on the same host sees that it is dead.
        since: when it was taken.
        until: the lease; a holder that lives prolongs it.
    """

    section: ClassVar[str] = "sync_locks"
    dumped: ClassVar[bool] = False

    holder: str
    host: str
    pid: int
    started: str
    since: datetime
    until: datetime


STATE = "sync"
"""The slug of the one SyncState."""


class LastApply(BaseModel):
    """The last application of a plan, or the finding that there was nothing to apply.

    Attributes:
        at: when it ended.
        origin: `command` (the command line) or `bot`.
        plan: number of the plan that the kernteam sees, and that tells who said yes; empty when
            nothing was done.
        done, total: changes.
        ends: what became of them, counted (registry.provisioning.fates).
        verdict: how it ended as a whole: an exit status (docs/command-line.md).
        stopped: it was stopped, or did not come to its end.
        unread: keys of the teams that could not be read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    at: datetime
    origin: Literal["command", "bot"]
    plan: str = ""
    done: int = 0
    total: int = 0
    ends: dict[str, int] = {}  # pydantic copies it
    verdict: int = 0
    stopped: bool = False
    unread: tuple[str, ...] = ()


class SyncState(Entity):
    """The sync's memory between runs. Its slug is `sync`.

    Attributes:
        read_at: when all of Teams was last read (at most once a day by itself).
        began_at: when reading all of Teams was last begun.
        begun: how often it was begun since it was last ended: a process that dies in it, or is
            stopped, ends nothing.
        fingerprint: of what the registry wanted when a plan was last made.
        aligned_at: when there was last nothing to do.
        asked_at: when somebody last asked for a look at once; None once that was done.
        asked_by: keys of the members who did.
        looked_at: when somebody's look was last done.
        catalog_app: id by which links in Teams open the bot's app; empty in local mode.
        app_asks: the permissions of a team that the bot's package in the catalogue asks for, and
            for which it can't install itself.
        last_apply: how a plan was last applied, by the bot or on the command line.
    """

    section: ClassVar[str] = "sync_states"
    dumped: ClassVar[bool] = False

    read_at: datetime | None = None
    began_at: datetime | None = None
    begun: int = 0
    fingerprint: str = ""
    aligned_at: datetime | None = None
    asked_at: datetime | None = None
    asked_by: tuple[str, ...] = ()
    looked_at: datetime | None = None
    catalog_app: str = ""
    app_asks: tuple[str, ...] = ()
    last_apply: LastApply | None = None


class GraphSubscription(Entity):
    """A subscription to Graph's change notifications. Its slug is made from the resource.

    Attributes:
        graph_id: of the subscription.
        resource: what it is about.
        secret_hash: SHA-256 of the clientState, which notifications must bring along.
        expires: renewed before then.
    """

    section: ClassVar[str] = "graph_subscriptions"
    indexed: ClassVar[tuple[str, ...]] = ("graph_id",)
    dumped: ClassVar[bool] = False

    graph_id: str
    resource: str
    secret_hash: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger as it is now, in memory, for the plan.

    Attributes:
        entries: by key.
        by_id: Graph id → key, of what is not gone.
        rosters: by place.
        areas: by team key.
        guests: object id → when invited.
        sightings: mark → what Teams showed otherwise, and since when.
    """

    entries: Mapping[str, LedgerEntry]
    by_id: Mapping[str, str]
    rosters: Mapping[str, LedgerRoster]
    areas: Mapping[str, LedgerArea]
    guests: Mapping[str, datetime]
    sightings: Mapping[str, LedgerSighting] = field(default_factory=dict)

    @classmethod
    async def read(cls, unit: UnitOfWork) -> Ledger:
        """Read the whole ledger."""
        entries = {one.slug: one for one in await unit.of(LedgerEntry).all()}
        return cls(
            entries,
            {one.graph_id: key for key, one in entries.items() if _findable(one)},
            {one.slug: one for one in await unit.of(LedgerRoster).all()},
            {one.slug: one for one in await unit.of(LedgerArea).all()},
            {one.slug: one.invited_at for one in await unit.of(LedgerGuest).all()},
            {one.mark: one for one in await unit.of(LedgerSighting).all()},
        )


def _findable(entry: LedgerEntry) -> bool:
    return bool(entry.graph_id) and entry.state != "gone"


async def removed_today(unit: UnitOfWork, now: datetime) -> int:
    """Return how many places people lost in the past 24 hours, by the audit trail."""
    return (await removed_lately(unit, now)).day


async def removed_lately(unit: UnitOfWork, now: datetime) -> Removed:
    """Return what was taken away in the past day and week, by the audit trail."""

    def since(span: timedelta) -> datetime:
        return now - span + timedelta.resolution  # exactly so long ago is no longer in it

    week = await unit.of(SyncCall).all(removes=True, at=Between(since(WEEK)))
    day = [one for one in week if one.at >= since(DAY)]
    without_a_word = [one for one in week if not one.allowed]
    archived = {one.key: one.at for one in sorted(week, key=_at) if one.action == _ARCHIVES_TEAM[0]}
    return Removed(
        _taken(day), _taken(without_a_word), _teams(day), _teams(without_a_word), archived
    )


def _at(call: SyncCall) -> datetime:
    return call.at


def _taken(calls: Iterable[SyncCall]) -> int:
    return sum(one.takes for one in calls)


def _teams(calls: Iterable[SyncCall]) -> int:
    return sum((one.action, one.kind) == _ARCHIVES_TEAM and one.takes > 0 for one in calls)
