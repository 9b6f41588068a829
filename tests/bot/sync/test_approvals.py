"""What a look found becomes what people are asked: once, all of it, nothing that was settled."""

import dataclasses
from datetime import timedelta

import pytest

from bot.sync.approvals import REMEMBERED, put_forward
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.errors import AlreadyDecided, NotAllowed
from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import approve, decline, finish, start, waiting
from registry.provisioning.first_contact import ask_again, not_ours, turned_down
from registry.provisioning.plan import (
    Cause,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    plan_to_json,
)
from registry.provisioning.removal_budget import RemovalBudget
from registry.provisioning.sync_plan import SyncPlan
from registry.store.store import Store
from tests.support.conversation import Clock

ANNA = "a3f1c0de-0000-4000-8000-000000000501"
SANNE = "a3f1c0de-0000-4000-8000-000000000101"


def change(action, key, cause, **more):
    place, _, member = key.partition("/")
    kind = ResourceKind.MEMBER if member else ResourceKind.TEAM
    area = ":".join(place.split(":")[:2])
    return PlannedChange(action, kind, key, area, key, cause, member=member, **more)


GONE = change(SyncAction.REMOVE, f"hub:urk/{ANNA}", Cause.UNWANTED, removes=True)
GONE_TOO = change(SyncAction.REMOVE, f"hub:gooi/{ANNA}", Cause.UNWANTED, removes=True)
ADDED = change(SyncAction.ADD, f"hub:twente/{ANNA}", Cause.REGISTRY)
HUB = change(SyncAction.CREATE, "hub:zeist", Cause.WANTED)
IN_HUB = change(SyncAction.ADD, f"hub:zeist/{ANNA}", Cause.WANTED)
GUEST = PlannedChange(
    SyncAction.INVITE, ResourceKind.GUEST, f"/{ANNA}", "", "Anna", Cause.WANTED, member=ANNA
)
BY_HAND = change(SyncAction.RENAME, "hub:urk", Cause.DRIFT, before="GW Urk!", after="GW Urk")


class Desk:
    def __init__(self, store, clock):
        self.store, self.clock = store, clock

    async def forward(self, *changes, areas=None, asked=False):
        async with self.store.write(SYSTEM) as unit:
            plan = Plan(changes, removals=RemovalBudget(0, 0, 10), calls=len(changes))
            await put_forward(unit, plan, areas, asked=asked)

    async def waiting(self):
        """Origin and about → changes, of what waits for people."""
        async with self.store.read() as unit:
            plans = await waiting(unit)
        return {(one.origin, one.about): one.plan.changes for one in plans}

    async def let_through(self):
        async with self.store.read() as unit:
            plans = await unit.of(SyncPlan).all(status="approved", origin="registry")
        return [change for one in plans for change in one.plan.changes]

    async def decide(self, deed, origin="registry", about=""):
        async with self.store.read() as unit:
            (plan,) = [
                one for one in await waiting(unit) if (one.origin, one.about) == (origin, about)
            ]
        async with self.store.write(SYSTEM) as unit:
            return await deed(unit, plan.slug)

    async def count(self):
        async with self.store.read() as unit:
            return await unit.of(SyncPlan).count()


@pytest.fixture
async def desk(sqlite_url):
    clock = Clock()
    async with await Store.open(sqlite_url, clock=clock) as store:
        yield Desk(store, clock)


async def test_each_topic_waits_by_itself_and_the_harmless_goes(desk):
    await desk.forward(GUEST, HUB, ADDED, IN_HUB, GONE, BY_HAND)

    assert await desk.waiting() == {
        ("hub", "zeist"): (GUEST, HUB, IN_HUB),
        ("registry", ""): (GONE,),
        ("drift", ""): (BY_HAND,),
    }
    assert await desk.let_through() == [GUEST, ADDED]


async def test_the_same_found_again_asks_nothing_again(desk):
    await desk.forward(HUB, GONE, BY_HAND)
    await desk.forward(HUB, GONE, BY_HAND)

    assert await desk.count() == 3


async def test_what_is_on_its_way_is_not_let_through_twice(desk):
    await desk.forward(ADDED)
    await desk.forward(ADDED)

    assert await desk.count() == 1


async def test_what_is_no_longer_so_is_no_longer_asked(desk):
    await desk.forward(HUB, BY_HAND)
    await desk.forward(HUB)

    assert list(await desk.waiting()) == [("hub", "zeist")]


async def test_what_is_new_joins_what_waits(desk):
    await desk.forward(GONE)
    await desk.forward(GONE, GONE_TOO)

    assert await desk.waiting() == {("registry", ""): (GONE, GONE_TOO)}


async def test_a_look_at_some_teams_leaves_what_waits_about_others(desk):
    await desk.forward(GUEST, HUB, IN_HUB, GONE)

    await desk.forward(GONE_TOO, areas={"hub:gooi"})

    assert await desk.waiting() == {
        ("hub", "zeist"): (GUEST, HUB, IN_HUB),
        ("registry", ""): (GONE, GONE_TOO),
    }


async def test_a_look_at_some_teams_takes_back_what_is_no_longer_so_there(desk):
    await desk.forward(GONE, GONE_TOO)

    await desk.forward(areas={"hub:urk"})

    assert await desk.waiting() == {("registry", ""): (GONE_TOO,)}


async def test_what_was_declined_is_not_asked_again(desk):
    await desk.forward(GONE)
    await desk.decide(decline)

    await desk.forward(GONE)
    assert await desk.waiting() == {}
    await desk.forward(GONE, GONE_TOO)
    assert await desk.waiting() == {("registry", ""): (GONE_TOO,)}


async def test_a_no_is_for_that_very_change(desk):
    await desk.forward(BY_HAND)
    await desk.decide(decline, "drift")

    other = dataclasses.replace(BY_HAND, before="GW Urk?")
    await desk.forward(other)

    assert await desk.waiting() == {("drift", ""): (other,)}


async def test_who_asks_for_a_look_sees_what_was_declined_too(desk):
    await desk.forward(GONE)
    await desk.decide(decline)

    await desk.forward(GONE, asked=True)

    assert await desk.waiting() == {("registry", ""): (GONE,)}


async def test_a_no_does_not_count_for_ever(desk):
    await desk.forward(GONE)
    await desk.decide(decline)
    desk.clock.now += REMEMBERED + timedelta(seconds=1)

    await desk.forward(GONE)

    assert await desk.waiting() == {("registry", ""): (GONE,)}


async def test_who_is_in_a_hub_that_was_declined_is_still_invited_for_another(desk):
    await desk.forward(GUEST, HUB, IN_HUB)
    await desk.decide(decline, "hub", "zeist")

    await desk.forward(GUEST, HUB, IN_HUB, ADDED)

    assert await desk.let_through() == [GUEST, ADDED]
    assert await desk.waiting() == {}


OTHERS = change(SyncAction.ADOPT, "hub:gooi", Cause.FOUND, graph_id="others")
IN_OTHERS = change(SyncAction.ADD, f"hub:gooi/{ANNA}", Cause.REGISTRY)
MORE_IN_OTHERS = change(SyncAction.ADD, f"hub:gooi/{SANNE}", Cause.REGISTRY)
DESCRIBED = change(SyncAction.DESCRIBE, "hub:gooi", Cause.FOUND, after="Gooi")


@pytest.fixture
async def begun(desk):
    """Something is ours already: this is not the first adoption."""
    async with desk.store.write(SYSTEM) as unit:
        await unit.of(LedgerEntry).add(LedgerEntry(slug="hub:twente", kind="team", graph_id="t"))
    return desk


async def test_whose_place_it_is_is_asked_together_with_all_that_would_be_done_there(begun):
    await begun.forward(ADDED, OTHERS, DESCRIBED, IN_OTHERS)

    assert await begun.waiting() == {("daily", "hub:gooi"): (OTHERS, DESCRIBED, IN_OTHERS)}
    assert await begun.let_through() == [ADDED]


async def test_in_a_place_that_somebody_said_is_not_ours_nothing_is_done_by_itself(begun):
    await begun.forward(OTHERS, IN_OTHERS)
    await begun.decide(decline, "daily", "hub:gooi")

    await begun.forward(OTHERS, DESCRIBED, IN_OTHERS, MORE_IN_OTHERS)

    assert await begun.waiting() == {}
    assert await begun.let_through() == []


async def test_what_comes_up_while_a_place_becomes_ours_waits_until_it_is(begun):
    await begun.forward(OTHERS, IN_OTHERS)
    await begun.decide(approve, "daily", "hub:gooi")

    await begun.forward(OTHERS, DESCRIBED, IN_OTHERS, MORE_IN_OTHERS)

    assert await begun.waiting() == {}
    assert await begun.let_through() == []


async def test_the_first_adoption_is_one_question(desk):
    other = change(SyncAction.ADOPT, "hub:urk", Cause.FOUND, graph_id="urk")

    await desk.forward(OTHERS, other, IN_OTHERS)

    assert await desk.waiting() == {("daily", ""): (OTHERS, other, IN_OTHERS)}


async def test_a_no_to_a_place_counts_until_somebody_takes_it_back(begun):
    await begun.forward(OTHERS, IN_OTHERS)
    plan = await begun.decide(decline, "daily", "hub:gooi")
    begun.clock.now += 3 * REMEMBERED
    async with begun.store.read() as unit:
        assert await not_ours(unit) == {("hub:gooi", "others")}
        assert [one.slug for one in await turned_down(unit)] == [plan.slug]

    async with begun.store.write(SYSTEM) as unit:
        await ask_again(unit, plan.slug)

    async with begun.store.read() as unit:
        assert await not_ours(unit) == frozenset()
        assert await turned_down(unit) == []
    with pytest.raises(AlreadyDecided):  # twice
        async with begun.store.write(SYSTEM) as unit:
            await ask_again(unit, plan.slug)
    await begun.forward(OTHERS, IN_OTHERS)
    assert await begun.waiting() == {("daily", "hub:gooi"): (OTHERS, IN_OTHERS)}


@pytest.mark.parametrize("status", ["proposed", "approved", "overtaken", "applied"])
async def test_only_a_no_to_a_place_can_be_taken_back(begun, status):
    await begun.forward(GONE)
    plan = await begun.decide(decline)
    async with begun.store.write(SYSTEM) as unit:
        body = plan_to_json(Plan((OTHERS,)))
        await unit.of(SyncPlan).add(
            SyncPlan(slug="99", origin="daily", status=status, checksum="x", body=body)
        )
    for slug in (plan.slug, "99"):
        with pytest.raises(AlreadyDecided):
            async with begun.store.write(SYSTEM) as unit:
                await ask_again(unit, slug)
    with pytest.raises(NotAllowed):
        async with begun.store.write(ANNA) as unit:
            await ask_again(unit, plan.slug)


async def test_what_was_approved_and_done_may_be_asked_again_when_it_comes_back(desk):
    await desk.forward(GONE)
    plan = await desk.decide(approve)
    await desk.forward(GONE)
    assert await desk.waiting() == {}
    async with desk.store.write(SYSTEM) as unit:
        await start(unit, plan.slug)
        await finish(unit, plan.slug, 1, 1)

    await desk.forward(GONE)

    assert await desk.waiting() == {("registry", ""): (GONE,)}


async def test_estimates_of_both_looks_are_added(desk):
    await desk.forward(GONE)
    async with desk.store.write(SYSTEM) as unit:
        plan = Plan((GONE_TOO,), estimate_seconds=10.0, calls=1)
        await put_forward(unit, plan, {"hub:gooi"})

    async with desk.store.read() as unit:
        (one,) = await waiting(unit)
    assert one.plan.estimate_seconds == 10.0
    assert one.plan.calls == 2
    assert one.plan.removals.planned == 2
