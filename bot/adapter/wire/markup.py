"""Words out of Teams' markup: what a message says, without its tags."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    ["p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "hr", "codeblock"]
    + [f"h{level}" for level in range(1, 7)]
)
_UNSAID = frozenset({"script", "style", "attachment", "quoted"})
_INLINE = (
    "br b strong i em u s strike del ins sub sup span font a img emoji code tbody thead td th at"
)
_NAMES = "|".join(sorted({*_BLOCKS, *_UNSAID, *_INLINE.split()}, key=len, reverse=True))
# No part of it runs over a `<`, so hostile text can't make the search walk it again and again.
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_NO_MARKUP = re.compile(f"({_TAG.pattern}|{_ENTITY.pattern})|[<&]", re.IGNORECASE)


def unescaped(text: str) -> str:
    """Return a text with its entities as signs; what only looks like one stays."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text


def words_in(text: str) -> str:
    """Return the words of a message's text, in which Teams may have put tags and entities.

    Only tags that Teams writes count as tags: in `a < b` and `<naam>` nothing is lost.
    """
    if not _TAG.search(text):
        return unescaped(text)
    return words_of(_NO_MARKUP.sub(lambda found: found[1] or html.escape(found.group()), text))


def words_of(markup: str) -> str:
    """Return the readable text of a message's HTML, without the message that it replies to."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return "".join(reader.words)


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
