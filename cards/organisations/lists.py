"""Cards of lists of organisations: a page, its filter, and the people of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, clipped, para, plain, row, said
from cards.kit.forms import ChoiceField, EntryForm, Field, TextField, Values
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.core.vocabulary import AREAS, PROVINCES, OrganisationKind
from registry.members.member import Member
from registry.organisations.lists import (
    PAGE,
    OrganisationFilter,
    OrganisationPage,
    OrganisationState,
)
from registry.organisations.organisation import Organisation

Option = tuple[str, str]

MOST_GROUPS = 60
"""Groups and hubs that the filter offers."""

_LONGEST = 80
_LOAD = ("kind", "region", "group", "words", "parent", "state")


def filter_load(wanted: OrganisationFilter) -> dict[str, str]:
    """Return a filter as buttons carry it; what it leaves open is left out."""
    values = {name: str(getattr(wanted, name) or "") for name in _LOAD}
    return {name: value for name, value in values.items() if value}


def organisations_card(
    t: Translator,
    found: OrganisationPage,
    wanted: OrganisationFilter,
    named: Mapping[str, str],
    *,
    reviews: bool = False,
) -> Mapping[str, Any]:
    """Build a page of a list of organisations.

    Args:
        t: the language.
        found: the page.
        wanted: by which it was made.
        named: the names of the group and the parent in `wanted`, by key.
        reviews: the reader decides on new ones.
    """
    title = t("organisations-list")
    body: list[CardElement] = [
        header(t, title, Noun.ORGANISATION),
        para(t("organisations-count", count=found.total)),
    ]
    if shown := _shown(t, wanted, named):
        body.append(said(t("organisations-filtered", what=shown), subtle=True))
    body += [_row(t, one) for one in found.organisations]
    if not found.total:
        body.append(para(t("organisations-none")))
    return card(t, body, _actions(t, found, wanted, reviews=reviews), fallback=title)


def _shown(t: Translator, wanted: OrganisationFilter, named: Mapping[str, str]) -> str:
    parts = [
        t(f"organisations-state-{wanted.state}") if wanted.state else "",
        t.label(wanted.kind) if wanted.kind else "",
        t.label(wanted.region) if wanted.region else "",
        named.get(wanted.group, wanted.group),
        named.get(wanted.parent, wanted.parent),
        f"“{wanted.words}”" if wanted.words else "",
    ]
    return " · ".join(clipped(one, _LONGEST) for one in parts if one)


def _row(t: Translator, one: Organisation) -> CardElement:
    where = t.label(one.regions[0]) if one.regions else ""
    about = " · ".join(filter(None, (t.label(one.kind), where)))
    verb = "organisations.show" if one.status == "proposed" else "organisations.open"
    show = button(
        t("hubs-open"),
        verb,
        {"organisation": one.slug},
        tooltip=t("found-open-name", name=plain(clipped(one.name, 60))),
    )
    return row([said(clipped(one.label, 120), bold=True), said(about, subtle=True)], show)


def _actions(
    t: Translator, found: OrganisationPage, wanted: OrganisationFilter, *, reviews: bool
) -> list[Action]:
    load = filter_load(wanted)
    actions: list[Action] = []
    if (found.page + 1) * PAGE < found.total:
        more = {**load, "page": str(found.page + 1)}
        actions.append(button(t("organisations-more"), "organisations.list", more))
    if found.page:
        less = {**load, "page": str(found.page - 1)}
        actions.append(button(t("organisations-less"), "organisations.list", less))
    actions.append(button(t("organisations-filter"), "organisations.filter", load))
    if load:
        actions.append(button(t("organisations-all"), "organisations.list"))
    if reviews:
        actions += [
            button(
                t(f"organisations-state-{one}"),
                "organisations.list",
                {"state": one.value},
                secondary=True,
            )
            for one in OrganisationState
            if one != wanted.state
        ]
    return [*actions, button(t("groups-all"), "groups.list", secondary=True)]


def filter_form(
    t: Translator, groups: Sequence[Option], *, reviews: bool = False
) -> EntryForm[OrganisationFilter]:
    """Build the form that makes a list.

    Args:
        t: the language.
        groups: groups and hubs to choose from.
        reviews: the reader decides on new ones.
    """
    regions = [*PROVINCES, *AREAS]
    fields: list[Field] = [
        TextField(name="words", label=t("organisations-words")),
        ChoiceField(
            name="kind",
            label=t("organisations-kind"),
            options=[(one.value, t.label(one)) for one in OrganisationKind],
        ),
        ChoiceField(
            name="region",
            label=t("organisations-place"),
            options=[(one.value, t.label(one)) for one in regions],
        ),
        ChoiceField(
            name="group",
            label=t("organisations-in-group"),
            options=[(key, clipped(name, _LONGEST)) for key, name in groups[:MOST_GROUPS]],
        ),
    ]
    if reviews:
        states = [(one.value, t(f"organisations-state-{one}")) for one in OrganisationState]
        fields.append(ChoiceField(name="state", label=t("organisations-state"), options=states))
    return EntryForm(
        model=OrganisationFilter,
        verb="organisations.list",
        title=t("organisations-filter-title"),
        fields=tuple(fields),
        send=t("organisations-filter-send"),
        cancel="organisations.list",
    )


def filter_card(
    t: Translator,
    groups: Sequence[Option],
    wanted: OrganisationFilter,
    *,
    reviews: bool = False,
) -> Mapping[str, Any]:
    """Build the filter's form, filled in with what the list was made by; see `filter_form`."""
    values: Values = filter_load(wanted)
    return filter_form(t, groups, reviews=reviews).card(t, values)


def organisation_people_card(
    t: Translator, organisation: Organisation, people: Sequence[Member], page: int, total: int
) -> Mapping[str, Any]:
    """Build a page of the people of an organisation, for who may see people."""
    title = t("organisations-people-of", name=organisation.short or organisation.name)
    itself = {"organisation": organisation.slug}
    body: list[CardElement] = [
        header(t, title, Noun.ORGANISATION),
        para(t("organisations-people-count", count=total)),
    ]
    for one in people:
        name = one.name or one.email or t("people-nameless")
        show = button(
            t("hubs-open"),
            "people.show",
            {"member": one.slug},
            tooltip=t("found-open-name", name=plain(clipped(name, 60))),
        )
        body.append(row([said(name, bold=True), said(one.function, subtle=True)], show))
    actions: list[Action] = []
    if (page + 1) * PAGE < total:
        load = {**itself, "page": str(page + 1)}
        actions.append(button(t("organisations-more"), "organisations.people", load))
    if page:
        load = {**itself, "page": str(page - 1)}
        actions.append(button(t("organisations-less"), "organisations.people", load))
    actions.append(button(t("organisations-back"), "organisations.open", itself))
    return card(t, body, actions, fallback=title)
