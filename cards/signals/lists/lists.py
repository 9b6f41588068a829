"""The kernteam's lists of signals: inbox, filtered list, search results, patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.kit.components import button, card, clipped, facts, heading, notice, para, plain, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.reasons import because
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.lists.asked import Asked, asked_parts
from cards.signals.lists.filter_form import ORDERS, order_words, wish_load
from cards.signals.rows import signal_row
from registry.core.vocabulary import SignalLevel
from registry.signals.lists import Inbox, SignalFilter
from registry.signals.names import Labels
from registry.signals.signal import Signal
from registry.signals.similarity.similar import MOST_FOUND, Found
from registry.signals.transitions import LIVE, SignalStatus

PAGE = 8
"""Signals on a page: as many as a card has room for."""

MOST_COUNTS = 6
"""Hubs and themes that are counted by name; the others are counted together."""

_SOON = timedelta(days=14)
"""Terms within this are told in every list."""

OPEN = tuple(one for one in SignalStatus if one in LIVE)
"""States of what is not over, in their order."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Content of the kernteam's inbox.

    Attributes:
        inbox: how many there are of everything.
        first: the few that need work first.
        me: key of the reader.
        labels: names of what these and the counts refer to.
        now: when this is.
    """

    inbox: Inbox
    first: Sequence[Signal]
    labels: Labels
    now: datetime
    me: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list.

    Attributes:
        wish, parts: which signals, and that in words but for the order.
        signals: those of the page.
        total: how many there are on all pages.
        page: counted from 0.
        mended: what was typed with a mistake, and how it was read.
        unread: words that were not understood.
        words: what was typed, to be raised as a signal instead.
        asked: what is to be asked about the days.
    """

    wish: SignalFilter
    parts: Sequence[str]
    signals: Sequence[Signal]
    total: int
    labels: Labels
    now: datetime
    page: int = 0
    mended: Sequence[tuple[str, str]] = ()
    unread: Sequence[str] = ()
    words: str = ""
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what was found by some words; `page` is counted from 0."""

    words: str
    found: Found
    labels: Labels
    page: int = 0


def inbox_card(t: Translator, desk: Desk) -> Mapping[str, Any]:
    """Build the inbox: new, waiting and overdue signals, their counts, and what to do first."""
    inbox = desk.inbox
    total = sum(inbox.statuses.values())
    fallback = t(
        "signal-inbox-fallback", new=inbox.new, waiting=inbox.waiting, overdue=inbox.overdue
    )

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, t("signal-inbox-title"), Noun.SIGNAL)]
        body.append(para(t("signal-inbox-intro" if total else "signal-inbox-empty", count=total)))
        if total:
            body.append(ActionSet(actions=_numbers(t, inbox, desk.me)))
        if desk.first:
            body.append(heading(t("signal-inbox-first"), level=2))
            body += _rows(t, desk.first[: budget.rows], desk.labels, desk.now, desk.now + _SOON)
        if total:
            body.append(heading(t("signal-inbox-counts"), level=2))
            body += facts(_counts(t, desk))
        return card(t, body, _inbox_actions(t), fallback=fallback)

    return fit_to_budget(build)


def list_card(t: Translator, listing: ListPage) -> Mapping[str, Any]:
    """Build a page of signals, with the filter in words and buttons to change it."""
    count = t("signal-list-count", count=listing.total)
    pages = max(1, -(-listing.total // PAGE))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, t("signal-list-title"), Noun.SIGNAL)]
        body += _understood(t, listing)
        body.append(said(" · ".join(listing.parts) or t("signal-list-all"), bold=True))
        where = t("signal-list-page", page=listing.page + 1, pages=pages) if pages > 1 else ""
        about = " · ".join(part for part in (count, _ordered(t, listing), where) if part)
        body.append(said(about, subtle=True))
        until = None if listing.wish.order == "due" else listing.now + _SOON
        body += _rows(t, listing.signals[: budget.rows], listing.labels, listing.now, until)
        if not listing.signals:
            body.append(para(t("signal-list-none")))
        if listing.total > 1:
            body.append(ActionSet(actions=_orders(t, listing)))
        return card(t, body, _list_actions(t, listing, pages), fallback=count)

    return fit_to_budget(build)


def search_card(t: Translator, search: SearchPage) -> Mapping[str, Any]:
    """Build a page of search results, each with the words that matched."""
    total, words = search.found.total, clipped(search.words, 200)
    count = t("signal-find-most" if total >= MOST_FOUND else "signal-find-count", count=total)
    pages = max(1, -(-total // PAGE))
    themes = {slug: one.label(t.language) for slug, one in search.labels.themes.items()}

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, t("signal-find-title"), Noun.SEARCH)]
        body += facts([(t("signal-find-words"), words)])
        where = t("signal-list-page", page=search.page + 1, pages=pages) if pages > 1 else ""
        body.append(said(" · ".join(part for part in (count, where) if part), subtle=True))
        body += [
            signal_row(t, one.signal, search.labels, why=because(t, one.reasons, themes))
            for one in search.found.signals[: budget.rows]
        ]
        if not total:
            body.append(para(t("signal-find-none")))
        turning = _turning(t, "signals.find", {"words": search.words}, search.page, pages)
        raising = button(t("signal-list-raise"), "signals.form", {"seen": search.words})
        more = [raising] if not total else []
        actions = [*turning, *more, _all_button(t), _inbox_button(t)]
        return card(t, body, actions, fallback=count)

    return fit_to_budget(build)


def typo_card(t: Translator, words: str, offers: Sequence[tuple[str, str]]) -> Mapping[str, Any]:
    """Build the commands that may be meant, and the alternative: raising it as a signal.

    Args:
        t: the language.
        words: what was typed behind `signal`.
        offers: the name of each command, and the words that follow it.
    """
    body = [heading(t("signal-typo-title")), para(t("signal-typo-intro"))]
    actions: list[Action] = [
        button(
            clipped(f"{name} {rest}".strip(), 60),
            "commands.run",
            {"name": name, "words": rest},
            style="positive",
        )
        for name, rest in offers
    ]
    actions.append(button(t("signal-typo-raise"), "signals.form", {"seen": words}))
    return card(t, body, actions, fallback=t("signal-typo-title"))


def _numbers(t: Translator, inbox: Inbox, me: str) -> list[Action]:
    """Build a button that lists them for each count above zero, and one for the reader's own."""
    wishes = (
        ("new", inbox.new, SignalFilter(status=(SignalStatus.NEW,), order="raised")),
        ("waiting", inbox.waiting, SignalFilter(status=(SignalStatus.ASKED,), order="due")),
        ("overdue", inbox.overdue, SignalFilter(overdue=True, order="due")),
        ("open", sum(inbox.statuses.values()), SignalFilter(status=OPEN)),
    )
    actions: list[Action] = [
        button(t(f"signal-inbox-{name}", count=count), "signals.list", wish_load(wish))
        for name, count, wish in wishes
        if count
    ]
    mine = wish_load(SignalFilter(status=OPEN, owner=me))
    return [*actions, button(t("signal-inbox-mine"), "signals.list", mine)]


def _counts(t: Translator, desk: Desk) -> list[tuple[str, str]]:
    inbox, labels = desk.inbox, desk.labels
    states = [(t(f"signals-state-{one.value}"), inbox.statuses.get(one, 0)) for one in OPEN]
    levels = [(t.label(one), inbox.levels.get(one, 0)) for one in SignalLevel]
    hubs = [(labels.hubs.get(slug, slug), number) for slug, number in inbox.hubs.items()]
    themes = [
        (theme.label(t.language) if (theme := labels.themes.get(slug)) else slug, number)
        for slug, number in inbox.themes.items()
    ]
    return [
        (t("signal-list-field-status"), _tally(t, states, len(states))),
        (t("signal-list-field-level"), _tally(t, levels, len(levels))),
        (t("signal-list-field-hub"), _tally(t, sorted(hubs, key=_most), MOST_COUNTS)),
        (t("signal-list-field-theme"), _tally(t, sorted(themes, key=_most), MOST_COUNTS)),
    ]


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _tally(t: Translator, counted: Sequence[tuple[str, int]], most: int) -> str:
    some = [(name, number) for name, number in counted if number]
    words = [f"{clipped(name, 60)} {number}" for name, number in some[:most]]
    if len(some) > most:
        words.append(t("signals-more", count=len(some) - most))
    return " · ".join(words)


def _rows(
    t: Translator,
    signals: Sequence[Signal],
    labels: Labels,
    now: datetime,
    until: datetime | None,
) -> list[CardElement]:
    """Build the rows of signals with their status; a due date after `until` is not shown."""
    rows = []
    for one in signals:
        due = one.due if until is None or (one.due and one.due <= until) else None
        rows.append(signal_row(t, one, labels, why=_standing(t, one, labels, due, now)))
    return rows


def _standing(
    t: Translator, signal: Signal, labels: Labels, due: datetime | None, now: datetime
) -> str:
    """Return who has it, how many joined, and when the next step is due."""
    owner = labels.members.get(signal.owner, "")
    parts = [
        t("signal-list-owner", name=clipped(owner, 60)) if owner else "",
        t("signal-list-support", count=len(signal.supporters)) if signal.supporters else "",
        t("signal-list-late" if due < now else "signal-list-term", day=t.day(due)) if due else "",
    ]
    return " · ".join(part for part in parts if part)


def _understood(t: Translator, listing: ListPage) -> list[CardElement]:
    """Build notices of what was read differently than typed, and of what was not read."""
    parts: list[CardElement] = [
        notice(t("signal-list-mended", typed=plain(typed), read=plain(read)), good=True)
        for typed, read in listing.mended[:4]
    ]
    if listing.unread:
        words = plain(clipped(" ".join(listing.unread), 200))
        parts.append(notice(t("signal-list-unread", words=words, count=len(listing.unread))))
    return [*parts, *asked_parts(t, listing.asked, "signals.list", wish_load(listing.wish))]


def _ordered(t: Translator, listing: ListPage) -> str:
    """Return the sort order in words; sorting by due date lists only signals that have one."""
    if listing.wish.order == "due":
        return t("signal-list-terms")
    return order_words(t, listing.wish.order).casefold() if listing.total > 1 else ""


def _orders(t: Translator, listing: ListPage) -> list[Action]:
    wish = listing.wish
    return [
        button(
            order_words(t, order),
            "signals.list",
            wish_load(wish.model_copy(update={"order": order})),
        )
        for order in ORDERS
        if order != wish.order
    ]


def _list_actions(t: Translator, listing: ListPage, pages: int) -> list[Action]:
    itself = wish_load(listing.wish)
    raising: list[Action] = []
    if listing.unread:
        load = {"seen": clipped(listing.words, 1000)}
        raising.append(button(t("signal-list-raise"), "signals.form", load))
    return [
        *_turning(t, "signals.list", itself, listing.page, pages),
        button(t("signal-list-filter"), "signals.filter", itself),
        *raising,
        _inbox_button(t),
        button(t("signal-list-export"), "signals.export", itself, secondary=True),
        button(t("signal-list-figures"), "signals.figures", secondary=True),
        button(t("signal-list-usage"), "signals.usage", {"name": "list"}, secondary=True),
    ]


def _turning(
    t: Translator, verb: str, load: Mapping[str, str], page: int, pages: int
) -> list[Action]:
    """Build the buttons to the pages before and after."""
    actions: list[Action] = []
    if page > 0:
        actions.append(button(t("signal-list-before"), verb, {**load, "page": str(page - 1)}))
    if page + 1 < pages:
        actions.append(button(t("signal-list-after"), verb, {**load, "page": str(page + 1)}))
    return actions


def _inbox_actions(t: Translator) -> list[Action]:
    return [
        button(t("signal-list-filter"), "signals.filter"),
        button(t("signal-inbox-patterns"), "signals.patterns"),
        button(t("signal-list-figures"), "signals.figures"),
        button(t("signal-inbox-raise"), "signals.form"),
        button(t("signal-inbox-help"), "signals.usage"),
        button(t("signal-list-export"), "signals.export", secondary=True),
        button(t("todo-button"), "todo.show", secondary=True),
    ]


def _inbox_button(t: Translator) -> Action:
    return button(t("signal-list-inbox"), "signals.inbox")


def _all_button(t: Translator) -> Action:
    return button(t("signal-find-all"), "signals.list")
