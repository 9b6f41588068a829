"""`plek sync` against a local Graph: for an administrator and for programs.

The commands run in this process; as a process of its own only where that is what is tested.
"""

import dataclasses
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import main
from graph_sync import engine
from graph_sync.graph.permissions import PERMISSIONS
from graph_sync.sandbox.core.state import dumped
from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import Sandbox, sandbox
from registry.core.membership import Membership
from tests.support.elsewhere import elsewhere
from tests.support.ports import free_port
from tests.support.programs import REPOSITORY

SPEED = 200.0
SECONDS = 60.0
HUB = {
    "slug": "zeist",
    "name": "Zeist",
    "region": "utrecht",
    "province": "utrecht",
    "status": "forming",
}
CHANGE = {
    *("action", "kind", "key", "name", "reason", "cause", "where", "before", "after"),
    *("member", "area", "graph_id", "removes", "takes", "calls", "found"),
    *("channel_kind", "spec", "via"),
}


@dataclass
class Ran:
    """What a command left behind."""

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
    """Runs `plek` in a folder of its own, beside a local Graph that has its own thread."""

    graph: Sandbox
    home: Path

    def environment(self, **settings):
        own = {"mode": "local", "home": self.home, "graph_url": self.graph.url} | settings
        chosen = {"graph_speed": SPEED} | own
        return {f"PLEK_{name.upper()}": str(value) for name, value in chosen.items()}

    def __call__(self, *words, **settings):
        """The command in this process."""
        environment = self.environment(**settings)
        ran = CliRunner(catch_exceptions=False).invoke(main, words, env=environment)
        return Ran(ran.exit_code, ran.stdout, ran.stderr)

    @contextmanager
    def process(self, *words, **settings):
        """The command as a process, that ends with the block."""
        process = subprocess.Popen(
            (sys.executable, "-m", "bot.cli.main", *words),
            cwd=self.home,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **self.environment(**settings)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with process:
            try:
                yield process
            finally:
                process.kill()

    def load(self, **sections):
        file = self.home / "more.json"
        file.write_text(json.dumps(sections), "utf-8")
        ran = self("registry", "load", str(file))
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
def plek(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with elsewhere(sandbox(profile="instant", speed=SPEED)) as graph:
        yield Plek(graph, tmp_path)


def with_account(plek, mail):
    """Somebody who has an account in the tenant; its id."""
    return apply_manual_edit(plek.graph.tenant, {"do": "add user", "mail": mail})["user"]


def applied(plek):
    """Everything done that there was to do."""
    ran = plek("sync", "apply", "--yes", "--adopt", "--json")
    assert ran.status == 0, ran.out + ran.err
    return ran.json


class TestProcess:
    def test_output_is_for_programs_and_the_status_says_whether_there_is_work(self, plek):
        with plek.process("sync", "plan", "--json") as process:
            out, err = process.communicate(timeout=SECONDS)

        assert process.returncode == 2, err
        assert json.loads(out)["changes"]
        assert err == ""

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_who_stops_it_is_told_and_the_next_time_goes_on(self, plek, number):
        before = plek.graph.state.version
        plek.graph.clock.speed = 1.0  # so that it is still busy when it is stopped
        with plek.process("sync", "apply", "--yes", "--adopt", graph_speed="1") as process:
            deadline = time.monotonic() + SECONDS
            while plek.graph.state.version == before:  # a process has no event
                assert time.monotonic() < deadline
                time.sleep(0.01)
            process.send_signal(number)
            _, err = process.communicate(timeout=SECONDS)
        assert process.returncode == 5
        assert "stopped" in err
        assert "Traceback" not in err
        assert "goes on from there" in err
        last = plek("sync", "status", "--json").json["last_apply"]
        assert (last["stopped"], last["verdict"], last["origin"]) == (True, 5, "command")

        plek.graph.clock.speed = SPEED
        applied(plek)

        names = [one.name for one in plek.graph.state.groups.values() if one.deleted is None]
        assert len(names) == len(set(names))


def an_hour_later(plek):
    """Let an hour pass for what was seen, by the database's clock: the second look is due."""
    with closing(sqlite3.connect(next(plek.home.rglob("plek.db")))) as base, base:
        for slug, since in base.execute("SELECT slug, since FROM ledger_sightings").fetchall():
            earlier = datetime.fromisoformat(since) - timedelta(hours=1)
            row = (earlier.isoformat(sep=since[10]), slug)
            base.execute("UPDATE ledger_sightings SET since = ? WHERE slug = ?", row)


class TestPlan:
    def test_it_says_what_would_change_and_changes_nothing(self, plek):
        before = dumped(plek.graph.state)

        ran = plek("sync", "plan")

        assert ran.status == 2, ran.err
        assert "PLeK Café" in ran.out
        assert dumped(plek.graph.state) == before

    def test_a_program_reads_all_of_it(self, plek):
        plan = plek("sync", "plan", "--json").json

        assert plan["changes"]
        assert all(one.keys() == CHANGE for one in plan["changes"])
        assert {"blocked", "pending", "foreign", "removals", "estimate_seconds"} <= plan.keys()
        assert {"calls", "checksum", "aligned"} <= plan.keys()
        assert all(one["reason"] for one in plan["changes"])

    def test_the_environment_of_october_2023_is_adopted_without_a_double(self, plek):
        changes = plek("sync", "plan", "--json").json["changes"]

        there = set(plek.names())
        made = {
            one["name"] for one in changes if (one["action"], one["kind"]) == ("create", "team")
        }
        assert made & there == set()
        assert [one for one in changes if one["action"] == "adopt" and one["kind"] == "team"]

    def test_the_same_world_gives_the_same_plan(self, plek):
        first = plek("sync", "plan", "--json").json
        again = plek("sync", "plan", "--json").json

        assert first == again

    def test_it_speaks_two_languages_and_markdown(self, plek):
        dutch = plek("sync", "plan", "--markdown")
        english = plek("sync", "plan", "--language", "en")

        assert "## " in dutch.out
        assert dutch.out != english.out

    def test_a_look_at_one_team_is_about_that_team(self, plek):
        changes = plek("sync", "plan", "--json", "--area", "hub:twente").json["changes"]

        assert changes
        assert {one["area"] for one in changes} <= {"hub:twente", ""}

    def test_a_team_that_is_not_there_is_told(self, plek):
        assert "hub:nergens" in plek("sync", "plan", "--area", "hub:nergens").complaint

    @pytest.mark.parametrize("words", [["--fast"], ["--out"], ["extra"]], ids=str)
    def test_a_typing_mistake_is_no_change(self, plek, words):
        ran = plek("sync", "plan", *words)

        assert ran.status == 1
        assert "Usage: " in ran.err

    def test_a_graph_that_is_not_there_is_a_line(self, plek):
        ran = plek("sync", "plan", graph_url=f"http://127.0.0.1:{free_port()}")

        assert "plek sandbox" in ran.complaint

    def test_a_real_graph_is_not_for_local_mode(self, plek):
        ran = plek("sync", "plan", graph_url="https://graph.example")

        assert "PLEK_MODE=production" in ran.complaint

    def test_production_says_what_is_missing(self, plek):
        ran = plek("sync", "plan", mode="production", graph_url="")

        assert "PLEK_APP_ID" in ran.complaint

    def test_a_blueprint_with_faults_is_named(self, plek):
        (plek.home / "own.toml").write_text("[hubs]\nplaces = 'nowhere'\n", "utf-8")

        ran = plek("sync", "plan", blueprint="own.toml")

        assert (ran.status, "own.toml" in ran.err) == (1, True)


class TestApply:
    def test_all_is_done_and_then_there_is_nothing_to_do(self, plek):
        outcome = applied(plek)

        assert outcome["aligned"]
        assert outcome["done"] == outcome["total"] > 0
        assert all(one["done"] for one in outcome["changes"])
        assert outcome["setbacks"] == []
        ran = plek("sync", "plan", "--json")
        assert (ran.status, ran.json["changes"]) == (0, [])
        ran = plek("sync", "apply", "--yes", "--adopt")
        assert ran.status == 0

    def test_what_is_known_by_its_name_takes_a_word_of_its_own(self, plek):
        ran = plek("sync", "apply", "--yes")
        assert ran.status == 1
        assert "PLeK Café" in ran.complaint
        assert "--adopt" in ran.complaint
        assert not plek("sync", "plan", "--json").json["aligned"]

    def test_nobody_to_ask_is_a_refusal(self, plek):
        before = dumped(plek.graph.state)

        assert "--yes" in plek("sync", "apply").complaint
        assert dumped(plek.graph.state) == before

    def test_a_dry_run_shows_and_changes_nothing(self, plek):
        before = dumped(plek.graph.state)

        ran = plek("sync", "apply", "--dry-run", "--json")

        assert ran.status == 0, ran.err
        assert (ran.json["dry_run"], ran.json["done"]) == (True, 0)
        assert dumped(plek.graph.state) == before
        status = plek("sync", "status", "--json").json
        assert (status["places"], status["plans"]) == ({}, [])

    def test_a_kept_plan_is_applied_as_it_was(self, plek):
        assert plek("sync", "plan", "--out", "plan.json").status == 2

        ran = plek("sync", "apply", "--plan", "plan.json", "--yes", "--adopt", "--json")

        assert ran.status == 0, ran.err
        assert ran.json["aligned"]

    def test_a_kept_plan_is_refused_when_there_is_more_to_do_by_now(self, plek):
        plek("sync", "plan", "--out", "plan.json")
        plek.load(hubs=[HUB])
        before = dumped(plek.graph.state)

        ran = plek("sync", "apply", "--plan", "plan.json", "--yes", "--adopt")

        assert "new since this plan was made" in ran.complaint
        assert dumped(plek.graph.state) == before

    def test_a_kept_plan_of_which_all_is_done_is_no_trouble(self, plek):
        plek("sync", "plan", "--out", "plan.json")
        applied(plek)

        ran = plek("sync", "apply", "--plan", "plan.json", "--yes", "--adopt", "--json")

        assert (ran.status, ran.json["aligned"]) == (0, True)
        assert ran.json["counts"]["before"] == ran.json["total"] == ran.json["done"]
        dutch = plek("sync", "apply", "--plan", "plan.json", "--yes", "--adopt")
        assert "waren al gedaan" in dutch.out
        english = plek(
            "sync", "apply", "--plan", "plan.json", "--yes", "--adopt", "--language", "en"
        )
        assert "were made before" in english.out

    def test_a_kept_plan_that_no_longer_applies_is_overtaken_and_not_done(self, plek):
        applied(plek)
        plek.load(hubs=[HUB])
        applied(plek)
        plek.load(hubs=[HUB | {"status": "closed"}])
        plan = plek("sync", "plan", "--json", "--out", "plan.json").json
        assert [one["action"] for one in plan["changes"]] == ["archive"]
        plek.load(hubs=[HUB])

        ran = plek("sync", "apply", "--plan", "plan.json", "--yes", "--json")

        assert ran.status == 5
        assert (ran.json["done"], ran.json["total"], ran.json["aligned"]) == (0, 1, False)
        assert [(one["done"], one["fate"]) for one in ran.json["changes"]] == [(False, "overtaken")]
        assert [one["key"] for one in ran.json["overtaken"]] == ["hub:zeist"]
        said = plek("sync", "apply", "--plan", "plan.json", "--yes", "--language", "en")
        assert "0 of 1 changes were made" in said.out
        assert "no longer applies" in said.out
        last = plek("sync", "status", "--json").json["last_apply"]
        assert (last["verdict"], last["ends"], last["done"]) == (5, {"overtaken": 1}, 0)

    def test_where_nothing_can_be_read_it_says_so_and_never_that_all_is_well(self, plek):
        applied(plek)
        plek.graph.state.roles = [
            one.name for one in PERMISSIONS if not one.name.startswith("TeamMember.Read")
        ]

        ran = plek("sync", "apply", "--yes")

        assert ran.status == 4
        assert "gelijk aan PLeK" not in ran.out
        assert "GW Twente" in ran.out
        assert "mag dit niet lezen" in ran.out
        as_json = plek("sync", "apply", "--yes", "--json")
        assert (as_json.status, as_json.json["aligned"], as_json.json["status"]) == (4, False, 4)
        assert "exit status 4" in plek("sync", "status").out

    @pytest.mark.parametrize("kept", [(), ("--plan", "plan.json")])
    def test_a_team_that_could_not_be_read_counts_when_the_others_are_done(self, plek, kept):
        applied(plek)
        plek.load(hubs=[HUB])
        cafe = next(one for one in plek.graph.state.groups.values() if one.name == "PLeK Café")
        plek.graph.faults.switch_on(
            "403-missing-permission", method="GET", path=f"^/teams/{cafe.id}/"
        )
        plek("sync", "plan", "--out", "plan.json")

        ran = plek("sync", "apply", "--yes", "--json", *kept)

        assert (ran.status, ran.json["status"], ran.json["aligned"]) == (4, 4, False)
        assert ran.json["done"] == ran.json["total"] > 0
        assert ran.json["unread_teams"] == ["subgroup:plek-cafe"]
        assert "GW Zeist" in plek.names()
        last = plek("sync", "status", "--json").json["last_apply"]
        assert (last["verdict"], last["unread"]) == (4, ["subgroup:plek-cafe"])
        assert "could not be read: PLeK Café (subgroup:plek-cafe)" in plek("sync", "status").out
        said = plek("sync", "apply", "--yes", *kept)
        assert said.status == 4
        assert "! nothing is known of" in said.out

    def test_where_accounts_can_not_be_read_nothing_is_known(self, plek):
        plek.graph.faults.switch_on("403-missing-permission", method="GET", path="^/users")

        ran = plek("sync", "apply", "--yes", "--adopt")

        assert ran.status == 4
        assert "could not be read" in ran.err

    def test_what_waits_for_the_roster_has_not_failed(self, plek):
        plek.load(hubs=[HUB])
        applied(plek)
        user = with_account(plek, "nieuw@gemeente.example")
        plek.load(
            members=[{"slug": user, "name": "Nieuw Hier"}],
            memberships=[
                {
                    "slug": Membership.key("zeist", user),
                    "member": user,
                    "group": "zeist",
                    "place": "hub",
                    "role": "hubteam",
                }
            ],
        )
        plek.graph.faults.switch_on("roster-lag", seconds=10_000_000)

        ran = plek("sync", "apply", "--yes", "--adopt", "--json")

        assert [(one["key"], one["why"]) for one in ran.json["waiting"]] == [
            (f"hub:zeist:kernteam/{user}", "roster")
        ]
        assert ran.json["setbacks"] == []
        assert (ran.status, ran.json["done"]) == (3, ran.json["total"] - 1)
        last = plek("sync", "status", "--json").json["last_apply"]
        assert last["ends"] == {"done": ran.json["done"], "waiting:roster": 1}
        again = plek("sync", "apply", "--yes", "--language", "en")
        assert again.status == 3
        assert "not visible" in again.out
        assert "equal to PLeK" not in again.out
        plek.load(hubs=[HUB | {"slug": "soest", "name": "Soest"}])
        more = plek("sync", "apply", "--yes", "--json")
        assert (more.status, more.json["done"]) == (3, more.json["total"])

    def test_who_is_still_shown_is_not_out(self, plek):
        applied(plek)
        user = with_account(plek, "oud@gemeente.example")
        apply_manual_edit(
            plek.graph.tenant, {"do": "add member", "team": "GW Twente", "user": user}
        )
        plek.graph.clock.advance(100_000)
        plek.graph.faults.switch_on("404-disabled-user", path="/members/(remove|[^/]+/.ref)$")
        assert plek("sync", "apply", "--yes", "--json").status == 4  # one look is no proof
        an_hour_later(plek)

        ran = plek("sync", "apply", "--yes", "--json")

        assert [(one["action"], one["why"]) for one in ran.json["waiting"]] == [
            ("remove", "removal")
        ]
        assert (ran.status, ran.json["aligned"], ran.json["done"]) == (3, False, 0)

    def test_over_the_removal_budget_only_removals_wait(self, plek):
        applied(plek)
        came = [with_account(plek, f"gast-{number}@gemeente.example") for number in range(12)]
        team = next(one for one in plek.graph.state.groups.values() if one.name == "GW Twente")
        for user in came:
            who = {"do": "add member", "team": team.name, "user": user}
            apply_manual_edit(plek.graph.tenant, who)
        plek.graph.clock.advance(100_000)
        assert plek("sync", "apply", "--yes", "--json").status == 4  # one look is no proof
        an_hour_later(plek)
        plek.load(hubs=[HUB])

        ran = plek("sync", "apply", "--yes", "--json")

        assert ran.status == 1
        assert {one["action"] for one in ran.json["budget"]} == {"remove"}
        assert ran.json["counts"]["budget"] == 12
        assert ran.json["done"] == ran.json["total"] - 12 > 0
        assert "GW Zeist" in plek.names()
        assert set(came) <= team.members.keys()
        said = plek("sync", "apply", "--yes", "--language", "en")
        assert said.status == 1
        assert "12 wait for an extra yes" in said.out
        assert "--allow-removals" in said.out
        assert plek("sync", "apply", "--yes", "--allow-removals").status == 0
        assert not set(came) & team.members.keys()

    def test_a_plan_changed_by_hand_is_refused(self, plek):
        plek("sync", "plan", "--out", "plan.json")
        file = plek.home / "plan.json"
        file.write_text(file.read_text("utf-8").replace("twente", "drente"), "utf-8")

        ran = plek("sync", "apply", "--plan", "plan.json", "--yes", "--adopt")
        assert "changed since it was made" in ran.complaint

    def test_a_new_hub_gets_its_places(self, plek):
        applied(plek)
        plek.load(hubs=[HUB])

        outcome = applied(plek)

        assert "GW Zeist" in plek.names()
        made = {one["key"]: one for one in outcome["made"]}
        assert made["hub:zeist"]["name"] == "GW Zeist"

    def test_a_missing_permission_sets_teams_aside_with_the_reason(self, plek):
        applied(plek)
        plek.load(hubs=[HUB])
        names = [one.name for one in PERMISSIONS]
        names[names.index("Group.ReadWrite.All")] = "Group.Read.All"
        plek.graph.state.roles = names

        ran = plek("sync", "apply", "--yes", "--adopt", "--json")

        outcome = ran.json
        assert ran.status == 1
        assert [one["area"] for one in outcome["setbacks"]] == ["hub:zeist"]
        assert outcome["setbacks"][0]["why"] == "forbidden"
        assert outcome["setbacks"][0]["reason"]
        status = plek("sync", "status", "--json").json
        assert [one["area"] for one in status["set_aside"]] == ["hub:zeist"]

    def test_nothing_is_known_of_teams_that_cannot_be_read(self, plek):
        applied(plek)
        plek.graph.state.roles = [
            one.name for one in PERMISSIONS if not one.name.startswith("TeamMember.Read")
        ]

        ran = plek("sync", "plan")

        assert "could not be read" in ran.complaint
        assert "GW Twente" in ran.complaint


class TestStatus:
    def test_before_anything_was_done(self, plek):
        ran = plek("sync", "status")

        assert ran.status == 0, ran.err
        assert "nothing yet" in ran.out

    def test_after_it_was_done(self, plek):
        applied(plek)

        status = plek("sync", "status", "--json").json

        assert status["places"]["team live"] == len(plek.names())
        assert status["set_aside"] == []

    def test_that_there_was_nothing_to_do_is_known_whoever_looked(self, plek):
        applied(plek)
        assert plek("sync", "status", "--json").json["aligned_at"] is None
        applied(plek)

        status = plek("sync", "status", "--json").json

        assert status["aligned_at"] is not None
        assert status["read_at"] is None  # the bot's daily look is still to be taken
        plek.graph.state.roles = [
            one.name for one in PERMISSIONS if not one.name.startswith("TeamMember.Read")
        ]
        assert plek("sync", "apply", "--yes").status == 4
        assert plek("sync", "status", "--json").json["aligned_at"] == status["aligned_at"]
        assert status["running"] is None
        assert [(one["status"], one["origin"]) for one in status["plans"]] == [
            ("applied", "command")
        ]


class TestDepartures:
    PIET = "a3f1c0de-0000-4000-8000-000000000777"
    MAIL = "piet@gemeente.example"

    @pytest.fixture
    def gone(self, plek, monkeypatch):
        """Piet is in a hub by the registry, and his account is gone at a second look too."""
        read = engine.read_observed

        async def twice(*args, **options):
            observed = await read(*args, **options)
            marks = {f"/{self.PIET}"} if self.PIET not in observed.users else set()
            return dataclasses.replace(observed, confirmed=observed.confirmed | marks)

        monkeypatch.setattr(engine, "read_observed", twice)
        plek.load(members=[{"slug": self.PIET, "name": "Piet Jansen", "email": self.MAIL}])
        assert plek("registry", "appoint", self.PIET, "twente").status == 0
        return plek

    def invited(self, plek):
        return [one for one in plek.graph.state.users.values() if one.mail == self.MAIL]

    def test_nobody_is_invited_again_by_a_yes_to_the_rest(self, gone):
        ran = gone("sync", "apply", "--yes", "--adopt", "--language", "nl")
        assert ran.status == 0, ran.out + ran.err
        assert "1 persoon had een account en heeft dat niet meer: Piet Jansen." in ran.out
        assert self.invited(gone) == []
        assert "Piet Jansen" in gone("sync", "plan", "--language", "nl").out

        gone("registry", "left", self.PIET)
        assert "Piet Jansen" not in gone("sync", "plan", "--language", "nl").out

    def test_who_asks_for_it_invites_them_again(self, gone):
        ran = gone("sync", "apply", "--yes", "--adopt", "--invite-again", "--json")
        assert ran.status == 0, ran.out + ran.err
        assert len(self.invited(gone)) == 1
