"""Cards of the frequently asked questions, for everybody and for who keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    heading,
    in_view,
    link,
    notice,
    para,
    plain,
    pressed_row,
    said,
)
from cards.kit.forms import NONCE, EntryForm, TextField, Values
from cards.kit.meanwhile import meanwhile
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.core.errors import Fault
from registry.faq.editing import FaqForm
from registry.faq.entry import LONGEST_ANSWER, FaqEntry, FaqText, FaqVersion
from registry.faq.given import PAGE

SEEN = "seen"
"""The revision that a form was filled in from."""

_LONGEST_CHANGE = 600
"""Characters of what somebody else made of a field."""

VERSIONS = 5
"""Versions on a page of the history."""


@dataclass(frozen=True, slots=True)
class FaqView:
    """An entry as it is shown.

    Attributes:
        given: it is given today.
        edits: the reader keeps the FAQ.
        author: name of who wrote it last, for who keeps it; empty for others.
    """

    entry: FaqEntry
    given: bool = True
    edits: bool = False
    author: str = ""


def faqs_card(
    t: Translator,
    views: Sequence[FaqView],
    count: int,
    page: int = 0,
    *,
    edits: bool = False,
    words: str = "",
) -> Mapping[str, Any]:
    """Build a page of the list.

    Args:
        t: the language.
        views: of this page.
        count: how many there are.
        page: counted from 0.
        edits: the reader may add one.
        words: what was looked for; empty for all of them.
    """
    title = t("faq-title")
    body: list[CardElement] = [heading(title)]
    if words:
        body.append(said(clipped(words, 200), subtle=True))
    body.append(para(t("faq-count", count=count)))
    body += [_row(t, one) for one in views]
    actions: list[Action | None] = []
    if (page + 1) * PAGE < count:
        actions.append(button(t("faq-more"), "faq.list", {"page": str(page + 1)}))
    if page:
        actions.append(button(t("faq-less"), "faq.list", {"page": str(page - 1)}))
    if words:
        actions.append(button(t("faq-all"), "faq.list"))
    if edits:
        actions.append(button(t("faq-new"), "faq.new"))
    actions.append(button(t("faq-helpdesk"), "helpdesk.form", {"text": words}))
    return card(t, body, actions, fallback=title)


def faq_card(
    t: Translator, view: FaqView, remark: str = "", *, good: bool = True
) -> Mapping[str, Any]:
    """Build an answer, with who keeps it and until when it was looked at.

    Args:
        t: the language.
        view: the entry.
        remark: what was just done.
        good: it was; otherwise the remark says why not.
    """
    one = view.entry
    title = one.question(t.language)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title)]
        if remark:
            body.append(notice(remark, good=good))
        if not view.given:
            body.append(notice(t("faq-not-given")))
        body += _formatted(budget.cut(one.answer(t.language)))
        body.append(para(_kept(t, one), subtle=True))
        if view.author:
            body.append(said(t("faq-author", name=view.author), subtle=True))
        return card(t, body, _actions(t, view), fallback=title)

    return fit_to_budget(build)


def _formatted(text: str) -> list[CardElement]:
    """Build an answer, a paragraph each line; one that begins with a dash is an item of a list."""
    found: list[CardElement] = []
    for one in filter(None, (line.strip() for line in text.split("\n"))):
        item = one[1:].strip() if one[:1] in "-*•" else ""
        part = said(f"• {item}" if item else one)
        part.spacing = "Small" if item else None
        found.append(part)
    return found


def _kept(t: Translator, one: FaqEntry) -> str:
    day = one.valid_until
    if day is None:
        return t("faq-kept", day=t.day(one.checked))
    return t("faq-kept-until", day=t.day(one.checked), until=t.day(day))


def _row(t: Translator, view: FaqView) -> CardElement:
    name = view.entry.question(t.language)
    about = "" if view.given else t("faq-not-given-row")
    load = {"faq": view.entry.slug}
    opens = button(t("faq-open", name=clipped(name, 60)), "faq.show", load)
    return pressed_row(clipped(name, 200), about, opens)


def _actions(t: Translator, view: FaqView) -> list[Action]:
    one, itself = view.entry, {"faq": view.entry.slug}
    links = [link(each.title, each.address) for each in one.text.links]
    wrong = t("faq-wrong-text", question=one.question(t.language))
    actions: list[Action | None] = [
        *links,
        button(t("faq-wrong"), "helpdesk.form", {"text": wrong}),
        button(t("faq-all"), "faq.list"),
    ]
    if view.edits:
        off = one.status == "off"
        actions += [
            button(t("faq-edit"), "faq.edit", itself),
            button(t("faq-history"), "faq.history", itself, secondary=True),
            button(
                t("faq-on" if off else "faq-off"),
                "faq.on" if off else "faq.off",
                itself,
                secondary=True,
            ),
        ]
    return in_view(actions)


def faq_form(t: Translator, entry: FaqEntry | None = None, nonce: str = "") -> EntryForm[FaqForm]:
    """Build the form of a question; `entry` as it is now, None for a new one."""
    hidden = {"faq": entry.slug, SEEN: str(entry.revision)} if entry else {}
    return EntryForm(
        model=FaqForm,
        verb="faq.save",
        title=t("faq-edit-title") if entry else t("faq-new-title"),
        intro=t("faq-form-intro"),
        fields=(
            TextField(name="question", label=t("faq-question"), required=True),
            TextField(
                name="answer",
                label=t("faq-answer"),
                hint=t("faq-answer-hint"),
                lines=True,
                most=LONGEST_ANSWER,
                required=True,
            ),
            TextField(name="also", label=t("faq-also"), hint=t("faq-also-hint"), lines=True),
            TextField(name="valid_until", label=t("faq-until"), hint=t("faq-until-hint")),
            TextField(name="links", label=t("faq-links"), hint=t("faq-links-hint"), lines=True),
            TextField(name="question_english", label=t("faq-question-english")),
            TextField(
                name="answer_english",
                label=t("faq-answer-english"),
                lines=True,
                most=LONGEST_ANSWER,
            ),
        ),
        send=t("faq-save"),
        cancel="faq.show" if entry else "faq.list",
        hidden={**hidden, **({NONCE: nonce} if nonce else {})},
    )


def faq_values(t: Translator, text: FaqText) -> Values:
    """Return what the form begins with."""
    return {
        "question": text.question,
        "answer": text.answer,
        "also": "\n".join(text.also),
        "valid_until": t.day(text.valid_until) if text.valid_until else "",
        "links": "\n".join(f"{one.title} {one.address}" for one in text.links),
        "question_english": text.question_english,
        "answer_english": text.answer_english,
    }


def faq_edit_card(
    t: Translator,
    form: EntryForm[FaqForm],
    values: Values,
    faults: Sequence[Fault] = (),
    now: Values | None = None,
) -> Mapping[str, Any]:
    """Build the form; `now` is what somebody else made of it meanwhile, None when nobody did."""
    above = meanwhile(form, values, now, t("faq-changed"), _LONGEST_CHANGE)
    return form.card(t, values, faults, above=above)


def history_card(
    t: Translator,
    entry: FaqEntry,
    versions: Sequence[FaqVersion],
    names: Mapping[str, str],
    page: int,
    *,
    more: bool,
) -> Mapping[str, Any]:
    """Build a page of the history, each version with the way to set it back.

    Args:
        t: the language.
        entry: as it is now.
        versions: of this page, latest first.
        names: by key of who wrote them.
        page: counted from 0.
        more: there are older ones.
    """
    title = t("faq-history-title")

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title), said(entry.text.question, bold=True)]
        for one in versions:
            body += _version(t, one, names.get(one.by, ""), budget)
        itself = {"faq": entry.slug}
        actions: list[Action | None] = [
            button(
                t("faq-set-back", number=str(one.number)),
                "faq.set_back",
                {**itself, "number": str(one.number), SEEN: str(entry.revision)},
            )
            for one in versions
            if one.text != entry.text
        ]
        if more:
            actions.append(button(t("faq-more"), "faq.history", {**itself, "page": str(page + 1)}))
        if page:
            actions.append(button(t("faq-less"), "faq.history", {**itself, "page": str(page - 1)}))
        actions.append(button(t("faq-back"), "faq.show", itself))
        return card(t, body, in_view(actions), fallback=title)

    return fit_to_budget(build)


def _version(t: Translator, one: FaqVersion, name: str, budget: SizeBudget) -> list[CardElement]:
    who = plain(name) if name else t("faq-somebody")
    number = str(one.number)
    words = t("faq-version", number=number, day=t.day(one.at.date()), who=who, status=one.status)
    answer = said(budget.cut(clipped(one.text.answer, 600)))
    return [para(words, subtle=True), said(one.text.question, bold=True), answer]
