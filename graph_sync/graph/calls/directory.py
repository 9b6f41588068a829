"""Calls to the tenant's directory: accounts, groups, invitations, the app catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_sync.graph.call import GraphCall, Repeat
from graph_sync.graph.urls import (
    PAGE,
    Json,
    change,
    get,
    literal,
    object_address,
    segment,
    user_address,
)
from graph_sync.limits import Op

BIND = 20
"""The most people that one PATCH of a group can add."""
CREATE_IF_MISSING = {"Prefer": "create-if-missing"}

_USER = "id,displayName,mail,otherMails,userPrincipalName,userType,accountEnabled,externalUserState"
_GROUP = (
    "id,displayName,description,mailNickname,uniqueName,resourceProvisioningOptions,createdDateTime"
)


def list_users() -> GraphCall:
    """List all accounts; items are GraphUser."""
    return get(Op.GET_DIRECTORY, f"/users?$select={_USER}&$top={PAGE}")


def get_user(user: str) -> GraphCall:
    """Get an account; GraphUser."""
    path = f"/users/{segment(user)}?$select={_USER}"
    return get(Op.GET_DIRECTORY, path, shown="/users/…")


def find_users(email: str) -> GraphCall:
    """Return the accounts with this address, to see whether an invitation arrived; GraphUser."""
    query = f"$filter=mail%20eq%20{literal(email)}&$select={_USER}"
    return get(Op.GET_DIRECTORY, f"/users?{query}", shown="/users")


def list_groups() -> GraphCall:
    """List all groups; items are GraphGroup."""
    return get(Op.GET_DIRECTORY, f"/groups?$select={_GROUP}&$top={PAGE}")


def get_group(group: str) -> GraphCall:
    """Get a group; GraphGroup."""
    return get(Op.GET_DIRECTORY, f"/groups/{segment(group)}?$select={_GROUP}")


def list_group_members(group: str) -> GraphCall:
    """Return who is in a group, whether or not Teams shows them; items are GraphObject."""
    return get(Op.GET_DIRECTORY, f"/groups/{segment(group)}/members?$select=id&$top={PAGE}")


def list_group_owners(group: str) -> GraphCall:
    """Return who owns a group; items are GraphObject."""
    return get(Op.GET_DIRECTORY, f"/groups/{segment(group)}/owners?$select=id&$top={PAGE}")


def upsert_group(unique_name: str, body: Mapping[str, Any]) -> GraphCall:
    """Make a group, or change the one of this name: 201 with a GraphGroup, 204 without a body."""
    path = f"/groups(uniqueName={literal(unique_name)})"
    return change(Op.CHANGE_DIRECTORY, "PATCH", path, dict(body), headers=CREATE_IF_MISSING)


def patch_group(group: str, body: Mapping[str, Any]) -> GraphCall:
    """Change a group's name, description …: 204. The team follows."""
    return change(Op.CHANGE_DIRECTORY, "PATCH", f"/groups/{segment(group)}", dict(body))


def add_group_members(group: str, users: Sequence[str]) -> GraphCall:
    """Add up to twenty people at once, all or nothing: 204.

    Raises:
        ValueError: more than BIND people, or none.
    """
    if not 0 < len(users) <= BIND:
        raise ValueError(f"1 to {BIND} people can be added in one call, not {len(users)}")
    return patch_group(group, {"members@odata.bind": [object_address(user) for user in users]})


def add_group_member(group: str, user: str) -> GraphCall:
    """Add one person: 204."""
    path = f"/groups/{segment(group)}/members/$ref"
    return change(Op.CHANGE_DIRECTORY, "POST", path, {"@odata.id": object_address(user)})


def remove_group_member(group: str, user: str) -> GraphCall:
    """Take one person out: 204."""
    group_members = f"/groups/{segment(group)}/members"
    path = f"{group_members}/{segment(user)}/$ref"
    return change(Op.CHANGE_DIRECTORY, "DELETE", path, shown=f"{group_members}/…/$ref")


def add_group_owner(group: str, user: str) -> GraphCall:
    """Let somebody own a group, and so its team: 204. Takes that away again: change_team_member."""
    path = f"/groups/{segment(group)}/owners/$ref"
    return change(Op.CHANGE_DIRECTORY, "POST", path, {"@odata.id": user_address(user)})


def invite(email: str, redirect: str, *, name: str = "", mail: bool = True) -> GraphCall:
    """Invite a guest: 201 with a GraphInvitation. Not repeated blindly: it would mail twice."""
    body: Json = {
        "invitedUserEmailAddress": email,
        "inviteRedirectUrl": redirect,
        "sendInvitationMessage": mail,
    }
    if name:
        body["invitedUserDisplayName"] = name
    if mail:
        body["invitedUserMessageInfo"] = {"messageLanguage": "nl-NL"}
    return change(Op.POST_INVITATION, "POST", "/invitations", body, repeat=Repeat.NEVER)


def find_app(external_id: str) -> GraphCall:
    """Return the app of this id in the catalogue, and what it asks; items are GraphApp."""
    asks = "$expand=appDefinitions($select=id,version,publishingState,authorization)"
    query = f"$filter=externalId%20eq%20{literal(external_id)}&{asks}"
    return get(Op.GET_DIRECTORY, f"/appCatalogs/teamsApps?{query}")


def list_apps() -> GraphCall:
    """List the catalogue, the store's apps too; items are GraphApp."""
    return get(Op.GET_DIRECTORY, "/appCatalogs/teamsApps")
