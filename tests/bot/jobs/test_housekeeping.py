"""Once a day, whatever happens to the store in between."""

import pytest

from bot.jobs.housekeeping import DAY, KEPT, SCRUB_EVERY, keep_house, keep_scrubbed
from registry.store.engine.errors import StoreError


class Enough(Exception):
    """Ends the endless round of a test."""


class Store:
    """Counts its sweeps; the second one fails."""

    def __init__(self):
        self.swept = []

    async def sweep(self, older_than):
        self.swept.append(older_than)
        if len(self.swept) == 2:
            raise StoreError("the database is away")
        return {"outbox": 1, "once_key": 2}


async def test_it_sweeps_every_day_also_after_a_failure():
    store, waits = Store(), []

    async def sleep(seconds):
        waits.append(seconds)
        if len(waits) == 3:
            raise Enough

    with pytest.raises(Enough):
        await keep_house(store, sleep)
    assert store.swept == [KEPT] * 3
    assert waits == [DAY.total_seconds()] * 3


async def test_what_could_not_be_scrubbed_is_tried_again_soon_and_for_ever():
    tried, waits = [], []

    class Scrubbed:
        async def scrub(self):
            tried.append(1)
            if len(tried) == 1:
                raise StoreError("a reader holds on")
            return len(tried) == 2

    async def sleep(seconds):
        waits.append(seconds)
        if len(waits) == 4:
            raise Enough

    with pytest.raises(Enough):
        await keep_scrubbed(Scrubbed(), sleep)
    assert len(tried) == 3
    assert set(waits) == {SCRUB_EVERY.total_seconds()}
