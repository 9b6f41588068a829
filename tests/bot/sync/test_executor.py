"""An approved plan is carried out once, shown on its way, and ends as it should however it ends."""

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.cli.sync.apply import Application, Stopped
from bot.sync.executor import EVERY, execute
from bot.sync.schedule import state_of
from graph_sync.apply.outcome import Outcome, Progress
from graph_sync.errors import PlanOutdated, SyncBusy
from graph_sync.graph.errors import GraphFault, Unreachable
from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import approve, propose
from registry.provisioning.auto_approval import try_again
from registry.provisioning.fates import Ended, Fate
from registry.provisioning.plan import Cause, Plan, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.removal_budget import RemovalBudget
from registry.provisioning.sync_plan import CreatedPlace, Quarantine, SyncPlan
from registry.store.engine.errors import StoreError
from registry.store.store import Store
from tests.support.at_once import at_once
from tests.support.conversation import Clock

SANNE = "a3f1c0de-0000-4000-8000-000000000101"
CHANGES = tuple(
    PlannedChange(
        SyncAction.ADD, ResourceKind.MEMBER, f"hub:urk/{n}", "hub:urk", n, Cause.REGISTRY, member=n
    )
    for n in ("anna", "bert", "cees")
)
PLAN = Plan(CHANGES)
URK = CreatedPlace(key="hub:urk", name="GW Urk", url="https://teams.example/urk")
ASIDE = Quarantine(area="hub:urk", name="GW Urk", why="unreachable", reference="r1")


class Sync:
    """Does a plan step by step, a second each; may stop or fail on the way."""

    def __init__(self, clock, *, fails_at=None, error=None, failed=(), made=(URK,), ends=()):
        self.clock, self.fails_at, self.error = clock, fails_at, error
        self.failed, self.made, self.ends = failed, made, ends
        self.asked = []
        self.began = asyncio.Event()

    async def apply(
        self, approved, *, asked_by, allow_removals=False, strict=False, wait=0.0, progress=None
    ):
        self.asked.append((approved, asked_by, allow_removals, strict, wait))
        total = len(approved.changes)
        for number, change in enumerate(approved.changes, 1):
            if number == self.fails_at:
                self.began.set()
                if self.error is None:
                    await asyncio.Event().wait()
                raise self.error
            self.clock.forward(seconds=1)
            await progress(Progress(number, total, change.key, change.area))
        left = Plan(approved.changes[-1:]) if self.failed else Plan()
        return Outcome(total - len(left.changes), self.failed, self.made, left, ends=self.ends)


class World:
    def __init__(self, store, clock):
        self.store, self.clock = store, clock

    async def approved(self, plan=PLAN, actor=SYSTEM, **more):
        async with self.store.write(SYSTEM) as unit:
            slug = (await propose(unit, plan, "registry")).slug
        async with self.store.write(actor) as unit:
            await approve(unit, slug, **more)
        return slug

    async def plans(self):
        async with self.store.read() as unit:
            return await unit.of(SyncPlan).all()

    async def the_plan(self):
        (plan,) = await self.plans()
        return plan

    async def run(self, slug, **how):
        sync = Sync(self.clock, **how)
        await execute(self.store, sync, slug, clock=self.clock)
        return sync

    async def steps(self):
        """Done so far, as it was kept, for each time that it was."""
        async with self.store.read() as unit:
            trail = await unit.audit(100, SyncPlan.section)
        return sum("done" in one.fields for one in trail)


@pytest.fixture
async def world(sqlite_url):
    clock = Clock()
    async with await Store.open(sqlite_url, clock=clock, administrators=[SANNE]) as store:
        yield World(store, clock)


async def ignore(_progress):
    """Nobody looks."""


async def ignore_all(*_words):
    """Nothing is closed: the process is gone."""


class TestForTheKernteam:
    async def test_it_is_done_in_the_name_of_who_approved_it(self, world):
        sync = await world.run(await world.approved(actor=SANNE))

        assert sync.asked == [(PLAN, SANNE, False, False, 0.0)]
        plan = await world.the_plan()
        assert (plan.status, plan.done, plan.total, plan.made) == ("applied", 3, 3, (URK,))
        assert plan.finished_at == world.clock.now

    async def test_the_yes_to_removals_goes_along(self, world):
        gone = PlannedChange(
            SyncAction.REMOVE,
            ResourceKind.MEMBER,
            "hub:urk/x",
            "hub:urk",
            "x",
            Cause.UNWANTED,
            removes=True,
        )
        plan = Plan((gone,), removals=RemovalBudget(1, 0, 0))

        sync = await world.run(await world.approved(plan, allow_removals=True))

        assert sync.asked[0][2] is True

    async def test_what_was_set_aside_is_kept_with_its_reason(self, world):
        await world.run(await world.approved(), failed=(ASIDE,))

        plan = await world.the_plan()
        assert (plan.status, plan.done, plan.total) == ("applied", 2, 3)
        assert plan.setbacks == (ASIDE,)

    async def test_a_second_try_keeps_what_the_first_made(self, world):
        slug = await world.approved()
        await world.run(slug, failed=(ASIDE,))
        async with world.store.write(SYSTEM) as unit:
            await try_again(unit, slug)

        await world.run(slug, made=())

        plan = await world.the_plan()
        assert (plan.setbacks, plan.made, plan.done) == ((), (URK,), 3)

    async def test_it_is_shown_now_and_then_and_no_more(self, world):
        many = Plan(
            tuple(
                PlannedChange(
                    SyncAction.ADD,
                    ResourceKind.MEMBER,
                    f"hub:urk/{n}",
                    "hub:urk",
                    "",
                    Cause.REGISTRY,
                )
                for n in range(20)
            )
        )
        await world.run(await world.approved(many))

        assert timedelta(seconds=20) / EVERY <= await world.steps() <= 12

    async def test_that_progress_cannot_be_kept_stops_nothing(self, world, monkeypatch):
        slug = await world.approved()

        async def broken(*_words, **_more):
            raise StoreError("the disk is full")

        monkeypatch.setattr("bot.sync.executor.advance", broken)
        with capture_logs() as logs:
            await world.run(slug)

        assert (await world.the_plan()).status == "applied"
        assert {one["event"] for one in logs} == {"sync.progress_not_kept"}

    @pytest.mark.parametrize("fate", [Fate.OVERTAKEN, Fate.BUDGET])
    async def test_what_can_no_longer_be_done_as_approved_is_overtaken(self, world, fate):
        ends = tuple(Ended(one, fate) for one in CHANGES)
        await world.run(await world.approved(), ends=ends)

        assert (await world.the_plan()).status == "overtaken"

    async def test_what_became_of_it_is_kept_with_the_plan_and_for_the_status(self, world):
        ends = (
            *(Ended(one, Fate.DONE) for one in CHANGES[:2]),
            Ended(CHANGES[2], Fate.WAITING, "roster"),
        )
        slug = await world.approved()
        await world.run(slug, ends=ends)

        plan = await world.the_plan()
        assert (plan.status, plan.ends) == ("applied", {"done": 2, "waiting:roster": 1})
        async with world.store.read() as unit:
            last = (await state_of(unit)).last_apply
        assert (last.origin, last.plan, last.ends) == ("bot", slug, plan.ends)
        assert (last.at, last.verdict, last.stopped) == (world.clock.now, 3, False)

    @pytest.mark.parametrize("error", [SyncBusy("host", 1), Unreachable(GraphFault(0)), OSError()])
    async def test_what_can_not_be_done_now_waits(self, world, error):
        slug = await world.approved()
        with pytest.raises(type(error)):
            await world.run(slug, fails_at=2, error=error)
        assert (await world.the_plan()).status == "applying"

        await world.run(slug)

        assert (await world.the_plan()).status == "applied"


class TestFromTheCommandLine:
    async def run(self, world, sync, show=ignore, **how):
        application = Application(world.store, sync, PLAN, world.clock)
        return await application.run(allow_removals=False, strict=True, wait=3.0, show=show, **how)

    async def test_the_kernteam_sees_what_the_administrator_did(self, world):
        sync = Sync(world.clock)
        shown = []

        async def show(progress):
            shown.append(progress.doing)

        outcome = await self.run(world, sync, show)

        plan = await world.the_plan()
        assert (plan.origin, plan.status, plan.done) == ("command", "applied", 3)
        assert sync.asked == [(PLAN, SYSTEM, False, True, 3.0)]
        assert shown == [one.key for one in CHANGES]
        assert outcome.done == 3

    @pytest.mark.parametrize("error", [SyncBusy("host", 1), PlanOutdated(1)])
    async def test_what_never_began_is_not_written_down(self, world, error):
        with pytest.raises(type(error)):
            await self.run(world, Sync(world.clock, fails_at=1, error=error))

        assert await world.plans() == []

    async def test_who_stops_it_hears_how_far_it_was_and_no_bot_goes_on(self, world):
        sync = Sync(world.clock, fails_at=3)
        running = asyncio.create_task(self.run(world, sync))
        await sync.began.wait()
        running.cancel()

        with pytest.raises(Stopped) as stopped:
            await running
        assert (stopped.value.done, stopped.value.total) == (2, 3)
        plan = await world.the_plan()
        assert (plan.status, plan.done) == ("applied", 2)

    async def test_what_breaks_on_the_way_is_closed_too(self, world):
        with pytest.raises(OSError, match="broken"):
            await self.run(world, Sync(world.clock, fails_at=2, error=OSError("broken")))

        assert (await world.the_plan()).status == "applied"

    async def test_what_a_process_that_died_left_behind_is_not_gone_on_with(self, world):
        class Dies(Sync):
            async def apply(self, approved, **how):
                await how["progress"](Progress(1, len(approved.changes), "x", "hub:urk"))
                raise SystemExit

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Application, "_close", ignore_all)
            with pytest.raises(SystemExit):
                await self.run(world, Dies(world.clock))
        await self.run(world, Sync(world.clock))

        assert [one.status for one in await world.plans()] == ["overtaken", "applied"]

    async def test_teams_side_by_side_are_one_plan(self, world):
        class Abreast(Sync):
            async def apply(self, approved, **how):
                total = len(approved.changes)
                steps = [Progress(n, total, "x", "hub:urk") for n in range(1, 4)]
                await at_once(*(how["progress"](one) for one in steps))
                return Outcome(3, (), (), Plan())

        await self.run(world, Abreast(world.clock))

        assert (await world.the_plan()).status == "applied"

    async def test_a_bot_that_ends_it_just_before_spoils_nothing(self, world):
        class Overtaken(Sync):
            async def apply(self, approved, **how):
                outcome = await super().apply(approved, **how)
                await world.run((await world.the_plan()).slug, made=())
                return outcome

        outcome = await self.run(world, Overtaken(world.clock))

        assert outcome.done == 3
        assert (await world.the_plan()).status == "applied"
