"""Cards of regional knowledge hubs: a list and one hub."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from microsoft_teams.cards import Action, Badge, CardElement

from cards.admissions.asking import ask_button
from cards.agenda.question import MOST_SHOWN, network_rows, some_names
from cards.hubs.hub_map import hub_map
from cards.involvement.standing import standing_actions, standing_parts
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    in_view,
    lines,
    para,
    plain,
    pressed_row,
    said,
)
from cards.kit.folded import folded
from cards.kit.headings import header
from cards.kit.pictures import Noun, Scene, scene
from cards.kit.provenance import marked
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.states import Tone, badge
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import Language, Profile, Securing
from registry.hubs.hub import Hub, Secured
from registry.hubs.profile import HubProfile
from registry.involvement.involved import Standing
from registry.involvement.things import ThingKind

NOTHING = Standing()

PAGE = 8
"""Hubs on a page of the list."""

MOST_PARTIES = 40
"""Parties that are shown when all are asked for."""

_LONGEST_SUMMARY = 600

_SUMMARY = 240
"""Characters of a summary in view."""

_LONGEST_ITEM = 600


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
    body: list[CardElement] = [header(t, t("hubs-title"), Noun.HUB)]
    body.append(para(t("hubs-intro" if hubs else "hubs-none")))
    if page == 0 and (picture := hub_map(t, hubs)) is not None:
        body.append(picture)
    begin = page * PAGE
    body += [_row(t, one, at) for at, one in enumerate(hubs[begin : begin + PAGE], begin + 1)]
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
    body: list[CardElement] = [header(t, t(title), Noun.HUB)]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    if not known:
        body.append(para(t("hubs-unknown" if words else "hubs-missing")))
    body += [_row(t, one) for one in hubs[:PAGE]]
    return card(t, body, [button(t("hubs-all"), "hubs.list")], fallback=t(title))


@dataclasses.dataclass(frozen=True, slots=True)
class HubDeeds:
    """What the reader of a hub's card can do with it.

    Attributes:
        manage: rename, close and reopen it, and change its channels.
        edit: change what is said of it.
        history: see who changed it.
        standing: what they have with it, and how many take part.
        asks: ask to be let in.
        ends: key of who is in its team until a day → that day, for who decides on that.
    """

    manage: bool = False
    edit: bool = False
    history: bool = False
    standing: Standing = NOTHING
    asks: bool = False
    ends: tuple[tuple[str, date], ...] = ()


LOOKING = HubDeeds()
"""Who looks, and can change nothing."""


def hub_card(
    t: Translator, profile: HubProfile, *, whole: bool = False, deeds: HubDeeds = LOOKING
) -> Mapping[str, Any]:
    """Build the card of one hub; cached unless it names people.

    Args:
        t: the language.
        profile: the hub.
        whole: all that is known, without what is left out where it is long.
        deeds: what the reader can do with it.
    """
    if any(name for _, name in profile.team):
        return _hub_card(t.language, profile, whole, deeds)
    return _kept(t.language, profile, whole, deeds)


HUB_TONES: Mapping[str, Tone] = MappingProxyType(
    {"planned": "plain", "forming": "busy", "active": "good", "closed": "stopped"}
)
"""What each state of a hub is like."""


def hub_badge(t: Translator, hub: Hub) -> Badge:
    """Build the state of a hub."""
    return badge(t(f"hubs-status-{hub.status}"), HUB_TONES[hub.status])


def _where(t: Translator, hub: Hub) -> str:
    """Return where a hub is and how far it has come, for beside its state."""
    phase = marked(t, hub, "phase", t.label(hub.phase).casefold())
    return t("hubs-where", province=t.label(hub.province), phase=phase)


def hub_about(t: Translator, hub: Hub) -> str:
    """Return a line that says where a hub is and how far it has come."""
    if hub.status == "planned" and hub.starts is not None:
        return t("hub-plan-about", province=t.label(hub.province), day=t.weekday(hub.starts))
    return t(
        "hubs-about",
        province=t.label(hub.province),
        status=t(f"hubs-status-{hub.status}").casefold(),
        phase=marked(t, hub, "phase", t.label(hub.phase).casefold()),
    )


@functools.lru_cache(maxsize=64)
def _kept(
    language: Language, profile: HubProfile, whole: bool, deeds: HubDeeds
) -> Mapping[str, Any]:
    return _hub_card(language, profile, whole, deeds)


def _hub_card(
    language: Language, profile: HubProfile, whole: bool, deeds: HubDeeds
) -> Mapping[str, Any]:
    t = translator(language)
    actions = _actions(t, profile, whole, deeds)
    fallback = t("hubs-card-fallback", name=profile.hub.name)
    return fit_to_budget(
        lambda budget: card(t, _body(t, profile, budget, whole, deeds), actions, fallback=fallback)
    )


def _body(
    t: Translator, profile: HubProfile, budget: SizeBudget, whole: bool, deeds: HubDeeds
) -> list[CardElement]:
    """Build what is known of a hub; what is not is one invitation, and no row for each."""
    hub = profile.hub
    body: list[CardElement] = [
        scene(t, Scene.HUB),
        header(
            t,
            t("hubs-card-title", name=hub.name),
            Noun.HUB,
            state=hub_badge(t, hub),
        ),
        said(_where(t, hub), subtle=True),
    ]
    if hub.summary:
        body.append(said(budget.cut(clipped(hub.summary, _SUMMARY))))
    lead = marked(t, hub, "lead", profile.lead)
    starts = t.day(hub.starts) if hub.starts else ""
    body += facts([(t("hubs-lead"), lead), (t("hub-new-starts"), starts)])
    body += standing_parts(t, ThingKind.HUB, deeds.standing)
    body += _listed(t, "hubs-team", known_seats(t, profile, deeds.ends))
    body += folded(t, _more(t, profile, budget, whole))
    return [*body, *_invitation(t, profile, deeds)]


def _more(t: Translator, profile: HubProfile, budget: SizeBudget, whole: bool) -> list[CardElement]:
    """Build what few look for at once: the whole summary, functions, challenges, who take part."""
    hub, body = profile.hub, list[CardElement]()
    if len(hub.summary) > _SUMMARY:
        body.append(said(budget.cut(clipped(hub.summary, _LONGEST_SUMMARY))))
    body += _listed(t, "hubs-functions", _functions(t, profile, budget))
    if hub.challenges:
        body.append(heading(t("hubs-challenges"), level=2))
        if hub.is_unsure("challenges"):
            body.append(para(t("provenance-mark-challenges"), subtle=True))
        titles = [budget.cut(one.title) for one in hub.challenges[:5]]
        body += lines(f"{at}. {title}" for at, title in enumerate(titles, 1))
    parties = some_names(t, profile.parties, MOST_PARTIES if whole else MOST_SHOWN)
    body += facts(
        [
            (t("hubs-parties"), budget.cut(parties)),
            (t("hubs-programmes"), budget.cut(some_names(t, profile.programmes))),
            (t("hubs-cases"), budget.cut(some_names(t, hub.cases))),
        ]
    )
    if whole:
        body += _lists(t, hub, budget)
    return [*body, *network_rows(t, "hubs-networks", profile.networks, budget.rows)]


def _listed(t: Translator, title: str, pairs: Sequence[tuple[str, str]]) -> list[CardElement]:
    if not pairs:
        return []
    return [heading(t(title), level=2), *(fact(label, value) for label, value in pairs)]


def function_about(t: Translator, one: Secured, party: str) -> str:
    """Return by whom a function is secured, how far it is, and how; empty when nothing is known."""
    state = "" if one.state is Securing.NOT else t.label(one.state).casefold()
    if party or state:
        head = f"{party} ({state})" if party and state else party or state
        return f"{head}: {one.how}" if one.how else head
    return one.how


def _functions(t: Translator, profile: HubProfile, budget: SizeBudget) -> list[tuple[str, str]]:
    """Return the functions of which something is known."""
    names = dict(profile.functions)
    found = [
        (t.label(one.function), function_about(t, one, names.get(one.function, "")))
        for one in profile.hub.functions
    ]
    return [(label, budget.cut(clipped(about, 300))) for label, about in found if about]


def known_seats(
    t: Translator, profile: HubProfile, ends: Sequence[tuple[str, date]] = ()
) -> list[tuple[str, str]]:
    """Return the profiles that somebody fills, each once; who has no name yet counts as invited."""
    until = dict(ends)
    named = list(zip(profile.hub.team, profile.team, strict=False)) if profile.team else []
    filled: dict[Profile, list[str]] = {}
    for seat, (one, name) in named:
        if seat.member:
            day = until.get(seat.member)
            ends_on = f" ({t('people-seat-until', day=t.day(day))})" if day else ""
            filled.setdefault(one, []).append((name or t("hub-new-invited")) + ends_on)
    return [(t.label(one), t.listing(names)) for one, names in filled.items()]


_LISTS = ("opportunities", "insights", "step_plan")


def _lists(t: Translator, hub: Hub, budget: SizeBudget) -> list[CardElement]:
    """Build what the area starts from, learned and goes on to do."""
    rows: list[CardElement] = []
    for name in _LISTS:
        items = getattr(hub, name)
        shown = items[: budget.rows]
        if shown:
            rows.append(heading(t(f"hub-field-{name}"), level=2))
        for at, one in enumerate(shown, 1):
            sign = f"{at}." if name == "step_plan" else "•"
            rows.append(said(f"{sign} {budget.cut(clipped(one, _LONGEST_ITEM))}"))
        if (more := len(items) - len(shown)) > 0:
            rows.append(para(t("questions-more", count=more), subtle=True))
    return rows


def _has_more(profile: HubProfile) -> bool:
    """Return whether a card has left something out that it can show."""
    if len(profile.parties) > MOST_SHOWN + 1:
        return True
    return any(getattr(profile.hub, name) for name in _LISTS)


def _invitation(t: Translator, profile: HubProfile, deeds: HubDeeds) -> list[CardElement]:
    """Build the one line that says what is not known yet, and who can do something about it."""
    hub = profile.hub
    if hub.status == "closed":
        return []
    known = {one.function for one in hub.functions if one.party or one.state is not Securing.NOT}
    open_functions = [one.function for one in hub.functions if one.function not in known]
    filled = {one.profile for one in hub.team if one.member}
    open_seats = dict.fromkeys(one.profile for one in hub.team if one.profile not in filled)
    missing = [] if profile.lead else [t("hubs-gaps-lead")]
    if len(open_functions) > 2:
        missing.append(t("hubs-gaps-functions", count=len(open_functions)))
    else:
        missing += [t.label(one).casefold() for one in open_functions]
    missing += [t.label(one).casefold() for one in open_seats]
    if not missing:
        return []
    text = t(
        "hubs-gaps-own" if deeds.edit else "hubs-gaps",
        missing=plain(t.listing(missing)),
        count=len(missing),
    )
    return [para(text, subtle=True)]


def _actions(t: Translator, profile: HubProfile, whole: bool, deeds: HubDeeds) -> list[Action]:
    """Build the buttons: four in view, the others under "…"."""
    hub = profile.hub
    itself = {"hub": hub.slug}
    region = t("hubs-networks-region", region=t.label(hub.region))
    found: list[Action] = [
        button(t("hubs-agenda"), "agenda.show", {"agenda": hub.slug}, style="positive"),
        *([button(t("hub-edit"), "hubs.edit", itself)] if deeds.edit else []),
    ]
    if not whole and _has_more(profile):
        found.append(button(t("hubs-all-of-it"), "hubs.show", {**itself, "all": "1"}))
    if deeds.asks:
        found.append(ask_button(t, hub.slug, hub.name))
    if hub.status != "closed":
        found += standing_actions(t, ThingKind.HUB, hub.slug, deeds.standing)
    found.append(button(region, "networks.list", {"region": hub.region.value}))
    found.append(button(t("hubs-all"), "hubs.list"))
    if deeds.edit:
        load = {"group": hub.slug}
        found.append(button(t("parties-keep"), "parties.list", load, secondary=True))
    if deeds.history:
        found.append(button(t("hub-history"), "hubs.history", itself, secondary=True))
    if deeds.manage:
        found += _managing(t, hub)
    return in_view(found, most=4)


def _managing(t: Translator, hub: Hub) -> list[Action]:
    """Build the buttons of what the kernteam can do with a hub and its place in Teams."""
    itself = {"hub": hub.slug}
    if hub.status == "closed":
        return [button(t("hub-reopen"), "hubs.reopen", itself)]
    return [
        button(t("hub-add-channel"), "hubs.add_channel", itself, secondary=True),
        button(t("hub-drop-channel"), "hubs.drop_channel", itself, secondary=True),
        button(t("hub-rename"), "hubs.rename", itself, secondary=True),
        button(t("hub-close"), "hubs.close", itself, secondary=True),
    ]


def _row(t: Translator, hub: Hub, number: int = 0) -> CardElement:
    """Build the row of a hub, with the number that it has on the map."""
    show = button(t("hubs-open-name", name=hub.name), "hubs.show", {"hub": hub.slug})
    name = f"{number}. {hub.name}" if number else hub.name
    return pressed_row(name, hub_about(t, hub), show)
