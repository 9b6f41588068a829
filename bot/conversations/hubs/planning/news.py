"""What the kernteam hears of planned hubs: the question for a go, and that one began."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversations.hubs.views import plan_view
from bot.delivery.notifier import Notifier, missing_from
from bot.dispatch.contacts.purposes import PlaceKnown
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.planning import began_card, go_card
from cards.kit.translator import Translator
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubBegan, HubGoAsked, HubPlan, HubPlanChanged
from registry.hubs.planning import plan_of, planned_hubs
from registry.provisioning.sync_plan import SyncPlan

routes = Routes()


async def waiting_plan(unit: UnitOfWork, slug: str) -> str:
    """Return how the plan for Teams stands that a hub begins with; empty without one."""
    kept = await plan_of(unit, slug)
    found = await unit.of(SyncPlan).find(kept.plan) if kept.plan else None
    return found.status if found and found.status in ("approved", "proposed") else ""


def about_hub(slug: str) -> str:
    """Return what the question for a go is kept under; see `Notifier.post_to_channel`."""
    return f"{HubPlan.section}:{slug}"


@routes.on(HubGoAsked)
async def ask_kernteam(event: HubGoAsked, notifier: Notifier) -> None:
    """Ask for a go in the kernteam's channel, unless something was decided meanwhile."""
    async with notifier.registry.read() as unit:
        hub = await unit.of(Hub).find(event.hub)
        kept = await plan_of(unit, event.hub)
    if hub is None or hub.status != "planned" or kept.decision or hub.starts != event.day:
        return
    compose = await _composer(notifier, event.hub)
    if compose is not None:
        await notifier.post_to_channel("kernteam", compose, about=about_hub(event.hub))


@routes.on(PlaceKnown)
async def ask_where_the_kernteam_is(event: PlaceKnown, notifier: Notifier) -> None:
    """Ask for what still waits for a go in the channel that the kernteam has from now on."""
    if event.purpose != "kernteam":
        return
    async with notifier.registry.read() as unit:
        asked = []
        for hub in await planned_hubs(unit):
            kept = await plan_of(unit, hub.slug)
            if kept.decision is None and kept.asked is not None and kept.asked == hub.starts:
                asked.append(hub)
        missing = await missing_from(unit, "kernteam", [about_hub(one.slug) for one in asked])
    for hub in asked:
        if about_hub(hub.slug) in missing and hub.starts is not None:
            again = notifier.with_key(f"kept:{event.channel}:go:{hub.slug}")
            await ask_kernteam(HubGoAsked(hub=hub.slug, day=hub.starts), again)


@routes.on(HubPlanChanged)
async def bring_up_to_date(event: HubPlanChanged, notifier: Notifier) -> None:
    """Bring the question for a go in line with what was decided."""
    compose = await _composer(notifier, event.hub)
    if compose is not None:
        await notifier.refresh(about_hub(event.hub), compose)


@routes.on(HubBegan)
async def tell_it_began(event: HubBegan, notifier: Notifier) -> None:
    """Say in the kernteam's channel that a hub began, where its day came."""
    await bring_up_to_date(HubPlanChanged(hub=event.hub), notifier)
    if event.by != SYSTEM:
        return
    async with notifier.registry.read() as unit:
        hub = await unit.of(Hub).find(event.hub)
        waits = await waiting_plan(unit, event.hub)
    if hub is None:
        return
    began = hub

    def compose(t: Translator) -> Answer:
        card = began_card(t, began, by="", waits=waits, sync=True)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.post_to_channel("kernteam", compose)


async def _composer(notifier: Notifier, slug: str) -> Callable[[Translator], Answer] | None:
    async with notifier.registry.read() as unit:
        found = await unit.of(Hub).find(slug)
        if found is None:
            return None
        hub, view = found, await plan_view(None, unit, found, await plan_of(unit, slug))

    def compose(t: Translator) -> Answer:
        card = go_card(t, hub, view)
        return Answer(card=card, text=str(card["fallbackText"]))

    return compose
