"""Working days in the Netherlands: on which days, and between which hours, anybody is reminded.

Free are weekends and the days that the Algemene termijnenwet (article 3) keeps out of the terms of
governments, whose people plek is for: New Year's Day, Easter Monday, Ascension Day, Whit Monday,
Christmas, the King's birthday and 5 May; and Good Friday, which the same article puts beside them.
So Liberation Day is free every year and not once in five, and Good Friday is too, though some
employers work then: a reminder that comes a day later harms less than one on a day off. The
`holidays` package calls those two "optional".
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from holidays import HolidayBase

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

OPENS, CLOSES = time(9), time(17)
"""From when and until when somebody is reminded, on the clock of Amsterdam (design)."""

_DAY = timedelta(days=1)


@cache
def _free() -> HolidayBase:
    from holidays import country_holidays  # loads 250 countries: not before a day is asked for

    return country_holidays("NL", categories=("public", "optional"))


def is_workday(day: date) -> bool:
    """Return whether a day is a working day."""
    return day.weekday() < 5 and day not in _free()


def from_then(day: date) -> date:
    """Return the day itself if it is a working day, else the first one after it."""
    while not is_workday(day):
        day += _DAY
    return day


def by_then(day: date) -> date:
    """Return the day itself if it is a working day, else the last one before it."""
    while not is_workday(day):
        day -= _DAY
    return day


def workdays_after(day: date, count: int) -> date:
    """Return the day so many working days after a day, which itself need not be one."""
    for _ in range(count):
        day = from_then(day + _DAY)
    return day


def today(now: datetime) -> date:
    """Return the date in the Netherlands at this moment."""
    return now.astimezone(AMSTERDAM).date()


def morning(day: date, at: time = OPENS) -> datetime:
    """Return a time of day in the Netherlands; mornings are clear of the hour the clock changes."""
    return datetime.combine(day, at, AMSTERDAM)


def at_work(now: datetime) -> bool:
    """Return whether reminders may be sent at this moment."""
    here = now.astimezone(AMSTERDAM)
    return OPENS <= here.time() < CLOSES and is_workday(here.date())


def opening(now: datetime) -> datetime:
    """Return the first moment from now on at which reminders may be sent."""
    if at_work(now):
        return now
    here = now.astimezone(AMSTERDAM)
    return morning(from_then(here.date() + _DAY * (here.time() >= OPENS)))
