"""Somebody whose account is gone from the tenant, with what a person decides about them."""

import dataclasses

import pytest

from bot.sync.approval_units import Topic, approval_units
from graph_sync import engine
from graph_sync.errors import PlanOutdated
from registry.members.member import Member
from registry.provisioning.policies import SyncPolicy
from tests.graph_sync.ledger.fixtures_ledger import alliance


@pytest.fixture
async def made(sqlite_url):
    """A hub with guests who are in its team."""
    async with alliance(sqlite_url, bare=True) as opened:
        await opened.hub("twente", "Twente", guests=3, team=1)
        outcome = await opened.align()
        assert (outcome.failed, outcome.left.changes) == ((), ())
        yield opened


def guest(made, number):
    """The account of one of them."""
    mail = f"twente-{number}@gemeente.example"
    users = made.tenant.sandbox.state.users.values()
    (found,) = [one for one in users if one.mail == mail and one.deleted is None]
    return found.id


@pytest.fixture
async def gone(made, monkeypatch):
    """One of them is deleted in Entra, and a second look by id shows the same."""
    user = guest(made, 2)
    made.tenant.hand("delete user", user=user)
    made.time.go_on(days=3)
    read = engine.read_observed

    async def twice(*args, **options):
        observed = await read(*args, **options)
        marks = {f"/{user}"} if user not in observed.users else set()
        return dataclasses.replace(observed, confirmed=observed.confirmed | marks)

    monkeypatch.setattr(engine, "read_observed", twice)
    return user


async def test_nobody_is_invited_again_by_itself(made, gone):
    before = len(made.tenant.sandbox.state.users)
    plan = await made.plan()

    (departed,) = plan.departed
    assert departed.member == gone
    (unit,) = [one for one in approval_units(plan, SyncPolicy(slug="sync")) if one.plan.departed]
    assert unit.topic == Topic("drift")
    rest = plan.only(one for one in plan.changes if not one.departed)
    await made.sync.apply(rest, asked_by="els", strict=True)  # a question is nothing new
    assert len(made.tenant.sandbox.state.users) == before
    assert [one.member for one in (await made.plan()).departed] == [gone]


@pytest.mark.usefixtures("gone")
async def test_something_else_that_is_new_is_still_said(made):
    plan = await made.plan()
    await made.hub("urk", "Urk", guests=1)
    with pytest.raises(PlanOutdated):
        await made.sync.apply(
            plan.only(one for one in plan.changes if not one.departed), asked_by="els", strict=True
        )


async def test_who_is_invited_again_comes_back_under_a_new_account(made, gone):
    plan = await made.plan()
    outcome = await made.sync.apply(plan.only(plan.departed), asked_by="els")

    assert (outcome.failed, outcome.left.changes, outcome.done) == ((), (), 1)
    new = guest(made, 2)
    assert new != gone
    async with made.store.read() as unit:
        assert await unit.of(Member).find(new)
        assert await unit.of(Member).find(gone) is None
    await made.align()
    assert new in made.tenant.group("GW Twente").members
    assert (await made.plan()).departed == ()


async def test_who_left_is_wanted_nowhere_any_more(made, gone):
    await made.change(Member, gone, status="left", left=made.time.now)
    plan = await made.plan()
    assert plan.departed == ()
    assert not [one for one in plan.changes if one.action == "invite"]
