"""A list waits a day, and who is in it sees and takes along what is theirs."""

from datetime import timedelta

import pytest

from registry.core.errors import NotFound
from registry.members.member import Member
from registry.onboarding.batches.batch import (
    WAITS,
    Batch,
    BatchResult,
    waiting,
)
from registry.privacy.export_and_erase import erase, export
from tests.registry.onboarding.batches.fixtures_lists import (
    MAKER,
    add,
    brought,
    get,
    yes,
)


async def test_a_list_waits_a_day(store):
    preview = await brought(store, "a@x.nl;;;Twente")
    store.moved.forward(hours=23)
    async with store.read(MAKER) as unit:
        assert (await waiting(unit)).slug == preview.batch.slug
    store.moved.forward(hours=1)
    async with store.read(MAKER) as unit:
        assert await waiting(unit) is None
    with pytest.raises(NotFound):
        await yes(store, preview)
    store.moved.forward(seconds=1)
    await store.sweep(timedelta(days=30))
    assert await get(store, Batch, preview.batch.slug) is None
    assert timedelta(days=1) == WAITS


async def test_who_is_in_a_list_sees_their_own_line_and_takes_it_along(store):
    await add(store, Member(slug="ann", name="Anna Bos", email="anna@x.nl"))
    preview = await brought(store, "anna@x.nl;Anna Bos;;Twente\nb@x.nl;Bob Bos;;Twente\nfout;;;x")
    async with store.read("ann") as unit:
        [shown] = (await export(unit, "ann"))[Batch.section]
    assert [one["email"] for one in shown["rows"]] == ["anna@x.nl"]
    assert "b@x.nl" not in str(shown)
    assert MAKER not in str(shown)
    async with store.read(MAKER) as unit:
        [own_list] = (await export(unit, MAKER))[Batch.section]
    assert "x.nl" not in str(own_list)
    result = await yes(store, preview)
    async with store.read("ann") as unit:
        [shown] = (await export(unit, "ann"))[BatchResult.section]
    assert "mail:" not in str(shown)
    assert len(shown["seats"]) == 1
    async with store.write("ann") as unit:
        await erase(unit, "ann")
    left = await get(store, BatchResult, result.slug)
    assert "ann" not in str(left.seats)


async def test_erasure_takes_a_line_out_of_a_list_and_a_list_goes_with_who_brought_it(store):
    await add(store, Member(slug="ann", name="Anna Bos", email="anna@x.nl"))
    preview = await brought(store, "anna@x.nl;Anna Bos;;Twente\nb@x.nl;Bob Bos;;Twente")
    async with store.write("ann") as unit:
        await erase(unit, "ann")
    kept = await get(store, Batch, preview.batch.slug)
    assert [one.email for one in kept.rows] == ["b@x.nl"]
    async with store.write(MAKER) as unit:
        await erase(unit, MAKER)
    assert await get(store, Batch, preview.batch.slug) is None
