"""The Bot Connector's conversation resource: what can be asked of it, by name.

Source: Bot Framework REST reference, "Conversation operations"; for targeted messages Teams'
"Targeted messages" page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bot.adapter.outbound.connector import Call, Connector
from bot.adapter.outbound.rate_limit import MEMBERS, TENANT, THREAD, Line
from bot.adapter.outbound.standing import Standing
from bot.adapter.wire.shapes import text
from bot.dispatch.turn import Place

PAGE_SIZE = 500
_TARGETED: Mapping[str, str] = {"isTargetedActivity": "true"}
_ORDINARY: Mapping[str, str] = {}


def _segment(identifier: str) -> str:
    """Quote an id as one segment of a path, whatever is in it."""
    quoted = quote(identifier, safe=":@;=,!$&'()*+~")
    return quoted.replace(".", "%2E") if quoted in (".", "..") else quoted


def _path(conversation: str, *rest: str) -> str:
    return "/v3/conversations/" + "/".join(map(_segment, (conversation, *rest)))


def _lines(place: Place) -> tuple[Line, ...]:
    return Line(place.conversation, THREAD), Line(f"tenant {place.tenant}", TENANT)


class Conversations:
    """Client of conversations; see `Connector.call` for what each method may raise.

    Attributes:
        standing: keeps the cards that were sent, for a client that needs them back.
    """

    def __init__(self, connector: Connector, standing: Standing | None = None) -> None:
        self._connector = connector
        self.standing = standing

    async def post(
        self,
        place: Place,
        message: Mapping[str, Any],
        *,
        targeted: bool = False,
        paced: bool = False,
    ) -> str:
        """Post a message; return its activity id.

        A reply names what it answers in its body (`replyToId`) and goes to the conversation, in a
        channel to that of the thread: the form with that id in the path is what Microsoft's clients
        left in July 2026 (it is still answered).

        Args:
            place: the conversation.
            message: the activity as JSON; a targeted one names its `recipient`.
            targeted: only its recipient sees it.
            paced: wait for the rate limits first.
        """
        found = await self._connector.call(
            Call(
                "POST",
                place.service_url,
                _path(place.conversation, "activities"),
                _TARGETED if targeted else _ORDINARY,
                message,
                repeatable=False,
                lines=_lines(place),
                paced=paced,
            )
        )
        identifier = text(found.get("id"))
        if self.standing is not None:
            self.standing.keep(place, identifier, message)
        return identifier

    async def put(
        self, place: Place, activity: str, message: Mapping[str, Any], *, targeted: bool = False
    ) -> None:
        """Replace a message of the bot. A targeted one keeps its recipient, who is not named."""
        if targeted:
            message = {key: value for key, value in message.items() if key != "recipient"}
        await self._connector.call(
            Call(
                "PUT",
                place.service_url,
                _path(place.conversation, "activities", activity),
                _TARGETED if targeted else _ORDINARY,
                message,
                lines=_lines(place),
            )
        )
        if self.standing is not None:
            self.standing.keep(place, activity, message)

    async def delete(self, place: Place, activity: str, *, targeted: bool = False) -> None:
        """Delete a message of the bot."""
        await self._connector.call(
            Call(
                "DELETE",
                place.service_url,
                _path(place.conversation, "activities", activity),
                _TARGETED if targeted else _ORDINARY,
                lines=_lines(place),
            )
        )

    async def open(self, place: Place, address: str) -> str:
        """Return the id of the 1:1 conversation with `address`; the same one on every call."""
        body = {
            "isGroup": False,
            "bot": {"id": place.bot},
            "members": [{"id": address}],
            "tenantId": place.tenant,
            "channelData": {"tenant": {"id": place.tenant}},
        }
        tenant = f"tenant {place.tenant}"
        lines = (Line(f"{tenant} create", THREAD), Line(tenant, TENANT))
        found = await self._connector.call(
            Call("POST", place.service_url, "/v3/conversations", _ORDINARY, body, True, lines, True)
        )
        return text(found.get("id"))

    async def page(self, place: Place, token: str = "") -> Mapping[str, Any]:
        """Return a page of the members: `members` and, when there is more, `continuationToken`."""
        query = {"pageSize": str(PAGE_SIZE)}
        if token:
            query["continuationToken"] = token
        lines = (Line(f"{place.root} members", MEMBERS), Line(f"tenant {place.tenant}", TENANT))
        path = _path(place.root, "pagedmembers")
        return await self._connector.call(
            Call("GET", place.service_url, path, query, lines=lines, paced=True)
        )

    async def member(self, place: Place, address: str) -> Mapping[str, Any]:
        """Return one member, by their address in the place."""
        lines = (Line(f"{place.root} members", MEMBERS), Line(f"tenant {place.tenant}", TENANT))
        path = _path(place.root, "members", address)
        return await self._connector.call(
            Call("GET", place.service_url, path, _ORDINARY, lines=lines, paced=True)
        )

    async def team(self, place: Place, *rest: str) -> Mapping[str, Any]:
        """Return details of a place's team, or (`conversations`) its channels."""
        lines = (Line(f"{place.team} team", MEMBERS), Line(f"tenant {place.tenant}", TENANT))
        path = "/v3/teams/" + "/".join(map(_segment, (place.team, *rest)))
        return await self._connector.call(
            Call("GET", place.service_url, path, _ORDINARY, lines=lines, paced=True)
        )
