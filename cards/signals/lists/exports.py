"""Cards of exports: links to lists of signals and to the Stuurgroep's agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from microsoft_teams.cards import Action, CardElement, CodeBlock, Container, RichTextBlock, TextRun

from cards.kit.components import button, card, clipped, heading, link, notice, para, row, said
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import AMSTERDAM, Translator
from cards.signals.lists.asked import Asked, asked_parts

MOST_DAYS = 6
"""Meetings that can be chosen from: as many as a card has room for buttons."""

_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class Links:
    """Links to two formats of a paper; empty while browsers can't reach plek.

    Attributes:
        document: for an office program.
        text: as plain text.
        until: when they stop working.
    """

    document: str = ""
    text: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """A list of signals to fetch.

    Attributes:
        total: how many signals are in it.
        parts: which, in words.
        load: the same, as a button carries it.
        mended: what was typed with a mistake, and how it was read.
        unread: words that were not understood.
        asked: what is to be asked about the days.
    """

    total: int
    links: Links
    parts: Sequence[str] = ()
    load: Mapping[str, str] = field(default_factory=dict)
    mended: Sequence[tuple[str, str]] = ()
    unread: Sequence[str] = ()
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal on the agenda.

    Attributes:
        title: with its own number; its place on the agenda is in the papers.
        about: how many signals it serves and where those play.
        proposal: its slug.
    """

    title: str
    about: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the Stuurgroep, to fetch its papers.

    Attributes:
        items: the proposals on its agenda.
        text: its agenda as Markdown, where the papers can't be fetched.
        others: days of the meetings before and after it.
    """

    day: date
    items: Sequence[Item]
    links: Links
    text: str = ""
    others: Sequence[date] = ()


def export_card(t: Translator, export: Export) -> Mapping[str, Any]:
    """Build the links to the signals that were asked for."""
    title = t("signal-papers-export-title")
    body: list[CardElement] = [heading(title)]
    body += [
        said(t("signal-list-mended", typed=clipped(typed, 60), read=read), subtle=True)
        for typed, read in export.mended
    ]
    if export.unread:
        words = clipped(", ".join(export.unread), 300)
        body.append(said(t("signal-list-unread", count=len(export.unread), words=words)))
    body += asked_parts(t, export.asked, "signals.export", export.load)
    body.append(said(" · ".join(export.parts) or t("signal-list-all"), bold=True))
    body.append(said(t("signal-list-count", count=export.total), subtle=True))
    body += _about_links(t, export.links)
    if export.links.document:
        body.append(para(t("signal-papers-care"), subtle=True))
    actions = [
        *_links(t, export.links, "signal-papers-excel", "signal-papers-csv"),
        button(t("signal-papers-again"), "signals.export", export.load, secondary=True),
        button(t("signal-papers-list-button"), "signals.list", export.load, secondary=True),
    ]
    return card(t, body, actions, fallback=title)


def agenda_card(t: Translator, meeting: Meeting) -> Mapping[str, Any]:
    """Build the card of an agenda, with links to its papers or, without those, its text."""
    day = t.day(meeting.day)
    title = t("signal-papers-agenda-title", day=day)
    load = {"day": meeting.day.isoformat()}
    actions = [
        *_links(t, meeting.links, "signal-papers-word", "signal-papers-markdown"),
        button(t("signal-papers-again"), "signals.agenda", load, secondary=True),
        *(_choose(t, other, secondary=True) for other in meeting.others),
    ]

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        count = t("signal-papers-agenda-items", count=len(meeting.items))
        body: list[CardElement] = [heading(title), para(count)]
        body += [_item(t, one) for one in meeting.items[: budget.rows]]
        if more := len(meeting.items) - budget.rows:
            body += [para(t("signal-papers-agenda-more", count=more))] if more > 0 else []
        if meeting.links.document:
            body.append(para(t("signal-papers-agenda-document")))
        body += _about_links(t, meeting.links)
        if meeting.text:
            body += [para(t("signal-papers-agenda-text")), _code(budget.cut(meeting.text))]
        return card(t, body, actions, fallback=title)

    return fit_to_budget(build)


def which_card(t: Translator, why: str, days: Sequence[date]) -> Mapping[str, Any]:
    """Build the list of meetings to choose from when the requested one does not exist.

    Args:
        t: the language.
        why: what is the matter, in a sentence; what somebody wrote may be in it.
        days: of the meetings, those to show first before the others.
    """
    body: list[CardElement] = [heading(t("signal-papers-which")), said(why)]
    if days:
        body.append(para(t("signal-papers-meetings")))
    else:
        body.append(para(t("signal-papers-no-meetings")))
    actions = [_choose(t, day) for day in days[:MOST_DAYS]]
    return card(t, body, actions, fallback=clipped(why, 300))


def _item(t: Translator, item: Item) -> CardElement:
    title = clipped(item.title, _LONGEST_TITLE)
    parts: list[CardElement] = [said(title, bold=True), said(clipped(item.about, 200), subtle=True)]
    load = {"proposal": item.proposal}
    return row(parts, button(t("signals-open"), "signals.proposal", load, tooltip=title))


def _choose(t: Translator, day: date, *, secondary: bool = False) -> Action:
    load = {"day": day.isoformat()}
    return button(t.day(day), "signals.agenda", load, secondary=secondary)


def _links(t: Translator, links: Links, document: str, text: str) -> list[Action]:
    found = (link(t(document), links.document), link(t(text), links.text))
    return [one for one in found if one is not None]


def _about_links(t: Translator, links: Links) -> list[CardElement]:
    if links.until is None:
        return [notice(t("signal-papers-unreachable"))]
    time = links.until.astimezone(AMSTERDAM).strftime("%H:%M")
    return [para(t("signal-papers-links", time=time))]


def _code(text: str) -> CodeBlock:
    older = Container(
        style="emphasis",
        items=[
            RichTextBlock(
                inlines=[TextRun(text=line or " ", font_type="Monospace")], spacing="None"
            )
            for line in text.split("\n")
        ],
    )
    return CodeBlock(code_snippet=text, language="PlainText", fallback=older)
