"""The whole of it for a test: the bot as a process, the Playground, a person at API and page."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser

from bot.local import playground
from bot.local.people import SANNE, LocalPerson
from bot.local.playground import Playground, running
from tests.client.api import PlaygroundApi, playground_api
from tests.client.page import Client
from tests.support.chromium import chromium
from tests.support.ports import free_port
from tests.support.programs import REPOSITORY, need_chromium, need_node_module

_SECONDS_TO_START = 100.0  # on a machine that is busy with other things
_VIEW = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class BotProcess:
    """A running `plek serve` in local mode with a data folder of its own."""

    url: str
    home: Path

    @property
    def log(self) -> str:
        """What it wrote so far."""
        return (self.home / "bot.log").read_text("utf-8", "replace")


@contextlib.asynccontextmanager
async def bot_process(
    home: Path, environment: Mapping[str, str] | None = None, port: int | None = None
) -> AsyncGenerator[BotProcess]:
    """Start the bot, wait until it is ready, and end it as an operator would.

    Args:
        home: its data folder.
        environment: more settings than mode, port and folder.
        port: where it listens; a free one by default.
    """
    home.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240  # nothing else waits here
    port = port or free_port()
    bot = BotProcess(f"http://127.0.0.1:{port}", home)
    own = {"PLEK_MODE": "local", "PLEK_PORT": str(port), "PLEK_HOME": str(home)}
    with (home / "bot.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli.main", "serve"),
            cwd=REPOSITORY,
            env=os.environ | own | dict(environment or {}),
            stdout=log,
            stderr=log,
        )
    try:
        await _ready(bot, process)
        yield bot
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), _SECONDS_TO_START)


async def _ready(bot: BotProcess, process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(_SECONDS_TO_START), aiohttp.ClientSession() as session:
        while process.returncode is None:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(f"{bot.url}/readyz") as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.05)
    raise AssertionError(f"the bot ended with status {process.returncode}:\n{bot.log}")


@contextlib.asynccontextmanager
async def playground_for(
    bot_url: str, folder: Path, person: LocalPerson = SANNE
) -> AsyncGenerator[PlaygroundApi]:
    """Start a Playground that talks to a bot; give its API. The person sits at its page."""
    need_node_module("@microsoft/m365agentsplayground")
    place = Playground(f"{bot_url}/api/messages", folder, free_port(), person)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(playground, "_SECONDS_TO_START", _SECONDS_TO_START)
        async with running(place), playground_api(place.url) as api:
            yield api


@contextlib.asynccontextmanager
async def client_page(url: str, browser: Browser | None = None) -> AsyncGenerator[Client]:
    """Open the Playground's page; pictures go where PLEK_PICTURES_TO says."""
    need_chromium()
    pictures = os.environ.get("PLEK_PICTURES_TO")
    folder = REPOSITORY / pictures if pictures else None
    async with contextlib.AsyncExitStack() as stack:
        browser = browser or await stack.enter_async_context(chromium())
        context = await browser.new_context(locale="nl-NL", viewport=_VIEW)
        stack.push_async_callback(context.close)
        client = Client(await context.new_page(), folder)
        await client.open(url)
        yield client
