"""A town with a kernteam of two."""

import pytest

from tests.support.conversation import JOOST, SANNE, town


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        yield running


@pytest.fixture
async def both(store_url):
    async with town(store_url, kernteam=[SANNE]) as running:
        yield running
