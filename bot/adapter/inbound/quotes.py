"""The message that somebody used the app's action on, as far as it may be passed on.

What it says, its address and when it was sent; never who wrote it. All of it comes from a client.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from bot.adapter.wire.shapes import table, text

LONGEST = 20_000
"""Characters of a message that are read; Teams' own end at about 28 kB of markup."""

_BLOCKS = frozenset(
    ["p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "hr", "codeblock"]
    + [f"h{level}" for level in range(1, 7)]
)
_UNSAID = frozenset({"script", "style", "attachment"})
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
    subject = text(payload.get("subject")).strip()
    return {
        "text": "\n\n".join(part for part in (subject, _tidy(words)) if part),
        "link": text(payload.get("linkToMessage")) or text(payload.get("linkToPage")),
        "at": text(payload.get("createdDateTime")),
    }


def words_of(markup: str) -> str:
    """Return the readable text of a message's HTML, without the message that it replies to."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return "".join(reader.words)


def _tidy(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """HTML reader that collects the words; blocks start a new line, pictures become their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unsaid: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unsaid or tag in _UNSAID or _is_reply(tag, attrs):
            self._unsaid += [tag] if not self._unsaid or tag == self._unsaid[-1] else []
        elif tag == "br":
            self.words.append("\n")
        elif tag in _BLOCKS:
            self.words.append("\n- " if tag == "li" else "\n")
        elif tag in {"img", "emoji"}:
            self.words.append(dict(attrs).get("alt") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSAID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unsaid:
            if tag == self._unsaid[-1]:
                self._unsaid.pop()
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.words.append(data.replace("\r", "").replace("\n", " "))


def _is_reply(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Return whether a quote is the message that this one replies to, with its writer's name."""
    return tag == "blockquote" and (dict(attrs).get("itemtype") or "").endswith("/Reply")
