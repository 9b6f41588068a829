"""Search for networks: by words, by theme, region, kind and scale, and by both (design)."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from registry.core.reference.place_names import region_phrases
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import NetworkKind, Region, Scale
from registry.core.writing.text_folding import fold, tokens
from registry.networks.network import Network
from registry.search import Lexicon

SECTIONS = (Network.section,)
MOST_FOUND = 200
"""Matches that are looked through; nobody turns that many pages."""

_WITHIN = {
    Region.FLEVOLAND: (Region.FLEVOLAND, Region.NORTH_FLEVOLAND),
    Region.OVERIJSSEL: (Region.OVERIJSSEL, Region.TWENTE),
}
_Lexicon = dict[tuple[str, ...], tuple[str, str]]
_LONGEST = 4
"""Words of the longest name that is looked for."""
_BOTH = (NetworkKind.KNOWLEDGE, NetworkKind.LEARNING)

_KIND_WORDS = {
    "kennisnetwerk": NetworkKind.KNOWLEDGE,
    "kennisnetwerken": NetworkKind.KNOWLEDGE,
    "leernetwerk": NetworkKind.LEARNING,
    "leernetwerken": NetworkKind.LEARNING,
    "programma": NetworkKind.PROGRAMME,
    "programmas": NetworkKind.PROGRAMME,
    "programmes": NetworkKind.PROGRAMME,
}
_SCALE_WORDS = {
    "lokaal": Scale.LOCAL,
    "lokale": Scale.LOCAL,
    "local": Scale.LOCAL,
    "regionaal": Scale.REGIONAL,
    "regionale": Scale.REGIONAL,
    "regional": Scale.REGIONAL,
    "bovenregionaal": Scale.SUPRAREGIONAL,
    "bovenregionale": Scale.SUPRAREGIONAL,
    "supraregional": Scale.SUPRAREGIONAL,
    "nationaal": Scale.NATIONAL,
    "nationale": Scale.NATIONAL,
    "landelijk": Scale.NATIONAL,
    "landelijke": Scale.NATIONAL,
    "national": Scale.NATIONAL,
    "europees": Scale.EUROPEAN,
    "europese": Scale.EUROPEAN,
    "european": Scale.EUROPEAN,
}
_ALL_OF_THEM = frozenset({"netwerk", "netwerken", "network", "networks"})


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """Filter of a search for networks; empty matches everything.

    Attributes:
        words: to search for.
        theme: slug of a theme.
        plain: the words only name the filters: whatever has those answers it.
    """

    words: str = ""
    theme: str = ""
    region: Region | None = None
    kind: NetworkKind | None = None
    scale: Scale | None = None
    plain: bool = False

    @property
    def filtered(self) -> bool:
        """True if anything but words is asked for."""
        return bool(self.theme or self.region or self.kind or self.scale)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """Page of search results.

    Attributes:
        networks: those of the page, best first.
        total: how many there are on all pages.
        wish: what was looked for in the end.
        loosened: nothing had all that was asked for; these come near.
    """

    networks: tuple[Network, ...]
    total: int
    wish: Wish
    loosened: bool = False


def read_wish(text: str, themes: Sequence[Theme]) -> Wish:
    """Parse a few words into a filter: `water twente` is a theme and a region.

    A region is a filter wherever it stands. The other filters are, when nothing else was said:
    in `regionale kennishubs` the first word belongs to a name.
    """
    said, rest = _recognised(text, tuple(themes))
    stop = Lexicon.load().is_stop
    if all(stop(word) for word in rest):
        return _wish(text, said)
    region = said.get("region")
    return Wish(
        " ".join(rest) if set(said) == {"region"} else text,
        region=Region(region) if region else None,
    )


async def find(unit: UnitOfWork, wish: Wish, *, limit: int, offset: int = 0) -> Found:
    """Return the published networks that match a filter, or else near matches."""
    if not wish.words and not wish.filtered:
        repository = unit.of(Network)
        page = await repository.page(limit, offset, status="published")
        return Found(tuple(page), await repository.count(status="published"), wish)
    for number, each in enumerate(_looser(wish)):
        keys = await _matches(unit, each)
        if keys:
            networks = await unit.of(Network).some(keys[offset : offset + limit])
            return Found(tuple(networks), len(keys), each, loosened=number > 0)
    return Found((), 0, wish)


def _looser(wish: Wish) -> Iterator[Wish]:
    """Yield the filter, and then looser ones, dropping first what narrows it most."""
    yield wish
    if wish.words and wish.filtered:
        yield Wish(wish.words)
    elif wish.theme and (wish.region or wish.kind or wish.scale):
        yield Wish(theme=wish.theme)


async def _matches(unit: UnitOfWork, wish: Wish) -> list[str]:
    """Return keys: matches of the words first, then of the labels alone, if that is enough."""
    words = " ".join(word for word in wish.words.split() if fold(word) not in _ALL_OF_THEM)
    questions = (words, "") if wish.plain else (words,)
    keys: dict[str, None] = {}
    for question in dict.fromkeys(questions):
        for tags in _tags(wish):
            hits = await unit.search(question, SECTIONS, tags=tags, limit=MOST_FOUND)
            keys.update(dict.fromkeys(hit.key for hit in hits))
    return list(keys)


def _tags(wish: Wish) -> Iterator[tuple[str, ...]]:
    """Return every combination of labels that matches the filters; `()` alone without filters."""
    regions = _WITHIN.get(wish.region, (wish.region,)) if wish.region else ()
    kinds = (wish.kind, NetworkKind.BOTH) if wish.kind in _BOTH else (wish.kind,) * bool(wish.kind)
    choices = [
        [f"theme:{wish.theme}"] * bool(wish.theme),
        [f"region:{region}" for region in regions],
        [f"kind:{kind}" for kind in kinds],
        [f"scale:{wish.scale}"] * bool(wish.scale),
    ]
    return itertools.product(*(choice for choice in choices if choice))


def _recognised(text: str, themes: tuple[Theme, ...]) -> tuple[dict[str, str], list[str]]:
    """Return the filters that are named (of two of a kind the first) and the remaining words."""
    known = _lexicon(themes)
    words = [word for word in tokens(text) if word not in _ALL_OF_THEM]
    said: dict[str, str] = {}
    rest: list[str] = []
    while words:
        size, sort, value = _first(words, known)
        if sort and sort not in said:
            said[sort] = value
        else:
            rest += words[:size]
        del words[:size]
    return said, rest


def _first(words: Sequence[str], known: _Lexicon) -> tuple[int, str, str]:
    """Return how many of the first words name a filter, which filter, and its value."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if found := known.get(tuple(words[:size])):
            return size, *found
    return 1, "", ""


def _wish(text: str, said: Mapping[str, str]) -> Wish:
    return Wish(
        text,
        said.get("theme", ""),
        Region(said["region"]) if "region" in said else None,
        NetworkKind(said["kind"]) if "kind" in said else None,
        Scale(said["scale"]) if "scale" in said else None,
        plain=bool(said),
    )


@lru_cache(maxsize=8)
def _lexicon(themes: tuple[Theme, ...]) -> _Lexicon:
    """Return the words that name a filter, with its kind and value; the first claim wins."""
    names: list[tuple[str, str, str]] = [
        (" ".join(words), "region", region) for words, region in region_phrases().items()
    ]
    names += [(words, "kind", kind) for words, kind in _KIND_WORDS.items()]
    names += [(words, "scale", scale) for words, scale in _SCALE_WORDS.items()]
    for one in themes:
        names += [(name, "theme", one.slug) for name in (one.name, one.english, one.slug)]
    for one in themes:
        parts = re.split(r",| en | and |&", f"{one.name},{one.english}")
        names += [(part, "theme", one.slug) for part in parts]
    known: _Lexicon = {}
    for name, sort, value in names:
        if words := tuple(tokens(name)):
            known.setdefault(words, (sort, value))
    return known
