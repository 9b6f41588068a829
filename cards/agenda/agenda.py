"""Cards of agendas: a list of questions, and what search finds in them."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement, ExecuteAction

from cards.kit.components import button, card, clipped, fact, heading, para, row, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import DEFAULT_BUDGET, SizeBudget, fit_to_budget
from cards.kit.translator import Translator, translator
from registry.agenda.lookup import Agenda
from registry.agenda.question import Question
from registry.core.vocabulary import NATIONAL, KnowledgeState, Language, QuestionKind
from registry.hubs.hub import Hub

PAGE = 10
"""Questions on a page: the national agenda as it started fits on one."""

LONGEST_NAME = 120
"""Characters of a question's name in a list."""

MOST_HUBS = 3
"""Hubs whose agenda has a button of its own; more are behind "hubs"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """Row of a question in a list: nothing of it is personal.

    Attributes:
        open: what its button says.
        about: its kind and state.
        more: its sub-questions, or why it was found.
    """

    slug: str
    label: str
    title: str
    open: str
    about: str
    more: str = ""

    @classmethod
    def of(cls, t: Translator, question: Question, hub: str = "", more: str = "") -> Line:
        """Build the line of a question.

        Args:
            t: the language.
            question: which one.
            hub: name of the hub whose agenda it is on, where other agendas' are listed too.
            more: a further line.
        """
        label = f"{hub} {question.number}" if hub and question.number else question.number
        return cls(
            question.slug,
            label,
            clipped(question.name, LONGEST_NAME),
            open_label(t, question, hub),
            _about(t.language, question.kind, question.knowledge),
            more,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Listing:
    """A page of an agenda.

    Attributes:
        agenda: its slug.
        hub: name of its hub; empty for the national one.
        lines: those on this page.
        hubs: (slug, name) of other agendas to go to.
    """

    agenda: str
    hub: str
    lines: tuple[Line, ...]
    page: int
    pages: int
    hubs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, t: Translator, agenda: Agenda, hubs: Sequence[Hub], page: int = 0) -> Listing:
        """Build a page of an agenda; a page out of range becomes the nearest one."""
        pages = max(1, -(-len(agenda.main) // PAGE))
        page = min(max(page, 0), pages - 1)
        lines = tuple(
            Line.of(t, one, more=_subs(t, agenda.subs(one)))
            for one in agenda.main[page * PAGE : (page + 1) * PAGE]
        )
        name = agenda.hub.name if agenda.hub else ""
        others = tuple((hub.slug, hub.name) for hub in hubs if hub.slug != agenda.slug)
        return cls(agenda.slug, name, lines, page, pages, others[:MOST_HUBS])


@functools.lru_cache(maxsize=128)
def agenda_card(language: Language, listing: Listing) -> Mapping[str, Any]:
    """Build the card of an agenda: its questions by number, each with a button."""
    t = translator(language)
    actions, fallback = _turning(t, listing), t("agenda-fallback")

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, agenda_title(t, listing.hub), Noun.AGENDA)]
        body.append(para(t("agenda-intro" if listing.lines else "agenda-empty")))
        body += [line_row(t, one, budget) for one in listing.lines]
        if listing.pages > 1:
            place = t("agenda-page", page=listing.page + 1, pages=listing.pages)
            body.append(para(place, subtle=True))
        return card(t, body, actions, fallback=fallback)

    return fit_to_budget(build)


@functools.lru_cache(maxsize=128)
def search_card(language: Language, words: str, lines: tuple[Line, ...]) -> Mapping[str, Any]:
    """Build the card with the questions on agendas that match some words."""
    t = translator(language)
    shown = clipped(words, 200)
    title = "agenda-search-title" if lines else "agenda-search-none"
    fallback = t("agenda-search-fallback", words=shown)
    actions = [_whole(t), ask_button(t, clipped(words, 500))]

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [
            header(t, t(title), Noun.AGENDA),
            fact(t("agenda-search-words"), shown),
        ]
        body += [line_row(t, one, budget) for one in lines]
        if not lines:
            body.append(para(t("agenda-search-none-next")))
        return card(t, body, actions, fallback=fallback)

    return fit_to_budget(build)


def unknown_card(t: Translator, agenda: Agenda, number: str) -> Mapping[str, Any]:
    """Build the card for a number that is not on an agenda, listing those that are."""
    numbers = [one.number for one in agenda.main if one.number]
    body: list[CardElement] = [heading(t("agenda-unknown-title", number=clipped(number, 12)))]
    body.append(said(agenda_title(t, agenda.hub.name if agenda.hub else ""), subtle=True))
    parent = agenda.numbered(number.rstrip("abcdefghijklmnopqrstuvwxyz"))
    if parent is not None:
        body.append(para(_sub_numbers(t, agenda, parent)))
    else:
        first, last = (numbers[0], numbers[-1]) if numbers else ("", "")
        body.append(para(t("agenda-unknown-range", count=len(numbers), first=first, last=last)))
    actions: list[Action] = [_agenda_button(t, agenda)]
    if parent is not None:
        actions.insert(0, open_button(t, parent))
    return card(t, body, actions, fallback=t("agenda-unknown-title", number=clipped(number, 12)))


def which_card(t: Translator, words: str, hubs: Sequence[Hub]) -> Mapping[str, Any]:
    """Build the card that asks which agenda is meant: several hubs are called so."""
    body = [heading(t("agenda-which-title")), fact(t("agenda-which-said"), clipped(words, 200))]
    actions = [
        button(t("agenda-hub", hub=clipped(one.name, 40)), "agenda.show", {"agenda": one.slug})
        for one in hubs[:5]
    ]
    return card(t, body, [*actions, _whole(t)], fallback=t("agenda-which-fallback"))


def agenda_title(t: Translator, hub: str) -> str:
    """Return the title of an agenda; `hub` is empty for the national one."""
    return t("agenda-of-hub", hub=hub) if hub else t("agenda-national")


def knowledge_state(t: Translator, question: Question) -> str:
    """Return whether the knowledge exists, in words and lower case."""
    return _state(t, question.knowledge)


def _state(t: Translator, knowledge: KnowledgeState | None) -> str:
    return t("agenda-undecided") if knowledge is None else t.label(knowledge).casefold()


def open_label(t: Translator, question: Question, hub: str = "") -> str:
    """Return the label of a button that opens a question."""
    return _open(t.language, question.number, hub)


@functools.lru_cache(maxsize=1024)
def _open(language: Language, number: str, hub: str) -> str:
    t = translator(language)
    if not number:
        return t("agenda-open-answered")
    if hub:
        return t("agenda-open-hub", hub=clipped(hub, 40), number=number)
    return t("agenda-open", number=number)


@functools.lru_cache(maxsize=64)
def _about(language: Language, kind: QuestionKind, knowledge: KnowledgeState | None) -> str:
    t = translator(language)
    return t("agenda-kind", kind=t.label(kind), state=_state(t, knowledge))


def open_button(t: Translator, question: Question, hub: str = "") -> ExecuteAction:
    """Build the button that opens a question."""
    return button(
        open_label(t, question, hub),
        "agenda.question",
        {"question": question.slug},
        tooltip=t("agenda-open-name", name=clipped(question.name, 60)),
    )


def ask_button(t: Translator, words: str = "") -> ExecuteAction:
    """Build the button to ask a question; the form starts with these words."""
    data = {"text": words} if words else None
    return button(t("agenda-ask"), "questions.form", data)


def line_row(t: Translator, line: Line, budget: SizeBudget = DEFAULT_BUDGET) -> CardElement:
    """Build the row of a question in a list."""
    title = budget.cut(f"{line.label}. {line.title}" if line.label else line.title)
    about: list[CardElement] = [said(title, bold=True), said(line.about, subtle=True)]
    if line.more:
        about.append(said(budget.cut(line.more), subtle=True))
    open_it = button(
        line.open,
        "agenda.question",
        {"question": line.slug},
        tooltip=t("agenda-open-name", name=clipped(line.title, 60)),
    )
    return row(about, open_it)


def _turning(t: Translator, listing: Listing) -> list[Action]:
    itself = {"agenda": listing.agenda}
    actions: list[Action] = []
    if listing.page > 0:
        before = {**itself, "page": str(listing.page - 1)}
        actions.append(button(t("agenda-previous"), "agenda.show", before))
    if listing.page + 1 < listing.pages:
        after = {**itself, "page": str(listing.page + 1)}
        actions.append(button(t("agenda-next"), "agenda.show", after))
    if listing.hub:
        about = t("agenda-about-hub", hub=clipped(listing.hub, 40))
        actions += [_whole(t), button(about, "hubs.show", {"hub": listing.agenda})]
    else:
        actions += [
            button(t("agenda-hub", hub=clipped(name, 40)), "agenda.show", {"agenda": slug})
            for slug, name in listing.hubs
        ]
    actions.append(ask_button(t))
    return actions


def _whole(t: Translator) -> ExecuteAction:
    return button(t("agenda-whole"), "agenda.show", {"agenda": NATIONAL})


def _agenda_button(t: Translator, agenda: Agenda) -> ExecuteAction:
    if agenda.hub is None:
        return _whole(t)
    name = clipped(agenda.hub.name, 40)
    return button(t("agenda-hub", hub=name), "agenda.show", {"agenda": agenda.slug})


def _subs(t: Translator, subs: Sequence[Question]) -> str:
    return _subs_line(t.language, tuple(one.number for one in subs)) if subs else ""


@functools.lru_cache(maxsize=256)
def _subs_line(language: Language, numbers: tuple[str, ...]) -> str:
    t = translator(language)
    return t("agenda-subs", numbers=t.listing(numbers))


def _sub_numbers(t: Translator, agenda: Agenda, parent: Question) -> str:
    subs = [one.number for one in agenda.subs(parent)]
    if not subs:
        return t("agenda-unknown-none", number=parent.number)
    return t("agenda-unknown-subs", number=parent.number, numbers=t.listing(subs))
