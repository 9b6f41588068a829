"""Fitting of cards to Teams' size limit: long texts are cut and long lists shortened."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from cards.kit.render import CardFault


@dataclasses.dataclass(frozen=True, slots=True)
class SizeBudget:
    """Limits for the content of a card.

    Attributes:
        text: bytes of each long text; a character takes one to four.
        rows: items of each list.
    """

    text: int
    rows: int

    def cut(self, text: str) -> str:
        """Cut the text to the budget; `…` marks the cut."""
        raw = text.encode("utf-8", "ignore")
        if len(raw) <= self.text:
            return text
        return raw[: self.text].decode("utf-8", "ignore").rstrip() + "…"


DEFAULT_BUDGET = SizeBudget(12_000, 8)
"""What there is room for as a rule."""

_BUDGETS = (
    DEFAULT_BUDGET,
    SizeBudget(4_000, 8),
    SizeBudget(2_000, 6),
    SizeBudget(800, 4),
    SizeBudget(300, 2),
)


def fit_to_budget(build: Callable[[SizeBudget], Mapping[str, Any]]) -> Mapping[str, Any]:
    """Build the card with as much content as fits.

    Args:
        build: makes the card within a room.

    Raises:
        CardFault: it does not fit even in the smallest one.
    """
    for budget in _BUDGETS[:-1]:
        try:
            return build(budget)
        except CardFault:
            continue
    return build(_BUDGETS[-1])
