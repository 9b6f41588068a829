"""What of the tenant is read, with which calls, and what is made of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from graph_sync.errors import RegistryEmpty, TeamsUnreadable
from graph_sync.graph import calls
from graph_sync.ledger.ledger import Ledger, LedgerEntry
from graph_sync.model.shapes import DesiredTab, ObservedUser
from graph_sync.observed.tenant import read_observed
from graph_sync.observed.users import ObservedAccounts, _by_email
from tests.graph_sync.fixtures_world import (
    BOT,
    CAFE,
    EMRE,
    FLEVOLAND,
    JOOST,
    KERNTEAM,
    OWNER,
    SANNE,
    channel,
    desired,
    team,
    world,
)

NOTHING = Ledger({}, {}, {}, {}, {})
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LISTS = {"GET /users": 1, "GET /groups": 1}
WEB = "com.microsoft.teamspace.tab.web"


@pytest.fixture
async def tenant():
    async with world() as opened:
        yield opened


def ledger(*entries):
    """A ledger of these entries, given as key, kind, id and more."""
    made = {}
    for key, kind, graph_id, *more in entries:
        fields = more[0] if more else {}
        area = "" if kind == "team" else ":".join(key.split(":")[:2])
        made[key] = LedgerEntry(
            slug=key, kind=kind, team=area, graph_id=graph_id, **({"state": "live"} | fields)
        )
    by_id = {one.graph_id: key for key, one in made.items() if one.graph_id}
    return replace(NOTHING, entries=made, by_id=by_id)


def cafe(*channels, **more):
    return team("subgroup:plek-cafe", "PLeK Café", *channels, **more)


async def read(tenant, target, known=None, **more):
    more.setdefault("bot_app", tenant.bot_app)
    return await read_observed(tenant.graph, target, known or NOTHING, now=NOW, **more)


async def test_a_foreign_team_is_known_by_its_name_only(tenant):
    found = await read(tenant, desired())
    assert len(found.teams) == 10
    assert {one.channels for one in found.teams.values()} == {None}
    assert {one.roster for one in found.teams.values()} == {None}
    assert tenant.asked() == LISTS


async def test_a_team_made_by_hand_that_may_become_ours_is_read(tenant):
    found = await read(tenant, desired(cafe(known_as=("PLEK CAFÉ",))))
    ours = found.teams[CAFE]
    assert [one.name for one in ours.channels.values()] == ["General", "Helpdesk"]
    assert ours.channels[ours.general].name == "General"
    assert (SANNE in ours.roster, ours.roster[SANNE].guest, ours.roster[OWNER].owner) == (
        True,
        True,
        True,
    )
    assert ours.apps == {}
    assert found.bot_app == BOT
    assert found.read_at == NOW
    assert tenant.asked() == LISTS | {
        "GET /appCatalogs/teamsApps": 1,
        "GET /teams/{team}": 1,
        "GET /teams/{team}/channels": 1,
        "GET /teams/{team}/primaryChannel": 1,
        "GET /teams/{team}/members": 1,
        "GET /groups/{group}/members": 1,  # who may stay: its list of members may be short
        "GET /teams/{team}/installedApps": 1,
    }


async def test_what_the_ledger_knows_is_not_asked_for(tenant):
    first = await read(tenant, desired(cafe()))
    general = first.teams[CAFE].general
    tenant.asked()
    known = ledger(
        ("subgroup:plek-cafe", "team", CAFE), ("subgroup:plek-cafe:general", "channel", general)
    )
    # Renamed on both sides: names no longer tell that it is ours, the ledger does.
    tenant.hand("rename team", team=CAFE, name="Koffie")
    found = await read(tenant, desired(cafe(bot=False, known_as=())), known)
    assert (found.teams[CAFE].name, found.teams[CAFE].general) == ("Koffie", general)
    assert tenant.asked() == LISTS | {
        "GET /teams/{team}": 1,
        "GET /teams/{team}/channels": 1,
        "GET /teams/{team}/members": 1,
    }


async def test_members_and_tabs_are_read_of_channels_where_they_matter(tenant):
    tenant.hand("add channel", team=FLEVOLAND, name="Kernteam", kind="private")
    tenant.hand("add channel", team=FLEVOLAND, name="Geheim", kind="private")
    tenant.hand("add member", team=FLEVOLAND, channel="Kernteam", user=JOOST)
    hub = team(
        "hub:nf",
        "GW Noordelijk Flevoland",
        channel("hub:nf:kernteam", "Kernteam", kind="private", members=frozenset({JOOST})),
        channel("hub:nf:agenda", "Agenda", tabs=(DesiredTab("x", "Site", WEB, "https://x.nl"),)),
        members=frozenset({JOOST}),
    )
    found = await read(tenant, desired(hub))
    by_name = {one.name: one for one in found.teams[FLEVOLAND].channels.values()}
    assert set(by_name["Kernteam"].memberships) == {OWNER, JOOST}
    assert by_name["Geheim"].memberships is None
    asked = tenant.asked()
    assert asked["GET /teams/{team}/channels/{channel}/members"] == 1
    assert "GET /teams/{team}/channels/{channel}/tabs" not in asked
    tenant.hand("add channel", team=FLEVOLAND, name="Agenda")
    found = await read(tenant, desired(hub))
    by_name = {one.name: one for one in found.teams[FLEVOLAND].channels.values()}
    assert by_name["Agenda"].tabs == ()
    assert by_name["Kernteam"].tabs is None
    assert tenant.asked()["GET /teams/{team}/channels/{channel}/tabs"] == 1


async def test_tabs_of_ours_are_looked_at_also_when_no_longer_wanted(tenant):
    general = (await read(tenant, desired(cafe()))).teams[CAFE].general
    known = ledger(
        ("subgroup:plek-cafe", "team", CAFE),
        ("subgroup:plek-cafe:general", "channel", general),
        ("subgroup:plek-cafe:general:tab:site", "tab", "gone"),
    )
    found = await read(tenant, desired(cafe()), known)
    assert found.teams[CAFE].channels[general].tabs == ()


async def test_the_first_channels_tabs_are_read_whatever_it_is_called(tenant):
    tab = DesiredTab("subgroup:plek-cafe:general:tab:site", "Site", WEB, "https://x.nl")
    target = cafe()
    first = replace(target.channels[0], tabs=(tab,), name="Algemeen", known_as=("Algemeen",))
    found = await read(tenant, desired(replace(target, channels=(first,))))
    ours = found.teams[CAFE]
    assert ours.channels[ours.general].tabs == ()


async def test_the_group_is_looked_at_only_when_somebody_is_missed(tenant):
    members = "GET /groups/{group}/members"
    all_there = cafe(members=frozenset({SANNE, JOOST, "nobody-knows"}))
    ours = ledger(
        ("subgroup:plek-cafe", "team", CAFE),
        ("subgroup:kernteam", "team", tenant.group("PLeK kernteam").id),
    )
    found = await read(tenant, desired(all_there), ours)
    assert found.teams[CAFE].members is None
    assert members not in tenant.asked()
    kernteam = team("subgroup:kernteam", "PLeK kernteam", members=frozenset({SANNE, EMRE}))
    found = await read(tenant, desired(kernteam), ours)
    (ours,) = [one for one in found.teams.values() if one.members is not None]
    assert (SANNE in ours.members, EMRE in ours.members) == (True, False)
    assert tenant.asked()[members] == 1


async def test_somebody_known_by_e_mail_is_missed_too(tenant):
    tenant.hand("add user", mail="Nieuw@Gemeente.example")
    kernteam = team("subgroup:kernteam", "PLeK kernteam", members=frozenset({"nieuw"}))
    found = await read(tenant, desired(kernteam, nieuw="nieuw@gemeente.example"))
    assert tenant.asked()["GET /groups/{group}/members"] == 1
    assert found.user_of(desired(kernteam, nieuw="nieuw@gemeente.example").people["nieuw"])


async def test_a_team_at_rest_costs_one_call(tenant):
    tenant.hand("archive team", team=FLEVOLAND)
    hub = team("hub:nf", "GW Noordelijk Flevoland", archived=True)
    known = ledger(("hub:nf", "team", FLEVOLAND, {"state": "archived"}))
    found = await read(tenant, desired(hub), known)
    assert (found.teams[FLEVOLAND].archived, found.teams[FLEVOLAND].channels) == (True, None)
    one = LISTS | {"GET /appCatalogs/teamsApps": 1, "GET /teams/{team}": 1}
    assert tenant.asked() == one
    # Somebody brought it back by hand: then all of it counts again.
    tenant.hand("archive team", team=FLEVOLAND, archived=False)
    found = await read(tenant, desired(hub), known)
    assert (found.teams[FLEVOLAND].archived, len(found.teams[FLEVOLAND].channels)) == (False, 2)
    # No longer wanted at all: it is enough to know whether it is archived.
    tenant.asked()
    found = await read(tenant, desired(team("hub:new", "GW Nieuw", bot=False)), known)
    assert (found.teams[FLEVOLAND].archived, found.teams[FLEVOLAND].channels) == (False, None)
    assert tenant.asked() == LISTS | {"GET /teams/{team}": 1}


async def test_the_bin_is_looked_into_only_when_a_team_of_ours_is_missing(tenant):
    known = ledger(("subgroup:plek-cafe", "team", CAFE), ("hub:old", "team", "long gone"))
    found = await read(tenant, desired(cafe()), ledger(("subgroup:plek-cafe", "team", CAFE)))
    assert "GET /teamwork/deletedTeams" not in tenant.asked()
    tenant.hand("delete team", team=CAFE)
    tenant.hand("delete team", team=FLEVOLAND)
    found = await read(tenant, desired(cafe()), known)
    assert found.teams[CAFE].deleted
    assert FLEVOLAND not in found.teams  # it is not ours
    assert "long gone" not in found.teams


class Short:
    """A Graph whose list of groups ends too early."""

    def __init__(self, graph, *lacks):
        self._graph = graph
        self._lacks = lacks

    def __getattr__(self, name):
        return getattr(self._graph, name)

    async def list(self, call, model):
        found = await self._graph.list(call, model)
        is_groups = call.path.startswith("/groups?")
        return [one for one in found if not (is_groups and one.id in self._lacks)]


async def test_a_team_of_ours_that_is_not_listed_is_asked_for_before_it_is_taken_to_be_gone(tenant):
    known = ledger(("subgroup:plek-cafe", "team", CAFE), ("hub:nf", "team", FLEVOLAND))
    tenant.hand("delete team", team=FLEVOLAND)
    graph = Short(tenant.graph, CAFE)
    found = await read_observed(graph, desired(cafe()), known, bot_app="", now=NOW)
    assert found.teams[CAFE].channels
    assert found.teams[FLEVOLAND].deleted
    assert tenant.asked()["GET /groups/{group}"] == 2


async def test_where_nothing_is_wanted_nobody_is_asked(tenant):
    known = ledger(("subgroup:plek-cafe", "team", CAFE))
    with pytest.raises(RegistryEmpty):
        await read(tenant, desired(), known)
    assert tenant.asked() == {}


async def test_a_team_that_cannot_be_read_does_not_spoil_the_others(tenant):
    tenant.sandbox.faults.switch_on(
        "403-missing-permission", method="GET", path=rf"^/teams/{CAFE}/channels"
    )
    hub = team("hub:nf", "GW Noordelijk Flevoland")
    found = await read(tenant, desired(cafe(), hub))
    assert found.unread == {"subgroup:plek-cafe": "forbidden"}
    assert (found.teams[CAFE].name, found.teams[CAFE].channels) == ("PLeK Café", None)
    assert len(found.teams[FLEVOLAND].channels) == 2


PARTS = (
    "$",
    "/members$",
    "/channels$",
    "/primaryChannel$",
    "/installedApps$",
    "/channels/[^/]+/members$",
    "/channels/[^/]+/tabs$",
)


@pytest.mark.parametrize("part", PARTS)
async def test_one_404_for_what_is_there_is_asked_again(tenant, part):
    site = DesiredTab("subgroup:kernteam:general:tab:x", "Website", WEB, "https://x.example")
    inner = channel("subgroup:kernteam:inner", "Voorzitters", kind="private", tabs=(site,))
    tenant.hand("add channel", team=KERNTEAM, name="Voorzitters", kind="private")
    target = desired(team("subgroup:kernteam", "PLeK Kernteam", inner, bot=True))
    here = {"path": rf"^/teams/{KERNTEAM}{part}", "method": "GET"}
    fault = tenant.sandbox.faults.switch_on("404-though-there", count=1, **here)
    found = await read(tenant, target)
    assert (found.unread, fault.struck) == ({}, 1)
    tenant.sandbox.faults.switch_on(
        "404-though-there", **here
    )  # and who says so always is believed
    assert (await read(tenant, target)).unread == {"subgroup:kernteam": "gone"}


@pytest.mark.parametrize("what", ["users", "groups"])
async def test_without_accounts_or_groups_nothing_is_known(tenant, what):
    tenant.sandbox.faults.switch_on("403-missing-permission", method="GET", path=f"^/{what}")
    with pytest.raises(TeamsUnreadable, match=what) as raised:
        await read(tenant, desired(cafe()))
    assert raised.value.why == "forbidden"


async def test_without_the_catalogue_the_bot_is_taken_not_to_be_there(tenant):
    tenant.sandbox.faults.switch_on("403-missing-permission", path="^/appCatalogs")
    assert (await read(tenant, desired(cafe()))).bot_app == ""
    assert (await read(tenant, desired(cafe()), bot_app="")).bot_app == ""


async def test_only_the_teams_asked_for_are_read_further(tenant):
    hub = team("hub:nf", "GW Noordelijk Flevoland")
    found = await read(tenant, desired(cafe(), hub), areas={"hub:nf"})
    assert found.teams[CAFE].channels is None
    assert found.teams[FLEVOLAND].channels is not None


async def test_a_group_of_ours_that_is_no_team_yet_is_known_by_its_unique_name(tenant):
    body = {
        "displayName": "GW Twente",
        "mailNickname": "gw-twente",
        "mailEnabled": True,
        "securityEnabled": False,
        "groupTypes": ["Unified"],
    }
    made = await tenant.graph.send(calls.upsert_group("plek-hub-twente", body))
    found = await read(tenant, desired(team("hub:twente", "GW Twente")))
    ours = found.teams[made.body["id"]]
    assert (ours.teamless, ours.unique_name, ours.channels) == (True, "plek-hub-twente", None)


async def test_what_was_made_just_now_is_waited_for():
    async with world(speed=100) as tenant:  # so that a slow machine is not taken for a slow Graph
        await _waiting(tenant)


async def _waiting(tenant):
    made = tenant.hand("add channel", team=CAFE, name="Vers")["channel"]
    fresh = tenant.group("PLeK Café").team.channels[made]
    fresh.shown = tenant.sandbox.clock.now + 25
    since = NOW - timedelta(minutes=1)
    known = ledger(
        ("subgroup:plek-cafe", "team", CAFE),
        ("subgroup:plek-cafe:vers", "channel", made, {"since": since}),
    )
    found = await read(tenant, desired(cafe(channel("subgroup:plek-cafe:vers", "Vers"))), known)
    assert made in found.teams[CAFE].channels
    assert 1 < tenant.asked()["GET /teams/{team}/channels"] < 5
    # What is gone is waited for too while it is young, but not for ever.
    tenant.hand("delete channel", team=CAFE, channel="Vers")
    found = await read(tenant, desired(cafe()), known)
    assert made not in found.teams[CAFE].channels


def test_an_address_is_that_of_an_account_that_can_be_used():
    users = {
        one.id: one
        for one in (
            ObservedUser("1", emails=("a@x.nl", "b@x.nl"), enabled=False),
            ObservedUser("2", emails=("c@x.nl", "a@x.nl")),
            ObservedUser("3", emails=("b@x.nl",), enabled=False),
            ObservedUser("4", emails=("d@x.nl", "c@x.nl")),
        )
    }
    assert _by_email(users) == {"a@x.nl": "2", "b@x.nl": "3", "c@x.nl": "2", "d@x.nl": "4"}
    assert ObservedAccounts(users, _by_email(users)).users["4"].enabled
