"""Whether anything listens at an address, asked before the door to Graph, which is patient."""

from __future__ import annotations

import asyncio

from yarl import URL

SECONDS = 10.0


async def listens(url: str) -> bool:
    """Whether a connection can be made."""
    address = URL(url)
    try:
        async with asyncio.timeout(SECONDS):
            _, writer = await asyncio.open_connection(address.host, address.port)
    except OSError:
        return False
    writer.close()
    return True
