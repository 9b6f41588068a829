"""Cards of regional knowledge hubs: a list and one hub."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.agenda.question import MOST_SHOWN, network_rows, some_names
from cards.involvement.standing import standing_actions, standing_parts
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    in_view,
    para,
    row,
    said,
)
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import HubFunction, Language, Profile
from registry.hubs.hub import Hub
from registry.hubs.profile import HubProfile
from registry.involvement.involved import Standing
from registry.involvement.things import ThingKind

NOTHING = Standing()

PAGE = 7
"""Hubs on a page of the list."""

MOST_PARTIES = 40
"""Parties that are shown when all are asked for."""


def hubs_card(
    t: Translator, hubs: Sequence[Hub], page: int = 0, *, found: bool = False
) -> Mapping[str, Any]:
    """Build the list of hubs.

    Args:
        t: the language.
        hubs: all of them.
        page: which page; one that is not there is the nearest one.
        found: with the button by which the kernteam founds one.
    """
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
    if found:
        actions.append(button(t("hub-new-title"), "hubs.new"))
    return card(t, body, actions, fallback=t("hubs-fallback"))


def which_hub_card(
    t: Translator, words: str, hubs: Sequence[Hub], *, known: bool
) -> Mapping[str, Any]:
    """Build the choice of hubs when a name says too little.

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


def hub_card(
    t: Translator,
    profile: HubProfile,
    *,
    all_parties: bool = False,
    manage: bool = False,
    standing: Standing = NOTHING,
) -> Mapping[str, Any]:
    """Build the card of one hub; cached unless it names people.

    Args:
        t: the language.
        profile: the hub.
        all_parties: name them all.
        manage: with what the kernteam can do with it.
        standing: what the reader has with it, and how many take part.
    """
    if any(name for _, name in profile.team):
        return _hub_card(t.language, profile, all_parties, manage, standing)
    return _kept(t.language, profile, all_parties, manage, standing)


def hub_about(t: Translator, hub: Hub) -> str:
    """Return a line that says where a hub is and how far it has come."""
    return t(
        "hubs-about",
        province=t.label(hub.province),
        status=t(f"hubs-status-{hub.status}").casefold(),
        phase=t.label(hub.phase).casefold(),
    )


@functools.lru_cache(maxsize=64)
def _kept(
    language: Language,
    profile: HubProfile,
    all_parties: bool,
    manage: bool,
    standing: Standing,
) -> Mapping[str, Any]:
    return _hub_card(language, profile, all_parties, manage, standing)


def _hub_card(
    language: Language,
    profile: HubProfile,
    all_parties: bool,
    manage: bool,
    standing: Standing,
) -> Mapping[str, Any]:
    t = translator(language)
    actions = _deeds(t, profile, all_parties, standing)
    if manage:
        actions += _managing(t, profile.hub)
    actions = in_view(actions)
    fallback = t("hubs-card-fallback", name=profile.hub.name)
    return fit_to_budget(
        lambda budget: card(
            t, _body(t, profile, budget, all_parties, standing), actions, fallback=fallback
        )
    )


def _body(
    t: Translator,
    profile: HubProfile,
    budget: SizeBudget,
    all_parties: bool,
    standing: Standing,
) -> list[CardElement]:
    hub = profile.hub
    body: list[CardElement] = [heading(t("hubs-card-title", name=hub.name))]
    if hub.summary:
        body.append(said(budget.cut(clipped(hub.summary, 900))))
    body += facts(_where(t, profile))
    body += standing_parts(t, ThingKind.HUB, standing)
    body += _seats(t, "hubs-functions", profile.functions)
    body += _seats(t, "hubs-team", _known_seats(t, profile))
    if hub.challenges:
        body.append(heading(t("hubs-challenges"), level=2))
        titles = [budget.cut(one.title) for one in hub.challenges[:5]]
        body += [said(f"{at}. {title}") for at, title in enumerate(titles, 1)]
    parties = some_names(t, profile.parties, MOST_PARTIES if all_parties else MOST_SHOWN)
    body += facts(
        [
            (t("hubs-parties"), budget.cut(parties)),
            (t("hubs-programmes"), budget.cut(some_names(t, profile.programmes))),
            (t("hubs-cases"), budget.cut(some_names(t, hub.cases))),
        ]
    )
    return body + network_rows(t, "hubs-networks", profile.networks, budget.rows)


def _seats(
    t: Translator, title: str, seats: Sequence[tuple[HubFunction | Profile, str]]
) -> list[CardElement]:
    """Build the functions or profiles with who has them."""
    if not seats:
        return []
    rows = [fact(t.label(one), name or t("hubs-nobody")) for one, name in seats]
    return [heading(t(title), level=2), *rows]


def _known_seats(t: Translator, profile: HubProfile) -> list[tuple[Profile, str]]:
    """Return the profiles with names; a person known by e-mail only counts as invited."""
    filled = {one.profile for one in profile.hub.team if one.member}
    return [
        (one, name or (t("hub-new-invited") if one in filled else "")) for one, name in profile.team
    ]


def _where(t: Translator, profile: HubProfile) -> list[tuple[str, str]]:
    hub = profile.hub
    return [
        (t("hubs-lead"), profile.lead or t("hubs-nobody")),
        (t("hubs-province"), t.label(hub.province)),
        (t("hubs-status"), t(f"hubs-status-{hub.status}")),
        (t("hubs-phase"), t.label(hub.phase)),
    ]


def _deeds(
    t: Translator, profile: HubProfile, all_parties: bool, standing: Standing
) -> list[Action]:
    hub = profile.hub
    region = t("hubs-networks-region", region=t.label(hub.region))
    deeds: list[Action] = [
        button(t("hubs-agenda"), "agenda.show", {"agenda": hub.slug}, style="positive"),
        *([] if hub.status == "closed" else _involving(t, hub, standing)),
        button(region, "networks.list", {"region": hub.region.value}),
    ]
    if not all_parties and len(profile.parties) > MOST_SHOWN + 1:
        more = {"hub": hub.slug, "all": "1"}
        deeds.append(button(t("hubs-parties-all"), "hubs.show", more))
    deeds.append(button(t("hubs-all"), "hubs.list"))
    return deeds


def _involving(t: Translator, hub: Hub, standing: Standing) -> list[Action]:
    return standing_actions(t, ThingKind.HUB, hub.slug, standing)


def _managing(t: Translator, hub: Hub) -> list[Action]:
    """Build the buttons of what the kernteam can do with a hub."""
    itself = {"hub": hub.slug}
    if hub.status == "closed":
        return [button(t("hub-reopen"), "hubs.reopen", itself)]
    return [
        button(t("hub-add-channel"), "hubs.add_channel", itself, secondary=True),
        button(t("hub-drop-channel"), "hubs.drop_channel", itself, secondary=True),
        button(t("hub-rename"), "hubs.rename", itself, secondary=True),
        button(t("hub-close"), "hubs.close", itself, secondary=True),
    ]


def _row(t: Translator, hub: Hub) -> CardElement:
    show = button(
        t("hubs-open"),
        "hubs.show",
        {"hub": hub.slug},
        tooltip=t("hubs-open-name", name=hub.name),
    )
    return row([said(hub.name, bold=True), said(hub_about(t, hub), subtle=True)], show)
