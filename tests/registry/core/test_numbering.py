import asyncio

import pytest

from registry.core.errors import Conflict
from registry.core.numbering import next_number
from registry.store.store import Store
from tests.support.at_once import at_once


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        yield opened


async def take(store, **after):
    async with store.write("system") as unit:
        return await next_number(unit, "agenda:nationaal", **after)


async def test_numbers_go_up_and_pass_what_was_numbered_by_hand(store):
    assert [await take(store, after=10), await take(store, after=10)] == [11, 12]
    assert await take(store, after=40) == 41
    assert await take(store) == 42


async def test_nobody_gets_a_number_that_another_got(store):
    async def insist():
        while True:
            try:
                return await take(store)
            except Conflict:
                await asyncio.sleep(0)

    numbers = await at_once(*(insist() for _ in range(8)))
    assert sorted(numbers) == list(range(1, 9))


async def test_a_number_is_not_used_up_by_what_failed(store):
    async def fail():
        async with store.write("system") as unit:
            await next_number(unit, "agenda:twente")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with store.write("system") as unit:
        assert await next_number(unit, "agenda:twente") == 1
