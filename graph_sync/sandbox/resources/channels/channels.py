"""Channels (docs: channel-list, channel-get, channel-patch, channel-delete, channel-archive)."""

from __future__ import annotations

from collections.abc import Iterable

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import ApiError, bad, forbidden
from graph_sync.sandbox.core.events import channel_changed
from graph_sync.sandbox.core.odata import chosen, context_of, filtered, page, pick, sifted
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Channel, Group, Team
from graph_sync.sandbox.core.tenant import Tenant, doing, fields_of, text_of
from graph_sync.sandbox.resources.channels.names import checked_name
from graph_sync.sandbox.resources.channels.shapes import FIELDS, shape
from graph_sync.sandbox.resources.operations import accepted, begin
from graph_sync.sandbox.resources.teams.teams import active

WRITABLE = frozenset({
    "description", "displayName", "isFavoriteByDefault", "layoutType", "membershipType",
})  # fmt: skip


def found(tenant: Tenant, call: ApiCall) -> tuple[Group, Team, Channel]:
    """Return the channel of a path, with its team.

    Raises:
        ApiError: it is not there, or not yet.
    """
    group, team = tenant.team(call.keys["team"])
    return group, team, tenant.channel(team, call.keys["channel"])


@routes.on("GET", "/teams/{team}/channels")
def list_channels(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the channels of a team."""
    group, team = tenant.team(call.keys["team"])
    return _list(tenant, call, group, tenant.channels(team))


@routes.on("GET", "/teams/{team}/allChannels")
def all_channels(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the channels of a team and those that others share with it."""
    return list_channels(tenant, call)


@routes.on("GET", "/teams/{team}/incomingChannels")
def incoming_channels(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return what others share with a team: nothing, since this tenant has no others."""
    group, _ = tenant.team(call.keys["team"])
    return _list(tenant, call, group, ())


@routes.on("GET", "/teams/{team}/primaryChannel")
def primary_channel(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the channel that every team has, whatever it is called."""
    group, team = tenant.team(call.keys["team"])
    return _one(tenant, call, group, team.channels[team.first])


@routes.on("GET", "/teams/{team}/channels/{channel}")
def get_channel(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a channel."""
    group, _, channel = found(tenant, call)
    return _one(tenant, call, group, channel)


@routes.on("PATCH", "/teams/{team}/channels/{channel}")
def patch_channel(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a channel's name or description changes; what kind it is never does."""
    group, team, channel = found(tenant, call)
    body = fields_of(call.body, WRITABLE, "microsoft.graph.channel")
    active(team)
    if body.get("membershipType") not in {None, channel.kind}:
        raise bad("The membershipType of a channel cannot be changed.")
    if "displayName" in body:
        rename(tenant, group, team, channel, body["displayName"])
    if "description" in body:
        given = body["description"]
        channel.description = given and text_of(given, "description", most=1024, empty=True)
    channel.favourite = body.get("isFavoriteByDefault", channel.favourite)
    channel_changed(tenant, "updated", group.id, channel.id)
    return ApiAnswer(204)


@routes.on("DELETE", "/teams/{team}/channels/{channel}")
def delete_channel(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a channel is deleted; its name stays taken for thirty days."""
    group, team, channel = found(tenant, call)
    active(team)
    remove(tenant, group, team, channel)
    return ApiAnswer(204)


@routes.on("POST", "/teams/{team}/channels/{channel}/archive")
def archive_channel(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a channel becomes read-only, after a while."""
    return _filed(tenant, call, "archiveChannel", True)


@routes.on("POST", "/teams/{team}/channels/{channel}/unarchive")
def unarchive_channel(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return an archived channel can be used again, after a while."""
    return _filed(tenant, call, "unarchiveChannel", False)


@routes.on("GET", "/teams/{team}/channels/{channel}/filesFolder")
def files_folder(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return where a channel's files are; a new private or shared channel has none for a while."""
    group, _, channel = found(tenant, call)
    if channel.folder > tenant.now:
        raise ApiError(
            404,
            "NotFound",
            "Folder location for this channel is not ready yet, please try again later.",
        )
    site = f"https://{tenant.state.domain}/sites/{group.nickname}"
    name = "Shared Documents" if channel.kind != "standard" else channel.name
    return ApiAnswer(
        200,
        {
            "@odata.context": context_of(call, f"teams('{group.id}')/channels/filesFolder/$entity"),
            "id": f"01{channel.id[3:35].upper()}",
            "name": name,
            "webUrl": f"{site}/{name}".replace(" ", "%20"),
        },
    )


@routes.on("POST", "/teams/{team}/channels/{channel}/messages")
def post_message(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return an app posts no messages, except to import them (docs: channel-post-messages)."""
    found(tenant, call)
    raise forbidden(
        "Message POST is allowed in application-only context only for import purposes. Refer to "
        "https://docs.microsoft.com/microsoftteams/platform/graph-api/import-messages for details.",
        "Unauthorized",
    )


def rename(tenant: Tenant, group: Group, team: Team, channel: Channel, name: object) -> None:
    """Give a channel another name.

    Raises:
        ApiError: it can't be called that.
    """
    was, channel.name = channel.name, checked_name(tenant, team, name, channel)
    if channel.name != was:
        tenant.tell(f"renamed the channel {was!r} in {group.name!r} to {channel.name!r}")


def remove(tenant: Tenant, group: Group, team: Team, channel: Channel) -> None:
    """Delete a channel.

    Raises:
        ApiError: it is the one that every team has.
    """
    if channel.id == team.first:
        raise bad("The general channel of a team cannot be deleted.")
    channel.deleted = tenant.now
    tenant.tell(f"deleted the channel {channel.name!r} in {group.name!r}")
    channel_changed(tenant, "deleted", group.id, channel.id)


def _filed(tenant: Tenant, call: ApiCall, kind: str, archived: bool) -> ApiAnswer:
    group, team, channel = found(tenant, call)
    if call.body is not None:
        fields_of(call.body, frozenset({"shouldSetSpoSiteReadOnlyForMembers"}), "archive")
    if team.archived:
        raise bad(f"Team has to be active, for channel to be archived or unarchived: {channel.id}")
    if channel.id == team.first:
        raise bad(f"General channel cannot be archived or unarchived: {channel.id}")
    if not any(entry.owner for entry in team.seats.values()):
        raise bad(f"Team has no owners, so its channel cannot be archived: {channel.id}")
    where = f"/teams('{group.id}')/channels('{channel.id}')"
    operation = begin(tenant, call, group.id, kind, target=channel.id, location=where)
    if operation.error is None:
        tenant.later(
            operation.ends, "file channel", group=group.id, channel=channel.id, archived=archived
        )
        tenant.settle()
    return accepted(operation, **{"Content-Location": where})


@doing("file channel")
def file_channel(tenant: Tenant, group: str, channel: str, archived: bool) -> None:
    """Archive a channel, or bring it back."""
    found = tenant.state.groups.get(group)
    one = found.team.channels.get(channel) if found is not None and found.team else None
    if found is None or one is None or one.archived == archived:
        return
    one.archived = archived
    tenant.tell(
        f"{'archived' if archived else 'unarchived'} the channel {one.name!r} in {found.name!r}"
    )
    channel_changed(tenant, "updated", group, channel)


def _list(tenant: Tenant, call: ApiCall, group: Group, channels: Iterable[Channel]) -> ApiAnswer:
    fields, sieve = chosen(call, FIELDS, FIELDS), filtered(call)
    shapes = [shape(tenant, call, group, channel) for channel in channels]
    shapes = list(sifted(shapes, sieve, dict.get))
    context = f"teams('{group.id}')/channels"
    return page(call, shapes, lambda one: pick(one, fields), context=context)


def _one(tenant: Tenant, call: ApiCall, group: Group, channel: Channel) -> ApiAnswer:
    fields = chosen(call, FIELDS, FIELDS)
    context = context_of(call, f"teams('{group.id}')/channels/$entity")
    body = pick(shape(tenant, call, group, channel), fields)
    return ApiAnswer(200, {"@odata.context": context, **body})
