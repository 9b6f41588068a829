"""Plans of the Graph sync: the kernteam decides on them, once, and sees what comes of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.conversations.provisioning.views import (
    Show,
    about_plan,
    answered,
    kernteam_only,
    page_of,
    plan_shown,
)
from bot.delivery.live_cards import follow, let_go
from bot.delivery.notifier import Notifier, missing_from
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.contact import SentMessage
from bot.dispatch.contacts.purposes import PlaceKnown
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.provisioning.approvals import details_card
from registry.core.errors import AlreadyDecided, NotAllowed, RegistryError
from registry.core.permissions import SYSTEM, Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.approvals import approve, decline, waiting
from registry.provisioning.first_contact import ask_again
from registry.provisioning.plan import ResourceKind
from registry.provisioning.planned_hubs import begin_with_plan, settle, take_back
from registry.provisioning.removal_budget import RemovalsNotAllowed
from registry.provisioning.sync_plan import SyncPlan, SyncPlanChanged, SyncPlanProposed
from registry.provisioning.waiting import PLANS

routes = Routes()
routes.waits(PLANS, shows="sync.plan", by="plan")


class _Unseen(RegistryError):
    """The plan is another one than was on the card."""


@routes.verb("sync.approve", again="sync.plan")
async def press_approve(ask: Ask) -> Answer:
    """Have it carried out; what is over the budget only where the button said so."""
    allowed = ask.flag("removals")

    async def deed(unit: UnitOfWork, slug: str) -> None:
        await approve(unit, slug, allow_removals=allowed)

    return await _decide(ask, deed)


@routes.verb("sync.decline", again="sync.plan")
async def press_decline(ask: Ask) -> Answer:
    """Don't have it carried out."""

    async def deed(unit: UnitOfWork, slug: str) -> None:
        await decline(unit, slug)

    return await _decide(ask, deed)


@routes.verb("sync.again", again="sync.plan")
async def press_again(ask: Ask) -> Answer:
    """Take back a no to a place that people made: Teams is looked at, and the question comes."""
    slug, remark = ask.key("plan"), "sync-adopt-asked-again"
    if not ask.sync_info.on:
        remark = "sync-adopt-asked-again-off"
    try:
        async with ask.write() as unit:
            await ask_again(unit, slug)
    except NotAllowed:
        return kernteam_only(ask)
    except AlreadyDecided as first:
        remark = _first(ask, first)
    return await _shown(ask, slug, remark)


@routes.verb("sync.now", again="sync.plan")
async def press_now(ask: Ask) -> Answer:
    """Have the planned hub of a plan begin at once, and the plan carried out."""

    async def deed(unit: UnitOfWork, slug: str) -> None:
        await begin_with_plan(unit, slug, ask.sync_info.lead)

    return await _decide(ask, deed)


@routes.verb("sync.take_back", again="sync.plan")
async def press_take_back(ask: Ask) -> Answer:
    """Take back a yes or no to the plan of a hub that did not begin yet."""
    slug, remark = ask.key("plan"), ""
    try:
        async with ask.write() as unit:
            await take_back(unit, slug)
    except NotAllowed:
        return kernteam_only(ask)
    except AlreadyDecided as first:
        remark = _first(ask, first)
    return await _shown(ask, slug, remark)


@routes.verb("sync.plan", shows="sync_plans", by="plan")
async def press_plan(ask: Ask) -> Answer:
    """Return the plan's card as it stands now."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.APPROVE_SYNC, ask.who):
            return kernteam_only(ask)
    return await _shown(ask, ask.key("plan"))


@routes.verb("sync.details")
async def press_details(ask: Ask) -> Answer:
    """Show the whole plan, a page at a time, to whoever pressed alone."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.APPROVE_SYNC, ask.who):
            return kernteam_only(ask)
        plan = await unit.of(SyncPlan).get(ask.key("plan"))
    await let_go(ask)
    return replace(answered(details_card(ask.t, plan, page_of(ask))), private=True)


async def _decide(ask: Ask, deed: Callable[[UnitOfWork, str], Awaitable[None]]) -> Answer:
    """Decide once; who comes second sees what the first decided."""
    slug, remark = ask.key("plan"), ""
    try:
        async with ask.write() as unit:
            plan = await unit.of(SyncPlan).get(slug)
            if plan.planned:  # its hub may have changed a moment ago
                await settle(unit, plan.planned, ask.sync_info.lead)
                plan = await unit.of(SyncPlan).get(slug)
            _same(plan, ask.value("checksum"))
            await deed(unit, slug)
    except NotAllowed:
        return kernteam_only(ask)
    except _Unseen:
        remark = "sync-card-changed"
    except RemovalsNotAllowed:
        remark = "sync-card-too-many"
    except AlreadyDecided as first:
        remark = _first(ask, first)
    return await _shown(ask, slug, remark)


def _first(ask: Ask, first: AlreadyDecided) -> str:
    """Return the id of what to tell who comes second; nothing when they were first themselves."""
    return "" if first.by == ask.who else "sync-card-first"


def _same(plan: SyncPlan, checksum: str) -> None:
    if plan.status == "proposed" and plan.checksum != checksum:
        raise _Unseen


async def _shown(ask: Ask, slug: str, remark: str = "") -> Answer:
    await follow(ask, about_plan(slug))
    async with ask.registry.read() as unit:
        show = await plan_shown(unit, await unit.of(SyncPlan).get(slug), remark)
    return show(ask.t)


@routes.on(SyncPlanProposed)
async def bring_to_kernteam(event: SyncPlanProposed, notifier: Notifier) -> None:
    """Show the plan in the kernteam's channel, unless a newer one took its place already."""
    plan, compose = await _composer(notifier, event.plan)
    if plan and compose and plan.status != "overtaken" and not _everyday(plan):
        await notifier.post_to_channel("kernteam", compose, about=about_plan(event.plan))


@routes.on(PlaceKnown)
async def bring_waiting(event: PlaceKnown, notifier: Notifier) -> None:
    """Show the plans that wait for a yes in the channel that the kernteam has from now on."""
    if event.purpose != "kernteam":
        return
    async with notifier.registry.read() as unit:
        found = {about_plan(one.slug): one.slug for one in await waiting(unit)}
        missing = await missing_from(unit, "kernteam", tuple(found))
    for slug in (found[about] for about in found if about in missing):
        proposed = SyncPlanProposed(plan=slug)
        await bring_to_kernteam(proposed, notifier.with_key(f"kept:{event.channel}:plan:{slug}"))


@routes.on(SyncPlanChanged)
async def bring_up_to_date(event: SyncPlanChanged, notifier: Notifier) -> None:
    """Its cards show how it stands now; what was not worth a card is, once it went wrong."""
    plan, compose = await _composer(notifier, event.plan)
    if plan is None or compose is None:
        return
    await notifier.refresh(about_plan(event.plan), compose)
    if plan.status == "applied" and plan.setbacks and _everyday(plan):
        async with notifier.registry.read() as unit:
            shown = await unit.of(SentMessage).count(about=about_plan(event.plan))
        if not shown:
            await notifier.post_to_channel("kernteam", compose, about=about_plan(event.plan))


def _everyday(plan: SyncPlan) -> bool:
    """Return whether people came in by themselves: a card for each would bury what matters."""
    by_itself = plan.decided_by == SYSTEM and plan.origin != "command"
    return by_itself and all(
        one.kind in (ResourceKind.MEMBER, ResourceKind.GUEST) for one in plan.plan.changes
    )


async def _composer(notifier: Notifier, slug: str) -> tuple[SyncPlan | None, Show | None]:
    """Return a plan and what makes its card; None when there is no such plan."""
    async with notifier.registry.read() as unit:
        plan = await unit.of(SyncPlan).find(slug)
        return plan, await plan_shown(unit, plan) if plan else None
