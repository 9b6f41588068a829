"""Regional knowledge hubs as people see them: a list and one hub."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.network_facts import clipped
from cards.parts import button, card, fact, facts, heading, para, row, said
from cards.questions import MOST_SHOWN, network_rows, some_names
from cards.tongue import Tongue, tongue
from registry.hub_profiles import HubProfile
from registry.hubs import Hub
from registry.vocab import Language

PAGE = 7
"""Hubs on a page of the list."""


def hubs_card(t: Tongue, hubs: Sequence[Hub], page: int = 0) -> Mapping[str, Any]:
    """The list of hubs; a page that is not there is the nearest one."""
    pages = max(1, -(-len(hubs) // PAGE))
    page = min(max(page, 0), pages - 1)
    body: list[CardElement] = [heading(t("hubs-title"))]
    body.append(para(t("hubs-intro" if hubs else "hubs-none")))
    body += [_row(t, one) for one in hubs[page * PAGE : (page + 1) * PAGE]]
    if pages > 1:
        body.append(para(t("hubs-page", page=page + 1, pages=pages), subtle=True))
    actions: list[Action] = []
    if page > 0:
        actions.append(button(t("hubs-previous"), "hubs.list", {"page": str(page - 1)}))
    if page + 1 < pages:
        actions.append(button(t("hubs-next"), "hubs.list", {"page": str(page + 1)}))
    actions.append(button(t("agenda-whole"), "agenda.show", {"agenda": "nationaal"}))
    return card(t, body, actions, fallback=t("hubs-fallback"))


def which_hub_card(t: Tongue, words: str, hubs: Sequence[Hub], *, known: bool) -> Mapping[str, Any]:
    """Hubs to choose from when a name says too little.

    Args:
        t: the language.
        words: what was typed; may be empty.
        hubs: to choose from.
        known: these are called so; else the name is not known, and these are all.
    """
    title = "hubs-which-title" if known or not words else "hubs-unknown-title"
    body: list[CardElement] = [heading(t(title))]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    if not known:
        body.append(para(t("hubs-missing")))
    body += [_row(t, one) for one in hubs[:PAGE]]
    return card(t, body, [button(t("hubs-all"), "hubs.list")], fallback=t(title))


def hub_card(t: Tongue, profile: HubProfile, *, all_parties: bool = False) -> Mapping[str, Any]:
    """One hub; kept for the next reader unless it names people."""
    if any(name for _, name in profile.team):
        return _hub_card(t.language, profile, all_parties)
    return _kept(t.language, profile, all_parties)


def hub_about(t: Tongue, hub: Hub) -> str:
    """Where a hub is and how far it has come, in a line."""
    return t(
        "hubs-about",
        province=t.label(hub.province),
        status=t(f"hubs-status-{hub.status}").casefold(),
        phase=t.label(hub.phase).casefold(),
    )


@functools.lru_cache(maxsize=64)
def _kept(language: Language, profile: HubProfile, all_parties: bool) -> Mapping[str, Any]:
    return _hub_card(language, profile, all_parties)


def _hub_card(language: Language, profile: HubProfile, all_parties: bool) -> Mapping[str, Any]:
    t, hub = tongue(language), profile.hub
    nobody = t("hubs-nobody")
    body: list[CardElement] = [heading(t("hubs-card-title", name=hub.name))]
    if hub.summary:
        body.append(said(clipped(hub.summary, 900)))
    body += facts(_where(t, profile))
    body.append(heading(t("hubs-functions"), level=2))
    body += [fact(t.label(one), party or nobody) for one, party in profile.functions]
    if profile.team:
        body.append(heading(t("hubs-team"), level=2))
        body += [fact(t.label(one), name or nobody) for one, name in profile.team]
    if hub.challenges:
        body.append(heading(t("hubs-challenges"), level=2))
        body += [said(f"{at}. {one.title}") for at, one in enumerate(hub.challenges, 1)]
    parties = profile.parties
    listed = ", ".join(parties[:60]) if all_parties else some_names(t, parties)
    body += facts(
        [
            (t("hubs-parties"), listed),
            (t("hubs-programmes"), some_names(t, profile.programmes)),
            (t("hubs-cases"), some_names(t, hub.cases)),
        ]
    )
    body += network_rows(t, "hubs-networks", profile.networks)
    fallback = t("hubs-card-fallback", name=hub.name)
    return card(t, body, _deeds(t, profile, all_parties), fallback=fallback)


def _where(t: Tongue, profile: HubProfile) -> list[tuple[str, str]]:
    hub = profile.hub
    return [
        (t("hubs-lead"), profile.lead or t("hubs-nobody")),
        (t("hubs-province"), t.label(hub.province)),
        (t("hubs-status"), t(f"hubs-status-{hub.status}")),
        (t("hubs-phase"), t.label(hub.phase)),
    ]


def _deeds(t: Tongue, profile: HubProfile, all_parties: bool) -> list[Action]:
    hub = profile.hub
    region = t("hubs-networks-region", region=t.label(hub.region))
    deeds: list[Action] = [
        button(t("hubs-agenda"), "agenda.show", {"agenda": hub.slug}, style="positive"),
        button(region, "networks.list", {"region": hub.region.value}),
    ]
    if not all_parties and len(profile.parties) > MOST_SHOWN + 1:
        more = {"hub": hub.slug, "all": "1"}
        deeds.append(button(t("hubs-parties-all"), "hubs.show", more))
    deeds.append(button(t("hubs-all"), "hubs.list"))
    return deeds


def _row(t: Tongue, hub: Hub) -> CardElement:
    show = button(
        t("hubs-open"),
        "hubs.show",
        {"hub": hub.slug},
        tooltip=t("hubs-open-name", name=hub.name),
    )
    return row([said(hub.name, bold=True), said(hub_about(t, hub), subtle=True)], show)
