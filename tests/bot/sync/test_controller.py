"""The controller: looks when there is reason to, does what was approved, and never gives up."""

import contextlib
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from bot.sync.controller import LISTEN_EVERY, Controller
from bot.sync.desired_cache import DesiredCache
from bot.sync.notifications.notification import mark
from bot.sync.requeue import SOON
from bot.sync.schedule import ASKED_EVERY, DAILY, QUIET, request_scan, state_of
from graph_sync.apply.outcome import Outcome
from graph_sync.desired.teams import read_desired
from graph_sync.errors import SyncBusy
from graph_sync.graph.errors import GraphFault, Refused, Unreachable
from graph_sync.ledger.ledger import LedgerArea
from graph_sync.ledger.lock import SCAN_LOCK, sync_lock
from graph_sync.ledger.process import Process
from graph_sync.model.blueprint import Blueprint
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Region
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.provisioning.approvals import approve, approved, waiting
from registry.provisioning.fates import Ended, Fate
from registry.provisioning.news import SyncScanned, SyncStuck
from registry.provisioning.plan import (
    Blocked,
    Cause,
    Pending,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
)
from registry.provisioning.removal_budget import RemovalBudget
from registry.provisioning.sync_plan import Quarantine, SyncPlan
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import events
from tests.support.conversation import Clock

ADD = PlannedChange(
    SyncAction.ADD, ResourceKind.MEMBER, "hub:urk/x", "hub:urk", "X", Cause.REGISTRY, member="x"
)
GONE = replace(ADD, action=SyncAction.REMOVE, cause=Cause.UNWANTED, removes=True)
BUDGET = RemovalBudget(0, 0, 10)


@dataclass
class Sync:
    """Finds what it is told to, and does what it is asked to."""

    found: tuple = ()
    pending: tuple = ()
    blocked: tuple = ()
    fails: list = field(default_factory=list)
    scans: list = field(default_factory=list)
    applied: list = field(default_factory=list)
    aside: tuple = ()
    held: tuple = ()
    persisted: list = field(default_factory=list)
    patient: bool = False

    async def plan(self, *, areas=None, heed_quarantine=False):
        self.scans.append(areas)
        self.patient = heed_quarantine
        if self.fails:
            raise self.fails.pop(0)
        plan = Plan(self.found, self.blocked, self.pending, removals=BUDGET)
        return SimpleNamespace(plan=plan)

    async def persist(self, planned):
        self.persisted.append(planned.plan)

    async def apply(self, approved, **_how):
        if self.fails:
            raise self.fails.pop(0)
        if self.held:
            ends = tuple(Ended(one, Fate.BUDGET) for one in self.held)
            return Outcome(0, (), (), approved, ends=ends)
        self.applied.append(approved.changes)
        return Outcome(len(approved.changes), self.aside, (), Plan())


@dataclass
class Subscriptions:
    kept: int = 0
    fails: int = 0

    async def due(self):
        return True

    async def keep(self):
        if self.fails:
            self.fails -= 1
            raise Refused(GraphFault(400, "ValidationError"))
        self.kept += 1


class World:
    """A controller on a store, with time that stands still until it is moved."""

    def __init__(self, store, clock):
        self.store, self.clock, self.sync = store, clock, Sync()
        self.subscriptions = Subscriptions()
        self.controller = self.replica()

    def replica(self):
        blueprint = Blueprint.load(None)

        async def read(unit):
            return await read_desired(unit, blueprint, ("owner",))

        return Controller(
            self.store,
            self.sync,
            DesiredCache(read, self.clock),
            subscriptions=self.subscriptions,
            clock=self.clock,
        )

    async def rounds(self, count=1, every=5, controller=None):
        for _ in range(count):
            await (controller or self.controller).once()
            self.clock.forward(seconds=every)

    async def scans(self, rounds=1, every=5):
        """Where it looked during these rounds."""
        self.sync.scans.clear()
        await self.rounds(rounds, every)
        return self.sync.scans

    async def found_hub(self, slug, name=""):
        async with self.store.write(SYSTEM) as unit:
            region = Region.OVERIJSSEL
            hub = Hub(slug=slug, name=name or slug.title(), region=region, province=region)
            await unit.of(Hub).add(hub)

    async def waiting(self):
        async with self.store.read() as unit:
            return [one.plan.changes for one in await waiting(unit)]

    async def approve_all(self):
        async with self.store.write(SYSTEM) as unit:
            for one in await waiting(unit):
                await approve(unit, one.slug)

    async def told(self, event):
        """Events of a kind, which are to be told."""
        return [one for one in await events(self.store) if isinstance(one, event)]

    async def statuses(self):
        async with self.store.read() as unit:
            return [one.status for one in await unit.of(SyncPlan).all()]


@contextlib.asynccontextmanager
async def world_on(url):
    clock = Clock()
    async with await Store.open(url, clock=clock) as store:
        yield World(store, clock)


@pytest.fixture
async def world(sqlite_url):
    async with world_on(sqlite_url) as made:
        await made.found_hub("urk")
        yield made


class TestLooking:
    async def test_all_is_read_at_the_start_and_once_a_day(self, world):
        assert await world.scans(rounds=20) == [None]
        assert await world.scans(rounds=23, every=3600) == []
        world.clock.forward(hours=1)
        assert await world.scans(rounds=5) == [None]

    async def test_a_day_of_rounds_reads_all_once_on_both_stores(self, store_url):
        async with world_on(store_url) as world:
            await world.scans(rounds=1)
            scans = await world.scans(rounds=48, every=DAILY.total_seconds() / 48)

            assert scans == []

    async def test_after_a_restart_nothing_is_read_again(self, world):
        await world.rounds()
        world.controller = world.replica()

        assert await world.scans(rounds=3) == []

    async def test_a_hub_that_is_founded_is_looked_at_alone(self, world):
        await world.rounds()
        await world.found_hub("zeist")

        assert await world.scans(rounds=10) == [frozenset({"hub:zeist"})]

    async def test_a_hub_that_can_be_no_team_is_looked_at_and_told_of_once(self, world):
        await world.rounds()
        await world.found_hub("zeist", "Urk")
        double = Blocked("hub:zeist", "hub:zeist", "GW Urk", ResourceKind.TEAM, "double", "GW Urk")
        world.sync.blocked = (double,)

        assert await world.scans(rounds=10) == [frozenset({"hub:zeist"})]
        (told,) = await world.told(SyncStuck)
        assert told.stuck == (double,)

    async def test_who_asked_hears_of_their_look_once(self, world):
        await world.rounds()
        async with world.store.write(SYSTEM) as unit:
            await request_scan(unit, "anna")
        await world.rounds(5, every=ASKED_EVERY.total_seconds())

        assert [one.by for one in await world.told(SyncScanned)] == ["anna"]

    async def test_a_change_of_what_teams_does_not_show_is_no_reason(self, world):
        await world.rounds()
        async with world.store.write(SYSTEM) as unit:
            hub = await unit.of(Hub).get("urk")
            await unit.of(Hub).put(hub.model_copy(update={"summary": "Een samenvatting."}))

        assert await world.scans(rounds=20) == []

    async def test_a_registry_that_changes_all_the_time_is_worked_out_now_and_then(self, world):
        await world.rounds()
        scans = []
        for number in range(12):
            await world.found_hub(f"h{number}")
            scans += await world.scans()

        assert len(scans) == 2
        await world.controller.once(urgent=True)
        async with world.store.read() as unit:
            areas = {one.slug for one in await unit.of(LedgerArea).all() if one.fingerprint}
        assert areas >= {f"hub:h{number}" for number in range(12)}

    async def test_what_graph_tells_of_is_read_after_a_quiet_while(self, world):
        await world.rounds()
        async with world.store.write(SYSTEM) as unit:
            await mark(unit, ["hub:urk"])

        assert await world.scans() == []
        world.clock.now += QUIET
        assert await world.scans(rounds=3) == [frozenset({"hub:urk"})]

    async def test_who_asks_gets_a_look_at_everything_unless_there_just_was_one(self, world):
        await world.rounds()
        async with world.store.write(SYSTEM) as unit:
            await request_scan(unit)
        assert await world.scans() == []

        world.clock.now += ASKED_EVERY
        assert await world.scans(rounds=3) == [None]

    async def test_what_was_learnt_by_looking_is_kept(self, world):
        await world.rounds(3)

        assert len(world.sync.persisted) == 1

    async def test_by_itself_it_leaves_teams_alone_that_were_set_aside(self, world):
        await world.rounds()
        assert world.sync.patient
        async with world.store.write(SYSTEM) as unit:
            await request_scan(unit)
        world.clock.now += ASKED_EVERY

        await world.rounds()

        assert not world.sync.patient

    async def test_people_who_are_late_are_looked_for_less_and_less_often(self, world):
        since = world.clock.now.isoformat()
        world.sync.pending = (
            Pending("hub:urk/x", "hub:urk", "X", ResourceKind.MEMBER, since=since),
        )

        await world.rounds()
        first = await world.scans(rounds=60, every=60)
        later = await world.scans(rounds=10 * 60, every=60)

        assert first == [frozenset({"hub:urk"})] * len(first)
        assert 4 <= len(first) <= 6
        assert 3 <= len(later) <= 8

    async def test_while_somebody_syncs_nothing_is_looked_at(self, world):
        other = Process("elsewhere", 1, "x")
        async with sync_lock(world.store, process=other):
            assert await world.scans(rounds=2) == []
        assert await world.scans(rounds=5) == [None]


class Dies(BaseException):
    """The process ends in the middle of it."""


class TestCrashLoop:
    """A bot that dies whenever it reads all of Teams, and is started anew each time."""

    async def die(self, world, starts, every):
        world.sync.fails = [Dies() for _ in range(starts)]
        for _ in range(starts):
            world.controller = world.replica()
            with contextlib.suppress(Dies):
                await world.controller.once(urgent=True)
            world.clock.forward(seconds=every)

    async def test_ten_starts_in_five_minutes_read_all_once_or_twice(self, world):
        await self.die(world, 10, 30)
        assert 1 <= world.sync.scans.count(None) <= 2

    async def test_nor_do_they_for_who_asks(self, world):
        await world.rounds()
        world.clock.forward(minutes=5)
        async with world.store.write(SYSTEM) as unit:
            await request_scan(unit, "els")
        world.sync.scans.clear()
        await self.die(world, 10, 30)
        assert 1 <= world.sync.scans.count(None) <= 2

    async def test_a_day_of_them_reads_it_less_and_less_often(self, world):
        await self.die(world, 24 * 4, 900)
        assert world.sync.scans.count(None) <= 8

    async def test_what_changed_in_the_registry_goes_on_meanwhile(self, world):
        await world.rounds()
        world.clock.forward(days=1)
        await self.die(world, 2, 30)
        world.sync.fails.clear()
        await world.found_hub("zeist")

        assert await world.scans(rounds=10) == [frozenset({"hub:zeist"})]

    async def test_once_it_is_read_to_its_end_all_is_as_ever(self, world):
        await self.die(world, 3, 30)
        world.sync.fails.clear()
        world.clock.forward(hours=2)
        assert await world.scans() == [None]
        world.clock.forward(days=1)
        assert await world.scans() == [None]

    async def test_a_failure_that_somebody_lives_through_is_tried_again_as_ever(self, world):
        world.sync.fails = [Unreachable(GraphFault(503))]
        assert await world.scans() == [None]
        assert await world.scans(rounds=10) == [None]


async def test_who_is_waited_for_longer_than_usual_is_looked_for_daily_and_told_of_once(world):
    since = world.clock().isoformat()
    guest = Pending("hub:urk/jan", "hub:urk", "Jan", ResourceKind.MEMBER, "GW Urk", "jan", since)
    again = Pending(
        "hub:urk:kernteam/jan", "hub:urk", "Jan", ResourceKind.MEMBER, "Team", "jan", since
    )
    await world.rounds()
    world.sync.pending = (guest, again)
    world.clock.forward(days=1)
    scans = await world.scans(rounds=5 * 24, every=3600)  # five days

    assert len([one for one in scans if one is not None]) < 30
    assert await world.scans(rounds=2 * 24, every=3600) == [None, None]
    (told,) = await world.told(SyncStuck)
    assert [(one.area, one.name, one.why) for one in told.stuck] == [
        ("hub:urk", "Jan", "waits-long")
    ]


class TestReplicas:
    async def test_one_looks_and_the_other_sees_that_it_was_done(self, world):
        other = world.replica()
        async with sync_lock(world.store, name=SCAN_LOCK, process=Process("elsewhere", 1, "x")):
            assert await world.scans(rounds=2) == []
        await world.rounds(5)
        await world.rounds(5, controller=other)

        assert world.sync.scans == [None]

    async def test_a_hub_is_proposed_once(self, world):
        world.sync.found = (GONE,)
        other = world.replica()
        await world.rounds()
        await world.rounds(controller=other)
        await world.found_hub("zeist")
        await world.rounds(8)
        await world.rounds(8, controller=other)

        assert await world.waiting() == [(GONE,)]
        assert len(world.sync.scans) == 2

    async def test_a_plan_that_another_ended_meanwhile_is_counted_and_is_no_failure(
        self, world, monkeypatch
    ):
        world.sync.found = (GONE,)
        await world.rounds()
        await world.approve_all()
        async with world.store.read() as unit:
            seen = await approved(unit)
        await world.rounds()

        async def as_it_was(_unit):
            return seen

        monkeypatch.setattr("bot.sync.controller.approved", as_it_was)
        before = ended_elsewhere()
        with capture_logs() as logs:
            await world.rounds(1, controller=world.replica())

        assert world.sync.applied == [(GONE,)]
        assert ended_elsewhere() == before + 1
        assert "sync.plan_ended_elsewhere" in [one["event"] for one in logs]
        assert "sync.job_failed" not in [one["event"] for one in logs]


def ended_elsewhere():
    metric = "plek_plans_ended_elsewhere_total"
    return REGISTRY.get_sample_value(metric, {"status": "applied"}) or 0.0


class TestDoing:
    async def test_the_harmless_is_done_in_the_same_round(self, world):
        world.sync.found = (ADD,)

        await world.rounds()

        assert world.sync.applied == [(ADD,)]
        assert await world.statuses() == ["applied"]

    async def test_the_rest_waits_for_a_yes(self, world):
        world.sync.found = (GONE,)
        await world.rounds(3)
        assert world.sync.applied == []

        await world.approve_all()
        await world.rounds()

        assert world.sync.applied == [(GONE,)]

    async def test_what_was_begun_before_a_restart_goes_on(self, world):
        world.sync.found = (GONE,)
        await world.rounds()
        await world.approve_all()
        world.sync.fails = [Unreachable(GraphFault(503))]
        with capture_logs():
            await world.rounds()
        assert await world.statuses() == ["applying"]

        world.controller = world.replica()
        await world.rounds()

        assert world.sync.applied == [(GONE,)]

    async def test_a_team_that_was_changed_is_seen_to_once_more(self, world):
        world.sync.found = (ADD,)
        await world.rounds()
        world.sync.found = ()

        world.clock.now += SOON + QUIET
        assert await world.scans(rounds=3) == [frozenset({"hub:urk"})]

    async def test_what_takes_away_too_much_by_now_is_looked_at_anew_and_asked_anew(self, world):
        world.sync.found = (GONE,)
        await world.rounds()
        await world.approve_all()
        world.sync.held = (GONE,)
        await world.rounds()
        world.sync.held = ()
        assert await world.statuses() == ["overtaken"]
        more = replace(GONE, key="hub:urk/y")
        world.sync.found = (GONE, more)

        world.clock.now += QUIET
        await world.rounds()

        assert await world.waiting() == [(GONE, more)]

    async def test_one_plan_that_fails_keeps_no_other_from_being_done(self, world):
        drift = replace(GONE, cause=Cause.DRIFT, key="hub:urk/z")
        world.sync.found = (GONE, drift)
        await world.rounds()
        await world.approve_all()
        world.sync.fails = [OSError()]

        with capture_logs():
            await world.rounds()

        assert sorted(await world.statuses()) == ["applied", "applying"]


class TestSetAside:
    @pytest.fixture
    async def aside(self, world):
        """A team that was set aside while a plan was carried out, for half an hour."""
        world.sync.found = (ADD,)
        world.sync.aside = (Quarantine(area="hub:urk", why="unreachable"),)
        async with world.store.write(SYSTEM) as unit:
            await unit.of(LedgerArea).add(
                LedgerArea(
                    slug="hub:urk",
                    setback="unreachable",
                    retry_at=world.clock.now + timedelta(minutes=30),
                )
            )
        await world.rounds()
        world.sync.found, world.sync.aside = (), ()
        world.sync.applied.clear()
        return world

    async def test_it_is_left_alone_until_its_time(self, aside):
        await aside.rounds(28, every=60)

        assert aside.sync.applied == []

    async def test_then_it_goes_on_by_the_same_yes_once(self, aside):
        await aside.rounds(40, every=60)

        assert aside.sync.applied == [(ADD,)]
        assert await aside.statuses() == ["applied"]

    async def test_without_a_plan_of_ours_it_is_looked_at(self, world):
        await world.rounds()
        async with world.store.write(SYSTEM) as unit:
            area = await unit.of(LedgerArea).get("hub:urk")
            news = {"setback": "unreachable", "retry_at": unit.now}
            await unit.of(LedgerArea).put(area.model_copy(update=news))

        assert await world.scans(rounds=30) == [frozenset({"hub:urk"})]


class TestTrouble:
    async def test_a_graph_that_is_away_is_tried_again_later_each_time(self, world):
        world.sync.fails = [Unreachable(GraphFault(0))] * 50

        with capture_logs() as logs:
            scans = await world.scans(rounds=720)

        assert 5 <= len(scans) <= 9
        assert {one["event"] for one in logs} == {"sync.job_failed"}
        world.sync.fails = []
        await world.controller.once(urgent=True)
        async with world.store.read() as unit:
            assert (await state_of(unit)).read_at == world.clock.now

    async def test_a_look_that_fails_forgets_nothing(self, world):
        await world.rounds()
        async with world.store.write(SYSTEM) as unit:
            await mark(unit, ["hub:urk"])
        world.clock.now += QUIET
        world.sync.fails = [Unreachable(GraphFault(0))]
        with capture_logs():
            await world.rounds(10)

        assert world.sync.scans[-2:] == [frozenset({"hub:urk"})] * 2

    async def test_another_sync_is_waited_for_without_a_word(self, world):
        world.sync.found = (ADD,)
        world.sync.fails = []
        original = world.sync.apply

        async def busy(_approved, **_how):
            world.sync.apply = original
            raise SyncBusy("host", 1)

        world.sync.apply = busy
        with capture_logs() as logs:
            await world.rounds(5)

        assert world.sync.applied == [(ADD,)]
        assert logs == []

    async def test_a_store_that_is_away_ends_nothing(self, world, monkeypatch):
        def away(*_words, **_more):
            raise OSError("away")

        with monkeypatch.context() as patch, capture_logs():
            patch.setattr(world.store, "read", away)
            await world.rounds(3)
        world.clock.forward(hours=1)

        assert await world.scans() == [None]


async def test_notifications_are_kept_coming_now_and_then(world):
    await world.rounds(6, every=60)

    assert world.subscriptions.kept == 2
    assert timedelta(minutes=5) == LISTEN_EVERY


async def test_what_could_not_be_subscribed_to_is_tried_again_soon(world):
    world.subscriptions.fails = 1  # plek does not listen yet while it starts
    with capture_logs() as logs:
        await world.rounds(8)

    assert [one["job"] for one in logs] == ["subscriptions"]
    assert world.subscriptions.kept == 1


async def test_who_is_new_in_the_registry_is_worked_out_by_what_they_are_in(world):
    await world.rounds()
    async with world.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug="nobody-in-particular", name="N"))

    assert all(areas is not None for areas in await world.scans(rounds=10))
