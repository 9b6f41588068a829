"""Mentions in text: whom a message calls, and marking people on the way back."""

from __future__ import annotations

import html
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.adapter.wire.markup import unescaped, words_in
from bot.adapter.wire.shapes import table, text
from bot.dispatch.turn import Person
from registry.core.writing.plain_text import one_line

# No part of it runs over a `<`, so hostile text can't make the search walk it again and again.
_MENTION = re.compile(r"<at\b[^<>]*>([^<>]*)</at>", re.IGNORECASE)
_PLACE = re.compile("\0([0-9]+)\0")
"""Where a mention stood; nothing that comes in has a NUL of its own."""
_ADDRESS = re.compile(r"(?:[\s,;:&+/.!?-]|\b(?:en|and)\b)*", re.IGNORECASE)
"""What stands between the people whom a message is addressed to, and behind them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote.

    Attributes:
        text: without the mentions of the bot, other people's as their names; on one line.
        request: the same without those whom it is addressed to, at its beginning or, with the bot
            among them, at its end: `@Karin @PLeK agenda 9` and `agenda 9 @PLeK, @Karin` ask
            `agenda 9`. Where nothing else is said, their names.
    """

    text: str
    request: str


@lru_cache(maxsize=2048)
def _name(markup: str) -> str:
    found = _MENTION.search(markup)
    return one_line(unescaped(found.group(1) if found else markup)).casefold()


class Mentioned:
    """Whom the mentions of a message mean: by the entities with it, else by their names.

    Args:
        entities: botbuilder's Entity models of the activity.
        bot: the bot's address in this conversation (`28:…`).
        name: the bot's display name there, for clients that send no entity.

    Attributes:
        names: by which the bot is called, folded.
        called: whether an entity says that the bot is mentioned.
    """

    def __init__(self, entities: Iterable[Any] = (), bot: str = "", name: str = "") -> None:
        self.names = {_name(name)} - {""}
        self.called = False
        self._by_name: defaultdict[str, deque[bool]] = defaultdict(deque)
        for entity in entities:
            more = entity.additional_properties
            mentioned = table(more.get("mentioned"))
            if not mentioned:
                continue
            itself = bool(bot) and mentioned.get("id") == bot
            called = {_name(text(more.get("text"))), _name(text(mentioned.get("name")))} - {""}
            for one in called:
                self._by_name[one].append(itself)
            if itself:
                self.called = True
                self.names |= {one.removeprefix("@") for one in called}

    def are_the_bot(self, names: Sequence[str]) -> list[bool]:
        """Return of each mention in a text, in order, whether it means the bot.

        Two may have one name: then the entities say who, in their order. A name that no entity has
        is the bot's when the bot is mentioned and nothing in the text has its name: Teams lets
        people shorten a mention after it was made.
        """
        left = {name: deque(these) for name, these in self._by_name.items()}
        folded = [_name(one) for one in names]
        found = [self._is_bot(one, left.get(one)) for one in folded]
        if self.called and True not in found:
            found = [one not in self._by_name for one in folded]
        return found

    def without_handles(self, words: str) -> str:
        """Remove the bot's name where somebody typed it with an `@` and picked no mention."""
        for name in self.names if "@" in words else ():
            words = re.sub(rf"(?<!\S)@{re.escape(name)}(?!\w)", " ", words, flags=re.IGNORECASE)
        return words

    def without_name_at_start(self, words: str) -> str:
        """Remove the bot's name before a text whose mentions lost their markup on the way."""
        for name in sorted(self.names, key=len, reverse=True):
            if found := re.match(rf"\s*{re.escape(name)}(?!\w)", words, re.IGNORECASE):
                return words[found.end() :]
        return words

    def _is_bot(self, name: str, left: deque[bool] | None) -> bool:
        if not left:
            return name in self.names
        return left.popleft() if len(left) > 1 else left[0]


def read_said(raw: str, mentioned: Mentioned) -> Said:
    """Return what a person wrote: as plain text, without the bot's name wherever it stands."""
    names: list[str] = []

    def _mark(found: re.Match[str]) -> str:
        names.append(found[1])
        return f"\0{len(names) - 1}\0"

    raw = raw.replace("\0", "")
    if "<" in raw:
        raw = _MENTION.sub(_mark, raw)
    pieces = _PLACE.split(words_in(raw))
    bots = mentioned.are_the_bot(names)
    spoken = [mentioned.without_handles(piece) for piece in pieces[::2]]
    if mentioned.called and True not in bots:
        spoken[0] = mentioned.without_name_at_start(spoken[0])
    people = [" " if bots[int(at)] else unescaped(names[int(at)]) for at in pieces[1::2]]
    whole = _joined(spoken, people)
    people, spoken = _without_address_at_end(people, spoken)
    first = next((at for at, one in enumerate(spoken) if not _is_address(one)), len(people))
    if not "".join(people[:first]).strip():
        return Said(whole, _joined(spoken, people) or whole)
    rest = _ADDRESS.sub("", spoken[first], count=1)
    return Said(whole, _joined([rest, *spoken[first + 1 :]], people[first:]) or whole)


def _without_address_at_end(people: list[str], spoken: list[str]) -> tuple[list[str], list[str]]:
    """Remove whom a message is addressed to at its end, with the bot (a space) among them."""
    last = len(people)
    while last and _is_address(spoken[last]):
        last -= 1
    if all(name.strip() for name in people[last:]):
        return people, spoken
    return people[:last], spoken[: last + 1]


def _joined(spoken: Sequence[str], people: Sequence[str]) -> str:
    pairs = zip(spoken, (*people, ""), strict=True)
    return one_line("".join(part for pair in pairs for part in pair))


def _is_address(piece: str) -> bool:
    return _ADDRESS.fullmatch(one_line(piece)) is not None


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
