"""Hostile activities: published or made-up ones, with parts that are not what they should be."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.bot.adapter.activities import BOT, JAN, activity, in_channel, invoke, pressed

Path = tuple[Any, ...]

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**31, 2**63, 1e308, -0.0, "", " ", [], {}, [None], {"": None}),
    *("system", "mail:0123", "28:", "29:", "null", "NaN", "\u0000", "\u202e\u200b\ufeff", "\t\n"),
    *("x" * 60_000, "é" * 5_000, "<at>" * 500, "&#1114112;" * 50, "🏳️‍🌈" * 100, "%00%2e%2e/"),
    *("9999-12-31T23:59:59.999999+14:00", "0001-01-01T00:00:00-14:00", "2026-02-30T99:99:99Z"),
    *("https://evil.example/", "http://127.0.0.1:1/", "file:///etc/passwd", "{{7*7}}", "${jndi:x}"),
    *("' OR 1=1 --", "../../etc/passwd", "networks.accept", "signals.do", "a3f1c0de" * 40),
    *([["x"] * 50] * 50, {"id": {"id": {"id": "x"}}}, {"$ref": "#"}, {"__class__": "x"}),
)
NAMES = ("type", "name", "id", "value", "text", "tenant", "aadObjectId", "data", "verb", "action")


def seeds(service_url: str) -> list[dict[str, Any]]:
    """One of each shape that plek acts on."""
    search = {"queryText": "a", "dataset": "organisations", "queryOptions": {"top": 5}}
    message = {"id": "1", "body": {"contentType": "html", "content": "<p>droogte</p>"}}
    action = {"commandId": "signal", "messagePayload": message}
    event = {"eventType": "channelRenamed", "channel": {"id": "19:x", "name": "X"}}
    return [
        activity(service_url, text="signal droogte in de zomer"),
        activity(service_url, text="netwerken in Twente"),
        activity(service_url, value={"verb": "networks.submit", "name": "Netwerk Water"}),
        in_channel(service_url, text="<at>PLeK</at> agenda", entities=[_mention()]),
        pressed(service_url, "networks.submit"),
        pressed(service_url, "signals.do"),
        invoke(service_url, "task/fetch", {"data": {"verb": "members.form"}}),
        invoke(service_url, "task/submit", {"data": {"verb": "members.submit", "name": "Jan"}}),
        invoke(service_url, "application/search", search),
        invoke(service_url, "composeExtension/fetchTask", action),
        in_channel(service_url, "conversationUpdate", membersAdded=[JAN, {"id": "29:els"}]),
        in_channel(service_url, "conversationUpdate", membersRemoved=[JAN]),
        in_channel(service_url, "conversationUpdate", membersAdded=[BOT]),
        _in_channel_with(service_url, event),
        activity(service_url, "installationUpdate", action="add"),
        activity(service_url, "messageReaction", reactionsAdded=[{"type": "like"}]),
        activity(service_url, "messageUpdate", text="hoi"),
    ]


def _mention() -> dict[str, Any]:
    return {"type": "mention", "text": "<at>PLeK</at>", "mentioned": BOT}


def _in_channel_with(service_url: str, data: dict[str, Any]) -> dict[str, Any]:
    sent = in_channel(service_url, "conversationUpdate")
    sent["channelData"] = {**sent["channelData"], **data}
    return sent


def paths(part: Any, at: Path = ()) -> Iterator[Path]:
    """Every place in a value, the deepest too."""
    if at:
        yield at
    if isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from paths(value, (*at, key))


def mutated(sent: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A copy with one to four parts that are odd, gone, moved, doubled or buried."""
    found = copy.deepcopy(sent)
    for _ in range(dice.randint(1, 4)):
        places = list(paths(found))
        if not places:
            break
        *way, last = dice.choice(places)
        holder = found
        for step in way:
            holder = holder[step]
        match dice.randrange(6):
            case 0 | 1 | 2:
                holder[last] = copy.deepcopy(dice.choice(ODD))
            case 3:
                del holder[last]
            case 4:
                holder[last] = [holder[last]] if dice.random() < 0.5 else {"x": holder[last]}
            case _:
                other = dice.choice(NAMES)
                moved = copy.deepcopy(holder[last])
                if isinstance(holder, dict):
                    holder[other] = moved
                else:
                    holder.append(moved)
    return found


def torn(body: bytes, dice: random.Random) -> bytes:
    """The bytes of a body with a part cut out, doubled or changed."""
    at, end = sorted(dice.randrange(len(body) + 1) for _ in range(2))
    match dice.randrange(3):
        case 0:
            return body[:at] + body[end:]
        case 1:
            return body[:end] + body[at:]
        case _:
            return body[:at] + dice.randbytes(dice.randint(1, 8)) + body[at + 1 :]
