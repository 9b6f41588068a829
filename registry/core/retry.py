"""Try again what lost a race: the one way in which a change is made beside other changes."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from registry.core.errors import Conflict
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

MOST_TRIES = 25
"""People who may want the same number at once, and all get one."""

T = TypeVar("T")


async def patiently(attempt: Callable[[], Awaitable[T]], tries: int = MOST_TRIES) -> T:
    """Return what an attempt gives; when somebody else was just ahead, try it again.

    An attempt that failed left nothing behind, and each time somebody got ahead.

    Args:
        attempt: reads and changes in transactions of its own.
        tries: how often at most.

    Raises:
        Conflict: somebody was ahead every time.
    """
    for _ in range(tries - 1):
        with contextlib.suppress(Conflict):
            return await attempt()
    return await attempt()


async def commit(
    registry: UnitOfWorkFactory,
    actor: str,
    work: Callable[[UnitOfWork], Awaitable[T]],
    *,
    once: Sequence[str] = (),
    tries: int = MOST_TRIES,
) -> T:
    """Carry out `work` in one transaction; when somebody else was just ahead, in a new one.

    Args:
        registry: what is changed.
        actor: who does it.
        work: reads and changes; it may be carried out more than once.
        once: keys of this request; raises DuplicateRequest when one was used before.
        tries: how often at most.
    """

    async def attempt() -> T:
        async with registry.write(actor, once=once) as unit:
            return await work(unit)

    return await patiently(attempt, tries)
