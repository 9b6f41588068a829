"""`plek doctor` on the Graph sync: what it needs of a tenant, seen without changing anything."""

import base64
import json
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError

from appmanifest.settings import LOCAL_APP_ID
from bot.doctor import CheckVerdict, examine
from bot.doctor.permissions import check_permissions, roles_of
from bot.doctor.sync_status import LATE, check_status
from bot.settings import Mode, Settings
from bot.sync.schedule import Scan, note_scanned
from graph_sync.graph.permissions import PERMISSIONS
from graph_sync.ledger.ledger import GraphSubscription, LedgerArea, LedgerEntry, SyncState
from graph_sync.ledger.lock import sync_lock
from graph_sync.sandbox.core.state import dumped
from graph_sync.sandbox.serve import sandbox
from registry.core.permissions import SYSTEM
from registry.store.store import Store
from tests.support.conversation import Clock
from tests.support.ports import free_port

ALL = tuple(one.name for one in PERMISSIONS)


def token(**claims):
    """A token as Entra makes them, of which only the middle is of interest."""
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJSUzI1NiJ9.{body}.c2lnbmF0dXJl"


class Credential:
    """Gives a token with these roles, or refuses."""

    def __init__(self, *roles, refuses=False):
        self.roles, self.refuses = roles, refuses

    async def get_token(self, *_scopes, **_more):
        if self.refuses:
            raise ClientAuthenticationError("AADSTS7000222: the secret has expired")
        return AccessToken(token(roles=list(self.roles)), int(time.time()) + 3600)

    async def close(self):
        """Nothing to let go of."""


class TestPermissions:
    def test_each_one_says_what_it_is_for(self):
        findings = check_permissions(ALL)

        assert {one.verdict for one in findings} == {CheckVerdict.GOOD}
        assert [one.about for one in findings] == [f"permission {name}" for name in ALL]
        assert "invite guests" in next(one.says for one in findings if "Invite" in one.about)

    def test_what_a_setting_asks_for_is_needed_with_it_only(self):
        (one,) = [one.name for one in PERMISSIONS if one.setting]
        without = [name for name in ALL if name != one]
        assert {found.verdict for found in check_permissions(without)} == {CheckVerdict.GOOD}
        found = {each.about: each for each in check_permissions(without, channel_app=True)}
        assert found[f"permission {one}"].verdict is CheckVerdict.BAD

    def test_a_missing_one_is_bad_and_says_what_to_do(self):
        found = {one.about: one for one in check_permissions(ALL[1:])}

        missing = found[f"permission {ALL[0]}"]
        assert missing.verdict is CheckVerdict.BAD
        assert missing.says.startswith("missing: needed to")
        assert "Entra" in missing.advice

    def test_what_is_too_much_is_warned_of(self):
        *_, last = check_permissions([*ALL, "Directory.ReadWrite.All", "Mail.Read"])

        assert last.verdict is CheckVerdict.WARNING
        assert last.says == "Directory.ReadWrite.All, Mail.Read"

    @pytest.mark.parametrize(
        "odd",
        ["", "made-up", "a.b", "a.b.c", "a.%%%.c", token(), token(roles=None), token(roles=1)],
    )
    def test_what_names_no_roles_has_none(self, odd):
        assert roles_of(odd) == frozenset()

    def test_roles_are_read_whatever_else_a_token_says(self):
        assert roles_of(token(roles=["User.Read.All"], oid="x" * 50)) == {"User.Read.All"}


@pytest.fixture
async def world(sqlite_url):
    clock = Clock()
    async with await Store.open(sqlite_url, clock=clock) as store:
        yield store, clock


class TestStanding:
    async def found(self, world, about, *, by_itself=True):
        store, _ = world
        async with store.read() as unit:
            findings = await check_status(unit, by_itself=by_itself)
        return next(one for one in findings if one.about == about)

    async def test_a_daily_look_that_is_late_is_warned_of(self, world):
        about, (store, clock) = "daily look at Teams", world
        assert (await self.found(world, about)).verdict is CheckVerdict.WARNING
        async with store.write(SYSTEM) as unit:
            await note_scanned(unit, Scan("daily", None, clock.now), aligned=True, fingerprint="")

        assert (await self.found(world, about)).verdict is CheckVerdict.GOOD
        clock.now += LATE + timedelta(minutes=1)
        assert (await self.found(world, about)).verdict is CheckVerdict.WARNING
        off = await self.found(world, about, by_itself=False)
        assert (off.verdict, "PLEK_SYNC" in off.says) == (CheckVerdict.GOOD, True)

    async def test_a_team_that_is_set_aside_is_named_with_its_reason(self, world):
        about = "teams set aside"
        assert (await self.found(world, about)).verdict is CheckVerdict.GOOD
        async with world[0].write(SYSTEM) as unit:
            area = LedgerArea(slug="hub:urk", setback="forbidden", value="POST /teams")
            await unit.of(LedgerArea).add(area)

        quarantined = await self.found(world, about)
        assert (quarantined.verdict, quarantined.says) == (
            CheckVerdict.WARNING,
            "hub:urk: forbidden POST /teams",
        )

    async def test_private_channels_without_the_bot_are_named(self, world):
        about = "bot in private channels"
        none = await self.found(world, about)
        assert (none.verdict, none.says) == (CheckVerdict.GOOD, "none known yet")
        async with world[0].write(SYSTEM) as unit:
            team = LedgerEntry(slug="hub:urk", kind="team", state="live", name="GW Urk")
            await unit.of(LedgerEntry).add(team)
            await unit.of(LedgerEntry).add(
                LedgerEntry(
                    slug="hub:urk:kernteam",
                    kind="channel",
                    team="hub:urk",
                    name="Kernteam",
                    graph_id="c",
                    state="live",
                    bot="absent",
                )
            )

        without = await self.found(world, about)
        assert (without.verdict, without.says) == (CheckVerdict.WARNING, "not in GW Urk - Kernteam")
        assert "PLEK_CHANNEL_APP" in without.advice
        async with world[0].write(SYSTEM) as unit:
            rows = unit.of(LedgerEntry)
            channel = await rows.get("hub:urk:kernteam")
            await rows.put(channel.model_copy(update={"bot": "present"}))
        assert (await self.found(world, about)).says == "in all of them, as far as is known"

    async def test_a_bot_that_may_not_install_itself_is_told_as_consent(self, world):
        about = "bot in teams"
        assert (await self.found(world, about)).verdict is CheckVerdict.GOOD
        async with world[0].write(SYSTEM) as unit:
            await unit.of(LedgerEntry).add(
                LedgerEntry(slug="hub:urk:app", kind="app", team="hub:urk", refused="consent")
            )
        kept_out = await self.found(world, about)
        assert (kept_out.verdict, "consent" in kept_out.says) == (CheckVerdict.WARNING, True)
        assert "hub:urk" in kept_out.says
        async with world[0].write(SYSTEM) as unit:
            await unit.of(SyncState).add(SyncState(slug="sync", app_asks=("A.Read.Group",)))
        asked = await self.found(world, about)
        assert (asked.verdict, "A.Read.Group" in asked.says) == (CheckVerdict.BAD, True)

    async def test_subscriptions_that_ended_are_warned_of(self, world):
        about, (store, clock) = "notifications of changes", world
        assert "none" in (await self.found(world, about)).says
        async with store.write(SYSTEM) as unit:
            until = clock.now + timedelta(days=2)
            row = GraphSubscription(
                slug="x", graph_id="x", resource="/teams", secret_hash="", expires=until
            )
            await unit.of(GraphSubscription).add(row)

        assert (await self.found(world, about)).verdict is CheckVerdict.GOOD
        clock.forward(days=2)
        assert (await self.found(world, about)).verdict is CheckVerdict.WARNING

    async def test_who_syncs_now_is_told(self, world):
        async with sync_lock(world[0]):
            found = await self.found(world, "a sync is running")

        assert "process" in found.says


@pytest.fixture
async def graph():
    async with sandbox(profile="instant") as running:
        yield running


@pytest.fixture
def local(tmp_path, graph, monkeypatch):
    """Local mode beside a sandbox, with an owner in it."""
    owner = next(one.id for one in graph.state.users.values() if one.licensed)
    monkeypatch.setenv("PLEK_MODE", "local")
    monkeypatch.setenv("PLEK_GRAPH_URL", graph.url)
    monkeypatch.setenv("PLEK_TEAM_OWNERS", owner)
    return Settings(mode=Mode.LOCAL, home=tmp_path)


async def found_in(settings, about, credential=None):
    findings = await examine(settings, credential)
    return next(one for one in findings if one.about == about)


class TestTenant:
    async def test_a_sound_one_has_nothing_bad(self, local):
        findings = await examine(local)

        assert [one for one in findings if one.verdict is CheckVerdict.BAD] == []
        said = {one.about for one in findings}
        assert {"Graph", "owner of teams", "app in the catalogue", "blueprint"} <= said

    async def test_looking_changes_nothing(self, local, graph):
        before = dumped(graph.state)
        await examine(local)

        assert dumped(graph.state) == before

    async def test_an_app_that_is_not_there_is_warned_of(self, local, graph):
        graph.state.apps.clear()

        finding = await found_in(local, "app in the catalogue")
        assert finding.verdict is CheckVerdict.WARNING
        assert "plek manifest build" in finding.advice

    async def test_a_package_that_asks_for_permissions_is_bad_and_told_as_consent(
        self, local, graph
    ):
        for app in graph.state.apps.values():
            app.asks = ["TeamMember.Read.Group"]

        finding = await found_in(local, "app in the catalogue")
        assert finding.verdict is CheckVerdict.BAD
        assert "TeamMember.Read.Group" in finding.says
        assert "consent" in finding.says
        assert "plek manifest build" in finding.advice

    async def test_the_id_for_links_is_told(self, local, graph):
        known = next(one for one in graph.state.apps.values() if one.external)
        assert known.id in (await found_in(local, "app in the catalogue")).says

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"kind": "Guest"}, "a guest"),
            ({"enabled": False}, "switched off"),
        ],
    )
    async def test_an_owner_who_can_not_be_one_is_bad(self, local, graph, wrong, says):
        owner = next(key for key, one in graph.state.users.items() if one.licensed)
        graph.state.users[owner] = replace(graph.state.users[owner], **wrong)

        finding = await found_in(local, "owner of teams")
        assert finding.verdict is CheckVerdict.BAD
        assert says in finding.says
        assert "PLEK_TEAM_OWNERS" in finding.advice

    async def test_an_owner_who_does_not_exist_is_bad(self, local, monkeypatch):
        monkeypatch.setenv("PLEK_TEAM_OWNERS", "00000000-0000-4000-8000-00000000dead")

        assert "no such account" in (await found_in(local, "owner of teams")).says

    async def test_a_permission_that_is_missing_shows_where_it_is_missed(self, local, graph):
        graph.state.roles = [one for one in ALL if one != "User.Read.All"]

        finding = await found_in(local, "Graph")
        assert finding.verdict is CheckVerdict.BAD
        assert "403" in finding.says

    async def test_what_the_first_channel_is_called_is_asked(self, local, graph):
        team = next(iter(graph.state.groups))
        async with await Store.open(local.database) as store, store.write(SYSTEM) as unit:
            entry = LedgerEntry(slug="hub:x", kind="team", graph_id=team, state="live")
            await unit.of(LedgerEntry).add(entry)

        finding = await found_in(local, "question: what Graph calls a team's first channel")
        assert finding.verdict is CheckVerdict.GOOD
        assert "'" in finding.says

    async def test_a_graph_that_is_not_there_is_no_surprise_on_ones_own_machine(
        self, local, monkeypatch
    ):
        monkeypatch.setenv("PLEK_GRAPH_URL", f"http://127.0.0.1:{free_port()}")

        finding = await found_in(local, "Graph")
        assert finding.verdict is CheckVerdict.WARNING
        assert "plek sandbox" in finding.advice

    async def test_a_blueprint_with_faults_is_bad(self, local, tmp_path, monkeypatch):
        (tmp_path / "own.toml").write_text("[hubs]\nplaces = 'nowhere'\n", "utf-8")
        monkeypatch.setenv("PLEK_BLUEPRINT", str(tmp_path / "own.toml"))

        assert (await found_in(local, "blueprint")).verdict is CheckVerdict.BAD


class TestProduction:
    @pytest.fixture
    def production(self, tmp_path, graph, monkeypatch):
        owner = next(one.id for one in graph.state.users.values() if one.licensed)
        monkeypatch.setenv("PLEK_TEAM_OWNERS", owner)

        async def looked_at_already(*_words):
            return []

        # Microsoft's own Graph is not asked in a test; what is asked of one is seen above.
        monkeypatch.setattr("bot.doctor.sync._tenant", looked_at_already)
        return Settings(
            home=tmp_path,
            app_id=LOCAL_APP_ID,
            app_tenant_id="22222222-0000-0000-0000-000000000000",
            app_secret="made-up",
            openid_metadata_url="http://127.0.0.1:1/keys",
        )

    async def test_without_permissions_the_sync_is_not_set_up_and_that_is_well(self, production):
        finding = await found_in(production, "Graph sync", Credential())

        assert finding.verdict is CheckVerdict.GOOD
        assert "administration.md" in finding.advice

    async def test_where_the_bot_is_to_sync_missing_permissions_are_bad(self, production):
        settings = production.model_copy(update={"sync": True})
        finding = await found_in(settings, f"permission {ALL[0]}", Credential())

        assert finding.verdict is CheckVerdict.BAD

    async def test_a_refused_credential_is_told_once(self, production):
        findings = await examine(production, Credential(refuses=True))

        bad = [one.about for one in findings if one.verdict is CheckVerdict.BAD]
        assert bad == ["app package", "signing keys", "token for the Bot Connector"]

    async def test_no_part_of_the_token_is_printed(self, production):
        findings = await examine(production, Credential("User.Read.All"))

        assert token(roles=["User.Read.All"]).split(".")[1] not in str(findings)
