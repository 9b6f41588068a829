"""What conversations that change a hub show, and read before they do."""

from __future__ import annotations

from datetime import date

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import refuse
from bot.dispatch.turn import Answer, CardJson
from cards.hubs.lifecycle import so_already_card
from cards.hubs.planning import PlanView
from graph_sync.ledger.ledger import LedgerEntry
from registry.admissions.asking import obstacle
from registry.core.dates.workdays import today
from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.founding import TEAM_PREFIX
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubPlan
from registry.hubs.naming import hubs_meant
from registry.hubs.planning import is_near, out_before
from registry.hubs.ways_in import answers_for, seated_in
from registry.members.lookup import member_name
from registry.members.member import Member


async def team_of(unit: UnitOfWork, hub: Hub) -> str:
    """Return the current or future name of its team in Teams."""
    known = await unit.of(LedgerEntry).find(f"hub:{hub.slug}")
    wanted = hub.workspace.name if hub.workspace else f"{TEAM_PREFIX} {hub.name}"
    return (known and known.name) or wanted


def answered(card: CardJson, *, done: bool = True) -> Answer:
    """Return a card as an answer for whoever asked alone."""
    words = str(card["fallbackText"])
    return Answer(card=card, text=words, title=words, private=True, done=done)


async def decided_already(
    ask: Ask, unit: UnitOfWork, hub: Hub, text: str = "hub-close-first"
) -> Answer:
    """Tell that a hub was closed or opened before, and by whom: nothing changes in it.

    Args:
        ask: who comes second.
        unit: to look up who was first.
        hub: as it is.
        text: which of the two.
    """
    first = hub.verdict.by if hub.verdict else ""
    by = await member_name(unit, first)
    reopens = await holds(unit, Right.MANAGE_HUB, ask.who)
    own = first == ask.who
    return answered(so_already_card(ask.t, text, hub, by, own=own, reopens=reopens))


async def closed_meant(unit: UnitOfWork, words: str, who: str) -> Hub | None:
    """Return the closed hub that words name, for who could edit it if it were open."""
    closed = await unit.of(Hub).all(status="closed") if words else ()
    meant = hubs_meant(words, closed)
    if len(meant) != 1:
        return None
    edits = await holds(unit, Right.EDIT_HUB, who) or await seated_in(unit, meant[0], who)
    return meant[0] if edits else None


def kernteam_only(ask: Ask) -> Answer:
    """Friendly, for whoever may not change a hub."""
    return refuse(ask, "hub-life-kernteam-only")


async def ends_of_team(unit: UnitOfWork, hub: Hub, who: str) -> tuple[tuple[str, date], ...]:
    """Return until when people of a hub's team are in it, for who decides on that."""
    if not (await holds(unit, Right.LET_IN, who) or await answers_for(unit, hub, who)):
        return ()
    keys = sorted({Membership.key(hub.slug, one.member) for one in hub.team if one.member})
    seats = await unit.of(Membership).some(keys)
    return tuple((one.member, one.until) for one in seats if one.until is not None)


async def plan_view(
    ask: Ask | None, unit: UnitOfWork, hub: Hub, plan: HubPlan, *, alone: bool = True
) -> PlanView:
    """Return a planned hub as a reader may see it.

    Args:
        ask: the turn; None for the kernteam's channel, where it is not known how Teams is kept.
        unit: to look up who decided.
        hub: which hub.
        plan: what is decided about it.
        alone: only the person of this turn reads it.
    """
    by = plan.decision.by if plan.decision else ""
    past = hub.starts is not None and hub.starts <= today(unit.now)
    name = await member_name(unit, by)
    if ask is None:
        return PlanView(plan, name, manage=True, sync=False, past=past)
    manage = alone and await holds(unit, Right.PLAN_HUB, ask.who)
    info = ask.sync_info
    near = is_near(hub.starts, unit.now, info.lead)
    out = await _out_before(unit, hub) if manage else ()
    return PlanView(
        plan,
        name,
        manage=manage,
        lead=info.lead,
        sync=info.on,
        past=past,
        near=near,
        asks=not await obstacle(unit, hub, ask.who if alone else ""),
        ends=await ends_of_team(unit, hub, ask.who) if manage else (),
        out=out,
    )


async def _out_before(unit: UnitOfWork, hub: Hub) -> tuple[str, ...]:
    """Return the names of who is out of a planned hub before it begins."""
    seats = await out_before(unit, hub)
    people = await unit.of(Member).some(sorted(one.member for one in seats))
    return tuple(one.name for one in people if one.status != "left")
