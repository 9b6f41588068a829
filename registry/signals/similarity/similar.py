"""Similar signals, and what plays in several regions, each with what it has in common.

Likeness is about content: what both are about (`topics`) and the telling words they share. Where
they play is no evidence of it; it only says which of what is alike comes first.

What plays in several regions is bundled, so that generic solutions can be developed (plan).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from registry.core.permissions import Right, require
from registry.core.unit_of_work import Tagged, UnitOfWork
from registry.search.explain import Reason, reasons_for
from registry.signals.signal import Signal
from registry.signals.similarity.likeness import ALIKE, Likeness, likeness
from registry.signals.similarity.topics import Topics
from registry.signals.transitions import EARLY, LIVE, SignalStatus
from registry.signals.visibility import seen_by

SECTIONS = (Signal.section,)
MOST_FOUND = 200
"""Matches that are looked through; nobody turns that many pages."""

_MOST_FOUND = 40
"""Matches of a search among which likes are sought; what comes later shares hardly a word."""

_MOST_RECENT = 60
"""Latest signals about a topic among which likes are sought."""

_TOPICS = 2
"""Topics of a text that signals are sought by: those that most of its words are about."""

MOST_LOOKED_AT = 30
"""Signals whose likes are looked up for patterns while somebody waits."""

_LONGEST_QUESTION = 400
"""Characters of a signal that its likes are searched by; how it begins says what it is about."""

_NEAR_BEST = 0.5
"""Likeness, against that of what is most alike, from which a signal is shown beside it."""

_THEME = 0.25
"""What a theme that both have adds to what is alike already."""


@dataclass(frozen=True, slots=True)
class SimilarSignal:
    """A similar signal, with the reason.

    Attributes:
        signal: as the reader may see it.
        words: words that both have.
        themes: slugs of themes that both have.
        topics: slugs of the topics that both are about, the clearest first.
    """

    signal: Signal
    words: tuple[str, ...]
    themes: tuple[str, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundSignal:
    """A signal, with what in it answers the words that were looked for."""

    signal: Signal
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found.

    Attributes:
        signals: those of the page, best first, each with why it was found.
        total: how many there are on all pages.
    """

    signals: tuple[FoundSignal, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Signals from several places that seem to be about the same.

    Attributes:
        first: the one that the others are like.
        likes: the others, likeliest first.
        places: slugs of the hubs and regions that they come from.
    """

    first: Signal
    likes: tuple[SimilarSignal, ...]
    places: tuple[str, ...]


async def similar_signals(
    unit: UnitOfWork,
    text: str,
    themes: Sequence[str] = (),
    *,
    apart: str = "",
    limit: int = 3,
    hubs: Sequence[str] = (),
) -> tuple[SimilarSignal, ...]:
    """Return the signals similar to a text that can be joined, likeliest first.

    Args:
        unit: its actor reads.
        text: a signal in somebody's own words.
        themes: what it is about, as far as that is known.
        apart: slug of a signal to leave out: the one that the text is of.
        limit: how many at most.
        hubs: where it plays; of what is equally alike, what plays there too comes first.
    """
    likes = await _similar_signals(unit, text, themes, LIVE, apart=apart, limit=limit, hubs=hubs)
    seen = [(one, await seen_by(unit, one.signal, unit.actor)) for one in likes]
    return tuple(replace(one, signal=view) for one, view in seen if view is not None)


async def found(unit: UnitOfWork, text: str, *, limit: int = 10, offset: int = 0) -> Found:
    """Return a page of the signals that match some words, best first, whatever became of them.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    hits = await unit.search(text, SECTIONS, limit=MOST_FOUND)
    page = {hit.key: hit for hit in hits[offset : offset + limit]}
    signals = await unit.of(Signal).some(tuple(page))
    return Found(
        tuple(FoundSignal(one, reasons_for(page[one.slug], one)) for one in signals), len(hits)
    )


async def pattern_of(unit: UnitOfWork, signal: Signal, *, limit: int = 10) -> Pattern | None:
    """Return similar signals elsewhere to bundle with this one; None when there are none.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    likes = await _similar_signals(
        unit, signal.about, signal.themes, EARLY, apart=signal.slug, limit=3 * limit
    )
    mine = set(places(signal))
    elsewhere = [one for one in likes if set(places(one.signal)) - mine][:limit]
    if not elsewhere:
        return None
    return _pattern(signal, elsewhere)


async def patterns(
    unit: UnitOfWork, *, limit: int = 5, among: int = MOST_LOOKED_AT
) -> tuple[Pattern, ...]:
    """Return patterns across places among the latest signals; a signal is in one pattern only.

    Args:
        unit: its actor is of the kernteam.
        limit: how many patterns at most.
        among: how many signals have their likes looked up; each is a search.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    keys = await unit.of(Signal).keys("-raised", among, status=tuple(EARLY))
    taken: set[str] = set()
    patterns: list[Pattern] = []
    for signal in await unit.of(Signal).some(keys):
        if signal.slug in taken or not (pattern := await pattern_of(unit, signal)):
            continue
        if likes := tuple(one for one in pattern.likes if one.signal.slug not in taken):
            patterns.append(_pattern(signal, likes))
            taken |= {signal.slug, *(one.signal.slug for one in likes)}
        if len(patterns) == limit:
            break
    return tuple(patterns)


def places(signal: Signal) -> tuple[str, ...]:
    """Return where a signal plays: its hubs, or its region when it has none."""
    return signal.hubs or ((str(signal.region),) if signal.region else ())


def _pattern(signal: Signal, likes: Sequence[SimilarSignal]) -> Pattern:
    all_of_them = (signal, *(like.signal for like in likes))
    names = dict.fromkeys(place for one in all_of_them for place in places(one))
    return Pattern(signal, tuple(likes), tuple(names))


async def _similar_signals(
    unit: UnitOfWork,
    text: str,
    themes: Sequence[str],
    states: Collection[SignalStatus],
    *,
    apart: str,
    limit: int,
    hubs: Sequence[str] = (),
) -> list[SimilarSignal]:
    topics = Topics.load()
    asked = topics.read(text)
    keys = await _candidates(unit, text, tuple(asked.topics)[:_TOPICS], states)
    signals = [one for one in await unit.of(Signal).some(keys) if one.slug != apart]
    alike = [(one, likeness(asked, topics.read(one.about))) for one in signals]
    best = max((how.score for _, how in alike), default=0.0)
    enough = max(ALIKE, _NEAR_BEST * best)
    likes = [
        (_order(one, how, themes, hubs), _similar(one, how, themes))
        for one, how in alike
        if how.score >= enough
    ]
    likes.sort(key=lambda pair: pair[0])
    return [like for _, like in likes[:limit]]


async def _candidates(
    unit: UnitOfWork, text: str, topics: Sequence[str], states: Collection[SignalStatus]
) -> tuple[str, ...]:
    """Return the keys of signals that may be alike: found by words, or about the same lately."""
    signals, status = unit.of(Signal), tuple(states)
    hits = await unit.search(text[:_LONGEST_QUESTION], SECTIONS, limit=_MOST_FOUND)
    found = tuple(hit.key for hit in hits)
    keys = await signals.keys("slug", _MOST_FOUND, slug=found, status=status) if found else []
    for topic in topics:
        keys += await signals.keys("-raised", _MOST_RECENT, topics=Tagged((topic,)), status=status)
    return tuple(dict.fromkeys(keys))


def _order(
    signal: Signal, how: Likeness, themes: Sequence[str], hubs: Sequence[str]
) -> tuple[float, bool, int]:
    shared = sum(theme in signal.themes for theme in themes)
    score = how.score * (1 + _THEME * shared)
    return -round(score, 1), not set(hubs) & set(signal.hubs), -signal.number


def _similar(signal: Signal, how: Likeness, themes: Sequence[str]) -> SimilarSignal:
    shared = tuple(theme for theme in themes if theme in signal.themes)
    return SimilarSignal(signal, how.words, shared, how.topics)
