"""The registry as its rules see it: a unit of work with repositories, events and search.

`registry.store` implements these on SQLite and PostgreSQL; rules are written against them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from registry.core.entity import Entity
from registry.core.events import Event

N = TypeVar("N", bound=Entity)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that search found.

    Attributes:
        section, key: which noun.
        score: higher is better; only comparable within one search.
        words: the words of the question that matched, for explaining.
    """

    section: str
    key: str
    score: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """That something was changed.

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
class Between:
    """For lists: there is a value, from `start` on and before `end`; None leaves a side open."""

    start: Any = None
    end: Any = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """For lists, as the value of `tags`: what has all of these.

    Attributes:
        tags: such as `theme:water`; at least one.
    """

    tags: tuple[str, ...]


class Repository(Protocol[N]):
    """All things of one noun, inside one unit of work."""

    async def get(self, key: str) -> N:
        """Raises NotFound."""
        ...

    async def find(self, key: str) -> N | None:
        """None when it is not there."""
        ...

    async def some(self, keys: Sequence[str]) -> list[N]:
        """Those that exist, in the order asked for."""
        ...

    async def all(self, **where: Any) -> list[N]:
        """All that equal `where` (fields in `indexed`, `listed`; a tuple: any of these), by key."""
        ...

    async def page(self, limit: int, offset: int = 0, **where: Any) -> list[N]:
        """A page of `all`."""
        ...

    async def count(self, **where: Any) -> int:
        """How many `all` would give."""
        ...

    async def keys(self, order: str, limit: int, offset: int = 0, **where: Any) -> list[str]:
        """Keys only, in the order of a field; `-field` for the highest first.

        Args:
            order: a field that lists are made by, or several with a space between them.
            limit: how many at most.
            offset: how many to leave out first.
            where: as `all`; also `Between` for a field and `Tagged` for `tags`.
        """
        ...

    async def tally(self, *fields: str, **where: Any) -> dict[tuple[Any, ...], int]:
        """How many there are of each combination of values of these fields; `where` as `keys`.

        Of `tags` the value is a tuple.
        """
        ...

    async def add(self, item: N) -> N:
        """Keep something new. Raises AlreadyExists."""
        ...

    async def add_all(self, items: Sequence[N]) -> list[N]:
        """As `add`, for many at once. Raises AlreadyExists; those before that one are kept."""
        ...

    async def put(self, item: N) -> N:
        """Replace what was read in this unit or earlier. Raises NotFound, Conflict."""
        ...

    async def remove(self, key: str) -> None:
        """Take it away for good (erasure); history keeps that it happened. Raises NotFound."""
        ...

    async def remove_all(self, keys: Sequence[str]) -> None:
        """As `remove`, for many at once. Raises NotFound; those before that one are gone."""
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
        """The repository of a noun."""
        ...

    def emit(self, event: Event, *, due: datetime | None = None) -> None:
        """Put an event in the outbox, to be acted on after the commit and not before `due`."""
        ...

    async def search(
        self,
        question: str,
        sections: Sequence[str],
        *,
        tags: Sequence[str] = (),
        limit: int = 10,
    ) -> list[Hit]:
        """The best matches, best first. With an empty question: everything with those tags."""
        ...

    async def audit(self, limit: int = 50, section: str = "", key: str = "") -> list[AuditEntry]:
        """What was changed, the latest first: everywhere, in a section, or of one thing."""
        ...

    async def forget(self, member: str) -> None:
        """Take a person's key out of the audit trail and the outbox (erasure)."""
        ...


class UnitOfWorkFactory(Protocol):
    """The way in: units of work to read and to write."""

    def read(self, actor: str = "") -> AbstractAsyncContextManager[UnitOfWork]:
        """A consistent look; writing raises.

        Args:
            actor: for whom; nobody (`registry.core.permissions.NOBODY`) has no rights.
        """
        ...

    def write(
        self, actor: str, *, once: Sequence[str] = ()
    ) -> AbstractAsyncContextManager[UnitOfWork]:
        """A transaction, committed when the block ends without an error.

        Args:
            actor: who does it.
            once: keys of this request; raises DuplicateRequest when one was used before.
        """
        ...
