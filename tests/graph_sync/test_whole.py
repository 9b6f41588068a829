"""The sync against a tenant, from its beginning to its end: what it will be judged by, in small.

`python -m bench.sync_twelve` does the same with twelve hubs of two hundred guests, and measures.
"""

import asyncio
import dataclasses
import os
import random
import sys
from contextlib import asynccontextmanager, suppress

import pytest

from graph_sync.errors import SyncError
from graph_sync.graph.transport import Transport
from graph_sync.sandbox.faults.profiles import AS_REPORTED, PROFILES
from registry.core.permissions import SYSTEM
from registry.documents import load
from registry.hubs.hub import Hub
from registry.provisioning.plan import Cause, ResourceKind, SyncAction
from tests.graph_sync.apply.test_kills import kill
from tests.graph_sync.fixtures_world import KIND, OWNER
from tests.graph_sync.ledger.fixtures_ledger import alliance, counted
from tests.graph_sync.twelve_hubs import CHANNELS, HUBS, PRIVATE, document
from tests.support.at_once import at_once
from tests.support.graph_contract import ContractBroken, check_request, template_of
from tests.support.programs import REPOSITORY

SMALL = {"hubs": 3, "guests": 30, "core": 5}
ROUNDS = 12
"""So many times a sync may be needed under faults until all is done."""
BESIDE = ("kind-differs", "bot-not-in-channel")
"""Obstacles of which a channel has more, whatever else is in the way."""
EACH = ("Algemeen", "Kernteam", "Kennis- en leeragenda", "Bijeenkomsten", *CHANNELS, *PRIVATE)


@asynccontextmanager
async def begun(url, *, faults=AS_REPORTED, **how):
    """The plan's content and three hubs, and the tenant of October 2023.

    Args:
        url: of the registry's database.
        faults: the mixture of failures that Graph has: what people report, unless a test counts
            calls or looks at one plan or one run, and says that it needs a kind Graph.
        how: as for `alliance`.
    """
    async with alliance(url, content=True, faults=faults, **how) as made:
        async with made.store.write(SYSTEM) as unit:
            await load(unit, document(**SMALL))
        yield made


async def kept(made):
    """The ledger, by names instead of ids."""
    ledger, users = await made.ledger(), made.tenant.sandbox.state.users
    entries = {
        key: (one.kind, one.state, one.adopted, one.name, one.description, bool(one.graph_id))
        for key, one in ledger.entries.items()
    }
    rosters = {
        key: {
            "members": sorted(users[one].upn for one in roster.members),
            "owners": sorted(users[one].upn for one in roster.owners),
            "alone": sorted(users[one].upn for one in roster.left_alone),
        }
        for key, roster in ledger.rosters.items()
    }
    return entries, rosters, sorted(users[one].upn for one in ledger.guests)


async def settled(made, **how):
    """Plan and apply until there is nothing to do, and once more in fair weather; how often.

    Where Graph fails as people report, one plan that says that all is well is no proof of it.

    Args:
        made: what there is.
        how: as for `Sync.apply`.
    """
    faults = made.tenant.sandbox.faults
    rounds, on = await _rested(made, **how), faults.on
    if on:
        faults.on = []
        rounds += await _rested(made, **how)
        faults.on = on
    return rounds


async def _rested(made, **how):
    """Plan and apply until there is nothing to do; how often that took.

    As the bot does it, what was learnt by a look is kept: else a second look has nothing to go by.
    """
    for number in range(ROUNDS):
        with suppress(SyncError):  # a tenant that can't be read just now: the next round
            planned = await made.sync.plan()
            await made.sync.persist(planned)
            if planned.plan.aligned and not planned.plan.pending:
                return number
            await made.sync.apply(planned.plan, asked_by="els", **how)
        made.time.go_on(minutes=20)
        made.tenant.sandbox.clock.advance(1200)
    raise AssertionError(f"not at rest after {ROUNDS} rounds")


async def at_rest(made):
    """Nothing double, nothing of ours unknown, nothing known that is not there."""
    assert made.doubles() == []
    assert await made.orphans() == []
    assert _unclaimed(made, await made.ledger()) == set()


def _unclaimed(made, ledger):
    """What plek made and the ledger does not know."""
    state = made.tenant.sandbox.state
    ours = [one for one in state.groups.values() if one.unique and not one.deleted]
    there = {one.id for one in ours}
    there |= {channel.id for one in ours if one.team for channel in one.team.channels.values()}
    return there - set(ledger.by_id)


@pytest.fixture(scope="module")
def ends():
    """What `calm` found, once for all tests: it is compared, and never changed."""
    return []


@pytest.fixture
async def calm(sqlite_url, ends):
    """How it ends where nothing goes wrong."""
    if not ends:
        async with begun(sqlite_url.replace("plek.db", "calm.db"), faults=KIND) as made:
            assert await settled(made) == 1
            await at_rest(made)
            ends.append((made.picture(), await kept(made)))
    return ends[0]


async def test_hubs_appear_beside_what_was_there_and_the_second_run_does_nothing(store_url):
    async with begun(store_url, faults=KIND) as made:
        before = made.picture()
        outcome = await made.align()
        assert outcome.failed == ()
        assert outcome.left.changes == ()
        after = made.picture()
        for name in [f"GW {slug.title()}" for slug in HUBS[:3]]:
            assert {one[0] for one in after[name]["channels"]} == {"General", *EACH[1:]}
            assert len(after[name]["members"]) == 31
            private = [one[3] for one in after[name]["channels"] if one[1] == "private"]
            assert [len(one) for one in private] == [6, 6, 6]
        for name, team in before.items():
            assert set(team["members"]) <= set(after[name]["members"])
        made.tenant.asked()
        plan = await made.plan()
        assert plan.aligned
        assert plan.pending == ()
        assert (await made.sync.apply(plan, asked_by="els")).done == 0
        assert not {one for one in made.tenant.asked() if not one.startswith("GET")}
        await at_rest(made)


async def test_each_request_is_as_microsoft_describes_it(sqlite_url, monkeypatch):
    faults, seen, send = [], set(), Transport.exchange

    async def exchange(self, method, path, headers, body, authorization, *, version=""):
        sent = headers if body is None else {**headers, "Content-Type": "application/json"}
        try:
            check_request(method, path, sent, body)
        except ContractBroken as fault:
            faults.append(fault)
        items = body["requests"] if path == "/$batch" else [{"method": method, "url": path}]
        seen.update((one["method"], template_of(one["url"])) for one in items)
        return await send(self, method, path, headers, body, authorization, version=version)

    monkeypatch.setattr(Transport, "exchange", exchange)
    async with begun(sqlite_url, faults=KIND) as made:
        await made.align()
        await made.change(Hub, "drenthe", status="closed")
        await made.change(Hub, "friesland", workspace=None)
        made.tenant.hand("rename channel", team="GW Flevoland", channel="Subsidies", name="Geld")
        made.tenant.hand(
            "remove member",
            team="GW Flevoland",
            channel="Kernteam",
            user="gast-flevoland-001@deelnemer.example",
        )
        # Two teams at once are over the budget of a day.
        await made.sync.apply(await made.surely(), asked_by="els", allow_removals=True)
        assert (await made.plan()).aligned
    assert faults == []
    assert seen >= {
        ("PATCH", "/groups(uniqueName='{uniqueName}')"),
        ("PUT", "/groups/{group-id}/team"),
        ("PATCH", "/groups/{group-id}"),
        ("POST", "/invitations"),
        ("POST", "/teams/{team-id}/channels"),
        ("POST", "/teams/{team-id}/channels/{channel-id}/members"),
        ("POST", "/teams/{team-id}/channels/{channel-id}/archive"),
        ("POST", "/teams/{team-id}/archive"),
    }


@pytest.mark.parametrize("profile", PROFILES)
async def test_whatever_goes_wrong_it_ends_the_same(sqlite_url, calm, profile):
    async with begun(sqlite_url, faults=profile) as made:
        await settled(made)
        made.tenant.sandbox.faults.switch_off()
        assert await settled(made) <= 1
        assert (made.picture(), await kept(made)) == calm
        await at_rest(made)


# --- drift


HUB = "GW Drenthe"


def _named(plan):
    """What a plan would do, in a word or two each, with why."""
    return {(one.action, one.kind, one.name, one.cause) for one in plan.changes}


async def test_what_was_changed_by_hand_is_classed_and_put_right(sqlite_url):
    async with begun(sqlite_url, faults=KIND) as made:
        await made.align()
        expected, hand = made.picture(), made.tenant.hand
        hand("rename channel", team=HUB, channel="Bijeenkomsten", name="Borrels")
        hand("archive channel", team=HUB, channel="Vraag en aanbod")
        hand("add member", team=HUB, user="aisha.yilmaz@onderwijs.example")
        hand("remove member", team=HUB, user="gast-drenthe-020@deelnemer.example")
        hand("rename team", team="GW Flevoland", name="Flevoland ontmoet")
        hand("delete team", team="GW Friesland")
        plan = await made.surely()
        drift = {
            (SyncAction.RENAME, ResourceKind.CHANNEL, "Borrels", Cause.DRIFT),
            (SyncAction.UNARCHIVE, ResourceKind.CHANNEL, "Vraag en aanbod", Cause.DRIFT),
            (SyncAction.REMOVE, ResourceKind.MEMBER, "Aisha Yilmaz", Cause.DRIFT),
            (SyncAction.ADD, ResourceKind.MEMBER, "Gast 20 drenthe", Cause.DRIFT),
            (SyncAction.RENAME, ResourceKind.TEAM, "Flevoland ontmoet", Cause.DRIFT),
            (SyncAction.RESTORE, ResourceKind.TEAM, "GW Friesland", Cause.DRIFT),
        }
        assert _named(plan) == drift
        await settled(made)
        assert made.picture() == expected
        await at_rest(made)


async def test_a_deleted_channel_is_blocked_until_its_name_is_free(sqlite_url):
    async with begun(sqlite_url, faults=KIND) as made:
        await made.align()
        made.tenant.hand("delete channel", team=HUB, channel="Voorbereiding")
        assert not (await made.plan()).aligned  # one list without it proves nothing
        plan = await made.surely()
        assert [(one.why, one.key) for one in plan.blocked if one.why not in BESIDE] == [
            ("name-reserved", "hub:drenthe:voorbereiding")
        ]
        assert plan.aligned


async def test_what_is_not_ours_is_never_touched(sqlite_url):
    async with begun(sqlite_url, faults=KIND) as made:
        foreign = made.tenant.sandbox.state.new_id()
        made.tenant.sandbox.state.groups[foreign] = _foreign_team(made, foreign)
        await made.align()
        made.tenant.hand("add channel", team=HUB, name="Van een gast")
        made.tenant.hand("add channel", team="Bowlen", name="Uitslagen")
        before = made.picture()
        plan = await made.plan()
        assert plan.aligned
        assert {one.name for one in plan.foreign} == {"Bowlen", "Van een gast"}
        assert (await made.align()).done == 0
        assert made.picture() == before
        assert foreign not in str(made.tenant.sandbox.report)


def _foreign_team(made, id_):
    there = made.tenant.group("PLeK Makers")
    team = dataclasses.replace(there.team, channels=dict(there.team.channels), apps={})
    return dataclasses.replace(there, id=id_, name="Bowlen", nickname="bowlen", team=team)


async def test_a_hub_is_closed_and_opened_again(sqlite_url):
    async with begun(sqlite_url) as made:
        await settled(made)
        before, entries = made.picture(), (await kept(made))[0]
        await made.change(Hub, "drenthe", status="closed")
        assert counted((await made.plan()).changes)["archive team"] == 1
        await settled(made, allow_removals=True)  # a whole team's people: over the budget of a day
        assert made.picture()[HUB]["archived"]
        await made.change(Hub, "drenthe", status="active")
        await settled(made)
        assert (made.picture(), (await kept(made))[0]) == (before, entries)


# --- killed, and two at once


@pytest.mark.parametrize("seed", range(6))
async def test_killed_at_any_moment_it_goes_on(sqlite_url, calm, seed):
    luck = random.Random(seed)  # noqa: S311  # it decides when to kill
    async with begun(sqlite_url, profile="mild") as made:
        plan, killed = await made.plan(), 0
        while await kill(made, plan, luck.randint(1, 90), sent=luck.random() < 0.6):
            killed += 1
        assert killed
        await settled(made)
        assert (made.picture(), await kept(made)) == calm
        await at_rest(made)


async def test_two_at_once_do_not_get_in_each_others_way(store_url):
    async with begun(store_url, faults=KIND) as made:
        plan = await made.plan()
        both = [made.syncing().apply(plan, asked_by="els", wait=60) for _ in range(2)]
        outcomes = await at_once(*both)
        assert [one.failed for one in outcomes] == [(), ()]
        assert [one.done for one in outcomes] == [len(plan.changes)] * 2
        assert (await made.plan()).aligned
        await at_rest(made)


async def test_a_process_that_is_killed_leaves_nothing_behind(tmp_path):
    url, luck = f"sqlite:///{tmp_path / 'plek.db'}", random.Random(11)  # noqa: S311
    async with begun(url, profile="mild", speed=200.0, faults=KIND) as made:
        killed, status = 0, None
        while status is None:
            process = await _apply(made, url, tmp_path)
            ended = asyncio.create_task(process.wait())
            reached = _after(made, luck.randint(10, 60))
            await asyncio.wait([ended, reached], return_when=asyncio.FIRST_COMPLETED)
            status = process.returncode
            if status is None:
                process.kill()
                await ended
                killed += 1
        assert status == 0
        assert killed
        made.tenant.sandbox.clock.advance(1200)
        assert (await made.plan()).aligned
        await at_rest(made)


def _after(made, count):
    """Done once so many changes were asked for, before the last of them is answered."""
    service, reached = made.tenant.sandbox.service, asyncio.get_running_loop().create_future()
    carry_out, left = type(service)._carried_out, count

    async def carried_out(call, usage):
        nonlocal left
        left -= call.method != "GET" and call.path != ("$batch",)
        if left <= 0 and not reached.done():
            reached.set_result(None)
        return await carry_out(service, call, usage)

    service._carried_out = carried_out
    return reached


async def _apply(made, url, home):
    """`plek sync apply` as a process of its own."""
    settings = {
        "PLEK_MODE": "local",
        "PLEK_HOME": str(home),
        "PLEK_DATABASE_URL": url,
        "PLEK_GRAPH_URL": made.tenant.sandbox.url,
        "PLEK_GRAPH_SPEED": "200",
        "PLEK_TEAM_OWNERS": OWNER,
        "PYTHONPATH": str(REPOSITORY),
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli.main", "sync", "apply", "--yes", "--adopt"),
        cwd=home,
        env={**os.environ, **settings},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
