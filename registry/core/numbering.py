"""Counters: numbers that are given out once."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork

N = TypeVar("N", bound=Entity)


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


async def last_number(unit: UnitOfWork, entity: type[Entity], **where: Any) -> int:
    """Return the last number of what is numbered by a group of its own, `twente:12`; 0 for none.

    Args:
        unit: to read from.
        entity: with the field `number`, which its slug ends on.
        where: which group.
    """
    last = await unit.of(entity).keys("-number", 1, **where)
    return int(last[0].rpartition(":")[2]) if last else 0


async def next_within(unit: UnitOfWork, entity: type[Entity], **where: str) -> int:
    """Return the next number of what is numbered by a group of its own: `hub="twente"`."""
    [group] = where.values()
    after = await last_number(unit, entity, **where)
    return await next_number(unit, f"{entity.section}:{group}", after=after)


async def latest(
    unit: UnitOfWork, entity: type[N], limit: int, offset: int = 0, **where: Any
) -> tuple[N, ...]:
    """Return a page of what is numbered by a group of its own, the last one first."""
    keys = await unit.of(entity).keys("-number", limit, offset, **where)
    return tuple(await unit.of(entity).some(keys))
