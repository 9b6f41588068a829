"""Ports of the domain: a unit of work with repositories, events and search.

`registry.store` implements these on SQLite and PostgreSQL; rules are written against them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from registry.core.entity import Entity
from registry.core.events import Event

N = TypeVar("N", bound=Entity)


class Way(StrEnum):
    """How a word of a question was answered by a word of a thing."""

    SAME = "same"
    """By itself, in one of its forms."""
    MEANING = "meaning"
    """By a word of the same meaning, or by what it is a kind of."""
    WITHIN = "within"
    """By a longer or shorter word with it in it, or by a part of a compound."""
    LIKE = "like"
    """By a word that it looks like: it has a typing mistake."""


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a question, and the index word that answers it in one thing.

    Attributes:
        said: as typed, folded; several words of a phrase.
        word: a stem, as the index has it; `registry.search.explain` finds the word in the text.
        way: how the one leads to the other.
    """

    said: str
    word: str
    way: Way


@dataclass(frozen=True, slots=True)
class Hit:
    """Search result.

    Attributes:
        section, key: which entity.
        score: higher is better; only comparable within one search.
        words: the words of the question that matched.
        matches: the same with what they matched, what says most first; for explaining.
    """

    section: str
    key: str
    score: float
    words: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Entry of the audit trail: one change.

    Attributes:
        at: when, in UTC.
        actor: key of the member who did it, or `system`.
        section, key: what was changed.
        action: `add`, `put` or `remove`.
        fields: names of the fields that changed, for `put`; never what was in them.
    """

    at: datetime
    actor: str
    section: str
    key: str
    action: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """Event that was given up.

    Attributes:
        id: number of its message in the outbox.
        name: which event.
        attempts: how often it was tried.
        created: when it happened, in UTC.
        error: why it was given up.
    """

    id: int
    name: str
    attempts: int
    created: datetime
    error: str


@dataclass(frozen=True, slots=True)
class Between:
    """Range condition for lists: `start` inclusive, `end` exclusive; None leaves a side open."""

    start: Any = None
    end: Any = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tag condition for lists, as the value of `tags`: entities with all of these.

    Attributes:
        tags: such as `theme:water`; at least one.
    """

    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyTagged:
    """Tag condition for lists, as the value of `tags`: entities with one of these or more.

    Attributes:
        tags: see `Tagged`.
    """

    tags: tuple[str, ...]


class Repository(Protocol[N]):
    """Repository of one entity class, inside one unit of work."""

    async def get(self, key: str) -> N:
        """Return the entity with this key. Raise NotFound if there is none."""
        ...

    async def find(self, key: str) -> N | None:
        """Return the entity with this key; None when there is none."""
        ...

    async def some(self, keys: Sequence[str]) -> list[N]:
        """Return those that exist, in the order asked for."""
        ...

    async def all(self, **where: Any) -> list[N]:
        """Return all that match `where`, by key.

        `where` holds fields in `indexed` or `listed`; a tuple matches any of its values.
        """
        ...

    async def page(self, limit: int, offset: int = 0, **where: Any) -> list[N]:
        """Return a page of `all`."""
        ...

    async def count(self, **where: Any) -> int:
        """Return how many entities `all` would return."""
        ...

    async def keys(self, order: str, limit: int, offset: int = 0, **where: Any) -> list[str]:
        """Return keys only, in the order of a field; `-field` for the highest first.

        Args:
            order: a field that lists are made by, or several with a space between them.
            limit: how many at most.
            offset: how many to leave out first.
            where: as `all`; also `Between` for a field, `Tagged` and `AnyTagged` for `tags`.
        """
        ...

    async def tally(self, *fields: str, **where: Any) -> dict[tuple[Any, ...], int]:
        """Count entities per combination of values of these fields; `where` as `keys`.

        Of `tags` the value is a tuple.
        """
        ...

    async def mentioning(self, text: str) -> list[N]:
        """Return the entities in which a text stands, whatever its case, by key; maybe more."""
        ...

    async def add(self, item: N) -> N:
        """Store a new entity. Raises AlreadyExists."""
        ...

    async def add_all(self, items: Sequence[N]) -> list[N]:
        """Store many entities, as `add`. Raises AlreadyExists; those before that one are stored."""
        ...

    async def get_or_add(self, new: N) -> tuple[N, bool]:
        """Return the entity with the key of `new`, and whether it was stored just now.

        Others who want the same one wait until this unit is over, so it can be put back without a
        Conflict, however many come at the same moment.
        """
        ...

    async def upsert(self, new: N, change: Callable[[N], N]) -> N:
        """Store a new entity, or put back what `change` makes of the one that is there.

        See `get_or_add`. Raises HistoryRewritten.
        """
        ...

    async def put(self, item: N) -> N:
        """Replace an entity that was read in this unit or earlier. Raises NotFound, Conflict."""
        ...

    async def remove(self, key: str) -> None:
        """Delete it for good (erasure); the audit trail keeps that it happened. Raises NotFound."""
        ...

    async def remove_all(self, keys: Sequence[str]) -> None:
        """Delete many, as `remove`. Raises NotFound; those before that one are deleted."""
        ...


class UnitOfWork(Protocol):
    """One transaction: everything in it happens, or nothing does.

    Attributes:
        actor: key of the member on whose behalf it runs; `system` for the worker and the CLI,
            nobody for a look that does not say.
        now: the time of the transaction, in UTC.
        administrators: members who may do everything, by configuration.
    """

    actor: str
    now: datetime
    administrators: frozenset[str]

    def of(self, entity: type[N]) -> Repository[N]:
        """Return the repository of an entity class."""
        ...

    def emit(self, event: Event, *, due: datetime | None = None) -> None:
        """Put an event in the outbox, to be handled after the commit and not before `due`."""
        ...

    async def search(
        self,
        question: str,
        sections: Sequence[str],
        *,
        tags: Sequence[str] = (),
        limit: int = 10,
    ) -> list[Hit]:
        """Return the best matches, best first; for an empty question, all with those tags."""
        ...

    async def standing(self, members: Sequence[str]) -> dict[str, list[str]]:
        """Return where one of these people stands: by section, the keys of the entities in order.

        Nothing that `Entity.without` finds is missing; some of it may turn out to be something
        else.
        """
        ...

    async def audit(self, limit: int = 50, section: str = "", key: str = "") -> list[AuditEntry]:
        """Return the audit trail, latest first: of everything, of a section, or of one key."""
        ...

    async def dead_letters(self, limit: int = 1000) -> list[DeadLetter]:
        """Return the events that were given up, latest first."""
        ...

    async def requeue(self, message: int) -> bool:
        """Have a message of the outbox tried again now; False when it is already, or is done."""
        ...

    async def discard(self, message: int) -> None:
        """Let a message of the outbox go that was given up, or waits to be tried again."""
        ...

    async def done_by(self, key: str) -> list[AuditEntry]:
        """Return what the actor changed in the transaction that used a request key."""
        ...

    async def forget(self, member: str, also: Collection[str] = ()) -> None:
        """Remove a person's key from the audit trail and the outbox (erasure).

        What the database deleted is scrubbed from its files after the commit.

        Args:
            member: their key.
            also: other texts that name them, such as an address; masked in the outbox.
        """
        ...


class UnitOfWorkFactory(Protocol):
    """Factory of units of work to read and to write."""

    def read(self, actor: str = "") -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a consistent read-only snapshot; writing to it raises.

        Args:
            actor: for whom; nobody (`registry.core.permissions.NOBODY`) has no rights.
        """
        ...

    def write(
        self, actor: str, *, once: Sequence[str] = ()
    ) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction that commits when the block ends without an error.

        Args:
            actor: who does it.
            once: keys of this request; raises DuplicateRequest when one was used before.
        """
        ...
