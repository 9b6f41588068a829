"""Names of networks and hubs as they are typed after a command."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cards.kit.components import typed
from registry.agenda.lookup import live_hubs
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.naming import hubs_meant
from registry.involvement.involved import Involved
from registry.involvement.things import ThingKind
from registry.networks.naming import named
from registry.networks.network import Network

LONGEST = 200
"""Letters of a name that are read."""

Choice = tuple[ThingKind, str, str]
"""Kind, key and name of a network or hub."""

_KIND = re.compile(
    r"(?:(?:het|de|the)\s+)?(?:(?P<network>kennisnetwerk|leernetwerk|netwerk|network)"
    r"|(?P<hub>kennishub|knowledge hub|hub))\b[\s:]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a typed name may stand for.

    Attributes:
        words: what was typed, without `netwerk` or `hub` before it.
        found: what it may be; one where there is no doubt.
        sure: the one that was found has this very name.
    """

    words: str
    found: tuple[Choice, ...] = ()
    sure: bool = False


async def meant_by(unit: UnitOfWork, text: str, kinds: Collection[ThingKind]) -> Meant:
    """Return the networks and hubs that a text names; `netwerk …` and `hub …` say which of both."""
    words, kind = split_kind(text)
    wanted = {kind} & set(kinds) if kind else set(kinds)
    if not words or not wanted:
        return Meant(words)
    hubs: Sequence[Choice] = ()
    if ThingKind.HUB in wanted:
        hubs = [
            (ThingKind.HUB, one.slug, one.name) for one in hubs_meant(words, await live_hubs(unit))
        ]
    exact: list[Choice] = []
    near: list[Choice] = []
    if ThingKind.NETWORK in wanted:
        public = named(words, await unit.of(Network).all(status="published"))
        exact, near = _choices(public.exact), _choices(public.near)
    found = (*exact, *hubs) or tuple(near)
    return Meant(words, found[:8], sure=len(found) == 1 and found[0] not in near)


def among(text: str, mine: Sequence[Involved]) -> Meant:
    """Return those of a person's own that a text names, also what members can't see any more."""
    words, kind = split_kind(text)
    own = [one for one in mine if kind in (None, one.kind)]
    folded = " ".join(words.casefold().split())
    ways = (
        [one for one in own if one.name.casefold() == folded],
        [one for one in own if folded in one.name.casefold()],  # without a name, all of them
    )
    found = next((way for way in ways if way), [])
    choices = tuple(dict.fromkeys((one.kind, one.slug, one.name) for one in found))
    return Meant(words, choices[:8], sure=bool(words) and len(choices) == 1)


def split_kind(text: str) -> tuple[str, ThingKind | None]:
    """Split `netwerk Onder Twente` in the name and what it is a name of; `netwerk` has no name."""
    words = typed(text)[:LONGEST]
    if found := _KIND.match(words):
        kind = ThingKind.HUB if found["hub"] else ThingKind.NETWORK
        return words[found.end() :].strip(" :,"), kind
    return words, None


def _choices(networks: Sequence[Network]) -> list[Choice]:
    return [(ThingKind.NETWORK, one.slug, one.name) for one in networks]
