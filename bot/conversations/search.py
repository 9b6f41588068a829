"""Search across subjects: agenda, networks, hubs, groups that a sentence names, signals."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cards.general.search_results import Find
from registry.agenda.lookup import live_hubs
from registry.agenda.question import Question
from registry.core.entity import Entity
from registry.core.reference.programme import Programme
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import Hit, UnitOfWork
from registry.core.vocabulary import Language
from registry.core.writing.text_folding import stem, tokens
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from registry.search import Lexicon
from registry.signals.signal import Signal
from registry.signals.visibility import seen_by

MOST = 5
"""Matches that are shown; the right one is among the first three nine times in ten (search)."""

MOST_NAMED = 2

MOST_SIGNALS = 2
"""Signals among what was found: they come last, as there are many and they answer nothing."""

_SIGNALS_READ = 6
"""Signals that are looked at for that; some are not for the reader."""

_ENOUGH_WORDS = 2
"""Words that say something, by which a signal must be found when more than one was said."""

_SECTIONS: dict[str, type[Entity]] = {
    entity.section: entity for entity in (Question, Network, Hub, Subgroup, Programme, Theme)
}
_FOUND = (Question.section, Network.section, Hub.section)
_NAMED = (Subgroup.section, Programme.section, Theme.section)
_OWN_NAME = frozenset({"plek", "de", "het", "en", "van"})


@dataclasses.dataclass(frozen=True, slots=True)
class Findings:
    """Search results across subjects.

    Attributes:
        finds: best first.
        themes: (slug, name) of themes that the sentence names.
    """

    finds: tuple[Find, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()


async def find_about(unit: UnitOfWork, text: str, language: Language, reader: str = "") -> Findings:
    """Return the best matches over agenda, networks, hubs and signals, and the groups named.

    Args:
        unit: to read from.
        text: what somebody said.
        language: theirs.
        reader: key of the one person who gets to see it; empty when others read along.
    """
    hits = await unit.search(text, _FOUND, limit=MOST)
    hubs = {hub.slug: hub.name for hub in await live_hubs(unit)}
    nouns = await _nouns(unit, hits)
    finds = [_find(one, hit, hubs) for hit in hits if (one := nouns.get((hit.section, hit.key)))]
    named = await _named(unit, text)
    groups = [one for one in named if not isinstance(one, Theme)][:MOST_NAMED]
    outright = [one for one in groups if _nothing_else(text, one)]
    finds = [_named_find(one) for one in outright] + finds
    finds += [_named_find(one) for one in groups if one not in outright]
    finds += await _signals(unit, text, reader)
    themes = tuple((one.slug, one.label(language)) for one in named if isinstance(one, Theme))
    return Findings(tuple(finds), themes)


async def _nouns(unit: UnitOfWork, hits: Sequence[Hit]) -> dict[tuple[str, str], Entity]:
    found: dict[tuple[str, str], Entity] = {}
    for section in dict.fromkeys(hit.section for hit in hits):
        keys = [hit.key for hit in hits if hit.section == section]
        for one in await unit.of(_SECTIONS[section]).some(keys):
            found[section, one.slug] = one
    return found


def _find(one: Entity, hit: Hit, hubs: dict[str, str]) -> Find:
    match one:
        case Question():
            hub = hubs.get(one.agenda, "")
            kind = "found-question-hub" if hub else "found-question"
            if not one.number:
                kind, hub = "found-question-answered", ""
            name = f"{one.number}. {one.name}" if one.number else one.name
            load = (("question", one.slug),)
            return Find(kind, name, hit.words, "agenda.question", load, hub=hub)
        case Network():
            load = (("network", one.slug),)
            return Find("found-network", one.name, hit.words, "networks.show", load)
        case _:
            load = (("hub", one.slug),)
            if isinstance(one, Hub) and one.status == "planned":
                return Find("found-hub-planned", one.name, hit.words, "hubs.show", load)
            return Find("found-hub", getattr(one, "name", ""), hit.words, "hubs.show", load)


async def _signals(unit: UnitOfWork, text: str, reader: str) -> list[Find]:
    """Return the signals that a sentence is most about, as far as the reader may see them."""
    hits = await unit.search(text, (Signal.section,), limit=_SIGNALS_READ)
    least = min(_ENOUGH_WORDS, len(_telling(tokens(text))))
    words = {hit.key: hit.words for hit in hits if len(_telling(hit.words)) >= least}
    known = await unit.of(Signal).some(tuple(words))
    seen = [one for signal in known if (one := await seen_by(unit, signal, reader)) is not None]
    return [_signal_find(one, words[one.slug]) for one in seen[:MOST_SIGNALS]]


def _telling(words: Sequence[str]) -> set[str]:
    """Return the stems of words that say what something is about."""
    lexicon = Lexicon.load()
    idle = (lexicon.is_stop, lexicon.is_weak)
    parts = (part for word in words for part in tokens(word))
    return {stem(part) for part in parts if not any(says(part) for says in idle)}


def _signal_find(signal: Signal, words: tuple[str, ...]) -> Find:
    load = (("signal", signal.slug),)
    return Find("found-signal", f"{signal.number}. {signal.name}", words, "signals.show", load)


async def _named(unit: UnitOfWork, text: str) -> list[Entity]:
    """Return subgroups, programmes and themes that are called by name."""
    hits = await unit.search(text, _NAMED, limit=6)
    nouns = await _nouns(unit, hits)
    said = {stem(word) for word in tokens(text)}
    return [
        one
        for hit in hits
        if (one := nouns.get((hit.section, hit.key))) and any(name <= said for name in _names(one))
    ]


def _nothing_else(text: str, one: Entity) -> bool:
    """Return whether a text asks for this thing and nothing else: `wat doet de stuurgroep?`."""
    words = _telling(tokens(text))
    return bool(words) and any(words <= name for name in _names(one))


def _names(one: Entity) -> list[set[str]]:
    names = [getattr(one, field, "") for field in ("name", "short", "english")]
    stems = [{stem(word) for word in tokens(name)} - _OWN_NAME for name in names]
    return [name for name in stems if name]


def _named_find(one: Entity) -> Find:
    if isinstance(one, Programme):
        load = (("programme", one.slug),)
        return Find(
            "found-programme", one.name, verb="programmes.open", load=load, about=one.summary
        )
    name, about = getattr(one, "name", ""), getattr(one, "purpose", "")
    return Find(
        "found-subgroup", name, verb="groups.show", load=(("group", one.slug),), about=about
    )
