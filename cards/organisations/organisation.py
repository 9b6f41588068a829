"""Card of one organisation: where it takes part, and with what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.directory.people import people_of_parts
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    link,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.provenance import marked, origins_said
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.directory.people import FoundPeople
from registry.hubs.organisation_profile import OrganisationProfile, Place
from registry.hubs.parties.place import PartyKey
from registry.organisations.organisation import Organisation
from registry.organisations.participation import PLATFORM

Option = tuple[str, str]

MOST_PLACES = 24
"""Places that are named; the others are counted."""

MOST_TAKEN_BACK = 2
"""Merges that can be taken back from the card; the last one is what was a mistake."""

_CODE = re.compile(r"GM\d{4}")
"""Code of a municipality (Statistics Netherlands): lists name it so."""

_VERBS = {
    "subgroups": ("groups.show", "group"),
    "hubs": ("hubs.show", "hub"),
    "networks": ("networks.show", "network"),
}


def organisation_card(
    t: Translator,
    profile: OrganisationProfile,
    *,
    asked: bool = False,
    remark: str = "",
    good: bool = True,
    area: Sequence[CardElement] = (),
    people: FoundPeople | None = None,
    reader: str = "",
) -> Mapping[str, Any]:
    """Build the card of an organisation.

    Args:
        t: the language.
        profile: with all places it takes part in.
        asked: somebody asked whether it takes part: that is said first.
        remark: what was just done.
        good: it was; otherwise what was asked was not done, and the remark says why.
        area: which hubs are near; see `OrganisationProfile.area`.
        people: the first of who may be found of it; None where others read along.
        reader: key of who reads.
    """
    one = profile.organisation
    answer = _answer(t, profile)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, one.label, Noun.ORGANISATION)]
        if remark:
            body.append(notice(remark, good=good))
        if into := profile.goes_into:
            day = t.day(date.fromisoformat(one.goes_on))
            body.append(notice(t("merging-coming", into=plain(into.label), day=day)))
        if asked or not profile.takes_part:
            body.append(notice(answer, good=profile.takes_part))
        body += _facts(t, profile, budget)
        if one.status != "proposed":
            body += people_of_parts(t, one.slug, people, reader, budget)
        keep = one.slug if profile.edits else ""
        body += _places(t, profile.places, budget, keep)
        body += area
        return card(t, body, _actions(t, profile), fallback=answer)

    return fit_to_budget(build)


def _facts(t: Translator, profile: OrganisationProfile, budget: SizeBudget) -> list[CardElement]:
    """Build what there is to know of it; what leads on has its button beside it."""
    one = profile.organisation
    kind = marked(t, one, "kind", t.label(one.kind))
    found: list[CardElement] = [_leading(t, t("organisations-kind"), kind, kind=one.kind.value)]
    if regions := one.regions:
        narrow, place = regions[0], one.place
        names = [place.name] if place and place.name not in one.name else []
        where = ", ".join((*names, *map(t.label, regions)))
        found.append(_leading(t, t("organisations-place"), where, region=narrow.value))
    if parent := profile.parent:
        show = button(
            t("hubs-open"),
            "organisations.open",
            {"organisation": parent.slug},
            tooltip=t("found-open-name", name=plain(clipped(parent.name, 60))),
        )
        found.append(row([fact(t("organisations-parent"), parent.label)], show))
    if profile.parts:
        count = t("organisations-parts-count", count=profile.parts)
        found.append(_leading(t, t("organisations-parts"), count, parent=one.slug))
    if profile.people:
        count = t("organisations-people-count", count=profile.people)
        load = {"organisation": one.slug}
        show = button(
            t("hubs-open"), "organisations.people", load, tooltip=t("organisations-people")
        )
        found.append(row([fact(t("organisations-people"), count)], show))
    elif profile.at_least:
        count = t("organisations-people-some", count=profile.at_least)
        found.append(fact(t("organisations-people"), count))
    return found + facts(
        [
            (t("organisations-also"), budget.cut(", ".join(_also(one)))),
            (t("organisations-departments"), budget.cut(", ".join(one.departments[:8]))),
            (t("organisations-since"), t.day(one.since) if one.since else ""),
            (t("organisations-domains"), budget.cut(", ".join(profile.domains))),
        ]
    )


def _also(one: Organisation) -> list[str]:
    """Return its other names that people use: a municipality's code is none."""
    return [
        name
        for name in one.aliases
        if not _CODE.fullmatch(name) and name not in one.name and f"Gemeente {name}" != one.name
    ][:8]


def _leading(t: Translator, label: str, value: str, **load: str) -> CardElement:
    """Build a fact with the button that shows the others of which it is so too."""
    name = t("organisations-all-of", what=value)
    show = button(t("organisations-others"), "organisations.list", load, tooltip=name)
    return row([fact(label, value)], show)


def which_organisation_card(t: Translator, words: str, near: Sequence[Option]) -> Mapping[str, Any]:
    """Build the choice of organisations when a name says too little, or nobody of it takes part.

    Args:
        t: the language.
        words: what was typed; may be empty.
        near: (key, label) of those that it may be.
    """
    if near:
        title, text = t("organisations-which"), ""
    elif words:
        title, text = t("organisations-unknown"), t("organisations-unknown-hint")
    else:
        title, text = t("organisations-which"), t("organisations-which-hint")
    body: list[CardElement] = [heading(title)]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    if text:
        body.append(para(text))
    for key, label in near:
        name = t("found-open-name", name=clipped(label, 60))
        show = button(t("hubs-open"), "organisations.open", {"organisation": key}, tooltip=name)
        body.append(row([said(label)], show))
    return card(t, body, _ways_on(t), fallback=title)


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


def _places(
    t: Translator, places: Sequence[Place], budget: SizeBudget, keep: str
) -> list[CardElement]:
    """Build the places; `keep` is the organisation, for who may change how it takes part."""
    most = min(MOST_PLACES, budget.rows * 3)
    body: list[CardElement] = []
    for section in ("subgroups", "hubs", "networks", ""):
        part = [one for one in places[:most] if one.section == section]
        if part:
            body.append(heading(t(f"organisations-in-{section or 'plek'}"), level=2))
            body += [_row(t, one, budget, keep=keep) for one in part]
    if len(places) > most:
        body.append(para(t("groups-more", count=len(places) - most), subtle=True))
    return body


def _row(t: Translator, place: Place, budget: SizeBudget, *, keep: str) -> CardElement:
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
    if keep and place.section != "networks":
        load = {"group": place.slug or PLATFORM, "party": _party(keep)}
        name = t("parties-show-place", name=clipped(place.name or "PLeK", 60))
        return row(left, button(t("hubs-open"), "parties.show", load, tooltip=name))
    if place.section not in _VERBS:
        return row(left, button(t("groups-all"), "groups.list"))
    verb, key = _VERBS[place.section]
    name = t("found-open-name", name=clipped(place.name, 60))
    return row(left, button(t("hubs-open"), verb, {key: place.slug}, tooltip=name))


def _actions(t: Translator, profile: OrganisationProfile) -> list[Action | None]:
    one = profile.organisation
    itself = {"organisation": one.slug}
    found: list[Action | None] = []
    if profile.edits:
        found += [
            button(t("organisations-names"), "organisations.names", itself),
            button(t("organisations-belongs"), "organisations.place", itself),
            button(t("merging-stop"), "organisations.merging_stop", itself)
            if profile.goes_into
            else button(t("merging-open"), "organisations.merging", itself),
            button(
                t("parties-put-somewhere"), "parties.new", {"party": f"organisations:{one.slug}"}
            ),
        ]
        found += [
            button(
                t("merging-undo", name=clipped(name, 40)),
                "organisations.merging_undo",
                {"organisation": key},
                secondary=True,
            )
            for key, name in profile.merged[:MOST_TAKEN_BACK]
        ]
    website = link(t("organisations-website"), one.website) if one.website else None
    return [*found, website, *_ways_on(t)]


def _party(slug: str) -> str:
    """Return an organisation as a party of a group (`registry.hubs.parties.place.PartyKey`)."""
    return str(PartyKey(Organisation.section, slug))


def _ways_on(t: Translator) -> list[Action]:
    return [
        button(t("organisations-all"), "organisations.list"),
        button(t("groups-all"), "groups.list", secondary=True),
        button(t("hubs-all"), "hubs.list", secondary=True),
        button(t("found-networks"), "networks.list", secondary=True),
    ]
