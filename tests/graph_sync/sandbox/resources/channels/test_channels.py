from urllib.parse import quote

import pytest

from tests.graph_sync.sandbox.talker import (
    CAFE,
    EMRE,
    INITIATIEFGROEP,
    KERNTEAM,
    OWNER,
    SANNE,
    member,
)

PRIVATE = {"displayName": "Kernteam", "membershipType": "private"}
SHARED = {"displayName": "Samen", "membershipType": "shared"}
LATER = {"Prefer": "include-unknown-enum-members"}


async def post(graph, body, team=KERNTEAM, **more):
    return await graph("POST", f"/teams/{team}/channels", body, **more)


def path(channel, team=KERNTEAM):
    return f"/teams/{team}/channels/{quote(channel, safe='')}"


@pytest.mark.parametrize(
    "name",
    [
        "x" * 51, "a#b", "a/b", "a,b", "a'b", "a..b", "_x", ".x", "x.", "forms", "CON", "com1",
        "desktop.ini", "_vti_", " ",
    ],
)  # fmt: skip
async def test_names_that_no_channel_can_have(graph, name):
    assert (await post(graph, {"displayName": name}, strict=False)).status == 400


@pytest.mark.parametrize(
    "name", ["x" * 50, "Kennis- en leeragenda", "Team (12) é", "aux 1", "_"[:0] + "a_"]
)
async def test_names_that_a_channel_can_have(graph, name):
    assert (await post(graph, {"displayName": name})).status == 201


async def test_a_name_is_taken_while_the_channel_is_there_and_thirty_days_longer(graph):
    made = await post(graph, {"displayName": "Bijeenkomsten"})
    again = await post(graph, {"displayName": "bijeenkomsten"})
    assert (again.status, again.code) == (400, "NameAlreadyExists")
    assert (await graph("DELETE", path(made["id"]))).status == 204
    graph.clock.advance(29 * 86_400)
    assert (await post(graph, {"displayName": "Bijeenkomsten"})).code == "NameAlreadyExists"
    graph.clock.advance(2 * 86_400)
    assert (await post(graph, {"displayName": "Bijeenkomsten"})).status == 201


async def test_a_private_channel_needs_an_owner_and_people_of_the_team(graph):
    assert (await post(graph, PRIVATE, strict=False)).status == 400
    assert (await post(graph, PRIVATE | {"members": [member(SANNE)]})).status == 400
    guest = PRIVATE | {"members": [member(SANNE, "owner")]}
    assert (await post(graph, guest)).status == 400
    stranger = PRIVATE | {"members": [member(OWNER, "owner"), member(EMRE)]}
    assert (await post(graph, stranger)).status == 400
    right = PRIVATE | {"members": [member(OWNER, "owner"), member(SANNE)]}
    made = await post(graph, right)
    assert made["membershipType"] == "private"
    people = await graph.ok("GET", f"{path(made['id'])}/members")
    assert {one["userId"] for one in people["value"]} == {OWNER, SANNE}


async def test_a_shared_channel_has_one_owner_and_comes_later(lagging):
    two = SHARED | {"members": [member(OWNER, "owner"), member(SANNE)]}
    assert (await post(lagging, two, strict=False)).status == 400
    said = await post(lagging, SHARED | {"members": [member(OWNER, "owner")]})
    assert said.status == 202
    assert len((await lagging.ok("GET", f"/teams/{KERNTEAM}/channels"))["value"]) == 1
    lagging.clock.advance(11)
    kinds = [
        [one["membershipType"] for one in (await lagging.ok("GET", f"/teams/{KERNTEAM}/{what}",
                                                            headers=headers))["value"]]
        for what, headers in (("allChannels", {}), ("channels", LATER))
    ]  # fmt: skip
    assert kinds == [["standard", "unknownFutureValue"], ["standard", "shared"]]


async def test_a_channel_changes_but_not_its_kind(graph):
    made = await post(graph, {"displayName": "Oud"})
    await graph.ok("PATCH", path(made["id"]), {"displayName": "Nieuw", "description": "Over"})
    shown = await graph.ok("GET", path(made["id"]))
    assert (shown["displayName"], shown["description"]) == ("Nieuw", "Over")
    said = await graph("PATCH", path(made["id"]), {"membershipType": "private"})
    assert said.status == 400


async def test_the_first_channel_can_be_renamed_and_neither_deleted_nor_archived(graph):
    first = (await graph.ok("GET", f"/teams/{KERNTEAM}/primaryChannel"))["id"]
    assert (await graph("PATCH", path(first), {"displayName": "Algemeen"})).status == 204
    assert (await graph("DELETE", path(first))).status == 400
    assert (await graph("POST", f"{path(first)}/archive", {})).status == 400


async def test_a_channel_is_archived_only_in_an_active_team(graph):
    helpdesk = next(
        one["id"]
        for one in (await graph.ok("GET", f"/teams/{CAFE}/channels"))["value"]
        if one["displayName"] == "Helpdesk"
    )
    assert (await graph("POST", f"{path(helpdesk, CAFE)}/archive", {})).status == 202
    assert (await graph.ok("GET", path(helpdesk, CAFE)))["isArchived"] is True
    await graph.ok("POST", f"/teams/{CAFE}/archive")
    said = await graph("POST", f"{path(helpdesk, CAFE)}/unarchive")
    assert said.status == 400
    assert said["error"]["message"].startswith("Team has to be active, for channel to be archived")


async def test_members_come_into_private_channels_from_the_team_only(graph):
    made = await post(graph, PRIVATE | {"members": [member(OWNER, "owner")]})
    people = f"{path(made['id'])}/members"
    assert (await graph("POST", people, member(EMRE))).status == 403
    added = await graph("POST", people, member(SANNE))
    assert added.status == 201
    assert (await graph("POST", people, member(SANNE))).status == 400
    assert (await graph("DELETE", f"{people}/{added['id']}")).status == 204
    assert [one["userId"] for one in (await graph.ok("GET", people))["value"]] == [OWNER]


async def test_members_of_standard_channels_are_the_teams(graph):
    first = (await graph.ok("GET", f"/teams/{INITIATIEFGROEP}/primaryChannel"))["id"]
    people = f"{path(first, INITIATIEFGROEP)}/members"
    assert len((await graph.ok("GET", people))["value"]) == 5
    assert (await graph("POST", people, member(EMRE))).status == 400


async def test_who_leaves_a_team_leaves_its_private_channels(graph):
    made = await post(graph, PRIVATE | {"members": [member(OWNER, "owner"), member(SANNE)]})
    await graph.ok("DELETE", f"/groups/{KERNTEAM}/members/{SANNE}/$ref")
    people = await graph.ok("GET", f"{path(made['id'])}/members")
    assert [one["userId"] for one in people["value"]] == [OWNER]


async def test_the_files_of_a_private_channel_come_later(lagging):
    made = await post(lagging, PRIVATE | {"members": [member(OWNER, "owner")]})
    lagging.clock.advance(3)
    assert (await lagging("GET", f"{path(made['id'])}/filesFolder")).status == 404
    lagging.clock.advance(60)
    assert (await lagging("GET", f"{path(made['id'])}/filesFolder")).status == 200


async def test_a_team_has_room_for_a_number_of_private_channels(graph):
    graph.state.private_channels = 1
    body = PRIVATE | {"members": [member(OWNER, "owner")]}
    assert (await post(graph, body)).status == 201
    assert (await post(graph, body | {"displayName": "Twee"})).status == 400


async def test_an_app_posts_no_messages(graph):
    first = (await graph.ok("GET", f"/teams/{KERNTEAM}/primaryChannel"))["id"]
    said = await graph("POST", f"{path(first)}/messages", {"body": {"content": "Welkom"}})
    assert said.status == 403
