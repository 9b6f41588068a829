"""Cards for who decides: a request, the list of those that wait, and access that ends soon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.admissions.asking import LONGEST, PAGE, PlaceName, in_teams, state_of
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
from cards.kit.forms import NONCE, EntryForm, TextField, Value
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.admissions.asking import AdmitForm, WordsForm
from registry.admissions.ending import SeatKind
from registry.admissions.request import AdmissionRequest
from registry.core.errors import Fault


@dataclass(frozen=True, slots=True)
class Case:
    """A request with the names behind its keys.

    Attributes:
        name: of who asks; empty while nobody said it.
        organisation: theirs.
        by: name of who decided or asked something.
        longer: they are in it already, until a day.
    """

    request: AdmissionRequest
    place: PlaceName
    name: str = ""
    organisation: str = ""
    by: str = ""
    longer: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """What somebody just tried that did not go.

    Attributes:
        until: as they filled it in; None where they filled in nothing.
        faults: what is wrong with that.
        remark: id of a text that says what happened.
    """

    until: Value | None = None
    faults: tuple[Fault, ...] = ()
    remark: str = ""


def request_card(t: Translator, case: Case, tried: Try | None = None) -> Mapping[str, Any]:
    """Build a request for who decides: with the choices while it waits, else with what came of it.

    Args:
        t: the language.
        case: the request.
        tried: what they just tried.
    """
    one, tried = case.request, tried or Try()
    above: list[CardElement] = [notice(t(tried.remark))] if tried.remark else []
    above += facts(
        [
            (t("members-field-organisation"), case.organisation),
            (t("admissions-why"), clipped(one.why, 600)),
            (t("admissions-until-field"), t.day(one.wish) if one.wish else ""),
            (t("admissions-question"), clipped(one.question, 600)),
            (t("admissions-answer"), clipped(one.answer, 600)),
        ]
    )
    form = admit_form(t, case)
    if not one.waits:
        parts = [heading(form.title), *above, *_outcome(t, case)]
        return card(t, parts, [_all(t)], fallback=form.title)
    above.append(para(state_of(t, one), subtle=True))
    load = {"request": one.slug, "round": str(one.round)}
    wish = f"={one.wish.isoformat()}" if one.wish else ""
    more: list[Action] = [
        button(t("admissions-decline"), "admissions.decline", load),
        button(t("admissions-ask-first"), "admissions.question", load),
        _all(t, secondary=True),
    ]
    filled = wish if tried.until is None else tried.until
    return form.card(t, {"until": filled}, tried.faults, above=above, more=more)


def admit_form(t: Translator, case: Case) -> EntryForm[AdmitForm]:
    """Build the form that lets somebody in, until a day where wanted."""
    one = case.request
    longer = case.longer and one.waits
    until = TextField(
        name="until", label=t("admissions-until-field"), hint=t("admissions-until-hint")
    )
    return EntryForm(
        model=AdmitForm,
        verb="admissions.admit",
        title=t(
            "admissions-case-longer" if longer else "admissions-case",
            name=clipped(case.name or t("people-nameless"), LONGEST),
            place=case.place.words(t),
        ),
        fields=(until,),
        send=t("admissions-admit"),
        hidden={"request": one.slug, "round": str(one.round)},
    )


def _outcome(t: Translator, case: Case) -> list[CardElement]:
    one = case.request
    good = one.status == "admitted"
    return [
        notice(state_of(t, one), good=good),
        *facts(
            [
                (t("admissions-by"), case.by),
                (t("admissions-reason"), clipped(one.reason, 600)),
                (t("admissions-next"), in_teams(t, case.place, "admissions-teams") if good else ""),
            ]
        ),
    ]


def words_form(t: Translator, case: Case, deed: str, nonce: str = "") -> EntryForm[WordsForm]:
    """Build the form for a reason why not (`decline`), or for a question first (`question`)."""
    one = case.request
    words = TextField(
        name="words",
        label=t(f"admissions-{deed}-words"),
        hint=t(f"admissions-{deed}-hint"),
        required=True,
        lines=True,
    )
    return EntryForm(
        model=WordsForm,
        verb=f"admissions.{deed}_send",
        title=t(
            f"admissions-{deed}-title", name=clipped(case.name or t("people-nameless"), LONGEST)
        ),
        intro=t(f"admissions-{deed}-intro"),
        fields=(words,),
        send=t(f"admissions-{deed}-send"),
        cancel="admissions.show",
        hidden={
            "request": one.slug,
            "round": str(one.round),
            **({NONCE: nonce} if nonce else {}),
        },
    )


def waiting_card(t: Translator, cases: Sequence[Case], page: int, total: int) -> Mapping[str, Any]:
    """Build a page of the requests that wait for the reader.

    Args:
        t: the language.
        cases: those on this page.
        page: counted from 0.
        total: how many there are on all pages.
    """
    title = t("admissions-waiting")
    body: list[CardElement] = [header(t, title, Noun.ACCESS)]
    body.append(para(t("admissions-waiting-count", count=total)))
    for one in cases:
        name = clipped(one.name or t("people-nameless"), LONGEST)
        place = clipped(one.place.words(t), 160)
        show = button(
            t("people-open"),
            "admissions.show",
            {"request": one.request.slug},
            tooltip=t("admissions-open-name", name=plain(name), place=plain(place)),
        )
        about = f"{place} · {state_of(t, one.request)}"
        body.append(row([said(name, bold=True), said(about, subtle=True)], show))
    actions: list[Action] = []
    if page:
        actions.append(button(t("hubs-previous"), "admissions.list", {"page": str(page - 1)}))
    if (page + 1) * PAGE < total:
        actions.append(button(t("hubs-next"), "admissions.list", {"page": str(page + 1)}))
    actions.append(button(t("hubs-all"), "hubs.list"))
    return card(t, body, actions, fallback=title)


def ending_card(
    t: Translator, name: str, place: PlaceName, until: date, kind: SeatKind, seat: str, member: str
) -> Mapping[str, Any]:
    """Build the notice to who decides that somebody's access ends soon.

    Args:
        t: the language.
        name: of the person.
        place: what they are in.
        until: the first day on which they are out.
        kind: see `seat`.
        seat: their membership.
        member: their key.
    """
    name = name or t("people-nameless")
    title = t("admissions-ending-title", name=clipped(name, LONGEST), day=t.day(until))
    load = {"kind": kind, "seat": seat, "until": until.isoformat(), "group": place.group}
    actions: list[Action] = [
        button(t("admissions-extend"), "admissions.extend", load, style="positive"),
        button(t("admissions-stay"), "admissions.stay", load),
    ]
    if kind == "group":
        more = {"member": member, "group": place.group}
        actions.append(button(t("admissions-other-day"), "people.put", more))
    actions.append(_all(t))
    parts = [heading(title), fact(t("admissions-place"), place.words(t))]
    means = "admissions-ending-means" if place.begins is None else "admissions-ending-planned"
    parts.append(para(t(means)))
    return card(t, parts, actions, fallback=title)


def own_ending_card(t: Translator, place: PlaceName, until: date) -> Mapping[str, Any]:
    """Build the notice to a person that their access ends soon."""
    title = t("admissions-own-ending", place=place.words(t), day=t.day(until))
    actions: list[Action] = [
        button(t("admissions-longer"), "admissions.ask", place.load, style="positive"),
        button(t("admissions-mine"), "admissions.mine"),
    ]
    return card(
        t, [heading(title), para(t("admissions-own-ending-means"))], actions, fallback=title
    )


def own_ended_card(t: Translator, place: PlaceName, until: date) -> Mapping[str, Any]:
    """Build the message to a person that their access ended."""
    title = t("admissions-own-ended", place=place.words(t), day=t.day(until))
    actions: list[Action] = [
        button(t("admissions-ask-again"), "admissions.ask", place.load),
        button(t("admissions-mine"), "admissions.mine"),
    ]
    means = "admissions-own-ended-means" if place.begins is None else "admissions-own-ended-planned"
    return card(t, [heading(title), para(t(means))], actions, fallback=title)


def extended_card(
    t: Translator,
    text: str,
    name: str,
    place: PlaceName,
    until: date | None,
    *,
    good: bool = True,
    back: Mapping[str, str] | None = None,
) -> Mapping[str, Any]:
    """Build what came of having somebody's access end later, or not at all.

    Args:
        t: the language.
        text: id of what is said of it.
        name: of the person.
        place: what they are in.
        until: the first day on which they are out; None without an end.
        good: whether it went.
        back: what the form for another end is filled with: as it was before.
    """
    day = t.day(until) if until else ""
    shown = plain(clipped(name or t("people-nameless"), LONGEST))
    words = t(text, name=shown, place=plain(place.words(t)), day=day)
    verb, key = ("hubs.show", "hub") if place.hub else ("groups.show", "group")
    show = button(t("admissions-show"), verb, {key: place.group})
    other = [button(t("admissions-other-day"), "people.put", back)] if back else []
    return card(t, [notice(words, good=good)], [*other, show, _all(t)], fallback=words)


def _all(t: Translator, *, secondary: bool = False) -> Action:
    return button(t("admissions-waiting"), "admissions.list", secondary=secondary)
