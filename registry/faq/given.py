"""What the FAQ gives today: its list, what is found in it, and what may answer a text."""

from __future__ import annotations

from collections.abc import Sequence

from registry.core.dates.workdays import today
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import Between, UnitOfWork
from registry.faq.entry import FaqEntry

PAGE = 8
_MOST = 1_000
"""Entries of which the list is made, and counted."""
_CANDIDATES = 8
"""Entries that may answer a text, as search ranks them."""


async def faq_page(unit: UnitOfWork, page: int, reader: str) -> tuple[Sequence[FaqEntry], int]:
    """Return a page of the list, and how many there are.

    Args:
        unit: to read from.
        page: counted from 0.
        reader: key of who asks; empty where others read along. Who keeps the FAQ sees what is not
            given too, last.
    """
    day, entries = today(unit.now), unit.of(FaqEntry)
    until = Between(start=day.isoformat())
    given = [*await entries.keys("number", _MOST, status="given", until=until)]
    if reader and await holds(unit, Right.EDIT_FAQ, reader):
        over = Between(end=day.isoformat())
        given += await entries.keys("number", _MOST, status="given", until=over)
        given += await entries.keys("number", _MOST, status="off")
    shown = given[page * PAGE : (page + 1) * PAGE]
    return await entries.some(shown), len(given)


async def faq_found(unit: UnitOfWork, words: str) -> list[FaqEntry]:
    """Return the entries that are given today and that words are about, best first."""
    hits = await unit.search(words, (FaqEntry.section,), limit=_CANDIDATES)
    known = {one.slug: one for one in await unit.of(FaqEntry).some([hit.key for hit in hits])}
    found = [known[hit.key] for hit in hits if hit.key in known]
    return [one for one in found if one.is_given(today(unit.now))]
