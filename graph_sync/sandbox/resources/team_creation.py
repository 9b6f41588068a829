"""Creation of teams (docs: team-post, team-put-teams)."""

from __future__ import annotations

import re
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad, conflict, forbidden, no_object, not_found
from graph_sync.sandbox.core.events import group_changed, team_changed
from graph_sync.sandbox.core.odata import context_of
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Group, Team
from graph_sync.sandbox.core.tenant import Tenant, bound, fields_of, text_of
from graph_sync.sandbox.resources.channels.creation import new_channel
from graph_sync.sandbox.resources.channels.names import checked_name
from graph_sync.sandbox.resources.groups.groups import new_group
from graph_sync.sandbox.resources.member_bodies import MemberRequest, requested_members
from graph_sync.sandbox.resources.membership import can_own, sit
from graph_sync.sandbox.resources.operations import accepted, begin
from graph_sync.sandbox.resources.teams.teams import SETTINGS, settle_settings, shape

WRITABLE = frozenset({
    "classification", "description", "displayName", "firstChannelName", "specialization",
    "visibility", "channels", "installedApps", "members", "template@odata.bind",
    "group@odata.bind", *SETTINGS,
})  # fmt: skip


@routes.on("POST", "/teams")
def post_team(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a team is made, alone or from a group; it is there when the operation has ended."""
    body = fields_of(call.body, WRITABLE, "microsoft.graph.team")
    bound(body.get("template@odata.bind"), "teamsTemplates")
    made_of = body.get("group@odata.bind")
    group = _ready_group(tenant, bound(made_of, "groups")) if made_of else None
    people = [] if group is not None else _first_people(tenant, body)
    key = group.id if group is not None else tenant.state.new_id()
    where = f"/teams('{key}')"
    operation = begin(tenant, call, key, "createTeam", target=key, location=where)
    if operation.error is None:
        group = group or _new_group(tenant, key, body, people)
        team = _teamed(tenant, group, body)
        team.shown = operation.ends
    return accepted(operation, **{"Content-Location": where})


@routes.on("PUT", "/groups/{group}/team")
def put_team(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a group gets a team; 404 while the group is young."""
    body = fields_of(call.body, WRITABLE, "microsoft.graph.team")
    group = _ready_group(tenant, call.keys["group"])
    team = _teamed(tenant, group, body)
    team.shown = tenant.soon(
        max(tenant.lags.created, call.effects.get("404-read-after-create", 0.0))
    )
    return ApiAnswer(
        201, {"@odata.context": context_of(call, "teams/$entity"), **shape(tenant, group, team)}
    )


def _ready_group(tenant: Tenant, key: str) -> Group:
    group = tenant.state.groups.get(key.lower())
    if group is None or group.deleted is not None:
        raise no_object(key)
    if group.replicated > tenant.now:
        raise not_found("group", key)
    if group.team is not None:
        raise conflict("The group is already provisioned as a team.")
    if "Unified" not in group.types:
        raise bad("Only a Microsoft 365 group can have a team.")
    if not any(can_own(tenant.state.users.get(one)) for one in group.owners):
        raise forbidden(
            "Failed to execute Templates backend request: the group must have an "
            "owner who is licensed for Teams."
        )
    return group


def _first_people(tenant: Tenant, body: dict[str, Any]) -> list[MemberRequest]:
    """Return who is in a new team from the start.

    Raises:
        Refusal: no owner, or somebody whom an app can't make one.
    """
    text_of(body.get("displayName"), "displayName", most=256)
    people = requested_members(tenant, body.get("members"), most=None)
    if not any(requested.owner for requested in people):
        raise bad("A team owner must be provided when creating a team in application context.")
    for requested in people:
        if requested.user.guest:
            raise forbidden("An unknown error has occurred.")
        if requested.owner and not can_own(requested.user):
            raise bad(f"User '{requested.user.id}' can't own a team: no licence for Teams.")
    return people


def _new_group(
    tenant: Tenant, key: str, body: dict[str, Any], people: list[MemberRequest]
) -> Group:
    name = body["displayName"]
    group = new_group(
        tenant,
        {
            "displayName": name,
            "description": body.get("description"),
            "mailNickname": _nickname(tenant, name),
            "mailEnabled": True,
            "securityEnabled": False,
            "groupTypes": ["Unified"],
            "visibility": str(body.get("visibility") or "public").capitalize(),
        },
        key=key,
    )
    for requested in people:
        group.members[requested.user.id] = tenant.now
        group.moves[requested.user.id] = (tenant.state.version, True)
        if requested.owner:
            group.owners[requested.user.id] = tenant.now
    group_changed(tenant, "created", group.id)
    return group


def _nickname(tenant: Tenant, name: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9]", "", name)[:40] or "team"
    tenant.state.number += 1
    taken = any(group.nickname.lower() == plain.lower() for group in tenant.groups())
    return f"{plain}{tenant.state.number}" if taken else plain


def _teamed(tenant: Tenant, group: Group, body: dict[str, Any]) -> Team:
    """Give a group its team, with the channels that a body asks for."""
    state = tenant.state
    first = new_channel(tenant, body.get("firstChannelName") or state.first_channel)
    team = Team(first=first.id, internal=first.id, created=tenant.now)
    settle_settings(team, body)
    team.channels[first.id] = first
    for requested in body.get("channels") or []:
        name = checked_name(tenant, team, requested.get("displayName"))
        channel = new_channel(tenant, name, description=requested.get("description"))
        team.channels[channel.id] = channel
    group.team = team
    group.changed = state.change()
    for user in dict.fromkeys([*group.owners, *group.members]):
        since = group.members.get(user, tenant.now)
        lag = 0.0 if user in group.owners else max(since + tenant.lags.roster - tenant.now, 0.0)
        sit(tenant, group, team, user, lag)
    tenant.tell(f"made the team {group.name!r}")
    team_changed(tenant, "created", group.id)
    return team
