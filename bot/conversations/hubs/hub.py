"""The regional knowledge hubs: `hubs` and `hub Twente`."""

from __future__ import annotations

import dataclasses

from bot.conversations.hubs.channels import wish, wished
from bot.conversations.hubs.edit_words import edit_wish
from bot.conversations.hubs.editing import edit_wished
from bot.conversations.hubs.history import history_wished
from bot.conversations.hubs.lifecycle import life_wish, life_wished
from bot.conversations.hubs.planning import deciding
from bot.conversations.hubs.planning.words import wish as planning_wish
from bot.conversations.hubs.views import ends_of_team
from bot.conversations.provenance.views import for_kernteam
from bot.conversations.search import found_instead
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.area import area_card
from cards.hubs.hub import HubDeeds, hub_card, hubs_card, which_hub_card
from cards.involvement.place import with_place
from cards.kit.components import typed
from graph_sync.ledger.places import hub_place
from registry.admissions.asking import obstacle
from registry.core.permissions import Right, holds
from registry.core.reference.place_names import region_named
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.area import hubs_of_places
from registry.hubs.editing.edit import editable, may_read_history
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant
from registry.hubs.planning import open_hubs
from registry.hubs.profile import hub_profile
from registry.hubs.waiting import OPEN_SEATS
from registry.involvement.involved import standing_of_hub

routes = Routes()
routes.waits(OPEN_SEATS, shows="hubs.show", by="hub")

_LONGEST = 200
"""Letters of a name that are read."""

_LONGEST_CHANGE = 1500
"""Letters of a sentence that says what is to change in a hub."""


@routes.command("hubs", en=("hubs",), about="hubs-list-command", order=40)
async def list_hubs(ask: Ask) -> Answer | None:
    """Show all hubs; with words, the hub of that name."""
    if ask.words:
        return await by_name(ask)
    return await _list(ask, 0)


@routes.verb("hubs.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the list."""
    return await _list(ask, ask.number("page", most=999))


async def _list(ask: Ask, page: int) -> Answer:
    async with ask.registry.read() as unit:
        hubs = await open_hubs(unit)
        found = ask.unseen and await holds(unit, Right.FOUND_HUB, ask.who)
    return Answer(card=hubs_card(ask.t, hubs, page, found=found), text=ask.t("hubs-fallback"))


@routes.command(
    "hub", "kennishub", en=("hub", "knowledge hub"), about="hubs-show-command", order=41, menu=False
)
async def by_name(ask: Ask) -> Answer:
    """Show the hub of this name, or those that may be meant."""
    words = typed(ask.words)[:_LONGEST]
    if (channel := wish(words)) is not None:
        return await wished(ask, channel)
    if (planned := planning_wish(words)) is not None:
        return await deciding.wished(ask, planned)
    if (life := life_wish(words)) is not None:
        return await life_wished(ask, life)
    if (change := edit_wish(typed(ask.words)[:_LONGEST_CHANGE])) is not None:
        return await (history_wished if change.history else edit_wished)(ask, change)
    async with ask.registry.read() as unit:
        hubs = await open_hubs(unit)
        meant = hubs_meant(words, hubs, by_keyword=True)
        if len(meant) == 1:
            return await _show(ask, unit, meant[0])
        if not meant and (places := await hubs_of_places(unit, words)):
            card = area_card(ask.t, places)
            return Answer(card=card, text=str(card["fallbackText"]))
    region = region_named(words) is not None  # what else is called after it is no hub
    if not meant and not region and (other := await found_instead(ask, Hub.section, words)):
        return other
    card = which_hub_card(ask.t, words, meant or hubs, known=bool(meant))
    return Answer(card=card, text=str(card["fallbackText"]))


@routes.verb("hubs.show", shows="hubs", by="hub")
async def open_hub(ask: Ask) -> Answer:
    """Show the hub that a button names."""
    async with ask.registry.read() as unit:
        hub = await unit.of(Hub).get(ask.key("hub"))
        return await _show(ask, unit, hub, whole=ask.flag("all"))


async def _show(ask: Ask, unit: UnitOfWork, hub: Hub, *, whole: bool = False) -> Answer:
    if hub.status == "planned":
        return await deciding.show_planned(ask, hub.slug)
    profile = await hub_profile(unit, hub)
    asks = not await obstacle(unit, hub, ask.who if ask.unseen else "")
    standing = await standing_of_hub(unit, hub, ask.who if ask.unseen else "")
    deeds = HubDeeds(standing=standing, asks=asks)
    if ask.unseen:
        deeds = dataclasses.replace(
            deeds,
            manage=await holds(unit, Right.MANAGE_HUB, ask.who),
            edit=bool(await editable(unit, hub, ask.who)),
            history=await may_read_history(unit, hub, ask.who),
            ends=await ends_of_team(unit, hub, ask.who),
        )
    card = hub_card(ask.t, profile, whole=whole, deeds=deeds)
    place = await hub_place(unit, hub.slug, ask.who if ask.unseen else "")
    card = with_place(ask.t, card, place, way_in="places-hub-ask")
    card = await for_kernteam(ask, unit, hub, card)
    return Answer(card=card, text=str(card["fallbackText"]))
