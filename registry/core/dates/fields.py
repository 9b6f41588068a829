"""Days in forms: read as they were typed, where it is known which day it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from registry.core.dates.moments import (
    DEADLINE,
    ENDS,
    HAPPENED,
    HELD,
    PAUSE,
    PLANNED,
    SIDE,
    STARTS,
    Doubt,
    OneDay,
    Unread,
    Use,
    Wants,
)
from registry.core.dates.reader import LONGEST, chosen_text, day_within, read_moment
from registry.core.errors import CodedError
from registry.core.vocabulary import Language

_SHOWN = 40
"""Characters of what was typed that an error repeats."""

_ANY = Use(Wants.DAY)
_FAR_APART = (date(2001, 2, 3), date(2058, 9, 10))
"""Two days that no date with all its parts is read differently on."""


@dataclass(frozen=True, slots=True)
class ReadOn:
    """The day on which a form is read, in Dutch time, and the language of who filled it in."""

    today: date
    language: Language | None = None


def day_typed(text: str, use: Use, on: ReadOn | None) -> date | None:
    """Return the day that was typed; None when nothing was.

    Args:
        text: all of it is the day.
        use: what it is for.
        on: the day it is; without one a day needs all its parts.

    Raises:
        CodedError: it is no day, or must be asked; then with what can be chosen.
    """
    if not text.strip():
        return None
    if on is None:
        return _whole(text)
    read = read_moment(text, on.today, use, on.language)
    if isinstance(read, OneDay):
        return read.day
    raise coded(read, text)


def coded(read: object, text: str) -> CodedError:
    """Return what is wrong with a text that is no day, or what is to be asked."""
    shown = text.strip()[:_SHOWN]
    if isinstance(read, Doubt) and read.choices:
        choices = tuple(chosen for one in read.choices if (chosen := chosen_text(one)))
        return CodedError(read.why, value=shown, choices=choices)
    if isinstance(read, Unread) and not read.whole:
        return CodedError("date_left", value=shown, left=read.left[:_SHOWN])
    return CodedError("date", value=shown)


def _whole(text: str) -> date:
    """Return a day with all its parts. Raise CodedError for any other text."""
    shown = text.strip()[:_SHOWN]
    if len(text) > LONGEST:
        raise CodedError("date", value=shown)
    days = [read_moment(text, today, _ANY) for today in _FAR_APART]
    if isinstance(days[0], OneDay) and days[0] == days[1]:
        return days[0].day
    raise CodedError("date", value=shown)


def _reader(use: Use, *, needed: bool) -> Callable[[Any, ValidationInfo], Any]:
    def read(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            on = info.context if isinstance(info.context, ReadOn) else None
            value = day_typed(value, use, on)
        if needed and value is None:
            raise CodedError("required")
        return value

    return read


Day = Annotated[date | None, BeforeValidator(_reader(DEADLINE, needed=False))]
"""The last day for something, or none."""

StartDay = Annotated[date | None, BeforeValidator(_reader(STARTS, needed=False))]
"""The day on which something begins, or none."""

PlannedDay = Annotated[date, BeforeValidator(_reader(PLANNED, needed=True))]
"""The day for which something is planned."""

HeldDay = Annotated[date | None, BeforeValidator(_reader(HELD, needed=False))]
"""The day of a meeting that was held, or none."""

PauseDay = Annotated[date | None, BeforeValidator(_reader(PAUSE, needed=False))]
"""The day until which somebody hears nothing, or none."""

ListDay = Annotated[date | None, BeforeValidator(_reader(SIDE, needed=False))]
"""The first or last day of a list, or none."""

_THROUGH = re.compile(
    r"\s*(?:tot en met|t\s*/\s*m|tm|through|thru|up to and including)\b", re.IGNORECASE
)


def end_typed(text: str, on: ReadOn | None) -> date | None:
    """Return the first day on which somebody's access is over; None when nothing was typed.

    "tot 1 juli" ends on that day; "tot en met 30 juni" on the day after it. Raises CodedError.
    """
    day = day_typed(text, ENDS, on)
    return day + timedelta(days=1) if day and _THROUGH.match(text) else day


_BEFORE_END = re.compile(
    r"\s*\b(?P<how>tot en met|tot|t/m|tm|until|till|through|up to and including)\s+$",
    re.IGNORECASE,
)


def end_within(text: str, today: date) -> tuple[str, str]:
    """Split a sentence into the rest of it and the end that it says, such as `tot 1 juli`.

    Args:
        text: as it was typed; the end may stand anywhere in it.
        today: in Dutch time.

    Returns:
        The sentence without the end, and the end as `end_typed` reads it; empty without one.
    """
    before, day, after = day_within(text, today, ENDS, last=True)
    said = _BEFORE_END.search(before) if day else None
    if said is None:
        return text, ""
    rest = f"{before[: said.start()]} {after.strip()}"
    return rest.strip(), f"{said['how']} {day.strip()}"


def _read_end(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str):
        return value
    return end_typed(value, info.context if isinstance(info.context, ReadOn) else None)


EndDay = Annotated[date | None, BeforeValidator(_read_end)]
"""The first day on which somebody's access is over, or none."""

NeededDay = Annotated[date, BeforeValidator(_reader(HAPPENED, needed=True))]
"""The day on which something happened."""
