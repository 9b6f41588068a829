from urllib.parse import quote

import pytest

from tests.graph_sync.sandbox.talker import BOT, GRAPH, KERNTEAM, WEB

APPS = f"/teams/{KERNTEAM}/installedApps"
CLIENT = "00000000-0000-4000-8000-000000000000"


def app(key):
    return {"teamsApp@odata.bind": f"{GRAPH}/appCatalogs/teamsApps/{key}"}


def tab(key=WEB):
    return app(key) | {
        "displayName": "Agenda",
        "configuration": {"entityId": None, "contentUrl": "https://platformplek.nl/agenda"},
    }


@pytest.fixture
async def tabs(graph):
    first = (await graph.ok("GET", f"/teams/{KERNTEAM}/primaryChannel"))["id"]
    return f"/teams/{KERNTEAM}/channels/{quote(first, safe='')}/tabs"


async def test_the_catalogue_has_the_bot_by_its_app_id(graph):
    found = await graph.ok(
        "GET", f"/appCatalogs/teamsApps?$filter=externalId%20eq%20'{CLIENT}'&$expand=appDefinitions"
    )
    assert found.ids == [BOT]
    assert found["value"][0]["appDefinitions"][0]["version"] == "1.0.0"


async def test_an_app_is_installed_once_and_found_by_its_app_id(graph):
    assert (await graph("POST", APPS, app(BOT))).status == 201
    assert (await graph("POST", APPS, app(BOT))).status == 409
    wanted = quote(f"teamsApp/externalId eq '{CLIENT}'")
    found = await graph.ok("GET", f"{APPS}?$expand=teamsApp&$filter={wanted}")
    assert found["value"][0]["teamsApp"]["id"] == BOT
    key = quote(found.ids[0], safe="")
    assert (await graph("DELETE", f"{APPS}/{key}")).status == 204
    assert (await graph.ok("GET", APPS))["value"] == []
    assert (await graph("POST", APPS, app("nowhere"))).status == 404


ASKED = ["TeamMember.Read.Group"]


def consent(*names):
    given = [{"permissionValue": one, "permissionType": "application"} for one in names]
    return app(BOT) | {"consentedPermissionSet": {"resourceSpecificPermissions": given}}


async def test_an_app_that_asks_is_not_installed_without_consent_to_just_that(graph):
    await graph.control("POST", "settings", {"app_asks": ASKED})
    for body in (app(BOT), consent("TeamMember.Read.Group", "Channel.Create.Group"), consent()):
        refused = await graph("POST", APPS, body)
        assert refused.status == 400
        assert "consent" in refused["error"]["message"]
    assert (await graph.ok("GET", APPS))["value"] == []
    assert (await graph("POST", APPS, consent(*ASKED))).status == 201


async def test_an_app_that_asks_nothing_needs_no_consent(graph):
    assert (await graph("POST", APPS, consent(*ASKED))).status == 400
    assert (await graph("POST", APPS, app(BOT))).status == 201


async def test_consent_needs_a_role_that_may_give_it(graph):
    roles = ["TeamsAppInstallation.ReadWriteSelfForTeam.All"]
    await graph.control("POST", "settings", {"app_asks": ASKED, "roles": roles})
    assert (await graph("POST", APPS, consent(*ASKED))).status == 403
    roles = ["TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All"]
    await graph.control("POST", "settings", {"roles": roles})
    assert (await graph("POST", APPS, consent(*ASKED))).status == 201


async def test_the_catalogue_tells_what_an_app_asks(graph):
    await graph.control("POST", "settings", {"app_asks": ASKED})
    expand = "$expand=appDefinitions($select=id,version,publishingState,authorization)"
    path = f"/appCatalogs/teamsApps?$filter=externalId%20eq%20'{CLIENT}'&{expand}"
    [definition] = (await graph.ok("GET", path))["value"][0]["appDefinitions"]
    asked = definition["authorization"]["requiredPermissionSet"]["resourceSpecificPermissions"]
    assert [one["permissionValue"] for one in asked] == ASKED


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [("standard", (400, 400)), ("shared", (204, 204)), ("private", (400, 204))],
)
async def test_an_app_is_let_in_a_shared_channel_and_in_beta_in_a_private_one(
    graph, kind, statuses
):
    where = {"team": KERNTEAM, "name": "Besloten", "kind": kind}
    channel = (await graph.hand("add channel", **where))["channel"]
    below = f"/teams/{KERNTEAM}/channels/{quote(channel, safe='')}/enabledApps"
    beta = f"{graph.running.root}/beta{below}/$ref"
    body = {"@odata.id": f"{GRAPH}/appCatalogs/teamsApps/{BOT}"}
    assert (await graph("POST", f"{below}/$ref", body)).status == 400  # not in the team yet
    await graph.ok("POST", APPS, app(BOT))
    found = [(await graph("POST", f"{below}/$ref", body)).status]
    found.append((await graph("POST", beta, body, strict=False)).status)
    assert tuple(found) == statuses
    assert (await graph.ok("GET", below)).ids == ([BOT] if 204 in statuses else [])


async def test_a_tab_is_made_changed_and_taken_away(graph, tabs):
    made = await graph("POST", tabs, tab())
    assert made.status == 201
    found = await graph.ok("GET", f"{tabs}?$expand=teamsApp")
    assert found["value"][0]["teamsApp"]["id"] == WEB
    changed = await graph("PATCH", f"{tabs}/{made['id']}", {"displayName": "Leeragenda"})
    assert changed["displayName"] == "Leeragenda"
    assert (await graph("DELETE", f"{tabs}/{made['id']}")).status == 204
    assert (await graph("DELETE", f"{tabs}/{made['id']}")).status == 404


async def test_a_tab_needs_its_app_in_the_team(graph, tabs):
    graph.state.apps[BOT].tabs = "configurable"
    assert (await graph("POST", tabs, tab(BOT))).status == 400
    await graph.ok("POST", APPS, app(BOT))
    assert (await graph("POST", tabs, tab(BOT))).status == 201


async def test_a_static_tab_brings_its_own_name(graph, tabs):
    graph.state.apps[BOT].tabs = "static"
    await graph.ok("POST", APPS, app(BOT))
    assert (await graph("POST", tabs, tab(BOT))).status == 400
    assert (await graph("POST", tabs, app(BOT)))["displayName"] == "PLeK"
