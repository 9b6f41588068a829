"""Card of one organisation: where it takes part, and with what."""

from __future__ import annotations

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
from cards.kit.provenance import origins_said
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.hubs.taking_part import OrganisationProfile, Place
from registry.organisations.organisation import Organisation

MOST_PLACES = 24
"""Places that are named; the others are counted."""

_VERBS = {
    "subgroups": ("groups.show", "group"),
    "hubs": ("hubs.show", "hub"),
    "networks": ("networks.show", "network"),
}


def organisation_card(
    t: Translator, profile: OrganisationProfile, *, asked: bool = False
) -> Mapping[str, Any]:
    """Build the card of an organisation.

    Args:
        t: the language.
        profile: with all places it takes part in.
        asked: somebody asked whether it takes part: that is said first.
    """
    one = profile.organisation
    answer = _answer(t, profile)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(one.label)]
        if asked or not profile.takes_part:
            body.append(notice(answer, good=profile.takes_part))
        body += facts(
            [
                (t("organisations-kind"), t.label(one.kind)),
                (t("organisations-also"), budget.cut(", ".join(one.aliases[:8]))),
            ]
        )
        body += _places(t, profile.places, budget)
        return card(t, body, _actions(t), fallback=answer)

    return fit_to_budget(build)


def which_organisation_card(
    t: Translator, words: str, near: Sequence[Organisation]
) -> Mapping[str, Any]:
    """Build the choice of organisations when a name says too little, or nobody of it takes part.

    Args:
        t: the language.
        words: what was typed; may be empty.
        near: known ones that resemble it.
    """
    if not words:
        title, text = t("organisations-which"), t("organisations-which-hint")
    else:
        title = t("organisations-unknown")
        text = t("organisations-near" if near else "organisations-unknown-hint")
    body: list[CardElement] = [heading(title)]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    body.append(para(text))
    for one in near:
        show = button(
            t("hubs-open"),
            "organisations.open",
            {"organisation": one.slug},
            tooltip=t("found-open-name", name=one.name),
        )
        body.append(row([said(one.label)], show))
    return card(t, body, _actions(t), fallback=title)


def _answer(t: Translator, profile: OrganisationProfile) -> str:
    one = profile.organisation
    name = plain(one.short if one.short and len(one.name) > 30 else one.name)
    names = [_name(t, place) for place in profile.places if place.standing == "member"]
    if names:
        return t("organisations-yes", name=name, where=plain(t.listing(names[:4])))
    key = "organisations-partner" if profile.places else "organisations-no"
    return t(key, name=name)


def _name(t: Translator, place: Place) -> str:
    if place.section == "hubs":
        return t("organisations-hub", name=place.name)
    return place.name or "PLeK"


def _places(t: Translator, places: Sequence[Place], budget: SizeBudget) -> list[CardElement]:
    most = min(MOST_PLACES, budget.rows * 3)
    body: list[CardElement] = []
    for section in ("subgroups", "hubs", "networks", ""):
        part = [one for one in places[:most] if one.section == section]
        if part:
            body.append(heading(t(f"organisations-in-{section or 'plek'}"), level=2))
            body += [_row(t, one, budget) for one in part]
    if len(places) > most:
        body.append(para(t("groups-more", count=len(places) - most), subtle=True))
    return body


def _row(t: Translator, place: Place, budget: SizeBudget) -> CardElement:
    about = [
        t(f"organisations-standing-{place.standing}") if place.standing != "member" else "",
        t("hubs-lead") if place.lead else "",
        ", ".join(place.departments),
        place.about,
        origins_said(t, [place.source]) if place.source else "",
    ]
    left: list[CardElement] = [said(place.name or "PLeK", bold=True)]
    if line := " · ".join(filter(None, about)):
        left.append(said(budget.cut(clipped(line, 600)), subtle=True))
    if place.section not in _VERBS:
        return row(left, button(t("groups-all"), "groups.list"))
    verb, key = _VERBS[place.section]
    name = t("found-open-name", name=clipped(place.name, 60))
    return row(left, button(t("hubs-open"), verb, {key: place.slug}, tooltip=name))


def _actions(t: Translator) -> list[Action]:
    return [
        button(t("groups-all"), "groups.list"),
        button(t("hubs-all"), "hubs.list"),
        button(t("found-networks"), "networks.list"),
    ]
