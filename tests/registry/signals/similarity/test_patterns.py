"""What plays in several regions: looked up once, kept with its date, gone when it was sorted."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.core.errors import NotAllowed
from registry.signals.similarity.patterns import (
    BOARD,
    FRESH,
    PATIENCE,
    KeptPattern,
    KeptSimilar,
    PatternBoard,
    PatternsAsked,
    ask_patterns,
    board,
    keep_board,
    scan,
    stale,
)
from registry.signals.workflow.signal_workflow import bundle, pick_up, raise_signal, set_aside
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    KERN,
    KERN_B,
    RAISER,
    do,
    draft,
    events,
    get,
    signal_world,
)
from tests.support.conversation import Clock

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def store(store_url):
    clock = Clock(NOW)
    async with await Store.open(store_url, clock=clock) as opened:
        await signal_world(opened)
        for hub in ("twente", "zeeland", "flevoland"):
            await do(opened, RAISER, raise_signal, draft(hub=hub))
        opened.hands = clock
        yield opened


async def shown(store, reader=KERN):
    async with store.read(reader) as unit:
        return await board(unit)


async def looked(store):
    async with store.read("system") as unit:
        found = await scan(unit)
    await do(store, "system", keep_board, found)
    return found


def numbers(found):
    return [
        (one.first.number, [like.signal.number for like in one.likes]) for one in found.patterns
    ]


async def test_nothing_was_found_before_anybody_looked(store):
    found = await shown(store)
    assert (found.at, found.busy, found.patterns) == (None, False, ())
    async with store.read(KERN) as unit:
        assert await stale(unit)


async def test_what_was_found_is_kept_with_its_date_words_and_places(store):
    await looked(store)
    found = await shown(store)
    assert found.at == NOW
    assert numbers(found) == [(3, [1, 2])] or numbers(found) == [(3, [2, 1])]
    (pattern,) = found.patterns
    assert set(pattern.places) == {"twente", "zeeland", "flevoland"}
    assert all(like.words and like.themes == ("water",) for like in pattern.likes)


async def test_what_was_sorted_since_is_left_out(store):
    await looked(store)
    await do(store, KERN, set_aside, "1", "Dit speelt al elders.")
    assert numbers(await shown(store)) == [(3, [2])]
    await do(store, KERN, bundle, "3", ["2"])
    assert numbers(await shown(store)) == []


async def test_what_was_picked_up_can_be_bundled_still(store):
    await looked(store)
    await do(store, KERN, pick_up, "3")
    assert [first for first, _ in numbers(await shown(store))] == [3]


async def test_two_who_ask_at_once_get_one_look(store):
    await do(store, KERN, ask_patterns, tell=True)
    await do(store, KERN_B, ask_patterns, tell=True)
    (asked,) = [one for one in await events(store) if isinstance(one, PatternsAsked)]
    assert asked.by == KERN
    assert (await shown(store)).busy
    await looked(store)
    assert not (await shown(store)).busy


async def test_a_look_that_is_lost_may_be_asked_for_again(store):
    await do(store, KERN, ask_patterns, tell=False)
    async with store.read(KERN) as unit:
        assert not await stale(unit)
    store.hands.now = NOW + PATIENCE
    async with store.read(KERN) as unit:
        assert await stale(unit)
    await do(store, KERN_B, ask_patterns, tell=True)
    found = [one.by for one in await events(store) if isinstance(one, PatternsAsked)]
    assert found == ["", KERN_B]


async def test_a_look_is_fresh_for_a_day(store):
    await looked(store)
    store.hands.now = NOW + FRESH - timedelta(seconds=1)
    async with store.read(KERN) as unit:
        assert not await stale(unit)
    store.hands.now = NOW + FRESH
    async with store.read(KERN) as unit:
        assert await stale(unit)


async def test_a_slow_look_does_not_take_the_place_of_a_later_one(store):
    old = await looked(store)
    store.hands.now = NOW + timedelta(minutes=1)
    new = await looked(store)
    await do(store, "system", keep_board, old)
    assert (await get(store, PatternBoard, BOARD)).at == new.at


async def test_patterns_are_for_the_kernteam(store):
    with pytest.raises(NotAllowed):
        await shown(store, RAISER)
    with pytest.raises(NotAllowed):
        await do(store, RAISER, ask_patterns, tell=True)
    assert not [one for one in await events(store) if isinstance(one, PatternsAsked)]


def test_the_name_of_who_is_erased_is_no_reason_any_more():
    like = KeptSimilar(signal="2", words=("bodem", "Fatima", "el amrani"), themes=("water",))
    kept = PatternBoard(slug=BOARD, patterns=(KeptPattern(first="1", likes=(like,)),))
    left = kept.without_name("Fatima El Amrani")
    assert left is not None
    assert left.patterns[0].likes[0].words == ("bodem",)
    assert kept.without_name("Iemand Anders") is kept
    assert kept.without("key-g") is kept
