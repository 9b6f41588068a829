"""What becomes of a planned hub's plan: a yes that lasts, one that goes stale, other days."""

from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from bot.jobs.planned_hubs import tend_planned
from bot.sync.controller import Controller
from bot.sync.desired_cache import DesiredCache
from graph_sync.apply.outcome import Outcome
from graph_sync.desired.teams import read_desired
from graph_sync.model.blueprint import Blueprint
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.workspace import Workspace
from registry.core.retry import commit
from registry.core.vocabulary import Role
from registry.hubs.founding import HubEntry, found
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubGoAsked, HubPlan
from registry.hubs.lifecycle import add_channel, rename, reopen
from registry.hubs.planning import decide, drop, move, take_back
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member, key_of_email
from registry.onboarding.appointments import dismiss
from registry.provisioning.approvals import approve, decline
from registry.provisioning.news import SyncStuck
from registry.provisioning.plan import (
    Blocked,
    Cause,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
)
from registry.provisioning.planned_hubs import begin, begin_with_plan, settle
from registry.provisioning.planned_hubs import take_back as take_back_answer
from registry.provisioning.sync_plan import SyncPlan, SyncPlanProposed
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import events
from tests.support.conversation import SANNE as PERSON
from tests.support.conversation import Clock

SANNE, OWNER = PERSON.id, "owner"
DAY = date(2027, 3, 1)
LEAD = 21
PIET = key_of_email("piet@veere.example")
AREA = "hub:zeeland"
GROUPS = {
    "kernteam": "PLeK kernteam",
    "plek-cafe": "PLeK Café",
    "initiatiefgroep": "Initiatiefgroep PLeK",
    "aanjagers-gebiedswerkplaatsen": "Aanjagers gebiedswerkplaatsen",
}
FILLED = {
    "name": "Zeeland",
    "starts": "=2027-03-01",
    "verbinder": "piet@veere.example",
    "projectleider": SANNE,
    "channels": "Water",
}
BLUEPRINT = Blueprint.load(None)


class Planner:
    """Wants every team, channel and member that the registry wants and that is not there yet."""

    def __init__(self, store):
        self.store, self.there, self.blocked = store, set(), ()

    async def plan(self, *, areas=None, heed_quarantine=False, ahead=()):
        del heed_quarantine
        async with self.store.read(SYSTEM) as unit:
            desired = await read_desired(unit, BLUEPRINT, (OWNER,), ahead)
        changes = [
            change
            for key, team in desired.teams.items()
            if areas is None or key in areas
            for change in _changes(team)
            if change.identity not in self.there
        ]
        blocked = tuple(one for one in self.blocked if one.area in {*ahead})
        if self.blocked and ahead:
            return SimpleNamespace(plan=Plan(blocked=self.blocked))
        return SimpleNamespace(plan=Plan(tuple(changes), blocked, calls=len(changes)))

    async def persist(self, planned):
        pass

    async def apply(self, approved, **_how):
        now = {one.identity for one in (await self.plan()).plan.changes}
        done = [one for one in approved.changes if one.identity in now]
        self.there |= {one.identity for one in done}
        return Outcome(len(done), (), (), Plan())

    @property
    def teams(self):
        parts = [one.split("\x1f") for one in self.there]
        return [one[7] for one in parts if one[1] == "team" and one[2].startswith("hub:")]


def _changes(team):
    create, wanted = SyncAction.CREATE, Cause.WANTED
    yield PlannedChange(create, ResourceKind.TEAM, team.key, team.key, team.name, wanted)
    for one in team.channels:
        yield PlannedChange(create, ResourceKind.CHANNEL, one.key, team.key, one.name, wanted)
    for key in sorted(team.members):
        place = f"{team.key}/{key}"
        yield PlannedChange(
            SyncAction.ADD, ResourceKind.MEMBER, place, team.key, key, wanted, member=key
        )


class Town:
    """A registry with a hub that is planned, and a bot."""

    def __init__(self, store, clock):
        self.store, self.time, self.planner = store, clock, Planner(store)
        self._told = []

        async def read(unit):
            return await read_desired(unit, BLUEPRINT, (OWNER,))

        cache = DesiredCache(read, clock)
        self.bot = Controller(
            store, self.planner, cache, subscriptions=None, clock=clock, lead=LEAD
        )

    async def do(self, work, *args, actor=SANNE, **how):
        return await commit(self.store, actor, lambda unit: work(unit, *args, **how))

    async def settled(self, work, *args):
        """Something that the kernteam does about the hub, as conversations do it."""

        async def both(unit):
            await work(unit, *args)
            await settle(unit, "zeeland", LEAD)

        await commit(self.store, SANNE, both)

    def at(self, day, hour=9, minute=0):
        self.time.now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)

    async def rounds(self, count=3):
        for _ in range(count):
            await tend_planned(self.store, LEAD)
            await self.bot.once(urgent=True)
            self.time.forward(seconds=61)

    async def get(self, kind, key):
        async with self.store.read() as unit:
            return await unit.of(kind).find(key)

    async def told(self, kind):
        """What was put in the outbox so far."""
        self._told += await events(self.store)
        return [one for one in self._told if isinstance(one, kind)]

    async def shown(self):
        """The plans that were brought to the kernteam and are about the hub, oldest first."""
        told = await self.told(SyncPlanProposed)
        async with self.store.read() as unit:
            plans = [await unit.of(SyncPlan).get(one.plan) for one in told]
        return [one for one in plans if AREA in one.plan.areas]

    async def asked(self):
        return [one.day for one in await self.told(HubGoAsked)]

    async def changes(self):
        plan = (await self.planner.plan()).plan
        return [one for one in plan.changes if one.area == AREA]

    def teams(self):
        return self.planner.teams


@asynccontextmanager
async def planned(url):
    clock = Clock()
    async with await Store.open(url, clock=clock) as store:
        async with store.write(SYSTEM) as unit:
            for slug, name in GROUPS.items():
                place = Workspace(name=name)
                await unit.of(Subgroup).add(Subgroup(slug=slug, name=name, workspace=place))
            await unit.of(Member).add(Member(slug=SANNE, name="Sanne de Vries"))
            key = Membership.key("kernteam", SANNE)
            await unit.of(Membership).add(
                Membership(slug=key, member=SANNE, group="kernteam", role=Role.KERNTEAM)
            )
        town = Town(store, clock)
        town.planner.there = {one.identity for one in (await town.planner.plan()).plan.changes}
        await town.do(found, HubEntry.of(FILLED))
        yield town


@pytest.fixture
async def town(sqlite_url):
    async with planned(sqlite_url) as made:
        yield made


async def with_go(town, days=LEAD):
    await town.settled(decide, "zeeland", "go", "De partijen zijn er.")
    town.at(DAY - timedelta(days=days))
    await town.rounds()


async def test_bots_that_were_down_on_its_day_do_it_when_they_are_up(town):
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    town.at(DAY + timedelta(days=9), 23)
    await town.rounds()
    assert town.teams() == ["GW Zeeland"]
    assert len(await town.shown()) == 1


async def test_bots_that_were_down_all_along_have_it_begin_and_ask_for_a_yes(town):
    await town.settled(decide, "zeeland", "go")
    town.at(DAY + timedelta(days=2))
    await town.rounds()
    assert (await town.get(Hub, "zeeland")).status == "forming"
    [plan] = await town.shown()
    assert (plan.status, plan.planned, town.teams()) == ("proposed", "", [])


async def test_at_once_it_begins_before_its_day(town):
    await with_go(town)
    [plan] = await town.shown()
    await town.do(begin_with_plan, plan.slug, LEAD)
    await town.rounds()
    hub = await town.get(Hub, "zeeland")
    assert (hub.status, hub.starts) == ("forming", DAY - timedelta(days=LEAD))
    assert town.teams() == ["GW Zeeland"]
    assert [one.status for one in await town.shown()] == ["applied"]


async def test_at_once_after_a_yes_carries_out_that_yes(town):
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    await town.do(begin_with_plan, plan.slug, LEAD)
    await town.rounds()
    assert [one.status for one in await town.shown()] == ["applied"]


@pytest.mark.parametrize("said", ["nothing", "yes", "no"])
@pytest.mark.parametrize(
    "change",
    [
        (rename, "zeeland", "Zeeuwse delta"),
        (add_channel, "zeeland", "Wonen"),
        (dismiss, "zeeland", PIET),
    ],
    ids=["name", "channels", "people"],
)
async def test_a_change_of_the_hub_makes_the_plan_stale_and_shows_a_new_one(town, change, said):
    await with_go(town)
    [before] = await town.shown()
    if said != "nothing":
        await town.do(approve if said == "yes" else decline, before.slug)
    await town.do(*change)
    await town.rounds()
    old, new = await town.shown()
    assert (old.slug, old.status, new.status) == (before.slug, "overtaken", "proposed")
    assert new.checksum != before.checksum
    town.at(DAY + timedelta(days=1))
    await town.rounds()
    assert (town.teams(), (await town.get(Hub, "zeeland")).status) == ([], "forming")
    assert [one.status for one in await town.shown()] == ["overtaken", "proposed"]


async def test_a_yes_that_went_stale_at_the_last_moment_is_not_carried_out(town):
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    town.at(DAY, 6)
    await town.do(rename, "zeeland", "Zeeuwse delta")
    await tend_planned(town.store, LEAD)
    assert (await town.get(SyncPlan, plan.slug)).status == "overtaken"
    await town.rounds()
    assert town.teams() == []
    _old, new = await town.shown()
    assert new.status == "proposed"


async def test_what_changes_and_changes_back_leaves_the_yes(town):
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    await town.do(rename, "zeeland", "Zeeuwse delta")
    await town.do(rename, "zeeland", "Zeeland")
    await town.rounds()
    assert [one.status for one in await town.shown()] == ["approved"]


@pytest.mark.parametrize("said", ["nothing", "yes"])
@pytest.mark.parametrize(
    "how",
    [
        (take_back, "zeeland"),
        (decide, "zeeland", "no_go", "Nog geen trekker."),
        (drop, "zeeland", "Te weinig partijen."),
        (move, "zeeland", date(2027, 9, 1)),
    ],
    ids=["taken back", "no go", "dropped", "moved away"],
)
async def test_without_its_go_or_its_day_the_plan_lapses_also_after_a_yes(town, how, said):
    await with_go(town)
    [plan] = await town.shown()
    if said == "yes":
        await town.do(approve, plan.slug)
    await town.settled(*how)
    assert (await town.get(SyncPlan, plan.slug)).status == "overtaken"
    town.at(DAY + timedelta(days=2))
    await town.rounds()
    assert (town.teams(), len(await town.shown()), await town.changes()) == ([], 1, [])


async def test_a_go_that_was_moved_comes_back_with_a_new_card_at_the_new_lead(town):
    await with_go(town)
    await town.settled(move, "zeeland", date(2027, 9, 1))
    town.at(date(2027, 9, 1) - timedelta(days=LEAD))
    await town.rounds()
    old, new = await town.shown()
    assert (old.status, new.status, new.starts) == ("overtaken", "proposed", date(2027, 9, 1))
    assert await town.asked() == []


async def test_moved_within_the_lead_the_yes_goes_along_to_the_other_day(town):
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    await town.settled(move, "zeeland", DAY - timedelta(days=7))
    assert (await town.get(SyncPlan, plan.slug)).starts == DAY - timedelta(days=7)
    town.at(DAY - timedelta(days=7), 6)
    await town.rounds()
    assert [one.status for one in await town.shown()] == ["applied"]


async def test_a_no_go_that_was_moved_is_asked_anew(town):
    await town.settled(decide, "zeeland", "no_go", "Nog geen trekker.")
    await town.settled(move, "zeeland", date(2027, 9, 1))
    town.at(date(2027, 9, 1) - timedelta(days=LEAD))
    await town.rounds()
    assert await town.asked() == [date(2027, 9, 1)]


async def test_dropped_and_back_it_needs_a_new_go(town):
    await with_go(town)
    await town.settled(drop, "zeeland", "Te weinig partijen.")
    await town.do(reopen, "zeeland")
    await town.rounds()
    assert (await town.get(Hub, "zeeland")).status == "planned"
    assert not (await town.get(HubPlan, "zeeland")).go
    await town.settled(decide, "zeeland", "go")
    await town.rounds()
    assert [one.status for one in await town.shown()] == ["overtaken", "proposed"]


async def test_an_answer_to_the_plan_is_taken_back(town):
    await with_go(town)
    [plan] = await town.shown()
    for answer in (approve, decline):
        await town.do(answer, plan.slug)
        await town.rounds(1)
        back = await town.do(take_back_answer, plan.slug)
        assert (back.status, back.decided_by) == ("proposed", "")
    town.at(DAY + timedelta(days=1))
    await town.rounds()
    assert town.teams() == []  # nobody says yes any more


async def test_without_an_answer_it_begins_and_the_card_keeps_waiting(town):
    await with_go(town)
    town.at(DAY, 6)
    await town.rounds()
    [plan] = await town.shown()
    assert (plan.status, plan.planned, town.teams()) == ("proposed", "", [])
    assert (await town.get(Hub, "zeeland")).status == "forming"
    await town.do(approve, plan.slug)
    await town.rounds()
    assert town.teams() == ["GW Zeeland"]


async def test_founded_early_by_the_kernteam_it_is_a_hub_like_others(town):
    await town.do(begin, "zeeland", LEAD)
    await town.rounds()
    [plan] = await town.shown()
    assert (plan.planned, plan.status) == ("", "proposed")
    decision = (await town.get(HubPlan, "zeeland")).decision
    assert (decision.outcome, decision.by) == ("go", SANNE)


async def test_whoever_sits_in_it_alone_is_nowhere_else_in_teams_yet(town):
    async with town.store.read() as unit:
        before = await read_desired(unit, BLUEPRINT, (OWNER,))
        ahead = await read_desired(unit, BLUEPRINT, (OWNER,), ("zeeland",))
    assert AREA not in before.teams
    assert PIET not in before.people
    assert SANNE not in before.teams["subgroup:aanjagers-gebiedswerkplaatsen"].members
    assert SANNE in before.teams["subgroup:plek-cafe"].members
    assert PIET in ahead.teams[AREA].members
    assert PIET in ahead.teams["subgroup:plek-cafe"].members


async def test_who_has_a_place_elsewhere_keeps_it(town):
    async with town.store.write(SYSTEM) as unit:
        key = Membership.key("initiatiefgroep", PIET)
        await unit.of(Membership).add(
            Membership(slug=key, member=PIET, group="initiatiefgroep", role=Role.INITIATIVE)
        )
        desired = await read_desired(unit, BLUEPRINT, (OWNER,))
    assert PIET in desired.teams["subgroup:initiatiefgroep"].members


async def test_what_can_not_be_made_is_told_once_and_nothing_waits(town):
    town.planner.blocked = (
        Blocked(AREA, AREA, "GW Zeeland", ResourceKind.TEAM, "double", "GW Zeeland"),
    )
    await with_go(town)
    await town.rounds()
    told = await town.told(SyncStuck)
    assert [one.stuck[0].area for one in told] == [AREA]
    assert await town.shown() == []
