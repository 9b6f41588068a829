"""Topics: the themes that a text in people's own words is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from registry.core.reference.theme import Theme
from registry.core.unit_of_work import Hit, UnitOfWork
from registry.core.writing.text_folding import tokens
from registry.search import Lexicon

MOST = 3
"""Themes that a text is taken to be about."""

_LOOKED_AT = 6

_NEAR = 0.75
"""Of the score of the theme that a word is most about: `stikstof` is nature and agriculture alike,
`wonen` is not what safety is about (design)."""

_BETWEEN = re.compile(r",|;|&|\b(?:en|and)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme that a text is about.

    Attributes:
        words: of the text, by which it is meant.
    """

    theme: Theme
    words: tuple[str, ...]


async def topics(unit: UnitOfWork, text: str) -> tuple[Topic, ...]:
    """Return the themes that a text is about, best first; none where no word of it tells."""
    hits = await unit.search(text, (Theme.section,), limit=_LOOKED_AT)
    best: dict[str, float] = {}
    for hit in hits:
        for word in _telling(hit):
            best[word] = max(best.get(word, 0.0), hit.score)
    meant = {hit.key: hit for hit in hits if _is_meant(hit, best)}
    themes = [one for one in await unit.of(Theme).some([*meant]) if one.status == "active"]
    return tuple(Topic(one, meant[one.slug].words) for one in themes[:MOST])


def named(text: str, themes: Sequence[Theme]) -> list[str] | None:
    """Return the themes that a text names, and nothing else; None where it says anything more.

    For what must not be guessed: `water en wonen` names two, `alles behalve water` names none.

    Args:
        text: names with commas or `en` between them.
        themes: that can be named.
    """
    names: dict[tuple[str, ...], str] = {}
    for whole in (True, False):  # a whole name before a part of another's
        for one in themes:
            for name in (one.name, one.english, one.slug.replace("-", " ")):
                for part in [name] if whole else _BETWEEN.split(name):
                    names.setdefault(tuple(tokens(part)), one.slug)
    names.pop((), None)
    if slug := names.get(tuple(tokens(text))):
        return [slug]
    parts = [tuple(tokens(part)) for part in _BETWEEN.split(text)]
    found = [names.get(part) for part in parts if part]
    if not found or None in found:
        return None
    return list(dict.fromkeys(slug for slug in found if slug))


def _is_meant(hit: Hit, best: dict[str, float]) -> bool:
    return any(hit.score >= _NEAR * best[word] for word in _telling(hit))


def _telling(hit: Hit) -> Sequence[str]:
    """Return the words of a hit that say what something is about."""
    lexicon = Lexicon.load()
    words = {part for word in hit.words for part in tokens(word)}
    return sorted(word for word in words if not (lexicon.is_stop(word) or lexicon.is_weak(word)))
