"""Fixtures of the client tests: each has a bot, a registry, a Playground and a page of its own."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.client.api import PlaygroundApi
from tests.client.harness import BotProcess, bot_process, client_page, playground_for
from tests.client.page import Client


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncGenerator[BotProcess]:
    """Our bot, running in local mode with the plan's content."""
    async with bot_process(tmp_path / "plek") as running_bot:
        yield running_bot


@pytest.fixture
async def api(bot: BotProcess, tmp_path: Path) -> AsyncGenerator[PlaygroundApi]:
    """A person who talks to our bot by the Playground's HTTP API."""
    async with playground_for(bot.url, tmp_path / "playground") as person:
        yield person


@pytest.fixture
async def client(api: PlaygroundApi) -> AsyncGenerator[Client]:
    """The same person at the Playground's page."""
    async with client_page(api.url) as page:
        yield page
