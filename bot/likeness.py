"""How much what somebody typed looks like a word that is known."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA


def likeness(start: str, name: str, near: float, *, longer_than: int) -> float:
    """How much they look alike, 0-100; two letters the wrong way round are one mistake.

    Args:
        start: what was typed, folded as the name is.
        name: what is known.
        near: what one mistake counts for at least.
        longer_than: letters of a name up to which one mistake may make another word of it.
    """
    one_mistake = len(name) > longer_than and OSA.distance(start, name, score_cutoff=1) <= 1
    return max(fuzz.ratio(start, name), float(near) if one_mistake else 0.0)
