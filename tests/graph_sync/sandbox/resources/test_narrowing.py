"""Lists narrowed to a type, searched and counted, as Graph's pages on queries describe it."""

from urllib.parse import quote

import pytest

from tests.graph_sync.sandbox.talker import CAFE, KERNTEAM, OWNER, SANNE

EVENTUAL = {"ConsistencyLevel": "eventual"}
MEMBERS = f"/groups/{CAFE}/members"
USER = "microsoft.graph.user"


async def test_people_in_a_group_say_of_which_type_they_are(graph):
    people = (await graph.ok("GET", MEMBERS))["value"]
    assert {one["@odata.type"] for one in people} == {f"#{USER}"}
    assert SANNE in {one["id"] for one in people if one["displayName"] == "Sanne de Vries"}
    chosen = (await graph.ok("GET", f"{MEMBERS}?$select=id"))["value"]
    assert all(set(one) == {"@odata.type", "id"} for one in chosen)


async def test_a_list_is_narrowed_to_a_type(graph):
    everybody = (await graph.ok("GET", MEMBERS)).ids
    assert (await graph.ok("GET", f"{MEMBERS}/{USER}", strict=False)).ids == everybody
    assert (await graph.ok("GET", f"{MEMBERS}/microsoft.graph.group", strict=False)).ids == []
    owners = f"/groups/{CAFE}/owners/{USER}?$select=displayName"
    assert (await graph.ok("GET", owners, strict=False)).ids == [OWNER]
    cast = f"/teams/{CAFE}/members/microsoft.graph.aadUserConversationMember"
    assert len((await graph.ok("GET", cast, strict=False))["value"]) == len(everybody)


@pytest.mark.parametrize(
    "path",
    [
        f"/users/{USER}",
        f"/groups/{CAFE}/{USER}",
        f"/{USER}",
        "/$count",
        f"/groups/{CAFE}/$count",
        f"/teams/{CAFE}/archive/$count",
    ],
)
async def test_what_is_no_list_or_has_one_type_is_not_narrowed_or_counted(graph, path):
    said = await graph("GET", path, strict=False, headers=EVENTUAL)
    assert said.status in (400, 405)


@pytest.mark.parametrize(
    "path", ["/users/$count", "/groups/$count", f"{MEMBERS}/$count", f"{MEMBERS}/{USER}/$count"]
)
async def test_the_directory_counts_with_the_header_alone(graph, path):
    assert (await graph("GET", path, strict=False)).status == 400
    said = await graph.ok("GET", path, strict=False, headers=EVENTUAL)
    listed = await graph.ok("GET", path.removesuffix("/$count"), strict=False)
    assert said.body == len(listed["value"])
    assert said.headers["Content-Type"].startswith("text/plain")


async def test_a_count_beside_the_list_needs_the_header_too(graph):
    assert (await graph("GET", f"{MEMBERS}?$count=true&$top=2")).status == 400
    said = await graph.ok("GET", f"{MEMBERS}?$count=true&$top=2", headers=EVENTUAL)
    assert said["@odata.count"] > len(said["value"]) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"displayName:vries"', [SANNE]),  # the beginning of any word of a name
        ('"displayName:san vri"', [SANNE]),
        ('"displayName:anne"', []),
        ('"mail:sanne.dev"', [SANNE]),
        ('"mail:devries"', []),
        ('"displayName:sanne" AND "mail:sanne"', [SANNE]),
        ('"displayName:sanne" AND "mail:joost"', []),
        ('"displayName:nobody" OR "displayName:sanne"', [SANNE]),
        ('"displayName:"', []),
    ],
)
async def test_people_are_searched_with_the_header_and_refused_without(graph, text, found):
    path = f"/users?$search={quote(text)}"
    refused = await graph("GET", path)
    assert (refused.status, refused.code) == (400, "Request_UnsupportedQuery")
    assert (await graph.ok("GET", path, headers=EVENTUAL)).ids == found
    inside = await graph.ok("GET", f"{MEMBERS}?$search={quote(text)}", headers=EVENTUAL)
    assert inside.ids == found


@pytest.mark.parametrize(
    "text", ["sanne", '"sanne"', '"displayName:a" XOR "mail:b"', "displayName:a"]
)
async def test_a_search_that_is_none_is_refused(graph, text):
    said = await graph("GET", f"/users?$search={quote(text)}", headers=EVENTUAL)
    assert said.status == 400


async def test_groups_are_searched_and_what_knows_no_search_refuses_it(graph):
    text = quote('"displayName:kern"')
    found = await graph.ok("GET", f"/groups?$search={text}", headers=EVENTUAL)
    assert found.ids == [KERNTEAM]
    said = await graph("GET", f"/teams/{CAFE}/channels?$search={text}", headers=EVENTUAL)
    assert said.status == 400
