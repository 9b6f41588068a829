"""Creation of channels (docs: channel-post)."""

from __future__ import annotations

from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.events import channel_changed
from graph_sync.sandbox.core.odata import context_of
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Channel, Group, Team
from graph_sync.sandbox.core.tenant import Tenant, fields_of, text_of
from graph_sync.sandbox.resources.channels.names import checked_name
from graph_sync.sandbox.resources.channels.shapes import shape
from graph_sync.sandbox.resources.member_bodies import MemberRequest, requested_members
from graph_sync.sandbox.resources.membership import can_own, enter, in_team
from graph_sync.sandbox.resources.operations import accepted, begin
from graph_sync.sandbox.resources.teams.teams import active

WRITABLE = frozenset({
    "description", "displayName", "isFavoriteByDefault", "layoutType", "membershipType", "members",
})  # fmt: skip
MOST = 1_000
"""Channels of a team, those deleted in the past thirty days included (limits-specifications)."""


def new_channel(
    tenant: Tenant, name: str, kind: str = "standard", description: str | None = None
) -> Channel:
    """Return a channel that no team has yet."""
    key = tenant.state.new_id().replace("-", "")
    lag = tenant.lags.folder if kind != "standard" else 0.0
    return Channel(
        id=f"19:{key}@thread.tacv2",
        name=name,
        kind=kind,
        description=description,
        created=tenant.now,
        folder=tenant.soon(lag),
    )


@routes.on("POST", "/teams/{team}/channels")
def post_channel(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a channel is made: at once, or after a while when it is shared."""
    group, team = tenant.team(call.keys["team"])
    body = fields_of(call.body, WRITABLE, "microsoft.graph.channel")
    active(team)
    kind = body.get("membershipType") or "standard"
    name = checked_name(tenant, team, body.get("displayName"))
    if body.get("description") is not None:
        text_of(body["description"], "description", most=1024, empty=True)
    people = _people(tenant, team, kind, body)
    if "new-channel-without-members" in call.effects:
        people = [requested for requested in people if requested.owner]
    _room(tenant, team, kind)
    channel = new_channel(tenant, name, kind, body.get("description"))
    channel.favourite = body.get("isFavoriteByDefault")
    return _made(tenant, call, group, team, channel, people)


def _made(
    tenant: Tenant,
    call: ApiCall,
    group: Group,
    team: Team,
    channel: Channel,
    people: list[MemberRequest],
) -> ApiAnswer:
    answer: ApiAnswer | None = None
    where = f"/teams('{group.id}')/channels('{channel.id}')"
    channel.shown = tenant.soon(
        max(tenant.lags.created, call.effects.get("404-read-after-create", 0.0))
    )
    if channel.kind == "shared":
        operation = begin(
            tenant, call, group.id, "createChannel", target=channel.id, location=where
        )
        if operation.error is not None:
            return accepted(operation)
        channel.shown = max(channel.shown, operation.ends)
        answer = accepted(operation, **{"Content-Location": where})
    team.channels[channel.id] = channel
    for requested in people:
        enter(tenant, group, channel, requested.user.id, requested.owner, 0.0)
    tenant.tell(f"made the {channel.kind} channel {channel.name!r} in {group.name!r}")
    channel_changed(tenant, "created", group.id, channel.id, channel.shown)
    context = context_of(call, f"teams('{group.id}')/channels/$entity")
    body = shape(tenant, call, group, channel)
    return answer or ApiAnswer(201, {"@odata.context": context, **body})


def _people(tenant: Tenant, team: Team, kind: str, body: dict[str, Any]) -> list[MemberRequest]:
    """Return who is in a channel from the start.

    Raises:
        Refusal: they can't be.
    """
    if kind not in {"standard", "private", "shared"}:
        raise bad(f"Invalid membershipType '{kind}'.")
    if kind == "standard":
        if body.get("members"):
            raise bad("Members can only be given for a private or shared channel.")
        return []
    people = requested_members(tenant, body.get("members"))
    owners = [requested for requested in people if requested.owner]
    if kind == "shared" and (len(people) != 1 or not owners):
        raise bad("A shared channel must be created with exactly one owner as its only member.")
    if not owners:
        raise bad(f"Channel owner is not specified: a {kind} channel needs one.")
    for requested in people:
        _may_come(tenant, team, requested)
    return people


def _may_come(tenant: Tenant, team: Team, requested: MemberRequest) -> None:
    if not in_team(tenant, team, requested.user.id):
        raise bad(
            f"User '{requested.user.id}' is not in the team's roster "
            "and cannot be added to the channel."
        )
    if requested.owner and not can_own(requested.user):
        raise bad(f"User '{requested.user.id}' cannot own a channel: guests can't.")
    if requested.user.guest and not tenant.state.guests_in_private:
        raise bad("Guests cannot be added to this channel in application context.")


def _room(tenant: Tenant, team: Team, kind: str) -> None:
    counted = [
        one for one in team.channels.values() if one.deleted is None or tenant.kept(one.deleted)
    ]
    if len(counted) >= MOST:
        raise bad(f"The team has reached the maximum of {MOST} channels, deleted ones included.")
    private = sum(1 for one in counted if one.kind == "private")
    if kind == "private" and private >= tenant.state.private_channels:
        raise bad(
            f"The team has reached the maximum of {tenant.state.private_channels} private channels."
        )
