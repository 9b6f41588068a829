"""Resolution of hubs by name, region or misspelling, and the check that a name is free."""

from __future__ import annotations

from collections.abc import Sequence

from registry.core.entity import slugify
from registry.core.errors import Fault
from registry.core.reference.place_names import place_words
from registry.core.reference.teams_names import fault_of_team_name, same_name
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub

LIKE = 80
"""Likeness of names, 0-100, from which a typing mistake is taken for a hub (design)."""

_GENERIC = frozenset(
    [
        *["hub", "hubs", "kennishub", "kennishubs", "regionale", "regional", "regio", "gebied"],
        *["knowledge", "area", "de", "het", "van", "voor", "in", "of", "for", "the", "i", "o"],
        *["provincie", "province", "io", "agenda", "kennisagenda", "leeragenda"],
    ]
)


def telling(text: str) -> tuple[str, ...]:
    """Return the words of a text that can name a hub: `kennishub Twente i.o.` → `twente`."""
    return tuple(word for word in place_words(text) if word not in _GENERIC)


def hubs_meant(text: str, hubs: Sequence[Hub], *, by_keyword: bool = False) -> tuple[Hub, ...]:
    """Return the hubs that a text names, best kind of match only; empty when it names none.

    A hub is named by its name or a part of it, its region or its province; else by one of its
    keywords (a town, say) when `by_keyword`; else by something that looks like its name.
    """
    words = telling(text)
    if not words:
        return ()
    ways = [
        [hub for hub in hubs if any(words == one for one in _names(hub))],
        [hub for hub in hubs if any(set(words) <= set(one) for one in _names(hub))],
        [hub for hub in hubs if by_keyword and fold(" ".join(words)) in _keywords(hub)],
        [hub for hub in hubs if max(_likeness(words, one) for one in _names(hub)) >= LIKE],
    ]
    return tuple(next((way for way in ways if way), []))


def hub_within(text: str, hubs: Sequence[Hub]) -> Hub | None:
    """Return the one hub named somewhere in a sentence; None for none or several."""
    words = set(place_words(text))
    named = [hub for hub in hubs if any(set(one) <= words for one in _names(hub))]
    return named[0] if len(named) == 1 else None


async def hub_name_faults(unit: UnitOfWork, name: str, *, apart: str = "") -> list[Fault]:
    """Return the faults that block a hub of this name, at the field `name`.

    Args:
        unit: to look in.
        name: of the hub.
        apart: slug of the hub that is to have it.

    Returns:
        A fault that its team can't have the name in Teams, or one that a hub has it: `taken`, or
        `hub_closed` for one that can be opened again.
    """
    if fault := fault_of_team_name(name):
        return [fault]
    for hub in await unit.of(Hub).all():
        if hub.slug != apart and _as_good_as(hub.name, name):
            return [Fault("name", "hub_closed" if hub.status == "closed" else "taken")]
    return []


def _as_good_as(one: str, other: str) -> bool:
    alike = same_name(one, other) or place_words(one) == place_words(other)
    return alike or slugify(one) == slugify(other) != ""


def _names(hub: Hub) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(place_words(name)) for name in (hub.name, hub.region, hub.province, hub.slug)
    )


def _keywords(hub: Hub) -> frozenset[str]:
    return frozenset(fold(word) for word in hub.keywords)


def _likeness(words: tuple[str, ...], name: tuple[str, ...]) -> float:
    from rapidfuzz import fuzz  # takes memory, and is needed when names are compared

    whole = fuzz.ratio("".join(words), "".join(name))
    parts = [max(fuzz.ratio(word, one) for one in name) for word in words if len(word) > 3]
    return max(whole, min(parts, default=0.0))
