"""Making a card fit, whatever people wrote: long texts are cut and long lists shortened at need."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from cards.kit.render import CardFault


@dataclasses.dataclass(frozen=True, slots=True)
class Room:
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


AMPLE = Room(12_000, 8)
"""What there is room for as a rule."""

_ROOMS = (AMPLE, Room(4_000, 8), Room(2_000, 6), Room(800, 4), Room(300, 2))


def fitted(build: Callable[[Room], Mapping[str, Any]]) -> Mapping[str, Any]:
    """The card with as much in it as fits.

    Args:
        build: makes the card within a room.

    Raises:
        CardFault: it does not fit even in the smallest one.
    """
    for room in _ROOMS[:-1]:
        try:
            return build(room)
        except CardFault:
            continue
    return build(_ROOMS[-1])
