"""Similar signals, and what plays in several regions: by search, with the words and themes of it.

What plays in several regions is bundled, so that generic solutions can be developed (plan).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from registry.core.permissions import Right, require
from registry.core.unit_of_work import Hit, UnitOfWork
from registry.core.writing.text_folding import fold, stem, tokens
from registry.search import Lexicon
from registry.signals.signal import Signal
from registry.signals.transitions import EARLY, LIVE, SignalStatus
from registry.signals.visibility import seen_by

SECTIONS = (Signal.section,)
MOST_FOUND = 200
"""Matches that are looked through; nobody turns that many pages."""

_MOST_ALIKE = 60
"""Matches among which likes are sought; what comes later is hardly like it."""

MOST_LOOKED_AT = 30
"""Signals whose likes are looked up for patterns while somebody waits."""

_LONGEST_QUESTION = 400
"""Characters of a signal that its likes are looked for by; how it begins says what it is about."""

_LOOKED_THROUGH = 4
"""Matches that are read for each one that is shown: a theme may bring a later one forward."""

_ENOUGH_WORDS = 2
"""Words that two signals share at least, or one and a theme."""


@dataclass(frozen=True, slots=True)
class SimilarSignal:
    """A similar signal, with the reason.

    Attributes:
        signal: as the reader may see it.
        words: words that both have; where none is the same, those that mean what is in it.
        themes: slugs of themes that both have.
    """

    signal: Signal
    words: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found.

    Attributes:
        likes: those of the page, best first, each with the words it was found by.
        total: how many there are on all pages.
    """

    likes: tuple[SimilarSignal, ...]
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
    unit: UnitOfWork, text: str, themes: Sequence[str] = (), *, apart: str = "", limit: int = 3
) -> tuple[SimilarSignal, ...]:
    """Return the signals similar to a text that can be joined, likeliest first.

    Args:
        unit: its actor reads.
        text: a signal in somebody's own words.
        themes: what it is about, as far as that is known.
        apart: slug of a signal to leave out: the one that the text is of.
        limit: how many at most.
    """
    likes = await _similar_signals(unit, text, themes, LIVE, apart=apart, limit=limit)
    seen = [(one, await seen_by(unit, one.signal, unit.actor)) for one in likes]
    return tuple(
        SimilarSignal(view, one.words, one.themes) for one, view in seen if view is not None
    )


async def found(unit: UnitOfWork, text: str, *, limit: int = 10, offset: int = 0) -> Found:
    """Return a page of the signals that match some words, best first, whatever became of them.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    hits = await unit.search(text, SECTIONS, limit=MOST_FOUND)
    page = {hit.key: hit.words for hit in hits[offset : offset + limit]}
    signals = await unit.of(Signal).some(tuple(page))
    return Found(tuple(SimilarSignal(one, page[one.slug], ()) for one in signals), len(hits))


async def pattern_of(unit: UnitOfWork, signal: Signal, *, limit: int = 10) -> Pattern | None:
    """Return similar signals elsewhere to bundle with this one; None when there are none.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    text = f"{signal.name} {signal.seen}"[:_LONGEST_QUESTION]
    likes = await _similar_signals(
        unit, text, signal.themes, EARLY, apart=signal.slug, limit=3 * limit
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
) -> list[SimilarSignal]:
    hits = await unit.search(text, SECTIONS, limit=_MOST_ALIKE)
    keys = tuple(hit.key for hit in hits if hit.key != apart)
    open_still = set(
        await unit.of(Signal).keys("slug", _MOST_ALIKE, slug=keys, status=tuple(states))
    )
    best = [key for key in keys if key in open_still][: _LOOKED_THROUGH * limit]
    signals = {one.slug: one for one in await unit.of(Signal).some(best)}
    likes = [
        (hit.score, SimilarSignal(signal, words, shared))
        for hit in hits
        if (signal := signals.get(hit.key))
        for words, shared in _why(hit, signal, themes)
    ]
    likes.sort(key=lambda pair: -pair[0] * (1 + len(pair[1].themes) / 4))
    return [like for _, like in likes[:limit]]


def _why(
    hit: Hit, signal: Signal, themes: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the words and themes that two signals share, when those are enough."""
    shared = tuple(theme for theme in themes if theme in signal.themes)
    weak = Lexicon.load().is_weak
    telling = {stem(word) for part in hit.words for word in tokens(part) if not weak(word)}
    if len(telling) + bool(shared) >= _ENOUGH_WORDS:
        yield _in_both(hit.words, signal), shared


def _in_both(words: tuple[str, ...], signal: Signal) -> tuple[str, ...]:
    """Return the words a reader sees in the signal too; all, if found by meaning alone."""
    text = fold(" ".join((signal.title, signal.seen, signal.why, signal.wish)))
    stems = {stem(word) for word in tokens(text)}
    there = tuple(
        one for one in words if fold(one) in text or {stem(word) for word in tokens(one)} <= stems
    )
    return there or words
