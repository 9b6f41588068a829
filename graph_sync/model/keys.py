"""Keys of places, made so that they fit in the ledger and are safe in Graph.

A key of the registry may be as long as a key of the ledger; the key of a tab is made of three. So
each part has its room, and what is longer ends in a part of its hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container

from registry.core.entity import slugify

LONGEST = 120
"""Characters of a key (registry.core.entity.Slug)."""
LONGEST_NICKNAME = 64
"""Characters of a group's mail nickname (facts, "Limits")."""

_TEAM = 80
_CHANNEL = 50
_ROOM_FOR_TAB = 15
_RESERVED = frozenset({"app", "tab", "general"})
"""Parts of keys that mean something else; a channel that people call so gets a number."""


def team_key(kind: str, slug: str) -> str:
    """`hub` and `twente` → `hub:twente`. There is one colon in it, whatever the slug."""
    plain = f"{slug.replace(':', '-')}-{_hash(slug)}" if ":" in slug else slug
    return f"{kind}:{_shortened(plain, _TEAM)}"


def team_of(key: str) -> str:
    """Return the team that a place is in: `hub:twente` of `hub:twente:kernteam`."""
    return ":".join(key.split(":", 2)[:2])


def channel_of(key: str) -> str:
    """Return the channel that a tab is in; the key itself for what is no tab."""
    return key.partition(":tab:")[0]


def app_key(place: str) -> str:
    """`hub:twente` → `hub:twente:app`; of a channel: its own place for the bot."""
    return f"{place}:app"


def app_place(key: str) -> str:
    """Return the team or channel that the bot's app is put in: `hub:twente` of `hub:twente:app`."""
    return key.removesuffix(":app")


def channel_key(team: str, part: str) -> str:
    """`hub:twente` and `kernteam` → `hub:twente:kernteam`."""
    room = min(_CHANNEL, LONGEST - _ROOM_FOR_TAB - 1 - len(team))
    return f"{team}:{_shortened(part, room)}"


def tab_key(channel: str, part: str) -> str:
    """`hub:twente:agenda` and `website` → `hub:twente:agenda:tab:website`."""
    return f"{channel}:tab:{_shortened(part, LONGEST - 5 - len(channel))}"


def part_of(name: str, taken: Container[str] = ()) -> str:
    """Return the part of a key for a channel that people named, unlike those that are taken."""
    plain = slugify(name) or f"kanaal-{_hash(name)}"
    part, number = plain, 1
    while part in taken or part in _RESERVED:
        number += 1
        part = f"{plain[:_CHANNEL]}-{number}"
    return part


def unique_name(key: str) -> str:
    """Return the alternate key of a team's group: `plek-hub-twente`."""
    return _shortened(f"plek-{key.replace(':', '-')}", LONGEST)


def nickname(key: str) -> str:
    """Return the mail nickname of a team's group: its unique name, shorter when it must be."""
    return _shortened(unique_name(key), LONGEST_NICKNAME)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 9]}-{_hash(text)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
