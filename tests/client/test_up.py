"""`plek up`: one call that starts all, says where to look, and leaves nothing behind."""

import asyncio
import contextlib
import io
import os
import signal
import socket
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web
from rich.console import Console

from bot.local import playground as playground_module
from bot.local.errors import PlaygroundMissing, PortTaken
from bot.local.up import up
from tests.support.ports import free_port
from tests.support.programs import need_node_module


@dataclass
class Settings:
    port: int
    home: Path


class Bot:
    """A bot that only listens, as `bot.app.web` would start it."""

    def __init__(self, port):
        self.port = port
        self.ended = False

    @contextlib.asynccontextmanager
    async def serve(self):
        runner = web.AppRunner(web.Application())
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self.port).start()
        try:
            yield f"http://127.0.0.1:{self.port}"
        finally:
            await runner.cleanup()
            self.ended = True


@pytest.fixture
def settings(tmp_path):
    return Settings(free_port(), tmp_path / "home")


@pytest.fixture
def screen():
    return Console(file=io.StringIO(), width=200)


async def run_until_up(settings, bot, screen, port, stop_by):
    pages = {"Health": "/healthz"}
    running = asyncio.create_task(
        up(settings, serve=bot.serve, playground_port=port, pages=pages, console=screen)
    )
    async with asyncio.timeout(30):
        while "Ctrl-C" not in screen.file.getvalue():
            assert not running.done(), running.result()
            await asyncio.sleep(0.02)
        os.kill(os.getpid(), stop_by)
        await running
    return screen.file.getvalue()


@pytest.mark.client
@pytest.mark.node
@pytest.mark.parametrize("stop_by", [signal.SIGINT, signal.SIGTERM])
async def test_it_says_where_to_look_and_ends_all_of_it(settings, screen, stop_by):
    need_node_module("@microsoft/m365agentsplayground")
    bot, port = Bot(settings.port), free_port()

    said = await run_until_up(settings, bot, screen, port, stop_by)

    assert f"http://127.0.0.1:{port}" in said
    assert f"http://127.0.0.1:{settings.port}/healthz" in said
    assert "without a token" in said
    assert bot.ended
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the Playground still runs"


async def test_without_node_the_bot_is_up_and_says_what_is_missing(settings, screen, monkeypatch):
    def missing():
        raise PlaygroundMissing("The Playground needs Node 18 or newer")

    monkeypatch.setattr(playground_module, "find_program", missing)
    bot = Bot(settings.port)

    said = await run_until_up(settings, bot, screen, free_port(), signal.SIGTERM)

    assert "The Playground needs Node 18 or newer" in said
    assert bot.ended


async def test_the_bots_port_taken_is_told_before_anything_starts(settings, screen):
    bot = Bot(settings.port)
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.port))
        other.listen()

        with pytest.raises(PortTaken, match="PLEK_PORT"):
            await up(settings, serve=bot.serve, playground_port=None, pages={}, console=screen)

    assert not bot.ended
