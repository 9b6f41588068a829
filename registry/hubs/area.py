"""Which hub a municipality belongs to: by its region, or because it takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.core.reference.netherlands import (
    Municipality,
    municipalities_named,
    municipalities_within,
)
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import AREAS
from registry.hubs.hub import Hub
from registry.organisations.known import known
from registry.organisations.organisation import meant


@dataclass(frozen=True, slots=True)
class AreaHubs:
    """A municipality and its hubs.

    Attributes:
        own: hubs that it takes part in, or whose area it lies in.
        near: hubs of another part of its province: whether it belongs to those is not known.
        coming: planned hubs that will cover it.
    """

    municipality: Municipality
    own: tuple[Hub, ...] = ()
    near: tuple[Hub, ...] = ()
    coming: tuple[Hub, ...] = ()


async def hubs_of_places(unit: UnitOfWork, words: str) -> list[AreaHubs]:
    """Return the municipalities that words name, each with its hubs; empty when they name none."""
    return await hubs_of(unit, municipalities_named(words, unit.now.date()))


async def hubs_of_places_within(unit: UnitOfWork, text: str) -> list[AreaHubs]:
    """Return the municipalities that a sentence names somewhere, each with its hubs."""
    return await hubs_of(unit, municipalities_within(text, unit.now.date()))


async def hubs_of(unit: UnitOfWork, places: Sequence[Municipality]) -> list[AreaHubs]:
    """Return municipalities, each with its hubs."""
    if not places:
        return []
    hubs = [one for one in await unit.of(Hub).all() if one.status != "closed"]
    names = await known(unit, "known")
    found = []
    for place in places:
        party = meant(names, f"Gemeente {place.name}")
        key = party.slug if party else ""
        ours = [hub for hub in hubs if _covers(hub, place) or (key and key in hub.parties)]
        own = tuple(hub for hub in ours if hub.status != "planned")
        near = tuple(
            hub
            for hub in hubs
            if hub.province is place.province and hub not in ours and hub.status != "planned"
        )
        coming = tuple(hub for hub in ours if hub.status == "planned")
        found.append(AreaHubs(place, own, near, coming))
    return found


def _covers(hub: Hub, place: Municipality) -> bool:
    """Return whether a municipality lies in a hub's area for certain."""
    return hub.region is place.area or (hub.region is place.province and hub.region not in AREAS)
