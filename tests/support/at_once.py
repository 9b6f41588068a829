"""Several things at once in a test, none of which is left running when another one fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


async def at_once(*tries: Awaitable[T]) -> list[T]:
    """Run all to their end, then give what came of each; the first failure is raised only then.

    A bare `asyncio.gather` raises while the others still run. They would go on beside the closing
    of the fixtures that they use, and what they then leave open fails the next test.
    """
    tasks = [asyncio.ensure_future(one) for one in tries]
    await asyncio.gather(*tasks, return_exceptions=True)
    return [one.result() for one in tasks]
