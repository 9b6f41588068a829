"""Cards of the introduction in PLeK Café: the one in the channel, and what a member said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.directory.people import chat_link
from cards.kit.components import button, card, clipped, facts, heading, notice, para, said
from cards.kit.forms import NONCE, ChoiceField, EntryForm
from cards.kit.people import persona
from cards.kit.translator import Translator
from registry.core.reference.theme import Theme
from registry.members.cafe import FIELD, WORDING, CafeForm, CafeView
from registry.members.member import CafePart, Member

_LONGEST = 600
"""Letters of what somebody looks for that the channel sees; the rest they tell who asks."""


@dataclass(frozen=True, slots=True)
class MyCafe:
    """What the card says to somebody about their own introduction in PLeK Café.

    Attributes:
        member: as they are; None for who is not known.
        view: what is shown; None for nothing.
        posted: it stands there; otherwise it is on its way.
        place: it is known which channel PLeK Café is.
        remark: what was just done.
    """

    member: Member | None
    view: CafeView | None = None
    posted: bool = False
    place: bool = True
    remark: str = ""


def cafe_wording(t: Translator, number: int = WORDING) -> str:
    """Return what somebody agrees to who has themselves shown in PLeK Café."""
    return t(f"cafe-wording-{number}")


def cafe_card(t: Translator, view: CafeView) -> Mapping[str, Any]:
    """Build the introduction of a member for all in PLeK Café, which is their welcome too."""
    title = t("cafe-title", name=clipped(view.name, 80))
    body = [heading(title), para(t("cafe-welcome"), subtle=True), *_shown(t, view)]
    actions: list[Action | None] = [
        chat_link(t, view.member, view.name),
        button(t("cafe-me-too"), "cafe.ask"),
        button(t("cafe-mine"), "cafe.mine", secondary=True),
    ]
    return card(t, body, [one for one in actions if one], fallback=title)


def cafe_gone_card(t: Translator) -> Mapping[str, Any]:
    """Build what stands in the place of an introduction that Teams does not delete: no name."""
    title = t("cafe-gone")
    return card(t, [para(title)], [button(t("cafe-me-too"), "cafe.ask")], fallback=title)


def my_cafe_card(t: Translator, mine: MyCafe) -> Mapping[str, Any]:
    """Build what PLeK Café shows of the reader, since when, and the switch."""
    title, member = t("cafe-mine-title"), mine.member
    body: list[CardElement] = [heading(title)]
    if mine.remark:
        body.append(notice(mine.remark, good=True))
    if member is None or member.status != "introduced":
        body.append(para(t("cafe-mine-introduce")))
        actions = [button(t("welcome-introduce"), "members.form", style="positive")]
        return card(t, body, actions, fallback=title)
    data = button(t("members-data"), "privacy.show", secondary=True)
    if mine.view is None or member.cafe is None:
        body += [para(t("cafe-mine-nothing")), para(cafe_wording(t), subtle=True)]
        ask = button(t("cafe-show-me"), "cafe.ask", style="positive")
        return card(t, body, [ask, data], fallback=title)
    state = "posted" if mine.posted else "coming" if mine.place else "waiting"
    body += [para(t(f"cafe-mine-{state}")), *_shown(t, mine.view)]
    body += facts(
        [
            (t("cafe-since"), t.day(member.cafe.since)),
            (t("directory-agreed"), cafe_wording(t, member.cafe.wording)),
        ]
    )
    actions = [
        button(t("cafe-change"), "cafe.ask"),
        button(t("cafe-stop"), "cafe.stop", style="destructive"),
        data,
    ]
    return card(t, body, actions, fallback=title)


def cafe_form(t: Translator, nonce: str = "") -> EntryForm[CafeForm]:
    """Build the question what PLeK Café may show.

    Args:
        t: the language.
        nonce: of the form that comes back; empty for a new one.
    """
    return EntryForm(
        model=CafeForm,
        verb="cafe.save",
        title=t("cafe-ask-title"),
        intro=cafe_wording(t),
        fields=(cafe_field(t),),
        send=t("cafe-save"),
        cancel="cafe.mine",
        hidden={NONCE: nonce} if nonce else {},
    )


def cafe_field(t: Translator, about: str = "", *, first: bool = True) -> ChoiceField:
    """Build the field that asks it; without anything chosen nothing is shown.

    Args:
        t: the language.
        about: the wording, where the form does not begin with it.
        first: that it is in view where a form has more.
    """
    return ChoiceField(
        name=FIELD,
        label=t("cafe-ask"),
        options=[(one.value, t(f"cafe-part-{one.value}")) for one in CafePart],
        many=True,
        expanded=True,
        about=about,
        first=first,
    )


def cafe_said(t: Translator, member: Member) -> str:
    """Return in words what PLeK Café may show of a member."""
    if not member.is_in_cafe or member.cafe is None:
        return t("cafe-nothing") if member.consent else ""
    parts = [one for one in member.cafe.parts if one is not CafePart.NAME]
    return t.listing([t("cafe-part-short-name"), *(t(f"cafe-part-short-{one}") for one in parts)])


def _shown(t: Translator, view: CafeView) -> list[CardElement]:
    """Build what is shown of a member: a picture where Teams has one, and what they chose."""
    body: list[CardElement] = [persona(view.member, clipped(view.name, 80))]
    body += facts(
        [
            (t("members-field-organisation"), view.organisation),
            (t("members-field-themes"), _themes(t, view.themes)),
        ]
    )
    if view.purpose:
        body += [*facts([(t("cafe-purpose"), " ")]), said(clipped(view.purpose, _LONGEST))]
    return body


def _themes(t: Translator, themes: Sequence[Theme]) -> str:
    return t.listing([one.label(t.language) for one in themes])
