"""Planned hubs and Teams: nothing before their day, the plan shown ahead and once, a yes kept."""

from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.jobs.planned_hubs import tend_planned
from bot.sync.controller import Controller
from bot.sync.desired_cache import DesiredCache
from graph_sync.desired.teams import read_desired
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.workspace import Workspace
from registry.core.retry import commit
from registry.core.vocabulary import Role
from registry.documents import load
from registry.hubs.founding import HubEntry, found
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubGoAsked, HubPlan
from registry.hubs.planning import begin, decide
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member, key_of_email
from registry.provisioning.approvals import approve, start
from registry.provisioning.plan import ResourceKind, SyncAction
from registry.provisioning.planned_hubs import settle
from registry.provisioning.sync_plan import NotApproved, SyncPlan, SyncPlanProposed
from tests.graph_sync.fixtures_world import OWNER, SANNE
from tests.graph_sync.ledger.fixtures_ledger import alliance
from tests.registry.networks.fixtures_networks import events
from tests.support.at_once import at_once

DAY = date(2027, 3, 1)
LEAD = 21
PIET = key_of_email("piet@veere.example")
AREA = "hub:zeeland"
GROUPS = {
    "kernteam": "PLeK kernteam",
    "plek-cafe": "PLeK Café",
}
FILLED = {
    "name": "Zeeland",
    "starts": "=2027-03-01",
    "verbinder": "piet@veere.example",
    "projectleider": SANNE,
    "channels": "Water",
}


class Town:
    """A registry and a tenant at rest, with three bots and a hub that is planned."""

    def __init__(self, made):
        self.made, self.store, self.time = made, made.store, made.time
        self.bots = [self.bot() for _ in range(3)]
        self._told = []

    def bot(self):
        sync = self.made.syncing()

        async def read(unit):
            return await read_desired(unit, sync._blueprint, (OWNER,))

        cache = DesiredCache(read, self.time)
        return Controller(self.store, sync, cache, subscriptions=None, clock=self.time, lead=LEAD)

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

    async def rounds(self, count=2):
        """All bots at once, each with all that it does by itself, some rounds long."""
        for _ in range(count):
            await at_once(*(tend_planned(self.store, LEAD) for _ in self.bots))
            await at_once(*(bot.once(urgent=True) for bot in self.bots))
            self.time.go_on(seconds=40)

    async def get(self, kind, key):
        async with self.store.read() as unit:
            return await unit.of(kind).find(key)

    async def shown(self):
        """The plans that were brought to the kernteam and are about this hub, oldest first."""
        told = [one.plan for one in await self.told() if isinstance(one, SyncPlanProposed)]
        async with self.store.read() as unit:
            plans = [await unit.of(SyncPlan).get(one) for one in told]
        return [one for one in plans if AREA in one.plan.areas]

    async def asked(self):
        return [one.day for one in await self.told() if isinstance(one, HubGoAsked)]

    async def told(self):
        """What was put in the outbox so far."""
        self._told += await events(self.store)
        return self._told

    async def changes(self):
        """What `sync plan` would do about the hub or its people."""
        plan = await self.made.plan()
        return [one for one in plan.changes if one.area == AREA or PIET in one.key]

    def teams(self):
        groups = self.made.tenant.sandbox.state.groups.values()
        return [one.name for one in groups if not one.deleted and one.name.startswith("GW Zee")]

    def guests(self):
        users = self.made.tenant.sandbox.state.users.values()
        return [one.mail for one in users if one.mail and one.mail.endswith("veere.example")]


@asynccontextmanager
async def planned(url):
    async with alliance(url, faults="") as made:
        async with made.store.write(SYSTEM) as unit:
            for slug, name in GROUPS.items():
                place = Workspace(name=name)
                await unit.of(Subgroup).add(Subgroup(slug=slug, name=name, workspace=place))
            await unit.of(Member).add(Member(slug=SANNE, name="Sanne de Vries"))
            key = Membership.key("kernteam", SANNE)
            await unit.of(Membership).add(
                Membership(slug=key, member=SANNE, group="kernteam", role=Role.KERNTEAM)
            )
        plan = await made.plan()
        await made.sync.apply(plan, asked_by=SANNE)
        town = Town(made)
        await town.do(found, HubEntry.of(FILLED))
        yield town


@pytest.fixture
async def town(store_url):
    async with planned(store_url) as made:
        yield made


@pytest.fixture
async def small(sqlite_url):
    async with planned(sqlite_url) as made:
        yield made


async def with_go(town, days=LEAD):
    await town.settled(decide, "zeeland", "go", "De partijen zijn er.")
    town.at(DAY - timedelta(days=days))
    await town.rounds()


async def test_three_months_ahead_nothing_is_planned_shown_or_asked(town):
    assert (await town.get(Hub, "zeeland")).status == "planned"
    assert await town.changes() == []
    await town.settled(decide, "zeeland", "go")
    await town.rounds()
    assert await town.changes() == []
    assert (await town.shown(), await town.asked()) == ([], [])


async def test_at_the_lead_with_a_go_three_bots_show_its_plan_once(town):
    await town.settled(decide, "zeeland", "go")
    town.at(DAY - timedelta(days=LEAD + 1))
    await town.rounds()
    assert await town.shown() == []
    town.at(DAY - timedelta(days=LEAD))
    await town.rounds()
    [plan] = await town.shown()
    assert (plan.status, plan.planned, plan.starts, plan.about) == (
        *("proposed", "zeeland"),
        *(DAY, "zeeland"),
    )
    made = {(one.action, one.kind, one.name) for one in plan.plan.changes}
    assert (SyncAction.CREATE, ResourceKind.TEAM, "GW Zeeland") in made
    assert (SyncAction.CREATE, ResourceKind.CHANNEL, "Water") in made
    assert {one.member for one in plan.plan.changes if one.action is SyncAction.INVITE} == {PIET}
    assert set(plan.plan.areas) == {AREA}
    # Before its day `sync plan` knows nothing of it, and days of looking add no second card.
    assert await town.changes() == []
    for _ in range(3):
        town.time.go_on(days=2)
        await town.rounds()
    assert len(await town.shown()) == 1
    assert (await town.asked(), town.teams(), town.guests()) == ([], [], [])


async def test_at_the_lead_without_a_go_it_asks_once_and_shows_nothing(town):
    town.at(DAY - timedelta(days=LEAD + 1))
    await town.rounds()
    assert await town.asked() == []
    town.at(DAY - timedelta(days=LEAD))
    for _ in range(3):
        await town.rounds()
        town.time.go_on(days=5)
    assert await town.asked() == [DAY]
    town.at(DAY + timedelta(days=3))
    await town.rounds()
    assert (await town.asked(), await town.shown()) == ([DAY], [])
    assert await town.changes() == []
    assert (await town.get(Hub, "zeeland")).status == "planned"


async def test_a_yes_is_carried_out_at_six_on_its_day_and_not_before(town):
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    with pytest.raises(NotApproved):
        await town.do(start, plan.slug, actor=SYSTEM)
    town.at(DAY, 4, 57)  # 05:57 in Amsterdam
    await town.rounds(2)
    assert (town.teams(), town.guests()) == ([], [])
    assert (await town.get(Hub, "zeeland")).status == "planned"
    town.at(DAY, 5, 0)
    await town.rounds(3)
    hub, done = await town.get(Hub, "zeeland"), await town.get(SyncPlan, plan.slug)
    assert (hub.status, hub.starts, done.status, done.planned) == ("forming", DAY, "applied", "")
    assert (town.teams(), town.guests()) == (["GW Zeeland"], ["piet@veere.example"])
    assert len(await town.shown()) == 1


async def test_a_team_of_that_name_is_asked_about_and_taken_over_on_its_day(small):
    town = small
    await town.made.by_hand_team("GW Zeeland")
    await with_go(town)
    [plan] = await town.shown()
    assert plan.plan.by_name  # whose team it is, a person says
    await town.do(approve, plan.slug)
    town.at(DAY, 6)
    await town.rounds()
    assert town.teams() == ["GW Zeeland"]
    assert [one.status for one in await town.shown()] == ["applied"]


async def test_a_document_with_a_day_to_come_plans_a_hub_that_has_nothing_in_teams(town):
    document = {"hubs": [{"slug": "drenthe-zuid", "name": "Drenthe-Zuid", "region": "drenthe"}]}
    document["hubs"][0] |= {"province": "drenthe", "starts": DAY.isoformat()}
    for _ in range(2):  # again is as once
        await town.do(load, document, actor=SYSTEM)
        hub = await town.get(Hub, "drenthe-zuid")
        assert (hub.status, hub.starts) == ("planned", DAY)
        assert await town.get(HubPlan, "drenthe-zuid") is None
        assert (await town.made.plan()).changes == ()
    town.at(DAY, 6)
    await town.rounds()
    assert (await town.get(Hub, "drenthe-zuid")).status == "planned"  # nobody gave a go

    await town.settled(begin, "drenthe-zuid")
    assert [one.name for one in (await town.made.plan()).changes if one.kind is ResourceKind.TEAM]
    # What is there is not planned again by the document that it came from.
    await town.do(load, document, actor=SYSTEM)
    assert (await town.get(Hub, "drenthe-zuid")).status == "forming"
