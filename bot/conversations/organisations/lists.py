"""Lists of organisations: `organisaties`, `organisaties gemeenten in Twente`, and their people."""

from __future__ import annotations

from bot.conversations.organisations.query import filter_typed
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.organisations.lists import filter_card, organisation_people_card, organisations_card
from registry.core.permissions import Right, holds, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub
from registry.hubs.organisation_profile import count_people, people_of
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import parties_of
from registry.members.member import Member
from registry.organisations.lists import PAGE, OrganisationFilter, organisation_page
from registry.organisations.organisation import Organisation

routes = Routes()

_LONGEST = 200
_MOST_PAGES = 99_999
_FIELDS = ("kind", "region", "group", "words", "parent", "state")


@routes.command(
    "organisaties",
    en=("organisations", "organizations"),
    about="organisations-list-command",
    order=46,
    menu=False,
)
async def list_organisations(ask: Ask) -> Answer:
    """Show organisations: all, or those that the words mean."""
    async with ask.registry.read(ask.who) as unit:
        groups, hubs = await _groups(unit)
        wanted = filter_typed(typed(ask.words)[:_LONGEST], groups, hubs)
        return await _page(ask, unit, wanted, 0)


@routes.verb("organisations.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of a list."""
    async with ask.registry.read(ask.who) as unit:
        return await _page(ask, unit, _sent(ask), ask.number("page", most=_MOST_PAGES))


@routes.verb("organisations.filter")
async def open_filter(ask: Ask) -> Answer:
    """Show the form that makes a list, filled in with what this one was made by."""
    async with ask.registry.read(ask.who) as unit:
        groups, hubs = await _groups(unit)
        reviews = await holds(unit, Right.REVIEW_ORGANISATION, ask.who) and ask.unseen
    named = [(one.slug, one.name) for one in groups] + [(one.slug, one.name) for one in hubs]
    named.sort(key=lambda one: fold(one[1]))
    card = filter_card(ask.t, named, _sent(ask), reviews=reviews)
    return Answer(card=card, text=ask.t("organisations-filter-title"), done=False)


@routes.verb("organisations.people")
async def show_people(ask: Ask) -> Answer:
    """Show the people of an organisation to who may see people. Raises NotAllowed, NotFound."""
    page = ask.number("page", most=_MOST_PAGES)
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.SEE_PEOPLE)
        one = await unit.of(Organisation).get(ask.key("organisation"))
        total = await count_people(unit, one.slug)
        page = max(0, min(page, (total - 1) // PAGE))
        keys = await people_of(unit, one.slug, PAGE, page * PAGE)
        people = await unit.of(Member).some(keys)
    card = organisation_people_card(ask.t, one, people, page, total)
    return private_reply(ask, card, title="people-title", verb="people.list")


def _sent(ask: Ask) -> OrganisationFilter:
    """Return the filter that a button or form carried; what can't be read of it is left out."""
    values = {name: ask.text(name, most=_LONGEST) for name in _FIELDS}
    return OrganisationFilter.partly(values)[0]


async def _page(ask: Ask, unit: UnitOfWork, wanted: OrganisationFilter, page: int) -> Answer:
    among = await parties_of(unit, wanted.group) if wanted.group else None
    found = await organisation_page(unit, wanted, page, among)
    named = {}
    if wanted.group:
        places = [*await unit.of(Subgroup).some([wanted.group])]
        named = {one.slug: one.name for one in places}
        named |= {one.slug: one.name for one in await unit.of(Hub).some([wanted.group])}
    if wanted.parent:
        named |= {one.slug: one.name for one in await unit.of(Organisation).some([wanted.parent])}
    reviews = await holds(unit, Right.REVIEW_ORGANISATION, ask.who) and ask.unseen
    card = organisations_card(ask.t, found, wanted, named, reviews=reviews)
    if wanted.state:
        return private_reply(ask, card, title="organisations-list", verb="organisations.list")
    return Answer(card=card, text=ask.t("organisations-list"))


async def _groups(unit: UnitOfWork) -> tuple[list[Subgroup], list[Hub]]:
    """Return the groups, and the hubs that are there."""
    groups = await unit.of(Subgroup).all(status="active")
    return groups, await unit.of(Hub).all(status=("forming", "active"))
