"""The harvest of a meeting: what it yielded, raised as signals at once (domain page; design)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from registry.core.dates import HeldDay
from registry.core.entity import Entity, Line
from registry.core.errors import Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind, SignalKind
from registry.core.writing.text_folding import tokens
from registry.hubs.hub import Hub
from registry.signals.proposals.meeting import Meeting, met
from registry.signals.signal import SHORTEST_SEEN, Signal, Source
from registry.signals.similarity.prefill import prefill
from registry.signals.workflow.signal_forms import Place
from registry.signals.workflow.signal_workflow import SignalDraft, add_signal

MOST_LINES = 40
"""Signals in one go: what fits in a form that comes back with every fault in it."""

LONGEST_LINE = 500
LONGEST_HARVEST = 8_000
"""Characters of all lines together; a form with more would not fit on a card."""

MOST_GATHERED = 500
"""Signals that one meeting is known to have yielded."""

_HERE = ZoneInfo("Europe/Amsterdam")
_BULLET = re.compile(r"^\s*(?:[-*•–—]+|\d{1,2}[.)])\s+")
_KINDS = {
    SignalKind.CHANCE: ("kans", "kansen", "opportunity", "chance"),
    SignalKind.RISK: ("risico", "risk"),
    SignalKind.PROBLEM: ("probleem", "problem"),
}
_NAMED = {word: kind for kind, words in _KINDS.items() for word in words}
_KIND = re.compile(rf"({'|'.join(_NAMED)})\s*[:–-]\s+(?=\S)", re.IGNORECASE)


class Gathered(BaseModel):
    """A line of a harvest.

    Attributes:
        digest: by which the same line is known again; the text itself is in the signal.
        signal: slug of what it became.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    signal: str


class Harvest(Entity):
    """Harvest of a meeting; its slug is the meeting's.

    Attributes:
        meeting: slug of the meeting.
        gathered: every line once, in the order in which they were raised.
    """

    section: ClassVar[str] = "harvests"
    references: ClassVar[dict[str, str]] = {"meeting": "meetings"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"gathered.signal": ("signals",)}

    meeting: str
    gathered: tuple[Gathered, ...] = ()


class HarvestDraft(FormEntry):
    """A harvest as somebody brings it in.

    Attributes:
        kind: which meeting.
        day: when it was.
        title: what it was called; needed when its kind does not say.
        hub: the hub or region where all of it plays; none leaves it to the words of each line.
        themes: of all of it; none leaves it to the words of each line.
        lines: a signal on each.
    """

    kind: MeetingKind
    day: HeldDay
    title: Line = ""
    hub: Place = Place()
    themes: Annotated[tuple[str, ...], Field(max_length=8)] = ()
    lines: Annotated[str, StringConstraints(max_length=LONGEST_HARVEST)]


@dataclass(frozen=True, slots=True)
class Row:
    """A line that can be a signal.

    Attributes:
        number: which line it is, counted from 1.
        text: without a bullet and without the word for its kind.
        kind: what the line says it is; None when it does not.
    """

    number: int
    text: str
    kind: SignalKind | None = None

    @property
    def digest(self) -> str:
        """Digest that is equal for lines that differ only in signs, capitals or accents."""
        words = " ".join(tokens(self.text)) or self.text
        return hashlib.sha256(words.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Harvested:
    """Result of raising a harvest's signals.

    Attributes:
        meeting: where it is from.
        signals: that were raised, in the order of the lines.
        known: how many lines were left out, as they were raised already.
    """

    meeting: Meeting
    signals: tuple[Signal, ...]
    known: int


def rows_of(lines: str) -> tuple[Row, ...]:
    """Return the non-empty lines; empty ones still count, so that a number points at a line."""
    rows = (_row(at, line) for at, line in enumerate(lines.splitlines(), start=1))
    return tuple(row for row in rows if row.text)


def _row(number: int, line: str) -> Row:
    text = _BULLET.sub("", line).strip()
    named = _KIND.match(text)
    if named is None:
        return Row(number, text)
    return Row(number, text[named.end() :], _NAMED[named[1].casefold()])


async def harvest(unit: UnitOfWork, draft: HarvestDraft, source: str) -> Harvested:
    """Raise every line as a signal; lines that this meeting already yielded are left out.

    Args:
        unit: its actor raises them, all or none.
        draft: the harvest.
        source: the meeting in words, as those who were there call it.

    Raises:
        NotAllowed: may not raise signals.
        Invalid: a line is too short or too long, named by its number; there are none or too many;
            the day is missing or still to come; a hub or theme does not exist.
        Conflict: somebody else brings something in at this moment; try again.
    """
    await require(unit, Right.RAISE_SIGNAL)
    rows = rows_of(draft.lines)
    faults = [*_day_faults(unit, draft), *_line_faults(rows), *await _unknown(unit, draft)]
    if draft.day is None or faults:
        raise Invalid(faults)
    meeting = await met(unit, draft.kind, draft.day, hub=draft.hub.hub, title=draft.title)
    before = await unit.of(Harvest).find(meeting.slug)
    chosen = _fresh(rows, before)
    if chosen:
        await spend(unit, Submission.HARVEST)
    signals = [await add_signal(unit, await _drafted(unit, draft, row, source)) for row in chosen]
    gathered = [
        Gathered(digest=row.digest, signal=signal.slug)
        for row, signal in zip(chosen, signals, strict=True)
    ]
    await _keep(unit, meeting, before, gathered)
    return Harvested(meeting, tuple(signals), len(rows) - len(chosen))


def _fresh(rows: Sequence[Row], before: Harvest | None) -> tuple[Row, ...]:
    """Return the rows that were not raised yet, each once."""
    known = {one.digest for one in before.gathered} if before else set()
    fresh: dict[str, Row] = {}
    for row in rows:
        if row.digest not in known:
            fresh.setdefault(row.digest, row)
    return tuple(fresh.values())


async def _keep(
    unit: UnitOfWork, meeting: Meeting, before: Harvest | None, gathered: Sequence[Gathered]
) -> None:
    if not gathered:
        return
    whole = (*(before.gathered if before else ()), *gathered)
    if len(whole) > MOST_GATHERED:
        raise Invalid([Fault("lines", "harvest_full", {"max": MOST_GATHERED})])
    if before is not None:
        await unit.of(Harvest).put(before.model_copy(update={"gathered": whole}))
        return
    new = Harvest(slug=meeting.slug, meeting=meeting.slug, gathered=whole)
    await unit.of(Harvest).add(new)


async def _drafted(unit: UnitOfWork, draft: HarvestDraft, row: Row, source: str) -> SignalDraft:
    """Draft a signal from a line: the values of the whole harvest, else what its words suggest."""
    own = await prefill(unit, row.text)
    place = draft.hub if draft.hub.chosen else own
    return SignalDraft.of(
        {
            "seen": row.text,
            "kind": row.kind or own.kind,
            "level": own.level,
            "hub": place.hub,
            "region": place.region,
            "themes": draft.themes or own.themes,
            "source": Source(kind="meeting", text=source[:200]),
        }
    )


def _day_faults(unit: UnitOfWork, draft: HarvestDraft) -> Iterator[Fault]:
    if draft.day is None:
        yield Fault("day", "required")
    elif draft.day > unit.now.astimezone(_HERE).date():
        yield Fault("day", "harvest_future")
    if draft.kind is MeetingKind.OTHER and not draft.title:
        yield Fault("title", "required")


def _line_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    if not rows:
        yield Fault("lines", "required")
    elif len(rows) > MOST_LINES:
        yield Fault("lines", "harvest_many", {"max": MOST_LINES, "count": len(rows)})
    for row in rows[:MOST_LINES]:
        yield from _row_faults(row)


def _row_faults(row: Row) -> Iterator[Fault]:
    if len(row.text) < SHORTEST_SEEN:
        yield _fault(row, "harvest_short", {"min": SHORTEST_SEEN})
    elif len(row.text) > LONGEST_LINE:
        yield _fault(row, "harvest_long", {"max": LONGEST_LINE})


def _fault(row: Row, code: str, params: dict[str, Any]) -> Fault:
    return Fault(f"lines.{row.number}", code, {"line": str(row.number), **params})


async def _unknown(unit: UnitOfWork, draft: HarvestDraft) -> list[Fault]:
    faults = []
    hub = draft.hub.hub
    there = await unit.of(Hub).find(hub) if hub is not None else None
    if hub is not None and (there is None or there.status == "planned"):
        faults.append(Fault("hub", "unknown"))
    if len(await unit.of(Theme).some(draft.themes)) < len(set(draft.themes)):
        faults.append(Fault("themes", "unknown"))
    return faults
