"""Text that no command claims: small talk, a command in other words, a question in plain words."""

from __future__ import annotations

import re

from bot.conversations.agenda.agenda import agenda_lines, by_number, list_agenda
from bot.conversations.directory.finding import find_people, topic_of_people
from bot.conversations.faq.faq import answer_from_faq
from bot.conversations.general.intents import answer_intent, offered
from bot.conversations.general.small_talk import small_talk
from bot.conversations.search import find_about
from bot.dispatch.ask import Ask
from bot.dispatch.intents import Match, read_intent
from bot.dispatch.routes import RUN, Routes
from bot.dispatch.suggestions import Suggestion, mistyped
from bot.dispatch.turn import Answer
from cards.agenda.agenda import search_card
from cards.general.search_results import Find, Offer, found_card, meant_card, unknown_card
from cards.hubs.hub import which_hub_card
from cards.kit.components import typed
from registry.agenda.lookup import agendas_meant, live_hubs, number_in
from registry.core.reference.netherlands import municipalities_named
from registry.core.reference.programme import Programme
from registry.core.reference.term import Term
from registry.core.reference.theme import active
from registry.core.vocabulary import NATIONAL
from registry.core.writing.text_folding import fold, tokens
from registry.directory.topics import named as themes_named
from registry.hubs.hub import Hub
from registry.hubs.planning import open_hubs
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import names_group
from registry.organisations.choosing import fully_named
from registry.organisations.organisation import Organisation
from registry.search import Lexicon
from registry.search.kinds import kinds_asked

routes = Routes()

LONGEST = 2000
"""Letters of a text that are read."""

LONGEST_NAME = 120
"""Letters up to which a text may be the name of an organisation."""

FEW = 4
"""Words up to which a text may be a command with typing mistakes although something was found."""

_NETWORKS = frozenset(
    [
        *["netwerk", "netwerken", "kennisnetwerk", "kennisnetwerken", "leernetwerk"],
        *["leernetwerken", "network", "networks", "aangesloten"],
    ]
)
_HUBS = frozenset(["hub", "hubs", "kennishub", "kennishubs", "regionale", "regional", "knowledge"])
_AGENDA = frozenset(["agenda", "kennisagenda", "leeragenda", "agendavraag", "agendavragen"])
_LISTS = {
    Organisation.section: "organisaties",
    Programme.section: "programma's",
    Subgroup.section: "groepen",
    Term.section: "begrippen",
}
_ANY_OF_THEM = frozenset(["organisatie", "organisaties", "organisation", "organisations"])
_ONE_S_OWN = frozenset(["mijn", "my"])
_QUESTIONS = frozenset(["vraag", "vragen", "question", "questions"])
_NUMBERED = re.compile(
    r"\b(?:(?:agenda)?vraag|agenda|question)\s+(?:nummer |number |nr\.? ?)?(\d{1,30} ?[a-z]?)\b"
)
_MUNICIPALITY = re.compile(r"(?:de |the )?(?:gemeente|municipality of)\b", re.IGNORECASE)
_WHICH_NETWORKS = re.compile(
    r"^(?:welke?|zijn er|is er|bestaan er|bestaat er|ken je|heb je|hebben jullie|ik zoek|zoek|toon|"
    r"laat|geef|which|what|are there|is there|show|i am looking for|do you know)\s+"
    r"(?:(?:een|ook|nog|alle|mij|me|de|er|a|an|any|all|the)\s+)*"
    r"(?:netwerk|netwerken|kennisnetwerk|kennisnetwerken|leernetwerk|leernetwerken|networks?)\b"
)
_AFTER_NETWORKS = re.compile(r"^.*?\b\w*net(?:werk(?:en)?|works?)\b\s*", re.IGNORECASE)


@routes.anything_else
async def respond(ask: Ask) -> Answer | None:
    """Answer free text as well as possible; never stay silent."""
    text = typed(ask.words)[:LONGEST]
    if not tokens(text):
        return await run(ask, "help")
    if talk := small_talk(text):
        return Answer(text=ask.t(talk))
    if named := await _group(ask, text) or await _organisation(ask, text):
        return named
    if (kept := await answer_from_faq(ask, text)) is not None:
        return kept
    if (people := await _people(ask, text)) is not None:
        return people
    asked = None if _one_mistyped(ask, text) else read_intent(text)
    if asked and asked.sure and (answer := await answer_intent(ask, text, asked, run_or_leave)):
        return answer
    return await _listing(ask, text) or await _found(ask, text, asked)


def _one_mistyped(ask: Ask, text: str) -> bool:
    """Return whether a text is one word, and a command with a typing mistake: `vorstellen`."""
    one = len(tokens(text)) == 1
    return bool(one and ask.book and mistyped(ask.book, text, ask.language))


async def _group(ask: Ask, text: str) -> Answer | None:
    """Show the group whose name was said, and nothing else; None where it was not."""
    async with ask.registry.read() as unit:
        groups = await unit.of(Subgroup).all(status="active")
    named = [one for one in groups if names_group(text, one)]
    return await run(ask, "groep", text) if len(named) == 1 else None


async def _organisation(ask: Ask, text: str) -> Answer | None:
    """Show the organisation whose whole name was said, and nothing else; None where it was not.

    Where two municipalities have the name, as `gemeente Bergen`, the answer asks which.
    """
    if len(text) > LONGEST_NAME:
        return None
    if await _theme(ask, text):  # `landbouw` is what a ministry is called too
        return None
    async with ask.registry.read() as unit:
        named = await fully_named(unit, text) is not None
        if not named and _MUNICIPALITY.match(text):
            named = bool(municipalities_named(text, unit.now.date()))
    return await run(ask, "organisatie", text) if named else None


async def _theme(ask: Ask, text: str) -> bool:
    """Return whether a text is the name of themes and nothing else."""
    async with ask.registry.read() as unit:
        return bool(themes_named(text, await active(unit)))


async def _people(ask: Ask, text: str) -> Answer | None:
    """Show who may be found on what a sentence is about; None where it doesn't ask for people."""
    topic = topic_of_people(text)
    return await find_people(ask, topic) if topic else None


async def after_greeting(ask: Ask) -> Answer | None:
    """Answer what follows a greeting as if there had been none: `hoi, agenda 9`."""
    found = ask.book.find(ask.words) if ask.book else None
    if found and (answer := await found[0].handler(ask.with_words(found[1]))) is not None:
        return answer
    return await respond(ask)


@routes.verb(RUN)
async def run_command(ask: Ask) -> Answer | None:
    """Run a command as if it was typed; show help when there is no such command."""
    return await run(ask, ask.value("name")[:100], ask.text("words"))


async def run(ask: Ask, name: str, words: str = "") -> Answer | None:
    """Run a command by its name."""
    found = ask.book.find(name) if ask.book else None
    if found is None and name != "help":
        return await run(ask, "help")
    answer = await run_or_leave(ask, name, words)
    return answer or await respond(ask.with_words(f"{name} {words}".strip()))


async def run_or_leave(ask: Ask, name: str, words: str = "") -> Answer | None:
    """Run a command by its name; None where there is none, or it was not meant."""
    found = ask.book.find(name) if ask.book else None
    return await found[0].handler(ask.with_words(words or found[1])) if found else None


async def _listing(ask: Ask, text: str) -> Answer | None:
    """Show the list that a sentence asks for; None when it asks something else."""
    said = set(tokens(text))
    about = {word for word in said if not Lexicon.load().is_stop(word)}
    if (numbered := _NUMBERED.search(fold(text))) and len(about) <= 1:
        return await by_number(ask, NATIONAL, number_in(numbered[1]))
    if about and about <= _HUBS and about - {"regionale", "regional", "knowledge"}:
        return await run(ask, "hubs")
    if about and about <= _NETWORKS:
        return await run(ask, "netwerken")
    if (listed := _list_of(text)) is not None:
        return await run(ask, *listed)
    if _WHICH_NETWORKS.search(fold(text)):
        return await run(ask, "netwerken", _topic(text))
    if said & _AGENDA or (not (about or said & _ONE_S_OWN) and said & _QUESTIONS):
        return await _on_agenda(ask, text, about - _AGENDA)
    return None


async def _on_agenda(ask: Ask, text: str, about: set[str]) -> Answer | None:
    """Show what a sentence asks of the agenda; None when the agenda has nothing about it."""
    async with ask.registry.read() as unit:
        hubs = await live_hubs(unit)
    meant = agendas_meant(" ".join(sorted(about)), hubs) if about else (NATIONAL,)
    if len(meant) == 1:
        return await list_agenda(ask, meant[0])
    lines = await agenda_lines(ask, text)
    if not lines:
        return None
    card = search_card(ask.language, text, lines)
    return Answer(card=card, text=str(card["fallbackText"]))


async def _found(ask: Ask, text: str, asked: Match | None) -> Answer:
    """Show what search found, with the commands that may be meant."""
    otherwise = offered(ask, asked)
    near = mistyped(ask.book, text, ask.language) if ask.book else ()
    async with ask.registry.read() as unit:
        reader = ask.who if ask.unseen else ""
        findings = await find_about(unit, text, ask.language, reader)
    finds = tuple(one for one in findings.finds if not _by_mistake(one, near))
    if otherwise or (finds and len(tokens(text)) > FEW):
        near = ()
    offers = tuple(Offer(one.name, one.words) for one in (*otherwise, *near))
    if not finds and Hub.section in kinds_asked(text).sections:
        return await _no_hub(ask, text)
    if finds:
        card = found_card(
            ask.language, text, finds, offers, findings.themes, astray=findings.astray
        )
    elif offers:
        card = meant_card(ask.t, text, offers[:3])
    else:
        card = unknown_card(ask.t, text)
    return Answer(card=card, text=str(card["fallbackText"]))


def _by_mistake(find: Find, near: tuple[Suggestion, ...]) -> bool:
    """Return whether it was only found by what is a mistyped command: `agnda`."""
    starts = {word for one in near for word in tokens(one.start)}
    return bool(find.words) and starts.issuperset(find.words)


async def _no_hub(ask: Ask, text: str) -> Answer:
    """Say that there is no hub as a sentence asks for, and show those that there are."""
    async with ask.registry.read() as unit:
        hubs = await open_hubs(unit)
    card = which_hub_card(ask.t, text, hubs, known=False)
    return Answer(card=card, text=str(card["fallbackText"]))


def _list_of(text: str) -> tuple[str, str] | None:
    """Return the command of the list that a sentence asks for, with its words; None for none."""
    asked = kinds_asked(text)
    if not asked.bare or len(asked.sections) != 1:
        return None
    [section] = asked.sections
    command = _LISTS.get(section)
    return (command, _kind(text)) if command else None


def _kind(text: str) -> str:
    """Return the words that say which organisations: `welke gemeenten doen mee`."""
    lexicon = Lexicon.load()
    return " ".join(
        word for word in tokens(text) if not (lexicon.is_stop(word) or word in _ANY_OF_THEM)
    )


def _topic(text: str) -> str:
    """Return what follows "netwerken" in a sentence, without stop words."""
    lexicon = Lexicon.load()
    rest = _AFTER_NETWORKS.sub("", text, count=1)
    return " ".join(word for word in tokens(rest) if not lexicon.is_stop(word))
