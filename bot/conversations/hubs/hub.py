"""The regional knowledge hubs: `hubs` and `hub Twente`."""

from __future__ import annotations

from bot.conversations.hubs.channels import wish, wished
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.area import area_card
from cards.hubs.hub import hub_card, hubs_card, which_hub_card
from cards.kit.components import typed
from registry.agenda.lookup import live_hubs
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.area import hubs_of_places
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant
from registry.hubs.profile import hub_profile
from registry.hubs.waiting import OPEN_SEATS
from registry.involvement.involved import standing_of_hub

routes = Routes()
routes.waits(OPEN_SEATS, shows="hubs.show", by="hub")

_LONGEST = 200
"""Letters of a name that are read."""


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
        hubs = await live_hubs(unit)
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
    async with ask.registry.read() as unit:
        hubs = await live_hubs(unit)
        meant = hubs_meant(words, hubs, by_keyword=True)
        if len(meant) == 1:
            return await _show(ask, unit, meant[0])
        if not meant and (places := await hubs_of_places(unit, words)):
            card = area_card(ask.t, places)
            return Answer(card=card, text=str(card["fallbackText"]))
    card = which_hub_card(ask.t, words, meant or hubs, known=bool(meant))
    return Answer(card=card, text=str(card["fallbackText"]))


@routes.verb("hubs.show", shows="hubs", by="hub")
async def open_hub(ask: Ask) -> Answer:
    """Show the hub that a button names."""
    async with ask.registry.read() as unit:
        hub = await unit.of(Hub).get(ask.key("hub"))
        return await _show(ask, unit, hub, all_parties=ask.flag("all"))


async def _show(ask: Ask, unit: UnitOfWork, hub: Hub, *, all_parties: bool = False) -> Answer:
    profile = await hub_profile(unit, hub)
    manage = ask.unseen and await holds(unit, Right.MANAGE_HUB, ask.who)
    standing = await standing_of_hub(unit, hub, ask.who if ask.unseen else "")
    card = hub_card(ask.t, profile, all_parties=all_parties, manage=manage, standing=standing)
    return Answer(card=card, text=str(card["fallbackText"]))
