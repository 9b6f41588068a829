"""Cards of being found: what one said oneself, the question, and what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.kit.components import button, card, facts, heading, notice, para, row, said
from cards.kit.forms import NONCE, ChoiceField, EntryForm
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.core.reference.theme import Theme
from registry.members.being_found import FIELD, WORDING, BeingFoundForm
from registry.members.member import FoundOn, Member


@dataclass(frozen=True, slots=True)
class MineView:
    """What a member said about being found.

    Attributes:
        member: as they are; None for who is not known.
        themes: those in `found_on`, by slug.
        remark: what was just done.
        done: it stands out as done well.
    """

    member: Member | None
    themes: Mapping[str, Theme]
    remark: str = ""


def wording(t: Translator, number: int = WORDING) -> str:
    """Return what somebody agrees to who says that they may be found."""
    return t(f"finding-wording-{number}")


def found_on_said(t: Translator, said_on: Sequence[FoundOn], themes: Mapping[str, Theme]) -> str:
    """Return on which themes, and since when."""
    return t.listing(
        [
            t("directory-theme-since", theme=_label(t, one, themes), day=t.day(one.since))
            for one in said_on
        ]
    )


def being_found_card(t: Translator, view: MineView) -> Mapping[str, Any]:
    """Build who can find the reader, since when, and which text they agreed to."""
    member = view.member
    title = t("directory-mine-title")
    body: list[CardElement] = [header(t, title, Noun.PERSON)]
    if view.remark:
        body.append(notice(view.remark, good=True))
    if member is None or member.status != "introduced":
        body.append(para(t("directory-mine-introduce")))
        actions = [button(t("welcome-introduce"), "members.form", style="positive")]
        return card(t, body, actions, fallback=title)
    if not member.is_found:
        body += [para(t("directory-mine-nobody")), para(wording(t), subtle=True)]
        ask = button(t("directory-find-me"), "directory.ask", style="positive")
        actions = [ask, _data(t)]
        return card(t, body, actions, fallback=title)
    body.append(para(t("directory-mine-members")))
    for one in member.found_on:
        label = _label(t, one, view.themes)
        stop = button(
            t("directory-stop-one"),
            "directory.stop",
            {"theme": one.theme},
            tooltip=t("directory-stop-name", theme=label),
        )
        since = said(t("directory-since", day=t.day(one.since)), subtle=True)
        body.append(row([said(label, bold=True), since], stop, deed=True))
    numbers = sorted({one.wording for one in member.found_on})
    body += facts([(t("directory-agreed"), wording(t, number)) for number in numbers])
    actions = [
        button(t("directory-change"), "directory.ask"),
        button(t("directory-person-mine"), "directory.person", {"member": member.slug}),
        button(t("directory-stop"), "directory.stop", style="destructive"),
        _data(t),
    ]
    return card(t, body, actions, fallback=title)


def hidden_card(t: Translator) -> Mapping[str, Any]:
    """Build the news that the kernteam had somebody not be found any more."""
    title = t("directory-hidden-title")
    actions = [button(t("directory-mine"), "directory.mine"), _helpdesk(t)]
    return card(t, [heading(title), para(t("directory-hidden"))], actions, fallback=title)


def being_found_form(
    t: Translator, themes: Sequence[Theme], nonce: str = ""
) -> EntryForm[BeingFoundForm]:
    """Build the question, with the themes that can be chosen.

    Args:
        t: the language.
        themes: to choose from.
        nonce: of the form that comes back; empty for a new one.
    """
    return EntryForm(
        model=BeingFoundForm,
        verb="directory.save",
        title=t("directory-ask-title"),
        intro=wording(t),
        fields=(themes_field(t, themes),),
        send=t("directory-save"),
        cancel="directory.mine",
        hidden={NONCE: nonce} if nonce else {},
    )


def themes_field(t: Translator, themes: Sequence[Theme], about: str = "") -> ChoiceField:
    """Build the field that asks it; what is not chosen is not agreed to."""
    return ChoiceField(
        name=FIELD,
        label=t("directory-ask"),
        options=[(one.slug, one.label(t.language)) for one in themes],
        many=True,
        about=about,
        first=True,
    )


def _label(t: Translator, one: FoundOn, themes: Mapping[str, Theme]) -> str:
    theme = themes.get(one.theme)
    return theme.label(t.language) if theme else one.theme


def _helpdesk(t: Translator) -> ExecuteAction:
    return button(t("found-helpdesk"), "helpdesk.form")


def _data(t: Translator) -> ExecuteAction:
    return button(t("members-data"), "privacy.show", secondary=True)
