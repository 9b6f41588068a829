"""How the sync stands, in words and as JSON; and the bar that shows how far applying is."""

import io
import json
from datetime import timedelta

import pytest
from rich.console import Console

from bot.cli.sync.progress_bar import progress_bar
from bot.sync.status import read_status, status_report, status_text
from graph_sync.apply.outcome import Progress
from graph_sync.ledger.ledger import (
    GraphSubscription,
    LedgerArea,
    LedgerEntry,
    LedgerRoster,
    SyncCall,
    SyncState,
)
from graph_sync.ledger.lock import sync_lock
from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import propose
from registry.provisioning.plan import Cause, Plan, PlannedChange, ResourceKind, SyncAction
from registry.store.store import Store
from tests.support.conversation import Clock

PLAN = Plan(
    (
        PlannedChange(
            SyncAction.CREATE, ResourceKind.TEAM, "hub:urk", "hub:urk", "GW Urk", Cause.WANTED
        ),
    )
)


def why(quarantine):
    return f"{quarantine.area} could not: {quarantine.why}"


@pytest.fixture
async def world(sqlite_url):
    clock = Clock()
    async with await Store.open(sqlite_url, clock=clock) as store:
        yield store, clock


async def fill(store, clock):
    """A little of everything."""
    now = clock.now
    call = SyncCall(
        slug="x1", at=now, plan="p", asked_by=SYSTEM, action="remove", kind="member",
        key="hub:urk", call="DELETE /x", status=204, removes=True,
    )  # fmt: skip
    old = call.model_copy(update={"slug": "x0", "at": now - timedelta(hours=25)})
    subscription = GraphSubscription(
        slug="s", graph_id="s", resource="/teams", secret_hash="", expires=now + timedelta(days=2)
    )
    async with store.write(SYSTEM) as unit:
        for key, state in (("hub:urk", "live"), ("hub:gooi", "live"), ("hub:oud", "archived")):
            await unit.of(LedgerEntry).add(LedgerEntry(slug=key, kind="team", state=state))
        await unit.of(LedgerRoster).add(LedgerRoster(slug="hub:urk", asked={"a": "", "b": ""}))
        area = LedgerArea(slug="hub:urk", setback="forbidden", tries=2, retry_at=now, notified=True)
        await unit.of(LedgerArea).add(area)
        for one in (call, old):
            await unit.of(SyncCall).add(one)
        await unit.of(GraphSubscription).add(subscription)
        await unit.of(SyncState).add(SyncState(slug="sync", read_at=now))
        await propose(unit, PLAN, "hub", "urk")


async def scan(store):
    async with store.read() as unit:
        return await read_status(unit)


async def test_before_anything_was_done_it_says_so(world):
    found = await scan(world[0])

    text = status_text(found, why)
    assert "daily look:        none yet by the bot; `plek sync plan`" in text
    assert "nothing to do:     never" in text
    report = status_report(found, why)
    assert (report["read_at"], report["running"], report["places"]) == (None, None, {})


async def test_a_program_reads_all_of_it(world):
    store, clock = world
    await fill(store, clock)
    async with sync_lock(store):
        report = json.loads(json.dumps(status_report(await scan(store), why)))

    assert report["places"] == {"team archived": 1, "team live": 2}
    assert report["pending"] == 2
    assert report["removals_past_day"] == 1
    (quarantined,) = report["set_aside"]
    assert (quarantined["area"], quarantined["tries"]) == ("hub:urk", 2)
    assert quarantined["reason"] == "hub:urk could not: forbidden"
    assert report["unread"] == ["hub:urk"]
    (plan,) = report["plans"]
    assert (plan["status"], plan["origin"], plan["about"]) == ("proposed", "hub", "urk")
    assert report["running"]["process"] > 0
    assert report["subscriptions"]["count"] == 1


async def test_a_person_reads_it_in_lines(world):
    store, clock = world
    await fill(store, clock)
    async with sync_lock(store):
        text = status_text(await scan(store), why)

    assert "2 team live" in text
    assert "hub:urk could not: forbidden (tried 2 times" in text
    assert "running now" in text
    assert "plan 1: proposed, hub urk" in text
    assert "all of Teams read by the bot at" in text


async def test_places_are_told_by_their_names_with_the_key_where_it_is_needed(world):
    store, clock = world
    await fill(store, clock)
    async with store.write(SYSTEM) as unit:
        rows = unit.of(LedgerEntry)
        await rows.put((await rows.get("hub:urk")).model_copy(update={"name": "GW Urk"}))
        for slug, kind, news in (
            ("hub:urk:kernteam", "channel", {"name": "Kernteam", "bot": "absent"}),
            ("hub:urk:app", "app", {"refused": "consent"}),
        ):
            entry = LedgerEntry(slug=slug, kind=kind, team="hub:urk", state="live", **news)
            await rows.add(entry)
    text = status_text(await scan(store), lambda one: f"{one.name} could not")

    assert "not in these private channels yet: GW Urk - Kernteam\n" in text
    assert "may not install itself in: GW Urk\n" in text
    assert "to be read anew:   GW Urk (hub:urk)\n" in text
    assert "! GW Urk could not (hub:urk, tried 2 times" in text


class TestBar:
    async def draw(self, **console):
        screen = io.StringIO()
        async with progress_bar(3, str, Console(file=screen, width=100, **console)) as show:
            for number in (1, 2, 3):
                await show(Progress(number, 3, f"hub:urk:[bold]{number}", "hub:urk"))
        return screen.getvalue()

    async def test_it_says_how_far_it_is_and_at_what(self):
        drawn = await self.draw(force_terminal=True)

        assert "3/3" in drawn
        assert "hub:urk:[bold]3" in drawn

    async def test_without_a_terminal_nothing_is_drawn(self):
        assert (await self.draw()).strip() == ""
