"""The agendas: `agenda`, `agenda 9`, `agenda twente`, `agenda over water`."""

from __future__ import annotations

import re

from bot.conversations.agenda.views import show_question
from bot.conversations.search import found_instead
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.agenda.agenda import Line, Listing, agenda_card, search_card, unknown_card, which_card
from cards.kit.components import typed
from cards.kit.reasons import because
from registry.agenda.lookup import agendas_meant, live_hubs, number_in, read_agenda
from registry.agenda.question import Question
from registry.core.reference.place_names import place_words
from registry.core.reference.theme import active
from registry.core.unit_of_work import Hit, UnitOfWork
from registry.core.vocabulary import NATIONAL
from registry.hubs.hub import Hub
from registry.hubs.naming import hub_within, telling
from registry.search import Lexicon
from registry.search.explain import reasons_for

routes = Routes()

MOST_FOUND = 6
"""Questions that a search shows."""

LONGEST = 300
"""Letters of a search that are read."""

_ABOUT = re.compile(r"^(?:over|about|met|rond|rondom|on|inzake)\s+", re.IGNORECASE)
_WITH_NUMBER = re.compile(r"(.+?)\s+(\d{1,30}\s?[a-zA-Z]?)")


@routes.command("agenda", en=("agenda",), about="agenda-command", order=20)
async def agenda(ask: Ask) -> Answer:
    """Show an agenda, a question by its number, or the questions about some words."""
    words = typed(ask.words)[:LONGEST]
    if not words:
        return await list_agenda(ask, NATIONAL)
    if number := number_in(words):
        return await by_number(ask, NATIONAL, number)
    topic = _ABOUT.sub("", words)
    async with ask.registry.read() as unit:
        hubs = await live_hubs(unit)
    within = _WITH_NUMBER.fullmatch(topic)
    meant = agendas_meant(within[1] if within else topic, hubs)
    if len(meant) > 1:
        card = which_card(ask.t, words, [hub for hub in hubs if hub.slug in meant])
        return Answer(card=card, text=ask.t("agenda-which-title"))
    if meant and within:
        return await by_number(ask, meant[0], number_in(within[2]))
    if meant or not content(topic):
        return await list_agenda(ask, meant[0] if meant else NATIONAL)
    return await search_agenda(ask, topic)


@routes.verb("agenda.show")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of an agenda."""
    return await list_agenda(ask, ask.key("agenda"), ask.number("page", most=999))


@routes.verb("agenda.question", shows="questions", by="question")
async def open_question(ask: Ask) -> Answer:
    """Show the question that a button names."""
    return await show_question(ask, ask.key("question"))


async def list_agenda(ask: Ask, slug: str, page: int = 0) -> Answer:
    """Show an agenda as a list. Raise NotFound when there is none."""
    async with ask.registry.read() as unit:
        found = await read_agenda(unit, slug)
        hubs = await live_hubs(unit)
    card = agenda_card(ask.language, Listing.of(ask.t, found, hubs, page))
    return Answer(card=card, text=ask.t("agenda-fallback"))


async def by_number(ask: Ask, slug: str, number: str) -> Answer:
    """Show the question with a number, or that there is none."""
    async with ask.registry.read() as unit:
        found = await read_agenda(unit, slug)
    question = found.numbered(number)
    if question is not None:
        return await show_question(ask, question.slug)
    card = unknown_card(ask.t, found, number)
    return Answer(card=card, text=str(card["fallbackText"]))


async def search_agenda(ask: Ask, words: str) -> Answer:
    """Show what the agendas have about some words; else what there is elsewhere (`agenda stad`)."""
    lines = await agenda_lines(ask, words)
    if not lines and (other := await found_instead(ask, Question.section, words)):
        return other
    card = search_card(ask.language, words, lines)
    return Answer(card=card, text=str(card["fallbackText"]))


async def agenda_lines(ask: Ask, words: str) -> tuple[Line, ...]:
    """Return the questions about some words, best first, with the words that matched."""
    async with ask.registry.read() as unit:
        hubs = await live_hubs(unit)
        hits = await agenda_hits(unit, words, hubs)
        found = await unit.of(Question).some([hit.key for hit in hits])
        themes = {one.slug: one.label(ask.language) for one in await active(unit)}
    names = {hub.slug: hub.name for hub in hubs}
    by_key = {hit.key: hit for hit in hits}
    return tuple(
        Line.of(
            ask.t,
            one,
            names.get(one.agenda, ""),
            because(ask.t, reasons_for(by_key[one.slug], one), themes),
        )
        for one in found
    )


async def agenda_hits(unit: UnitOfWork, words: str, hubs: list[Hub]) -> list[Hit]:
    """Return questions about some words; on one hub's agenda when the words name the hub."""
    sections = (Question.section,)
    hub = hub_within(words, hubs)
    if hub is not None:
        named = {
            word for name in (hub.name, hub.region, hub.province) for word in place_words(name)
        }
        rest = " ".join(word for word in words.split() if not set(place_words(word)) & named)
        tags = (f"agenda:{hub.slug}",)
        for within in (tags, ()) if content(rest) else ():
            if hits := await unit.search(rest, sections, tags=within, limit=MOST_FOUND):
                return hits
    return await unit.search(words, sections, limit=MOST_FOUND)


def content(text: str) -> list[str]:
    """Return the words of a text that say what it is about."""
    lexicon = Lexicon.load()
    return [word for word in telling(text) if not lexicon.is_stop(word)]
