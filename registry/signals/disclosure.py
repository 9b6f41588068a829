"""Figures that tell nothing about one signal: parts that are too small are left out.

What was left out may not follow from the rest either: from the total less what is shown. So what is
hidden of a whole is never one part alone, and always as much as a part has to be.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TypeVar

from registry.signals.statistics import Figures, Part

FEWEST = 5
"""Signals from which something is said about them (the plan's people may know each of fewer)."""

K = TypeVar("K")


@dataclasses.dataclass(frozen=True, slots=True)
class Disclosed:
    """Figures that may be shown.

    Attributes:
        figures: with what may be shown of each part; without what is too small.
        enough: whether there is anything to say at all.
        hidden: names of the divisions of which parts were left out (`kinds`, `levels`, `hubs`,
            `months`).
    """

    figures: Figures
    enough: bool
    hidden: frozenset[str]


def disclosed(figures: Figures) -> Disclosed:
    """Return what may be shown of figures; nothing but their period below five signals."""
    if figures.whole.total < FEWEST:
        nothing = Part(0, {}, {})
        empty = dataclasses.replace(figures, whole=nothing, months={}, kinds={}, levels={}, hubs={})
        return Disclosed(empty, enough=False, hidden=frozenset())
    kinds = told(figures.kinds)
    levels = told({level: part.total for level, part in figures.levels.items()})
    hubs = told({hub: part.total for hub, part in figures.hubs.items()})
    whole_kinds = len(kinds) == len(figures.kinds)
    spans = (figures.months, _years(figures.months)) if whole_kinds else ()
    months = next((span for span in spans if _is_enough(span)), {})
    shown = dataclasses.replace(
        figures,
        whole=_part(figures.whole),
        kinds=kinds,
        months=months,
        levels={level: _part(part) for level, part in figures.levels.items() if level in levels},
        hubs={hub: _part(part) for hub, part in figures.hubs.items() if hub in hubs},
    )
    names = ("kinds", "months", "levels", "hubs")
    less = (name for name in names if len(getattr(shown, name)) < len(getattr(figures, name)))
    return Disclosed(shown, enough=True, hidden=frozenset(less))


def _years(months: Mapping[int, Mapping[K, int]]) -> dict[int, dict[K, int]]:
    """Return the counts by year, each under its first month."""
    years: dict[int, dict[K, int]] = {}
    for month, kinds in months.items():
        year = years.setdefault(month // 100 * 100 + 1, {})
        for kind, number in kinds.items():
            year[kind] = year.get(kind, 0) + number
    return years


def _is_enough(months: Mapping[int, Mapping[K, int]]) -> bool:
    return all(n >= FEWEST or not n for kinds in months.values() for n in kinds.values())


def told(parts: Mapping[K, int]) -> dict[K, int]:
    """Return the parts of a whole that may be told.

    A part of fewer than five is left out, and with it the smallest of the others, until what is
    left out is more than one part and at least five signals together: else it would follow from
    the total.
    """
    kept = {name: number for name, number in parts.items() if number >= FEWEST or not number}
    hidden = {name: number for name, number in parts.items() if name not in kept}
    more = sorted((name for name in kept if kept[name]), key=lambda name: kept[name])
    for name in more:
        if not hidden or (len(hidden) > 1 and sum(hidden.values()) >= FEWEST):
            break
        hidden[name] = kept.pop(name)
    return kept


def _part(part: Part) -> Part:
    """Return a part without the points and stages that fewer than five signals came to."""
    course = {point: number for point, number in part.course.items() if number >= FEWEST}
    leads = {leg: lead for leg, lead in part.leads.items() if lead.number >= FEWEST}
    return Part(part.total, course, leads)
