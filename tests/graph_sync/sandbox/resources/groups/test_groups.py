from tests.graph_sync.sandbox.talker import (
    CAFE,
    EMRE,
    GRAPH,
    JOOST,
    KERNTEAM,
    SANNE,
    new_group,
    user,
)

TWENTE = "/groups(uniqueName='plek-hub-twente')"
TEAMS = "/groups?$filter=resourceProvisioningOptions/Any(x:x%20eq%20'Team')"


async def test_teams_are_found_among_the_groups_page_by_page(graph):
    await graph.ok("POST", "/groups", new_group())
    page = await graph.ok("GET", TEAMS + "&$select=id,displayName&$top=4")
    names = page.names
    while "@odata.nextLink" in page.body:
        assert page["@odata.nextLink"].startswith(graph.running.url)
        page = await graph.ok("GET", page["@odata.nextLink"])
        names += page.names
    assert len(names) == len(set(names)) == 10
    assert "PLeK Café" in names
    assert "GW Twente" not in names


async def test_a_group_is_made_once_by_its_unique_name(graph):
    prefer = {"Prefer": "create-if-missing"}
    made = await graph("PATCH", TWENTE, new_group(), headers=prefer)
    again = await graph("PATCH", TWENTE, new_group(name="GW Twente 2"), headers=prefer)
    assert (made.status, again.status) == (201, 204)
    found = await graph.ok("GET", "/groups?$filter=uniqueName%20eq%20'plek-hub-twente'")
    assert found.ids == [made["id"]]
    assert found.names == ["GW Twente 2"]
    assert made["uniqueName"] == "plek-hub-twente"


async def test_without_the_preference_a_missing_group_stays_missing(graph):
    said = await graph("PATCH", TWENTE, new_group())
    assert said.status == 404


async def test_members_come_all_or_none(graph):
    group = (await graph.ok("POST", "/groups", new_group()))["id"]
    await graph.ok("POST", f"/groups/{group}/members/$ref", {"@odata.id": user(SANNE)})
    body = {"members@odata.bind": [user(JOOST), user(SANNE)]}
    said = await graph("PATCH", f"/groups/{group}", body)
    assert said.status == 400
    assert "already exist" in said["error"]["message"]
    assert (await graph.ok("GET", f"/groups/{group}/members")).ids == [SANNE]
    await graph.ok("PATCH", f"/groups/{group}", {"members@odata.bind": [user(JOOST)]})
    assert (await graph.ok("GET", f"/groups/{group}/members")).ids == [SANNE, JOOST]


async def test_twenty_people_fit_in_a_call(graph):
    people = [(await graph.hand("add user", mail=f"p{n}@x.example"))["user"] for n in range(21)]
    group = (await graph.ok("POST", "/groups", new_group()))["id"]
    body = {"members@odata.bind": [user(one) for one in people]}
    assert (await graph("PATCH", f"/groups/{group}", body, strict=False)).status == 400
    body["members@odata.bind"].pop()
    assert (await graph("PATCH", f"/groups/{group}", body)).status == 204


async def test_addresses_are_microsofts_and_no_others(graph):
    elsewhere = f"https://graph.example/v1.0/users/{EMRE}"
    body = {"members@odata.bind": [elsewhere]}
    assert (await graph("PATCH", f"/groups/{KERNTEAM}", body)).status == 400
    said = await graph(
        "POST",
        f"/groups/{KERNTEAM}/members/$ref",
        {"@odata.id": elsewhere},
        strict=False,
    )
    assert said.status == 400


async def test_somebody_leaves_a_group_once(graph):
    path = f"/groups/{KERNTEAM}/members/{JOOST}/$ref"
    assert (await graph("DELETE", path)).status == 204
    assert (await graph("DELETE", path)).status == 404
    assert (await graph.ok("GET", f"/teams/{KERNTEAM}/members?$select=id", strict=False)).status


async def test_a_deleted_group_comes_back_within_thirty_days(graph):
    await graph.ok("DELETE", f"/groups/{CAFE}")
    assert (await graph("GET", f"/groups/{CAFE}")).status == 404
    assert (await graph("GET", f"/teams/{CAFE}")).status == 404
    assert (await graph.ok("GET", "/teamwork/deletedTeams")).ids == [CAFE]
    await graph.ok("POST", f"/directory/deletedItems/{CAFE}/restore")
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["displayName"] == "PLeK Café"
    await graph.ok("DELETE", f"/groups/{CAFE}")
    graph.clock.advance(31 * 86_400)
    assert (await graph("POST", f"/directory/deletedItems/{CAFE}/restore")).status == 404
    assert (await graph.ok("GET", "/teamwork/deletedTeams")).ids == []


async def test_properties_are_what_they_may_be(graph):
    for wrong in (
        {"mailNickname": "met spatie"},
        {"mailNickname": "é"},
        {"displayName": "x" * 257},
        {"visibility": "Secret"},
        {"groupTypes": ["Other"]},
    ):
        said = await graph("POST", "/groups", new_group(**wrong))
        assert said.status == 400, wrong
    said = await graph("POST", "/groups", new_group(colour="blue"), strict=False)
    assert said.status == 400


async def test_a_mail_alias_is_used_once(graph):
    assert (await graph("POST", "/groups", new_group())).status == 201
    assert (await graph("POST", "/groups", new_group(name="Other"))).status == 400


async def test_filters_have_a_limit_and_are_read_or_refused(graph):
    many = ",".join(f"'{n}'" for n in range(16))
    assert (await graph("GET", f"/groups?$filter=id%20in%20({many})")).status == 400
    assert (await graph("GET", "/groups?$filter=displayName%20is%20'x'")).status == 400
    few = f"('{CAFE}','{KERNTEAM}')"
    found = await graph.ok("GET", f"/groups?$filter=id%20in%20{few}&$select=displayName")
    assert sorted(found.names) == ["PLeK Café", "PLeK kernteam"]
    starts = await graph.ok("GET", "/groups?$filter=startswith(displayName,'gw%20')")
    assert starts.names == ["GW Noordelijk Flevoland"]


async def test_what_nobody_knows_is_refused(graph):
    assert (await graph("GET", "/groups/x/nothing", strict=False)).status == 400
    assert (await graph("GET", "/groups?$select=colour")).status == 400
    assert (await graph("GET", "/groups?$top=1000")).status == 400
    assert (await graph("DELETE", "/groups", strict=False)).status == 405
    assert GRAPH in (await graph.ok("GET", "/groups"))["@odata.context"]
