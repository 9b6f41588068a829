"""`te doen`: what waits for who asks, of every kind that a subject declared."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card
from bot.dispatch.routes import Routes, WaitingRoute
from bot.dispatch.turn import Answer
from cards.general.todo import FEW, PAGE, WaitingView, Way, kind_card, todo_card
from registry.core.dates.workdays import today
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import Waiting, waiting_for

routes = Routes()

_MOST_PAGES = 999


@routes.command(
    "te doen",
    "wat wacht er",
    "wat wacht er op mij",
    "wat moet ik doen",
    "mijn taken",
    "todo",
    en=("to do", "what waits", "what waits for me", "my tasks"),
    about="todo-command",
    order=15,
)
async def show(ask: Ask) -> Answer | None:
    """Show what waits for this person: nothing of it is anybody else's."""
    return await _show(ask)


routes.verb("todo.show")(show)


async def _show(ask: Ask) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        kinds = [one.kind for one in ask.waiting]
        found = await waiting_for(unit, kinds, ask.who, most=FEW)
        day = today(unit.now)
    page = ask.number("page", most=_MOST_PAGES)
    card = todo_card(ask.t, [_view(ask, one) for one in found], day, page)
    return private_card(ask, card, "todo-title", "todo.show", window=ask.t("todo-title"))


@routes.verb("todo.kind")
async def show_kind(ask: Ask) -> Answer:
    """Show what waits of one kind; all of it when there is nothing of that, or no such kind."""
    async with ask.registry.read(ask.who) as unit:
        found, page = await _kind_page(ask, unit), ask.number("page", most=_MOST_PAGES)
        day = today(unit.now)
    if found is None:
        return await _show(ask)
    card = kind_card(ask.t, _view(ask, found), day, page)
    return private_card(
        ask, card, "todo-title", "todo.show", window=ask.t("todo-title"), kind=found.kind.name
    )


async def _kind_page(ask: Ask, unit: UnitOfWork) -> Waiting | None:
    kinds = [one.kind for one in ask.waiting if one.kind.name == ask.value("kind")]
    skip = ask.number("page", most=_MOST_PAGES) * PAGE
    found = await waiting_for(unit, kinds, ask.who, most=PAGE, skip=skip)
    return found[0] if found and found[0].page.items else None


def _view(ask: Ask, waiting: Waiting) -> WaitingView:
    route = next(one for one in ask.waiting if one.kind is waiting.kind)
    opens = Way(route.opens, route.load(ask.who)) if route.opens else _itself(route)
    return WaitingView(
        waiting,
        opens,
        [
            Way(route.shows, {**({route.by: one.key} if route.by else {}), **one.load})
            for one in waiting.page.items
        ],
    )


def _itself(route: WaitingRoute) -> Way:
    return Way("todo.kind", {"kind": route.kind.name})
