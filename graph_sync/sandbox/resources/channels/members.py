"""Members of private and shared channels (docs: channel-list-members, channel-post-members)."""

from __future__ import annotations

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad, forbidden, not_found
from graph_sync.sandbox.core.events import channel_member_changed
from graph_sync.sandbox.core.odata import context_of
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Channel, Group, MemberEntry, Team, User
from graph_sync.sandbox.core.tenant import Tenant, fields_of
from graph_sync.sandbox.resources.channels.channels import found
from graph_sync.sandbox.resources.member_bodies import owner_of, requested_member
from graph_sync.sandbox.resources.member_shapes import member_list, member_shape
from graph_sync.sandbox.resources.membership import (
    can_own,
    enter,
    exit_channel,
    in_team,
    member_user,
)
from graph_sync.sandbox.resources.teams.teams import active

MOST = 250
"""People in a private channel; Microsoft is raising it to 5,000 in 2026 (facts, "Limits")."""


@routes.on("GET", "/teams/{team}/channels/{channel}/members")
def list_members(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return who is in a channel; in a standard one, the team."""
    _, team, channel = found(tenant, call)
    seats = team.seats if channel.kind == "standard" else channel.members
    if tenant.now < channel.created + call.effects.get("young-channel-names-team", 0.0):
        seats = {**team.seats, **seats}
    return member_list(tenant, call, channel.id, seats)


@routes.on("GET", "/teams/{team}/channels/{channel}/allMembers")
def all_members(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return who is in a channel, those of teams that it is shared with included."""
    return list_members(tenant, call)


@routes.on("GET", "/teams/{team}/channels/{channel}/members/{member}")
def get_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return one membership of a private or shared channel (docs: channel-get-members)."""
    _, _, channel = found(tenant, call)
    user, _ = _member(tenant, call, channel)
    return _one(tenant, call, 200, channel, user)


@routes.on("POST", "/teams/{team}/channels/{channel}/members")
def post_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Add somebody of the team to a private or shared channel."""
    group, team, channel = _closed(tenant, call)
    active(team)
    requested = requested_member(tenant, call.body)
    _may_come(tenant, team, channel, requested.user, requested.owner)
    enter(tenant, group, channel, requested.user.id, requested.owner, tenant.lags.created)
    tenant.tell(f"added {requested.user.name} to {channel.name!r} in {group.name!r}")
    return _one(tenant, call, 201, channel, requested.user)


@routes.on("PATCH", "/teams/{team}/channels/{channel}/members/{member}")
def patch_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Make somebody an owner of a channel, or a member again."""
    group, _, channel = _closed(tenant, call)
    user, entry = _member(tenant, call, channel)
    owner = owner_of(fields_of(call.body, frozenset({"roles"}), "member"))
    if owner and not can_own(user):
        raise bad(f"User '{user.id}' cannot own a channel: guests can't.")
    if not owner:
        _not_the_last(channel, user)
    entry.owner = owner
    channel_member_changed(tenant, "updated", group.id, channel.id, call.keys["member"])
    return _one(tenant, call, 200, channel, user)


@routes.on("DELETE", "/teams/{team}/channels/{channel}/members/{member}")
def delete_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Remove somebody from a channel; they stay in the team."""
    group, _, channel = _closed(tenant, call)
    user, _ = _member(tenant, call, channel)
    _not_the_last(channel, user)
    exit_channel(tenant, group, channel, user.id)
    tenant.tell(f"removed {user.name} from {channel.name!r} in {group.name!r}")
    return ApiAnswer(204)


def _closed(tenant: Tenant, call: ApiCall) -> tuple[Group, Team, Channel]:
    group, team, channel = found(tenant, call)
    if channel.kind == "standard":
        raise bad(
            "Members of a channel can only be changed when its membershipType is private or shared."
        )
    return group, team, channel


def _may_come(tenant: Tenant, team: Team, channel: Channel, user: User, owner: bool) -> None:
    if channel.kind == "private" and not in_team(tenant, team, user.id):
        raise forbidden(f"User '{user.id}' is not in the team's roster.")
    if user.id in channel.members:
        raise bad(f"User '{user.id}' is already a member of the channel.")
    if owner and not can_own(user):
        raise bad(f"User '{user.id}' cannot own a channel: guests can't.")
    if user.guest and not tenant.state.guests_in_private:
        raise forbidden("An unknown error has occurred.")
    if channel.kind == "private" and len(channel.members) >= MOST:
        raise bad(f"The channel has reached the maximum of {MOST} members.")


def _member(tenant: Tenant, call: ApiCall, channel: Channel) -> tuple[User, MemberEntry]:
    user = tenant.state.users.get(member_user(call.keys["member"], channel.id))
    entry = channel.members.get(user.id) if user is not None else None
    if user is None or entry is None or not entry.taken(tenant.now):
        raise not_found("member", call.keys["member"])
    return user, entry


def _not_the_last(channel: Channel, user: User) -> None:
    owners = [key for key, entry in channel.members.items() if entry.owner]
    if owners == [user.id]:
        raise bad("Last owner of the channel cannot be removed.")


def _one(tenant: Tenant, call: ApiCall, status: int, channel: Channel, user: User) -> ApiAnswer:
    context = context_of(call, f"teams('{call.keys['team']}')/channels/members/$entity")
    body = member_shape(tenant, channel.id, user, channel.members[user.id])
    return ApiAnswer(status, {"@odata.context": context, **body})
