"""Calls about channels, who is in them, and their tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_sync.graph.call import GraphCall, Repeat
from graph_sync.graph.calls.team import of_user
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

_CHANNEL = "id,displayName,description,membershipType,isArchived,webUrl"


def _at(team: str, channel: str) -> str:
    return f"/teams/{segment(team)}/channels/{segment(channel)}"


def list_channels(team: str) -> GraphCall:
    """Return the channels of a team, shared ones by their name; items are GraphChannel."""
    path = f"/teams/{segment(team)}/channels?$select={_CHANNEL}"
    return get(Op.GET_CHANNELS, path, team=team, headers=EVERY_ENUM)


def list_all_channels(team: str) -> GraphCall:
    """Return the channels of a team, those of other teams that it has a part in too."""
    path = f"/teams/{segment(team)}/allChannels"
    return get(Op.GET_CHANNELS, path, team=team, headers=EVERY_ENUM)


def get_channel(team: str, channel: str) -> GraphCall:
    """Get a channel; GraphChannel."""
    path = f"{_at(team, channel)}?$select={_CHANNEL}"
    return get(Op.GET_CHANNEL, path, team=team, channel=channel, headers=EVERY_ENUM)


def primary_channel(team: str) -> GraphCall:
    """Return a team's first channel, whatever it is called; GraphChannel."""
    path = f"/teams/{segment(team)}/primaryChannel?$select={_CHANNEL}"
    return get(Op.GET_CHANNEL, path, team=team, headers=EVERY_ENUM)


def create_channel(team: str, body: Mapping[str, Any]) -> GraphCall:
    """Make a channel: 201 with a GraphChannel. Names must be unique: read back, never repeat."""
    path = f"/teams/{segment(team)}/channels"
    return change(Op.POST_CHANNEL, "POST", path, dict(body), team=team, repeat=Repeat.NEVER)


def patch_channel(team: str, channel: str, body: Mapping[str, Any]) -> GraphCall:
    """Change a channel's name or description: 204."""
    path = _at(team, channel)
    return change(Op.PATCH_CHANNEL, "PATCH", path, dict(body), team=team, channel=channel)


def archive_channel(team: str, channel: str) -> GraphCall:
    """Archive: 202, with the operation in `location`."""
    path = f"{_at(team, channel)}/archive"
    return change(Op.ARCHIVE, "POST", path, team=team, channel=channel)


def unarchive_channel(team: str, channel: str) -> GraphCall:
    """Bring back from the archive: 202, with the operation in `location`."""
    path = f"{_at(team, channel)}/unarchive"
    return change(Op.ARCHIVE, "POST", path, team=team, channel=channel)


def list_channel_members(team: str, channel: str) -> GraphCall:
    """Return who is in a private or shared channel; items are GraphMember."""
    path = f"{_at(team, channel)}/members?$top={PAGE}"
    return get(Op.GET_CHANNEL_MEMBERS, path, team=team, channel=channel)


def find_channel_member(team: str, channel: str, user: str) -> GraphCall:
    """Return whether somebody is in a private channel; as `find_team_member`.

    Source: Microsoft, "List members of a channel".
    """
    place = f"/teams/{segment(team)}/channels/{segment(channel)}"
    path = f"{place}/members?$filter={of_user(user)}"
    op = Op.GET_CHANNEL_MEMBERS
    return get(op, path, team=team, channel=channel, shown=f"{place}/members")


def add_channel_member(team: str, channel: str, user: str, *, owner: bool = False) -> GraphCall:
    """Add somebody to a private or shared channel: 201 with a GraphMember."""
    path, body = f"{_at(team, channel)}/members", member_body(user, owner=owner)
    return change(Op.CHANGE_CHANNEL_MEMBER, "POST", path, body, team=team, channel=channel)


def change_channel_member(team: str, channel: str, membership: str, *, owner: bool) -> GraphCall:
    """Make a member owner, or an owner member: 200."""
    members = f"{_at(team, channel)}/members"
    return change(
        Op.CHANGE_CHANNEL_MEMBER,
        "PATCH",
        f"{members}/{segment(membership)}",
        {"@odata.type": MEMBER_TYPE, "roles": roles(owner=owner)},
        team=team,
        channel=channel,
        shown=f"{members}/…",
    )


def remove_channel_member(team: str, channel: str, membership: str) -> GraphCall:
    """Take somebody out of a private or shared channel: 204."""
    members = f"{_at(team, channel)}/members"
    return change(
        Op.CHANGE_CHANNEL_MEMBER,
        "DELETE",
        f"{members}/{segment(membership)}",
        team=team,
        channel=channel,
        shown=f"{members}/…",
    )


def list_tabs(team: str, channel: str) -> GraphCall:
    """Return the tabs of a channel with their apps; items are GraphTab."""
    path = f"{_at(team, channel)}/tabs?$expand=teamsApp"
    return get(Op.GET_TABS, path, team=team, channel=channel)


def list_tabs_plainly(team: str, channel: str) -> GraphCall:
    """Return the tabs of a channel without their apps: another way to the same list."""
    return get(Op.GET_TABS, f"{_at(team, channel)}/tabs", team=team, channel=channel)


def find_tabs(team: str, channel: str, app: str) -> GraphCall:
    """Return the tabs of a channel that show an app; items are GraphTab.

    Source: Microsoft, "List tabs in channel", which knows `$filter` by the app. Who reads the
    answer must not rely on it.
    """
    query = f"$expand=teamsApp&$filter=teamsApp/id%20eq%20{literal(app)}"
    return get(Op.GET_TABS, f"{_at(team, channel)}/tabs?{query}", team=team, channel=channel)


def enable_app(team: str, channel: str, app: str, *, private: bool) -> GraphCall:
    """Let an app of the team in a private or shared channel: 204.

    Graph has it for shared channels in v1.0, for private ones in beta (channel-post-enabledapps).
    """
    path = f"{_at(team, channel)}/enabledApps/$ref"
    return change(
        Op.POST_ENABLED_APP,
        "POST",
        path,
        {"@odata.id": app_address(app)},
        team=team,
        channel=channel,
        version="beta" if private else "",
    )


def _configuration(url: str) -> dict[str, str]:
    return {"contentUrl": url, "websiteUrl": url}


def create_tab(team: str, channel: str, name: str, app: str, url: str) -> GraphCall:
    """Make a tab: 201 with a GraphTab. Names need not be unique: read back, never repeat.

    Args:
        team: where; the app must be installed in it.
        channel: where in the team.
        name: its title.
        app: id of the app in the catalogue, such as `com.microsoft.teamspace.tab.web`.
        url: what it shows.
    """
    body = {
        "displayName": name,
        "teamsApp@odata.bind": app_address(app),
        "configuration": _configuration(url),
    }
    path = f"{_at(team, channel)}/tabs"
    return change(Op.POST_TAB, "POST", path, body, team=team, channel=channel, repeat=Repeat.NEVER)


def patch_tab(team: str, channel: str, tab: str, *, name: str = "", url: str = "") -> GraphCall:
    """Change what a tab is called or shows; what is empty stays: 200."""
    body: dict[str, Any] = {"displayName": name} if name else {}
    if url:
        body["configuration"] = _configuration(url)
    path = f"{_at(team, channel)}/tabs/{segment(tab)}"
    return change(Op.PATCH_TAB, "PATCH", path, body, team=team, channel=channel)


def delete_tab(team: str, channel: str, tab: str) -> GraphCall:
    """Take a tab away: 204."""
    path = f"{_at(team, channel)}/tabs/{segment(tab)}"
    return change(Op.DELETE_TAB, "DELETE", path, team=team, channel=channel)
