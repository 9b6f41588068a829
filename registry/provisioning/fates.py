"""What became of the changes of a plan that was applied, and how that counts as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from registry.provisioning.plan import PlannedChange


class Fate(StrEnum):
    """What became of a change: said of what was seen, and of nothing else."""

    DONE = "done"  # it was made just now
    BEFORE = "before"  # it was seen to be so already, or this very plan made it earlier
    WAITING = "waiting"  # Microsoft is not that far
    UNREAD = "unread"  # its team could not be read, so nothing is known
    UNSURE = "unsure"  # Graph did not find what was there: one answer is no proof
    OVERTAKEN = "overtaken"  # registry or Teams changed, so that it no longer applies
    BUDGET = "budget"  # it takes away, over what may go in a day: it waits for a person
    BLOCKED = "blocked"  # something is in the way that somebody must settle
    FAILED = "failed"  # it was tried, and refused


class Verdict(IntEnum):
    """How a plan ended as a whole; these are exit statuses (docs/command-line.md)."""

    DONE = 0
    ERROR = 1
    WAITS = 3
    UNREAD = 4
    OVERTAKEN = 5


VERDICTS: Final[Mapping[Fate, Verdict]] = {
    Fate.DONE: Verdict.DONE,
    Fate.BEFORE: Verdict.DONE,
    Fate.WAITING: Verdict.WAITS,
    Fate.UNREAD: Verdict.UNREAD,
    Fate.UNSURE: Verdict.UNREAD,
    Fate.OVERTAKEN: Verdict.OVERTAKEN,
    Fate.BUDGET: Verdict.ERROR,
    Fate.BLOCKED: Verdict.ERROR,
    Fate.FAILED: Verdict.ERROR,
}
"""What each counts for in a plan."""
_WORST = (Verdict.ERROR, Verdict.UNREAD, Verdict.OVERTAKEN, Verdict.WAITS, Verdict.DONE)
"""What needs a person comes first; then what nobody knows; what only takes time comes last."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of one change.

    Attributes:
        change: as it was approved.
        fate: what became of it.
        why: a code for the reason; empty where there is none.
    """

    change: PlannedChange
    fate: Fate
    why: str = ""


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the one of several that weighs most."""
    return min(verdicts, key=_WORST.index, default=Verdict.DONE)


def verdict_of(ends: Iterable[Ended]) -> Verdict:
    """Return how a plan ended whose changes ended so."""
    return worst({VERDICTS[one.fate] for one in ends})


def counted(ends: Iterable[Ended]) -> dict[str, int]:
    """Count fates, with their reasons: `waiting:roster` → 9. `split` takes such a name apart."""
    found = Counter(f"{one.fate}:{one.why}" if one.why else str(one.fate) for one in ends)
    return {
        key: count
        for fate in Fate
        for key, count in sorted(found.items())
        if key.partition(":")[0] == fate
    }


def split(name: str) -> tuple[str, str]:
    """Return fate and reason of a name in what `counted` gives."""
    fate, _, why = name.partition(":")
    return fate, why
