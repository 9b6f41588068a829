"""Where a signal comes from, as its form carries that along: from a person or from a message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from bot.ask import Ask
from cards.parts import typed

_LINK = re.compile(r"https://[^\s<>\"\\^`{|}]{1,1990}")


def origin_of(ask: Ask) -> dict[str, str]:
    """What travels along with the form; empty for what somebody just typed."""
    if ask.value("origin") != "message":
        return {}
    return {"origin": "message", "link": web_link(ask.data.get("link"))}


def source_of(ask: Ask, words: str) -> Mapping[str, Any]:
    """Where a signal comes from, as the registry takes it.

    Args:
        ask: the form that was sent.
        words: what somebody says of it.
    """
    origin = origin_of(ask)
    kind: Literal["person", "message"] = "message" if origin else "person"
    return {"kind": kind, "text": words, "link": origin.get("link", "")}


def web_link(raw: Any) -> str:
    """An address that can be kept: https only, as it comes from a client; else empty."""
    link = typed(raw)
    return link if _LINK.fullmatch(link) else ""
