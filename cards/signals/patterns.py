"""Patterns of signals across regions, to be bundled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.kit.components import button, card, clipped, heading, notice, para
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.rows import shared_words, signal_row
from registry.core.vocabulary import Region
from registry.signals.names import Labels
from registry.signals.similarity.patterns import Board
from registry.signals.similarity.similar import Pattern, SimilarSignal

MOST_ALIKE = 3
"""Likes of a pattern that are shown; the button to bundle takes them all along."""


@dataclass(frozen=True, slots=True)
class PatternsShown:
    """Patterns found by the last search, as the card shows them.

    Attributes:
        asked: the reader just asked for a new look.
    """

    board: Board
    labels: Labels
    asked: bool = False


def patterns_card(t: Translator, shown: PatternsShown) -> Mapping[str, Any]:
    """Build the groups of signals from several places on one subject, each to be bundled."""
    board = shown.board

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, t("signal-patterns-title"), Noun.LESSON)]
        if shown.asked or (board.busy and board.at is None):
            body.append(notice(t("signal-patterns-busy"), good=True))
        if board.at is not None:
            body.append(para(t("signal-patterns-intro", day=t.day(board.at)), subtle=True))
        for one in board.patterns[: budget.rows // 2]:
            body += _pattern(t, one, shown.labels)
        if board.at is not None and not board.patterns:
            body.append(para(t("signal-patterns-none")))
        return card(t, body, _actions(t, shown), fallback=t("signal-patterns-title"))

    return fit_to_budget(build)


def _pattern(t: Translator, pattern: Pattern, labels: Labels) -> list[CardElement]:
    likes = pattern.likes[:MOST_ALIKE]
    return [
        heading(_places(t, pattern, labels), level=2),
        signal_row(t, pattern.first, labels),
        *(signal_row(t, one.signal, labels, why=_why(t, one, labels)) for one in likes),
        ActionSet(actions=[_bundling(t, pattern)]),
    ]


def _bundling(t: Translator, pattern: Pattern) -> Action:
    """Build the button to the form that bundles them, filled in."""
    first, others = pattern.first, [str(one.signal.number) for one in pattern.likes]
    load = {
        "signal": first.slug,
        "seen": str(first.round),
        "step": "bundle",
        "words": ", ".join(others),
    }
    numbers = t.listing(others)
    title = t("signal-patterns-bundle", first=str(first.number), others=numbers)
    return button(clipped(title, 80), "signals.step", load, tooltip=title)


def _places(t: Translator, pattern: Pattern, labels: Labels) -> str:
    names = [_place(t, one, labels) for one in pattern.places]
    return t("signal-patterns-places", places=t.listing([one for one in names if one]))


def _place(t: Translator, place: str, labels: Labels) -> str:
    if place in labels.hubs:
        return clipped(labels.hubs[place], 60)
    return t.label(Region(place)) if place in set(Region) else ""


def _why(t: Translator, like: SimilarSignal, labels: Labels) -> str:
    themes = [labels.themes[one].label(t.language) for one in like.themes if one in labels.themes]
    words = shared_words(t, like)
    parts: Sequence[str] = (
        t("signal-patterns-words", words=", ".join(words)) if words else "",
        t("signal-patterns-themes", themes=t.listing(themes)) if themes else "",
    )
    return " · ".join(part for part in parts if part)


def _actions(t: Translator, shown: PatternsShown) -> list[Action]:
    waits = shown.asked or shown.board.busy
    again = "signal-patterns-look" if waits else "signal-patterns-again"
    return [
        button(t(again), "signals.patterns", {} if waits else {"again": "1"}),
        button(t("signal-list-inbox"), "signals.inbox"),
    ]
