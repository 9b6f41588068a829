"""How a sandbox starts; the seed and local mode must agree on who and where everybody is."""

from appmanifest.permissions import ASKED
from appmanifest.settings import LOCAL_APP_ID
from bot.local import people as local
from graph_sync.sandbox.core.seed import CLIENT, empty, october_2023
from graph_sync.sandbox.resources.membership import can_own

TEAMS = {
    "PLeK Café": ["Helpdesk"],
    "PLeK Initiatiefgroep": ["Bijeenkomsten"],
    "PLeK kernteam": [],
    "PLeK Makers": [],
    "PLeK Aanjagers Kennisnetwerken": [],
    "PLeK Aanjagers Gebiedswerkplaatsen": [],
    "PLeK Beleidsmakers": [],
    "GW Noordelijk Flevoland": ["Kernteam (organisatie bijeenkomsten)"],
    "KN Regionale Kennishubs": [],
    "PLeK Businesscase": [],
}
"""The plan's screenshot (domain.md), without the channel that every team has."""


def group_of(state, name):
    return next(one for one in state.groups.values() if one.name == name)


def test_the_people_of_local_mode_are_guests_here():
    users = october_2023().users
    for person in local.PEOPLE:
        user = users[person.aad_object_id]
        assert (user.name, user.mail, user.upn) == (
            person.name, person.email, person.principal_name,
        )  # fmt: skip
        assert (user.given_name, user.surname) == (person.given_name, person.surname)
        assert user.guest


def test_the_kernteam_of_local_mode_is_the_kernteam_here():
    state = october_2023()
    members = group_of(state, "PLeK kernteam").members
    assert {one.aad_object_id for one in local.PEOPLE if one.kernteam} <= set(members)
    assert local.KERNTEAM_CHANNEL.id == group_of(state, "PLeK kernteam").team.first


def test_the_cafe_of_local_mode_is_the_cafe_here():
    state = october_2023()
    group = state.groups[local.CAFE_GROUP_ID]
    assert (group.name, group.team.first) == (local.CAFE.name, local.CAFE.id)
    assert {one.aad_object_id for one in local.PEOPLE} <= set(group.members)
    assert state.tenant == local.TENANT_ID


def test_the_bot_of_local_mode_is_in_the_catalogue():
    assert CLIENT == LOCAL_APP_ID
    state = october_2023(client="an-app")
    assert "an-app" in {app.external for app in state.apps.values()}
    assert "com.microsoft.teamspace.tab.web" in state.apps


def test_the_bot_in_the_catalogue_asks_what_the_package_asks():
    assert {name for app in october_2023().apps.values() for name in app.asks} == set(ASKED)


def test_the_teams_are_those_of_the_screenshot():
    state = october_2023()
    found = {
        group.name: [one.name for one in group.team.channels.values() if one.id != group.team.first]
        for group in state.groups.values()
    }
    assert found == TEAMS


def test_every_team_is_owned_by_somebody_with_a_licence_and_made_by_hand():
    state = october_2023()
    for group in state.groups.values():
        assert [can_own(state.users[one]) for one in group.owners] == [True]
        assert group.unique is None
        assert group.team.apps == {}
        assert set(group.team.seats) == set(group.members) | set(group.owners)


def test_an_empty_tenant_has_an_owner_and_the_app():
    state = empty()
    assert [can_own(user) for user in state.users.values()] == [True]
    assert state.groups == {}
    assert len(state.apps) == 2
