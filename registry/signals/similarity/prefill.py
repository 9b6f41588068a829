"""Prefill of a signal's fields from a sentence: a guess, with the words that led to it.

Somebody who types one sentence should not have to fill in a form. So it comes filled in as far as
the words say, and shows why; everything in it is theirs to change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from registry.agenda.lookup import live_hubs
from registry.core.reference.place_names import place_words, region_named
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import PROVINCES, Region, SignalKind, SignalLevel
from registry.core.writing.text_folding import stem, tokens
from registry.hubs.hub import Hub
from registry.search import Lexicon

MOST_THEMES = 2
"""A sentence is seldom about more; a third theme is mostly a word with two meanings."""

_LONGEST_READ = 600
"""Characters that are looked at; how a signal begins says what it is about."""


_KINDS: Mapping[SignalKind, str] = {
    SignalKind.RISK: "risico gevaar gevaarlijk dreigt dreigen dreiging bedreiging kwetsbaar "
    "risk danger threat threatens vulnerable",
    SignalKind.CHANCE: "kans kansen kansrijk mogelijkheid benutten potentie "
    "chance opportunity opportunities",
    SignalKind.PROBLEM: "probleem knelpunt gebrek tekort ontbreekt niet geen "
    "problem bottleneck lack shortage",
}
_NATION = (
    "rijk rijksoverheid ministerie ministeries departement landelijk nationaal kabinet minister "
    "tweede-kamer BZK IenW LNV LVVN VRO national government ministry"
)
_REGIONS = "regio's interregionaal bovenregionaal provincies hubs kennishubs regions"
_SAYS_NOTHING = "netwerk network kennis knowledge leren regio region"
"""Every signal has to do with these."""

_MARKS = ".,:;!?()\"'“”\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_LONGEST_NAME = 3
"""Words of the longest name of a region."""

_SEVERAL = 2
"""Places from which something plays between regions."""


@dataclass(frozen=True, slots=True)
class Prefill:
    """What a signal's fields may be.

    Attributes:
        hub: slug of the one hub that is named; None for none or several.
        region: the one region that is named and has no hub.
        themes: slugs, likeliest first.
        because: by the name of a field, the words that it was guessed by; a field that is not in
            it is what it is without a word that says so.
    """

    kind: SignalKind = SignalKind.PROBLEM
    level: SignalLevel = SignalLevel.REGION
    hub: str | None = None
    region: Region | None = None
    themes: tuple[str, ...] = ()
    because: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


async def prefill(unit: UnitOfWork, text: str, team: str = "") -> Prefill:
    """Return what somebody's words say of a signal.

    Args:
        unit: to look up hubs and themes in.
        text: what they see, in their own words.
        team: name of the team that they say it in; where it plays, when their words name no place.
    """
    text = text[:_LONGEST_READ]
    words = tokens(text)
    because: dict[str, tuple[str, ...]] = {}
    there = await live_hubs(unit)
    places = place_words(text)
    hubs = _named(places, there)
    regions = _regions(places, apart=hubs)
    if text and not (hubs or regions):
        hubs = _named(place_words(team), there)
    names = {word for name in (*hubs.values(), *regions) for word in place_words(name)}
    themes = await _themes(unit, text, names)
    level = _level(words, len(hubs) + len(regions), because)
    kind = _kind(words, because)
    hub, region = None, None
    if len(hubs) == 1 and not regions:
        ((hub, why),) = hubs.items()
        because["hub"] = (why,)
    elif len(regions) == 1 and not hubs:
        region = regions[0]
        because["hub"] = (_as_written(region, text),)
    if themes:
        found = (word for some in themes.values() for word in some)
        because["themes"] = tuple(dict.fromkeys(found))
    return Prefill(kind, level, hub, region, tuple(themes), because)


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(words))


def _kind(words: Sequence[str], because: dict[str, tuple[str, ...]]) -> SignalKind:
    """Return the kind whose words come first; a problem when none do."""
    for word, after in pairwise((*words, "")):
        for kind, telling in _KINDS.items():
            if stem(word) in _stems(telling):
                because["kind"] = (word,)
                # "Kans op wateroverlast" is what forecasts say of a risk.
                return SignalKind.RISK if (word, after) == ("kans", "op") else kind
    return SignalKind.PROBLEM


def _level(words: Sequence[str], places: int, because: dict[str, tuple[str, ...]]) -> SignalLevel:
    for level, telling in ((SignalLevel.NATION, _NATION), (SignalLevel.REGIONS, _REGIONS)):
        if found := [word for word in words if stem(word) in _stems(telling)]:
            because["level"] = tuple(dict.fromkeys(found))
            return level
    return SignalLevel.REGIONS if places >= _SEVERAL else SignalLevel.REGION


def _named(words: Sequence[str], hubs: Collection[Hub]) -> dict[str, str]:
    """Return the hubs that a text names, by slug, each with the name that was used."""
    found: dict[str, str] = {}
    for hub in hubs:
        for name in (hub.name, hub.region, hub.slug, *hub.keywords):
            if _within(place_words(name), words) and (name != name.lower() or name == hub.region):
                found[hub.slug] = name
                break
    return found


def _regions(words: Sequence[str], *, apart: Mapping[str, str]) -> list[Region]:
    """Return the provinces that a text names, unless that word named a hub."""
    used = {word for name in apart.values() for word in place_words(name)}
    return [
        one
        for one in PROVINCES
        if _within(place_words(one), words) and not used & set(place_words(one))
    ]


def _as_written(region: Region, text: str) -> str:
    """Return the words of a text that name a region, as they were written: `Fryslân`."""
    words = [word.strip(_MARKS) for word in text.split()]
    runs = (
        " ".join(words[at : at + size])
        for size in range(1, _LONGEST_NAME + 1)
        for at in range(len(words) - size + 1)
    )
    return next((run for run in runs if region_named(run) is region), str(region))


def _within(name: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether the words of a name occur consecutively in a text."""
    size = len(name)
    return bool(size) and any(
        list(words[at : at + size]) == list(name) for at in range(len(words) - size + 1)
    )


async def _themes(
    unit: UnitOfWork, text: str, apart: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return the themes of a text, likeliest first, each with the words that say so."""
    found: dict[str, tuple[str, ...]] = {}
    for hit in await unit.search(text, (Theme.section,), limit=2 * MOST_THEMES):
        if telling := tuple(word for word in hit.words if _says(word, apart)):
            found[hit.key] = telling
    return dict(list(found.items())[:MOST_THEMES])


def _says(words: str, apart: Collection[str]) -> bool:
    """Return whether a match says what a text is about; a place name does not."""
    weak = Lexicon.load().is_weak
    told = [word for word in place_words(words) if word not in apart]
    return any(stem(word) not in _stems(_SAYS_NOTHING) and not weak(word) for word in told)
