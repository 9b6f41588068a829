"""Cards of the national groups: a list, and one group with who takes part."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.admissions.asking import ask_button
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    lines,
    link,
    para,
    row,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.provenance import origins_said
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import PEOPLE, GroupProfile, Party
from registry.hubs.ways_in import WayIn, way_into
from registry.networks.network import Network
from registry.organisations.organisation import Organisation

PAGE = 10
"""Groups on a page of the list."""

MOST_PARTIES = 60
"""Organisations, and networks, that are named; the others are counted."""


@dataclasses.dataclass(frozen=True, slots=True)
class GroupPlace:
    """Where a group works together in Teams.

    Attributes:
        name: of its team; empty when it has none.
        url: its address, for who may be there.
        made: it is there.
    """

    name: str = ""
    url: str = ""
    made: bool = False


def groups_card(t: Translator, groups: Sequence[Subgroup], page: int = 0) -> Mapping[str, Any]:
    """Build the list of groups; a page that is not there is the nearest one."""
    pages = max(1, -(-len(groups) // PAGE))
    page = min(max(page, 0), pages - 1)
    ordered = sorted(groups, key=lambda one: one.name.casefold())
    body: list[CardElement] = [header(t, t("groups-title"), Noun.GROUP)]
    body.append(para(t("groups-intro" if groups else "groups-none")))
    body += [_row(t, one) for one in ordered[page * PAGE : (page + 1) * PAGE]]
    actions: list[Action] = []
    if pages > 1:
        body.append(para(t("hubs-page", page=page + 1, pages=pages), subtle=True))
    if page > 0:
        actions.append(button(t("hubs-previous"), "groups.list", {"page": str(page - 1)}))
    if page + 1 < pages:
        actions.append(button(t("hubs-next"), "groups.list", {"page": str(page + 1)}))
    actions.append(button(t("hubs-all"), "hubs.list"))
    return card(t, body, actions, fallback=t("groups-title"))


def which_group_card(
    t: Translator, words: str, groups: Sequence[Subgroup], *, known: bool
) -> Mapping[str, Any]:
    """Build the choice of groups when a name says too little.

    Args:
        t: the language.
        words: what was typed; may be empty.
        groups: to choose from.
        known: these are called so; else the name is not known, and these are all.
    """
    title = t("groups-which-title" if known or not words else "groups-unknown-title")
    body: list[CardElement] = [heading(title)]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    body += [_row(t, one) for one in groups[:PAGE]]
    return card(t, body, [button(t("groups-all"), "groups.list")], fallback=title)


def group_card(
    t: Translator,
    profile: GroupProfile,
    place: GroupPlace,
    page: int = 0,
    *,
    aside: bool = False,
    edit: bool = False,
) -> Mapping[str, Any]:
    """Build the card of one group.

    Args:
        t: the language.
        profile: the group, and who takes part as far as the reader may see.
        place: its team.
        page: of its people.
        aside: others read along, so that its people are not on it.
        edit: the reader can change what is said of it.
    """
    group = profile.group
    actions = _actions(t, profile, place, page)
    if edit:
        itself = {"group": group.slug}
        actions.append(button(t("parties-keep"), "parties.list", itself, secondary=True))
        actions.append(button(t("hub-edit"), "groups.edit", itself, secondary=True))
    return fit_to_budget(
        lambda budget: card(
            t,
            _body(t, profile, place, page, budget, aside=aside),
            actions,
            fallback=t("groups-fallback", name=group.name),
        )
    )


def _body(
    t: Translator,
    profile: GroupProfile,
    place: GroupPlace,
    page: int,
    budget: SizeBudget,
    *,
    aside: bool,
) -> list[CardElement]:
    group = profile.group
    body: list[CardElement] = [header(t, group.name, Noun.GROUP)]
    if group.purpose:
        body.append(said(budget.cut(clipped(group.purpose, 900))))
        if group.is_unsure("purpose"):
            body.append(para(t("provenance-mark-purpose"), subtle=True))
    body += facts([(t("groups-place"), place.name)])
    body.append(para(t(_way_in(profile, place)), subtle=True))
    every = (*profile.organisations, *profile.networks)
    inside = [one for one in every if one.standing == "member"]
    for title, section in (
        ("groups-organisations", Organisation.section),
        ("groups-networks", Network.section),
    ):
        body += _parties(t, title, [one for one in inside if one.section == section], budget)
    around = [one for one in every if one.standing != "member"]
    body += _parties(t, "groups-around", around, budget)
    if not every:
        body.append(para(t("groups-no-parties"), subtle=True))
    body += _people(t, profile, page, budget)
    if aside:
        body.append(para(t("groups-people-aside"), subtle=True))
    body += facts([(t("groups-source"), budget.cut(origins_said(t, profile.sources[:9])))])
    return body


def _way_in(profile: GroupProfile, place: GroupPlace) -> str:
    """Return the id of the text that says how somebody gets in, or where they find it."""
    if profile.inside:
        if place.made and not place.url:
            return "groups-in-pending"
        return "groups-in-made" if place.made else "groups-in"
    return f"groups-way-{way_into(profile.group).value}"


def _parties(
    t: Translator, title: str, parties: Sequence[Party], budget: SizeBudget
) -> list[CardElement]:
    if not parties:
        return []
    most = min(MOST_PARTIES, budget.rows * 4)
    body: list[CardElement] = [heading(t(title, count=len(parties)), level=2)]
    body += lines(budget.cut(_party(t, one)) for one in parties[:most])
    if len(parties) > most:
        body.append(para(t("groups-more", count=len(parties) - most), subtle=True))
    return body


def _party(t: Translator, party: Party) -> str:
    about = [*party.departments]
    if party.standing != "member":
        about.insert(0, t(f"organisations-standing-{party.standing}"))
    return f"{party.name}: {', '.join(about)}" if about else party.name


def _people(
    t: Translator, profile: GroupProfile, page: int, budget: SizeBudget
) -> list[CardElement]:
    if profile.total is None:
        return []
    body: list[CardElement] = [heading(t("groups-people", count=profile.total), level=2)]
    body += facts([(t("groups-owners"), budget.cut(t.listing(profile.owners)))])
    if not profile.total:
        return [*body, para(t("groups-nobody"))]
    for name, until in zip_longest(profile.people, profile.ends):
        ends = f", {t('people-seat-until', day=t.day(until))}" if until else ""
        body += lines([budget.cut(name) + ends])
    if profile.unnamed:
        body.append(para(t("groups-unnamed", count=profile.unnamed), subtle=True))
    if profile.total > PEOPLE:
        pages = -(-profile.total // PEOPLE)
        body.append(para(t("hubs-page", page=page + 1, pages=pages), subtle=True))
    return body


def _actions(t: Translator, profile: GroupProfile, place: GroupPlace, page: int) -> list[Action]:
    itself = {"group": profile.group.slug}
    actions: list[Action] = []
    if place.url and (there := link(t("groups-open-teams"), place.url)):
        actions.append(there)
    if page > 0:
        back = {**itself, "page": str(page - 1)}
        actions.append(button(t("hubs-previous"), "groups.show", back))
    if profile.total is not None and profile.total > (page + 1) * PEOPLE:
        actions.append(button(t("hubs-next"), "groups.show", {**itself, "page": str(page + 1)}))
    actions.append(button(t("groups-all"), "groups.list"))
    group = profile.group
    if not profile.inside and way_into(group) is WayIn.ASK and group.status == "active":
        actions.insert(0, ask_button(t, group.slug, group.name))
    elif not profile.inside:
        actions.append(button(t("found-helpdesk"), "helpdesk.form"))
    return actions


def _row(t: Translator, group: Subgroup) -> CardElement:
    show = button(
        t("hubs-open"),
        "groups.show",
        {"group": group.slug},
        tooltip=t("groups-open-name", name=group.name),
    )
    about = said(clipped(group.purpose, 120), subtle=True)
    return row([said(group.name, bold=True), *([about] if group.purpose else [])], show)
