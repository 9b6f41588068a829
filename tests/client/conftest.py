"""Fixtures of the client tests: each file has a bot, a registry, a Playground and a page.

Its tests run on one event loop, `pytest.mark.asyncio(loop_scope="module")`, and know their own
words again in what others said at the same page.
"""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.client.api import PlaygroundApi
from tests.client.harness import BotProcess, bot_process, client_page, playground_for
from tests.client.page import Client


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give tests with a browser more time: a busy machine starts four programs slowly."""
    if item.get_closest_marker("client"):
        item.add_marker(pytest.mark.timeout(400))


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[BotProcess]:
    """Our bot, running in local mode with the plan's content."""
    async with bot_process(tmp_path_factory.mktemp("plek")) as running_bot:
        yield running_bot


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def api(
    bot: BotProcess, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[PlaygroundApi]:
    """A person who talks to our bot by the Playground's HTTP API."""
    async with playground_for(bot.url, tmp_path_factory.mktemp("playground")) as person:
        yield person


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def client(api: PlaygroundApi) -> AsyncGenerator[Client]:
    """The same person at the Playground's page."""
    async with client_page(api.url) as page:
        yield page
