from urllib.parse import quote

from tests.graph_sync.sandbox.talker import (
    CAFE,
    EMRE,
    GRAPH,
    JOOST,
    KERNTEAM,
    OWNER,
    SANNE,
    member,
    new_group,
    user,
)

ME = [member(OWNER, "owner")]
STANDARD = {"template@odata.bind": f"{GRAPH}/teamsTemplates('standard')"}


async def test_a_group_gets_a_team_with_its_members_and_first_channel(graph):
    team = await graph.make_team(people=[SANNE, OWNER])
    shown = await graph.ok("GET", f"/teams/{team}")
    assert shown["displayName"] == "GW Twente"
    people = await graph.ok("GET", f"/teams/{team}/members")
    roles = {one["userId"]: one["roles"] for one in people["value"]}
    assert roles == {OWNER: ["owner"], SANNE: ["guest"]}
    assert (await graph.ok("GET", f"/teams/{team}/channels")).names == ["General"]
    first = await graph.ok("GET", f"/teams/{team}/primaryChannel")
    assert first["displayName"] == "General"
    again = await graph("PUT", f"/groups/{team}/team", {})
    assert again.status == 409


async def test_a_team_needs_an_owner_with_a_licence(graph):
    body = new_group(**{"owners@odata.bind": [user(SANNE)]})
    group = (await graph.ok("POST", "/groups", body))["id"]
    assert (await graph("PUT", f"/groups/{group}/team", {})).status == 403


async def test_a_team_is_made_by_an_operation(lagging):
    said = await lagging.ok(
        "POST", "/teams", {**STANDARD, "displayName": "KN Water", "members": ME}
    )
    assert said.status == 202
    where = said.headers["Location"].lstrip("/")
    team = where.split("'")[1]
    operation = where.split("'")[3]
    assert said.headers["Content-Location"] == f"/teams('{team}')"
    path = f"/teams/{team}/operations/{operation}"
    seen = [(await lagging.ok("GET", path))["status"]]
    for _ in range(2):
        lagging.clock.advance(5)
        seen.append((await lagging.ok("GET", path))["status"])
    assert seen == ["notStarted", "inProgress", "succeeded"]
    assert (await lagging.ok("GET", f"/teams/{team}"))["displayName"] == "KN Water"
    alias = f"/teams('{team}')/operations('{operation}')"
    assert (await lagging.ok("GET", alias, strict=False))["targetResourceId"] == team


async def test_a_team_is_made_from_a_group(graph):
    group = (await graph.ok("POST", "/groups", new_group()))["id"]
    body = {**STANDARD, "group@odata.bind": f"{GRAPH}/groups('{group}')"}
    assert (await graph("POST", "/teams", body)).status == 202
    assert (await graph.ok("GET", f"/teams/{group}"))["id"] == group


async def test_guests_own_no_team(graph):
    body = {**STANDARD, "displayName": "X", "members": [member(SANNE, "owner")]}
    assert (await graph("POST", "/teams", body)).status == 403
    seat = next(
        one["id"]
        for one in (await graph.ok("GET", f"/teams/{CAFE}/members"))["value"]
        if one["userId"] == SANNE
    )
    said = await graph("PATCH", f"/teams/{CAFE}/members/{seat}", {"roles": ["owner"]}, strict=False)
    assert said.status == 400


async def test_an_app_adds_no_guests_to_a_team(graph):
    said = await graph("POST", f"/teams/{KERNTEAM}/members", member(EMRE))
    assert (said.status, said.code) == (403, "Forbidden")
    assert said["error"]["message"] == "An unknown error has occurred."


async def test_an_app_adds_colleagues_to_a_team_and_takes_them_out(graph):
    colleague = (await graph.hand("add user", mail="collega@plek.example", kind="Member"))["user"]
    said = await graph("POST", f"/teams/{KERNTEAM}/members", member(colleague))
    assert said.status == 201
    assert (await graph.ok("GET", f"/groups/{KERNTEAM}/members")).ids[-1] == colleague
    promoted = await graph(
        "PATCH",
        f"/teams/{KERNTEAM}/members/{said['id']}",
        {"@odata.type": "#microsoft.graph.aadUserConversationMember", "roles": ["owner"]},
    )
    assert promoted["roles"] == ["owner"]
    assert colleague in (await graph.ok("GET", f"/groups/{KERNTEAM}/owners")).ids
    graph.clock.advance(60)
    assert (await graph("DELETE", f"/teams/{KERNTEAM}/members/{said['id']}")).status == 204
    assert colleague not in (await graph.ok("GET", f"/groups/{KERNTEAM}/members")).ids


async def test_a_list_of_members_says_for_each_how_it_went(graph):
    colleague = (await graph.hand("add user", mail="collega@plek.example", kind="Member"))["user"]
    body = {"values": [member(colleague), member(EMRE)]}
    said = await graph("POST", f"/teams/{KERNTEAM}/members/add", body)
    assert said.status == 207
    assert [one["error"] and one["error"]["code"] for one in said["value"]] == [None, "Forbidden"]
    body = {"values": [member(colleague), member(JOOST)]}
    said = await graph("POST", f"/teams/{KERNTEAM}/members/remove", body)
    assert (said.status, said.body) == (204, None)
    ids = (await graph.ok("GET", f"/groups/{KERNTEAM}/members")).ids
    assert (colleague in ids, JOOST in ids) == (False, False)


async def test_who_could_not_be_removed_is_told_and_the_others_are_out(graph):
    body = {"values": [member(JOOST), member(OWNER)]}
    said = await graph("POST", f"/teams/{KERNTEAM}/members/remove", body)
    assert said.status == 207
    assert [(one["userId"], bool(one["error"])) for one in said["value"]] == [
        (JOOST, False),
        (OWNER, True),
    ]
    assert JOOST not in (await graph.ok("GET", f"/groups/{KERNTEAM}/members")).ids


async def test_twenty_can_be_removed_at_once_and_no_more(graph):
    body = {"values": [member(JOOST)] * 21}
    said = await graph("POST", f"/teams/{KERNTEAM}/members/remove", body, strict=False)
    assert said.status == 400
    assert "20" in said["error"]["message"]
    assert JOOST in (await graph.ok("GET", f"/groups/{KERNTEAM}/members")).ids


async def test_a_list_of_teams_tells_their_names_only(graph):
    said = await graph.ok("GET", "/teams?$top=3", strict=False)
    assert len(said["value"]) == 3
    assert "@odata.nextLink" in said.body
    first = said["value"][0]
    assert first["displayName"]
    assert first["webUrl"] is first["isArchived"] is None
    wanted = quote("displayName eq 'PLeK kernteam'")
    assert (await graph.ok("GET", f"/teams?$filter={wanted}", strict=False)).ids == [KERNTEAM]
    assert (await graph.ok("GET", "/teams/$count", strict=False)).body == 10


async def test_the_tenant_is_known_by_its_id(graph):
    listed = await graph.ok("GET", "/organization", strict=False)
    assert listed.ids == [graph.state.tenant]
    assert listed["value"][0]["verifiedDomains"][0]["name"] == graph.state.domain
    one = await graph.ok("GET", f"/organization/{graph.state.tenant}", strict=False)
    assert one["displayName"] == listed["value"][0]["displayName"]
    assert (await graph("GET", f"/organization/{KERNTEAM}", strict=False)).status == 404


async def test_an_archived_team_can_only_be_read_until_it_is_active_again(graph):
    await graph.ok("POST", f"/teams/{CAFE}/archive", {})
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["isArchived"] is True
    said = await graph("POST", f"/teams/{CAFE}/channels", {"displayName": "Nieuw"})
    assert said.status == 400
    assert (await graph("PATCH", f"/teams/{CAFE}", {"displayName": "X"})).status == 400
    await graph.ok("POST", f"/teams/{CAFE}/unarchive")
    said = await graph("POST", f"/teams/{CAFE}/channels", {"displayName": "Nieuw"})
    assert said.status == 201


async def test_a_team_and_its_group_have_one_name(graph):
    await graph.ok("PATCH", f"/teams/{CAFE}", {"displayName": "Café PLeK"})
    assert (await graph.ok("GET", f"/groups/{CAFE}"))["displayName"] == "Café PLeK"
    settings = {"guestSettings": {"allowCreateUpdateChannels": True}}
    await graph.ok("PATCH", f"/teams/{CAFE}", settings)
    shown = await graph.ok("GET", f"/teams/{CAFE}")
    assert shown["guestSettings"]["allowCreateUpdateChannels"] is True
    assert shown["summary"] == {"ownersCount": 1, "membersCount": 0, "guestsCount": 10}


async def test_the_last_owner_stays(graph):
    people = (await graph.ok("GET", f"/teams/{KERNTEAM}/members"))["value"]
    seat = next(one["id"] for one in people if one["userId"] == OWNER)
    path = f"/teams/{KERNTEAM}/members/{seat}"
    assert (await graph("DELETE", path)).status == 400
    second = (await graph.hand("add user", mail="tweede@plek.example", kind="Member"))["user"]
    await graph.ok("POST", f"/groups/{KERNTEAM}/owners/$ref", {"@odata.id": user(second)})
    assert (await graph("DELETE", path)).status == 204
    assert (await graph.ok("GET", f"/groups/{KERNTEAM}/owners")).ids == [second]
