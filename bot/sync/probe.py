"""Probe a TCP port first: the Graph client would retry for minutes."""

from __future__ import annotations

import asyncio

from yarl import URL

SECONDS = 10.0


async def listens(url: str) -> bool:
    """Return whether a connection can be made."""
    address = URL(url)
    try:
        async with asyncio.timeout(SECONDS):
            _, writer = await asyncio.open_connection(address.host, address.port)
    except OSError:
        return False
    writer.close()
    return True
