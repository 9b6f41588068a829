"""Every step in every state by every role is allowed or refused as the table says."""

import asyncio
import tempfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.errors import AlreadyDecided, ImpossibleStep, Invalid, NotAllowed, NotFound
from registry.core.permissions import RIGHTS
from registry.core.vocabulary import Role
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.signal import Signal
from registry.signals.transitions import EARLY, LIVE, STEPS, Own, SignalStatus, SignalStep
from registry.signals.visibility import may_see
from registry.signals.workflow.possible_steps import possible
from registry.signals.workflow.recording import opened
from registry.signals.workflow.signal_workflow import raise_signal
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DOER,
    OTHER,
    RAISER,
    WORKER,
    draft,
    get,
    signal_in,
    signal_world,
    step,
)
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

TAKEN = [one for one in SignalStep if one is not SignalStep.RAISE]
OWNERS = {
    Own.RAISER: RAISER,
    Own.EARLY_RAISER: RAISER,
    Own.WORKER: WORKER,
    Own.DOER: DOER,
}
ACTORS = [
    *((key, role) for role, key in BY_ROLE.items()),
    *((one, None) for one in dict.fromkeys(OWNERS.values())),
]


class Undone(Exception):
    """Rolls back, so that the next try finds the signal as it was."""


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened_store:
        await signal_world(opened_store)
        yield opened_store


async def undo(unit):
    raise Undone((await unit.of(Signal).get("1")).status)


async def tried(store, actor, name):
    """What came of a step with signal 1: its new state, or the refusal; undone again."""
    try:
        async with store.write(actor) as unit:
            await step(unit, name)
            await undo(unit)
    except Undone as done:
        return done.args[0]
    except (NotAllowed, NotFound, ImpossibleStep, AlreadyDecided, Invalid) as refused:
        return refused


@pytest.mark.parametrize("status", SignalStatus)
async def test_the_table_is_what_happens(store, status):
    async with store.write("system") as unit:
        await signal_in(unit, status)
        await signal_in(unit, SignalStatus.PICKED_UP, "2")
    for actor, role in ACTORS:
        async with store.read(actor) as unit:
            could = await possible(unit, await unit.of(Signal).get("1"), actor)
        for name in TAKEN:
            rule = STEPS[name]
            allowed = bool({role, Role.MEMBER} & RIGHTS[rule.right])
            if rule.own and OWNERS[rule.own] == actor:
                allowed = allowed or owned(status, rule.own)
            came = await tried(store, actor, name)
            if not allowed:
                assert isinstance(came, NotAllowed), (status, name, actor, came)
                assert name not in could
            elif name is SignalStep.JOIN and not await sees(store, actor):
                assert isinstance(came, NotFound), (status, name, actor, came)
            elif status not in rule.starts:
                assert isinstance(came, ImpossibleStep), (status, name, actor, came)
                assert (came.possible, came.status) == (could, status)
            elif (name, status) == (SignalStep.CLOSE, SignalStatus.ACTING):
                assert [one.code for one in came.faults] == ["open"]  # an action is to be done
            elif name is SignalStep.OUTCOME:
                assert came == "taken_up"
                assert name in could
            else:
                assert came == (rule.to or status), (status, name, actor, came)
                assert name in could


async def sees(store, actor):
    """Whether the signal is for this person at all."""
    async with store.read(actor) as unit:
        return await may_see(unit, await unit.of(Signal).get("1"), actor)


def owned(status, own):
    """Whether there is anything that the raiser, worker or doer owns in this state."""
    if own is Own.RAISER:
        return True
    if own is Own.EARLY_RAISER:
        return status in EARLY
    early = {"new", "picked_up", "asked", "bundled", "set_aside"}
    return status not in early if own is Own.WORKER else status is SignalStatus.ACTING


async def test_who_may_not_hears_the_same_of_a_signal_that_is_not_there(store):
    async with store.read(OTHER) as unit:
        with pytest.raises(NotAllowed):
            await opened(unit, "999", SignalStep.PICK_UP, None)


def test_every_state_can_be_reached_and_left_and_what_is_over_is_not_live():
    reached = {rule.to for rule in STEPS.values()} | {"taken_up", "sent_back", "not_now"}
    assert reached >= set(SignalStatus)
    for status in SignalStatus:
        leads = [rule.to for rule in STEPS.values() if status in rule.starts]
        assert any(to not in (None, status) for to in leads) or status is SignalStatus.ON_AGENDA
    assert set(SignalStatus) - LIVE == {"bundled", "set_aside", "closed"}


MOVES = st.lists(
    st.tuples(st.sampled_from([key for key, _ in ACTORS]), st.sampled_from(TAKEN)), max_size=40
)
LIKELY = [
    SignalStep.PICK_UP,
    SignalStep.PROPOSE,
    SignalStep.AGENDA,
    SignalStep.OUTCOME,
    SignalStep.DECIDE,
    SignalStep.ACT,
    SignalStep.FINISH,
    SignalStep.CLOSE,
]
COURSES = st.integers(0, len(LIKELY)).flatmap(
    lambda far: MOVES.map(
        lambda more: [(BY_ROLE[Role.KERNTEAM], one) for one in LIKELY[:far]] + more
    )
)


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(course=COURSES)
def test_whatever_people_do_the_history_tells_it_and_nothing_else_changes(course):
    asyncio.run(followed(course))


async def followed(course):
    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(sqlite_with_tables(f"{folder}/plek.db")) as store:
            await signal_world(store)
            for actor in (RAISER, OTHER):
                async with store.write(actor) as unit:
                    await raise_signal(unit, draft())
            for actor, name in course:
                before = await get(store, Signal, "1")
                try:
                    async with store.write(actor) as unit:
                        actions = await unit.of(FollowUp).all(state="open")
                        last = actions[-1].slug if actions else "actie-1"
                        await step(unit, name, action=last)
                except (NotAllowed, NotFound, ImpossibleStep, AlreadyDecided, Invalid):
                    assert await get(store, Signal, "1") == before
                    continue
                after = await get(store, Signal, "1")
                added = after.history[len(before.history) :]
                assert after.history[: len(before.history)] == before.history
                joined_twice = name is SignalStep.JOIN and not added
                assert joined_twice or [(one.step, one.by) for one in added] == [(name, actor)]
                assert after.status == after.history[-1].status
                assert joined_twice or before.status in STEPS[name].starts
