"""The action "Signaleren" on a message: its text and its address come along into the form."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.conversations.signals.raising import open_from
from bot.conversations.signals.sources import web_link
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import clipped, typed
from registry.signals.signal import LONGEST_SEEN

routes = Routes()


@routes.verb("signals.message")
async def from_message(ask: Ask) -> Answer:
    """Show signals similar to a message, or the form prefilled from it.

    Beside the compose box the form is empty.

    All of the message comes from a client. Who wrote it does not come along.
    """
    message = ask.data.get("message")
    if not isinstance(message, Mapping) or not message:
        return await open_from(_with(ask, {}), "", {})
    words = clipped(typed(message.get("text")), LONGEST_SEEN)
    load = {"origin": "message", "link": web_link(message.get("link"))}
    return await open_from(_with(ask, load), words, {"source": _named(ask, message.get("at"))})


def _with(ask: Ask, data: dict[str, Any]) -> Ask:
    return dataclasses.replace(ask, incoming=dataclasses.replace(ask.incoming, data=data))


def _named(ask: Ask, at: Any) -> str:
    """Return the message as a source in words: by its day, never by who wrote it."""
    try:
        sent = datetime.fromisoformat(typed(at))
        day = ask.t.day(sent)
    except (ValueError, OverflowError):
        return ask.t("raise-source-message")
    return ask.t("raise-source-message-day", day=day)
