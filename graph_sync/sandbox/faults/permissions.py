"""Application roles by call (contract, `x-ms-graph-permissions`).

`permissions.json` is made from the contract, and a test keeps both together. Roles that end in
`.Group` are given with an app to the team that it is in (resource-specific consent).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson

from graph_sync.sandbox.core.call import ApiCall
from graph_sync.sandbox.core.errors import forbidden
from graph_sync.sandbox.core.tenant import Tenant

FILE = Path(__file__).with_name("permissions.json")
_DIRECTORY = ("Directory.ReadWrite.All", "Group.ReadWrite.All", "GroupMember.ReadWrite.All")
_GROUPS = ("Directory.ReadWrite.All", "Group.ReadWrite.All", "Group.Create")
_ORGANIZATION = (
    *("Organization.Read.All", "Organization.ReadWrite.All"),
    *("Directory.Read.All", "Directory.ReadWrite.All"),
)
_TEAMS = (
    *("Team.ReadBasic.All", "TeamSettings.Read.All", "TeamSettings.ReadWrite.All"),
    *("Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"),
)
_OBJECTS = (
    *("User.Read.All", "User.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All"),
    *("Directory.Read.All", "Directory.ReadWrite.All"),
)
NOT_IN_THE_CONTRACT = {
    "POST /groups/{group}/members/$ref": _DIRECTORY,
    "DELETE /groups/{group}/members/{user}/$ref": _DIRECTORY,
    "POST /groups/{group}/owners/$ref": _DIRECTORY[:2],
    "DELETE /groups/{group}/owners/{user}/$ref": _DIRECTORY[:2],
    "PATCH /groups/uniqueName=/{unique}": _GROUPS,
    "GET /groups/{group}/team": _TEAMS,
    "GET /teams/{team}/members/{member}": ("TeamMember.Read.All", "TeamMember.ReadWrite.All"),
    "GET /teams/{team}/channels/{channel}/members/{member}": (
        *("ChannelMember.Read.All", "ChannelMember.ReadWrite.All"),
        *("ChannelMember.Read.Group", "ChannelMember.ReadWrite.Group"),
    ),
    "GET /teams/{team}/channels/{channel}/tabs/{tab}": (
        *("TeamsTab.Read.All", "TeamsTab.ReadWrite.All", "TeamsTab.Read.Group"),
        *("TeamsTab.ReadWrite.Group", "TeamsTab.ReadWriteSelfForTeam.All"),
    ),
    "GET /directory/deletedItems": _OBJECTS,
    "GET /directory/deletedItems/{object}": _OBJECTS,
    "GET /directoryObjects/{object}": _OBJECTS,
    "POST /directoryObjects/getByIds": _OBJECTS,
    "GET /users/{user}/memberOf": ("Directory.Read.All", "Directory.ReadWrite.All"),
    "POST /users/{user}/getMemberGroups": (
        *("User.ReadBasic.All", "GroupMember.Read.All", "Group.Read.All", "Group.ReadWrite.All"),
        *("User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"),
    ),
    "GET /users/{user}/joinedTeams": (
        *("Team.ReadBasic.All", "TeamSettings.Read.All", "TeamSettings.ReadWrite.All"),
        *("Directory.Read.All", "Directory.ReadWrite.All", "User.Read.All", "User.ReadWrite.All"),
    ),
    "GET /teams": _TEAMS,
    "GET /organization": _ORGANIZATION,
    "GET /organization/{organization}": _ORGANIZATION,
}
"""Calls whose roles the contract leaves empty, or that it does not have.

Docs: group-upsert, group-delete-owners, teams-list, team-get, team-get-members,
channel-get-members, channel-get-tabs, directory-deleteditems-list and -get, directoryobject-get and
-getbyids, user-list-memberof, user-list-joinedteams,
directoryobject-getmembergroups, organization-list.
"""


@cache
def roles_of(call: str) -> tuple[str, ...]:
    """Return the roles that allow a call, one of which is enough; empty when any caller may.

    Args:
        call: method and route.
    """
    found = _table().get(call) or NOT_IN_THE_CONTRACT.get(call, ())
    return tuple(found)


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = orjson.loads(FILE.read_bytes())
    return table


def require(tenant: Tenant, call: ApiCall) -> None:
    """Refuse a call that the app has no role for.

    Raises:
        Refusal: 403; the text is not confirmed in a tenant.
    """
    granted = tenant.state.roles
    needed = roles_of(f"{call.method} {call.route}")
    if granted is None or not needed:
        return
    held = {role for role in granted if not role.endswith(".Group") or _consented(tenant, call)}
    if held.isdisjoint(needed):
        raise forbidden(
            "Missing role permissions on the request. API requires one of "
            f"'{', '.join(needed)}'. Roles on the request '{', '.join(granted)}'."
        )


def _consented(tenant: Tenant, call: ApiCall) -> bool:
    """Return whether the app is in the team that a call is about."""
    group = tenant.state.groups.get(call.keys.get("team", "").lower())
    if group is None or group.team is None:
        return False
    mine = {app.id for app in tenant.state.apps.values() if app.external == tenant.state.client}
    return any(one.app in mine for one in group.team.apps.values())
