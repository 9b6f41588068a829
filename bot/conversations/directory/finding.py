"""Finding people: `wie weet iets van stikstof`, `wie werkt er aan water`, `mensen over wonen`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.directory.people import (
    MOST_NETWORKS,
    Search,
    not_there_card,
    people_found_card,
    people_of_card,
    person_found_card,
    which_topic_card,
)
from cards.kit.components import typed
from registry.core.errors import NotAllowed, NotFound
from registry.core.reference.theme import Theme, active
from registry.core.unit_of_work import UnitOfWork
from registry.directory.people import people_of, people_on, person
from registry.directory.topics import Topic, named, topics
from registry.members.member import Member
from registry.networks.matching import fitting
from registry.organisations.choosing import asked_for, resolved
from registry.organisations.organisation import Organisation

routes = Routes()

_LONGEST = 300
"""Letters of a topic that are read."""

_MOST_PAGES = 99_999

_ABOUT = re.compile(
    r"^(?:(?:er|hier|ook|nog|iets|wat|meer|veel|alles|vaak|mee|ervaring|something|anything|a lot|"
    r"much|more|all)\s+)*(?:af\s+)?"
    r"(?:van|over|aan|met|rond|rondom|om|about|on|of|with)\s+"
    r"(?:(?:het|de|the)\s+)?(?:(?:thema|theme|onderwerp|topic)\s+)?(?P<topic>.+)$",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"^(?:(?:kan|kun|kent|ken|is|zijn|heeft|heb|weet|wie|who|do|does|is|are|can|could|would|i|ik|"
    r"we|wij|jullie|je|jij|you|know|knows|zoek|zoeken|zoekt|wil|willen|want|to|find|need|am|looking|"
    r"for|er|hier|ook|there|here|graag|een|a|an|the|de|het|andere|other|bij|met|contact|in|komen|"
    r"spreken|talk|onze|our|welke|which|mij|me|nodig)\s+)*"
    r"(?:iemand|mensen|personen|persoon|collega(?:'?s)?|experts?|deskundigen?|kenners?|"
    r"specialist(?:en|s)?|contactpersoon|contactpersonen|vakgenoten|ervaringsdeskundigen?|"
    r"aanspreekpunt|people|persons?|somebody|someone|anybody|anyone|colleagues?|contact|"
    r"(?:iemand|someone|somebody|anyone|anybody)\s+\w+(?:\s+\w+)?|"
    r"(?:wie|who)\s+(?:kan|kunnen|is|zijn|weet|weten|kent|kennen|houdt|houden|heeft|hebben|helpt|"
    r"helpen|doet|doen|werkt|werken|knows?|can|could|are|has|have|does|do|works?|deals?)"
    r"(?:\s+\w+){0,4}?)\s+"
    r"(?:die|met|van|voor|over|op|bij|rond|aan|who|that|with|on|about|for|of|in)\s+(?P<topic>.+)$",
    re.IGNORECASE,
)
_AT = re.compile(r"^(?:(?:er|hier|ook|here)\s+)*(?:bij|voor|at|for)\s+(?P<name>.+)$", re.IGNORECASE)


@routes.command(
    *("wie weet", "wie werkt", "wie werken", "wie kent", "wie heeft ervaring", "wie doet"),
    *("wie kan helpen", "wie zit", "wie zitten", "wie ken je", "wie kan ik vinden"),
    en=("who knows", "who works", "who is working", "who has experience", "who can help"),
    about="directory-command",
    order=42,
    slash=False,
    menu=False,
)
async def who_knows(ask: Ask) -> Answer | None:
    """Show who may be found on a topic; leave any other sentence to search."""
    words = typed(ask.words)[:_LONGEST]
    if not words:
        return await _which(ask)
    if about := _ABOUT.match(words):
        return await _find(ask, about["topic"])
    at = _AT.match(words)
    return await _of_named(ask, at["name"]) if at else None


@routes.command(
    *("mensen over", "mensen die werken aan", "mensen met kennis van", "mensen die iets weten van"),
    *("zoek mensen over", "ik zoek mensen over", "zoek iemand die iets weet van"),
    en=(
        *("people about", "people on", "people who know about", "people who work on"),
        *("find people about", "find people on", "find people who know about"),
    ),
    about="directory-command",
    shown=False,
    slash=False,
    menu=False,
)
async def people_about(ask: Ask) -> Answer | None:
    """Show who may be found on a topic: `mensen over wonen`."""
    words = typed(ask.words)[:_LONGEST]
    return await _find(ask, words) if words else await _which(ask)


def topic_of_people(text: str) -> str:
    """Return what a sentence seeks people about: `ik zoek iemand die verstand heeft van bodem`.

    Empty when it seeks none; what a sentence is about says `registry.directory.topics`.
    """
    found = _SEEKS.match(typed(text)[:_LONGEST])
    return found["topic"] if found else ""


async def find_people(ask: Ask, words: str) -> Answer | None:
    """Return who may be found on what words are about; None where they are about no theme."""
    return await _find(ask, words)


@routes.verb("directory.find")
async def find(ask: Ask) -> Answer:
    """Show a page of who may be found on a theme or topic that a button carries."""
    page = ask.number("page", most=_MOST_PAGES)
    if theme := ask.value("theme"):
        async with ask.registry.read(ask.who) as unit:
            known = await unit.of(Theme).get(theme)
            return await _page(ask, unit, "", (Topic(known, ()),), page)
    words = ask.text("words", most=_LONGEST)
    found = await _find(ask, words, page)
    if found is None:
        raise NotFound(Theme.section, words)
    return found


@routes.verb("directory.of")
async def find_of(ask: Ask) -> Answer:
    """Show a page of who may be found of an organisation."""
    async with ask.registry.read(ask.who) as unit:
        key = ask.key("organisation")
        one = await resolved(unit, key)
        if one is None or one.status == "proposed":
            raise NotFound(Organisation.section, key)
        return await _of(ask, unit, one, ask.number("page", most=_MOST_PAGES))


@routes.verb("directory.person", shows="people_found", by="member")
async def show_person(ask: Ask) -> Answer:
    """Show somebody as they may be found now; who may not be found is as who never was there."""
    async with ask.registry.read(ask.who) as unit:
        try:
            found = await person(unit, ask.key("member"))
        except NotFound:
            return _private(ask, not_there_card(ask.t))
        except NotAllowed:
            return _private(ask, not_there_card(ask.t, member=False))
    return _private(ask, person_found_card(ask.t, found, ask.who))


async def _which(ask: Ask) -> Answer:
    """Ask for the topic, with the themes to choose from: nothing of anybody is on that card."""
    async with ask.registry.read() as unit:
        themes = await active(unit)
    named_ones = [(one.slug, one.label(ask.language)) for one in themes]
    card = which_topic_card(ask.t, named_ones)
    return Answer(card=card, text=str(card["fallbackText"]))


async def _find(ask: Ask, words: str, page: int = 0) -> Answer | None:
    """Return who may be found on what words are about; None where they are about no theme."""
    async with ask.registry.read(ask.who) as unit:
        about = await topics(unit, words)
        return await _page(ask, unit, words, about, page) if about else None


async def _page(
    ask: Ask, unit: UnitOfWork, words: str, about: Sequence[Topic], page: int
) -> Answer:
    slugs = [one.theme.slug for one in about]
    called = tuple((one.theme.slug, one.theme.label(ask.language)) for one in about)
    told = bool(words) and named(words, [one.theme for one in about]) is None
    words = words or called[0][1]
    try:
        people = await people_on(unit, slugs, page)
    except NotAllowed:
        people = None
    networks = await fitting(unit, words, slugs, most=MOST_NETWORKS)
    reader = await unit.of(Member).find(ask.who)
    found_on = {one.theme for one in reader.found_on} if reader else set()
    search = Search(
        words,
        called,
        tuple((one.slug, one.name) for one in networks),
        told=told,
        found=not found_on.isdisjoint(slugs),
    )
    return _private(ask, people_found_card(ask.t, search, people, ask.who), words=words)


async def _of_named(ask: Ask, name: str) -> Answer | None:
    """Return who may be found of an organisation that is named; None where it is not known."""
    async with ask.registry.read(ask.who) as unit:
        one, _ = await asked_for(unit, name, 1)
        return await _of(ask, unit, one, 0) if one else None


async def _of(ask: Ask, unit: UnitOfWork, one: Organisation, page: int) -> Answer:
    try:
        people = await people_of(unit, one.slug, page)
    except NotAllowed:
        return _private(ask, not_there_card(ask.t, member=False))
    card = people_of_card(ask.t, (one.slug, one.label), people, ask.who)
    return _private(ask, card, verb="directory.of", organisation=one.slug)


def _private(ask: Ask, card: CardJson, verb: str = "", **load: str) -> Answer:
    """Return a card of people for the eyes of who asked alone, wherever they asked it."""
    verb = verb or ("directory.find" if load else "directory.mine")
    return private_card(ask, card, "directory-aside", verb, **load)
