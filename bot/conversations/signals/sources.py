"""Source and place of a signal, as its form carries them along."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from bot.dispatch.ask import Ask
from cards.kit.components import typed
from cards.signals.forms import AREA
from registry.core.errors import Fault

_LINK = re.compile(r"https://[^\s<>\"\\^`{|}]{1,1990}")


def origin_of(ask: Ask) -> dict[str, str]:
    """Return the data that travels along with the form; empty for typed text."""
    if ask.value("origin") != "message":
        return {}
    return {"origin": "message", "link": web_link(ask.text("link"))}


def source_of(ask: Ask, words: str) -> Mapping[str, Any]:
    """Return the source of a signal, as the registry takes it.

    Args:
        ask: the form that was sent.
        words: what somebody says of it.
    """
    origin = origin_of(ask)
    kind: Literal["person", "message"] = "message" if origin else "person"
    return {"kind": kind, "text": words, "link": origin.get("link", "")}


def place_of(chosen: str) -> dict[str, str]:
    """Return where it plays, as the registry takes it: at a hub, or in a region without one."""
    if chosen.startswith(AREA):
        return {"hub": "", "region": chosen.removeprefix(AREA)}
    return {"hub": chosen, "region": ""}


def at_fields(faults: Sequence[Fault]) -> list[Fault]:
    """Move the faults to the fields where somebody can do something about them."""
    return [replace(one, field="hub") if one.field == "region" else one for one in faults]


def web_link(raw: Any) -> str:
    """Return an address that can be stored: https only, as it comes from a client; else empty."""
    link = typed(raw)
    return link if _LINK.fullmatch(link) else ""
