"""Patterns across regions, searched by the worker daily or when the kernteam asks.

Looking takes seconds among a hundred thousand signals, so what was found is kept, with its date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity
from registry.core.events import Event
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import tokens
from registry.signals.signal import Signal
from registry.signals.similarity.similar import Pattern, SimilarSignal, patterns, places
from registry.signals.transitions import EARLY

BOARD = "latest"
"""There is one board; each look takes the place of the one before."""

FRESH = timedelta(days=1)
"""After this the next reader has it looked up anew."""

PATIENCE = timedelta(minutes=15)
"""After this a look that was asked for may be asked for again: it may be lost."""

MOST_KEPT = 8
"""Patterns that are looked for; there is more than a meeting's work in them."""


MOST_LOOKED_AT = 100
"""Signals whose likes are looked up: nobody waits for it, but a bot answers others meanwhile."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class KeptSimilar(_Part):
    """See `registry.signals.similarity.similar.SimilarSignal`; the signal by its slug."""

    signal: str
    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class KeptPattern(_Part):
    """See `registry.signals.similarity.similar.Pattern`; the first signal by its slug."""

    first: str
    likes: tuple[KeptSimilar, ...] = ()


class PatternBoard(Entity):
    """Patterns found by the last search.

    Attributes:
        at: when that was; None while nobody looked.
        asked: since when a next look is waited for; None when none is.
        patterns: what was found, the latest signals first.
    """

    section: ClassVar[str] = "signal_patterns"
    dumped: ClassVar[bool] = False

    at: datetime | None = None
    asked: datetime | None = None
    patterns: tuple[KeptPattern, ...] = ()

    def without_name(self, name: str) -> Self:
        """Remove an erased person's name from the words by which signals are alike."""
        gone = frozenset(tokens(name))
        kept = tuple(_unnamed(one, gone) for one in self.patterns)
        return self if kept == self.patterns else self.model_copy(update={"patterns": kept})


@dataclass(frozen=True, slots=True)
class Board:
    """Patterns found, without the signals that were sorted out since.

    Attributes:
        at: when they were looked for; None while nobody did.
        busy: a next look is waited for.
    """

    at: datetime | None
    busy: bool
    patterns: tuple[Pattern, ...]


class PatternsAsked(Event):
    """Event: a search for patterns was requested.

    Attributes:
        by: key of who waits for it, and is told; empty for nobody.
    """

    name: ClassVar[str] = "signal.patterns_asked"

    by: str = ""


async def board(unit: UnitOfWork) -> Board:
    """Return the patterns that were found. Raise NotAllowed when not of the kernteam."""
    await require(unit, Right.HANDLE_SIGNAL)
    kept = await unit.of(PatternBoard).find(BOARD)
    if kept is None:
        return Board(None, busy=False, patterns=())
    keys = [key for one in kept.patterns for key in (one.first, *(x.signal for x in one.likes))]
    signals = {one.slug: one for one in await unit.of(Signal).some(keys) if one.status in EARLY}
    found = [_pattern(one, signals) for one in kept.patterns]
    return Board(kept.at, _waits(kept, unit.now), tuple(one for one in found if one))


async def stale(unit: UnitOfWork) -> bool:
    """Return whether a new search is due and not requested yet."""
    kept = await unit.of(PatternBoard).find(BOARD)
    if kept is None:
        return True
    old = kept.at is None or unit.now - kept.at >= FRESH
    return old and not _waits(kept, unit.now)


async def ask_patterns(unit: UnitOfWork, *, tell: bool) -> None:
    """Request a search for patterns, unless that was done just now.

    Args:
        unit: its actor is of the kernteam.
        tell: whether they hear when it is done.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    kept, added = await unit.of(PatternBoard).get_or_add(PatternBoard(slug=BOARD, asked=unit.now))
    if not added:
        if _waits(kept, unit.now):
            return
        await unit.of(PatternBoard).put(kept.model_copy(update={"asked": unit.now}))
    unit.emit(PatternsAsked(by=unit.actor if tell else ""))


async def scan(unit: UnitOfWork) -> PatternBoard:
    """Search for patterns; takes seconds, in a read-only unit."""
    found = await patterns(unit, limit=MOST_KEPT, among=MOST_LOOKED_AT)
    return PatternBoard(slug=BOARD, at=unit.now, patterns=tuple(map(_kept, found)))


async def keep_board(unit: UnitOfWork, found: PatternBoard) -> None:
    """Store the patterns in place of the previous ones."""
    kept, added = await unit.of(PatternBoard).get_or_add(found)
    if not added and (kept.at is None or found.at is None or kept.at <= found.at):
        news = {"at": found.at, "asked": None, "patterns": found.patterns}
        await unit.of(PatternBoard).put(kept.model_copy(update=news))


def _waits(kept: PatternBoard, now: datetime) -> bool:
    return kept.asked is not None and now - kept.asked < PATIENCE


def _kept(pattern: Pattern) -> KeptPattern:
    likes = tuple(
        KeptSimilar(signal=one.signal.slug, words=one.words, themes=one.themes, topics=one.topics)
        for one in pattern.likes
    )
    return KeptPattern(first=pattern.first.slug, likes=likes)


def _pattern(kept: KeptPattern, signals: dict[str, Signal]) -> Pattern | None:
    first = signals.get(kept.first)
    likes = tuple(
        SimilarSignal(signals[one.signal], one.words, one.themes, one.topics)
        for one in kept.likes
        if one.signal in signals
    )
    if first is None or not likes:
        return None
    named = (place for one in (first, *(like.signal for like in likes)) for place in places(one))
    return Pattern(first, likes, tuple(dict.fromkeys(named)))


def _unnamed(pattern: KeptPattern, gone: frozenset[str]) -> KeptPattern:
    likes = tuple(
        like.model_copy(
            update={"words": tuple(word for word in like.words if not gone & set(tokens(word)))}
        )
        for like in pattern.likes
    )
    return pattern.model_copy(update={"likes": likes})
