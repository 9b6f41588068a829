"""Planned hubs: filled in, with a go or no go, and in Teams not before their day (design).

A go or no go is the kernteam's (plan, L2230-2236); the rest is ours: how long before its day a hub
asks for one, and when on the day it begins. What is shown of it in Teams is for
`registry.provisioning.planned_hubs`, by what is kept here.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from registry.core.dates import PlannedDay
from registry.core.dates.workdays import morning, today
from registry.core.errors import AlreadyDecided, Conflict, Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.membership import ChannelMembership, Membership
from registry.core.permissions import SYSTEM, Right, require
from registry.core.unit_of_work import Between, UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.editing.history import put_hub
from registry.hubs.hub import Hub, HubClosed, Verdict
from registry.hubs.hub_plan import (
    Decided,
    HubBegan,
    HubGoAsked,
    HubPlan,
    HubPlanChanged,
    HubShape,
    PlanStep,
    ShapedPerson,
)
from registry.members.member import Member, is_reserved, key_of_email
from registry.networks.network import Network
from registry.networks.rounds import noted

LEAD_DAYS = 21
"""Days before its day on which a hub's plan is shown, or a go is asked for (design)."""

BEGINS = time(6)
"""When on its day a hub begins, on the clock of Amsterdam: before people are at work (design)."""

_MOST_OUT = 50
"""People that are named who are out of a planned hub before it begins."""

MOST_STEPS = 100
"""Steps of a planned hub that are kept, the latest ones."""


class DecideForm(FormEntry):
    """Why there is a go or no go, or why a hub does not go through; as it was typed."""

    reason: str = ""


class MoveForm(FormEntry):
    """The other day of a planned hub."""

    starts: PlannedDay


def is_ahead(day: date | None, now: datetime) -> bool:
    """Return whether a day is still to come: a hub of that day is planned, others are founded."""
    return day is not None and day > today(now)


def begins_at(day: date) -> datetime:
    """Return the moment on which a hub of that day begins."""
    return morning(day, BEGINS)


def is_near(day: date | None, now: datetime, lead: int) -> bool:
    """Return whether a hub's plan is to be shown, or its go to be asked for: `lead` days before."""
    return day is not None and today(now) >= day - timedelta(days=lead)


async def planned_hubs(unit: UnitOfWork) -> list[Hub]:
    """Return the hubs that are planned, by day and name."""
    hubs = await unit.of(Hub).all(status="planned")
    return sorted(hubs, key=lambda hub: (hub.starts or date.max, hub.name))


async def begun_hubs(unit: UnitOfWork) -> list[Hub]:
    """Return the hubs in which something can have happened: those that are there, or were."""
    return await unit.of(Hub).all(status=("forming", "active", "closed"))


async def open_hubs(unit: UnitOfWork) -> list[Hub]:
    """Return the hubs that are there and then those that are planned: what can be changed."""
    there = await unit.of(Hub).all(status=("forming", "active"))
    return [*sorted(there, key=lambda hub: hub.name), *await planned_hubs(unit)]


async def plan_of(unit: UnitOfWork, slug: str) -> HubPlan:
    """Return what is decided about a hub; one without decisions where nothing is."""
    return await unit.of(HubPlan).find(slug) or HubPlan(slug=slug)


async def shape_of(unit: UnitOfWork, hub: Hub) -> HubShape:
    """Return what a plan for this hub's team is made of, as it is now."""
    place = hub.workspace
    shape = HubShape(name=hub.name, people=await _people_of(unit, hub))
    if place is None:
        return shape
    news = {
        "team": place.name,
        "channels": place.channels,
        "private": place.private,
        "without": place.without,
        "called": tuple(f"{key}={name}" for key, name in sorted(place.called.items())),
    }
    return shape.model_copy(update=news)


async def out_before(unit: UnitOfWork, hub: Hub) -> list[Membership]:
    """Return the places of who is out of a planned hub before or on the day that it begins."""
    if hub.starts is None or hub.status != "planned":
        return []
    over = Between("0", (hub.starts + timedelta(days=1)).isoformat())
    seats = unit.of(Membership)
    keys = await seats.keys("ends", _MOST_OUT, group=hub.slug, place="hub", ends=over)
    return await seats.some(keys)


async def _people_of(unit: UnitOfWork, hub: Hub) -> tuple[ShapedPerson, ...]:
    """Return who comes into a hub's team on its day, and by what."""
    day = max(today(unit.now), hub.starts or date.min)
    ways: dict[str, set[str]] = {}
    for seat in await unit.of(Membership).all(group=hub.slug, place="hub"):
        if not seat.is_over(day):
            ways.setdefault(seat.member, {"group"})
            if seat.role is Role.HUB_TEAM or seat.profile is not None:
                ways[seat.member].add("team")
    for key in (one.member for one in hub.team if one.member):
        ways.setdefault(key, set()).add("team")
    for named in await unit.of(ChannelMembership).all(group=hub.slug):
        if named.member in ways and not named.is_over(day):
            ways[named.member].add(f"channel:{named.channel}")
    for network in await unit.of(Network).some(hub.networks):
        for lead in network.leads if network.status == "published" else ():
            ways.setdefault(lead, set()).add("lead")
    return tuple(
        ShapedPerson(
            member=one.slug,
            ways=tuple(sorted(ways[one.slug])),
            address=key_of_email(one.email) if is_reserved(one.slug) else "",
        )
        for one in await unit.of(Member).some(sorted(ways))
        if one.status != "left"
    )


async def decide(
    unit: UnitOfWork, slug: str, outcome: Decided, reason: str = "", *, seen: int | None = None
) -> HubPlan:
    """Give a planned hub a go or a no go; another one takes the place of what was decided before.

    Args:
        unit: its actor decides.
        slug: which hub.
        outcome: what they decide.
        reason: why.
        seen: how many steps they saw; None where they say so whatever was decided before.

    Raises:
        Conflict: something was decided since they looked.
        NotAllowed: not of the kernteam.
        NotFound: there is no such hub.
        AlreadyDecided: somebody decided the same first, or it is not planned (any more).
        Invalid: a no go without a `reason`, or a reason that is too long.
    """
    await require(unit, Right.PLAN_HUB)
    hub, plan = await _planned(unit, slug)
    if plan.decision is not None and plan.decision.outcome == outcome:
        raise AlreadyDecided(
            HubPlan.section, slug, by=plan.decision.by, outcome=plan.decision.outcome
        )
    if seen is not None and seen != len(plan.history):
        raise Conflict(HubPlan.section, slug)
    why = noted(reason.strip(), "reason", needed=outcome == "no_go")
    step = PlanStep(outcome=outcome, by=unit.actor, at=unit.now, reason=why, day=hub.starts)
    return await _keep(unit, plan, step, decision=step)


async def take_back(unit: UnitOfWork, slug: str) -> HubPlan:
    """Take back the go or no go of a planned hub.

    Raises:
        NotAllowed, NotFound: as for `decide`.
        AlreadyDecided: there is none (any more), or it is not planned.
    """
    await require(unit, Right.PLAN_HUB)
    hub, plan = await _planned(unit, slug)
    if plan.decision is None:
        by = next((one.by for one in reversed(plan.history)), "")
        raise AlreadyDecided(HubPlan.section, slug, by=by, outcome="withdrawn")
    step = PlanStep(outcome="withdrawn", by=unit.actor, at=unit.now, day=hub.starts)
    return await _keep(unit, plan, step, decision=None)


async def move(unit: UnitOfWork, slug: str, day: date) -> Hub:
    """Plan a hub for another day. A go goes along; a no go was about the other day, and lapses.

    Raises:
        NotAllowed, NotFound: as for `decide`.
        AlreadyDecided: it is not planned (any more).
        Invalid: the day is not still to come (`starts_past` at `starts`).
    """
    await require(unit, Right.PLAN_HUB)
    hub, plan = await _planned(unit, slug)
    if not is_ahead(day, unit.now):
        raise Invalid([Fault("starts", "starts_past")])
    if day == hub.starts:
        return hub
    step = PlanStep(outcome="moved", by=unit.actor, at=unit.now, day=day)
    await _keep(unit, plan, step, decision=plan.decision if plan.go else None)
    return await put_hub(unit, hub, hub.model_copy(update={"starts": day}))


async def drop(unit: UnitOfWork, slug: str, reason: str) -> Hub:
    """Have a planned hub not go through: it is closed, and `lifecycle.reopen` brings it back.

    Raises:
        NotAllowed, NotFound: as for `decide`.
        AlreadyDecided: it is not planned (any more).
        Invalid: without a `reason`, or with one that is too long.
    """
    await require(unit, Right.PLAN_HUB)
    hub, plan = await _planned(unit, slug)
    why = noted(reason.strip(), "reason")
    step = PlanStep(outcome="dropped", by=unit.actor, at=unit.now, reason=why, day=hub.starts)
    await _keep(unit, plan, step, decision=None)
    unit.emit(HubClosed(hub=slug))
    verdict = Verdict(outcome="closed", by=unit.actor, at=unit.now, reason=why, was="planned")
    closed = hub.model_copy(update={"status": "closed", "verdict": verdict})
    return await put_hub(unit, hub, closed, why=why)


async def note_resumed(unit: UnitOfWork, hub: Hub) -> None:
    """Keep that a dropped hub is planned again, without a go; for `lifecycle.reopen`."""
    plan = await plan_of(unit, hub.slug)
    step = PlanStep(outcome="resumed", by=unit.actor, at=unit.now, day=hub.starts)
    await _keep(unit, plan, step, decision=None)


async def begin(unit: UnitOfWork, slug: str) -> Hub:
    """Have a planned hub begin: now by the kernteam, which is a go, or by the system on its day.

    Raises:
        NotAllowed: not of the kernteam; or by the system without a go, or before its day.
        NotFound: there is no such hub.
        AlreadyDecided: it began already, or it was dropped.
    """
    await require(unit, Right.PLAN_HUB)
    hub, plan = await _planned(unit, slug)
    if unit.actor == SYSTEM and not is_due(hub, plan, unit.now):
        msg = f"hub {slug} has no go, or its day is still to come"
        raise ValueError(msg)
    step = PlanStep(outcome="begun", by=unit.actor, at=unit.now, day=today(unit.now))
    go = plan.decision
    if not plan.go:
        go = PlanStep(outcome="go", by=unit.actor, at=unit.now, day=hub.starts)
        plan = plan.model_copy(update={"history": (*plan.history, go)})
    await _keep(unit, plan, step, decision=go)
    unit.emit(HubBegan(hub=slug, by=unit.actor))
    starts = hub.starts
    if starts is None or is_ahead(starts, unit.now):
        starts = today(unit.now)
    return await put_hub(unit, hub, hub.model_copy(update={"status": "forming", "starts": starts}))


def is_due(hub: Hub, plan: HubPlan, now: datetime) -> bool:
    """Return whether a planned hub is to begin: it has a go, and its day has come."""
    if hub.status != "planned" or hub.starts is None or not plan.go:
        return False
    return now >= begins_at(hub.starts)


async def ask_for_go(unit: UnitOfWork, slug: str, lead: int) -> bool:
    """Ask the kernteam once for a go when a planned hub comes near without a decision.

    Returns:
        Whether they are asked now.
    """
    hub = await unit.of(Hub).find(slug)
    plan = await plan_of(unit, slug)
    if hub is None or not awaits_go(hub, plan, unit.now, lead) or hub.starts is None:
        return False
    unit.emit(HubGoAsked(hub=slug, day=hub.starts))
    await _put(unit, plan.model_copy(update={"asked": hub.starts}))
    return True


def awaits_go(hub: Hub, plan: HubPlan, now: datetime, lead: int) -> bool:
    """Return whether the kernteam is still to be asked for a go for the hub's day."""
    asked = plan.asked is not None and plan.asked == hub.starts
    undecided = hub.status == "planned" and plan.decision is None
    return undecided and not asked and is_near(hub.starts, now, lead)


async def note_shown(unit: UnitOfWork, slug: str, shown: HubShape | None, plan: str = "") -> None:
    """Keep which plan for Teams the kernteam saw, and what it was made of; None for none any more.

    Raises Conflict when something is decided about the hub at this very moment.
    """
    known = await plan_of(unit, slug)
    await _put(unit, known.model_copy(update={"shown": shown, "plan": plan}))


async def _planned(unit: UnitOfWork, slug: str) -> tuple[Hub, HubPlan]:
    hub = await unit.of(Hub).get(slug)
    plan = await plan_of(unit, slug)
    if hub.status != "planned":
        last = plan.history[-1] if plan.history else hub.verdict
        raise AlreadyDecided(Hub.section, slug, by=last.by if last else "", outcome=hub.status)
    return hub, plan


async def _keep(unit: UnitOfWork, plan: HubPlan, step: PlanStep, **news: Any) -> HubPlan:
    unit.emit(HubPlanChanged(hub=plan.slug))
    history = (*plan.history, step)[-MOST_STEPS:]
    return await _put(unit, plan.model_copy(update={"history": history, **news}))


async def _put(unit: UnitOfWork, plan: HubPlan) -> HubPlan:
    plans = unit.of(HubPlan)
    return await (plans.put(plan) if plan.revision else plans.add(plan))
