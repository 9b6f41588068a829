"""Preselection of index rows for the top results: ranking all rows would take long."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from registry.search.query import Query
from registry.search.rank import SATURATION

Row = tuple[str, str, str, float]
"""Section, key, word and weight, as the store reads them."""

FEW = 2000
"""Rows that are all ranked."""

_LONGEST_LIST = 400
_LABEL = 1000.0


def shortlist(query: Query, rows: Sequence[Row], limit: int) -> Iterable[Row]:
    """Return the rows that ranking needs for the best `limit` entities.

    Each thing is judged by what its words would say if each was counted: never less than its score,
    and cheap to add up. What lacks a label that is asked for comes last.
    """
    if len(rows) <= FEW:
        return rows
    said: defaultdict[str, float] = defaultdict(float)
    for sought in query.sought:
        for word, share in sought.options.items():
            said[word] += share * sought.telling[word]
    said.update(dict.fromkeys(query.tags, _LABEL))
    bound: defaultdict[tuple[str, str], float] = defaultdict(float)
    for section, key, word, weight in rows:
        bound[section, key] -= said[word] * weight / (weight + SATURATION)
    best = heapq.nsmallest(
        max(_LONGEST_LIST, 4 * limit), ((less, it) for it, less in bound.items())
    )
    kept = {thing for _, thing in best}
    return [row for row in rows if (row[0], row[1]) in kept]
