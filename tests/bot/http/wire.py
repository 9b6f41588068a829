"""Talking to a server byte by byte, as no proper client would."""

import asyncio
import time
from contextlib import asynccontextmanager


@asynccontextmanager
async def connected(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()


async def exchange(port, sent, *, seconds=10.0):
    """Send bytes; give all that comes until the server closes."""
    async with connected(port) as (reader, writer):
        writer.write(sent)
        async with asyncio.timeout(seconds):
            return await reader.read()


def head(method, path, *headers, length=None):
    lines = [f"{method} {path} HTTP/1.1", "Host: plek.example", *headers]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def port_of(root):
    return int(root.rpartition(":")[2])


async def seconds_for(port, path="/healthz"):
    """How long one small question takes, on a connection of its own."""
    started = time.perf_counter()
    answer = await exchange(port, head("GET", path, "Connection: close"))
    assert answer.startswith(b"HTTP/1.1 200"), answer[:80]
    return time.perf_counter() - started


async def slowest(port, times=15):
    return max([await seconds_for(port) for _ in range(times)])
