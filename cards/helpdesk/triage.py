"""The Helpdesk's cards for the kernteam: a call in the channel, its thread, the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.helpdesk.call import (
    NOTHING,
    Tried,
    asker_name,
    bounded,
    closer,
    field,
    open_button,
    remarks,
    speaker,
)
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.helpdesk.answering import Case
from registry.helpdesk.call import HelpRequest, HelpStatus

PAGE = 6
"""Calls on a page of the list."""


def desk_card(t: Translator, case: Case, tried: Tried = NOTHING) -> Mapping[str, Any]:
    """Build the kernteam's card of a call, with its remarks and a field to answer."""
    request = case.request
    body: list[CardElement] = [
        header(t, t("helpdesk-desk-title", number=request.number), Noun.HELPDESK)
    ]
    if tried.remark:
        body.append(notice(tried.remark, good=tried.good))
    body += [
        fact(t("helpdesk-desk-asker"), asker_name(t, case)),
        fact(t("helpdesk-desk-asked"), t.day(request.asked)),
        fact(t("helpdesk-status"), t.label(request.status)),
        said(request.text),
        *remarks(t, case),
    ]
    if request.status is HelpStatus.CLOSED:
        body.append(notice(t("helpdesk-desk-closed", name=plain(closer(t, case))), good=True))
        if tried.text:
            body.append(fact(t("helpdesk-desk-field"), bounded(tried.text)))
    else:
        name = plain(asker_name(t, case))
        body += [
            *field(t, t("helpdesk-desk-field"), tried),
            para(t("helpdesk-desk-next", name=name)),
        ]
    fallback = t("helpdesk-desk-fallback", number=request.number)
    return card(t, body, _deeds(t, request), fallback=fallback)


def _deeds(t: Translator, request: HelpRequest) -> list[Action]:
    itself = {"request": request.slug}
    if request.status is HelpStatus.CLOSED:
        return [button(t("helpdesk-desk-reopen"), "helpdesk.reopen", itself)]
    return [
        button(t("helpdesk-desk-send"), "helpdesk.answer", itself, style="positive", inputs=True),
        button(t("helpdesk-solved"), "helpdesk.close", itself),
    ]


def thread_card(
    t: Translator, case: Case, place: int, *, reached: bool = True
) -> Mapping[str, Any]:
    """Build the card of a remark in the thread below the call.

    Args:
        t: the language.
        case: the call.
        place: which remark.
        reached: whether the asker got it, of an answer.
    """
    remark = case.request.remarks[place]
    who, asker = plain(speaker(t, case, remark)), plain(asker_name(t, case))
    asked = remark.side == "asker"
    body: list[CardElement] = [
        para(t("helpdesk-thread-remark", name=who))
        if asked
        else para(t("helpdesk-thread-answer", name=who, asker=asker)),
        said(remark.text),
    ]
    if asked:
        body.append(para(t("helpdesk-thread-next"), subtle=True))
    elif not reached:
        body.append(notice(t("helpdesk-thread-unreached", asker=asker)))
    fallback = t("helpdesk-thread-fallback", number=case.request.number)
    return card(t, body, [_open(t, case)], fallback=fallback)


def unreached_card(t: Translator, case: Case) -> Mapping[str, Any]:
    """Build the notice, in the thread of an answer, that its asker got no message."""
    text = t("helpdesk-thread-unreached", asker=plain(asker_name(t, case)))
    fallback = t("helpdesk-thread-fallback", number=case.request.number)
    return card(t, [notice(text)], [_open(t, case)], fallback=fallback)


def _open(t: Translator, case: Case) -> Action:
    load = {"request": case.request.slug}
    return button(t("helpdesk-thread-open", number=case.request.number), "helpdesk.show", load)


def waiting_card(
    t: Translator, calls: Sequence[HelpRequest], names: Mapping[str, str], page: int
) -> Mapping[str, Any]:
    """Build a page of the calls that wait for the kernteam; `names` by key of the asker."""
    page = max(0, min(page, (len(calls) - 1) // PAGE))
    first = page * PAGE
    shown = calls[first : first + PAGE]
    title = t("helpdesk-waiting-title")
    body: list[CardElement] = [header(t, title, Noun.HELPDESK)]
    if not calls:
        body.append(para(t("helpdesk-waiting-none")))
    elif len(calls) > PAGE:
        spots = {"first": first + 1, "last": first + len(shown), "total": len(calls)}
        body.append(para(t("helpdesk-waiting-page", **spots), subtle=True))
    body += [_waiting_row(t, one, names.get(one.asker, "")) for one in shown]
    actions: list[Action] = []
    if page:
        actions.append(_page_button(t, "helpdesk-previous", page - 1))
    if first + PAGE < len(calls):
        actions.append(_page_button(t, "helpdesk-next", page + 1))
    actions.append(button(t("helpdesk-new"), "helpdesk.form", secondary=bool(actions)))
    actions.append(button(t("todo-button"), "todo.show"))
    return card(t, body, actions, fallback=title)


def _page_button(t: Translator, title: str, page: int) -> Action:
    return button(t(title), "helpdesk.waiting", {"page": str(page)})


def _waiting_row(t: Translator, request: HelpRequest, asker: str) -> CardElement:
    about = f"{request.number} · {asker or t('helpdesk-somebody')} · {t.day(request.asked)}"
    return row(
        [said(clipped(request.text, 150)), said(about, subtle=True)], open_button(t, request)
    )
