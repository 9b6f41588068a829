"""A store of each kind, and a clock that tests set."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.store.store import Store


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self):
        self.now = datetime(2024, 1, 8, 9, 30, tzinfo=UTC)

    def __call__(self):
        return self.now

    def go_on(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def store(store_url, clock):
    async with await Store.open(store_url, administrators=("root",), clock=clock) as opened:
        yield opened
