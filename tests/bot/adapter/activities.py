"""Activities as Teams sends them, made up."""

from itertools import count
from typing import Any

APP_ID = "aaaaaaaa-0000-0000-0000-00000000000b"
BOT = {"id": f"28:{APP_ID}", "name": "PLeK"}
JAN = {
    "id": "29:jan",
    "name": "Jan de Vries",
    "aadObjectId": "00000000-0000-0000-0000-0000000000aa",
}
TENANT = "22222222-0000-0000-0000-000000000000"
TEAM = "19:cafe@thread.tacv2"
THREAD = f"{TEAM};messageid=1700000000001"

_numbers = count(1)


def activity(service_url: str, kind: str = "message", **fields: Any) -> dict[str, Any]:
    """An activity in a 1:1 chat with Jan, but for what is asked to differ."""
    return {
        "type": kind,
        "id": f"id-{next(_numbers)}",
        "timestamp": "2026-11-23T10:00:00.123Z",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": JAN,
        "recipient": BOT,
        "conversation": {"id": "a:jan", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "nl-NL",
    } | fields


def in_channel(service_url: str, kind: str = "message", **fields: Any) -> dict[str, Any]:
    """The same in a thread of PLeK Café's first channel."""
    place = {
        "conversation": {"id": THREAD, "conversationType": "channel", "isGroup": True},
        "channelData": {
            "tenant": {"id": TENANT},
            "team": {"id": TEAM, "name": "PLeK Café", "aadGroupId": "group-1"},
            "channel": {"id": TEAM},
        },
    }
    return activity(service_url, kind, **place | fields)


def invoke(service_url: str, name: str, value: Any, **fields: Any) -> dict[str, Any]:
    """An invoke in the 1:1 chat."""
    return activity(service_url, "invoke", name=name, value=value, **fields)


def pressed(service_url: str, verb: str = "x.do", **fields: Any) -> dict[str, Any]:
    """Action.Execute pressed, with one input."""
    action = {"type": "Action.Execute", "verb": verb, "data": {"name": "Netwerk Water"}}
    value = {"action": action, "trigger": "manual"}
    return invoke(service_url, "adaptiveCard/action", value, replyToId="card-1", **fields)
