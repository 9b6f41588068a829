"""Source of a signal, as its form carries it along."""

from __future__ import annotations

import re
from typing import Any, Literal

from bot.dispatch.ask import Ask
from cards.kit.components import typed
from registry.core.writing.addresses import public_website
from registry.signals.signal import Source

_LINK = re.compile(r"https://[^\s<>\"\\^`{|}]{1,1990}")


def origin_of(ask: Ask) -> dict[str, str]:
    """Return the data that travels along with the form; empty for typed text."""
    if ask.value("origin") != "message":
        return {}
    return {"origin": "message", "link": web_link(ask.text("link"))}


def source_of(ask: Ask) -> Source:
    """Return the source of the signal that a form raises, without what somebody says of it."""
    origin = origin_of(ask)
    kind: Literal["person", "message"] = "message" if origin else "person"
    return Source(kind=kind, link=origin.get("link", ""))


def web_link(raw: Any) -> str:
    """Return an address that can be stored: https and public, as a client sends it; else empty."""
    link = typed(raw)
    return public_website(link) if _LINK.fullmatch(link) else ""
