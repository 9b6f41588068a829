"""Forms by which the kernteam keeps an organisation right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cards.kit.forms import NONCE, ChoiceField, EntryForm, TextField, Values
from cards.kit.meanwhile import meanwhile
from cards.kit.translator import Translator
from registry.core.errors import Fault
from registry.core.vocabulary import PROVINCES, OrganisationKind
from registry.organisations.editing import NamesForm, PlaceForm
from registry.organisations.organisation import Organisation

Option = tuple[str, str]

SEEN = "seen"
"""The revision that a form was filled in from."""


def names_form(t: Translator, organisation: Organisation, nonce: str = "") -> EntryForm[NamesForm]:
    """Build the form with what an organisation is called.

    Args:
        t: the language.
        organisation: as it is now.
        nonce: of the form that comes back; empty for a new one.
    """
    return EntryForm(
        model=NamesForm,
        verb="organisations.names_save",
        title=t("organisations-names-title", name=organisation.short or organisation.name),
        fields=(
            TextField(name="name", label=t("organisations-name"), required=True),
            TextField(
                name="short", label=t("organisations-short"), hint=t("organisations-short-hint")
            ),
            TextField(
                name="aliases",
                label=t("organisations-also"),
                hint=t("organisations-also-hint"),
                lines=True,
            ),
            ChoiceField(
                name="kind",
                label=t("organisations-kind"),
                options=[(one.value, t.label(one)) for one in OrganisationKind],
                required=True,
            ),
            TextField(
                name="website", label=t("organisations-website"), hint="https://www.voorbeeld.nl"
            ),
        ),
        send=t("organisations-save"),
        cancel="organisations.open",
        hidden=_hidden(organisation, nonce),
    )


def place_form(
    t: Translator,
    organisation: Organisation,
    municipalities: Sequence[Option] = (),
    parents: Sequence[Option] = (),
    nonce: str = "",
) -> EntryForm[PlaceForm]:
    """Build the form with where an organisation belongs; see `names_form`.

    Args:
        t: the language.
        organisation: as it is now.
        municipalities: what was chosen; the others are found by typing.
        parents: organisations to choose from, what was chosen first.
        nonce: see `names_form`.
    """
    return EntryForm(
        model=PlaceForm,
        verb="organisations.place_save",
        title=t("organisations-place-title", name=organisation.short or organisation.name),
        fields=(
            ChoiceField(
                name="municipality",
                label=t("organisations-municipality"),
                hint=t("organisations-municipality-hint"),
                options=municipalities,
                dataset="municipalities",
            ),
            ChoiceField(
                name="province",
                label=t("organisations-province"),
                options=[(one.value, t.label(one)) for one in PROVINCES],
            ),
            ChoiceField(
                name="parent",
                label=t("organisations-parent"),
                hint=t("members-ask-organisation-hint"),
                options=parents,
                dataset="organisations",
            ),
            TextField(
                name="departments",
                label=t("organisations-departments"),
                hint=t("organisations-also-hint"),
                lines=True,
            ),
            TextField(
                name="domains",
                label=t("organisations-domains"),
                hint=t("organisations-domains-hint"),
                lines=True,
            ),
        ),
        send=t("organisations-save"),
        cancel="organisations.open",
        hidden=_hidden(organisation, nonce),
    )


def names_values(organisation: Organisation) -> Values:
    """Return what the form begins with."""
    return {
        "name": organisation.name,
        "short": organisation.short,
        "aliases": ", ".join(organisation.aliases),
        "kind": organisation.kind.value,
        "website": organisation.website,
    }


def place_values(organisation: Organisation, domains: Sequence[str]) -> Values:
    """Return what the form begins with."""
    return {
        "municipality": organisation.municipality,
        "province": organisation.province.value if organisation.province else "",
        "parent": organisation.parent or "",
        "departments": ", ".join(organisation.departments),
        "domains": ", ".join(domains),
    }


def edit_card(
    t: Translator,
    form: EntryForm[Any],
    values: Values,
    faults: Sequence[Fault] = (),
    now: Values | None = None,
) -> Mapping[str, Any]:
    """Build one of the forms.

    Args:
        t: the language.
        form: which.
        values: what it is filled in with.
        faults: what is wrong with that.
        now: what somebody else made of it meanwhile; None when nobody did.
    """
    above = meanwhile(form, values, now, t("organisations-changed"))
    return form.card(t, values, faults, above=above)


def _hidden(organisation: Organisation, nonce: str) -> dict[str, str]:
    found = {"organisation": organisation.slug, SEEN: str(organisation.revision)}
    return {**found, **({NONCE: nonce} if nonce else {})}
