"""What was changed by hand is settled one by one, each once, by the kernteam."""

import asyncio

import pytest

from registry.core.errors import AlreadyDecided, Conflict, NotAllowed
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.provisioning.approvals import decline, propose
from registry.provisioning.drift import DifferenceGone, differences, mark, put_right, take_out
from registry.provisioning.plan import Cause, Plan, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.removal_budget import RemovalBudget
from registry.provisioning.sync_plan import SyncPlan
from registry.store.store import Store

TWENTE = "hub:twente"


def change(action, name, kind=ResourceKind.MEMBER, key="", area=TWENTE, **news):
    key = key or f"{TWENTE}/{name}"
    return PlannedChange(
        action, kind, key, area, name, Cause.DRIFT, "GW Twente", member=name, **news
    )


RESTORED = change(SyncAction.RESTORE, "GW Twente", ResourceKind.TEAM, TWENTE)
CHANNEL = change(SyncAction.CREATE, "Agenda", ResourceKind.CHANNEL, f"{TWENTE}:agenda")
INVITED = change(SyncAction.INVITE, "pieter", ResourceKind.GUEST, "/pieter", "")
OUT = change(SyncAction.ADD, "pieter")
STRANGER = change(SyncAction.REMOVE, "joost", removes=True)
PLAN = Plan((RESTORED, CHANNEL, INVITED, OUT, STRANGER), removals=RemovalBudget(1, 10, 10))


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        async with opened.write(SYSTEM) as unit:
            for slug in ("sanne", "joost", "fatima"):
                await unit.of(Member).add(Member(slug=slug, name=slug))
            for slug in ("sanne", "joost"):
                key = Membership.key("kernteam", slug)
                seat = Membership(slug=key, member=slug, group="kernteam", role=Role.KERNTEAM)
                await unit.of(Membership).add(seat)
            await propose(unit, PLAN, "drift")
        yield opened


async def settle(store, deed, change, who="sanne"):
    async with store.write(who) as unit:
        return await deed(unit, "1", mark(change))


async def get(store, slug="1"):
    async with store.read() as unit:
        return await unit.of(SyncPlan).find(slug)


def test_an_invitation_is_no_difference_of_its_own():
    assert differences(PLAN) == [RESTORED, CHANNEL, OUT, STRANGER]


GONE = change(SyncAction.INVITE, "fatima", ResourceKind.GUEST, "/fatima")


def test_whose_account_is_gone_is_a_difference():
    plan = Plan((*PLAN.changes, GONE))
    assert differences(plan) == [RESTORED, CHANNEL, OUT, STRANGER, GONE]
    assert plan.departed == (GONE,)


async def test_inviting_somebody_again_is_a_plan_of_its_own_and_leaves_the_rest(store):
    async with store.write(SYSTEM) as unit:
        waiting = await propose(unit, Plan((INVITED, OUT, GONE)), "drift", "x")
    async with store.write("sanne") as unit:
        made = await put_right(unit, waiting.slug, mark(GONE))
    assert made.plan.changes == (GONE,)
    assert made.plan.areas == (TWENTE,)
    assert (await get(store, waiting.slug)).plan.changes == (INVITED, OUT)


IN_CHANNEL = change(SyncAction.ADD, "pieter", key=f"{TWENTE}:kernteam/pieter")
ALONE = change(SyncAction.ADD, "an", key=f"{TWENTE}:kernteam/an")


async def proposed(store):
    async with store.write(SYSTEM) as unit:
        await propose(unit, Plan((OUT, IN_CHANNEL, ALONE)), "drift")


def test_who_was_taken_out_of_a_team_is_one_question_with_its_channels():
    assert differences(Plan((OUT, IN_CHANNEL, ALONE))) == [OUT, ALONE]


@pytest.mark.parametrize("deed", [take_out, put_right])
async def test_the_answer_is_for_the_channels_too(deed, store):
    await proposed(store)
    async with store.write("sanne") as unit:
        await deed(unit, "2", mark(OUT))
    assert (await get(store, "2")).plan.changes == (ALONE,)
    if deed is put_right:
        assert (await get(store, "3")).plan.changes == (OUT, IN_CHANNEL)


async def test_settling_another_leaves_the_channels_of_who_is_still_asked_about(store):
    await proposed(store)
    async with store.write("sanne") as unit:
        await take_out(unit, "2", mark(ALONE))
    assert (await get(store, "2")).plan.changes == (OUT, IN_CHANNEL)


async def test_what_is_settled_is_gone_and_the_rest_waits(store):
    assert await settle(store, take_out, STRANGER) == STRANGER
    plan = await get(store)
    assert plan.status == "proposed"
    assert plan.plan.changes == (RESTORED, CHANNEL, INVITED, OUT)
    assert plan.checksum == plan.plan.checksum
    with pytest.raises(DifferenceGone):
        await settle(store, take_out, STRANGER, "joost")


async def test_an_invitation_goes_with_who_needed_it(store):
    await settle(store, take_out, OUT)
    assert INVITED not in (await get(store)).plan.changes


async def test_putting_right_takes_along_what_it_needs(store):
    made = await settle(store, put_right, OUT)
    assert made.plan.changes == (RESTORED, INVITED, OUT)
    assert (made.status, made.decided_by) == ("approved", "sanne")
    assert (await get(store)).plan.changes == (CHANNEL, STRANGER)


async def test_one_removal_that_somebody_pressed_for_is_allowed(store):
    made = await settle(store, put_right, STRANGER)
    assert made.plan.changes == (RESTORED, STRANGER)
    assert made.allows_removals


async def test_when_nothing_is_left_it_is_finished(store):
    for one in (RESTORED, CHANNEL, OUT, STRANGER):
        await settle(store, take_out, one)
    plan = await get(store)
    assert (plan.status, plan.decided_by) == ("applied", "sanne")
    assert plan.plan.aligned


async def test_only_the_kernteam_settles(store):
    for deed in (take_out, put_right):
        with pytest.raises(NotAllowed):
            await settle(store, deed, OUT, "fatima")
    assert await get(store, "2") is None


async def test_a_plan_that_does_not_wait_can_not_be_settled(store):
    async with store.write("joost") as unit:
        await decline(unit, "1")
    with pytest.raises(AlreadyDecided):
        await settle(store, put_right, OUT)


async def test_two_at_the_same_moment_settle_it_once(store):
    both = (settle(store, put_right, STRANGER), settle(store, take_out, STRANGER, "joost"))
    results = await asyncio.gather(*both, return_exceptions=True)
    lost = [one for one in results if isinstance(one, DifferenceGone | Conflict)]
    assert len(lost) == 1
