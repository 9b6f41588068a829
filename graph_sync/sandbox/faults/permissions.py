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
NOT_IN_THE_CONTRACT = {
    "POST /groups/{group}/members/$ref": _DIRECTORY,
    "DELETE /groups/{group}/members/{user}/$ref": _DIRECTORY,
    "POST /groups/{group}/owners/$ref": _DIRECTORY[:2],
    "DELETE /groups/{group}/owners/{user}/$ref": _DIRECTORY[:2],
    "PATCH /groups/uniqueName=/{unique}": _GROUPS,
    "GET /teams": (
        *("Team.ReadBasic.All", "TeamSettings.Read.All", "TeamSettings.ReadWrite.All"),
        *("Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"),
    ),
    "GET /organization": _ORGANIZATION,
    "GET /organization/{organization}": _ORGANIZATION,
}
"""Calls whose roles the contract leaves empty, or that it does not have.

Docs: group-upsert, teams-list, organization-list.
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
