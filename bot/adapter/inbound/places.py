"""The conversation that an activity belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from botbuilder.schema import Activity

from bot.adapter.wire.shapes import table, text
from bot.dispatch.turn import Place, Scope
from registry.core.writing.plain_text import one_line

_SCOPES = {scope.value: scope for scope in Scope}


def place_of(activity: Activity, bot: str = "") -> Place:
    """Return the place of an activity that has a conversation; what it does not say stays empty."""
    data = table(activity.channel_data)
    team, channel = table(data.get("team")), table(data.get("channel"))
    conversation = activity.conversation
    scope = _scope(conversation, data)
    root = conversation.id.partition(";messageid=")[0]
    return Place(
        service_url=activity.service_url or "",
        conversation=conversation.id,
        scope=scope,
        tenant=text(table(data.get("tenant")).get("id"))
        or text(conversation.additional_properties.get("tenantId"))
        or (conversation.tenant_id or ""),
        bot=bot,
        team=text(team.get("id")) or text(data.get("teamsTeamId")),
        team_name=one_line(text(team.get("name"))),
        team_group=text(team.get("aadGroupId")),
        channel=text(channel.get("id"))
        or text(data.get("teamsChannelId"))
        or (root if scope is Scope.CHANNEL else ""),
        channel_name=one_line(text(channel.get("name"))),
    )


def placeless(place: Place) -> Place:
    """Return the way back to a person where the bot may not be, and can't write."""
    return Place(place.service_url, "", Scope.PERSONAL, tenant=place.tenant, bot=place.bot)


def _scope(conversation: Any, data: Mapping[str, Any]) -> Scope:
    named = _SCOPES.get(conversation.conversation_type or "")
    if named is not None:
        return named
    if data.get("team") or ";messageid=" in conversation.id:
        return Scope.CHANNEL
    return Scope.GROUP if conversation.is_group else Scope.PERSONAL
