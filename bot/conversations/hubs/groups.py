"""Groups in conversation: `groepen`, `groep initiatiefgroep`, `wie zit er in de stuurgroep`."""

from __future__ import annotations

import re

from bot.conversations.hubs.group_editing import edit_named
from bot.conversations.provenance.views import for_kernteam
from bot.conversations.search import found_instead
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.groups import GroupPlace, group_card, groups_card, which_group_card
from cards.kit.components import typed
from graph_sync.ledger.places import group_place
from registry.agenda.lookup import live_hubs
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.naming import hubs_meant
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import group_profile, groups_meant

routes = Routes()

_EDIT = re.compile(
    r"(?P<group>.*?)[ :,]*\b(?:wijzigen|wijzig|bijwerken|edit|change|update)[ .!]*", re.IGNORECASE
)

_LONGEST = 200
"""Letters of a name that are read."""


@routes.command("groepen", en=("groups",), about="groups-list-command", order=43, menu=False)
async def list_groups(ask: Ask) -> Answer:
    """Show all groups."""
    return await _list(ask, 0)


@routes.verb("groups.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the list."""
    return await _list(ask, ask.number("page", most=999))


async def _list(ask: Ask, page: int) -> Answer:
    async with ask.registry.read() as unit:
        groups = await unit.of(Subgroup).all(status="active")
    return Answer(card=groups_card(ask.t, groups, page), text=ask.t("groups-title"))


@routes.command("groep", en=("group",), about="groups-show-command", order=44, menu=False)
async def by_name(ask: Ask) -> Answer:
    """Show the group of this name, or those that may be meant."""
    words = typed(ask.words)[:_LONGEST]
    if found := _EDIT.fullmatch(words):
        return await edit_named(ask, found["group"])
    async with ask.registry.read(ask.who) as unit:
        meant = await groups_meant(unit, words)
        if len(meant) == 1:
            return await _show(ask, unit, meant[0])
        groups = meant or await unit.of(Subgroup).all(status="active")
    if not meant and (other := await found_instead(ask, Subgroup.section, words)):
        return other
    card = which_group_card(ask.t, words, groups, known=bool(meant))
    return Answer(card=card, text=str(card["fallbackText"]))


@routes.command(
    *("wie zit er in", "wie zitten er in", "wie zit in", "wie doet er mee in"),
    *("wie doen er mee in", "wie doet er mee aan", "wie doen er mee aan", "wie doet mee in"),
    en=("who is in", "who sits in", "who takes part in", "who are in"),
    about="groups-show-command",
    shown=False,
    menu=False,
)
async def who_is_in(ask: Ask) -> Answer | None:
    """Show who takes part in a group or hub; leave a sentence that names neither to search."""
    words = typed(ask.words)[:_LONGEST]
    async with ask.registry.read(ask.who) as unit:
        if len(meant := await groups_meant(unit, words)) == 1:
            return await _show(ask, unit, meant[0])
        hubs = hubs_meant(words, await live_hubs(unit), by_keyword=True)
    if len(hubs) == 1 and ask.book and (hub := ask.book.find("hub")):
        return await hub[0].handler(ask.with_words(hubs[0].name))
    return await by_name(ask) if len(meant) > 1 or not words else None


@routes.verb("groups.show", shows="subgroups", by="group")
async def open_group(ask: Ask) -> Answer:
    """Show the group that a button names."""
    async with ask.registry.read(ask.who) as unit:
        group = await unit.of(Subgroup).get(ask.key("group"))
        return await _show(ask, unit, group, ask.number("page", most=999))


async def _show(ask: Ask, unit: UnitOfWork, group: Subgroup, page: int = 0) -> Answer:
    reader = ask.who if ask.unseen else ""
    profile = await group_profile(unit, group, reader, page)
    place = await _place(unit, group, reader)
    edit = ask.unseen and await holds(unit, Right.EDIT_GROUP, ask.who)
    card = group_card(ask.t, profile, place, page, aside=not ask.unseen, edit=edit)
    card = await for_kernteam(ask, unit, group, card)
    return Answer(card=card, text=str(card["fallbackText"]), private=profile.total is not None)


async def _place(unit: UnitOfWork, group: Subgroup, reader: str) -> GroupPlace:
    """Return its team as the ledger knows it, with its address for who is in it."""
    place = await group_place(unit, group, reader)
    name = group.workspace.name if group.workspace else ""
    return GroupPlace(place.name or name, place.url, made=place.made)
