"""Context of a handler: who asks what, and the registry to answer from."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from enum import Enum
from typing import Any, TypeVar

from bot.dispatch.commands import CommandBook
from bot.dispatch.contacts.contact import remember
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.links import Links
from bot.dispatch.routes import WaitingRoute
from bot.dispatch.sync_info import SyncInfo
from bot.dispatch.turn import Incoming, Kind, Place, Scope
from cards.kit.components import typed
from cards.kit.forms import LONGEST_TEXT, NONCE
from cards.kit.translator import Translator, translator
from registry.core.dates import ReadOn
from registry.core.dates.workdays import today
from registry.core.errors import NotFound
from registry.core.permissions import NOBODY
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.core.vocabulary import Language
from registry.members.member import Member

LONGEST_VALUE = 500
"""Characters of a value that a button of ours carries, at most."""
_LONGEST_KEY = 121  # and what stands between two of them
_KEY = re.compile(r"[a-z0-9][a-z0-9._:-]{0,119}")
_LONGEST_NUMBER = 18
_YES = frozenset({"1", "yes", "true"})
_OWN_EYES = frozenset({Kind.ACTION, Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT})
_C = TypeVar("_C", bound=Enum)


@dataclasses.dataclass(slots=True)
class Changes:
    """Whether a turn changed anything so far: what is said of it has to agree."""

    made: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Ask:
    """Turn as a handler sees it.

    Attributes:
        incoming: everything about the turn.
        words: what followed the command, in the person's own spelling.
        member: who asks, as the registry knows them; None when it has never met them.
        gone: it knows nothing of them, not even how to reach them: they were erased.
        language: theirs, or the default.
        registry: to read and to change.
        book: the commands there are, for help and for "bedoel je …?".
        sync_info: how Teams is kept as the registry wants it.
        links: addresses on plek that people's browsers can open.
        waiting: the kinds of things that wait for somebody, for `te doen`.
        changes: see `Changes`.
    """

    incoming: Incoming
    registry: UnitOfWorkFactory
    language: Language
    words: str = ""
    member: Member | None = None
    gone: bool = False
    website: str = ""
    book: CommandBook | None = None
    sync_info: SyncInfo = dataclasses.field(default_factory=SyncInfo)
    links: Links = dataclasses.field(default_factory=Links)
    waiting: tuple[WaitingRoute, ...] = ()
    changes: Changes = dataclasses.field(default_factory=Changes)

    @property
    def t(self) -> Translator:
        """Texts in the person's language."""
        return translator(self.language)

    @property
    def who(self) -> str:
        """Key of the member who asks, from the verified activity; NOBODY for an event."""
        return member_key(self.incoming.person.id)

    @property
    def place(self) -> Place:
        """Place where it was asked."""
        return self.incoming.place

    @property
    def data(self) -> Mapping[str, Any]:
        """Data that the button and the form sent; untrusted."""
        return self.incoming.data

    def key(self, name: str) -> str:
        """Return the key that a button carried. Raise NotFound for what can't be a key."""
        key = self.value(name)
        if not _KEY.fullmatch(key):
            raise NotFound(name, key[:120])
        return key

    @property
    def typed(self) -> str:
        """`words`, tidied, with the question mark that command lookup strips."""
        whole, words = self.incoming.text, self.words
        at = whole.rfind(words) if words else -1
        return typed(whole[at:] if at >= 0 else words)

    @property
    def unseen(self) -> bool:
        """True if nobody else sees the answer: alone, or in reply to a button."""
        return self.alone or self.incoming.kind in _OWN_EYES

    @property
    def alone(self) -> bool:
        """True if nobody else reads along."""
        return self.place.scope is Scope.PERSONAL or self.incoming.private

    def value(self, name: str) -> str:
        """Return one short value of `data` as text.

        Empty when it is absent, no text or number, or longer than any button of ours carries: what
        is cut off would be another value.
        """
        raw = self.data.get(name, "")
        text = str(raw).strip() if isinstance(raw, str | int | float) else ""
        return text if len(text) <= LONGEST_VALUE else ""

    def keys(self, name: str, *, most: int) -> list[str]:
        """Return the keys that a button carried, with spaces or commas between them.

        Args:
            name: in `data`.
            most: how many are read; what can't be a key is left out.
        """
        raw = self.data.get(name, "")
        text, room = raw if isinstance(raw, str) else "", most * _LONGEST_KEY
        parts = re.split(r"[\s,]+", text[:room])
        if len(text) > room:
            parts.pop()  # cut in two, maybe
        return list(dict.fromkeys(filter(_KEY.fullmatch, parts)))[:most]

    def text(self, name: str, *, most: int = LONGEST_TEXT) -> str:
        """Return what somebody typed or a button carried, tidied (`cards.kit.components.typed`).

        Args:
            name: in `data`.
            most: characters that are kept.
        """
        return typed(self.data.get(name))[:most]

    def lines(self, name: str, *, most: int) -> str:
        """Return what somebody pasted, as it was: with its lines and tabs, for who reads by them.

        Args:
            name: in `data`.
            most: characters that are kept.
        """
        raw = self.data.get(name)
        return raw[:most] if isinstance(raw, str) else ""

    def whose(self, key: str, name: str) -> str:
        """Return whose doing something was, as texts for who comes second take it.

        Args:
            key: of who did it; empty where that is not known.
            name: what they are called; empty for who left, and for nobody.
        """
        if key and key == self.who:
            return "self"
        return "other" if name else "nobody"

    def number(self, name: str, *, most: int, otherwise: int = 0) -> int:
        """Return a whole number that a button carried.

        Args:
            name: in `data`.
            most: the highest that is meant.
            otherwise: returned for what is no number from 0 to `most`.
        """
        text = self.value(name)
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
            return otherwise
        number = int(text)
        return number if number <= most else otherwise

    def choice(self, name: str, among: type[_C]) -> _C | None:
        """One of a closed set, by its value; None for anything else."""
        text = self.value(name)
        return next((one for one in among if one.value == text), None)

    def flag(self, name: str) -> bool:
        """Whether a button says yes to `name`; what it leaves out is no."""
        return self.value(name).casefold() in _YES

    def with_words(self, words: str) -> Ask:
        """Return the same turn with the words that follow a command."""
        return dataclasses.replace(self, words=words)

    @property
    def once(self) -> tuple[str, ...]:
        """Idempotency keys of this turn, and of the form it sends."""
        keys = (f"turn:{self.incoming.key}",) if self.incoming.key else ()
        nonce = self.value(NONCE)
        return (*keys, f"form:{self.who}:{nonce[:64]}") if nonce else keys

    def read_on(self, unit: UnitOfWork) -> ReadOn:
        """Return the day on which what somebody typed is read, and their language."""
        return ReadOn(today(unit.now), self.language)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        """Open the turn's one transaction; raise DuplicateRequest for a retry or a second press."""
        async with self.registry.write(self.who, once=self.once) as unit:
            await remember(unit, self.incoming.person, self.place)
            if self.who != NOBODY and await unit.of(Member).find(self.who) is None:
                new = Member(slug=self.who, name=self.incoming.person.name)
                await unit.of(Member).get_or_add(new)
            yield unit
        self.changes.made = True
