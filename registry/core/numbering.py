"""Counters: numbers that are given out once."""

from __future__ import annotations

from typing import ClassVar

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork


class Counter(Entity):
    """The last number given out for something; its slug says for what."""

    section: ClassVar[str] = "counters"
    dumped: ClassVar[bool] = False

    last: int = 0


async def next_number(unit: UnitOfWork, name: str, *, after: int = 0) -> int:
    """Return a number that was never given out: above the last one, and above `after`.

    Who else wants one at this very moment waits until the unit is over.

    Args:
        unit: a writing unit; a number is only used up when it commits.
        name: what is counted, such as `agenda:nationaal`.
        after: the highest number in use already, for what was numbered by hand.
    """
    counter = await unit.of(Counter).upsert(
        Counter(slug=name, last=after + 1),
        lambda known: known.model_copy(update={"last": max(known.last, after) + 1}),
    )
    return counter.last
