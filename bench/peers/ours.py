"""plek as it is measured: `python -m bench.peers.ours echo|full APP_ID METADATA_URL PORT HOME`."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
import uvloop
from aiohttp import web

from bot.adapter.adapter import build_adapter
from bot.adapter.server import routes
from bot.dispatch.turn import Answer, Incoming
from bot.settings import Settings


def settings(app_id: str, metadata_url: str, port: str, home: str) -> Settings:
    """Return production settings with the bench's own issuer."""
    return Settings(
        app_id=app_id,
        app_tenant_id="bbbbbbbb-0000-0000-0000-0000000000aa",
        app_secret="made-up",  # noqa: S106
        openid_metadata_url=metadata_url,
        host="127.0.0.1",
        port=int(port),
        ops_port=0,
        turns_per_minute=10**9,
        home=Path(home),
        log_level="warning",
    )


async def say_back(incoming: Incoming) -> Answer:
    """Answer with the adapter alone: no registry, no card."""
    return Answer(text=f"je zei: {incoming.text}")


@asynccontextmanager
async def echo(chosen: Settings) -> AsyncGenerator[None]:
    """Run the adapter with an echo behind it."""
    adapter = build_adapter(chosen, say_back)
    await adapter.start()
    app = web.Application()
    app.add_routes(routes(adapter))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, chosen.address, chosen.port).start()
    gc.freeze()
    try:
        yield
    finally:
        await runner.cleanup()
        await adapter.close()


async def serve(what: str, chosen: Settings) -> None:
    """Serve until stopped."""
    if what == "echo":
        serving = echo(chosen)
    else:
        from bot.app import web as plek_web

        serving = plek_web.serving(chosen)
    async with serving:
        await asyncio.Event().wait()


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    uvloop.run(serve(sys.argv[1], settings(*sys.argv[2:6])))
