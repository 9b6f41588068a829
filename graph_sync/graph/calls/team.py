"""Calls about teams: making, archiving, who is in them, which apps they have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from graph_sync.graph.call import GraphCall, Repeat
from graph_sync.graph.urls import (
    EVERY_ENUM,
    MEMBER_TYPE,
    PAGE,
    app_address,
    change,
    get,
    literal,
    member_body,
    roles,
    segment,
)
from graph_sync.limits import Op

GROUP_YOUNG = 900.0
"""Seconds in which a new group may be unknown to Teams (Microsoft: up to 15 minutes)."""

REMOVED_AT_ONCE = 20
"""The most people whom one call takes out of a team (conversationmember-remove)."""


_USER_ID = "microsoft.graph.aadUserConversationMember/userId"
_TEAM = "id,displayName,description,isArchived,webUrl"
_OPERATION = re.compile(r"teams(?:\('|/)([^'/]+)(?:'\))?/operations(?:\('|/)([^'/?]+)")


def get_team(team: str) -> GraphCall:
    """Get a team; GraphTeam."""
    return get(Op.GET_TEAM, f"/teams/{segment(team)}?$select={_TEAM}", team=team)


def put_team(group: str, body: Mapping[str, Any]) -> GraphCall:
    """Make a group a team: 201. Patient: a new group may be unknown to Teams for a while."""
    path = f"/groups/{segment(group)}/team"
    return change(Op.PUT_TEAM, "PUT", path, dict(body), team=group, patience=GROUP_YOUNG)


def patch_team(team: str, body: Mapping[str, Any]) -> GraphCall:
    """Change a team's settings: 204."""
    return change(Op.PATCH_TEAM, "PATCH", f"/teams/{segment(team)}", dict(body), team=team)


def archive_team(team: str) -> GraphCall:
    """Archive: 202, with the operation in `location`."""
    return change(Op.ARCHIVE, "POST", f"/teams/{segment(team)}/archive", team=team)


def unarchive_team(team: str) -> GraphCall:
    """Bring back from the archive: 202, with the operation in `location`."""
    return change(Op.ARCHIVE, "POST", f"/teams/{segment(team)}/unarchive", team=team)


def list_deleted_teams() -> GraphCall:
    """Return what is in the tenant's bin; items are GraphDeletedTeam."""
    return get(Op.GET_DELETED, "/teamwork/deletedTeams")


def restore_team(group: str) -> GraphCall:
    """Take a team out of the tenant's bin: 200. Done twice, the second time finds nothing (404)."""
    path = f"/directory/deletedItems/{segment(group)}/restore"
    return change(Op.CHANGE_DIRECTORY, "POST", path, repeat=Repeat.NEVER)


def get_operation(path: str) -> GraphCall:
    """Return how far an operation is, by its address in any form that Graph gives; GraphOperation.

    Raises:
        ValueError: this is no address of an operation.
    """
    found = _OPERATION.search(path)
    if found is None:
        raise ValueError(f"{path!r} is no address of a Teams operation")
    team, operation = found.groups()
    return get(
        Op.GET_OPERATION, f"/teams/{team}/operations/{operation}", team=team, headers=EVERY_ENUM
    )


def list_team_members(team: str) -> GraphCall:
    """Return who Teams shows in a team; items are GraphMember."""
    path = f"/teams/{segment(team)}/members?$top={PAGE}"
    return get(Op.GET_TEAM_MEMBERS, path, team=team)


def find_team_member(team: str, user: str) -> GraphCall:
    """Return whether somebody is in a team; items are GraphMember.

    One person a call: of several in one filter, an answer that leaves somebody out would look the
    same as one that is right. Source: Microsoft, "List members of a team".
    """
    place = f"/teams/{segment(team)}"
    path = f"{place}/members?$filter={of_user(user)}"
    return get(Op.GET_TEAM_MEMBERS, path, team=team, shown=f"{place}/members")


def of_user(user: str) -> str:
    """Return the filter of members by object id, quoted."""
    return quote(f"({_USER_ID} eq '{user.replace(chr(39), '')}')", safe="/()='.")


def change_team_member(team: str, membership: str, *, owner: bool) -> GraphCall:
    """Make a member owner, or an owner member: 200."""
    members = f"/teams/{segment(team)}/members"
    path = f"{members}/{segment(membership)}"
    body = {"@odata.type": MEMBER_TYPE, "roles": roles(owner=owner)}
    return change(Op.CHANGE_TEAM_MEMBER, "PATCH", path, body, team=team, shown=f"{members}/…")


def remove_team_members(team: str, users: Sequence[str]) -> GraphCall:
    """Take up to 20 people out, guests too: 204, or 207 with MemberResults when some failed.

    Raises:
        ValueError: more than REMOVED_AT_ONCE people, or none.
    """
    if not 0 < len(users) <= REMOVED_AT_ONCE:
        msg = f"1 to {REMOVED_AT_ONCE} people can be taken out in one call, not {len(users)}"
        raise ValueError(msg)
    path = f"/teams/{segment(team)}/members/remove"
    body = {"values": [member_body(user) for user in users]}
    return change(Op.POST_TEAM_MEMBERS, "POST", path, body, team=team)


def list_installed_apps(team: str) -> GraphCall:
    """Return the apps in a team; items are GraphInstallation."""
    path = f"/teams/{segment(team)}/installedApps?$expand=teamsApp"
    return get(Op.GET_APPS, path, team=team)


def list_installed_apps_plainly(team: str) -> GraphCall:
    """Return the installations in a team without their apps: another way to the same list."""
    return get(Op.GET_APPS, f"/teams/{segment(team)}/installedApps", team=team)


def find_installed_app(team: str, app: str) -> GraphCall:
    """Return the installation of an app in a team; items are GraphInstallation.

    Source: Microsoft, "List apps in team", which knows `$filter` by the app. Who reads the answer
    must not rely on it.
    """
    query = f"$expand=teamsApp&$filter=teamsApp/id%20eq%20{literal(app)}"
    return get(Op.GET_APPS, f"/teams/{segment(team)}/installedApps?{query}", team=team)


def install_app(team: str, app: str) -> GraphCall:
    """Install an app, by its id in the catalogue: 201."""
    path = f"/teams/{segment(team)}/installedApps"
    return change(Op.POST_APP, "POST", path, {"teamsApp@odata.bind": app_address(app)}, team=team)
