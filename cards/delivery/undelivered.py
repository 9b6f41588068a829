"""The list of what could not be delivered, and the question before something is let go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from microsoft_teams.cards import Action, CardElement, Container

from cards.kit.components import (
    button,
    card,
    clipped,
    deeds,
    heading,
    notice,
    para,
    said,
)
from cards.kit.translator import Translator
from registry.delivery.undelivered import Undelivered

PAGE = 6
"""Entries on a page."""

_LONGEST = 150

REASONS: Final[Mapping[str, str]] = {
    "AclCheckFailed": "policy",
    "ForbiddenOperationException": "policy",
    "BotDisabledByAdmin": "disabled",
    "BotNotInConversationRoster": "not-there",
    "ConversationBlockedByUser": "blocked",
    "ConversationNotFound": "gone",
    "ActivityNotFoundInConversation": "gone",
    "NotMet": "not-met",
    "NotMetInAChannel": "not-met",
    "NoAddress": "not-met",
    "NoChannelKnown": "no-channel",
    "NotInRosterYet": "not-in-roster",
    "Unavailable": "outage",
    "Ambiguous": "outage",
    "GivenUp": "given-up",
}
"""Why, by the code of the platform (Teams' documents) or of plek: part of a text's name."""

_BY_STATUS: Final[Mapping[int, str]] = {400: "ours", 403: "policy", 404: "gone", 413: "ours"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list, as its reader may read it.

    Attributes:
        item: what was not delivered.
        title: of what it is about; empty where there is none, or it is not for the reader.
        recipient: name of the person or place; empty when that is not known.
    """

    item: Undelivered
    title: str = ""
    recipient: str = ""


def reason(t: Translator, item: Undelivered) -> str:
    """Say in plain words why something was not delivered, and what helps."""
    if item.code.startswith("Fault"):
        return t("undelivered-why-fault", reference=item.code.removeprefix("Fault").strip())
    known = REASONS.get(item.code) or _BY_STATUS.get(item.status)
    if known == "policy" and not item.member:
        known = "not-there"
    return t(f"undelivered-why-{known}") if known else t("undelivered-why-other", code=item.code)


def what(t: Translator, entry: Entry) -> str:
    """Say what it was: the kind of news, and the title of what it is about."""
    key = "undelivered-what-" + entry.item.event.replace(".", "-").replace("_", "-")
    kind = t(key) if t.has(key) else t("undelivered-what-other")
    return f"{kind}: {clipped(entry.title, _LONGEST)}" if entry.title else kind


def undelivered_card(
    t: Translator, entries: Sequence[Entry], page: int = 0, remark: str = "", *, good: bool = True
) -> Mapping[str, Any]:
    """Build a page of the list.

    Args:
        t: the language.
        entries: all of it, latest first.
        page: counted from 0.
        remark: what was just done.
        good: whether that went well.
    """
    page = max(0, min(page, (len(entries) - 1) // PAGE))
    shown = entries[page * PAGE : (page + 1) * PAGE]
    title = t("undelivered-title")
    body: list[CardElement] = [heading(title)]
    if remark:
        body.append(notice(remark, good=good))
    body.append(para(t("undelivered-count", count=len(entries))))
    if len(entries) > PAGE:
        spots = {"first": page * PAGE + 1, "last": page * PAGE + len(shown), "total": len(entries)}
        body.append(para(t("undelivered-page", **spots), subtle=True))
    body += [_entry(t, entry, page) for entry in shown]
    actions: list[Action] = []
    if page:
        actions.append(_page_button(t, "undelivered-previous", page - 1))
    if (page + 1) * PAGE < len(entries):
        actions.append(_page_button(t, "undelivered-next", page + 1))
    if len(entries) > 1:
        actions.append(button(t("undelivered-retry-all"), "undelivered.retry_all"))
    actions.append(button(t("todo-button"), "todo.show"))
    return card(t, body, actions, fallback=title)


def drop_card(t: Translator, entry: Entry, page: int = 0) -> Mapping[str, Any]:
    """Ask whether something may be let go: it can't be brought back."""
    title, ask = t("undelivered-drop-title"), t("undelivered-drop-ask")
    body = [heading(title), *_lines(t, entry), para(ask)]
    load = {"item": entry.item.slug, "page": str(page)}
    actions = [
        button(t("undelivered-drop-yes"), "undelivered.drop", load, style="destructive"),
        button(t("undelivered-back"), "undelivered.list", {"page": str(page)}),
    ]
    return card(t, body, actions, fallback=title)


def _entry(t: Translator, entry: Entry, page: int) -> CardElement:
    load = {"item": entry.item.slug, "page": str(page)}
    name = what(t, entry)
    buttons: list[Action] = []
    if not entry.item.again:
        again = t("undelivered-retry-name", name=name)
        buttons.append(button(t("undelivered-retry"), "undelivered.retry", load, tooltip=again))
    let_go = t("undelivered-drop-name", name=name)
    buttons.append(button(t("undelivered-drop"), "undelivered.ask_drop", load, tooltip=let_go))
    return Container(separator=True, items=[*_lines(t, entry), deeds(name, buttons)])


def _lines(t: Translator, entry: Entry) -> list[CardElement]:
    item = entry.item
    recipient = entry.recipient or t("undelivered-to-unknown")
    when = {"since": t.day(item.since), "count": item.tries}
    if item.again:
        state = t("undelivered-again")
    elif item.given_up:
        state = t("undelivered-given-up", **when)
    else:
        state = t("undelivered-waiting", **when)
    return [
        said(what(t, entry), bold=True),
        said(t("undelivered-to", recipient=clipped(recipient, _LONGEST)), subtle=True),
        said(reason(t, item)),
        said(state, subtle=True),
    ]


def _page_button(t: Translator, title: str, page: int) -> Action:
    return button(t(title), "undelivered.list", {"page": str(page)})
