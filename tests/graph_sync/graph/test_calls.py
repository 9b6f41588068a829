"""Every call that the sync makes is one that Microsoft describes."""

import inspect
from datetime import UTC, datetime

import pytest

from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall, Repeat
from tests.support import graph_contract as contract
from tests.support.graph_contract import ContractBroken

TEAM = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b"
USER = "8b081ef6-4792-4def-b2c9-c363a1bf41d5"
CHANNEL = "19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2"
THING = "0a1b2c3d-0000-4000-8000-00000000002a"
MEMBERSHIP = "ZWUwZjVhZTItOGJjNi00YWU1LTg0NjYtN2RhZWViYmZhMDYyIyM3Mzc2MWYwNi0y"
WEBSITE = "com.microsoft.teamspace.tab.web"
LATER = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)

GROUP_BODY = {
    "displayName": "GW Twente",
    "mailNickname": "plek-hub-twente",
    "mailEnabled": True,
    "securityEnabled": False,
    "groupTypes": ["Unified"],
    "owners@odata.bind": [calls.user_address(USER)],
    "members@odata.bind": [calls.object_address(USER)],
}

MADE = {
    "list_users": [calls.list_users()],
    "get_user": [calls.get_user(USER)],
    "find_users": [calls.find_users("o'neill+plek@example.nl")],
    "list_groups": [calls.list_groups()],
    "get_group": [calls.get_group(TEAM)],
    "list_group_members": [calls.list_group_members(TEAM)],
    "list_group_owners": [calls.list_group_owners(TEAM)],
    "upsert_group": [calls.upsert_group("plek-hub-twente", GROUP_BODY)],
    "patch_group": [calls.patch_group(TEAM, {"displayName": "GW Salland"})],
    "add_group_members": [calls.add_group_members(TEAM, [USER] * 20)],
    "add_group_member": [calls.add_group_member(TEAM, USER)],
    "remove_group_member": [calls.remove_group_member(TEAM, USER)],
    "add_group_owner": [calls.add_group_owner(TEAM, USER)],
    "invite": [
        calls.invite("a@example.nl", "https://teams.microsoft.com", name="A"),
        calls.invite("a@example.nl", "https://teams.microsoft.com", mail=False),
    ],
    "find_app": [calls.find_app(TEAM)],
    "list_apps": [calls.list_apps()],
    "get_team": [calls.get_team(TEAM)],
    "put_team": [calls.put_team(TEAM, {"memberSettings": {"allowCreatePrivateChannels": True}})],
    "patch_team": [calls.patch_team(TEAM, {"guestSettings": {"allowDeleteChannels": False}})],
    "archive_team": [calls.archive_team(TEAM)],
    "unarchive_team": [calls.unarchive_team(TEAM)],
    "list_deleted_teams": [calls.list_deleted_teams()],
    "restore_team": [calls.restore_team(TEAM)],
    "get_operation": [
        calls.get_operation(f"/teams('{TEAM}')/operations('{THING}')"),
        calls.get_operation(f"https://graph.microsoft.com/v1.0/teams/{TEAM}/operations/{THING}"),
    ],
    "list_team_members": [calls.list_team_members(TEAM)],
    "change_team_member": [
        calls.change_team_member(TEAM, MEMBERSHIP, owner=True),
        calls.change_team_member(TEAM, MEMBERSHIP, owner=False),
    ],
    "remove_team_members": [calls.remove_team_members(TEAM, [USER])],
    "list_installed_apps": [calls.list_installed_apps(TEAM)],
    "install_app": [calls.install_app(TEAM, TEAM)],
    "list_installed_apps_plainly": [calls.list_installed_apps_plainly(TEAM)],
    "find_team_member": [calls.find_team_member(TEAM, USER)],
    "find_channel_member": [calls.find_channel_member(TEAM, CHANNEL, USER)],
    "get_channel": [calls.get_channel(TEAM, CHANNEL)],
    "list_all_channels": [calls.list_all_channels(TEAM)],
    "find_tabs": [calls.find_tabs(TEAM, CHANNEL, WEBSITE)],
    "find_installed_app": [calls.find_installed_app(TEAM, THING)],
    "list_tabs_plainly": [calls.list_tabs_plainly(TEAM, CHANNEL)],
    "list_channels": [calls.list_channels(TEAM)],
    "primary_channel": [calls.primary_channel(TEAM)],
    "create_channel": [
        calls.create_channel(TEAM, {"displayName": "bijeenkomsten", "membershipType": "standard"}),
        calls.create_channel(
            TEAM,
            {
                "displayName": "kernteam",
                "membershipType": "private",
                "members": [calls.member_body(USER, owner=True)],
            },
        ),
    ],
    "patch_channel": [calls.patch_channel(TEAM, CHANNEL, {"displayName": "agenda"})],
    "archive_channel": [calls.archive_channel(TEAM, CHANNEL)],
    "unarchive_channel": [calls.unarchive_channel(TEAM, CHANNEL)],
    "list_channel_members": [calls.list_channel_members(TEAM, CHANNEL)],
    "add_channel_member": [calls.add_channel_member(TEAM, CHANNEL, USER)],
    "change_channel_member": [calls.change_channel_member(TEAM, CHANNEL, MEMBERSHIP, owner=True)],
    "remove_channel_member": [calls.remove_channel_member(TEAM, CHANNEL, MEMBERSHIP)],
    "list_tabs": [calls.list_tabs(TEAM, CHANNEL)],
    "create_tab": [calls.create_tab(TEAM, CHANNEL, "Website", WEBSITE, "https://example.nl/?a=1")],
    "patch_tab": [
        calls.patch_tab(TEAM, CHANNEL, THING, name="Agenda"),
        calls.patch_tab(TEAM, CHANNEL, THING, url="https://example.nl"),
    ],
    "delete_tab": [calls.delete_tab(TEAM, CHANNEL, THING)],
    "list_subscriptions": [calls.list_subscriptions()],
    "create_subscription": [
        calls.create_subscription(
            "/teams/getAllChannels",
            notify="https://plek.example.nl/api/graph",
            lifecycle="https://plek.example.nl/api/graph/life",
            secret="s" * 43,
            expires=LATER,
        )
    ],
    "enable_app": [
        calls.enable_app(TEAM, CHANNEL, THING, private=False),
        calls.enable_app(TEAM, CHANNEL, THING, private=True),
    ],
    "renew_subscription": [calls.renew_subscription(THING, LATER)],
    "delete_subscription": [calls.delete_subscription(THING)],
}


def constructors() -> set[str]:
    made = {
        name: inspect.signature(getattr(calls, name), eval_str=True).return_annotation
        for name in calls.__all__
        if inspect.isfunction(getattr(calls, name))
    }
    return {name for name, returns in made.items() if returns is GraphCall} - {"patient"}


def test_every_constructor_is_held_against_the_contract():
    assert constructors() == set(MADE)


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_call_is_as_microsoft_describes_it(name):
    for call in MADE[name]:
        headers = dict(call.headers)
        if call.body is not None:
            headers["Content-Type"] = "application/json"
        contract.check_request(call.method, call.path, headers, call.body)


@pytest.mark.parametrize("name", sorted(MADE))
def test_what_is_shown_names_nobody(name):
    for call in MADE[name]:
        assert call.shown.startswith("/")
        assert not [told for told in (USER, MEMBERSHIP, "example.nl", "?") if told in call.shown]


@pytest.mark.parametrize("name", sorted(MADE))
def test_what_makes_something_anew_each_time_is_never_repeated_blindly(name):
    makes_anew = {"create_channel", "create_tab", "invite", "create_subscription", "restore_team"}
    assert {call.repeat for call in MADE[name]} == {
        Repeat.NEVER if name in makes_anew else Repeat.FREELY
    }


@pytest.mark.parametrize(
    ("call", "path"),
    [
        (calls.find_app("it's"), "/appCatalogs/teamsApps?$filter=externalId%20eq%20'it''s'"),
        (calls.upsert_group("a'b/c", {}), "/groups(uniqueName='a''b%2Fc')"),
        (calls.list_tabs("t/u", CHANNEL), f"/teams/t%2Fu/channels/{CHANNEL}/tabs?"),
        (calls.find_users("a&b+c@example.nl"), "/users?$filter=mail%20eq%20'a%26b%2Bc@example.nl'"),
    ],
)
def test_values_cannot_leave_their_place_in_a_path(call, path):
    assert call.path.startswith(path)


def test_an_operation_is_found_in_every_form_of_its_address():
    short = calls.get_operation(f"/teams('{TEAM}')/operations('{THING}')")
    long = calls.get_operation(f"https://graph.microsoft.com/v1.0/teams/{TEAM}/operations/{THING}")
    assert short == long
    assert short.path == f"/teams/{TEAM}/operations/{THING}"
    assert short.team == TEAM
    with pytest.raises(ValueError, match="no address of a Teams operation"):
        calls.get_operation("/teams")


@pytest.mark.parametrize("people", [0, 21])
def test_nobody_or_more_than_twenty_cannot_be_added_in_one_call(people):
    with pytest.raises(ValueError, match=f"not {people}"):
        calls.add_group_members(TEAM, [USER] * people)


JSON = {"Content-Type": "application/json; charset=utf-8"}


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "said"),
    [
        ("GET", "/teams/x/photos", {}, None, "no path"),
        ("PUT", "/teams/x", {}, None, "no PUT"),
        ("POST", "/invitations", {}, None, "a body is required"),
        ("GET", "/users", JSON, {}, "takes no body"),
        ("PATCH", "/groups/x", {}, {"displayName": "x"}, "Content-Type"),
        ("PATCH", "/groups/x", JSON, {"display_name": "x"}, "display_name"),
        ("POST", "/teams/x/channels", JSON, {"displayName": "x" * 51}, r"\$\.displayName"),
        ("POST", "/$batch", JSON, {"requests": [{"id": "1", "method": "GET"}]}, "url"),
        (
            "POST",
            "/$batch",
            JSON,
            {"requests": [{"id": "1", "method": "GET", "url": "/users"}] * 2},
            "same id twice",
        ),
        (
            "POST",
            "/$batch",
            JSON,
            {"requests": [{"id": "1", "method": "GET", "url": "/nowhere"}]},
            "no path /nowhere",
        ),
    ],
)
def test_the_contract_tells_what_is_wrong_with_a_request(method, path, headers, body, said):
    with pytest.raises(ContractBroken, match=said):
        contract.check_request(method, path, headers, body)


@pytest.mark.parametrize(
    ("method", "path", "status", "body", "said"),
    [
        ("GET", "/teams/x/channels", 200, {}, "value"),
        ("GET", "/teams/x/channels", 200, {"value": [{"id": 1}]}, r"value\[0\]"),
        ("GET", "/users", 206, {"value": []}, "not among"),
        ("GET", "/users", 404, {"code": "x"}, "error"),
        ("PATCH", "/groups/x", 204, {}, "has no body"),
        ("GET", "/groups/x", 200, {"id": "x", "createdDateTime": "2026-11-24"}, "createdDateTime"),
    ],
)
def test_the_contract_tells_what_is_wrong_with_an_answer(method, path, status, body, said):
    with pytest.raises(ContractBroken, match=said):
        contract.check_response(method, path, status, body)


def test_the_contract_lets_pass_what_is_right():
    moment = "2026-11-24T10:00:00.1234567Z"
    contract.check_response("GET", "/groups/x", 200, {"id": "x", "createdDateTime": moment})
    contract.check_response("PATCH", "/groups/x", 204)
    contract.check_response("GET", "/users", 429, {"error": {"code": "", "message": ""}})
    paths = {template for _, template, _ in contract.operations()}
    assert contract.template_of("/v1.0/groups/delta()?$select=members") in paths
