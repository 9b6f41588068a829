"""Correcting a signal: who may, until when, and what the history keeps of it."""

import pytest

from registry.core.errors import AlreadyDecided, ImpossibleStep, Invalid, NotAllowed
from registry.core.vocabulary import Region
from registry.privacy.export_and_erase import erase
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep
from registry.signals.visibility import seen_by
from registry.signals.workflow.edits import edit
from registry.signals.workflow.proposal_workflow import (
    propose,
)
from registry.signals.workflow.signal_workflow import join, pick_up, raise_signal, set_aside
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    KERN,
    OTHER,
    RAISER,
    do,
    draft,
    events,
    get,
    proposal_draft,
    signal_world,
)

BETTER = "Kennis over de bodem blijft liggen bij de waterschappen en de gemeenten."


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await signal_world(opened)
        await do(opened, RAISER, raise_signal, draft(anonymous=True))
        yield opened


async def changed(store, actor, **news):
    return await do(store, actor, edit, "1", draft(**({"anonymous": True} | news)))


async def test_the_history_says_who_and_which_fields_and_keeps_no_old_words(store):
    await do(store, KERN, pick_up, "1")
    signal = await changed(store, RAISER, seen=BETTER, themes=("energie",))
    last = signal.history[-1]
    assert (signal.seen, signal.themes, signal.status) == (BETTER, ("energie",), "picked_up")
    assert (last.step, last.by, last.fields, last.note) == (
        "edit",
        RAISER,
        ("seen", "themes"),
        "",
    )
    assert signal.due is not None
    assert 'waterschappen."' not in (await get(store, Signal, "1")).model_dump_json()


async def test_who_picked_it_up_hears_of_it_and_so_does_its_raiser(store):
    await do(store, KERN, pick_up, "1")
    await changed(store, RAISER, wish="Een loket")
    await changed(store, KERN, wish="Een bodemloket")
    told = [(one.step, one.tell) for one in await events(store)]
    assert told[-2:] == [("edit", (KERN,)), ("edit", (RAISER,))]


async def test_where_nothing_differs_nothing_happens(store):
    before = await get(store, Signal, "1")
    assert await changed(store, RAISER) == before
    assert await get(store, Signal, "1") == before


async def test_a_hub_brings_its_region_along(store):
    signal = await changed(store, RAISER, hub="zeeland", region="twente")
    assert (signal.hub, signal.region) == ("zeeland", Region.ZEELAND)
    assert signal.history[-1].fields == ("hub", "region")
    signal = await changed(store, RAISER, hub="zeeland", region="drenthe")
    assert signal.region is Region.DRENTHE
    signal = await changed(store, RAISER, hub="zeeland")
    assert signal.region is Region.ZEELAND


async def test_its_raiser_may_while_the_kernteam_still_sorts_it(store):
    await do(store, KERN, pick_up, "1")
    await do(store, KERN, propose, "1", proposal_draft())
    with pytest.raises(NotAllowed):
        await changed(store, RAISER, wish="Toch iets anders")
    assert (await changed(store, KERN, wish="Een loket")).wish == "Een loket"


async def test_nobody_else_and_not_when_it_is_over(store):
    with pytest.raises(NotAllowed):
        await changed(store, OTHER, wish="Iets anders")
    await do(store, KERN, set_aside, "1", "Dit speelt niet meer.")
    with pytest.raises(ImpossibleStep):
        await changed(store, KERN, wish="Iets anders")


async def test_on_an_older_round_it_is_refused(store):
    before = await get(store, Signal, "1")
    await changed(store, KERN, wish="Een loket")
    with pytest.raises(AlreadyDecided):
        await do(store, RAISER, edit, "1", draft(wish="Iets anders"), before.round)


async def test_what_does_not_exist_is_a_fault_at_its_field(store):
    with pytest.raises(Invalid) as refused:
        await changed(store, RAISER, themes=("niets",), hub="nergens")
    assert {one.field for one in refused.value.faults} == {"themes", "hub"}


async def test_only_its_raiser_says_whether_it_is_anonymous(store):
    assert (await changed(store, KERN, anonymous=False, wish="Een loket")).anonymous
    assert not (await changed(store, RAISER, anonymous=False)).anonymous


async def test_that_its_raiser_corrected_it_does_not_give_them_away(store):
    await do(store, OTHER, join, "1")
    signal = await changed(store, RAISER, wish="Een loket")
    async with store.read() as unit:
        seen = await seen_by(unit, signal, OTHER)
    assert RAISER not in seen.model_dump_json()


async def test_who_is_erased_is_in_no_correction(store):
    await changed(store, RAISER, wish="Een loket")
    async with store.write(RAISER) as unit:
        await erase(unit, RAISER)
    signal = await get(store, Signal, "1")
    assert (signal.history[-1].step, signal.history[-1].by) == (SignalStep.EDIT, "")
