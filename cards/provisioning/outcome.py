"""What became of a plan, in sentences: done only what is done, and each other fate by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cards.kit.translator import Translator
from registry.provisioning.fates import Fate, split

_FINE = (Fate.DONE, Fate.BEFORE)


def is_fine(ends: Mapping[str, int]) -> bool:
    """Return whether all of it is done, by counts of fates (registry.provisioning.fates)."""
    return all(split(name)[0] in _FINE for name in ends)


def outcome_lines(t: Translator, ends: Mapping[str, int]) -> Iterator[str]:
    """Return what became of a plan, by counts of fates: first what is done, then all else."""
    total = sum(ends.values())
    if not total:
        return
    done = sum(count for name, count in ends.items() if split(name)[0] in _FINE)
    if done == total == ends.get(Fate.BEFORE, 0):
        yield t("sync-ended-before", total=total)
    elif done == total:
        yield t("sync-ended-all", total=total)
    else:
        yield t("sync-ended-some", done=done, total=total)
    for name, count in ends.items():
        fate, why = split(name)
        if fate == Fate.WAITING:
            yield t("sync-ended-waiting", count=count, why=waits_for(t, why))
        elif fate not in _FINE:
            yield t(f"sync-ended-{fate}", count=count)


def waits_for(t: Translator, why: str) -> str:
    """Return what a change waits for, by its code."""
    own = f"sync-ended-waits-{why}"
    return t(own if t.has(own) else "sync-ended-waits-other")
