"""Making a card fit, whatever people wrote: long texts are cut and long lists shortened at need."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from cards.kit.render import CardFault


@dataclasses.dataclass(frozen=True, slots=True)
class SizeBudget:
    """What a card has room for.

    Attributes:
        text: bytes of each long text; a character takes one to four.
        rows: items of each list.
    """

    text: int
    rows: int

    def cut(self, text: str) -> str:
        """The text as far as there is room; `…` says that there is more."""
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
    """The card with as much in it as fits.

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
