"""Comparison of names of organisations: equal ones, and those that resemble typed words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from registry.core.reference.place_names import renamed
from registry.core.writing.lookalikes import looks


class Named(Protocol):
    """Something with the names of an organisation: the entity, its names, or a listed body."""

    @property
    def slug(self) -> str:
        """Its key."""
        ...

    @property
    def name(self) -> str:
        """Its own name."""
        ...

    @property
    def short(self) -> str:
        """What people call it."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        ...

    @property
    def label(self) -> str:
        """Label in lists."""
        ...


class Listed(Named, Protocol):
    """An organisation of the registry, or its names; see `Organisation.status`."""

    @property
    def status(self) -> str:
        """Whether it stands in lists."""
        ...


ALIKE = 92
"""From here two names (rapidfuzz' ratio, 0 to 100) are one name with a typing error (design)."""

RESEMBLES = 75
"""From here a name is worth showing to somebody who is still typing (design)."""

_KEPT = 16_384
"""Names whose comparable form is kept: each letter that somebody types is held against all."""

_SHARED = """
gemeente provincie ministerie waterschap hoogheemraadschap hogeschool universiteit stichting
vereniging rijksdienst dienst regio omgevingsdienst veiligheidsregio ggd mbo roc college
municipality province ministry university van voor de het en in of the and
"""
_KINDS = frozenset(_SHARED.split())
"""Words that many names share: what is left tells them apart (Haren is not Laren)."""


@lru_cache(maxsize=_KEPT)
def folded(name: str) -> str:
    """Normalise a name for comparison: no capitals, accents or signs, and by what it looks like."""
    return re.sub(r"[^\w&]+", " ", looks(name)).strip()


def same_name(name: str, names: Iterable[str]) -> bool:
    """Return whether a name equals one of these, or nearly so."""
    mine = placed(name)
    return any(_same(mine, placed(other)) for other in names)


@lru_cache(maxsize=_KEPT)
def placed(name: str) -> str:
    """Return a folded name with each place under its usual name: `provincie friesland`."""
    return " ".join(renamed(folded(name).split()))


def _same(mine: str, other: str) -> bool:
    from rapidfuzz import fuzz  # takes memory, and is needed when names are compared

    if not mine or not other:
        return False
    if mine == other:
        return True
    if is_ours(mine) != is_ours(other):
        return False
    return fuzz.ratio(mine, other) >= ALIKE and fuzz.ratio(own_part(mine), own_part(other)) >= ALIKE


def is_ours(name: str) -> bool:
    """Return whether a folded name is one that PLeK's own groups have: `plek makers`.

    Plekmakers is a citizens' initiative (plan, L1647-1651), and one space away from that group.
    """
    return name.startswith("plek ")


def equal_name(name: str, names: Iterable[str]) -> bool:
    """Return whether a name equals one of these: whatever its capitals, accents and signs."""
    mine = placed(name)
    return bool(mine) and any(mine == placed(other) for other in names)


def own_part(name: str) -> str:
    """Return a folded name without words that many share: `gemeente rotterdam` → `rotterdam`."""
    return " ".join(word for word in name.split() if word not in _KINDS)


def contains(asked: str, name: str) -> float:
    """Return 103 for a name that begins with the words, 102 for one with such a word, 101, 0."""
    if name.startswith(asked):
        return 103.0
    if f" {asked}" in name:
        return 102.0
    return 101.0 if len(asked) > 2 and asked in name else 0.0
