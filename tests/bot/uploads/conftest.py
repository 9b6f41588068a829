"""Plek over HTTP, with somebody of the kernteam."""

import pytest

from registry.core.vocabulary import Role
from tests.support.conversation import SANNE
from tests.whole.http_town import http_town


@pytest.fixture
async def both(store_url):
    async with http_town(store_url, [SANNE]) as running:
        await running.seat(SANNE, Role.KERNTEAM)
        yield running


@pytest.fixture
async def plek(sqlite_url):
    async with http_town(sqlite_url, [SANNE]) as running:
        await running.seat(SANNE, Role.KERNTEAM)
        yield running
