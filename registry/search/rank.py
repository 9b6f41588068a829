"""Ranking: index rows of a question's words → the best matches, with the words that matched.

BM25's shape: a rare word says more than a common one, and the tenth occurrence less than the
first. Length is in the rows' weight already, so that rows are all that is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from registry.core.unit_of_work import Hit, Match, Way
from registry.search.index import IndexEntry
from registry.search.query import TELLS, Query
from registry.search.reader import Sought

SATURATION = 1.5
"""Weight at which a word says half of what it can say."""

ENOUGH, ENOUGH_GUESSED = 0.2, 0.35
"""Part of the question's words that must be found; below it, "I don't know" is more honest. More is
asked when no word was found for sure but only by likeness."""

SURE = 0.7
"""How well a word must be answered to count as found for sure."""

NOTABLE = 0.2
"""Score, as part of the best one's, below which a match isn't worth showing."""


def rank(query: Query, rows: Iterable[IndexEntry], limit: int = 10) -> list[Hit]:
    """Return the best matches, best first; ties by section and key. Linear in the rows.

    Args:
        query: what was read from the question.
        rows: the index's rows whose word is in `query.words`.
        limit: how many at most.
    """
    things: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in rows:
        things[row.section, row.key][row.word] = row.weight
    hits = [
        hit
        for thing, words in things.items()
        if words.keys() >= set(query.tags) and (hit := _hit(query, thing, words))
    ]
    hits.sort(key=lambda hit: (-hit.score, hit.section, hit.key))
    return [hit for hit in hits[:limit] if hit.score >= NOTABLE * hits[0].score]


def _hit(query: Query, thing: tuple[str, str], words: Mapping[str, float]) -> Hit | None:
    score = 0.0
    found: defaultdict[int, float] = defaultdict(float)
    matched: list[tuple[float, Match]] = []
    for sought in query.sought:
        there = [word for word in sought.options if word in words]
        if not there:
            continue
        said, best = max((_said(sought, word, words[word]), word) for word in there)
        score += said
        share = max(sought.options[word] for word in there)
        found[sought.place] = max(found[sought.place], share)
        way = sought.ways.get(best, Way.SAME)
        matched.append((said, Match(sought.text, best, way)))
    asked = sum(query.importance.values())
    answered = sum(share * query.importance.get(place, 1.0) for place, share in found.items())
    enough = ENOUGH if max(found.values(), default=0.0) >= SURE else ENOUGH_GUESSED
    if answered < enough * asked or not (asked or query.tags):
        return None
    # "Gondels" is not answered by whichever network in "netwerk voor gondels".
    if query.tells and not any(query.importance.get(place, 1.0) >= TELLS for place in found):
        return None
    words_said = tuple(dict.fromkeys(match.said for _, match in matched))
    matched.sort(key=lambda one: -one[0])  # stable: what says the same stays as it was said
    return Hit(*thing, round(score, 4), words_said, tuple(match for _, match in matched))


def _said(sought: Sought, word: str, weight: float) -> float:
    return sought.options[word] * sought.telling[word] * weight / (weight + SATURATION)
