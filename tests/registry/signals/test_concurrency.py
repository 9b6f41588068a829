"""Twenty people on one signal at once, by three bots on one database: one history, all told."""

import asyncio
from collections import Counter

import pytest

from registry.core.errors import AlreadyDecided, Conflict, ImpossibleStep, NotFound
from registry.core.membership import Membership
from registry.core.vocabulary import Role
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal, SignalJoin, SignalStepped
from registry.signals.transitions import SignalStatus
from registry.signals.workflow.hearing_workflow import (
    agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    finish,
    propose,
)
from registry.signals.workflow.signal_workflow import (
    ask,
    join,
    pick_up,
    raise_signal,
    set_aside,
)
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DAY,
    DOER,
    KERN,
    KERN_B,
    RAISER,
    action_draft,
    decision_draft,
    do,
    draft,
    get,
    proposal_draft,
    signal_in,
    signal_world,
)
from tests.support.at_once import at_once

CROWD = [f"{one}-{number}" for number in range(5) for one in ("a", "b", "c", "d")]
STEERING = BY_ROLE[Role.STEERING]
LOST = (AlreadyDecided, ImpossibleStep, NotFound)


@pytest.fixture
async def bots(store_url):
    """Three stores on one database, as three bots have them."""
    async with (
        await Store.open(store_url) as first,
        await Store.open(store_url) as second,
        await Store.open(store_url) as third,
    ):
        await signal_world(first)
        yield (first, second, third)


async def by_bots(bots, tries):
    """What came of tries that begin together, one bot after the other taking them on."""

    async def tried(at, actor, deed, *args, **options):
        try:
            return await do(bots[at % 3], actor, deed, *args, **options)
        except LOST as lost:
            return lost

    return await at_once(*(tried(at, *one) for at, one in enumerate(tries)))


async def heard(store):
    """Places of the steps that are to be told, per signal."""
    told = Counter()
    while parcels := await store.outbox.claim(100, 60.0):
        for parcel in parcels:
            await store.outbox.ack(parcel.id)
            if isinstance(parcel.event, SignalStepped):
                told[parcel.event.signal, parcel.event.place] += 1
    return told


async def all_of(store, entity):
    async with store.read() as unit:
        return await unit.of(entity).all()


async def test_twenty_join_while_six_of_the_kernteam_do_different_things(bots):
    await do(bots[0], RAISER, raise_signal, draft())
    joins = [(one, join, "1") for one in (*CROWD, *CROWD)]
    steps = [
        *((one, pick_up, "1", 1) for one in (KERN, KERN_B)),
        *((one, ask, "1", "Waar?", 1) for one in (KERN, KERN_B)),
        *((one, set_aside, "1", "Dit speelt elders.", 1) for one in (KERN, KERN_B)),
    ]
    mixed = [each for pair in zip(joins[:6], steps, strict=True) for each in pair] + joins[6:]
    came = await by_bots(bots, mixed)

    [first] = await all_of(bots[1], Signal)
    members = [one.member for one in first.supporters]
    assert members == [one.by for one in first.history if one.step == "join"]
    assert len(members) == len(set(members))
    assert len(await all_of(bots[2], SignalJoin)) == len(members)
    [decided] = [one for one in first.history if one.step not in ("raise", "join")]
    assert first.round == 2
    outcomes = [(*one[:2], outcome) for one, outcome in zip(mixed, came, strict=True)]
    taken = Counter(
        (one.by, one.outcome) if isinstance(one, AlreadyDecided) else type(one)
        for _, deed, one in outcomes
        if deed is not join
    )
    assert taken == {Signal: 1, (decided.by, first.status): len(steps) - 1}
    came_to = {each: [] for each in CROWD}
    for actor, deed, one in outcomes:
        if deed is join:
            came_to[actor].append(one)
    for actor, both in came_to.items():
        joined = [one for one in both if isinstance(one, Signal)]
        assert all(actor in one.raisers for one in joined)
        late = [(type(one), str(one)) for one in both if not isinstance(one, Signal)]
        if first.status != "set_aside":
            assert late == []  # it lives on, and twice is as once
        elif actor in members:
            assert joined  # who joined before sees that it is over
            assert [kind for kind, _ in late] == [ImpossibleStep] * (2 - len(joined))
        else:  # to anybody else it is as if there were none
            assert late == [(NotFound, str(NotFound(Signal.section, "1")))] * 2
    if first.status != "set_aside":
        assert sorted(members) == sorted(CROWD)
    assert await heard(bots[0]) == Counter(("1", at) for at in range(len(first.history)))


async def test_of_twenty_who_say_what_came_out_one_is_right_and_the_others_hear_who(bots):
    async with bots[0].write("system") as unit:
        for one in CROWD:
            slug = Membership.key(Role.STEERING, one)
            await unit.of(Membership).add(
                Membership(slug=slug, member=one, group="stuurgroep", role=Role.STEERING)
            )
    await proposed(bots)
    before = await get(bots[0], Signal, "1")
    results = ("taken_up", "sent_back", "not_now")
    came = await by_bots(
        bots,
        [
            (one, outcome, "1", results[at % 3], "Daarom.", before.round)
            for at, one in enumerate(CROWD)
        ],
    )
    [won] = [one for one in came if isinstance(one, Proposal)]
    after = await get(bots[2], Signal, "1")
    assert after.history[: len(before.history)] == before.history
    assert [one.step for one in after.history[len(before.history) :]] == ["outcome"]
    assert after.status == won.status
    assert [one.outcome for one in won.hearings] == [won.status]
    lost = [one for one in came if isinstance(one, AlreadyDecided)]
    assert len(lost) == len(CROWD) - 1
    assert {(one.by, one.outcome) for one in lost} == {(after.history[-1].by, won.status)}


async def test_of_twenty_with_one_number_each_gets_what_they_made(bots):
    await proposed(bots)
    await do(bots[0], STEERING, outcome, "1", "taken_up")
    await by_bots(bots, [(KERN, decide, "1", decision_draft()) for _ in CROWD])
    await by_bots(bots, [(KERN_B, act, "1", action_draft()) for _ in CROWD])
    decisions, actions = await all_of(bots[1], Decision), await all_of(bots[2], FollowUp)
    assert sorted(one.number for one in decisions) == list(range(1, len(CROWD) + 1))
    assert sorted(one.number for one in actions) == list(range(1, len(CROWD) + 1))
    steps = Counter(one.step for one in (await get(bots[0], Signal, "1")).history)
    assert steps["decide"] == steps["act"] == len(CROWD)
    abouts = [one.about for one in (await get(bots[0], Signal, "1")).history if one.about]
    assert len({one for one in abouts if one.startswith("a")}) == len(CROWD)


async def test_an_action_that_all_end_at_once_is_ended_once(bots):
    await proposed(bots)
    await do(bots[0], STEERING, outcome, "1", "taken_up")
    await do(bots[0], KERN, decide, "1", decision_draft())
    await do(bots[0], KERN, act, "1", action_draft())
    came = await by_bots(
        bots,
        [(one, finish, "1", "actie-1", f"Klaar, zegt {one}.") for one in (DOER, KERN, KERN_B) * 6],
    )
    [ended] = [one for one in came if isinstance(one, FollowUp)]
    signal = await get(bots[1], Signal, "1")
    assert await get(bots[2], FollowUp, "actie-1") == ended
    assert [one.note for one in signal.history if one.step == "finish"] == [ended.result]


async def test_twenty_who_raise_at_once_by_three_bots_each_get_a_number(bots):
    came = await by_bots(bots, [(one, raise_signal, draft()) for one in CROWD])
    assert sorted(one.number for one in came) == list(range(1, len(CROWD) + 1))
    assert sorted(one.raiser for one in await all_of(bots[0], Signal)) == sorted(CROWD)


async def test_a_meeting_that_two_put_things_on_at_once_is_one(bots):
    for _ in range(2):
        await proposed(bots, on=None)
    await by_bots(bots, [(KERN, agenda, "1", DAY), (KERN_B, agenda, "2", DAY)])
    assert [one.slug for one in await all_of(bots[2], Meeting)] == [f"stuurgroep-{DAY}"]
    assert [len(one.hearings) for one in await all_of(bots[2], Proposal)] == [1, 1]


async def proposed(bots, on=DAY):
    """A signal whose proposal is on an agenda."""
    signal = await do(bots[0], RAISER, raise_signal, draft())
    await do(bots[1], KERN, pick_up, signal.slug)
    await do(bots[2], KERN, propose, signal.slug, proposal_draft())
    if on:
        await do(bots[0], KERN, agenda, signal.slug, on)


class Between:
    """A unit in which something happens just before a noun is read for the first time."""

    def __init__(self, unit, entity, deed):
        self._unit, self._noun, self._deed = unit, entity, deed

    def __getattr__(self, name):
        return getattr(self._unit, name)

    def of(self, entity):
        repository = self._unit.of(entity)
        return Slow(repository, self) if entity is self._noun and self._deed else repository

    async def happen(self):
        deed, self._deed = self._deed, None
        if deed:
            await deed()


class Slow:
    """A repository that is read after what happens meanwhile."""

    def __init__(self, repository, between):
        self._repository, self._between = repository, between

    async def get(self, key):
        await self._between.happen()
        return await self._repository.get(key)


@pytest.mark.postgres
async def test_who_reads_a_proposal_that_moved_meanwhile_tries_again(postgres_url):
    async with await Store.open(postgres_url) as store, await Store.open(postgres_url) as other:
        await signal_world(store)
        async with store.write("system") as unit:
            seen = (await signal_in(unit, SignalStatus.ON_AGENDA)).round

        async def first():
            await asyncio.create_task(do(other, STEERING, outcome, "1", "taken_up"))

        with pytest.raises(Conflict):
            async with store.write(KERN) as unit:
                await outcome(Between(unit, Proposal, first), "1", "not_now", "Geen geld.")
        with pytest.raises(AlreadyDecided):
            await do(store, KERN, outcome, "1", "not_now", "Geen geld.", seen)
