"""The parts of a plan while it is made."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from registry.provisioning.plan import Blocked, Foreign, Pending, PlannedChange, SyncAction


@dataclass(slots=True)
class PlanDraft:
    """The parts of a plan, in no particular order yet.

    Attributes:
        ranks: (action, key) → place in its team's order, where that matters (names).
        invited: keys of members who are to be invited.
        left: key of each member whose account is gone → the first place where they should be: key
            of its team, and its name.
        said: keys of members of whom was said that they have no account, or a disabled one.
        joined: team → how many people are put in it, who come along when it is made included.
        less: (place, action) → how many lose their place or role there.
    """

    changes: list[PlannedChange] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)
    foreign: list[Foreign] = field(default_factory=list)
    ranks: dict[tuple[SyncAction, str], int] = field(default_factory=dict)
    invited: set[str] = field(default_factory=set)
    left: dict[str, tuple[str, str]] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    joined: Counter[str] = field(default_factory=Counter)
    less: Counter[tuple[str, SyncAction]] = field(default_factory=Counter)


def spec_of(*parts: str) -> str:
    """Return a digest of what a thing is made with, so that a yes to it is a yes to that."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
