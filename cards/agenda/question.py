"""Cards of one question, and of the reader's own."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.agenda.agenda import (
    LONGEST_NAME,
    Line,
    agenda_title,
    knowledge_state,
    line_row,
    open_button,
)
from cards.kit.components import button, card, clipped, facts, heading, notice, para, row, said
from cards.kit.folded import folded
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.provenance import marked
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator, translator
from registry.agenda.asking import Mine
from registry.agenda.details import EVERYBODY, Dossier, Reader
from registry.agenda.question import PUBLIC, Question
from registry.core.vocabulary import NATIONAL, Language
from registry.networks.network import Network

MOST_SHOWN = 8
"""Networks, and names in a row, that are shown; the others are counted."""

MOST_MINE = 6

Pairs = tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """Content of a question's card.

    Attributes:
        notices: remarks on top.
        facts: labels with values.
        chosen, fitting: networks as (slug, name).
        around: the questions before and after it, as slugs; empty for none.
        agenda: the slug of its agenda; empty when it is on none.
    """

    slug: str
    title: str
    where: str
    text: str
    status: str
    notices: tuple[str, ...] = ()
    parent: tuple[str, str] = ("", "")
    subs: tuple[Line, ...] = ()
    facts: Pairs = ()
    chosen: Pairs = ()
    fitting: Pairs = ()
    followers: int = 0
    also: tuple[tuple[str, int], ...] = ()
    around: tuple[str, str] = ("", "")
    agenda: str = ""
    hub: str = ""
    reader: Reader = EVERYBODY


def question_card(t: Translator, found: Dossier, remark: str = "") -> Mapping[str, Any]:
    """Build the card of a question with all that belongs to it.

    Args:
        t: the language.
        found: the question.
        remark: id of a text that says what just happened.
    """
    page = _page(t, found, remark)
    personal = found.helpers or found.question.status not in PUBLIC
    return _question_card(t.language, page) if personal else _kept(t.language, page)


def mine_card(t: Translator, mine: Mine) -> Mapping[str, Any]:
    """Build the card of a member's questions with their status, and those they follow."""
    body: list[CardElement] = [header(t, t("questions-mine-title"), Noun.QUESTION)]
    if not (mine.asked or mine.followed):
        body.append(para(t("questions-mine-none")))
    body += _some(t, "questions-mine-asked", mine.asked, [_state(t, one) for one in mine.asked])
    about = [t("questions-mine-followed-about", number=one.number) for one in mine.followed]
    body += _some(t, "questions-mine-followed", mine.followed, about)
    actions = [
        button(t("agenda-ask"), "questions.form"),
        button(t("agenda-whole"), "agenda.show", {"agenda": NATIONAL}),
    ]
    return card(t, body, actions, fallback=t("questions-mine-fallback"))


_FACTS = 2
"""Facts of a question in view; the others are behind a button."""

_ROWS = 3
"""Networks of a question in view."""


def network_rows(
    t: Translator, title: str, networks: Pairs, most: int = MOST_SHOWN
) -> list[CardElement]:
    """Build the rows of networks under a heading, each with a button; empty without any."""
    if not networks:
        return []
    rows: list[CardElement] = [heading(t(title), level=2)]
    for slug, name in networks[:most]:
        tooltip = t("questions-network-name", name=clipped(name, 60))
        show = button(
            t("questions-network-open"), "networks.show", {"network": slug}, tooltip=tooltip
        )
        rows.append(row([said(name)], show))
    if len(networks) > most:
        rows.append(para(t("questions-more", count=len(networks) - most), subtle=True))
    return rows


def named(networks: Sequence[Network]) -> Pairs:
    """Return networks as (slug, name)."""
    return tuple((one.slug, one.name) for one in networks)


def some_names(t: Translator, names: Sequence[str], most: int = MOST_SHOWN) -> str:
    """Return the first names, and how many more there are."""
    if len(names) == most + 1:
        most += 1
    shown = ", ".join(clipped(name, 100) for name in names[:most])
    if len(names) > most:
        shown = f"{shown} {t('questions-more', count=len(names) - most)}"
    return shown


def _page(t: Translator, found: Dossier, remark: str) -> Page:
    question, hub = found.question, found.hub.name if found.hub else ""
    placed = question.status == "on_agenda" and (found.hub or question.agenda == NATIONAL)
    kind = marked(t, question, "kind", t.label(question.kind))
    notices = (remark,) if remark else ()
    if question.status != "on_agenda":
        notices = (*notices, f"questions-status-{question.status}")
    return Page(
        slug=question.slug,
        title=_title(t, question),
        where=f"{agenda_title(t, hub)} · {kind}" if placed else "",
        text=question.text,
        status=question.status,
        notices=notices,
        parent=(found.parent.slug, found.parent.number) if found.parent else ("", ""),
        subs=tuple(Line.of(t, one) for one in found.subs),
        facts=tuple(_facts(t, found)),
        chosen=named(found.chosen),
        fitting=named(found.fitting),
        followers=len(question.followers),
        also=found.also,
        around=(_slug(found.before), _slug(found.after)),
        agenda=question.agenda if placed else "",
        hub=hub,
        reader=found.reader,
    )


def _slug(question: Question | None) -> str:
    return question.slug if question else ""


def _title(t: Translator, question: Question) -> str:
    if not question.number:
        return question.name
    return t("questions-card-title", number=question.number, name=question.name)


def _facts(t: Translator, found: Dossier) -> list[tuple[str, str]]:
    question = found.question
    declined = question.status == "declined"
    pairs = [
        (t("questions-answer"), "" if declined else question.answer),
        (t("questions-reason"), question.answer if declined else ""),
        (t("questions-knowledge"), knowledge_state(t, question)),
        (t("questions-types"), t.listing([t.label(one).casefold() for one in question.types])),
        (t("questions-themes"), t.listing([one.label(t.language) for one in found.themes])),
        (t("questions-region"), t.label(question.region) if question.region else ""),
        (t("questions-working"), some_names(t, found.working)),
        (t("questions-known"), question.known),
        (t("questions-helpers"), some_names(t, found.helpers)),
    ]
    return [pair for pair in pairs if pair[1]]


@functools.lru_cache(maxsize=512)
def _kept(language: Language, page: Page) -> Mapping[str, Any]:
    return _question_card(language, page)


def _question_card(language: Language, page: Page) -> Mapping[str, Any]:
    t = translator(language)
    fallback = t("questions-card-fallback", name=clipped(page.title, 200))
    deeds = _deeds(t, page)
    return fit_to_budget(lambda budget: card(t, _body(t, page, budget), deeds, fallback=fallback))


def _body(t: Translator, page: Page, budget: SizeBudget) -> list[CardElement]:
    body: list[CardElement] = [header(t, page.title, Noun.QUESTION)]
    if page.where:
        body.append(said(page.where, subtle=True))
    if page.parent[1]:
        body.append(para(t("questions-parent", number=page.parent[1]), subtle=True))
    body += [notice(t(one), good=one != "questions-status-declined") for one in page.notices]
    body.append(said(budget.cut(page.text)))
    said_of_it = facts([(label, budget.cut(value)) for label, value in page.facts])
    body += said_of_it[:_FACTS]
    body += network_rows(t, "questions-networks-chosen", page.chosen, min(_ROWS, budget.rows))
    if not page.chosen:
        fitting = page.fitting[:_ROWS]
        body += network_rows(t, "questions-networks-fitting", fitting, budget.rows)
    return [*body, *folded(t, [*said_of_it[_FACTS:], *_more(t, page, budget)])]


def _more(t: Translator, page: Page, budget: SizeBudget) -> list[CardElement]:
    """Build what few look for at once: parts, all networks, how many follow it."""
    parts: list[CardElement] = []
    if page.subs:
        parts.append(heading(t("questions-subs"), level=2))
        parts += [line_row(t, one, budget) for one in page.subs[: budget.rows]]
    if len(page.subs) > budget.rows:
        parts.append(para(t("questions-more", count=len(page.subs) - budget.rows), subtle=True))
    shown = 0 if page.chosen else _ROWS
    parts += network_rows(t, "questions-networks-fitting", page.fitting[shown:], budget.rows)
    if page.also:
        parts.append(said(_also(t, page), subtle=True))
    if page.followers:
        parts.append(para(t("questions-followers", count=page.followers), subtle=True))
    return parts


def _deeds(t: Translator, page: Page) -> list[Action]:
    """Build the buttons; the kernteam's are behind "…"."""
    itself, reader = {"question": page.slug}, page.reader
    deeds: list[Action] = []
    if page.status in PUBLIC:
        deeds += [_plays(t, page), _follow(t, page), _help(t, page)]
    if page.parent[0]:
        title = t("questions-parent-open", number=page.parent[1])
        deeds.append(button(title, "agenda.question", {"question": page.parent[0]}))
    titles = (t("questions-previous"), t("questions-next"))
    deeds += [
        button(title, "agenda.question", {"question": slug})
        for title, slug in zip(titles, page.around, strict=True)
        if slug
    ]
    if page.agenda:
        title = t("agenda-hub", hub=clipped(page.hub, 40)) if page.hub else t("agenda-whole")
        deeds.append(button(title, "agenda.show", {"agenda": page.agenda}, secondary=True))
    if reader.asked or page.status not in PUBLIC:
        deeds.append(button(t("questions-mine-button"), "questions.mine", secondary=True))
    if reader.handles and page.status in PUBLIC:
        deeds.append(button(t("questions-edit"), "questions.edit", itself, secondary=True))
    if reader.handles and page.status == "submitted":
        deeds.append(button(t("questions-desk-open"), "questions.desk", itself, secondary=True))
    return deeds


def _also(t: Translator, page: Page) -> str:
    """Return in which hubs a question plays too, and how many said so."""
    named = [(name, number) for name, number in page.also if name]
    places = [
        t("questions-also-hub", hub=clipped(name, 60), count=number)
        for name, number in named[:MOST_SHOWN]
    ]
    rest = sum(number for _, number in named[MOST_SHOWN:])
    rest += sum(number for name, number in page.also if not name)
    places += [t("questions-also-elsewhere", count=rest)] if rest else []
    return t("questions-also", places=t.listing(places))


def _plays(t: Translator, page: Page) -> Action:
    plays = page.reader.plays
    return button(
        t("questions-plays-not" if plays else "questions-plays"),
        "questions.plays",
        {"question": page.slug, "on": "" if plays else "1"},
    )


def _follow(t: Translator, page: Page) -> Action:
    follows = page.reader.follows
    return button(
        t("questions-unfollow" if follows else "questions-follow"),
        "questions.follow",
        {"question": page.slug, "on": "" if follows else "1"},
    )


def _help(t: Translator, page: Page) -> Action:
    itself = {"question": page.slug}
    if page.reader.helps:
        return button(t("questions-help-stop"), "questions.help_stop", itself)
    return button(t("questions-help"), "questions.help_form", itself)


def _some(
    t: Translator, title: str, questions: Sequence[Question], about: Sequence[str]
) -> list[CardElement]:
    if not questions:
        return []
    parts: list[CardElement] = [heading(t(title), level=2)]
    for question, state in zip(questions[:MOST_MINE], about, strict=False):
        name = clipped(question.name, LONGEST_NAME)
        left = [said(name, bold=True), said(state, subtle=True)]
        parts.append(row(left, open_button(t, question)))
    if len(questions) > MOST_MINE:
        parts.append(para(t("questions-mine-more", count=len(questions) - MOST_MINE), subtle=True))
    return parts


def _state(t: Translator, question: Question) -> str:
    return t(f"questions-state-{question.status}")
