"""Somebody who subscribes: a server that proves to be there, and keeps what it is told."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from aiohttp import web


class Listener:
    def __init__(self, url):
        self.url = url
        self.told = asyncio.Queue()
        self.posts = 0
        self.posted = asyncio.Queue()
        self.status = 202
        self.echo = lambda token: web.Response(text=token)

    async def take(self, request):
        token = request.query.get("validationToken")
        if token is not None:
            return self.echo(token)
        self.posts += 1
        self.posted.put_nowait(None)
        if self.status < 300:
            for one in (await request.json())["value"]:
                self.told.put_nowait(one)
        return web.Response(status=self.status)

    async def hears(self, count=1):
        async with asyncio.timeout(5):
            return [await self.told.get() for _ in range(count)]


@asynccontextmanager
async def listening():
    listener = Listener("")
    app = web.Application()
    app.router.add_post("/told", listener.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/told"
    try:
        yield listener
    finally:
        await runner.cleanup()
