"""All that belongs to a signal, and who sees which part of it."""

from datetime import UTC, datetime

import pytest

from registry.core.errors import NotFound
from registry.signals.details import MOST_PARTS, signal_file
from registry.signals.names import labels
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus, SignalStep
from registry.signals.workflow.signal_workflow import bundle, join, pick_up, raise_signal, set_aside
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    DOER,
    KERN,
    OTHER,
    RAISER,
    do,
    draft,
    get,
    signal_world,
)
from tests.support.conversation import Clock


@pytest.fixture
def clock():
    return Clock(datetime(2026, 11, 24, 9, tzinfo=UTC))


@pytest.fixture
async def store(sqlite_url, clock):
    async with await Store.open(sqlite_url, clock=clock) as opened:
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


async def test_joining_is_offered_to_who_did_not_yet(store):
    await do(store, DOER, join, "1")
    offered = {one: SignalStep.JOIN in (await file(store, one)).steps for one in (RAISER, DOER)}
    assert offered == {RAISER: False, DOER: False}
    assert (await file(store, OTHER)).steps == (SignalStep.JOIN,)


async def test_late_is_known_to_who_may_know_when_it_is_due(store, clock):
    assert not (await file(store, KERN)).late
    clock.forward(days=8)
    late = {one: (await file(store, one)).late for one in (KERN, RAISER, OTHER, "")}
    assert late == {KERN: True, RAISER: True, OTHER: False, "": False}


async def test_what_is_bundled_is_on_both_and_what_is_like_it_is_for_the_kernteam(store):
    await do(store, OTHER, raise_signal, draft(seen="Kennis over bodem blijft bij waterschappen."))
    await do(store, DOER, raise_signal, draft(seen="Bij de waterschappen ligt kennis van bodem."))
    likes = {
        one: {like.signal.slug for like in (await file(store, one)).likes} for one in (KERN, RAISER)
    }
    assert likes == {KERN: {"2", "3"}, RAISER: set()}
    await do(store, KERN, bundle, "1", ["2", "3"])
    first = await file(store, OTHER)
    assert [one.slug for one in first.parts] == ["3", "2"]
    assert (await file(store, OTHER, "2")).into.slug == "1"
    assert RAISER not in (await file(store, OTHER, "2")).into.model_dump_json()
    assert (await file(store, KERN, "2")).likes == ()


async def test_many_parts_are_counted_and_not_all_looked_up(store):
    async with store.write("system") as unit:
        one = await unit.of(Signal).get("1")
        parts = [
            one.model_copy(
                update={
                    "slug": str(n),
                    "number": n,
                    "into": "1",
                    "status": SignalStatus.BUNDLED,
                    "revision": 0,
                }
            )
            for n in range(2, MOST_PARTS + 12)
        ]
        await unit.of(Signal).add_all(parts)
    found = await file(store, OTHER)
    assert (len(found.parts), found.parts_total) == (MOST_PARTS, MOST_PARTS + 10)


async def test_what_it_follows_up_is_shown_when_it_may_be_seen(store):
    await do(store, OTHER, raise_signal, draft(), follows_up="1")
    assert (await file(store, OTHER, "2")).follows.slug == "1"
    await do(store, KERN, set_aside, "1", "Dit speelt niet meer.")
    assert (await file(store, OTHER, "2")).follows is None
    assert (await file(store, RAISER, "2")).follows.slug == "1"
