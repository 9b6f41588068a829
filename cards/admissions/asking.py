"""Cards for who asks to be let in: the button, the form, what can be asked, and their requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    heading,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import NONCE, EntryForm, TextField
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.admissions.asking import AskForm, WordsForm
from registry.admissions.request import AdmissionRequest
from registry.core.membership import Ending
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import WayIn

PAGE = 8
"""Rows on a card."""

LONGEST = 80
"""Letters of a name in a list."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place that somebody may be in, as people know it.

    Attributes:
        group: slug of the hub or group.
        name: what it is called.
        hub: whether it is a hub.
        channel, channel_label: a private channel of it; empty for the place itself.
        begins: the day of a hub that is planned; None for what is there.
    """

    group: str
    name: str
    hub: bool = False
    channel: str = ""
    channel_label: str = ""
    begins: date | None = None

    @property
    def load(self) -> dict[str, str]:
        """Data by which a button names it."""
        return {"group": self.group} | ({"channel": self.channel} if self.channel else {})

    def words(self, t: Translator) -> str:
        """Return it in a sentence: `hub Twente`, `het kanaal Kernteam van hub Twente`."""
        place = t("admissions-hub", name=self.name) if self.hub else self.name
        if not self.channel:
            return place
        return t("admissions-channel", channel=self.channel_label or self.channel, place=place)


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """Somebody's own place that ends."""

    place: PlaceName
    seat: Ending


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """Somebody's own request."""

    place: PlaceName
    request: AdmissionRequest


def ask_button(t: Translator, group: str, name: str, channel: str = "") -> Action:
    """Build the button *Mag ik erbij?* for cards of a hub, group or channel.

    Show it to who is not in (`registry.admissions.asking.obstacle` is empty); where others read
    along, to everybody: whoever presses it is told how they stand.

    Args:
        t: the language.
        group: slug of the hub or group.
        name: what it is called, for screen readers.
        channel: last part of the key of a private channel of that hub.
    """
    load = {"group": group} | ({"channel": channel} if channel else {})
    name = plain(clipped(name, LONGEST))
    return button(
        t("admissions-ask"), "admissions.ask", load, tooltip=t("admissions-ask-name", name=name)
    )


def ask_form(
    t: Translator, place: PlaceName, deciders: str, *, longer: bool = False, nonce: str = ""
) -> EntryForm[AskForm]:
    """Build the form that asks to be let in.

    Args:
        t: the language.
        place: where.
        deciders: who reads and decides it, in words.
        longer: they are in it until a day, and ask for more.
        nonce: of the form that comes back; empty for a new one.
    """
    title = "admissions-longer-title" if longer else "admissions-form-title"
    intro = t("admissions-form-intro", deciders=deciders)
    if place.begins is not None:
        intro += " " + t("admissions-form-planned", day=t.day(place.begins))
    why = TextField(
        name="why",
        label=t("admissions-why"),
        hint=t("admissions-why-hint"),
        required=True,
        lines=True,
    )
    until = TextField(name="until", label=t("admissions-wish"), hint=t("admissions-until-hint"))
    return EntryForm(
        model=AskForm,
        verb="admissions.send",
        title=t(title, place=place.words(t)),
        intro=intro,
        fields=(why, until),
        send=t("admissions-send"),
        cancel="hubs.show" if place.hub else "groups.show",
        hidden={**place.load, "hub": place.group, **({NONCE: nonce} if nonce else {})},
    )


def answer_form(t: Translator, own: OwnRequest, nonce: str = "") -> EntryForm[WordsForm]:
    """Build the form by which who asks answers a question first."""
    words = TextField(name="words", label=t("admissions-answer"), required=True, lines=True)
    return EntryForm(
        model=WordsForm,
        verb="admissions.answer_send",
        title=t("admissions-answer-title", place=own.place.words(t)),
        intro=plain(clipped(own.request.question, 600)),
        fields=(words,),
        send=t("admissions-answer-send"),
        cancel="admissions.mine",
        hidden={"request": own.request.slug, **({NONCE: nonce} if nonce else {})},
    )


def which_place_card(
    t: Translator, words: str, places: Sequence[PlaceName], page: int = 0
) -> Mapping[str, Any]:
    """Build the choice of places, where what was typed does not tell which one is meant."""
    title = t("admissions-which")
    body: list[CardElement] = [header(t, title, Noun.ACCESS)]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    pages = max(1, -(-len(places) // PAGE))
    page = min(max(page, 0), pages - 1)
    for one in places[page * PAGE : (page + 1) * PAGE]:
        name = one.words(t)
        body.append(row([said(name, bold=True)], ask_button(t, one.group, name, one.channel)))
    actions: list[Action] = []
    if page:
        back = {"page": str(page - 1)}
        actions.append(button(t("hubs-previous"), "admissions.places", back))
    if page + 1 < pages:
        on = {"page": str(page + 1)}
        actions.append(button(t("hubs-next"), "admissions.places", on))
    actions.append(button(t("admissions-mine"), "admissions.mine"))
    return card(t, body, actions, fallback=title)


def no_way_card(
    t: Translator, place: Hub | Subgroup, why: str, name: PlaceName
) -> Mapping[str, Any]:
    """Build the answer that one can't ask to be let in there, with the reason and a way on."""
    role = place.role if isinstance(place, Subgroup) else Role.MEMBER
    if why == WayIn.APPOINTED:
        reason = t(f"admissions-no-way-{role.value}")
    else:
        reason = t(f"admissions-no-way-{why}", place=plain(name.words(t)))
    title = t("admissions-form-title", place=name.words(t))
    actions: list[Action] = []
    if why == WayIn.NETWORK:
        actions.append(button(t("admissions-no-way-network"), "networks.form", style="positive"))
    verb, key = ("hubs.show", "hub") if name.hub else ("groups.show", "group")
    actions.append(button(t("admissions-show"), verb, {key: name.group}))
    actions.append(button(t("found-helpdesk"), "helpdesk.form"))
    return card(t, [heading(title), para(reason)], actions, fallback=reason)


def mine_card(
    t: Translator,
    requests: Sequence[OwnRequest],
    seats: Sequence[OwnSeat],
    remark: str = "",
    *,
    good: bool = True,
) -> Mapping[str, Any]:
    """Build somebody's own requests, and their places that end.

    Args:
        t: the language.
        requests: those that wait first.
        seats: places with an end.
        remark: what just happened.
        good: whether that went well.
    """
    title = t("admissions-mine")
    body: list[CardElement] = [header(t, title, Noun.ACCESS)]
    if remark:
        body.append(notice(remark, good=good))
    for one in requests[:PAGE]:
        body += _own_request(t, one)
    if seats:
        body.append(heading(t("admissions-ends-title"), level=2))
    for seat in seats[:PAGE]:
        body.append(_own_seat(t, seat))
    if not (requests or seats):
        body.append(para(t("admissions-mine-none")))
    if (more := max(0, len(requests) - PAGE) + max(0, len(seats) - PAGE)) > 0:
        body.append(para(t("admissions-more", count=more), subtle=True))
    return card(t, body, [button(t("admissions-ask"), "admissions.places")], fallback=title)


def _own_request(t: Translator, own: OwnRequest) -> list[CardElement]:
    one, name = own.request, clipped(own.place.words(t), 160)
    load = {"request": one.slug}
    parts: list[CardElement] = [said(name, bold=True), said(state_of(t, one), subtle=True)]
    if one.reason:
        parts.append(fact(t("admissions-reason"), clipped(one.reason, 300)))
    if one.status == "asked":
        parts.append(fact(t("admissions-question"), clipped(one.question, 300)))
    if one.status == "asked":
        press = button(t("admissions-answer-open"), "admissions.answer", load, style="positive")
    elif one.waits:
        press = button(
            t("admissions-withdraw"),
            "admissions.withdraw",
            load,
            tooltip=t("admissions-withdraw-name", name=plain(name)),
        )
    else:
        verb, key = ("hubs.show", "hub") if own.place.hub else ("groups.show", "group")
        press = button(t("admissions-show"), verb, {key: own.place.group})
    return [row(parts, press)]


def _own_seat(t: Translator, own: OwnSeat) -> CardElement:
    name = clipped(own.place.words(t), 160)
    until = t("admissions-until", day=t.day(own.seat.until)) if own.seat.until else ""
    begins = own.place.begins
    if begins and own.seat.until and own.seat.until <= begins:
        until = f"{until}. {t('admissions-ends-before', day=t.day(begins))}"
    press = button(
        t("admissions-longer"),
        "admissions.ask",
        own.place.load,
        tooltip=t("admissions-longer-name", name=plain(name)),
    )
    return row([said(name, bold=True), said(until, subtle=True)], press)


def state_of(t: Translator, request: AdmissionRequest) -> str:
    """Return how a request stands, in a line."""
    return t(
        f"admissions-state-{request.status.value}",
        day=t.day(request.at),
        until=t("admissions-until", day=t.day(request.until)) if request.until else "",
        again=t.day(request.again) if request.again else "",
    )


def told_card(t: Translator, own: OwnRequest, by: str = "") -> Mapping[str, Any]:
    """Build the message to who asked: yes, no, a question first, or that nothing is left to ask.

    Args:
        t: the language.
        own: their request.
        by: name of who decided; empty when that is not known.
    """
    one, place = own.request, plain(own.place.words(t))
    status = one.status.value
    title = t(f"admissions-told-{status}", place=place)
    good = status == "admitted"
    body: list[CardElement] = [notice(title, good=good) if status != "asked" else heading(title)]
    if by:
        body.append(fact(t("admissions-by"), by))
    if one.reason:
        body.append(fact(t("admissions-reason"), clipped(one.reason, 600)))
    if status == "asked":
        body.append(said(clipped(one.question, 600)))
    if status == "declined" and one.again:
        body.append(para(t("admissions-told-again", day=t.day(one.again))))
    if status == "admitted":
        body.append(para(in_teams(t, own.place, "admissions-told-teams")))
        if one.until:
            body.append(para(t("admissions-told-until", day=t.day(one.until))))
    actions: list[Action] = []
    if status == "asked":
        load = {"request": one.slug}
        actions.append(
            button(t("admissions-answer-open"), "admissions.answer", load, style="positive")
        )
    else:
        verb, key = ("hubs.show", "hub") if own.place.hub else ("groups.show", "group")
        actions.append(button(t("admissions-show"), verb, {key: own.place.group}))
    actions.append(button(t("admissions-mine"), "admissions.mine"))
    return card(t, body, actions, fallback=title)


def in_teams(t: Translator, place: PlaceName, text: str) -> str:
    """Return how Teams follows: by the text with this id, or once a planned hub begins."""
    if place.begins is None:
        return t(text)
    return t("admissions-teams-planned", day=t.day(place.begins))
