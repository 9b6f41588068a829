"""What Microsoft is not ready for yet is waited for, in few calls, and left by name at the end."""

import asyncio

import pytest

from graph_sync.apply.lags import ACCOUNT, ROSTER, YOUNG_GROUP, Lag, Lags
from graph_sync.concurrency import together
from graph_sync.graph.errors import GraphFault, Missing
from graph_sync.sandbox.core.consistency import PROFILES
from graph_sync.sandbox.core.consistency import Lags as SandboxLags
from registry.members.aliases import MemberAlias
from registry.provisioning.plan import ResourceKind
from tests.graph_sync.ledger.fixtures_ledger import alliance

SPEED = 400.0


async def hub(made):
    await made.hub("twente", "Twente", guests=4, team=2)


def with_wait(made, seconds):
    made.tenant.settings = made.tenant.settings.model_copy(update={"sync_wait": seconds})
    made.sync = made.syncing()


async def test_a_first_apply_waits_until_teams_shows_people_and_does_all(sqlite_url):
    async with alliance(sqlite_url, bare=True, profile="ordinary", speed=SPEED) as made:
        await hub(made)
        told = []

        async def tell(progress):
            told.append(progress)

        outcome = await made.align(progress=tell)

        assert (outcome.failed, outcome.waiting, outcome.left.changes) == ((), (), ())
        core = made.picture()["GW Twente"]["channels"]
        assert any(kind == "private" and len(people) == 3 for _, kind, _, people, _ in core)
    waits = [one for one in told if one.waiting]
    assert {one.waiting for one in waits} >= {YOUNG_GROUP}
    assert all(0 < one.seconds <= 900 and one.name == "GW Twente" for one in waits)


@pytest.mark.parametrize(
    ("lags", "why"),
    [
        (SandboxLags(group=10_000), YOUNG_GROUP),
        (SandboxLags(roster=10_000), ROSTER),
    ],
    ids=["group", "roster"],
)
async def test_what_takes_longer_than_may_be_waited_waits_by_name(lags, why, sqlite_url):
    async with alliance(sqlite_url, bare=True, speed=SPEED) as made:
        made.tenant.sandbox.tenant.lags = lags
        with_wait(made, 120.0)
        await hub(made)

        outcome = await made.align()

        assert outcome.failed == ()
        assert {one.why for one in outcome.waiting} == {why}
        assert {one.change for one in outcome.waiting} == set(outcome.left.changes)
        if why == ROSTER:
            assert {one.change.kind for one in outcome.waiting} == {ResourceKind.MEMBER}
        ledger = await made.ledger()
        assert not ledger.areas["hub:twente"].setback if "hub:twente" in ledger.areas else True

        made.tenant.sandbox.tenant.lags = PROFILES["instant"]
        made.tenant.sandbox.clock.advance(20_000)
        made.time.go_on(hours=6)
        for _ in range(2):  # whom the group had when it became a team is seen after that only
            assert (await made.align()).left.changes == ()
        assert (await made.plan()).aligned
        assert (made.doubles(), await made.orphans()) == ([], [])


async def test_nothing_is_waited_for_where_that_is_not_wanted(sqlite_url):
    async with alliance(sqlite_url, bare=True, speed=SPEED) as made:
        made.tenant.sandbox.tenant.lags = SandboxLags(roster=600)
        with_wait(made, 0.0)
        await hub(made)
        made.tenant.asked()

        outcome = await made.align()

        assert {one.why for one in outcome.waiting} == {ROSTER}
        assert made.tenant.sandbox.clock.elapsed < 300


async def test_who_is_to_leave_does_not_wait_for_who_is_new(sqlite_url):
    async with alliance(sqlite_url, bare=True, speed=SPEED) as made:
        await hub(made)
        await made.align()
        async with made.store.read() as unit:
            known = {one.slug: one.member for one in await unit.of(MemberAlias).all()}
        await made.leave("twente", known["twente-3"])
        (gone,) = [one for one in (await made.plan()).changes if one.removes]
        made.tenant.sandbox.tenant.lags = SandboxLags(roster=10_000)
        with_wait(made, 5_000.0)
        from registry.core.permissions import SYSTEM
        from registry.core.vocabulary import Role
        from registry.members.member import Member

        async with made.store.write(SYSTEM) as unit:
            await unit.of(Member).add(Member(slug="nieuw", name="Nieuw", email="nieuw@x.example"))
            await made.add_membership(unit, "twente", "nieuw", Role.HUB_TEAM)
        plan, out = await made.plan(), asyncio.Event()

        async def tell(progress):
            if progress.doing == gone.key:
                out.set()

        applying = asyncio.create_task(made.sync.apply(plan, asked_by="els", progress=tell))
        await asyncio.wait_for(out.wait(), 5)
        assert not applying.done()
        applying.cancel()
        await asyncio.wait([applying])


def test_one_look_tells_the_others_when_theirs_is_worth_a_call():
    lag = Lag()
    assert lag.due(-1) == 0
    lag.not_yet(0)
    assert lag.due(-1) == lag.due(0) == 3
    lag.not_yet(40)
    assert lag.due(-1) == lag.due(40) == pytest.approx(46)
    lag.found(47)
    assert lag.due(0) == lag.due(-1) == 47
    assert lag.due(60) == pytest.approx(69)  # it takes longer than the others


def test_what_never_comes_keeps_nobody_from_looking():
    lag = Lag()
    lag.not_yet(10_000)
    assert lag.due(-1) == 90
    assert lag.due(100) == 200


async def test_twenty_at_once_ask_hardly_more_often_than_one():
    speed, tries = 200.0, 0
    lags = Lags(speed)

    async def one():
        nonlocal tries
        born = lags.time

        async def work():
            nonlocal tries
            tries += 1
            await asyncio.sleep(0)
            if lags.time - born < 60:
                raise Missing(GraphFault(404))

        await lags.attempt("group", born, 900.0, work)

    await together(*(one() for _ in range(20)))
    assert tries <= 20 + 20


async def test_it_gives_up_when_it_may_wait_no_longer():
    lags = Lags(1_000.0)
    left = []

    async def work():
        raise Missing(GraphFault(404))

    async def tell(seconds):
        left.append(seconds)

    began = lags.time
    with pytest.raises(Missing):
        await lags.attempt("group", began, 100.0, work, tell)
    assert 100 <= lags.time - began < 200
    assert left == sorted(left, reverse=True)
    assert ACCOUNT != ROSTER
