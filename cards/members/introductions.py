"""Cards of introductions: the form, the confirmation, and what a member said."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.directory.being_found import found_on_said, themes_field, wording
from cards.kit.components import button, card, facts, heading, notice, para, plain, said
from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, Form, TextField, Values, YesField
from cards.kit.translator import Translator
from cards.members.cafe import cafe_field, cafe_said, cafe_wording
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, OrganisationKind, Region
from registry.members.introductions import NO, YES, Introduction, said_before
from registry.members.member import Member
from registry.organisations.choosing import Choice

MOST_ORGANISATIONS = 40
"""That the form itself offers; the others are found by typing."""


_ORGANISATION = ("organisation", "organisation_new", "organisation_kind")

_OPEN = frozenset({"regions", "themes", "purpose", "function"})


class More(StrEnum):
    """What can be told or changed by a question of its own."""

    NAME = "name"
    ORGANISATION = "organisation"
    FUNCTION = "function"
    REGIONS = "regions"
    THEMES = "themes"
    PURPOSE = "purpose"
    DRIVES = "drives"
    LANGUAGE = "language"


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """Choices of the form.

    Attributes:
        organisations: (slug, label) of the person's own, and of known ones.
        themes: the ones in use, and what was chosen of others.
    """

    organisations: tuple[tuple[str, str], ...] = ()
    themes: tuple[Theme, ...] = ()


def introduction_form(
    t: Translator, options: Options, *, again: bool = False, nonce: str = ""
) -> EntryForm[Introduction]:
    """Build the form to introduce oneself.

    Args:
        t: the language.
        options: what it offers.
        again: somebody changes what they said before.
        nonce: of the form that comes back; empty for a new one.
    """
    return EntryForm(
        model=Introduction,
        verb="members.submit",
        title=t("members-title-again" if again else "members-title"),
        intro=t("members-intro"),
        fields=(*_who(t, options), *_what_for(t, options)),
        send=t("members-send-again" if again else "members-send"),
        more=t("members-more"),
        hidden={NONCE: nonce} if nonce else {},
    )


def form_card(
    t: Translator,
    form: Form,
    values: Values,
    faults: Sequence[Any] = (),
    more: Sequence[Action] = (),
) -> Mapping[str, Any]:
    """Build the form's card, with the use of the answers explained above its fields."""
    return form.card(t, values, faults, above=[para(t("members-purpose-of-data"))], more=more)


def filled(member: Member | None, name: str, language: Language) -> Values:
    """Return the form's first values: what was said before, else what Teams knows."""
    if member is None or member.consent is None:
        return {"name": (member and member.name) or name, "language": language.value}
    return {
        **said_before(member),
        "language": (member.language or language).value,
        "drives": "" if member.drives is None else YES if member.drives else NO,
    }


def more_form(t: Translator, options: Options, about: More, nonce: str = "") -> Form:
    """Build the form with one question: what somebody wants to tell or change of themselves.

    Args:
        t: the language.
        options: what it offers.
        about: which question.
        nonce: of the form that comes back; empty for a new one.
    """
    names = _ORGANISATION if about is More.ORGANISATION else (about.value,)
    fields = tuple(
        dataclasses.replace(one, required=False) if one.name in _OPEN else one
        for one in (*_who(t, options), *_what_for(t, options))
        if one.name in names
    )
    return Form(
        verb="members.more_save",
        title=t(f"members-more-{about.value}"),
        fields=fields,
        send=t("members-send-again"),
        cancel="privacy.show",
        hidden={"about": about.value, **({NONCE: nonce} if nonce else {})},
    )


def member_facts(
    t: Translator, member: Member, organisation: str, themes: Sequence[Theme]
) -> list[CardElement]:
    """Build what a member said about themselves; what they left open is not shown."""
    drives = {True: t("members-yes"), False: t("members-no"), None: ""}[member.drives]
    elements = facts(
        [
            (t("members-field-name"), member.name),
            (t("members-field-email"), member.email),
            (t("members-field-organisation"), organisation),
            (t("members-field-function"), member.function),
            (t("members-field-regions"), t.listing([t.label(one) for one in member.regions])),
            (t("members-field-themes"), _themes(t, member, themes)),
            (t("members-field-language"), t.label(member.language) if member.language else ""),
            (t("members-field-drives"), drives),
            (t("members-field-consent"), t.day(member.consent) if member.consent else ""),
            (t("members-field-found_on"), _found_on(t, member, themes)),
            (t("members-field-cafe"), cafe_said(t, member)),
        ]
    )
    if member.purpose:
        elements += [*facts([(t("members-field-purpose"), " ")]), said(member.purpose)]
    return [*elements, *_invitation(t, member)]


def _invitation(t: Translator, member: Member) -> list[CardElement]:
    """Build the questions that somebody left open, each with its own form; none for a stranger."""
    if member.consent is None or member.status != "introduced":
        return []
    left = {
        More.FUNCTION: member.function,
        More.THEMES: member.themes,
        More.REGIONS: member.regions,
        More.PURPOSE: member.purpose,
        More.DRIVES: member.drives is not None,
    }
    buttons: list[Action] = [
        button(t(f"members-tell-{one.value}"), "members.more", {"about": one.value})
        for one, said_so in left.items()
        if not said_so
    ]
    if not buttons:
        return []
    return [para(t("members-tell"), subtle=True), ActionSet(actions=buttons)]


def _themes(t: Translator, member: Member, themes: Sequence[Theme]) -> str:
    return t.listing([one.label(t.language) for one in themes if one.slug in member.themes])


def _found_on(t: Translator, member: Member, themes: Sequence[Theme]) -> str:
    if not member.is_found:
        return t("directory-nobody-me") if member.consent else ""
    return found_on_said(t, member.found_on, {one.slug: one for one in themes})


def introduced_card(
    t: Translator, member: Member, choice: Choice, themes: Sequence[Theme], *, again: bool
) -> Mapping[str, Any]:
    """Build the confirmation of what is stored, with the next step; for an aanjager, a network."""
    name = plain(member.name)
    done = t("members-changed" if again else "members-thanks", name=name)
    body: list[CardElement] = [heading(t("members-done-title")), notice(done, good=True)]
    if choice.typed:
        known = t(
            "members-matched", typed=plain(choice.typed), name=plain(choice.organisation.label)
        )
        body.append(notice(known))
    if choice.new:
        body.append(para(t("members-proposed", name=plain(choice.organisation.name))))
    body += member_facts(t, member, choice.organisation.label, themes)
    body.append(para(t("members-next-network" if member.drives else "members-next")))
    return card(t, body, _next(t, drives=bool(member.drives)), fallback=t("members-fallback"))


def _next(t: Translator, *, drives: bool) -> list[Action]:
    network = button(
        t("members-network"), "networks.form", style="positive" if drives else "default"
    )
    others: list[Action] = [
        button(t("members-agenda"), "commands.run", {"name": "agenda"}),
        button(t("members-networks"), "commands.run", {"name": "netwerken"}),
        button(t("members-change"), "members.form"),
        button(t("directory-mine"), "directory.mine", secondary=True),
        button(t("cafe-mine-title"), "cafe.mine", secondary=True),
        button(t("members-data"), "privacy.show", secondary=True),
    ]
    return [network, *others] if drives else [*others[:2], network, *others[2:]]


def _who(t: Translator, options: Options) -> tuple[Field, ...]:
    kinds = [(one.value, t.label(one)) for one in OrganisationKind]
    return (
        TextField(name="name", label=t("members-ask-name"), required=True),
        ChoiceField(
            name="organisation",
            label=t("members-ask-organisation"),
            hint=t("members-ask-organisation-hint"),
            options=options.organisations,
            dataset="organisations",
            either=True,
        ),
        TextField(name="organisation_new", label=t("members-ask-new")),
        ChoiceField(name="organisation_kind", label=t("members-ask-kind"), options=kinds),
        TextField(name="function", label=t("members-ask-function")),
    )


def _what_for(t: Translator, options: Options) -> tuple[Field, ...]:
    regions = [(one.value, t.label(one)) for one in Region]
    themes = [(one.slug, one.label(t.language)) for one in options.themes]
    languages = [(one.value, t.label(one)) for one in Language]
    answers = ((YES, t("members-yes")), (NO, t("members-no")))
    return (
        ChoiceField(name="regions", label=t("members-ask-regions"), options=regions, many=True),
        ChoiceField(name="themes", label=t("members-ask-themes"), options=themes, many=True),
        ChoiceField(name="language", label=t("members-ask-language"), options=languages),
        TextField(
            name="purpose",
            label=t("members-ask-purpose"),
            hint=t("members-ask-purpose-hint"),
            lines=True,
        ),
        ChoiceField(name="drives", label=t("members-ask-drives"), options=answers, expanded=True),
        themes_field(t, options.themes, about=wording(t)),
        cafe_field(t, about=cafe_wording(t), first=False),
        YesField(
            name="consent",
            label=t("members-ask-consent"),
            statement=t("members-ask-consent-statement"),
            required=True,
        ),
    )
