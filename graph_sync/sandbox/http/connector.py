"""A Bot Connector for the sandbox's channels, so that a bot can post in teams made here.

It takes what Bot Framework's REST reference ("Conversation operations") and Teams' "Get Teams
context" say. It has channels only: 1:1 conversations are the client's, which the sandbox is not.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from aiohttp import web

from graph_sync.sandbox.core.posts import MOST, post_of
from graph_sync.sandbox.core.state import Channel, Group, Team
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.http.service import Service

PATH = "/_connector"
_CONVERSATION = PATH + "/v3/conversations/{conversation}"

Handle = Callable[[web.Request], Awaitable[web.Response]]


def connector(app: web.Application, service: Service) -> None:
    """Add the connector to a server."""
    desk = _ConnectorApi(service.tenant)
    add = app.router.add_route
    add("POST", _CONVERSATION + "/activities", desk.post)
    add("POST", _CONVERSATION + "/activities/{activity}", desk.post)
    add("PUT", _CONVERSATION + "/activities/{activity}", desk.put)
    add("DELETE", _CONVERSATION + "/activities/{activity}", desk.delete)
    add("GET", _CONVERSATION + "/pagedmembers", desk.members)
    add("GET", PATH + "/v3/teams/{team}", desk.team)
    add("GET", PATH + "/v3/teams/{team}/conversations", desk.channels)


class _ConnectorApi:
    """The Bot Connector's API."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant

    async def post(self, request: web.Request) -> web.Response:
        """Return a bot posts something."""
        group, channel = self._channel(request)
        activity = orjson.loads(await request.read())
        key, only = str(self._tenant.state.new_id()), _only(request, activity)
        channel.posts = [*channel.posts, post_of(key, self._tenant.now, activity, only)][-MOST:]
        self._tenant.tell(f"the bot posted in {channel.name!r} of {group.name!r}")
        return _json({"id": key}, 201)

    async def put(self, request: web.Request) -> web.Response:
        """Return a bot changes what it posted."""
        _, channel = self._channel(request)
        key = request.match_info["activity"]
        before = next((one for one in channel.posts if one.id == key), None)
        if before is None:
            raise _refused(404, "ActivityNotFoundInConversation")
        after = post_of(key, before.at, orjson.loads(await request.read()), before.only)
        channel.posts = [after if one.id == key else one for one in channel.posts]
        return _json({"id": key})

    async def delete(self, request: web.Request) -> web.Response:
        """Return a bot takes away what it posted."""
        _, channel = self._channel(request)
        key = request.match_info["activity"]
        channel.posts = [one for one in channel.posts if one.id != key]
        return web.Response()

    async def members(self, request: web.Request) -> web.Response:
        """Return who is in a channel: those of its team, unless it has members of its own."""
        group, channel = self._channel(request)
        whole = channel.kind == "standard" and group.team is not None
        seats = group.team.seats if whole and group.team else channel.members
        now, users = self._tenant.now, self._tenant.state.users
        people = [users[key] for key, entry in seats.items() if entry.taken(now) and key in users]
        shapes = [
            {
                "id": f"29:{user.id}",
                "aadObjectId": user.id,
                "name": user.name,
                "email": user.mail,
                "userPrincipalName": user.upn,
                "tenantId": self._tenant.state.tenant,
                "userRole": "user",
            }
            for user in people
        ]
        return _json({"members": shapes})

    async def team(self, request: web.Request) -> web.Response:
        """Return a team by the id of its first channel."""
        group, team = self._team(request)
        return _json({"id": team.first, "name": group.name, "aadGroupId": group.id})

    async def channels(self, request: web.Request) -> web.Response:
        """Return the channels of a team; the first has no name."""
        _, team = self._team(request)
        shapes = [
            {"id": one.id, "name": None if one.id == team.first else one.name}
            for one in self._tenant.channels(team)
        ]
        return _json({"conversations": shapes})

    def _team(self, request: web.Request) -> tuple[Group, Team]:
        key = request.match_info["team"]
        for group in self._tenant.groups():
            if group.team is not None and group.team.first == key:
                return group, group.team
        raise _refused(404, "ConversationNotFound")

    def _channel(self, request: web.Request) -> tuple[Group, Channel]:
        """Return the channel of a conversation, whichever thread of it is meant."""
        self._tenant.settle()
        key = request.match_info["conversation"].partition(";")[0]
        for group in self._tenant.groups():
            channel = group.team.channels.get(key) if group.team else None
            if channel is not None and channel.deleted is None:
                if not _bot_is_in(self._tenant, group.team, channel):
                    raise _refused(403, "BotNotInConversationRoster")
                return group, channel
        raise _refused(404, "ConversationNotFound")


def _only(request: web.Request, activity: Mapping[str, Any]) -> str:
    """Return who alone sees a targeted message (docs: Teams, "Targeted messages")."""
    if request.query.get("isTargetedActivity") != "true":
        return ""
    recipient = activity.get("recipient") or {}
    return str(recipient.get("name") or recipient.get("id") or "?")


def _bot_is_in(tenant: Tenant, team: Team | None, channel: Channel) -> bool:
    """Return whether the bot is there: in a private or shared channel only once it was let in.

    Docs: "Apps for shared and private channels".
    """
    state = tenant.state
    inside = {one.app for one in team.apps.values()} if team else set()
    if channel.kind != "standard":
        inside &= set(channel.apps)
    return any(key in inside for key, app in state.apps.items() if app.external == state.client)


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")


def _refused(status: int, code: str) -> web.HTTPException:
    kind = web.HTTPForbidden if status == 403 else web.HTTPNotFound
    text = orjson.dumps({"error": {"code": code, "message": code}}).decode()
    return kind(text=text, content_type="application/json")
