"""Plans of the sync that wait for approval, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity, Line
from registry.core.errors import AlreadyDecided, NotAllowed, RegistryError
from registry.core.events import Event
from registry.core.numbering import next_number
from registry.core.permissions import SYSTEM, Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.personal_data import people_of_plan, plan_with, plan_without
from registry.provisioning.plan import Plan, PlannedChange, plan_from_json, plan_to_json
from registry.provisioning.removal_budget import RemovalsNotAllowed

SyncPlanStatus = Literal["proposed", "approved", "applying", "applied", "declined", "overtaken"]
SyncPlanOrigin = Literal["hub", "registry", "drift", "daily", "command"]


class Quarantine(BaseModel):
    """A team that was left alone after a failure, while the others went on.

    Attributes:
        area: key of the team.
        name: what people call it.
        why: a code; texts in cards/texts/*/sync.ftl (`sync-setback-CODE`).
        value: what the text needs.
        reference: number under which the log has more.
        member: key of whom it is about, where it is one person.
        person: what people call them.
        code: Graph's own code; empty where it was not Graph.
        said: what Graph said besides, without ids and addresses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    area: str
    name: str = ""
    why: str
    value: str = ""
    reference: str = ""
    member: str = ""
    person: str = ""
    code: str = ""
    said: str = ""


class CreatedPlace(BaseModel):
    """A place that a plan made or adopted, with its address in Teams, for links."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    key: str
    name: str
    url: str = ""


class SyncPlan(Entity):
    """A plan that was shown to people. Its slug is a number.

    Attributes:
        origin: `hub` (somebody founded a hub), `registry` (people or names changed there), `drift`
            (Teams was changed by hand), `daily`, `command` (the command line).
        status: proposed → approved → applying → applied; or declined; or overtaken by a newer one.
        checksum: of the plan.
        body: the plan, as `registry.provisioning.plan.plan_to_json` writes it.
        about: key of the hub it is about, empty for all.
        asked_by: key of the member who asked for it, or `system`.
        decided_by, decided_at: who approved or declined it, and when.
        allows_removals: whether they also allowed what is over the removal budget.
        done, total: progress, in changes.
        setbacks: the quarantined teams; stored under this name.
        made: places that it made, for links.
        ends: what became of its changes, counted (registry.provisioning.fates).
        made_at: when the plan was made.
        planned: slug of the planned hub whose places it makes; emptied when that begins. Until then
            it is not carried out, whatever was decided.
        starts: the day of that hub.
        finished_at: when applying it ended.
    """

    section: ClassVar[str] = "sync_plans"
    indexed: ClassVar[tuple[str, ...]] = ("status", "origin", "about")
    dumped: ClassVar[bool] = False

    origin: SyncPlanOrigin
    status: SyncPlanStatus = "proposed"
    checksum: str
    body: str
    about: str = ""
    asked_by: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    allows_removals: bool = False
    done: int = 0
    total: int = 0
    setbacks: tuple[Quarantine, ...] = ()
    made: tuple[CreatedPlace, ...] = ()
    ends: dict[str, int] = {}  # noqa: RUF012  # pydantic copies it
    made_at: datetime | None = None
    planned: Line = ""
    starts: date | None = None
    finished_at: datetime | None = None

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return plan_from_json(self.body)

    def without(self, member: str, name: str = "") -> Self | None:
        """Leave out what the plan does with them as well; the rest stays. See Entity."""
        left = super().without(member, name)
        if left is None or member not in left.body:
            return left
        plan = left.plan
        rest = plan_without(plan, member)
        if rest is plan:
            return left
        moot = rest.nothing_to_do and left.status == "proposed"
        status = "overtaken" if moot else left.status
        setbacks = tuple(one for one in self.setbacks if one.member != member)
        news: dict[str, Any] = {"body": plan_to_json(rest), "checksum": rest.checksum}
        news |= {"status": status, "setbacks": setbacks}
        return left.model_copy(update=news)

    def more_people(self) -> Collection[str]:
        """Return who stands in the plan itself. See Entity."""
        return people_of_plan(self.plan)

    def shown_to(self, keys: Collection[str]) -> Self:
        """Keep only what the plan does with them: others stand in it too. See Entity."""
        setbacks = tuple(one for one in self.setbacks if not one.member or one.member in keys)
        body = plan_to_json(plan_with(self.plan, keys))
        return self.model_copy(update={"body": body, "setbacks": setbacks})


class SyncPlanProposed(Event):
    """A plan waits for the kernteam's word, or was applied by the policy: show it."""

    name: ClassVar[str] = "sync_plan.proposed"

    plan: str


class SyncPlanChanged(Event):
    """A plan was decided on, or is further on its way: its cards are to be brought up to date."""

    name: ClassVar[str] = "sync_plan.changed"

    plan: str


class PlaceReady(Event):
    """A team of ours is there, with the bot in it: time for its welcome post.

    Attributes:
        key: the team's key, such as `hub:twente`.
        team, channel: Graph ids of the team's group and of its first channel.
    """

    name: ClassVar[str] = "place.ready"

    key: str
    team: str
    channel: str


class AdoptionNotAllowed(RegistryError):
    """The plan takes over places because of their name: a person must have seen which.

    Attributes:
        places: those changes.
    """

    def __init__(self, places: Sequence[PlannedChange]) -> None:
        names = ", ".join(f"{one.name} ({one.graph_id})" for one in places)
        super().__init__(
            f"this plan takes over what it knows by name only: {names}; look at each, then say so"
        )
        self.places = tuple(places)


class NotApproved(RegistryError):
    """The plan still waits for somebody's word, or for its hub to begin: not carried out yet."""


async def propose(
    unit: UnitOfWork,
    plan: Plan,
    origin: SyncPlanOrigin,
    about: str = "",
    asked_by: str = "",
    *,
    planned: str = "",
    starts: date | None = None,
) -> SyncPlan:
    """Have a plan wait for the kernteam's word. It overtakes older ones of its origin that wait.

    Args:
        unit: to write in.
        plan: with at least one change.
        origin: what led to it.
        about: key of the hub it is about; empty for all.
        asked_by: key of the member who asked for it; the unit's actor when empty.
        planned: slug of the planned hub that it is for.
        starts: the day of that hub.

    Returns:
        The plan that waits now; when one with these very changes waited already, that one, with
        what else is new about it, and nothing is shown anew.

    Raises:
        ValueError: there is nothing to do in it.
        Conflict: another plan is proposed at this very moment; try again.
    """
    if plan.nothing_to_do:
        msg = "a plan without changes is not proposed; use `withdraw` for what waits"
        raise ValueError(msg)
    if same := await _same_waiting(unit, plan):
        return same
    # Numbers are given out one after the other: whoever proposes this very plan at the same moment
    # has either committed by now, and is seen, or gets no number before we have.
    number = await next_number(unit, SyncPlan.section)
    if same := await _same_waiting(unit, plan):
        return same
    await withdraw(unit, origin, about)
    unit.emit(SyncPlanProposed(plan=str(number)))
    return await unit.of(SyncPlan).add(
        SyncPlan(
            slug=str(number),
            origin=origin,
            checksum=plan.checksum,
            body=plan_to_json(plan),
            about=about,
            asked_by=asked_by or unit.actor,
            total=len(plan.changes),
            made_at=unit.now,
            planned=planned,
            starts=starts,
        )
    )


async def _same_waiting(unit: UnitOfWork, plan: Plan) -> SyncPlan | None:
    """Return the waiting plan with these very changes, with what else is new about it."""
    for one in await waiting(unit):
        if one.checksum == plan.checksum:
            news = {"body": plan_to_json(plan), "made_at": unit.now}
            return await unit.of(SyncPlan).put(one.model_copy(update=news))
    return None


async def approve(unit: UnitOfWork, slug: str, *, allow_removals: bool = False) -> SyncPlan:
    """Have a plan carried out.

    Args:
        unit: its actor decides.
        slug: which plan.
        allow_removals: it may take away more than may go in a day.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: somebody decided first, or a newer plan took its place.
        RemovalsNotAllowed: it takes away too much for a plain yes.
    """
    proposed = await _to_decide(unit, slug)
    removals = proposed.plan.removals
    if removals.over and not allow_removals:
        raise RemovalsNotAllowed(removals)
    return await _decide(unit, proposed, "approved", allows_removals=removals.over)


async def decline(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Don't have a plan carried out. Raises as `approve` does."""
    return await _decide(unit, await _to_decide(unit, slug), "declined")


async def withdraw(unit: UnitOfWork, origin: SyncPlanOrigin, about: str = "") -> None:
    """Have nothing wait any more of this origin, about this hub: a newer look has overtaken it."""
    for one in await unit.of(SyncPlan).all(status="proposed", origin=origin, about=about):
        if not one.planned:
            await _move(unit, one, status="overtaken")


async def start(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Return the system begins to carry out a plan, or goes on with it after it was stopped.

    Raises:
        NotAllowed: by a person.
        NotApproved: nobody said yes to it yet.
        AlreadyDecided: it was declined, overtaken or carried out.
    """
    plan = await _to_carry_out(unit, slug)
    return plan if plan.status == "applying" else await _move(unit, plan, status="applying")


async def advance(
    unit: UnitOfWork,
    slug: str,
    done: int,
    total: int,
    setbacks: Sequence[Quarantine] = (),
    made: Sequence[CreatedPlace] = (),
) -> SyncPlan:
    """Return the system says how far it is, in changes; `setbacks` and `made` are all so far.

    Raises as `start` does.
    """
    plan = await _to_carry_out(unit, slug)
    progress = _progress(done, total, setbacks, made)
    return await _move(unit, plan, status="applying", **progress)


async def finish(
    unit: UnitOfWork,
    slug: str,
    done: int,
    total: int,
    setbacks: Sequence[Quarantine] = (),
    made: Sequence[CreatedPlace] = (),
    ends: Mapping[str, int] | None = None,
) -> SyncPlan:
    """Return the system has carried out what it could. See `advance`; raises as `start` does.

    Args:
        unit: to write in; its actor is the system.
        slug: which plan.
        done: how many changes were made.
        total: of how many.
        setbacks: what was set aside.
        made: places that were made.
        ends: what became of its changes, counted.
    """
    plan = await _to_carry_out(unit, slug)
    progress = _progress(done, total, setbacks, made)
    progress["ends"] = dict(ends or {})
    return await _move(unit, plan, status="applied", finished_at=unit.now, **progress)


async def overtake(unit: UnitOfWork, slug: str) -> SyncPlan:
    """Return the system finds that the world is no longer as in the plan: it must be made anew.

    Raises:
        NotAllowed: by a person.
        AlreadyDecided: it was declined, overtaken or carried out.
    """
    _by_the_system(unit)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status not in {"proposed", "approved", "applying"}:
        raise _decided(plan)
    return await _move(unit, plan, status="overtaken", finished_at=unit.now)


async def waiting(unit: UnitOfWork) -> list[SyncPlan]:
    """Return the plans that wait for the kernteam's word, oldest first."""
    return _in_order(await unit.of(SyncPlan).all(status="proposed"))


async def approved(unit: UnitOfWork) -> list[SyncPlan]:
    """Return the plans to be executed, oldest first; those that were begun go before.

    One for a planned hub is none of them before that begins.
    """
    found = await unit.of(SyncPlan).all(status=("approved", "applying"))
    plans = _in_order([one for one in found if not one.planned])
    return sorted(plans, key=lambda one: one.status != "applying")


async def _to_decide(unit: UnitOfWork, slug: str) -> SyncPlan:
    await require(unit, Right.APPROVE_SYNC)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status != "proposed":
        raise _decided(plan)
    return plan


async def _decide(
    unit: UnitOfWork, plan: SyncPlan, outcome: SyncPlanStatus, **news: Any
) -> SyncPlan:
    decision = {"status": outcome, "decided_by": unit.actor, "decided_at": unit.now}
    return await _move(unit, plan, **decision, **news)


async def _to_carry_out(unit: UnitOfWork, slug: str) -> SyncPlan:
    _by_the_system(unit)
    plan = await unit.of(SyncPlan).get(slug)
    if plan.status == "proposed":
        msg = f"plan {slug} waits for somebody's word: it can't be carried out yet"
        raise NotApproved(msg)
    if plan.planned:
        msg = f"plan {slug} waits until the hub {plan.planned} begins: it can't be carried out yet"
        raise NotApproved(msg)
    if plan.status not in {"approved", "applying"}:
        raise _decided(plan)
    return plan


def _progress(
    done: int, total: int, setbacks: Sequence[Quarantine], made: Sequence[CreatedPlace]
) -> dict[str, Any]:
    total = max(total, 0)
    return {
        "done": min(max(done, 0), total),
        "total": total,
        "setbacks": tuple(setbacks),
        "made": tuple(made),
    }


async def _move(unit: UnitOfWork, plan: SyncPlan, **news: Any) -> SyncPlan:
    """Keep what is new; those who look at its cards hear of it."""
    moved = plan.model_copy(update=news)
    if moved == plan:
        return plan
    unit.emit(SyncPlanChanged(plan=plan.slug))
    return await unit.of(SyncPlan).put(moved)


def _by_the_system(unit: UnitOfWork) -> None:
    if unit.actor != SYSTEM:
        raise NotAllowed(Right.APPROVE_SYNC)


def _decided(plan: SyncPlan) -> AlreadyDecided:
    return AlreadyDecided(SyncPlan.section, plan.slug, by=plan.decided_by, outcome=plan.status)


def _in_order(plans: list[SyncPlan]) -> list[SyncPlan]:
    return sorted(plans, key=lambda one: int(one.slug))
