"""The sync's entry point: make plans, and apply what was approved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from graph_sync.apply import welcomes
from graph_sync.apply.changes import execute
from graph_sync.apply.outcome import Outcome, Progress, Tell, unread_in, unseen
from graph_sync.apply.results import Results
from graph_sync.apply.run import ApplyRun
from graph_sync.desired.teams import read_desired
from graph_sync.errors import PlanOutdated
from graph_sync.graph.call import Graph
from graph_sync.ledger.edits import quarantined
from graph_sync.ledger.ledger import STATE, Ledger, SyncCall, SyncState, removed_lately
from graph_sync.ledger.lock import sync_lock
from graph_sync.ledger.persist import (
    accounts_of,
    app_note,
    newly_reserved,
    note_of,
    sighting_edits,
)
from graph_sync.ledger.reconcile import reconcile_ledger
from graph_sync.ledger.recorder import LedgerEdit, Note, Recorder
from graph_sync.model.blueprint import Blueprint
from graph_sync.model.shapes import DesiredState, ObservedState
from graph_sync.observed.tenant import read_observed
from graph_sync.plan import make_plan
from graph_sync.plan.approval import Approval, Seen
from graph_sync.plan.effects import Effects
from graph_sync.settings import SyncSettings
from registry.core.clock import utcnow
from registry.core.permissions import SYSTEM
from registry.core.reference.teams_names import ReservedName
from registry.core.unit_of_work import UnitOfWorkFactory
from registry.members.aliases import MemberAlias
from registry.provisioning.fates import Ended, Fate
from registry.provisioning.first_contact import not_ours
from registry.provisioning.plan import Plan, PlannedChange
from registry.provisioning.policies import policy

__all__ = ["Outcome", "Planned", "Progress", "Sync"]

FRESH = timedelta(seconds=60)
"""For so long of Graph's time a reading of Teams will do for what is applied after it was planned:
reading it all again would cost as many calls as there are teams, five times over."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and what it was made of.

    Attributes:
        plan: what would be done.
        desired, observed: what the registry wants, and how Teams is.
        ledger: as it is after that look at Teams (graph_sync.ledger.reconcile).
        unpersisted: what of that is not kept yet, for `Sync.persist`.
        sightings: of those what deviates, and since when, for `Sync.remember`.
    """

    plan: Plan
    desired: DesiredState
    observed: ObservedState
    ledger: Ledger
    unpersisted: Note = field(default_factory=Note)
    sightings: tuple[LedgerEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reading of Teams, and what it was read for.

    Attributes:
        desired, kept, areas: what the registry wanted, the ledger, and which teams were asked for.
        observed: what Teams showed.
        until: from then on it is too old.
    """

    desired: DesiredState
    kept: Ledger
    areas: frozenset[str] | None
    observed: ObservedState
    until: datetime

    def will_do(
        self, desired: DesiredState, kept: Ledger, areas: Collection[str] | None, now: datetime
    ) -> bool:
        """Return whether it may stand for how Teams is: it is new, and nobody synced since."""
        asked = None if areas is None else frozenset(areas)
        enough = self.areas is None or (asked is not None and asked <= self.areas)
        return enough and now < self.until and (desired, kept) == (self.desired, self.kept)


class Sync:
    """The planner and applier.

    Args:
        store: the registry and the ledger.
        graph: the door to Graph.
        blueprint: which places each kind of thing gets.
        settings: the operator's.
        bot_app: external id of the bot's app, from its manifest; empty when there is none.
        clock: the time in UTC.
    """

    def __init__(
        self,
        store: UnitOfWorkFactory,
        graph: Graph,
        blueprint: Blueprint,
        settings: SyncSettings,
        *,
        bot_app: str = "",
        clock: Callable[[], datetime] = utcnow,
    ) -> None:
        self._store = store
        self._graph = graph
        self._blueprint = blueprint
        self._settings = settings
        self._bot_app = bot_app
        self._clock = clock
        self._reading: _Reading | None = None
        self._ahead = timedelta(0)

    @property
    def _now(self) -> datetime:
        """The store's time, as of when it was last read: what is kept is compared by any host."""
        return self._clock() + self._ahead

    async def plan(
        self,
        *,
        areas: Collection[str] | None = None,
        heed_quarantine: bool = False,
        ahead: Collection[str] = (),
    ) -> Planned:
        """Read what the registry wants and how Teams is, and plan. Nothing is written.

        Args:
            areas: keys of the teams to plan for; all when None.
            heed_quarantine: leave teams alone that were set aside, until their time has come; for
                who plans by itself, again and again.
            ahead: slugs of planned hubs that are taken as if they had begun, to see what would be
                done for them; such a plan is shown, and not applied.

        Raises:
            RegistryEmpty: the registry wants nothing at all.
            TeamsUnreadable: accounts or groups can't be read.
        """
        return await self._read_and_plan(areas, heed_quarantine=heed_quarantine, ahead=ahead)

    async def persist(self, planned: Planned) -> None:
        """Keep what was learnt when a plan was made: who arrived, what both sides agree on by now.

        Without it the next look learns it again; with it, what people change by hand afterwards is
        known for what it is, and what was made when we were stopped is known as ours and welcomed.
        Nothing is done in Teams.

        Raises:
            SyncBusy: another sync is running; it learns for itself.
        """
        late = welcomes.late(planned.ledger, planned.desired)
        if planned.unpersisted or late:
            async with sync_lock(self._store), Recorder(self._store) as recorder:
                await recorder.write(planned.unpersisted)
                for team in late:
                    await welcomes.order(recorder, team)

    async def remember(self, planned: Planned) -> None:
        """Keep what deviated when a plan was made, and since when: a second look goes by that.

        Nothing else is kept, and nothing is done in Teams.

        Raises:
            SyncBusy: another sync is running; it looks for itself.
        """
        if planned.sightings:
            async with sync_lock(self._store), Recorder(self._store) as recorder:
                await recorder.write(Note(planned.sightings))

    async def apply(
        self,
        approved: Plan,
        *,
        asked_by: str,
        allow_removals: bool = False,
        strict: bool = False,
        wait: float = 0.0,
        progress: Tell | None = None,
    ) -> Outcome:
        """Carry out what was approved, as far as it is still to be done, and nothing else.

        What was done before counts as done, so that who was stopped just calls this again; what no
        longer applies does not.

        Args:
            approved: the plan that was shown.
            asked_by: key of the member who approved it, or `system`.
            allow_removals: also removals over the budget of a day; without, all of them wait for
                somebody's word when they are over it together, and the rest is done.
            strict: refuse when there are changes that were not in that plan.
            wait: seconds to wait for another sync.
            progress: is told of each change that is done.

        Raises:
            SyncBusy: another sync is running.
            LockLost: the lock could not be kept.
            PlanOutdated: there are new changes; only when strict.
            RegistryEmpty, TeamsUnreadable: as for `plan`.
        """
        # Planned again under the lock: what was approved may be done, or moot, by now.
        async with sync_lock(self._store, wait=wait):
            # What it did not see to be as it should is looked at too: not all is well before then.
            planned = await self._read_and_plan(None if strict else approved.doubted_areas)
            self._reading = None  # what is done now changes Teams
            called = await self._called(approved, planned)
            approval = Approval(approved, called)
            todo = approval.of(planned.plan.changes)
            # Whether somebody left is a question of its own, and nothing that is new in Teams.
            every = [one for one in planned.plan.changes if one in todo or not one.departed]
            if strict and (new := len(every) - len(todo)):
                raise PlanOutdated(new)
            ended = await self._ended(approval, approved.checksum, planned, called)
            if planned.plan.only(todo).removals.over and not allow_removals:
                # Only what takes something away waits for somebody's word; all else goes on.
                held = [one for one in todo if one.removes]
                ended += tuple(Ended(approval.approved(one), Fate.BUDGET) for one in held)
                todo = tuple(one for one in todo if not one.removes)
            results = Results(
                approved.only(todo),
                _names(planned),
                ended=ended,
                approved=approval.approved,
                unseen=unseen(planned.plan),
                unread=unread_in(planned.plan),
                tell=progress,
            )
            async with Recorder(self._store, asked_by) as recorder:
                run = self._run(planned, recorder, results, approved.checksum, asked_by)
                run.allows_removals = allow_removals
                known_as = planned.unpersisted.known_as
                await recorder.write(replace(planned.unpersisted, known_as={}))
                await self._execute(run, todo, approved.areas)
                # Last, since nothing depends on it and it takes a second for each 2,500 people.
                await recorder.write(Note(known_as=known_as))
            return results.outcome()

    async def _ended(
        self, approval: Approval, checksum: str, planned: Planned, called: Callable[[str], str]
    ) -> tuple[Ended, ...]:
        """Return what became of what was approved and is not to be done any more."""
        users = _users(planned)
        effects = Effects(
            planned.observed,
            planned.ledger,
            lambda member: users.get(member) or users.get(called(member)) or called(member),
        )
        async with self._store.read(SYSTEM) as unit:
            trail = await unit.of(SyncCall).all(plan=checksum)
        made = {
            (one.action, one.kind, one.key, called(one.member))
            for one in trail
            # A 202 has only begun something: whether it came to an end is to be seen.
            if 200 <= one.status < 300 and one.status != 202
        }
        unread = planned.observed.unread
        return approval.ended(Seen(planned.plan, unread, effects.shown, made))

    async def _execute(
        self, run: ApplyRun, todo: Sequence[PlannedChange], areas: Collection[str]
    ) -> None:
        for area in areas:
            if (code := run.observed.unread.get(area)) is not None:
                run.results.quarantine(area, code)
                await run.write(quarantined(area, run.results.quarantines(area)[0], run.now))
        await execute(run, todo, self._blueprint.first)
        for team in welcomes.late(run.ledger, run.desired):
            await welcomes.order(run.recorder, team)

    async def _read_and_plan(
        self,
        areas: Collection[str] | None,
        *,
        heed_quarantine: bool = False,
        ahead: Collection[str] = (),
    ) -> Planned:
        async with self._store.read(SYSTEM) as unit:
            owners = self._settings.team_owners
            desired = await read_desired(unit, self._blueprint, owners, ahead)
            kept = await Ledger.read(unit)
            # By the database's clock: hosts' own may differ.
            looked_at = unit.now
            self._ahead = looked_at - self._clock()
            rules, removed = await policy(unit), await removed_lately(unit, looked_at)
            reserved = await unit.of(ReservedName).all()
            state = await unit.of(SyncState).find(STATE)
            strangers = await not_ours(unit)
        observed, now = await self._observed(desired, kept, areas, looked_at), self._now
        wait = self._settings.second_look

        def make() -> Planned:
            ledger = reconcile_ledger(desired, observed, kept, looked_at, second_look=wait)
            names = (*reserved, *newly_reserved(kept, ledger, now))
            plan = make_plan(
                desired,
                observed,
                ledger if heed_quarantine else _without_quarantine(ledger),
                removed=removed,
                policy=rules,
                now=now,
                reserved=names,
                areas=areas,
                channel_app=self._settings.channel_app,
                not_ours=strangers,
            )
            unpersisted = note_of(kept, ledger, desired, observed, now)
            about_app = app_note(state, observed)
            unpersisted = replace(unpersisted, works=(*unpersisted.works, *about_app))
            sightings = tuple(sighting_edits(kept, ledger))
            return Planned(plan, desired, observed, ledger, unpersisted, sightings)

        # Off the event loop: planning is CPU alone, and the bot answers people meanwhile.
        planned = await asyncio.to_thread(make)
        if not planned.plan.nothing_to_do and not ahead:
            until = self._now + FRESH / self._settings.graph_speed
            asked = None if areas is None else frozenset(areas)
            self._reading = _Reading(desired, kept, asked, observed, until)
        return planned

    async def _observed(
        self,
        desired: DesiredState,
        kept: Ledger,
        areas: Collection[str] | None,
        looked_at: datetime,
    ) -> ObservedState:
        """Return the observed state: as just read for a plan, or read now. It serves once."""
        now, last = self._now, self._reading
        self._reading = None
        if last is not None and last.will_do(desired, kept, areas, now):
            return last.observed
        return await read_observed(
            self._graph,
            desired,
            kept,
            bot_app=self._bot_app,
            areas=areas,
            now=looked_at,
            second_look=self._settings.second_look,
        )

    async def _called(self, approved: Plan, planned: Planned) -> Callable[[str], str]:
        """Return a mapping from any key of a member to the one by which they are known now."""
        keys = {one.member for one in (*approved.changes, *planned.plan.changes) if one.member}
        async with self._store.read(SYSTEM) as unit:
            aliases = await unit.of(MemberAlias).some(sorted(keys))
        now = {one.slug: one.member for one in aliases}
        now |= accounts_of(planned.desired, planned.observed)
        return lambda key: now.get(key, key)

    def _run(
        self, planned: Planned, recorder: Recorder, results: Results, checksum: str, asked_by: str
    ) -> ApplyRun:
        desired, observed = planned.desired, planned.observed
        return ApplyRun(
            graph=self._graph,
            recorder=recorder,
            desired=desired,
            observed=observed,
            ledger=planned.ledger,
            settings=self._settings,
            results=results,
            clock=lambda: self._now,
            plan=checksum,
            asked_by=asked_by,
            ids=_ids(planned.ledger, observed),
            users=_users(planned),
        )


def _without_quarantine(ledger: Ledger) -> Ledger:
    """Return the ledger as it is when nothing is left alone for a while."""
    areas = {key: one.model_copy(update={"retry_at": None}) for key, one in ledger.areas.items()}
    entries = {
        key: one.model_copy(update={"asked_at": None}) if one.refused else one
        for key, one in ledger.entries.items()
    }
    return replace(ledger, areas=areas, entries=entries)


def _names(planned: Planned) -> dict[str, str]:
    """Key of a team → what people call it."""
    entries = planned.ledger.entries.values()
    known = {one.slug: one.name for one in entries if one.kind == "team"}
    return known | {key: team.name for key, team in planned.desired.teams.items()}


def _ids(ledger: Ledger, observed: ObservedState) -> dict[str, str]:
    """Key of a place → its id, of what is there."""
    return {
        key: entry.graph_id
        for key, entry in ledger.entries.items()
        if entry.graph_id
        and entry.state != "gone"
        and (entry.kind != "team" or _is_there(observed, entry.graph_id))
    }


def _users(planned: Planned) -> dict[str, str]:
    """Key of a member → object id, of who has an account, be it since a moment ago."""
    desired, observed = planned.desired, planned.observed
    users = {one: one for one in (*observed.users, *planned.ledger.guests)}
    found = ((one.key, observed.user_of(one)) for one in desired.people.values())
    return users | {key: user.id for key, user in found if user}


def _is_there(observed: ObservedState, team: str) -> bool:
    found = observed.teams.get(team)
    return found is not None and not found.deleted
