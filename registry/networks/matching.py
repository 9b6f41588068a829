"""Networks that fit a question, by its words and themes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from registry.core.reference.theme import Theme
from registry.core.unit_of_work import Hit, UnitOfWork
from registry.core.writing.text_folding import stem, tokens
from registry.networks.network import Network

MOST = 3
"""Networks that are shown beside those that the kernteam chose."""

_SAYS_NOTHING = "netwerk network kennis knowledge leren"
"""Every network has to do with these."""


async def fitting(
    unit: UnitOfWork,
    text: str,
    themes: Sequence[str] = (),
    *,
    apart: Collection[str] = (),
    most: int = MOST,
) -> tuple[Network, ...]:
    """Return the best-fitting networks: by words and theme, by words alone, by theme alone.

    Args:
        unit: to read from.
        text: the question, or its title.
        themes: what it is about; the theme that the text is about most, where nothing else helps.
        apart: slugs to leave out.
        most: how many.
    """
    hits = await unit.search(text, (Network.section,), limit=2 * most + len(apart))
    by_words = [hit.key for hit in hits if _telling(hit)]
    by_theme = await _on_themes(unit, themes, 2 * most + len(apart))
    if not (by_theme or by_words):
        meant = [hit.key for hit in await unit.search(text, (Theme.section,), limit=1)]
        by_theme = await _on_themes(unit, meant, 2 * most + len(apart))
    both = [key for key in by_words if key in by_theme]
    keys = [key for key in dict.fromkeys((*both, *by_words, *by_theme)) if key not in apart]
    return tuple(await unit.of(Network).some(keys[:most]))


async def _on_themes(unit: UnitOfWork, themes: Sequence[str], limit: int) -> list[str]:
    found = [
        await unit.search("", (Network.section,), tags=(f"theme:{theme}",), limit=limit)
        for theme in themes
    ]
    return [hit.key for hits in found for hit in hits]


def _telling(hit: Hit) -> bool:
    return any(
        stem(word) not in _stems(_SAYS_NOTHING) for part in hit.words for word in tokens(part)
    )


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(words))
