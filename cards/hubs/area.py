"""Card that says which hub a municipality belongs to, or that there is none yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import CardElement

from cards.hubs.hub import hub_about
from cards.kit.components import button, card, para, plain, row, said
from cards.kit.headings import header
from cards.kit.pictures import Noun, Scene, scene
from cards.kit.translator import Translator
from registry.hubs.area import AreaHubs
from registry.hubs.hub import Hub

MOST_HUBS = 6


def area_card(t: Translator, found: Sequence[AreaHubs]) -> Mapping[str, Any]:
    """Build the card; several municipalities of one name are each answered."""
    body: list[CardElement] = [
        scene(t, Scene.PLACE),
        header(t, t("hubs-area-title"), Noun.PLACE),
        *area_answers(t, found),
    ]
    actions = [
        button(t("hubs-all"), "hubs.list"),
        button(t("found-helpdesk"), "helpdesk.form"),
    ]
    return card(t, body, actions, fallback=_answer(t, found[0]))


def area_answers(t: Translator, found: Sequence[AreaHubs]) -> list[CardElement]:
    """Build the answer for each municipality, and the hubs that are named in them."""
    body: list[CardElement] = []
    shown: dict[str, Hub] = {}
    for one in found:
        body.append(para(_answer(t, one)))
        others = () if one.own else (*one.coming, *one.near)
        shown |= {hub.slug: hub for hub in (*one.own, *others)}
    return [*body, *(_row(t, hub) for hub in list(shown.values())[:MOST_HUBS])]


def _answer(t: Translator, found: AreaHubs) -> str:
    place = found.municipality
    facts = {"place": plain(place.name), "province": t.label(place.province)}
    if found.own:
        names = plain(t.listing([one.name for one in found.own]))
        return t("hubs-area-own", hubs=names, count=len(found.own), **facts)
    if found.coming:
        hub = found.coming[0]
        day = t.weekday(hub.starts) if hub.starts else ""
        return t("hubs-area-coming", hub=plain(hub.name), day=day, **facts)
    if found.near:
        names = plain(t.listing([one.name for one in found.near]))
        return t("hubs-area-near", hubs=names, count=len(found.near), **facts)
    return t("hubs-area-none", **facts)


def _row(t: Translator, hub: Hub) -> CardElement:
    tooltip = t("hubs-open-name", name=hub.name)
    show = button(t("hubs-open"), "hubs.show", {"hub": hub.slug}, tooltip=tooltip)
    return row([said(hub.name, bold=True), said(hub_about(t, hub), subtle=True)], show)
