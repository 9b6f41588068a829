"""Mentions in text: removing the bot's own, and marking people's on the way back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from bot.adapter.wire.shapes import table, text
from bot.dispatch.turn import Person

# No part of it runs over a `<`, so hostile text can't make the search walk it again and again.
_MENTION = re.compile(r"<at\b[^<>]*>([^<>]*)</at>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
# Zero-width space and joiners, byte order mark, word joiner: invisible, and never meant.
_INVISIBLE = dict.fromkeys((0x200B, 0xFEFF, 0x2060, *range(0x09), *range(0x0E, 0x20), 0x7F))


def _fold(value: str) -> str:
    return " ".join(value.translate(_INVISIBLE).split())


def _unescape(value: str) -> str:
    if "&" not in value:
        return value
    return _ENTITY.sub(lambda found: html.unescape(found.group()), value)


@lru_cache(maxsize=2048)
def _name(markup: str) -> str:
    found = _MENTION.search(markup)
    return _fold(_unescape(found.group(1) if found else markup)).casefold()


def bot_names(entities: Iterable[Any], bot: str, name: str) -> frozenset[str]:
    """Return the names by which the mention entities of a message call the bot.

    Args:
        entities: botbuilder's Entity models of the activity.
        bot: the bot's address in this conversation (`28:…`).
        name: the bot's display name there, for clients that send no entity.
    """
    names = {_name(name)} if name else set()
    for entity in entities:
        more = entity.additional_properties
        if table(more.get("mentioned")).get("id") == bot:
            names.add(_name(text(more.get("text"))))
            names.add(_name(text(table(more.get("mentioned")).get("name"))))
    return frozenset(names - {""})


def plain_text(raw: str, bot: frozenset[str]) -> str:
    """Return a person's text: without mentions of the bot, markup of others' mentions or entities.

    White space (no-break spaces too) is folded to single spaces.
    """
    if "<" in raw:
        raw = _MENTION.sub(lambda found: " " if _name(found.group(1)) in bot else found[1], raw)
    return _fold(_unescape(raw))


def mention_text(person: Person) -> str:
    """Return the markup that stands for a person in a text or card: `<at>Name</at>`, escaped."""
    return f"<at>{html.escape(person.name or person.id, quote=False)}</at>"


def mention_entity(person: Person) -> dict[str, Any]:
    """Return the entity that makes `mention_text` a real mention (Teams: at-mention)."""
    return {
        "type": "mention",
        "text": mention_text(person),
        "mentioned": {"id": person.address or person.id, "name": person.name or person.id},
    }
