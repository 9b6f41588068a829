"""Organisations in conversation: `organisatie RIVM`, `doet gemeente Rotterdam mee`."""

from __future__ import annotations

import re

from bot.conversations.organisations.edit_words import OrganisationWish, edited, wished
from bot.conversations.organisations.views import card_of
from bot.conversations.search import found_instead
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.organisations.organisation import which_organisation_card
from registry.core.errors import NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.choosing import asked_for, resolved
from registry.organisations.organisation import Organisation

routes = Routes()

_LONGEST = 200
"""Letters of a name that are read."""

_MOST = 6

_TAKES_PART = re.compile(
    r"^(?P<name>.+?)\s+(?:ook\s+|al\s+|also\s+)?"
    r"(?:mee(?:\s+(?:aan|met|in)\s+plek)?|take\s+part(?:\s+in\s+plek)?|participate)$",
    re.IGNORECASE,
)


@routes.command(
    "organisatie",
    en=("organisation", "organization"),
    about="organisations-show-command",
    order=45,
    menu=False,
)
async def by_name(ask: Ask) -> Answer:
    """Show the organisation of this name, or those that may be meant; or its form to edit it."""
    words = typed(ask.words)[:_LONGEST]
    if name := edited(words):
        return await wished(ask, OrganisationWish("names", name, said=True))
    return await _by_name(ask, words)


@routes.command(
    *("doet", "doen"),
    en=("does", "do"),
    about="organisations-show-command",
    shown=False,
    menu=False,
)
async def takes_part(ask: Ask) -> Answer | None:
    """Say whether an organisation takes part; leave any other sentence to search."""
    asked = _TAKES_PART.match(typed(ask.words)[:_LONGEST])
    return await _by_name(ask, asked["name"], asked=True) if asked else None


@routes.verb("organisations.open", shows="organisations", by="organisation")
async def open_one(ask: Ask) -> Answer:
    """Show the organisation that a button names; one that nobody looked at yet to the kernteam."""
    async with ask.registry.read(ask.who) as unit:
        key = ask.key("organisation")
        one = await resolved(unit, key)
        reviews = await holds(unit, Right.REVIEW_ORGANISATION, ask.who)
        if one is None or (one.status == "proposed" and not reviews):
            raise NotFound(Organisation.section, key)
        return await _show(ask, unit, one)


async def _by_name(ask: Ask, words: str, *, asked: bool = False) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        one, near = await asked_for(unit, words, _MOST)
        if one is not None:
            return await _show(ask, unit, one, asked=asked)
    if not near and (other := await found_instead(ask, Organisation.section, words)):
        return other
    card = which_organisation_card(ask.t, words, near)
    return Answer(card=card, text=str(card["fallbackText"]))


async def _show(ask: Ask, unit: UnitOfWork, one: Organisation, *, asked: bool = False) -> Answer:
    card = await card_of(ask, unit, one, asked=asked)
    return Answer(card=card, text=str(card["fallbackText"]))
