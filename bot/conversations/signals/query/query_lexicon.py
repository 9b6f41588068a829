"""Lexicon of queries for signals, in Dutch and English: what each word means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from cards.kit.translator import translator
from registry.core.reference.place_names import names_of
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, SignalKind, SignalLevel
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub
from registry.signals.transitions import LIVE, SignalStatus

Phrase = tuple[str, ...]
Meaning = tuple[str, Any]
"""A field of the wish, and its value; a tuple of states for `status`."""

S, L, K = SignalStatus, SignalLevel, SignalKind

# The first name in each language is the one that is shown.
_STATES: Mapping[tuple[SignalStatus, ...], tuple[str, str]] = {
    (S.NEW,): ("nieuw, nieuwe", "new"),
    (S.PICKED_UP,): ("opgepakt, opgepakte, in behandeling", "picked up"),
    (S.ASKED,): (
        "wacht op antwoord, wachtend, wachtende, wachten, gevraagd, bevraagd",
        "waiting for an answer, waiting, waits, asked",
    ),
    (S.BUNDLED,): ("gebundeld, gebundelde", "bundled"),
    (S.SET_ASIDE,): ("terzijde gelegd, terzijde, terzijdegelegd", "set aside, aside"),
    (S.PROPOSED,): ("voorstel, verbetervoorstel, uitgewerkt, uitgewerkte", "proposed, proposal"),
    (S.ON_AGENDA,): ("op de agenda, geagendeerd, geagendeerde, agenda", "on the agenda"),
    (S.TAKEN_UP,): ("overgenomen", "taken up, taken over"),
    (S.SENT_BACK,): ("teruggestuurd, teruggestuurde, teruggegeven, terug", "sent back"),
    (S.NOT_NOW,): ("niet nu", "not now"),
    (S.DECIDED,): ("besloten, besluit", "decided, decision"),
    (S.ACTING,): ("in uitvoering, uitvoering, in actie, actie", "acting, in action, action"),
    (S.CLOSED,): (
        "gesloten, afgesloten, afgerond, afgeronde, klaar, dicht",
        "closed, finished, done",
    ),
    tuple(one for one in S if one in LIVE): (
        "open, lopend, lopende, openstaand, openstaande",
        "open, running, live",
    ),
}
_LEVELS: Mapping[SignalLevel, tuple[str, str]] = {
    L.REGION: ("in de regio, binnen de regio, regionaal", "in the region, regional"),
    L.REGIONS: (
        "tussen regio's, tussen de regio's, bovenregionaal, interregionaal",
        "between regions, between the regions, interregional",
    ),
    L.NATION: (
        "tussen regio en rijk, regio en rijk, regio rijk, rijk, landelijk, nationaal",
        "between region and nation, region and nation, nation, national",
    ),
}
_KINDS: Mapping[SignalKind, tuple[str, str]] = {
    K.CHANCE: ("kans, kansen", "opportunity, opportunities, chance, chances"),
    K.RISK: ("risico, risico's", "risk, risks"),
    K.PROBLEM: ("probleem, problemen, knelpunt, knelpunten", "problem, problems"),
}
_ORDERS: Mapping[str, tuple[str, str]] = {
    "-raised": ("nieuwste eerst, laatste eerst, op datum", "newest first, latest first, by date"),
    "raised": ("oudste eerst, oudste", "oldest first, oldest"),
    "due": (
        "op termijn, op volgorde van termijn, eerst te laat",
        "by term, by deadline, most urgent first",
    ),
    "-support": (
        "meeste steun eerst, meeste steun, vaakst gemeld, meest gemeld, op steun",
        "most support first, most support, most supported, by support",
    ),
}
_OVERDUE = (
    "te laat, over tijd, verlopen, over de termijn, vertraagd",
    "overdue, late, too late, past due",
)
_MINE = (
    "van mij, mijn, door mij, van mezelf, door mij opgepakt",
    "of mine, mine, my, picked up by me",
)
_FILLERS = frozenset(
    [
        *["de", "het", "een", "en", "of", "van", "in", "op", "over", "met", "voor", "bij", "alle"],
        *["alles", "signaal", "signalen", "die", "zijn", "er", "graag", "toon", "laat", "zien"],
        *["hub", "kennishub", "thema", "thema's", "niveau", "soort", "status", "eigenaar", "ook"],
        *["maar", "alleen", "naar", "gesorteerd", "sorteer", "filter", "per", "welke", "aub"],
        *["the", "a", "an", "and", "or", "of", "in", "on", "about", "with", "for", "at", "all"],
        *["signal", "signals", "that", "are", "there", "please", "show", "me", "theme", "level"],
        *["kind", "owner", "by", "from", "only", "sorted", "sort", "which", "region", "regio"],
    ]
)
"""Words that say nothing by themselves."""


def key_of(word: str) -> str:
    """Return the lookup form of a word: `Regio's,` → `regios`."""
    plain = fold(word).replace("'", "")
    return plain if plain == "-" else plain.strip('.,:;!?()[]"-*#')


def phrase_of(text: str) -> Phrase:
    """Return the lookup form of a name, word by word."""
    return tuple(key for word in re.split(r"[\s,;]+", text) if (key := key_of(word)))


FILLERS = frozenset(key_of(word) for word in _FILLERS)


@dataclass(frozen=True)
class Vocabulary:
    """Vocabulary of one person's queries, today.

    Attributes:
        hubs, themes: that there are.
        owners: key → name of who can have picked a signal up.
        me: key of who asks.
        today: in Dutch time.
        language: theirs, by which `3-1` is asked.
    """

    hubs: Sequence[Hub]
    themes: Sequence[Theme]
    owners: Mapping[str, str]
    me: str
    today: date
    language: Language = Language.DUTCH

    @cached_property
    def phrases(self) -> Mapping[Phrase, Meaning]:
        """Meaning of each phrase; the first one named wins."""
        found: dict[Phrase, Meaning] = {}
        for phrase, meaning in (
            *_fixed(self.me),
            *self._hubs(),
            *self._themes(),
            *self._owners(),
            *self._keywords(),
        ):
            if phrase and phrase not in _ALONE:
                found.setdefault(phrase, meaning)
        return found

    def of_size(self, size: int) -> Sequence[tuple[Phrase, Meaning]]:
        """Return the phrases of so many words."""
        return self._by_size.get(size, ())

    @cached_property
    def _by_size(self) -> Mapping[int, Sequence[tuple[Phrase, Meaning]]]:
        sizes: dict[int, list[tuple[Phrase, Meaning]]] = {}
        for phrase, meaning in self.phrases.items():
            sizes.setdefault(len(phrase), []).append((phrase, meaning))
        return sizes

    @cached_property
    def longest(self) -> int:
        """Number of words of the longest phrase."""
        return max(map(len, self.phrases))

    def name(self, field: str, value: Any, language: Language) -> str:
        """Return a part of a filter, as it is shown and as it can be typed."""
        at = language.pick({Language.DUTCH: 0, Language.ENGLISH: 1})
        if field in _NAMES:
            return _first(_NAMES[field][value][at])
        if field == "overdue":
            return _first(_OVERDUE[at])
        if field == "owner":
            return self._owner_name(value, at)
        if field == "month":
            return str(value)
        if field == "hub":
            named = next((one.name for one in self.hubs if one.slug == value), value)
            return f"hub {named}"
        theme = next((one for one in self.themes if one.slug == value), None)
        return f"{('thema', 'theme')[at]} {theme.label(language) if theme else value}"

    def _owner_name(self, key: str, at: int) -> str:
        if key == self.me:
            return _first(_MINE[at])
        return f"{('van', 'of')[at]} {self.owners.get(key, key)}"

    def _hubs(self) -> Iterator[tuple[Phrase, Meaning]]:
        for hub in self.hubs:
            for name in (hub.name, hub.slug):
                yield from _prefixed(("hub", "kennishub"), name, ("hub", hub.slug))
        for hub in self.hubs:
            places = (*names_of(hub.region), *names_of(hub.province))
            for name in (hub.slug.replace("-", " "), *places):
                yield phrase_of(name), ("hub", hub.slug)

    def _themes(self) -> Iterator[tuple[Phrase, Meaning]]:
        for theme in self.themes:
            for name in (theme.name, theme.english, theme.slug):
                yield from _prefixed(("thema", "theme"), name, ("theme", theme.slug))
        for theme in self.themes:
            for part in re.split(r",| en | and ", f"{theme.name},{theme.english}"):
                yield phrase_of(part), ("theme", theme.slug)

    def _owners(self) -> Iterator[tuple[Phrase, Meaning]]:
        for key, name in self.owners.items():
            yield from _prefixed(("van", "of"), name, ("owner", key))
        firsts = [name.split(" ")[0] for name in self.owners.values() if name]
        for key, name in self.owners.items():
            if name and firsts.count(name.split(" ")[0]) == 1:
                yield from _prefixed(("van", "of"), name.split(" ")[0], ("owner", key))

    def _keywords(self) -> Iterator[tuple[Phrase, Meaning]]:
        for theme in self.themes:
            yield from ((phrase_of(word), ("theme", theme.slug)) for word in theme.keywords)
        for hub in self.hubs:
            yield from ((phrase_of(word), ("hub", hub.slug)) for word in hub.keywords)


_NAMES: Mapping[str, Mapping[Any, tuple[str, str]]] = {
    "status": _STATES,
    "level": _LEVELS,
    "kind": _KINDS,
    "order": _ORDERS,
}
STATES = frozenset(_STATES)
"""States that have a name together."""

_ALONE = frozenset((word,) for word in FILLERS)
"""A hub or theme can't be meant by a word that says nothing by itself."""


def _fixed(me: str) -> Iterator[tuple[Phrase, Meaning]]:
    for field, names in _NAMES.items():
        for value, words in names.items():
            yield from ((phrase_of(one), (field, value)) for one in _each(words))
    for language in Language:
        t = translator(language)
        for state in SignalStatus:
            yield phrase_of(t(f"signals-state-{state.value}")), ("status", (state,))
        for level in SignalLevel:
            yield phrase_of(t.label(level)), ("level", level)
    yield from ((phrase_of(one), ("overdue", True)) for one in _each(_OVERDUE))
    yield from ((phrase_of(one), ("owner", me)) for one in _each(_MINE))


def _prefixed(
    before: Sequence[str], name: str, meaning: Meaning
) -> Iterator[tuple[Phrase, Meaning]]:
    phrase = phrase_of(name)
    if phrase:
        yield phrase, meaning
        yield from (((one, *phrase), meaning) for one in before)


def _each(words: tuple[str, str]) -> Iterator[str]:
    return (one.strip() for language in words for one in language.split(","))


def _first(words: str) -> str:
    return words.split(",")[0]
