"""A store with somebody of the kernteam in it, and its clock as `moved`."""

import pytest

from registry.store.store import Store
from tests.registry.onboarding.batches.fixtures_lists import with_kernteam
from tests.support.conversation import Clock
from tests.support.furnished import furnish


@pytest.fixture
async def store(store_url):
    clock = Clock()
    await furnish(store_url)
    async with await Store.open(store_url, clock=clock) as opened:
        opened.moved = clock
        await with_kernteam(opened)
        yield opened


@pytest.fixture
async def quick(sqlite_url):
    clock = Clock()
    await furnish(sqlite_url)
    async with await Store.open(sqlite_url, clock=clock) as opened:
        opened.moved = clock
        await with_kernteam(opened)
        yield opened
