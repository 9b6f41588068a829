"""Resolution of a meeting's day: `1 maart 2027`, `1 maart`, `maart`, `volgende`, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.core.dates import Doubt, OneDay, Period, Use, read_moment
from registry.core.dates.moments import Wants
from registry.core.vocabulary import Language
from registry.core.writing.text_folding import fold

_NEXT = frozenset({"", "volgende", "next", "eerstvolgende", "komende"})
_LAST = frozenset({"vorige", "laatste", "previous", "last"})
_SMALL = frozenset(
    {"van", "voor", "op", "de", "het", "of", "for", "on", "the", "vergadering", "meeting"}
    | {"stuurgroep"}
)
_BODY = frozenset({"stuurgroep", "vergadering", "meeting"})
_ARTICLES = frozenset({"de", "het", "the"})
_AHEAD, _BACK = Use(Wants.ANY), Use(Wants.ANY, back=True)


def meant(
    text: str, days: Sequence[date], today: date, language: Language | None = None
) -> date | None:
    """Return the day that is meant; None when the words name none, or more than one meeting.

    Args:
        text: what they wrote; nothing means the first meeting from today on.
        days: of the meetings there are, in order.
        today: in Dutch time.
        language: theirs.
    """
    words = " ".join(word for word in fold(text).split() if word not in _SMALL).rstrip(".!?")
    if words in _NEXT:
        return next((day for day in days if day >= today), None)
    if words in _LAST:
        return next((day for day in reversed(days) if day < today), None)
    read = [_periods(fold(text), today, use, language) for use in (_AHEAD, _BACK)]
    held = {day for day in days for one in (*read[0], *read[1]) if _holds(one, day)}
    if len(held) == 1:
        return held.pop()
    sure = read[0][0].day if len(read[0]) == 1 else None
    return sure if not held else None


def _periods(text: str, today: date, use: Use, language: Language | None) -> tuple[Period, ...]:
    words = [word for word in text.split() if word not in _BODY]
    while words and words[0] in _SMALL - _ARTICLES:
        words = words[1:]
    if len(words) > 1 and words[0] in _ARTICLES and words[1] in _SMALL:
        words = words[2:]
    read = read_moment(" ".join(words), today, use, language)
    if isinstance(read, OneDay):
        return (Period(read.day, read.day),)
    if isinstance(read, Doubt):
        return read.choices
    return (read,) if isinstance(read, Period) else ()


def _holds(period: Period, day: date) -> bool:
    return (period.start or day) <= day <= (period.end or day)
