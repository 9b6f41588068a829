"""Search across subjects: what a sentence is about, of every kind, and why it was found."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from bot.dispatch.ask import Ask
from bot.dispatch.turn import Answer
from cards.general.search_results import Find, found_card
from cards.kit.reasons import because
from cards.kit.translator import Translator, translator
from registry.agenda.lookup import live_hubs
from registry.agenda.question import Question
from registry.core.entity import Entity
from registry.core.reference.programme import Programme
from registry.core.reference.term import Term
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import Hit, UnitOfWork
from registry.core.vocabulary import Language
from registry.core.writing.text_folding import stem, tokens
from registry.hubs.area import hubs_of_places_within
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.search import Lexicon
from registry.search.explain import reasons_for
from registry.search.kinds import Asked, kinds_asked
from registry.signals.signal import Signal
from registry.signals.visibility import seen_by

MOST = 5
"""Matches that are shown; the right one is among the first three nine times in ten (search)."""

MOST_SIGNALS = 2
"""Signals among what was found: they come last, as there are many and they answer nothing."""

_LOOKED_AT = 24
"""Matches among which a kind that is asked for, or a name, may come forward."""

_READ = 8
"""Matches that are read."""

_SIGNALS_READ = 6
"""Signals that are looked at for that; some are not for the reader."""

_ENOUGH_WORDS = 2
"""Words that say something, by which a signal must be found when more than one was said."""

_ASKED_FOR, _NAMED, _NOTHING_ELSE = 2.0, 1.5, 4.0
"""What a score counts more for when the kind is asked for, when the thing is called by a name of
its own, and when nothing else is said."""

_OTHERWISE = {"terms": 0.6, "programmes": 0.8, "subgroups": 0.8, "organisations": 0.8}
"""What the kinds count that answer less often than questions, networks and hubs do."""

_SECTIONS: dict[str, type[Entity]] = {
    entity.section: entity
    for entity in (Question, Network, Hub, Subgroup, Programme, Organisation, Term, Theme)
}
_OWN_NAME = frozenset({"plek", "de", "het", "en", "van"})

_KINDS = {
    Network.section: ("found-network", "networks.show", "network"),
    Hub.section: ("found-hub", "hubs.show", "hub"),
    Subgroup.section: ("found-subgroup", "groups.show", "group"),
    Programme.section: ("found-programme", "programmes.open", "programme"),
    Organisation.section: ("found-organisation", "organisations.open", "organisation"),
    Term.section: ("found-term", "terms.show", "term"),
    Question.section: ("found-question", "agenda.question", "question"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Findings:
    """Search results across subjects.

    Attributes:
        finds: best first.
        themes: (slug, name) of themes that the sentence names.
        astray: whether a kind was asked for, and nothing of that kind was found.
    """

    finds: tuple[Find, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    astray: bool = False


async def find_about(
    unit: UnitOfWork, text: str, language: Language, reader: str = "", kind: str = ""
) -> Findings:
    """Return the best matches of every kind; those of the kind that is asked for come first.

    Args:
        unit: to read from.
        text: what somebody said.
        language: theirs.
        reader: key of the one person who gets to see it; empty when others read along.
        kind: section that is asked for; else it follows from the words.
    """
    t, asked = translator(language), Asked(frozenset({kind})) if kind else kinds_asked(text)
    hits = await unit.search(text, tuple(_SECTIONS), limit=_LOOKED_AT)
    likely = sorted(hits, key=lambda hit: -_by_kind(hit, asked))[:_READ]
    things = await _read(unit, likely)
    named = [one for one in things.values() if _is_named(text, one)]
    themes = {one.slug: one.label(language) for one in await unit.of(Theme).all(status="active")}
    places = await _hubs_of_places(unit, text)
    hubs = {hub.slug: hub.name for hub in await live_hubs(unit)}
    best = sorted(
        (hit for hit in likely if hit.section != Theme.section),
        key=lambda hit: -_score(hit, asked, text, things.get((hit.section, hit.key))),
    )
    finds = [
        _find(t, one, hit, themes, hubs, places.pop(hit.key, ""))
        for hit in best
        if (one := things.get((hit.section, hit.key)))
    ]
    finds = [*await _of_places(unit, t, places), *finds][:MOST]
    if not asked.sections or Signal.section in asked.sections:
        finds += await _signals(unit, t, text, reader, themes)
    told = tuple((one.slug, one.label(language)) for one in named if isinstance(one, Theme))
    sections = {hit.section for hit in best} | ({Hub.section} if places else set())
    astray = bool(asked.sections & _SECTIONS.keys()) and not (asked.sections & sections)
    return Findings(tuple(finds), told, astray)


async def found_instead(ask: Ask, kind: str, words: str) -> Answer | None:
    """Return what search finds where a name leads nowhere, of its kind first; None for nothing.

    Args:
        ask: the turn.
        kind: section of what was asked for by name.
        words: the name, or what was said instead of one: `vissers op Urk`.
    """
    if not _telling(tokens(words)):
        return None
    async with ask.registry.read() as unit:
        reader = ask.who if ask.unseen else ""
        findings = await find_about(unit, words, ask.language, reader, kind)
    if not findings.finds:
        return None
    card = found_card(
        ask.language, words, findings.finds, themes=findings.themes, astray=findings.astray
    )
    return Answer(card=card, text=str(card["fallbackText"]))


def _by_kind(hit: Hit, asked: Asked) -> float:
    usual = _OTHERWISE.get(hit.section, 1.0)
    return hit.score * (_ASKED_FOR if hit.section in asked.sections else usual)


def _score(hit: Hit, asked: Asked, text: str, one: Entity | None) -> float:
    score = _by_kind(hit, asked)
    if one is not None and _is_named(text, one):
        score *= _NOTHING_ELSE if _nothing_else(text, one) else _NAMED
    return score


async def _read(unit: UnitOfWork, hits: Sequence[Hit]) -> dict[tuple[str, str], Entity]:
    found: dict[tuple[str, str], Entity] = {}
    for section in dict.fromkeys(hit.section for hit in hits):
        keys = [hit.key for hit in hits if hit.section == section]
        for one in await unit.of(_SECTIONS[section]).some(keys):
            found[section, one.slug] = one
    return found


def _find(
    t: Translator,
    one: Entity,
    hit: Hit,
    themes: Mapping[str, str],
    hubs: Mapping[str, str],
    place: str = "",
) -> Find:
    kind, verb, load = _KINDS[one.section]
    why = because(t, reasons_for(hit, one), themes)
    why = " · ".join(filter(None, (t("why-place", place=place) if place else "", why)))
    name, hub, about = str(getattr(one, "name", "")), "", ""
    match one:
        case Question():
            hub = hubs.get(one.agenda, "") if one.number else ""
            kind = "found-question-hub" if hub else kind
            kind = kind if one.number else "found-question-answered"
            name = f"{one.number}. {one.name}" if one.number else one.name
        case Hub() if one.status == "planned":
            kind = "found-hub-planned"
        case Organisation() | Programme():
            name = one.label
        case Term():
            name = one.label(t.language)
            about = one.explained(t.language)
        case Subgroup():
            about = one.purpose
        case _:
            pass
    return Find(kind, name, hit.words, verb, ((load, one.slug),), about=about, hub=hub, why=why)


async def _hubs_of_places(unit: UnitOfWork, text: str) -> dict[str, str]:
    """Return the hubs of the municipalities that a sentence names, each with its municipality."""
    return {
        hub.slug: found.municipality.name
        for found in await hubs_of_places_within(unit, text)
        for hub in (*found.own, *found.coming)
    }


async def _of_places(unit: UnitOfWork, t: Translator, places: Mapping[str, str]) -> list[Find]:
    """Return the hubs that only the name of a municipality leads to."""
    hubs = await unit.of(Hub).some(tuple(places))
    empty = Hit(Hub.section, "", 0.0)
    return [_find(t, hub, empty, {}, {}, places[hub.slug]) for hub in hubs]


async def _signals(
    unit: UnitOfWork, t: Translator, text: str, reader: str, themes: Mapping[str, str]
) -> list[Find]:
    """Return the signals that a sentence is most about, as far as the reader may see them."""
    hits = await unit.search(text, (Signal.section,), limit=_SIGNALS_READ)
    least = min(_ENOUGH_WORDS, len(_telling(tokens(text))))
    telling = {hit.key: hit for hit in hits if len(_telling(hit.words)) >= least}
    known = await unit.of(Signal).some(tuple(telling))
    seen = [one for signal in known if (one := await seen_by(unit, signal, reader)) is not None]
    return [_signal_find(t, one, telling[one.slug], themes) for one in seen[:MOST_SIGNALS]]


def _signal_find(t: Translator, signal: Signal, hit: Hit, themes: Mapping[str, str]) -> Find:
    """Return a signal as its reader sees it: the reason too is in that part of it only."""
    why = because(t, reasons_for(hit, signal), themes)
    name = f"{signal.number}. {signal.name}"
    load = (("signal", signal.slug),)
    return Find("found-signal", name, hit.words, "signals.show", load, why=why)


def _telling(words: Sequence[str]) -> set[str]:
    """Return the stems of words that say what something is about."""
    parts = (part for word in words for part in tokens(word))
    return {stem(part) for part in filter(Lexicon.load().tells, parts)}


def _is_named(text: str, one: Entity) -> bool:
    """Return whether a sentence calls a thing by one of its names."""
    said = {stem(word) for word in tokens(text)}
    return any(name <= said for name in _names(one))


def _nothing_else(text: str, one: Entity) -> bool:
    """Return whether a text asks for this thing and nothing else: `wat doet de stuurgroep?`."""
    words = _telling(tokens(text))
    return bool(words) and any(words <= name for name in _names(one))


def _names(one: Entity) -> list[set[str]]:
    names = [getattr(one, field, "") for field in ("name", "short", "english")]
    names += getattr(one, "aliases", ())
    stems = [{stem(word) for word in tokens(name)} - _OWN_NAME for name in names]
    return [name for name in stems if name]
