"""Cards of questions on the kernteam's desk, and messages to askers and followers."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.agenda.agenda import LONGEST_NAME, Line, agenda_title, ask_button, line_row, open_button
from cards.agenda.forms import OUTCOMES
from cards.agenda.question import named, network_rows
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.reasons import because
from cards.kit.size_budget import DEFAULT_BUDGET, SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.agenda.asking import Alike
from registry.agenda.question import Question
from registry.core.reference.theme import Theme
from registry.hubs.hub import Hub


@dataclasses.dataclass(frozen=True, slots=True)
class DeskFile:
    """A question as the kernteam sees it.

    Attributes:
        asker: name of who put it; empty when they left.
        hub: of the agenda it would come on; None for the national one.
        alike: what there is already.
        decider: name of who decided, empty while nobody did or when they left.
    """

    question: Question
    asker: str
    hub: Hub | None
    themes: tuple[Theme, ...]
    alike: Alike
    decider: str = ""


def desk_card(t: Translator, file: DeskFile, remark: str = "") -> Mapping[str, Any]:
    """Build the kernteam's card of a question, with similar ones and the possible actions.

    Args:
        t: the language.
        file: the question.
        remark: id of a text that says what just happened.
    """
    actions = _desk_deeds(t, file)
    return fit_to_budget(
        lambda budget: card(
            t, _desk_body(t, file, remark, budget), actions, fallback=t("questions-desk-fallback")
        )
    )


def _desk_body(t: Translator, file: DeskFile, remark: str, budget: SizeBudget) -> list[CardElement]:
    question, waits = file.question, file.question.status == "submitted"
    body: list[CardElement] = [header(t, t("questions-desk-title"), Noun.QUESTION)]
    if remark:
        body.append(notice(t(remark)))
    if not waits:
        body.append(notice(_decided(t, file), good=question.status != "declined"))
    body.append(said(budget.cut(question.text)))
    body += facts([(label, budget.cut(value)) for label, value in _facts(t, file)])
    if waits:
        titles = ("questions-desk-alike", "questions-desk-networks")
        body += alike_rows(t, file.alike, *titles, budget)
    return body


def _desk_deeds(t: Translator, file: DeskFile) -> list[Action]:
    question, waits = file.question, file.question.status == "submitted"
    itself = {"question": question.slug}
    actions: list[Action] = [
        button(
            t(f"questions-desk-{outcome}"),
            "questions.decide",
            {**itself, "outcome": outcome},
            style="positive" if outcome == "place" else "default",
        )
        for outcome in (OUTCOMES if waits else ())
    ]
    if not waits and question.status != "declined":
        actions.append(open_button(t, question))
    actions.append(button(t("questions-desk-waiting-title"), "questions.waiting", secondary=True))
    return actions


def alike_rows(
    t: Translator, alike: Alike, questions: str, networks: str, budget: SizeBudget = DEFAULT_BUDGET
) -> list[CardElement]:
    """Build the rows of questions and networks that resemble a text, by kind."""
    rows: list[CardElement] = [heading(t(questions), level=2)] if alike.questions else []
    rows += [
        line_row(t, Line.of(t, one, alike.hub(one), _why(t, alike, one)), budget)
        for one in alike.questions
    ]
    return rows + network_rows(t, networks, named(alike.networks))


def alike_card(t: Translator, words: str, alike: Alike) -> Mapping[str, Any]:
    """Build the card of existing answers to a question, shown before it is sent."""
    own = button(t("questions-alike-ask"), "questions.form", {"text": words}, style="positive")
    titles = ("questions-alike-questions", "questions-alike-networks")

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(t("questions-alike-title"))]
        body.append(fact(t("questions-alike-words"), budget.cut(clipped(words, 500))))
        body.append(para(t("questions-alike-intro")))
        body += alike_rows(t, alike, *titles, budget)
        return card(t, body, [own], fallback=t("questions-alike-title"))

    return fit_to_budget(build)


def sent_card(t: Translator, question: Question) -> Mapping[str, Any]:
    """Build the confirmation that a question was sent, with what happens next."""
    body = [
        notice(t("questions-sent-title"), good=True),
        said(question.text),
        para(t("questions-sent")),
    ]
    actions = [button(t("questions-mine-button"), "questions.mine"), ask_button(t)]
    return card(t, body, actions, fallback=t("questions-sent-title"))


def heard_card(t: Translator, question: Question, other: Question | None) -> Mapping[str, Any]:
    """Build the card that tells the asker what became of a question.

    Args:
        t: the language.
        question: theirs.
        other: the question it was merged into.
    """
    outcome = question.status
    actions: list[Action] = [open_button(t, other or question)] if outcome != "declined" else []
    actions.append(button(t("questions-mine-button"), "questions.mine"))
    if outcome in ("answered", "declined"):
        actions.append(ask_button(t))
    fallback = t("questions-heard-fallback")
    return fit_to_budget(
        lambda budget: card(t, _heard(t, question, other, budget), actions, fallback=fallback)
    )


def _heard(
    t: Translator, question: Question, other: Question | None, budget: SizeBudget
) -> list[CardElement]:
    outcome = question.status
    body: list[CardElement] = [heading(t("questions-heard-title", outcome=outcome))]
    body.append(para(t(f"questions-heard-{outcome}", number=question.number)))
    body.append(fact(t("questions-heard-yours"), budget.cut(question.text)))
    if other is not None:
        body.append(fact(t("questions-heard-other"), other.name))
    if question.answer:
        label = "questions-reason" if outcome == "declined" else "questions-answer"
        body.append(fact(t(label), budget.cut(question.answer)))
    return body


def changed_card(t: Translator, question: Question, fields: Sequence[str]) -> Mapping[str, Any]:
    """Build the card that tells a follower which fields of a question changed."""
    names = [t(f"questions-change-{field}") for field in fields]
    body: list[CardElement] = [
        heading(t("questions-changed-title")),
        said(question.name, bold=True),
        para(t("questions-changed", fields=t.listing(names))),
    ]
    if "answer" in fields and question.answer:
        body.append(fact(t("questions-answer"), question.answer))
    stop = button(
        t("questions-unfollow"), "questions.follow", {"question": question.slug, "on": ""}
    )
    actions = [open_button(t, question), stop]
    return card(t, body, actions, fallback=t("questions-changed-fallback"))


def offer_card(t: Translator, question: Question, name: str, note: str) -> Mapping[str, Any]:
    """Build the card that tells the kernteam of an offer to help."""
    body: list[CardElement] = [
        heading(t("questions-offer-title")),
        para(t("questions-offer", name=plain(name or t("questions-desk-unknown")))),
        said(question.name, bold=True),
    ]
    body += facts([(t("questions-offer-note"), note)])
    actions = [open_button(t, question)]
    return card(t, body, actions, fallback=t("questions-offer-fallback"))


def waiting_card(t: Translator, questions: Sequence[Question]) -> Mapping[str, Any]:
    """Build the card of the questions that wait for the kernteam."""
    body: list[CardElement] = [header(t, t("questions-desk-waiting-title"), Noun.QUESTION)]
    if not questions:
        body.append(para(t("questions-desk-waiting-none")))
    for one in questions[:8]:
        show = button(
            t("questions-desk-open"),
            "questions.desk",
            {"question": one.slug},
            tooltip=t("agenda-open-name", name=clipped(one.name, 60)),
        )
        about = t.day(one.asked) if one.asked else ""
        name = clipped(one.name, LONGEST_NAME)
        body.append(row([said(name, bold=True), said(about, subtle=True)], show))
    if len(questions) > 8:
        body.append(para(t("questions-more", count=len(questions) - 8), subtle=True))
    actions = [
        button(t("agenda-whole"), "agenda.show", {"agenda": "nationaal"}),
        button(t("todo-button"), "todo.show"),
    ]
    return card(t, body, actions, fallback=t("questions-desk-waiting-title"))


def _facts(t: Translator, file: DeskFile) -> list[tuple[str, str]]:
    question = file.question
    where = question.region
    label = "questions-reason" if question.status == "declined" else "questions-answer"
    return [
        (t("questions-desk-asker"), file.asker or t("questions-desk-unknown")),
        (t("questions-kind"), t.label(question.kind)),
        (t("questions-desk-agenda"), agenda_title(t, file.hub.name if file.hub else "")),
        (t("questions-region"), t.label(where) if where else ""),
        (t("questions-themes"), t.listing([one.label(t.language) for one in file.themes])),
        (t("questions-known"), question.known),
        (t(label), question.answer),
    ]


def _decided(t: Translator, file: DeskFile) -> str:
    return t(
        "questions-desk-decided",
        outcome=file.question.status,
        name=plain(clipped(file.decider, 100) or t("questions-desk-somebody")),
        number=file.question.number,
    )


def _why(t: Translator, alike: Alike, question: Question) -> str:
    return because(t, alike.why(question.slug), {})
