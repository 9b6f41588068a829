"""What was derived and nobody confirmed yet: a list over all sections, and how long it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.core.entity import Entity
from registry.core.permissions import Right
from registry.core.provenance import Sourced
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import MOST_COUNTED, Urgency, WaitingItem, WaitingKind, WaitingPage

PAGE = 8
"""Records on a page of the list."""

_FIRST = ("hubs", "networks", "subgroups", "organisations", "terms", "programmes", "questions")
"""Sections in the order in which they are asked about: what most people read comes first."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page of records with something that waits.

    Attributes:
        records: on this page.
        total: on all pages.
        start: how many come before this page.
    """

    records: tuple[Sourced, ...]
    total: int
    start: int = 0


def sourced_sections() -> Mapping[str, type[Sourced]]:
    """Return the entities that say where they come from, in the order of the list."""
    found = {name: one for name, one in Entity.sections().items() if issubclass(one, Sourced)}
    places = {name: at for at, name in enumerate(_FIRST)}
    return dict(sorted(found.items(), key=lambda pair: (places.get(pair[0], 99), pair[0])))


async def count_waiting(unit: UnitOfWork, section: str = "") -> int:
    """Count the records with something to confirm, of all sections or of one."""
    return sum((await _counts(unit, section)).values())


async def waiting(
    unit: UnitOfWork, start: int = 0, limit: int = PAGE, section: str = ""
) -> Waiting:
    """Return records with something to confirm.

    Args:
        unit: to read from.
        start: how many to leave out first; beyond the end it is the last page.
        limit: how many at most.
        section: of this one alone; empty for all.
    """
    counts = await _counts(unit, section)
    total = sum(counts.values())
    if start >= total:
        start = (total - 1) // limit * limit if total else 0
    found: list[Sourced] = []
    skip = start
    for name, entity in sourced_sections().items():
        if (there := counts.get(name, 0)) <= skip:
            skip -= there
            continue
        if (room := limit - len(found)) <= 0:
            break
        found += await unit.of(entity).page(room, skip, unconfirmed=True)
        skip = 0
    return Waiting(tuple(found), total, start)


async def _look(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    """Return what waits for the kernteam to confirm; nobody knows since when it was so."""
    found = await waiting(unit, skip, most)
    items = [
        WaitingItem(one.slug, str(getattr(one, "name", "")), load={"section": one.section})
        for one in found.records
        if found.start == skip  # beyond the end there is nothing
    ]
    return WaitingPage(min(found.total, MOST_COUNTED + 1), tuple(items))


DERIVED = WaitingKind("derived", _look, (Right.CONFIRM_CONTENT,), Urgency.LATER)
"""What plek derived, and nobody of the kernteam said yet whether it is right."""


async def _counts(unit: UnitOfWork, section: str) -> dict[str, int]:
    return {
        name: await unit.of(entity).count(unconfirmed=True)
        for name, entity in sourced_sections().items()
        if section in ("", name)
    }
