"""The sync in a running bot, beside a local Graph: what was made by hand is taken over, a new hub
appears once somebody says yes, and a change by hand is noticed by Graph's own notification.
"""

import asyncio
import contextlib
from datetime import timedelta

import pytest
from aiohttp import web

from bot.app.application import running
from bot.app.web import application
from bot.settings import Mode, Settings
from bot.sync.service import reachable_root
from bot.sync.wakeup import switched_on
from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import sandbox
from graph_sync.settings import SyncSettings
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Region
from registry.hubs.hub import Hub, HubFounded
from registry.provisioning.approvals import approve, waiting
from registry.provisioning.sync_plan import SyncPlan
from tests.support.ports import free_port

SPEED = 500.0


class World:
    """A bot with its sync, and the Teams of a local Graph."""

    def __init__(self, plek, graph):
        self.plek, self.graph = plek, graph
        self.store = plek.store

    def teams(self):
        groups = self.graph.state.groups.values()
        return {one.name: one for one in groups if one.team is not None and one.deleted is None}

    def channels(self, team):
        return {one.name for one in self.teams()[team].team.channels.values()}

    async def plans(self, **where):
        async with self.store.read() as unit:
            return await unit.of(SyncPlan).all(**where)

    async def until(self, what, seconds=60):
        """Wait until something is so; each look is a round of the controller."""
        async with asyncio.timeout(seconds):
            while not (found := await what()):
                self.plek.wakeup.ring(urgent=True)
                await asyncio.sleep(0.1)
        return found

    async def proposed(self, origin, about=""):
        async def scan():
            async with self.store.read() as unit:
                found = await waiting(unit)
            return [one for one in found if (one.origin, one.about) == (origin, about)]

        (plan,) = await self.until(scan)
        return plan

    async def say_yes(self, plan):
        async with self.store.write(SYSTEM) as unit:
            await approve(unit, plan.slug)

        async def done():
            async with self.store.read() as unit:
                now = await unit.of(SyncPlan).get(plan.slug)
            return now if now.status == "applied" else None

        return await self.until(done)

    async def found(self, slug, name):
        async with self.store.write(SYSTEM) as unit:
            region = Region.UTRECHT
            await unit.of(Hub).add(Hub(slug=slug, name=name, region=region, province=region))
            unit.emit(HubFounded(hub=slug))


@contextlib.asynccontextmanager
async def world_in(home):
    port = free_port()
    async with sandbox(profile="instant", speed=SPEED) as graph:
        settings = Settings(mode=Mode.LOCAL, home=home, port=port)
        sync = SyncSettings(mode="local", graph_url=graph.url, graph_speed=SPEED)
        async with running(settings, sync) as plek:
            runner = web.AppRunner(application(plek), access_log=None)
            await runner.setup()
            try:
                await web.TCPSite(runner, "127.0.0.1", port).start()
                yield World(plek, graph)
            finally:
                await runner.cleanup()


async def test_from_what_was_there_to_a_new_hub_and_back_from_a_change_by_hand(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("bot.sync.schedule.QUIET", timedelta(0))
    async with world_in(tmp_path) as world:
        there = set(world.teams())

        found = await world.proposed("daily")
        assert {one.name for one in found.plan.by_name} >= {"PLeK Café", "PLeK kernteam"}
        await world.say_yes(found)
        assert set(world.teams()) == there, "nothing is made without a yes"

        await world.found("zeist", "Zeist")
        plan = await world.say_yes(await world.proposed("hub", "zeist"))
        assert (plan.done, plan.setbacks) == (plan.total, ())
        assert "GW Zeist" in world.teams()
        assert {one.key for one in plan.made} >= {"hub:zeist"}

        name = "Kennis- en leeragenda"
        there = {"do": "rename channel", "team": "GW Zeist", "channel": name}
        apply_manual_edit(world.graph.tenant, there | {"name": "Agenda!"})
        drift = await world.proposed("drift")
        (change,) = drift.plan.changes
        assert (change.action, change.before, change.after) == ("rename", "Agenda!", name)
        await world.say_yes(drift)
        assert name in world.channels("GW Zeist")

        listened = [one.resource for one in world.graph.state.subscriptions.values()]
        assert "/teams/getAllChannels" in listened


@pytest.mark.parametrize(
    ("mode", "url", "said", "on"),
    [
        (Mode.LOCAL, "", None, False),
        (Mode.LOCAL, "http://127.0.0.1:1", None, True),
        (Mode.LOCAL, "http://127.0.0.1:1", False, False),
        (Mode.PRODUCTION, "", None, False),
        (Mode.PRODUCTION, "", True, True),
    ],
)
def test_it_is_on_where_it_was_switched_on_or_in_a_try_out(mode, url, said, on, tmp_path):
    settings = Settings.model_construct(mode=mode, home=tmp_path, sync=said)

    assert switched_on(settings, SyncSettings(mode=mode.value, graph_url=url)) is on


@pytest.mark.parametrize(
    ("public", "url", "port", "root"),
    [
        ("https://plek.example/", "", 3978, "https://plek.example"),
        ("", "http://127.0.0.1:1", 3978, "http://127.0.0.1:3978"),
        ("", "http://127.0.0.1:1", 0, ""),
        ("", "https://graph.example", 3978, ""),
    ],
)
def test_graph_is_told_of_an_address_that_it_can_reach_or_of_none(public, url, port, root):
    settings = Settings.model_construct(public_url=public, port=port)

    assert reachable_root(settings, SyncSettings(graph_url=url)) == root
