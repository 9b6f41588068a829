"""All that belongs to a signal, and who sees which part of it."""

import pytest

from registry.errors import NotFound
from registry.signal_cycle import join, pick_up, raise_signal, set_aside
from registry.signal_files import signal_file
from registry.signal_labels import labels
from registry.signals import Signal
from registry.store.store import Store
from tests.registry.signal_world import DOER, KERN, OTHER, RAISER, do, draft, get, signal_world


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await signal_world(opened)
        await do(opened, RAISER, raise_signal, draft(anonymous=True))
        yield opened


async def file(store, reader, slug="1"):
    async with store.read() as unit:
        return await signal_file(unit, slug, reader)


async def test_everything_that_it_refers_to_has_a_name(store):
    await do(store, DOER, join, "1", hub="zeeland")
    await do(store, KERN, pick_up, "1")
    signal = await get(store, Signal, "1")
    async with store.read() as unit:
        named = await labels(unit, [signal])
    assert named.hubs == {"twente": "Twente", "zeeland": "Zeeland"}
    assert named.themes["water"].name == "Water"
    assert set(named.members) == {RAISER, DOER, KERN}


async def test_a_name_that_the_reader_may_not_know_is_not_looked_up(store):
    await do(store, DOER, join, "1", anonymous=True)
    seen = await file(store, OTHER)
    assert seen.labels.members == {}
    assert not seen.kernteam
    whole = await file(store, KERN)
    assert set(whole.labels.members) == {RAISER, DOER}
    assert whole.kernteam


async def test_who_looks_is_told_apart(store):
    await do(store, DOER, join, "1", anonymous=True)
    raiser, joiner = await file(store, RAISER), await file(store, DOER)
    assert (raiser.raised, raiser.joined) == (True, False)
    assert (joiner.raised, joiner.joined) == (False, True)


async def test_what_was_set_aside_is_not_there_for_others(store):
    await do(store, KERN, set_aside, "1", "Dit speelt niet meer.")
    assert (await file(store, RAISER)).raised
    with pytest.raises(NotFound):
        await file(store, OTHER)
