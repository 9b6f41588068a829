"""Planned hubs: `hub plannen Zeeland 1 maart 2027`, `geplande hubs`, `hub zeeland go`.

The kernteam plans a hub, says go or no go, moves it, drops it or has it begin; by words that follow
`hub`, or by the buttons on its card. Each change brings the plan for Teams that was shown in line.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal

from bot.conversations.hubs.founding import planning_form
from bot.conversations.hubs.planning.news import waiting_plan
from bot.conversations.hubs.planning.words import Deed, Wish
from bot.conversations.hubs.views import answered, kernteam_only, plan_view
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.founding import founded_card
from cards.hubs.lifecycle import so_already_card
from cards.hubs.planning import (
    began_card,
    begin_card,
    move_form,
    planned_hub_card,
    planned_hubs_card,
    reason_form,
    which_planned_card,
)
from cards.kit.components import plain, typed
from cards.kit.forms import NONCE, Values
from registry.agenda.lookup import live_hubs
from registry.core.dates import day_within, read_moment
from registry.core.dates.moments import PLANNED
from registry.core.dates.workdays import today
from registry.core.errors import AlreadyDecided, Conflict, Fault, Invalid, NotAllowed
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.founding import PlannedHubEntry, found
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubPlan
from registry.hubs.lifecycle import reopen
from registry.hubs.naming import hubs_meant
from registry.hubs.planning import (
    DecideForm,
    MoveForm,
    decide,
    drop,
    is_ahead,
    move,
    plan_of,
    planned_hubs,
    take_back,
)
from registry.hubs.profile import hub_profile
from registry.hubs.waiting import WITHOUT_GO
from registry.members.lookup import member_name
from registry.provisioning.planned_hubs import begin, settle

routes = Routes()
routes.waits(WITHOUT_GO, shows="hubs.show", by="hub", opens="hubs.planned")

_LONGEST = 300
_MOST_STEPS = 999_999
"""Letters of a sentence that are read."""


@routes.command(
    *("hub plannen", "plan hub", "plan een hub", "hub inplannen"),
    en=("plan a hub", "hub plan", "plan new hub"),
    about="hub-plan-command",
    order=82,
    audience=Audience(HelpGroup.HUB, (Right.PLAN_HUB,)),
    slash=False,
)
async def plan(ask: Ask) -> Answer:
    """Plan the hub that is named with its day; ask for what is still needed."""
    words = typed(ask.words)[:_LONGEST]
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.PLAN_HUB, ask.who):
            return kernteam_only(ask)
        name, day = _name_and_day(words, ask, unit)
        known = hubs_meant(name, await planned_hubs(unit)) if name else ()
        if len(known) == 1 and known[0].name.casefold() == name.casefold():
            return _moved(ask, known[0], day)
    values: Values = {"name": name, "starts": day, "phase": ""}
    if not (name and day):
        return await planning_form(ask, values)
    try:
        async with ask.write() as unit:
            on = ask.read_on(unit)
            entry, faults = PlannedHubEntry.partly(values, on, starts="=2999-12-31")
            if not faults and not is_ahead(entry.starts, unit.now):
                return await planning_form(ask, values)
            hub = await found(unit, entry, faults)
            profile = await hub_profile(unit, hub)
    except NotAllowed:
        return kernteam_only(ask)
    except Invalid as invalid:
        return await planning_form(ask, values, invalid.faults)
    return answered(founded_card(ask.t, profile, by_hand=not ask.sync_info.on))


def _name_and_day(words: str, ask: Ask, unit: UnitOfWork) -> tuple[str, str]:
    """Return the name of a hub and the day that follows it, as they were typed."""
    now = today(unit.now)
    before, day, behind = day_within(words, now, PLANNED, last=True)
    if day and not behind.strip(" .!"):
        name, other, _ = day_within(before, now, PLANNED)
        if other and _bare(name):  # two days: which one is meant is asked
            return _bare(name), words[len(name) :].strip(" .!,")
        return _bare(before), day.strip()
    # A day that must be asked, such as `volgende maand`, is none in a sentence.
    parts = words.split()
    for at in range(1, len(parts)):
        read = read_moment(" ".join(parts[at:]), now, PLANNED, ask.language)
        if not hasattr(read, "left"):
            return _bare(" ".join(parts[:at])), " ".join(parts[at:])
    return _bare(words), ""


def _bare(name: str) -> str:
    return re.sub(r"(?i)\s*\b(?:op|voor|per|vanaf|on|for|from)$", "", name.strip(" ,:")).strip(
        " ,:"
    )


def _moved(ask: Ask, hub: Hub, day: str) -> Answer:
    """Offer another day for a hub that is planned already."""
    form = move_form(ask.t, hub, secrets.token_urlsafe(9))
    return answered(form.card(ask.t, {"starts": day}), done=False)


@routes.verb("hubs.plan")
async def press_plan(ask: Ask) -> Answer:
    """Show the form to plan a hub, empty."""
    return await planning_form(ask, {"phase": ""})


@routes.command(
    *("geplande hubs", "hubs gepland", "planning hubs"),
    en=("planned hubs", "hubs planned"),
    about="hub-plan-list-command",
    order=45,
    menu=False,
)
async def list_planned(ask: Ask) -> Answer:
    """Show the hubs that are planned, by day."""
    return await _list(ask, 0)


@routes.verb("hubs.planned")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the list."""
    return await _list(ask, ask.number("page", most=999))


async def _list(ask: Ask, page: int) -> Answer:
    async with ask.registry.read() as unit:
        hubs = await planned_hubs(unit)
        manage = ask.unseen and await holds(unit, Right.PLAN_HUB, ask.who)
        plans = {one.slug: one for one in await unit.of(HubPlan).some([one.slug for one in hubs])}
    rows = [(one, plans.get(one.slug) or HubPlan(slug=one.slug)) for one in hubs]
    card = planned_hubs_card(ask.t, rows, page, manage=manage)
    return Answer(card=card, text=str(card["fallbackText"]))


async def wished(ask: Ask, one: Wish) -> Answer:
    """Do what was typed about a planned hub, or ask for what is still needed."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.PLAN_HUB, ask.who):
            return kernteam_only(ask)
        hubs = await _dropped(unit) if one.deed == "resume" else await planned_hubs(unit)
        meant = hubs_meant(one.hub, hubs)
        others = () if meant else hubs_meant(one.hub, await live_hubs(unit))
        if len(others) == 1:
            return _not_planned(ask, others[0], "")
        if len(meant) != 1:
            return answered(which_planned_card(ask.t, one.hub, meant or hubs))
        hub = meant[0]
    if one.deed in ("go", "go_back") or (one.deed == "no_go" and one.why):
        return await _decided(ask, one.deed, hub.slug, one.why)
    if one.deed == "resume":
        return await _carry_out(ask, hub.slug, "resumed", reopen)
    if one.deed == "move" and one.day:
        return await _move(ask, hub.slug, {"starts": one.day})
    return await _ask(ask, one.deed, hub.slug, {"reason": one.why})


async def _dropped(unit: UnitOfWork) -> list[Hub]:
    closed = await unit.of(Hub).all(status="closed")
    return [one for one in closed if one.verdict is not None and one.verdict.was == "planned"]


@routes.verb("hubs.go", again="hubs.show")
async def press_go(ask: Ask) -> Answer:
    """Give the hub a go."""
    return await _decided(ask, "go", ask.key("hub"), seen=_seen(ask))


@routes.verb("hubs.go_back", again="hubs.show")
async def press_go_back(ask: Ask) -> Answer:
    """Take back what was decided about the hub."""
    return await _decided(ask, "go_back", ask.key("hub"))


@routes.verb("hubs.no_go")
async def press_no_go(ask: Ask) -> Answer:
    """Ask why there is a no go."""
    return await _ask(ask, "no_go", ask.key("hub"))


@routes.verb("hubs.no_go.confirmed", again="hubs.show")
async def no_go(ask: Ask) -> Answer:
    """Give the hub a no go; without a reason the form comes back."""
    entry = DecideForm.of({"reason": ask.text("reason")})
    try:
        return await _decided(ask, "no_go", ask.key("hub"), entry.reason, seen=_seen(ask))
    except Invalid as invalid:
        values: Values = {"reason": ask.text("reason")}
        return await _ask(ask, "no_go", ask.key("hub"), values, invalid.faults)


@routes.verb("hubs.move")
async def press_move(ask: Ask) -> Answer:
    """Ask for another day."""
    return await _ask(ask, "move", ask.key("hub"))


@routes.verb("hubs.move.confirmed", again="hubs.show")
async def move_it(ask: Ask) -> Answer:
    """Plan the hub for another day; what is wrong with that is said at the field."""
    async with ask.registry.read() as unit:
        hub = await unit.of(Hub).get(ask.key("hub"))
    return await _move(ask, hub.slug, move_form(ask.t, hub).read(ask.data))


@routes.verb("hubs.begin")
async def press_begin(ask: Ask) -> Answer:
    """Ask whether the hub should begin now."""
    return await _ask(ask, "begin", ask.key("hub"))


@routes.verb("hubs.begin.confirmed", again="hubs.show")
async def begin_it(ask: Ask) -> Answer:
    """Have the hub begin now."""
    slug = ask.key("hub")
    try:
        async with ask.write() as unit:
            hub = await begin(unit, slug, ask.sync_info.lead)
            waits = await waiting_plan(unit, slug)
    except NotAllowed:
        return kernteam_only(ask)
    except AlreadyDecided as first:
        return await _first(ask, slug, first.by)
    return answered(began_card(ask.t, hub, by="", waits=waits, sync=ask.sync_info.on))


@routes.verb("hubs.drop")
async def press_drop(ask: Ask) -> Answer:
    """Ask why the hub does not go through."""
    return await ask_drop(ask, ask.key("hub"))


async def ask_drop(ask: Ask, slug: str) -> Answer:
    """Ask why a planned hub does not go through."""
    return await _ask(ask, "drop", slug)


@routes.verb("hubs.drop.confirmed", again="hubs.show")
async def drop_it(ask: Ask) -> Answer:
    """Have the hub not go through; without a reason the form comes back."""
    entry = DecideForm.of({"reason": ask.text("reason")})
    try:
        return await _carry_out(
            ask, ask.key("hub"), "dropped", lambda unit, slug: drop(unit, slug, entry.reason)
        )
    except Invalid as invalid:
        values: Values = {"reason": ask.text("reason")}
        return await _ask(ask, "drop", ask.key("hub"), values, invalid.faults)


async def _ask(
    ask: Ask, deed: Deed, slug: str, values: Values | None = None, faults: Sequence[Fault] = ()
) -> Answer:
    """Show the form or question of a deed, for who may do it while the hub is planned."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.PLAN_HUB, ask.who):
            return kernteam_only(ask)
        hub = await unit.of(Hub).get(slug)
        kept = await plan_of(unit, slug)
        if hub.status != "planned":
            return await _first(ask, slug, kept.history[-1].by if kept.history else "")
        view = await plan_view(ask, unit, hub, kept)
    nonce = ask.value(NONCE) if faults else secrets.token_urlsafe(9)
    if deed == "begin":
        return answered(begin_card(ask.t, hub, view, nonce))
    filled = values or {}
    if deed == "move":
        return answered(move_form(ask.t, hub, nonce).card(ask.t, filled, faults), done=False)
    what: Literal["no_go", "drop"] = "no_go" if deed == "no_go" else "drop"
    seen = _seen(ask) if deed == "no_go" else None
    form = reason_form(ask.t, what, hub, nonce, seen="" if seen is None else str(seen))
    return answered(form.card(ask.t, filled, faults), done=False)


def _seen(ask: Ask) -> int | None:
    seen = ask.number("seen", most=_MOST_STEPS, otherwise=-1)
    return None if seen < 0 else seen


async def _decided(
    ask: Ask, deed: Deed, slug: str, why: str = "", *, seen: int | None = None
) -> Answer:
    """Decide, and show the hub as it stands then. Raises Invalid."""

    async def work(unit: UnitOfWork, slug: str) -> Hub:
        if deed == "go_back":
            await take_back(unit, slug)
        else:
            await decide(unit, slug, "go" if deed == "go" else "no_go", why, seen=seen)
        return await unit.of(Hub).get(slug)

    return await _carry_out(ask, slug, deed, work)


async def _move(ask: Ask, slug: str, values: Values) -> Answer:
    try:
        async with ask.registry.read() as unit:
            entry = MoveForm.of(values, ask.read_on(unit))
        return await _carry_out(ask, slug, "moved", lambda unit, key: move(unit, key, entry.starts))
    except Invalid as invalid:
        return await _ask(ask, "move", slug, values, invalid.faults)


async def _carry_out(
    ask: Ask, slug: str, done: str, work: Callable[[UnitOfWork, str], Awaitable[Hub]]
) -> Answer:
    """Carry it out with the plan for Teams brought in line; who comes second sees how it stands."""
    remark, good = "", False
    try:
        async with ask.write() as unit:
            hub = await work(unit, slug)
            await settle(unit, slug, ask.sync_info.lead)
        if hub.status == "closed":
            return answered(so_already_card(ask.t, "hub-plan-dropped", hub, ""))
        good = True
        remark = ask.t(f"hub-plan-done-{done.replace('_', '-')}", name=plain(hub.name))
    except NotAllowed:
        return kernteam_only(ask)
    except Conflict:
        remark = ask.t("hub-plan-changed")
    except AlreadyDecided as first:
        async with ask.registry.read() as unit:
            hub = await unit.of(Hub).get(slug)
            by = await member_name(unit, first.by)
        if hub.status != "planned":
            return await _first(ask, slug, first.by)
        remark = ask.t("hub-plan-so-already", who=ask.whose(first.by, by), by=plain(by))
    return await show_planned(ask, slug, remark, good=good)


async def show_planned(ask: Ask, slug: str, remark: str = "", *, good: bool = False) -> Answer:
    """Show a planned hub as it stands now, with what its reader may decide."""
    async with ask.registry.read() as unit:
        hub = await unit.of(Hub).get(slug)
        alone = bool(remark) or ask.unseen
        view = await plan_view(ask, unit, hub, await plan_of(unit, slug), alone=alone)
        profile = await hub_profile(unit, hub)
    card = planned_hub_card(ask.t, profile, view, remark, good=good)
    return Answer(card=card, text=str(card["fallbackText"]), private=bool(remark))


async def _first(ask: Ask, slug: str, by: str) -> Answer:
    """Tell that it is planned no more, and by whom."""
    async with ask.registry.read() as unit:
        hub = await unit.of(Hub).get(slug)
        who = await member_name(unit, by)
    return _not_planned(ask, hub, who)


def _not_planned(ask: Ask, hub: Hub, by: str) -> Answer:
    text = "hub-plan-dropped" if hub.status == "closed" else "hub-plan-begun-already"
    return answered(so_already_card(ask.t, text, hub, by))
