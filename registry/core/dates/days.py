"""Dates as people type them: `1-3-2027`, `1 maart 2027`, `2027-03-01`."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from registry.core.dates.months import months
from registry.core.errors import CodedError
from registry.core.writing.plain_text import typewritten
from registry.core.writing.text_folding import fold

_ALSO = {"maa": 3}
"""A month cut off after three letters, where that is not how it is abbreviated."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH = re.compile(r"(\d{1,2})(?:[-/. ]+(\d{1,2})[-/. ]+| *([a-z]{3,9})\.? *)(\d{4})")
_MAY_BE_DAY = re.compile(
    r"(?<![\w-])(?:\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}[-/. ]+(?:\d{1,2}|[a-z]{3,9}\.?)[-/. ]+\d{4}"
    r"|\d{1,2} [a-z]{3,9})(?![\w-])"
)
_ANY = date(2027, 1, 1)
"""A day to read others from, where it does not matter in which year they are."""


def read_day(text: str) -> date | None:
    """Parse a date, day before month as the Dutch write it; None for anything else."""
    plain = fold(text).strip()
    if found := _ISO.fullmatch(plain):
        year, month, day = found[1], found[2], found[3]
    elif found := _DUTCH.fullmatch(plain):
        year, month, day = found[4], found[2] or _month(found[3]), found[1]
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def near_day(text: str, today: date, *, past: bool = False) -> date | None:
    """Parse a date that may lack its year: the next such day, or the last one if `past`.

    Args:
        text: as `read_day`, or `1 maart`, `1-3`.
        today: the day that counts from.
        past: take the last one, today or before.
    """
    if (day := read_day(text)) is not None:
        return day
    step = -1 if past else 1
    near = range(today.year, today.year + 9 * step, step)  # nine years hold a 29 February
    days = [day for year in near if (day := in_year(text, year)) is not None]
    return next((day for day in days if (day <= today if past else day >= today)), None)


def in_year(text: str, year: int) -> date | None:
    """Return the day of a year that a text without one names: `1 maart`, `1-3`."""
    return read_day(f"{text.strip()} {year}")


def day_within(text: str) -> tuple[str, str, str]:
    """Split a text into what precedes a day, the day as typed, and what follows it.

    Without a day all of the text stands before it.
    """
    plain = typewritten(text).casefold()
    for found in _MAY_BE_DAY.finditer(plain) if len(plain) == len(text) else ():
        if near_day(found.group(), _ANY) is not None:
            return text[: found.start()], text[found.start() : found.end()], text[found.end() :]
    return text, "", ""


def _month(word: str) -> int:
    return months().get(word) or _ALSO.get(word, 0)


def _read(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    day = read_day(value)
    if day is None:
        raise CodedError("date", value=value.strip()[:40])
    return day


def _needed(value: Any) -> Any:
    day = _read(value)
    if day is None:
        raise CodedError("required")
    return day


Day = Annotated[date | None, BeforeValidator(_read)]
"""A day as somebody types it, or none."""

NeededDay = Annotated[date, BeforeValidator(_needed)]
"""A day as somebody types it."""
