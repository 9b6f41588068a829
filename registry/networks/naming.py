"""Resolution of networks by name, and detection of duplicates."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from registry.core.reference.place_names import place_words
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.lookalikes import looks
from registry.core.writing.text_folding import fold
from registry.networks.network import Network

ALIKE = 86
"""Likeness of names, 0-100, from which a new network may be the same one (design)."""

MEANT = 72
"""Likeness from which a name that nothing has may be a typing mistake (design)."""

MOST_MEANT = 5
MOST_ALIKE = 3

_KINDS = ("netwerk", "netwerken", "network", "networks", "kennisnetwerk", "leernetwerk", "kn")
_LITTLE = ("platform", "programma", "kennis", "leer", "leren", "de", "het", "een", "van", "voor")
_GENERIC = frozenset((*_KINDS, *_LITTLE, "en", "in", "the", "a", "an", "of", "for", "and"))


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """Result of resolving a network's name.

    Attributes:
        exact: networks with this very name or abbreviation.
        near: networks whose name looks like it, best first; without the exact ones.
    """

    exact: tuple[Network, ...] = ()
    near: tuple[Network, ...] = ()


def core(name: str) -> tuple[str, ...]:
    """Return the distinctive words: `Kennisnetwerk Bodem` and `Netwerk bodem` share theirs."""
    words = place_words(name)
    return tuple(word for word in words if word not in _GENERIC) or tuple(words)


def joined(name: str) -> str:
    """Return a name without spaces and signs: `Platform 31` is `Platform31`."""
    return "".join(place_words(name))


def likeness(one: str, other: str) -> float:
    """Return the similarity of two names, 0-100, ignoring order and spacing of words."""
    from rapidfuzz import fuzz  # takes memory, and is needed when names are compared

    left, right = core(one), core(other)
    if not left or not right:
        return 0.0
    if joined(one) == joined(other):
        return 100.0
    in_order = fuzz.ratio("".join(left), "".join(right))
    return max(in_order, fuzz.ratio(" ".join(sorted(left)), " ".join(sorted(right))))


def abbreviations(network: Network) -> frozenset[str]:
    """Return a network's abbreviations, folded: its keywords in capitals (`ZZS`, `CROW`)."""
    short = (word for word in network.keywords if " " not in word and word.isupper())
    return frozenset(looks(word) for word in short if len(word) > 1)


def site(address: str) -> str:
    """Normalise a web address for comparison: no scheme, `www.` or trailing slash."""
    plain = re.sub(r"^https?://(www\.)?", "", address.strip().casefold())
    return re.sub(r"[/\s]+$", "", plain)


def alike(name: str, website: str, networks: Iterable[Network]) -> tuple[Network, ...]:
    """Return existing networks that one of this name or website may duplicate, likeliest first."""
    scored = [(-_likeness(name, website, one), one.slug, one) for one in networks]
    found = sorted((one for one in scored if -one[0] >= ALIKE), key=lambda one: one[:2])
    return tuple(network for _, _, network in found[:MOST_ALIKE])


def named(name: str, networks: Sequence[Network]) -> Named:
    """Return the networks that a name stands for, and those that it may be meant for."""
    exact = tuple(one for one in networks if _same(name, one))
    full = tuple(one for one in exact if fold(one.name) == fold(name))
    if len(full) == 1:
        exact = full
    scored = [(-_meant(name, one), one.slug, one) for one in networks if one not in exact]
    near = sorted((one for one in scored if -one[0] >= MEANT), key=lambda one: one[:2])
    return Named(exact, tuple(network for _, _, network in near[:MOST_MEANT]))


async def live(unit: UnitOfWork) -> list[Network]:
    """Return every network that is published or on its way."""
    return await unit.of(Network).all(status=("submitted", "questioned", "published"))


def _same(name: str, network: Network) -> bool:
    telling = core(name)
    return bool(telling) and (
        core(network.name) == telling
        or joined(network.name) == joined(name)
        or looks(name) in {network.slug, *abbreviations(network)}
    )


def _likeness(name: str, website: str, network: Network) -> float:
    same_site = website and site(website) == site(network.website)
    if same_site or looks(name) in abbreviations(network):
        return 100.0
    wanted = network.pending.fields.get("name") if network.pending else None
    return max(likeness(name, network.name), likeness(name, wanted or network.name))


def _meant(name: str, network: Network) -> float:
    """Return the likeness, where part of a long name counts as well: `leerkringen ruimte`."""
    from rapidfuzz import fuzz  # takes memory, and is needed when names are compared

    whole = likeness(name, network.name)
    words, others = core(name), core(network.name)
    if not words or not others:
        return whole
    parts = [max(fuzz.ratio(word, other) for other in others) for word in words]
    return max(whole, min(parts) * 0.95)
