"""Batches: lists of people that wait for the yes of who brought them, and what came of a yes."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from registry.core.entity import Entity, Line
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.events import Event
from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.members.member import key_of_email
from registry.onboarding.batches.parse import Parsed, ParsedRow, Trouble

WAITS = timedelta(days=1)
"""How long a list waits for a yes (design): it has addresses of people who know of nothing yet."""

UNDONE_WITHIN = timedelta(days=7)
"""How long what a yes did can be taken back as a whole."""

MOST_ROWS = 1_000
"""Lines of a list at most: what one transaction does while others wait (docs/decisions/0025)."""

_MOST_IGNORED = 20

_ShortText = Annotated[str, StringConstraints(max_length=40)]


class RowFields(BaseModel):
    """What a line of a list says of somebody; see `parse.ParsedRow`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    email: Line = ""
    name: Line = ""
    organisation: Line = ""
    group: Line = ""
    profile: Line = ""
    until: Line = ""


class BatchRow(RowFields):
    """A line of a list.

    Attributes:
        number: tells it from the others of the list; a line may hold several people.
        sure: whoever brought it said that it is right as it is (another person of that name, say).
        member: key of who has this address, as far as it was known when it was looked at.
    """

    number: int
    line: int
    trouble: Trouble = ""
    sure: bool = False
    member: str | None = None


class Batch(Entity):
    """A list that waits.

    Attributes:
        member: key of who brings it, who alone sees it.
        at: when it was begun.
        group: slug of the group for who has none in their line; may be empty.
        rows: its lines, without those that were left out.
        lines: how many lines were read so far; a further part is numbered on.
        numbers: how many rows there have been.
        heading: of its first part, by which a further part is read.
        ignored: headings of columns that are not read.
        run: how often a yes was carried out; lines with a fault stay for the next.
    """

    section: ClassVar[str] = "people_batches"
    indexed: ClassVar[tuple[str, ...]] = ("member", "at")
    references: ClassVar[dict[str, str]] = {"member": "members"}
    personal: ClassVar[tuple[str, ...]] = ("member", "rows")
    dumped: ClassVar[bool] = False
    kept: ClassVar[timedelta | None] = WAITS

    member: str
    at: datetime
    group: Line = ""
    rows: tuple[BatchRow, ...] = ()
    lines: int = 0
    numbers: int = 0
    heading: tuple[Line, ...] = ()
    ignored: tuple[Line, ...] = ()
    run: int = 0

    def row(self, number: int) -> BatchRow:
        """Return a line. Raises NotFound: it was left out, or put in."""
        for one in self.rows:
            if one.number == number:
                return one
        raise NotFound(self.section, f"{self.slug}:{number}")

    def with_row(self, row: BatchRow) -> Self:
        """Return it with a line put right."""
        rows = tuple(row if one.number == row.number else one for one in self.rows)
        return self.model_copy(update={"rows": rows})

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove it with who brought it; of anybody else their lines go. See Entity."""
        del name
        if self.member == member:
            return None
        rows = tuple(one for one in self.rows if not _is_of(one, (member,)))
        return self if len(rows) == len(self.rows) else self.model_copy(update={"rows": rows})

    def shown_to(self, keys: Collection[str]) -> Self:
        """Show somebody their own lines; of the list of their own making only that it is there."""
        rows = tuple(one for one in self.rows if _is_of(one, keys))
        return self.model_copy(update={"rows": rows, "ignored": ()})


class PutIn(BaseModel):
    """Somebody who was put in a group by a list."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    group: Line
    member: str


class Counts(BaseModel):
    """What the lines of a list come to.

    Attributes:
        ready: lines that something is done for.
        new: people who were not known.
        known: people who were, and get into a group.
        there: lines that ask nothing: they are in it already.
        double: lines that say again what an earlier one does.
        invite: people who get an invitation, as they have no account yet.
        faulty: lines with a fault.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    ready: int = 0
    new: int = 0
    known: int = 0
    there: int = 0
    double: int = 0
    invite: int = 0
    faulty: int = 0


class BatchResult(Entity):
    """What a yes to a list did; its slug is the list's, and which yes it was.

    Attributes:
        member: key of who said yes.
        at: when.
        counts: of the list at that moment.
        seats: who was put in which group.
        made: keys of people who were not known.
        undone: when it was taken back; None while it was not.
        stayed: how many of the seats were not taken back, as something had changed about them.
    """

    section: ClassVar[str] = "people_batch_results"
    indexed: ClassVar[tuple[str, ...]] = ("at",)
    references: ClassVar[dict[str, str]] = {"member": "members"}
    personal: ClassVar[tuple[str, ...]] = ("member", "seats", "made")
    dumped: ClassVar[bool] = False
    kept: ClassVar[timedelta | None] = UNDONE_WITHIN

    member: str
    at: datetime
    counts: Counts = Field(default_factory=Counts)
    seats: tuple[PutIn, ...] = ()
    made: tuple[str, ...] = ()
    undone: datetime | None = None
    stayed: int = 0

    @staticmethod
    def key(batch: str, run: int) -> str:
        """Return the slug of what came of a yes."""
        return f"{batch}.{run}"

    def shown_to(self, keys: Collection[str]) -> Self:
        """Show somebody where they were put themselves."""
        seats = tuple(one for one in self.seats if one.member in keys)
        made = tuple(one for one in self.made if one in keys)
        return self.model_copy(update={"seats": seats, "made": made})


class BatchOver(Event):
    """Event: a list waited long enough, and is erased."""

    name: ClassVar[str] = "people_batch.over"

    batch: str


async def may_bring(unit: UnitOfWork, who: str) -> bool:
    """Return whether somebody may put people in any group: the kernteam, or a hub's team."""
    if await holds(unit, Right.APPOINT, who):
        return True
    return bool(await unit.of(Membership).count(member=who, role=Role.HUB_TEAM))


async def own(unit: UnitOfWork, key: str) -> Batch:
    """Return a list of the actor's. Raises NotFound, for somebody else's and an old one too."""
    found = await unit.of(Batch).find(key)
    if found is None or found.member != unit.actor or found.at <= unit.now - WAITS:
        raise NotFound(Batch.section, key)
    return found


async def waiting(unit: UnitOfWork) -> Batch | None:
    """Return the actor's list that waits; the latest, should there be more."""
    known = [
        one for one in await unit.of(Batch).all(member=unit.actor) if one.at > unit.now - WAITS
    ]
    return max(known, key=lambda one: (one.at, one.slug), default=None)


async def add_part(unit: UnitOfWork, batch: Batch | None, part: Parsed, group: str = "") -> Batch:
    """Add what was read to a list, or begin one.

    Args:
        unit: to write in.
        batch: the list; None begins one.
        part: what was read.
        group: slug for who has no group in their line; empty leaves it as it was.

    Raises:
        Invalid: `batch_empty`: there is nobody in it; `batch_many`: the list gets too long.
    """
    before = batch.rows if batch else ()
    if not part.rows:
        raise Invalid([Fault("lines", "batch_empty")])
    if len(before) + len(part.rows) > MOST_ROWS:
        count = len(before) + len(part.rows)
        raise Invalid([Fault("lines", "batch_many", {"count": count, "max": MOST_ROWS})])
    known = batch or Batch(slug=secrets.token_hex(12), member=unit.actor, at=unit.now)
    news = {
        "group": group or known.group,
        "rows": (*before, *_numbered(part.rows, known.lines, known.numbers)),
        "lines": known.lines + part.lines,
        "numbers": known.numbers + len(part.rows),
        "heading": known.heading or part.heading,
        "ignored": tuple(dict.fromkeys((*known.ignored, *part.ignored)))[:_MOST_IGNORED],
    }
    changed = known.model_copy(update=news)
    if batch is not None:
        return await unit.of(Batch).put(changed)
    unit.emit(BatchOver(batch=known.slug), due=unit.now + WAITS)
    added, _ = await unit.of(Batch).get_or_add(changed)
    return added


async def drop(unit: UnitOfWork, key: str) -> None:
    """Erase a list; one that is gone already is no matter."""
    found = await unit.of(Batch).find(key)
    if found is not None:
        await unit.of(Batch).remove(key)


def _numbered(rows: Sequence[ParsedRow], lines: int, numbers: int) -> list[BatchRow]:
    return [
        BatchRow(
            number=numbers + at,
            line=lines + one.line,
            email=one.email,
            name=one.name,
            organisation=one.organisation,
            group=one.group,
            profile=one.profile,
            until=one.until,
            trouble=one.trouble,
        )
        for at, one in enumerate(rows, start=1)
    ]


def _is_of(row: BatchRow, keys: Collection[str]) -> bool:
    return row.member in keys or (bool(row.email) and key_of_email(row.email) in keys)
