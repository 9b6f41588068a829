"""Several things at once, of which the first fault is raised as it is, not in a group."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


async def together(*work: Coroutine[Any, Any, Any]) -> list[Any]:
    """Return the results in order. When one fails or we are cancelled, end the others first."""
    tasks = [asyncio.create_task(one) for one in work]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for one in tasks:
            one.cancel()
        if tasks:
            await asyncio.wait(tasks)
        raise
