"""Validation of a network's form against what the registry knows."""

from __future__ import annotations

from collections.abc import Sequence

from registry.core.entity import Entity
from registry.core.errors import Fault, Invalid
from registry.core.reference.programme import Programme
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.networks.network import Entry
from registry.organisations.choosing import listed_as, take_in
from registry.organisations.known import known
from registry.organisations.organisation import Organisation, same


async def checked(unit: UnitOfWork, entry: Entry) -> Entry:
    """Return the entry with typed names of known organisations resolved.

    Raises:
        Invalid: with a fault for each field that names what isn't there.
    """
    entry = await _recognised(unit, entry)
    await take_in(unit, entry.organisations)
    programme = (entry.programme,) if entry.programme else ()
    here = {
        "themes": await _exist(unit, Theme, entry.themes),
        "organisations": await _exist(unit, Organisation, entry.organisations),
        "programme": await _exist(unit, Programme, programme),
    }
    if not all(here.values()):
        raise Invalid(Fault(field, "unknown") for field, exists in here.items() if not exists)
    return entry


async def _recognised(unit: UnitOfWork, entry: Entry) -> Entry:
    if not entry.others:
        return entry
    names = await known(unit)
    meant = {name: same(names, name) for name in entry.others}
    day = unit.now.date()
    slugs = {name: one.slug if one else listed_as(name, day) for name, one in meant.items()}
    organisations = tuple(dict.fromkeys((*entry.organisations, *filter(None, slugs.values()))))
    others = tuple(name for name in entry.others if not slugs[name])
    return entry.model_copy(update={"organisations": organisations, "others": others})


async def _exist(unit: UnitOfWork, noun: type[Entity], keys: Sequence[str]) -> bool:
    return not keys or len(await unit.of(noun).some(tuple(keys))) == len(set(keys))
