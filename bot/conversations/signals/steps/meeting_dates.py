"""Resolution of a meeting's day: `1 maart 2027`, `1 maart`, `1-3`, `volgende`, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.core.dates import day_within, in_year, read_day
from registry.core.writing.text_folding import fold

_NEXT = frozenset({"", "volgende", "next", "eerstvolgende", "komende"})
_LAST = frozenset({"vorige", "laatste", "previous", "last"})
_SMALL = frozenset(
    {"van", "voor", "op", "de", "het", "of", "for", "on", "the", "vergadering", "meeting"}
    | {"stuurgroep"}
)


def meant(text: str, days: Sequence[date], today: date) -> date | None:
    """Return the day that is meant; None when the words name none, or there is none ahead.

    Args:
        text: what they wrote; nothing means the first meeting from today on.
        days: of the meetings there are, in order.
        today: in Dutch time.
    """
    words = " ".join(word for word in fold(text).split() if word not in _SMALL).rstrip(".!?")
    if words in _NEXT:
        return next((day for day in days if day >= today), None)
    if words in _LAST:
        return next((day for day in reversed(days) if day < today), None)
    whole = read_day(day_within(words)[1] or words)
    return whole or _without_year(words, days, today)


def _without_year(words: str, days: Sequence[date], today: date) -> date | None:
    """Return a day near this year: the one with a meeting, or else the next one."""
    years = (today.year, today.year + 1, today.year - 1)
    found = [day for year in years if (day := in_year(words, year)) is not None]
    with_meeting = (day for day in found if day in days)
    ahead = (day for day in found if day >= today)
    return next(with_meeting, None) or next(ahead, None)
