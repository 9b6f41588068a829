"""The state that all parts of one application share."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from graph_sync.apply.lags import Lags
from graph_sync.apply.results import Results
from graph_sync.graph.call import Graph, GraphCall, GraphReply
from graph_sync.graph.errors import GraphError
from graph_sync.ledger.ledger import Ledger, LedgerEntry, SyncCall
from graph_sync.ledger.recorder import LedgerEdit, Note, Recorder, serial
from graph_sync.model.owners import usable_owners
from graph_sync.model.shapes import (
    DesiredChannel,
    DesiredState,
    DesiredTeam,
    ObservedState,
    ObservedTeam,
)
from graph_sync.settings import SyncSettings
from registry.provisioning.plan import PlannedChange, SyncAction

M = TypeVar("M", bound=BaseModel)
TellWait = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class ApplyRun:
    """The shared state of one application of a plan.

    Attributes:
        graph: the door.
        recorder: keeps what was done.
        desired, observed, ledger: as they were when the changes were planned.
        settings: the operator's.
        results: what was done and what failed.
        clock: the time in UTC.
        plan: checksum of what was approved.
        asked_by: who approved.
        ids: key of a place → its id, also of what was made just now.
        users: key of a member → object id, as far as it is known.
        allows_removals: whether somebody allowed what is over the removal budget.
        name: of this run, by chance.
        born: key of a place, or object id of somebody, that is new → when it was made, in Graph's
            time: other parts of Graph may not know it yet.
        waited: key of a team → for how long its group was waited for, in Graph's seconds.
        unclear: keys of what may have been made just now: an answer did not come.
        lags: how long Microsoft takes for what.
    """

    graph: Graph
    recorder: Recorder
    desired: DesiredState
    observed: ObservedState
    ledger: Ledger
    settings: SyncSettings
    results: Results
    clock: Callable[[], datetime]
    plan: str
    asked_by: str
    ids: dict[str, str]
    users: dict[str, str]
    allows_removals: bool = False
    name: str = field(default_factory=lambda: secrets.token_hex(4))
    born: dict[str, float] = field(default_factory=dict)
    waited: dict[str, float] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    lags: Lags = field(init=False)
    _calls: int = 0
    _counted: set[PlannedChange] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.lags = Lags(self.settings.graph_speed)

    @property
    def now(self) -> datetime:
        """The time."""
        return self.clock()

    @property
    def graph_time(self) -> float:
        """Graph's seconds since some moment: its clock may go faster than ours."""
        return self.lags.time

    def patience(self, area: str) -> float:
        """Return how many of Graph's seconds may still be waited for Microsoft in a team."""
        return max(0.0, self.settings.sync_wait - self.waited.get(area, 0.0))

    async def ask(
        self, call: GraphCall, on: Iterable[str] = (), tell: TellWait | None = None
    ) -> GraphReply:
        """Make a call; where it stands on what is new, when that is known.

        Args:
            call: a patient one, where something of `on` may be new.
            on: keys of places, or object ids of people, that it needs.
            tell: is told for how many of Graph's seconds that is waited for at most.

        Raises:
            GraphError: see graph_sync.graph.errors.
        """
        born = max((self.born[one] for one in on if one in self.born), default=None)
        if born is None or not call.patience:
            return await self.graph.send(call)
        once = dataclasses.replace(call, patience=0.0)
        return await self.lags.attempt(
            call.op, born, call.patience, lambda: self.graph.send(once), tell
        )

    async def send(
        self,
        call: GraphCall,
        *changes: PlannedChange,
        on: Iterable[str] = (),
        tell: TellWait | None = None,
    ) -> GraphReply:
        """Make a call that serves some changes; that it was refused is kept too.

        What it yields when it succeeds is kept by `keep`, together with what follows from it.

        Args:
            call: which one.
            changes: that it serves.
            on: as for `ask`.
            tell: as for `ask`.

        Raises:
            GraphError: see graph_sync.graph.errors.
        """
        try:
            return await self.ask(call, on, tell)
        except GraphError as error:
            fault = error.fault
            rows = self._rows(call, changes, fault.status, fault.request_id, done=False)
            await self.recorder.write(Note(calls=rows))
            raise

    async def keep(
        self,
        reply: GraphReply,
        call: GraphCall,
        changes: Iterable[PlannedChange],
        *edits: LedgerEdit,
        known_as: Mapping[str, str] | None = None,
    ) -> None:
        """Keep what a call yielded, in the ledger and in the audit trail, before going on."""
        rows = self._rows(call, changes, reply.status, reply.request_id, done=True)
        await self.recorder.write(Note(edits, rows, known_as or {}))

    async def change(
        self,
        call: GraphCall,
        changes: Iterable[PlannedChange],
        *edits: LedgerEdit,
        on: Iterable[str] = (),
    ) -> GraphReply:
        """Make a call and keep what follows from it; `on` as for `ask`."""
        changes = tuple(changes)
        reply = await self.send(call, *changes, on=on)
        await self.keep(reply, call, changes, *edits)
        return reply

    async def saw(
        self, call: GraphCall, changes: Iterable[PlannedChange], *edits: LedgerEdit
    ) -> None:
        """Keep what a look showed to have come of changes, whatever was answered to them.

        What was taken away counts for the budget, when it did not yet: no answer, or "not found",
        may have been a removal all the same.
        """
        uncounted = [one for one in changes if self._counts(one)]
        await self.recorder.write(Note(edits, self._rows(call, uncounted, 200, "", done=True)))

    async def write(self, *edits: LedgerEdit) -> None:
        """Keep something for which no call was made."""
        await self.recorder.write(Note(edits))

    def _rows(
        self,
        call: GraphCall,
        changes: Iterable[PlannedChange],
        status: int,
        request_id: str,
        *,
        done: bool,
    ) -> tuple[SyncCall, ...]:
        now = self.now
        changes = tuple(changes)
        counted = {one for one in changes if done and self._counts(one)}
        self._counted |= counted
        shown = f"{call.method} {call.shown or call.path.partition('?')[0]}"
        return tuple(
            SyncCall(
                slug=serial(now, self.name, self._number()),
                at=now,
                plan=self.plan,
                asked_by=self.asked_by,
                action=change.action.value,
                kind=change.kind.value,
                key=change.key.partition("/")[0],  # the member has a field of their own
                area=change.area,
                member=self.users.get(change.member, change.member),
                call=shown,
                status=status,
                request_id=request_id,
                removes=change in counted,
                takes=change.takes,
                allowed=self.allows_removals,
            )
            for change in changes
        )

    def _counts(self, change: PlannedChange) -> bool:
        """Return whether it takes something away that was not counted yet: each counts once."""
        if not change.removes or change in self._counted:
            return False
        roster = self.ledger.rosters.get(change.key.partition("/")[0])
        since = roster.leaving.get(self.user(change)) if roster else None
        asked = since is not None and self.now - datetime.fromisoformat(since) < timedelta(days=1)
        return not (asked and change.action is SyncAction.REMOVE)

    def _number(self) -> int:
        self._calls += 1
        return self._calls

    def entry(self, key: str) -> LedgerEntry | None:
        """Return what the ledger said of a thing when the plan was made."""
        return self.ledger.entries.get(key)

    def team(self, area: str) -> DesiredTeam | None:
        """Return what is wanted of a team."""
        return self.desired.teams.get(area)

    def channel(self, key: str) -> DesiredChannel | None:
        """Return what is wanted of a channel."""
        team = self.team(area_of(key))
        channels = team.channels if team else ()
        return next((one for one in channels if one.key == key), None)

    def found(self, area: str) -> ObservedTeam | None:
        """Return how a team was when the plan was made."""
        return self.observed.teams.get(self.ids.get(area, ""))

    def owners(self, area: str) -> tuple[str, ...]:
        """Object ids of who can own a team."""
        return usable_owners(self.desired.teams[area], self.desired, self.observed)

    def user(self, change: PlannedChange) -> str:
        """Object id of whom a change is about: people we don't know go by it already."""
        return self.users.get(change.member, change.member)


def area_of(key: str) -> str:
    """Return the team that a place is in: `hub:twente` of `hub:twente:kernteam`."""
    return ":".join(key.split(":", 2)[:2])


def body_of(reply: GraphReply, model: type[M]) -> M:
    """Return an answer's body. Raises pydantic.ValidationError."""
    return model.model_validate(reply.body)


def told(reply: GraphReply, model: type[M]) -> M | None:
    """Return what an answer says of the thing created; None when it has to be looked up."""
    try:
        return body_of(reply, model)
    except ValidationError:
        return None
