"""The Helpdesk's cards for the asker: the form, and one call with its remarks."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import orjson
from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    dialog,
    fact,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import NONCE, EntryForm, TextField, Values, fault_text
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.core.errors import Fault
from registry.helpdesk.answering import Call, Case
from registry.helpdesk.call import LONGEST_REMARK, LONGEST_REQUEST, HelpRequest, HelpStatus, Remark

Readers = Literal["helpdesk", "cafe", "kernteam", "people", "nobody"]
"""Who gets to read a call as things are now: a channel, people one by one, or nobody yet."""

TEXT = "text"
"""The input of every card here, and the entity's field that it fills."""

MOST_LISTED = 3
"""Running calls that the form lists."""

_SHOWN = 3
"""Remarks that a card shows; the latest of them in full."""
_ROOM = 6000
"""Bytes that one text may take, so that a card with all of them is one that Teams takes."""
_LONGEST_NAME = 80


@dataclasses.dataclass(frozen=True, slots=True)
class Tried:
    """Outcome of the reader's last action on a card.

    Attributes:
        remark: text that says how it went, in words; empty for nothing to say.
        good: whether it went well.
        text: what they typed and was not taken.
        faults: what is wrong with it.
    """

    remark: str = ""
    good: bool = False
    text: str = ""
    faults: tuple[Fault, ...] = ()


NOTHING = Tried()


def call_form(t: Translator, nonce: str = "", readers: Readers = "nobody") -> EntryForm[Call]:
    """Build the form to call for help, which says who gets to read the call."""
    field = TextField(
        name=TEXT,
        label=t("helpdesk-form-text"),
        hint=t("helpdesk-form-hint"),
        required=True,
        lines=True,
        most=LONGEST_REQUEST,
    )
    return EntryForm(
        model=Call,
        verb="helpdesk.send",
        title=t("helpdesk-form-title"),
        intro=t("helpdesk-form-intro", readers=readers),
        fields=(field,),
        send=t("helpdesk-form-send"),
        hidden={NONCE: nonce} if nonce else {},
    )


def form_card(
    t: Translator,
    values: Values,
    faults: Sequence[Fault] = (),
    *,
    nonce: str = "",
    readers: Readers = "nobody",
    calls: Sequence[HelpRequest] = (),
    window: bool = False,
    helper: bool = False,
) -> Mapping[str, Any]:
    """Build the form's card, with the calls that are still open above it.

    Args:
        t: the language.
        values: what was filled in.
        faults: what is wrong with it.
        nonce: of the form that comes back.
        readers: who gets to read the call.
        calls: the reader's calls that still run.
        window: offer it in a dialog too.
        helper: the reader answers calls: lead them to those that wait.
    """
    above: list[CardElement] = [para(t("helpdesk-form-running"))] if calls else []
    above += [_call_row(t, one) for one in calls[:MOST_LISTED]]
    text = {TEXT: clipped(str(values.get(TEXT, "")), LONGEST_REQUEST)}
    more: list[Action] = []
    if helper:
        more.append(button(t("helpdesk-form-waiting"), "helpdesk.waiting"))
    if window:
        more.append(dialog(t("aside-window"), "helpdesk.form", text))
    return call_form(t, nonce, readers).card(t, values, faults, above=above, more=more)


def _call_row(t: Translator, request: HelpRequest) -> CardElement:
    return row(
        [said(clipped(request.text, 100)), said(t.label(request.status), subtle=True)],
        open_button(t, request),
    )


def open_button(t: Translator, request: HelpRequest) -> Action:
    """Build the button that opens a call for help, as asker or as kernteam."""
    name = t("helpdesk-open-name", number=request.number)
    return button(t("helpdesk-open"), "helpdesk.show", {"request": request.slug}, tooltip=name)


def asker_card(t: Translator, case: Case, tried: Tried = NOTHING) -> Mapping[str, Any]:
    """Build the asker's card of a call for help, with a field to say more."""
    request = case.request
    body: list[CardElement] = [header(t, t("helpdesk-mine-title"), Noun.HELPDESK)]
    if tried.remark:
        body.append(notice(tried.remark, good=tried.good))
    body.append(fact(t("helpdesk-mine-text"), clipped(request.text, 500)))
    body += remarks(t, case, you=t("helpdesk-mine-you"))
    body.append(fact(t("helpdesk-status"), t.label(request.status)))
    body.append(para(t(f"helpdesk-mine-{request.status}")))
    body += field(t, t("helpdesk-mine-field"), tried)
    itself = {"request": request.slug}
    actions: list[Action] = [
        button(t("helpdesk-mine-send"), "helpdesk.respond", itself, style="positive", inputs=True)
    ]
    if request.status is not HelpStatus.CLOSED:
        actions.append(button(t("helpdesk-solved"), "helpdesk.solve", itself))
    actions.append(button(t("helpdesk-new"), "helpdesk.form", secondary=True))
    return card(t, body, actions, fallback=t("helpdesk-mine-fallback", number=request.number))


def not_yours_card(t: Translator) -> Mapping[str, Any]:
    """Build the refusal for a button that was meant for somebody else."""
    text = t("helpdesk-not-yours")
    return card(t, [notice(text)], [button(t("helpdesk-new"), "helpdesk.form")], fallback=text)


def remarks(t: Translator, case: Case, *, you: str = "") -> list[CardElement]:
    """Build the last remarks, each after its author; `you` is the name shown for the asker."""
    said_so_far = case.request.remarks
    shown = said_so_far[-_SHOWN:]
    left_out = len(said_so_far) - len(shown)
    parts: list[CardElement] = []
    if left_out:
        parts.append(para(t("helpdesk-earlier", count=left_out), subtle=True))
    for one in shown:
        most = LONGEST_REMARK if one is shown[-1] else 300
        who = you if you and one.side == "asker" else speaker(t, case, one)
        parts.append(fact(who, bounded(one.text, most)))
    return parts


def speaker(t: Translator, case: Case, remark: Remark) -> str:
    """Return who made a remark, by name where that is known."""
    if remark.side == "asker":
        return asker_name(t, case)
    return _name(case, remark.member) or t("helpdesk-kernteam")


def asker_name(t: Translator, case: Case) -> str:
    """Return the display name of the asker."""
    return _name(case, case.request.asker) or t("helpdesk-somebody")


def heard(t: Translator, case: Case) -> str:
    """Return the text that tells the asker that the last remark is an answer."""
    return t("helpdesk-heard", name=plain(speaker(t, case, case.request.remarks[-1])))


def heard_closed(t: Translator, case: Case) -> str:
    """Return the text that tells the asker that somebody else closed their call."""
    return t("helpdesk-heard-closed", name=plain(closer(t, case)))


def closer(t: Translator, case: Case) -> str:
    """Return who marked the call as solved."""
    if case.request.closed_by == case.request.asker:
        return asker_name(t, case)
    return _name(case, case.request.closed_by) or t("helpdesk-kernteam")


def _name(case: Case, member: str) -> str:
    return clipped(case.names.get(member, ""), _LONGEST_NAME)


def bounded(text: str, most: int = _ROOM) -> str:
    """Clip a text to `most` characters, and to a size that leaves room for others in a card."""
    text = clipped(text, most)
    while len(orjson.dumps(text)) > _ROOM:
        text = clipped(text, len(text) * 9 // 10)
    return text


def field(t: Translator, label: str, tried: Tried) -> list[CardElement]:
    """Build the input field, with what was typed before and what is wrong with it."""
    wrong: list[CardElement] = [notice(fault_text(t, one, label)) for one in tried.faults]
    box = TextField(name=TEXT, label=label, required=True, lines=True, most=LONGEST_REMARK)
    return [*wrong, box.element(t, bounded(tried.text))]
