"""The message that somebody used the app's action on, as far as it may be passed on.

What it says, its address and when it was sent; never who wrote it. All of it comes from a client.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.adapter.wire.markup import words_of
from bot.adapter.wire.shapes import table, text
from registry.core.writing.plain_text import plain_text

LONGEST = 20_000
"""Characters of a message that are read; Teams' own end at about 28 kB of markup."""

_GAPS = re.compile(r"\n{3,}")


def quoted(value: Mapping[str, Any]) -> dict[str, str]:
    """Read the message in the value of an invoke; empty where it was not on a message.

    Returns:
        `text` in plain words, `link` and `at` (an ISO time) as the client says, each may be empty.
    """
    payload = table(value.get("messagePayload"))
    if not payload:
        return {}
    body = table(payload.get("body"))
    words = text(body.get("content"))[:LONGEST]
    if text(body.get("contentType")).casefold() != "text":
        words = words_of(words)
    subject = plain_text(text(payload.get("subject"))).strip()
    return {
        "text": "\n\n".join(part for part in (subject, _tidy(words)) if part),
        "link": text(payload.get("linkToMessage")) or text(payload.get("linkToPage")),
        "at": text(payload.get("createdDateTime")),
    }


def _tidy(words: str) -> str:
    lines = (" ".join(line.split()) for line in plain_text(words).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()
