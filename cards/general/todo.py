"""What waits for somebody: one list of all kinds, and a list of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards import Action, CardElement, ColumnSet

from cards.kit.components import button, card, clipped, heading, para, pressed_row
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.core.waiting import MOST_COUNTED, Urgency, Waiting, WaitingItem

PAGE = 8
"""Rows on a page."""

FEW = 2
"""Of so many things of a kind each has a row of its own; of more they have one together."""

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Way:
    """What a row leads to: a verb, and what its button carries."""

    verb: str
    load: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WaitingView:
    """What waits of a kind, with the ways in.

    Attributes:
        opens: the list of it.
        shows: each of the page's items.
    """

    waiting: Waiting
    opens: Way
    shows: Sequence[Way]


def todo_card(
    t: Translator, views: Sequence[WaitingView], day: date, page: int = 0
) -> Mapping[str, Any]:
    """Build a page of all that waits, the most pressing first; without anything, ways to begin."""
    title = t("todo-title")
    if not views:
        begin = [button(t(f"todo-{one}"), "commands.run", {"name": one}) for one in _BEGIN]
        return card(
            t,
            [header(t, title, Noun.TODO), para(t("todo-none"))],
            begin,
            fallback=t("todo-none"),
        )
    rows = [(one.waiting.urgency, row) for one in views for row in _rows(t, one, day)]
    page = max(0, min(page, (len(rows) - 1) // PAGE))
    body: list[CardElement] = [header(t, title, Noun.TODO)]
    before: Urgency | None = None
    for urgency, row in rows[page * PAGE : (page + 1) * PAGE]:
        if urgency is not before:
            body.append(heading(t(f"todo-{urgency.name.casefold()}"), level=2))
        body.append(row)
        before = urgency
    actions = _turning(t, Way("todo.show"), page, len(rows))
    actions.append(button(t("todo-help"), "commands.run", {"name": "help"}))
    kinds = [kind_words(t, one.waiting) for one in views[:PAGE]]
    return card(t, body, actions, fallback=t("todo-fallback", what=t.listing(kinds)))


def kind_card(t: Translator, view: WaitingView, day: date, page: int = 0) -> Mapping[str, Any]:
    """Build a page of what waits of one kind, the longest wait first."""
    title = _begun(_called(t, view.waiting, view.waiting.page.count))
    body: list[CardElement] = [header(t, title, Noun.TODO)]
    body += [
        _item_row(t, view.waiting, item, way, day)
        for item, way in zip(view.waiting.page.items, view.shows, strict=True)
    ]
    here = Way("todo.kind", {"kind": view.waiting.kind.name})
    actions = _turning(t, here, page, view.waiting.page.count)
    actions.append(button(t("todo-button"), "todo.show"))
    return card(t, body, actions, fallback=title)


def kind_words(t: Translator, waiting: Waiting) -> str:
    """Say how many wait of what: `12 netwerken te beoordelen`."""
    count = waiting.page.count
    return t("todo-counted", count=_shown(count), what=_called(t, waiting, count))


_BEGIN = ("agenda", "signal", "help")
"""Commands that are offered when nothing waits."""


def _rows(t: Translator, view: WaitingView, day: date) -> Iterator[ColumnSet]:
    waiting = view.waiting
    if waiting.page.count <= FEW:
        for item, way in zip(waiting.page.items, view.shows, strict=True):
            yield _item_row(t, waiting, item, way, day)
        return
    title, first = _begun(_called(t, waiting, waiting.page.count)), waiting.page.items[0]
    quiet = [t("todo-first", name=clipped(first.name, _LONGEST))] if first.name else []
    words = " · ".join([*quiet, *_when(t, first, day)])
    action = button(kind_words(t, waiting), view.opens.verb, view.opens.load)
    yield pressed_row(title, words, action, count=_shown(waiting.page.count))


def _item_row(t: Translator, waiting: Waiting, item: WaitingItem, way: Way, day: date) -> ColumnSet:
    kind, name = _called(t, waiting, 1), clipped(item.name, _LONGEST)
    about = f"{_id_of(waiting)}-about"
    what = kind if name else t(about) if t.has(about) else ""
    words = " · ".join([*([what] if what else []), *_when(t, item, day)])
    action = button(f"{kind}: {name}" if name else kind, way.verb, way.load)
    return pressed_row(name or _begun(kind), _begun(words), action)


def _when(t: Translator, item: WaitingItem, day: date) -> list[str]:
    if item.until is not None:
        return [t("todo-late" if item.until < day else "todo-until", day=t.day(item.until))]
    return [t("todo-since", day=t.day(item.since))] if item.since else []


def _called(t: Translator, waiting: Waiting, count: int) -> str:
    return t(_id_of(waiting), count=count)


def _id_of(waiting: Waiting) -> str:
    return "todo-" + waiting.kind.name.replace("_", "-")


def _begun(words: str) -> str:
    """Return words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def _shown(count: int) -> str:
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"


def _turning(t: Translator, way: Way, page: int, total: int) -> list[Action]:
    actions: list[Action] = []
    if page:
        load = {**way.load, "page": str(page - 1)}
        actions.append(button(t("todo-back"), way.verb, load))
    if (page + 1) * PAGE < total:
        load = {**way.load, "page": str(page + 1)}
        actions.append(button(t("todo-more"), way.verb, load))
    return actions
