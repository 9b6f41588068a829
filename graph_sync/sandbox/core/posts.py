"""Posts of bots in channels: how they are kept, and their text without a card client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_sync.sandbox.core.state import Post

MOST = 50
"""Posts that a channel keeps."""


@dataclass(frozen=True, slots=True)
class PostText:
    """A post as words.

    Attributes:
        lines: its texts, one below the other.
        buttons: the titles of its buttons.
    """

    lines: tuple[str, ...]
    buttons: tuple[str, ...]


def post_of(key: str, at: float, activity: Mapping[str, Any], only: str = "") -> Post:
    """Return a post out of the activity that a bot sent; `only` names who alone sees it."""
    cards = [
        one["content"]
        for one in activity.get("attachments") or ()
        if isinstance(one, dict) and isinstance(one.get("content"), dict)
    ]
    text = activity.get("text") or activity.get("summary") or ""
    return Post(key, at, str(text), cards, only)


def post_text(post: Post) -> PostText:
    """Return what stands in a post."""
    lines = [line for card in post.cards for line in _texts(card.get("body"))]
    buttons = [title for card in post.cards for title in _titles(card)]
    return PostText(tuple(lines or [post.text]), tuple(buttons))


def _texts(value: Any) -> Iterator[str]:
    """Return the texts of a card's elements, in order."""
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        if value.get("type") == "RichTextBlock":
            runs = (
                run if isinstance(run, str) else run.get("text", "") for run in value["inlines"]
            )
            yield "".join(runs)
        elif isinstance(text := value.get("text"), str):
            yield text
        for name in ("items", "columns", "rows", "cells", "facts"):
            yield from _texts(value.get(name))


def _titles(value: Any) -> Iterator[str]:
    """Return the titles of a card's buttons, in order."""
    if isinstance(value, list):
        for one in value:
            yield from _titles(one)
    elif isinstance(value, dict):
        if str(value.get("type", "")).startswith("Action.") and value.get("title"):
            yield str(value["title"])
        for name in ("body", "items", "columns", "actions"):
            yield from _titles(value.get(name))
