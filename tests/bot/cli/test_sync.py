"""`plek sync` as a process, against a local Graph: for an administrator and for programs."""

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass, field

import pytest

from graph_sync.graph.permissions import PERMISSIONS
from graph_sync.sandbox.core.state import dumped
from graph_sync.sandbox.serve import sandbox
from tests.support.ports import free_port
from tests.support.programs import REPOSITORY

SPEED = 200.0
HUB = {
    "slug": "zeist",
    "name": "Zeist",
    "region": "utrecht",
    "province": "utrecht",
    "status": "forming",
}
CHANGE = {
    *("action", "kind", "key", "name", "reason", "cause", "where", "before", "after"),
    *("member", "area", "graph_id", "removes", "calls"),
}


@dataclass
class Ran:
    """What a process left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def complaint(self):
        """The one line that it complained in."""
        lines = self.err.strip().splitlines()
        assert "Traceback" not in self.err, self.err
        assert self.status == 1, self.err
        return lines[-1]


@dataclass
class Plek:
    """Runs `plek` in a folder of its own, beside a local Graph."""

    graph: object
    home: object
    more: dict = field(default_factory=dict)

    async def start(self, *words, **settings):
        own = {
            "PLEK_MODE": "local",
            "PLEK_HOME": str(self.home),
            "PLEK_GRAPH_URL": self.graph.url,
            "PLEK_GRAPH_SPEED": str(SPEED),
            "PYTHONPATH": str(REPOSITORY),
        }
        named = {f"PLEK_{name.upper()}": value for name, value in settings.items()}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli.main", *words),
            cwd=self.home,
            env={**os.environ, **own, **named},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def __call__(self, *words, **settings):
        process = await self.start(*words, **settings)
        out, err = await asyncio.wait_for(process.communicate(), 100)
        return Ran(process.returncode, out.decode(), err.decode())

    async def load(self, **sections):
        file = self.home / "more.json"
        file.write_text(json.dumps(sections), "utf-8")
        ran = await self("registry", "load", str(file))
        assert ran.status == 0, ran.err

    def names(self):
        """Names of teams and of their channels, as they are in the tenant."""
        groups = self.graph.state.groups.values()
        return {
            one.name: sorted(channel.name for channel in one.team.channels.values())
            for one in groups
            if one.team is not None and one.deleted is None
        }


@pytest.fixture
async def plek(tmp_path):
    async with sandbox(profile="instant", speed=SPEED) as graph:
        yield Plek(graph, tmp_path)


async def applied(plek):
    """Everything done that there was to do."""
    ran = await plek("sync", "apply", "--yes", "--json")
    assert ran.status == 0, ran.out + ran.err
    return ran.json


class TestPlan:
    async def test_it_says_what_would_change_and_changes_nothing(self, plek):
        before = dumped(plek.graph.state)

        ran = await plek("sync", "plan")

        assert ran.status == 2, ran.err
        assert "PLeK Café" in ran.out
        assert dumped(plek.graph.state) == before

    async def test_a_program_reads_all_of_it(self, plek):
        plan = (await plek("sync", "plan", "--json")).json

        assert plan["changes"]
        assert all(one.keys() == CHANGE for one in plan["changes"])
        assert {"blocked", "pending", "foreign", "removals", "estimate_seconds"} <= plan.keys()
        assert {"calls", "checksum", "aligned"} <= plan.keys()
        assert all(one["reason"] for one in plan["changes"])

    async def test_the_environment_of_october_2023_is_adopted_without_a_double(self, plek):
        changes = (await plek("sync", "plan", "--json")).json["changes"]

        there = set(plek.names())
        made = {
            one["name"] for one in changes if (one["action"], one["kind"]) == ("create", "team")
        }
        assert made & there == set()
        assert [one for one in changes if one["action"] == "adopt" and one["kind"] == "team"]

    async def test_the_same_world_gives_the_same_plan(self, plek):
        first = (await plek("sync", "plan", "--json")).json
        again = (await plek("sync", "plan", "--json")).json

        assert first == again

    async def test_it_speaks_two_languages_and_markdown(self, plek):
        dutch = await plek("sync", "plan", "--markdown")
        english = await plek("sync", "plan", "--language", "en")

        assert "## " in dutch.out
        assert dutch.out != english.out

    async def test_a_look_at_one_team_is_about_that_team(self, plek):
        changes = (await plek("sync", "plan", "--json", "--area", "hub:twente")).json["changes"]

        assert changes
        assert {one["area"] for one in changes} <= {"hub:twente", ""}

    async def test_a_team_that_is_not_there_is_told(self, plek):
        assert "hub:nergens" in (await plek("sync", "plan", "--area", "hub:nergens")).complaint

    @pytest.mark.parametrize("words", [["--fast"], ["--out"], ["extra"]], ids=str)
    async def test_a_typing_mistake_is_no_change(self, plek, words):
        ran = await plek("sync", "plan", *words)

        assert ran.status == 1
        assert "Usage: " in ran.err

    async def test_a_graph_that_is_not_there_is_a_line(self, plek):
        ran = await plek("sync", "plan", graph_url=f"http://127.0.0.1:{free_port()}")

        assert "plek sandbox" in ran.complaint

    async def test_a_real_graph_is_not_for_local_mode(self, plek):
        ran = await plek("sync", "plan", graph_url="https://graph.example")

        assert "PLEK_MODE=production" in ran.complaint

    async def test_production_says_what_is_missing(self, plek):
        ran = await plek("sync", "plan", mode="production", graph_url="")

        assert "PLEK_APP_ID" in ran.complaint

    async def test_a_blueprint_with_faults_is_named(self, plek):
        (plek.home / "own.toml").write_text("[hubs]\nplaces = 'nowhere'\n", "utf-8")

        ran = await plek("sync", "plan", blueprint="own.toml")

        assert (ran.status, "own.toml" in ran.err) == (1, True)


class TestApply:
    async def test_all_is_done_and_then_there_is_nothing_to_do(self, plek):
        outcome = await applied(plek)

        assert outcome["aligned"]
        assert outcome["done"] == outcome["total"] > 0
        assert all(one["done"] for one in outcome["changes"])
        assert outcome["setbacks"] == []
        ran = await plek("sync", "plan", "--json")
        assert (ran.status, ran.json["changes"]) == (0, [])
        ran = await plek("sync", "apply", "--yes")
        assert ran.status == 0

    async def test_nobody_to_ask_is_a_refusal(self, plek):
        before = dumped(plek.graph.state)

        assert "--yes" in (await plek("sync", "apply")).complaint
        assert dumped(plek.graph.state) == before

    async def test_a_dry_run_shows_and_changes_nothing(self, plek):
        before = dumped(plek.graph.state)

        ran = await plek("sync", "apply", "--dry-run", "--json")

        assert ran.status == 0, ran.err
        assert (ran.json["dry_run"], ran.json["done"]) == (True, 0)
        assert dumped(plek.graph.state) == before
        status = (await plek("sync", "status", "--json")).json
        assert (status["places"], status["plans"]) == ({}, [])

    async def test_a_kept_plan_is_applied_as_it_was(self, plek):
        assert (await plek("sync", "plan", "--out", "plan.json")).status == 2

        ran = await plek("sync", "apply", "--plan", "plan.json", "--yes", "--json")

        assert ran.status == 0, ran.err
        assert ran.json["aligned"]

    async def test_a_kept_plan_is_refused_when_there_is_more_to_do_by_now(self, plek):
        await plek("sync", "plan", "--out", "plan.json")
        await plek.load(hubs=[HUB])
        before = dumped(plek.graph.state)

        ran = await plek("sync", "apply", "--plan", "plan.json", "--yes")

        assert "new since this plan was made" in ran.complaint
        assert dumped(plek.graph.state) == before

    async def test_a_kept_plan_of_which_all_is_done_is_no_trouble(self, plek):
        await plek("sync", "plan", "--out", "plan.json")
        await applied(plek)

        ran = await plek("sync", "apply", "--plan", "plan.json", "--yes", "--json")

        assert (ran.status, ran.json["aligned"]) == (0, True)

    async def test_a_plan_changed_by_hand_is_refused(self, plek):
        await plek("sync", "plan", "--out", "plan.json")
        file = plek.home / "plan.json"
        file.write_text(file.read_text("utf-8").replace("twente", "drente"), "utf-8")

        ran = await plek("sync", "apply", "--plan", "plan.json", "--yes")
        assert "changed since it was made" in ran.complaint

    async def test_a_new_hub_gets_its_places(self, plek):
        await applied(plek)
        await plek.load(hubs=[HUB])

        outcome = await applied(plek)

        assert "GW Zeist" in plek.names()
        made = {one["key"]: one for one in outcome["made"]}
        assert made["hub:zeist"]["name"] == "GW Zeist"

    async def test_a_missing_permission_sets_teams_aside_with_the_reason(self, plek):
        await applied(plek)
        await plek.load(hubs=[HUB])
        names = [one.name for one in PERMISSIONS]
        names[names.index("Group.ReadWrite.All")] = "Group.Read.All"
        plek.graph.state.roles = names

        ran = await plek("sync", "apply", "--yes", "--json")

        outcome = ran.json
        assert ran.status == 1
        assert [one["area"] for one in outcome["setbacks"]] == ["hub:zeist"]
        assert outcome["setbacks"][0]["why"] == "forbidden"
        assert outcome["setbacks"][0]["reason"]
        status = (await plek("sync", "status", "--json")).json
        assert [one["area"] for one in status["set_aside"]] == ["hub:zeist"]

    async def test_nothing_is_known_of_teams_that_cannot_be_read(self, plek):
        await applied(plek)
        plek.graph.state.roles = [
            one.name for one in PERMISSIONS if not one.name.startswith("TeamMember.Read")
        ]

        ran = await plek("sync", "plan")

        assert "could not be read" in ran.complaint
        assert "GW Twente" in ran.complaint

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    async def test_who_stops_it_is_told_and_the_next_time_goes_on(self, plek, number):
        before = plek.graph.state.version
        plek.graph.clock.speed = 1.0  # so that it is still busy when it is stopped
        process = await plek.start("sync", "apply", "--yes", graph_speed="1")
        async with asyncio.timeout(60):
            while plek.graph.state.version == before:  # noqa: ASYNC110  # a process has no event
                await asyncio.sleep(0.01)
        process.send_signal(number)
        _, err = await process.communicate()
        assert process.returncode == 1
        assert "stopped" in err.decode()
        assert "Traceback" not in err.decode()
        assert "goes on from there" in err.decode()

        plek.graph.clock.speed = SPEED
        await applied(plek)

        names = [one.name for one in plek.graph.state.groups.values() if one.deleted is None]
        assert len(names) == len(set(names))


class TestStatus:
    async def test_before_anything_was_done(self, plek):
        ran = await plek("sync", "status")

        assert ran.status == 0, ran.err
        assert "nothing yet" in ran.out

    async def test_after_it_was_done(self, plek):
        await applied(plek)

        status = (await plek("sync", "status", "--json")).json

        assert status["places"]["team live"] == len(plek.names())
        assert status["set_aside"] == []
        assert status["running"] is None
        assert [(one["status"], one["origin"]) for one in status["plans"]] == [
            ("applied", "command")
        ]
