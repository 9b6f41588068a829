"""Counters: numbers that are given out once."""

from __future__ import annotations

from typing import ClassVar

from registry.core.entity import Entity
from registry.core.errors import AlreadyExists, Conflict
from registry.core.unit_of_work import UnitOfWork


class Counter(Entity):
    """The last number given out for something; its slug says for what."""

    section: ClassVar[str] = "counters"
    dumped: ClassVar[bool] = False

    last: int = 0


async def next_number(unit: UnitOfWork, name: str, *, after: int = 0) -> int:
    """Return a number that was never given out: above the last one, and above `after`.

    Args:
        unit: a writing unit; a number is only used up when it commits.
        name: what is counted, such as `agenda:nationaal`.
        after: the highest number in use already, for what was numbered by hand.

    Raises:
        Conflict: somebody else takes a number at this very moment; try again.
    """
    counters = unit.of(Counter)
    known = await counters.find(name)
    if known is None:
        number = after + 1
        try:
            await counters.add(Counter(slug=name, last=number))
        except AlreadyExists as taken:
            raise Conflict(taken.section, taken.key) from taken
        return number
    number = max(known.last, after) + 1
    await counters.put(known.model_copy(update={"last": number}))
    return number
