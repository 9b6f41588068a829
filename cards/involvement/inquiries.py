"""Questions to networks and hubs: the form, the answer with one press, and what each hears."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.involvement.taking_part import Applicant, show_button, thing_title
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
    said,
)
from cards.kit.forms import NONCE, EntryForm, TextField, fault_text
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.core.errors import Fault
from registry.involvement.asking import InquiryDraft
from registry.involvement.inquiry import (
    LONGEST_ANSWER,
    LONGEST_INQUIRY,
    Inquiry,
    InquiryStatus,
)
from registry.involvement.things import Thing, ThingKind, Turn

TEXT = "text"
"""Id of the field for a question or an answer."""

_LONGEST_NAME = 100


@dataclasses.dataclass(frozen=True, slots=True)
class InquiryCase:
    """A question with the names in it, and who reads it; nowhere an address.

    Attributes:
        asker: who asked, as who answers sees them.
        by: name of who answered; may be empty.
        own: the reader asked it.
        answers: the reader may answer it.
    """

    inquiry: Inquiry
    about: Thing
    asker: Applicant
    by: str = ""
    own: bool = False
    answers: bool = False


def inquiry_form(
    t: Translator, about: Thing, turn: Turn, nonce: str = ""
) -> EntryForm[InquiryDraft]:
    """Build the form with one field, which says who gets to read the question."""
    field = TextField(
        name=TEXT,
        label=t("involvement-ask-text"),
        hint=t("involvement-ask-hint"),
        required=True,
        lines=True,
        most=LONGEST_INQUIRY,
    )
    itself = {about.kind.value: about.slug}
    who = f"{about.kind}-{turn}"
    return EntryForm(
        model=InquiryDraft,
        verb="involvement.ask",
        title=t("involvement-ask-title", name=thing_title(t, about.kind, about.name)),
        intro=t("involvement-ask-intro", who=who),
        fields=(field,),
        send=t("involvement-ask-send"),
        cancel="networks.show" if about.kind is ThingKind.NETWORK else "hubs.show",
        hidden={**itself, **({NONCE: nonce} if nonce else {})},
    )


def inquiry_card(
    t: Translator,
    case: InquiryCase,
    remark: str = "",
    *,
    fault: Fault | None = None,
    typed: str = "",
    good: bool = True,
) -> Mapping[str, Any]:
    """Build a question as its reader may see it: to answer, to withdraw, or what came of it.

    Args:
        t: the language.
        case: the question.
        remark: what just happened, in words.
        fault: what is wrong with the answer.
        typed: that answer.
        good: what happened went well.
    """
    inquiry, about = case.inquiry, case.about
    name = thing_title(t, about.kind, about.name)
    title = t("involvement-inquiry-title", name=name)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title)]
        if remark:
            body.append(notice(remark, good=good))
        if not case.own:
            body.append(said(t("involvement-inquiry-by", name=case.asker.called(t)), bold=True))
            organisation = (t("involvement-organisation"), case.asker.organisation)
            body += facts([organisation])
        body.append(said(budget.cut(clipped(inquiry.text, LONGEST_INQUIRY))))
        body.append(para(_state(t, case), subtle=True))
        if inquiry.answer:
            who = clipped(case.by, _LONGEST_NAME) or t("involvement-answer")
            body.append(fact(who, budget.cut(clipped(inquiry.answer, LONGEST_ANSWER))))
        if _to_answer(case):
            body += _answering(t, fault, budget.cut(typed))
        return card(t, body, _deeds(t, case), fallback=title)

    return fit_to_budget(build)


def inquiry_heard(t: Translator, case: InquiryCase) -> str:
    """Return what an asker hears when their question was settled."""
    name = plain(thing_title(t, case.about.kind, case.about.name))
    by = plain(clipped(case.by, _LONGEST_NAME)) or "0"
    return t(f"involvement-inquiry-heard-{case.inquiry.status}", name=name, by=by)


def inquiry_passed_on(t: Translator, case: InquiryCase, why: str) -> str:
    """Return what an asker hears when their question went to the kernteam."""
    name = plain(thing_title(t, case.about.kind, case.about.name))
    return t("involvement-inquiry-passed-on", name=name, why=why)


def _to_answer(case: InquiryCase) -> bool:
    open_now = case.inquiry.status is InquiryStatus.OPEN
    return open_now and case.answers and not case.own


def _state(t: Translator, case: InquiryCase) -> str:
    inquiry = case.inquiry
    if inquiry.status is InquiryStatus.OPEN:
        who = f"{case.about.kind}-{inquiry.turn}"
        return t("involvement-inquiry-open", day=t.day(inquiry.asked), who=who)
    by = plain(clipped(case.by, _LONGEST_NAME)) or "0"
    return t(f"involvement-inquiry-{inquiry.status}", day=t.day(inquiry.at), by=by)


def _answering(t: Translator, fault: Fault | None, typed: str) -> list[CardElement]:
    label = t("involvement-inquiry-answer")
    field = TextField(name=TEXT, label=label, lines=True, either=True, most=LONGEST_ANSWER)
    wrong = [notice(fault_text(t, fault, label))] if fault else []
    return [*wrong, field.element(t, typed)]


def _deeds(t: Translator, case: InquiryCase) -> list[Action]:
    inquiry, about = case.inquiry, case.about
    itself = {"inquiry": inquiry.slug}
    deeds: list[Action] = []
    if _to_answer(case):
        send, refuse = t("involvement-inquiry-send"), t("involvement-inquiry-refuse")
        deeds.append(button(send, "involvement.answer", itself, style="positive", inputs=True))
        if inquiry.turn is Turn.OWNERS:
            deeds.append(button(t("involvement-inquiry-pass"), "involvement.pass_on", itself))
        deeds.append(button(refuse, "involvement.refuse", itself, inputs=True))
    elif case.own and inquiry.status is InquiryStatus.OPEN:
        deeds.append(button(t("involvement-withdraw"), "involvement.withdraw", itself))
    elif case.own and about.live:
        again = {about.kind.value: about.slug}
        deeds.append(button(t("involvement-ask-again"), "involvement.ask_form", again))
    if about.live:
        deeds.append(show_button(t, about.kind, about.slug))
    if case.own:
        deeds.append(button(t("involvement-mine"), "involvement.mine"))
    if case.own and inquiry.status in (InquiryStatus.DECLINED, InquiryStatus.ENDED):
        deeds.append(button(t("found-helpdesk"), "helpdesk.form", {TEXT: inquiry.text[:400]}))
    return deeds
