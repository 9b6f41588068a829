"""Drift in Teams: the kernteam puts a change by hand right, accepts it or leaves it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversations.provisioning.views import about_plan, answered, kernteam_only, page_of
from bot.delivery.live_cards import follow, let_go
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.provisioning.drift import choice_text, drift_card
from graph_sync.drift import NotAcceptable, accept, choices, leave
from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.onboarding.departures import come_back
from registry.provisioning.approvals import SyncPlan
from registry.provisioning.drift import DifferenceGone, difference, put_right, take_out
from registry.provisioning.waiting import DRIFT

routes = Routes()
routes.waits(DRIFT, shows="sync.drift", by="plan")

Deed = Callable[[UnitOfWork, str, str], Awaitable[None]]


@routes.verb("sync.drift")
async def turn_page(ask: Ask) -> Answer:
    """Return a page of the differences."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.SETTLE_DRIFT, ask.who):
            return kernteam_only(ask)
    return await _shown(ask)


@routes.verb("sync.drift.put_right", again="sync.drift")
async def press_put_right(ask: Ask) -> Answer:
    """Have it as in the registry again."""

    async def deed(unit: UnitOfWork, slug: str, marked: str) -> None:
        await put_right(unit, slug, marked)

    return await _once(ask, "put_right", deed)


@routes.verb("sync.drift.accept", again="sync.drift")
async def press_accept(ask: Ask) -> Answer:
    """Have the registry as Teams is now."""

    async def deed(unit: UnitOfWork, slug: str, marked: str) -> None:
        await accept(unit, await take_out(unit, slug, marked), ask.sync_info.blueprint)

    return await _once(ask, "accept", deed)


@routes.verb("sync.drift.leave", again="sync.drift")
async def press_leave(ask: Ask) -> Answer:
    """Leave it, and ask no more."""

    async def deed(unit: UnitOfWork, slug: str, marked: str) -> None:
        await leave(unit, await take_out(unit, slug, marked))

    return await _once(ask, "leave", deed)


@routes.verb("sync.drift.back", again="sync.drift")
async def press_back(ask: Ask) -> Answer:
    """Take back that somebody left."""
    try:
        async with ask.write() as unit:
            await come_back(unit, ask.key("member"))
    except NotAllowed:
        return kernteam_only(ask)
    return await _shown(ask, "sync-drift-done-back")


async def _once(ask: Ask, choice: str, deed: Deed) -> Answer:
    """Settle a difference once; who comes second is told that it was settled."""
    slug, marked = ask.key("plan"), ask.value("difference")
    try:
        async with ask.write() as unit:
            found = await difference(unit, slug, marked)
            if choice not in choices(found):
                return await _shown(ask, "sync-drift-cannot", good=False)
            await deed(unit, slug, marked)
    except NotAllowed:
        return kernteam_only(ask)
    except (AlreadyDecided, DifferenceGone, NotFound):
        return await _shown(ask, "sync-drift-stale", good=False)
    except (NotAcceptable, Invalid):
        return await _shown(ask, "sync-drift-refused", good=False)
    left = found.member if found.departed and choice == "accept" else ""
    return await _shown(ask, choice_text(ask.t, choice, found, done=True), departed=left)


async def _shown(ask: Ask, remark: str = "", *, good: bool = True, departed: str = "") -> Answer:
    slug = ask.key("plan")
    if page_of(ask):
        await let_go(ask)  # news would bring them back to the first page
    else:
        await follow(ask, about_plan(slug))
    async with ask.registry.read() as unit:
        plan = await unit.of(SyncPlan).get(slug)
    page = page_of(ask)
    return answered(
        drift_card(ask.t, plan, choices, page, remark=remark, good=good, departed=departed)
    )
