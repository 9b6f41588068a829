"""Taking part in a network: the form to ask, the decision on it, and what each of them hears."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

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
from cards.kit.forms import NONCE, Form, TextField, fault_text
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.core.errors import Fault
from registry.involvement.participant import LONGEST_WORDS
from registry.involvement.taking_part import PEOPLE, WORDS, People, TakesPart
from registry.involvement.things import Thing, ThingKind

_LONGEST_NAME = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks to take part, as who decides sees them: never with an address.

    Attributes:
        member: their key.
        name: what they are called; may be empty.
        organisation: where they work, as they said; may be empty.
    """

    member: str
    name: str = ""
    organisation: str = ""

    def called(self, t: Translator) -> str:
        """Return their name, or a word for somebody whose name is not known."""
        return clipped(self.name, _LONGEST_NAME) or t("involvement-somebody")


def join_form(t: Translator, about: Thing, nonce: str = "", *, kernteam: bool = False) -> Form:
    """Build the form that asks to take part in a network: one field, which may stay empty.

    Args:
        t: the language.
        about: the network.
        nonce: of the form that comes back; empty for a new one.
        kernteam: it has no aanjager who can be reached, and the kernteam decides.
    """
    who = "kernteam" if kernteam else "lead"
    field = TextField(
        name=WORDS,
        label=t("involvement-join-words"),
        hint=t("involvement-join-hint"),
        lines=True,
        most=LONGEST_WORDS,
    )
    return Form(
        verb="involvement.join",
        title=t("involvement-join-title", name=about.name),
        intro=t("involvement-join-intro", who=who),
        fields=(field,),
        send=t("involvement-join-send"),
        cancel="networks.show",
        hidden={"network": about.slug, **({NONCE: nonce} if nonce else {})},
    )


def request_card(
    t: Translator,
    about: Thing,
    applicant: Applicant,
    words: str,
    fault: Fault | None = None,
    typed: str = "",
) -> Mapping[str, Any]:
    """Build the card on which an aanjager, or the kernteam, decides with one press.

    Args:
        t: the language.
        about: the network.
        applicant: who asks.
        words: what they said along with it.
        fault: what is wrong with the word of who decides.
        typed: that word.
    """
    title = t("involvement-request-title", name=about.name)
    label = t("involvement-request-words")
    body: list[CardElement] = [header(t, title, Noun.GROUP)]
    if fault is not None:
        body.append(notice(fault_text(t, fault, label)))
    body.append(said(t("involvement-request", member=applicant.called(t)), bold=True))
    body += facts([(t("involvement-organisation"), applicant.organisation)])
    if words:
        body.append(fact(t("involvement-request-said"), clipped(words, LONGEST_WORDS)))
    field = TextField(name=WORDS, label=label, lines=True, most=LONGEST_WORDS)
    body.append(field.element(t, clipped(typed, LONGEST_WORDS * 4)))
    data = {"network": about.slug, "member": applicant.member}
    actions = [
        button(t("involvement-yes"), "involvement.admit", data, style="positive", inputs=True),
        button(t("involvement-no"), "involvement.decline", data, inputs=True),
        button(t("networks-show"), "networks.show", {"network": about.slug}),
    ]
    return card(t, body, actions, fallback=title)


def settled_card(
    t: Translator, about: Thing, applicant: Applicant, outcome: str, by: str = "", answer: str = ""
) -> Mapping[str, Any]:
    """Build what stands where a request stood: what was asked, what came of it, by whom.

    Args:
        t: the language.
        about: the network.
        applicant: who asked.
        outcome: see `ParticipationSettled`.
        by: name of who decided; may be empty.
        answer: what was said with it.
    """
    title = t("involvement-request-title", name=about.name)
    text = f"involvement-settled-{outcome}"
    member = applicant.called(t)
    said_so = t(text, member=plain(member), by=plain(clipped(by, _LONGEST_NAME)) or "0")
    body: list[CardElement] = [heading(title), notice(said_so, good=outcome == "in")]
    body += facts([(t("involvement-answer"), clipped(answer, LONGEST_WORDS))])
    actions: list[Action] = []
    if outcome == "in":
        people = {"network": about.slug}
        actions.append(button(t("involvement-people-open"), "involvement.people", people))
    actions.append(button(t("networks-show"), "networks.show", {"network": about.slug}))
    return card(t, body, actions, fallback=t(text, member=member, by=by or "0"))


def heard_card(
    t: Translator, about: Thing, outcome: str, by: str = "", answer: str = ""
) -> Mapping[str, Any]:
    """Build what a member hears of their request, or of being taken out."""
    text = f"involvement-heard-{outcome}"
    body: list[CardElement] = [notice(t(text, name=plain(about.name)), good=outcome == "in")]
    said_by = clipped(by, _LONGEST_NAME) or t("involvement-answer")
    if answer:
        body.append(fact(said_by, clipped(answer, LONGEST_WORDS)))
    actions: list[Action] = []
    if about.live:
        actions.append(button(t("networks-show"), "networks.show", {"network": about.slug}))
    actions.append(button(t("involvement-mine"), "involvement.mine"))
    if outcome == "declined":
        actions.append(button(t("networks-all"), "networks.list"))
    return card(t, body, actions, fallback=t(text, name=about.name))


def told_card(
    t: Translator, text: str, about: Thing, *, good: bool = True, undo: Action | None = None
) -> Mapping[str, Any]:
    """Build a short message about what the reader did with a network or hub.

    Args:
        t: the language.
        text: id of the text; its `name` is the thing's.
        about: which.
        good: it went as they wanted.
        undo: the button of the way back.
    """
    name = thing_title(t, about.kind, about.name)
    actions = [
        show_button(t, about.kind, about.slug) if about.live else None,
        undo,
        button(t("involvement-mine"), "involvement.mine"),
    ]
    body = [notice(t(text, name=plain(name)), good=good)]
    return card(t, body, actions, fallback=t(text, name=name))


def thing_title(t: Translator, kind: ThingKind, name: str) -> str:
    """Return what a network or hub is called in a list of both: `Kennishub Twente`."""
    return t("hubs-card-title", name=name) if kind is ThingKind.HUB else name


def show_button(t: Translator, kind: ThingKind, slug: str, name: str = "") -> Action:
    """Build the button that shows a network or hub."""
    tooltip = t("involvement-show-name", name=name) if name else None
    if kind is ThingKind.NETWORK:
        return button(t("networks-show"), "networks.show", {"network": slug}, tooltip=tooltip)
    return button(t("hubs-open"), "hubs.show", {"hub": slug}, tooltip=tooltip)


def people_card(
    t: Translator, about: Thing, people: People, page: int = 0, remark: str = ""
) -> Mapping[str, Any]:
    """Build who takes part, for who may see it; of a network with the button that takes them out.

    Args:
        t: the language.
        about: the network or hub.
        people: a page of them.
        page: which.
        remark: id of a text that says what just happened.
    """
    title = t("involvement-people-title", name=thing_title(t, about.kind, about.name))
    body: list[CardElement] = [header(t, title, Noun.GROUP)]
    if remark:
        body.append(notice(t(remark), good=True))
    count = t(f"involvement-people-{about.kind}", count=people.total)
    body.append(para(count if people.total else t("involvement-people-none"), subtle=True))
    body += [_person(t, about, one, page) for one in people.rows]
    pages = max(1, -(-people.total // PEOPLE))
    page = min(page, pages - 1)
    actions: list[Action] = []
    if page > 0:
        actions.append(_page(t("hubs-previous"), about, page - 1))
    if page + 1 < pages:
        actions.append(_page(t("hubs-next"), about, page + 1))
    actions.append(show_button(t, about.kind, about.slug))
    return card(t, body, actions, fallback=title)


def _page(title: str, about: Thing, page: int) -> Action:
    return button(title, "involvement.people", {about.kind.value: about.slug, "page": str(page)})


def _person(t: Translator, about: Thing, one: TakesPart, page: int) -> CardElement:
    called = clipped(one.name, _LONGEST_NAME) or t("involvement-somebody")
    who = said(called, bold=True)
    if one.since is None:
        who.separator = True
        return who
    out = button(
        t("involvement-take-out"),
        "involvement.take_out",
        {"network": about.slug, "member": one.member, "page": str(page)},
        tooltip=t("involvement-take-out-name", name=called),
    )
    since = t("involvement-since", day=t.day(one.since))
    return row([who, said(since, subtle=True)], out, deed=True)


def which_card(
    t: Translator, words: str, verb: str, found: Sequence[tuple[ThingKind, str, str]]
) -> Mapping[str, Any]:
    """Build the choice of networks and hubs that a typed name may stand for.

    Args:
        t: the language.
        words: what was typed.
        verb: what is done with the one that is chosen.
        found: kind, key and name of each.
    """
    title = t("involvement-which" if found or not words else "involvement-unknown")
    body: list[CardElement] = [header(t, title, Noun.GROUP)]
    if words:
        body.append(fact(t("networks-name-said"), clipped(words, 200)))
    elif not found:
        body.append(para(t("involvement-which-how")))
    label = f"involvement-choose-{verb.rpartition('.')[2].replace('_', '-')}"
    for kind, slug, name in found:
        choose = button(t(label), verb, {kind.value: slug}, tooltip=f"{t(label)}: {name}")
        body.append(row([said(thing_title(t, kind, name), bold=True)], choose))
    actions = [
        button(t("networks-all"), "networks.list"),
        button(t("hubs-all"), "hubs.list"),
        button(t("involvement-mine"), "involvement.mine"),
    ]
    return card(t, body, actions, fallback=title)
