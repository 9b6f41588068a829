"""Drift in Teams: the kernteam puts a change by hand right, accepts it or leaves it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from bot.conversations.provisioning.views import about_plan, answered, kernteam_only, page_of
from bot.delivery.live_cards import follow, let_go
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.provisioning.drift import choice_text, drift_card
from graph_sync.drift import NotAcceptable, Undo, accept, choices, leave, undo
from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.provisioning.drift import DifferenceGone, difference, put_right, take_out
from registry.provisioning.sync_plan import SyncPlan
from registry.provisioning.waiting import DRIFT

routes = Routes()
routes.waits(DRIFT, shows="sync.drift", by="plan")

Deed = Callable[[UnitOfWork, str, str], Awaitable[Undo | None]]


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

    async def deed(unit: UnitOfWork, slug: str, marked: str) -> Undo | None:
        await put_right(unit, slug, marked)
        return None

    return await _once(ask, "put_right", deed)


@routes.verb("sync.drift.accept", again="sync.drift")
async def press_accept(ask: Ask) -> Answer:
    """Have the registry as Teams is now."""

    async def deed(unit: UnitOfWork, slug: str, marked: str) -> Undo | None:
        return await accept(unit, await take_out(unit, slug, marked), ask.sync_info.blueprint)

    return await _once(ask, "accept", deed)


@routes.verb("sync.drift.leave", again="sync.drift")
async def press_leave(ask: Ask) -> Answer:
    """Leave it, and ask no more."""

    async def deed(unit: UnitOfWork, slug: str, marked: str) -> Undo | None:
        await leave(unit, await take_out(unit, slug, marked))
        return None

    return await _once(ask, "leave", deed)


@routes.verb("sync.drift.back", again="sync.drift")
async def press_back(ask: Ask) -> Answer:
    """Have somebody back whom the registry did without since Teams did."""
    how = Undo(
        ask.key("member"),
        ask.value("group"),
        ask.value("channel"),
        ask.choice("role", Role),
        _day(ask.value("until")),
    )
    try:
        async with ask.write() as unit:
            await undo(unit, how)
    except NotAllowed:
        return kernteam_only(ask)
    except Invalid:
        return await _shown(ask, "sync-drift-undo-late", good=False)
    return await _shown(ask, "sync-drift-done-undo" if how.group else "sync-drift-done-back")


def _day(text: str) -> date | None:
    """Return the day that a way back carries."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _way_back(how: Undo | None) -> dict[str, str] | None:
    """Return what the button of a way back carries."""
    if how is None:
        return None
    parts = {
        "member": how.member,
        "group": how.group,
        "channel": how.channel,
        "role": how.role.value if how.role else "",
        "until": how.until.isoformat() if how.until else "",
    }
    return {name: text for name, text in parts.items() if text}


async def _once(ask: Ask, choice: str, deed: Deed) -> Answer:
    """Settle a difference once; who comes second is told that it was settled."""
    slug, marked = ask.key("plan"), ask.value("difference")
    try:
        async with ask.write() as unit:
            found = await difference(unit, slug, marked)
            if choice not in choices(found):
                return await _shown(ask, "sync-drift-cannot", good=False)
            how = await deed(unit, slug, marked)
    except NotAllowed:
        return kernteam_only(ask)
    except (AlreadyDecided, DifferenceGone, NotFound):
        return await _shown(ask, "sync-drift-stale", good=False)
    except NotAcceptable as no:
        remark = f"sync-drift-refused-{no.because}" if no.because else "sync-drift-refused"
        return await _shown(ask, remark, good=False, person=no.change.member)
    except Invalid:
        return await _shown(ask, "sync-drift-refused", good=False)
    return await _shown(ask, choice_text(ask.t, choice, found, done=True), back=_way_back(how))


async def _shown(
    ask: Ask,
    remark: str = "",
    *,
    good: bool = True,
    back: Mapping[str, str] | None = None,
    person: str = "",
) -> Answer:
    slug = ask.key("plan")
    if page_of(ask):
        await let_go(ask)  # news would bring them back to the first page
    else:
        await follow(ask, about_plan(slug))
    async with ask.registry.read() as unit:
        plan = await unit.of(SyncPlan).get(slug)
    page = page_of(ask)
    return answered(
        drift_card(ask.t, plan, choices, page, remark=remark, good=good, back=back, person=person)
    )
