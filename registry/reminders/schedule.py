"""Schedule of reminders: computes days only, without the store.

Everything that lies still has *moments*: the days on which it is due to be mentioned. A *rest* is a
time in which somebody wants to hear nothing; a moment in it moves to the first working day after
it, so that nothing is passed over in silence. A look at a day finds all whose moments came since
the look before, however long ago that was: so a bot that was down catches up, and as each day is
looked at once, nothing is mentioned twice on a day. How long before and how often after is design.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from registry.core.dates.workdays import by_then, from_then, workdays_after

BEFORE = (7, 1)
"""Days before its date on which somebody is told that it comes."""

AFTER = 4
"""How often somebody is told that a date has passed: the next working day, and then weekly."""

UNANSWERED = 7
"""Days after which somebody is reminded of a question, once."""

LATER = 7
"""Days that "later" puts it off."""

EARLIEST = timedelta(days=max(BEFORE) + 7)
"""No moment comes longer before its date than this, also around holidays."""

LATEST = timedelta(days=7 * AFTER + 14)
"""No moment comes longer after its date than this, unless a rest moved it."""

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class Snooze(BaseModel):
    """Snooze: a period without reminders.

    Attributes:
        since: its first day.
        until: its last day; None while it goes on until it is ended.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the snooze covers a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def around(due: date) -> frozenset[date]:
    """Return the reminder days of something with a due date.

    Before it they move to an earlier working day, as later they are of no use; after it to a later.
    """
    before = (by_then(due - days * _DAY) for days in BEFORE)
    first = workdays_after(due, 1)
    after = (from_then(first + week * _WEEK) for week in range(AFTER))
    return frozenset((*before, *after))


def once_asked(day: date) -> frozenset[date]:
    """Return the one reminder day of a question that was asked on a day."""
    return frozenset({from_then(day + UNANSWERED * _DAY)})


def weekly(start: date, end: date) -> frozenset[date]:
    """Return the kernteam's days: the first working day of each week that touches these days."""
    monday = start - start.weekday() * _DAY
    weeks = range((end - monday).days // 7 + 1)
    return frozenset(from_then(monday + week * _WEEK) for week in weeks)


def resumed(snooze: Snooze) -> date | None:
    """Return the first working day after a snooze; None while it has no end."""
    return None if snooze.until is None else from_then(snooze.until + _DAY)


def settled(moments: Iterable[date], rests: Collection[Snooze]) -> tuple[date, ...]:
    """Return the reminder days after applying snoozes, in order; an endless snooze drops them."""
    found = {_settled(moment, rests) for moment in moments}
    return tuple(sorted(day for day in found if day is not None))


def _settled(moment: date, rests: Collection[Snooze]) -> date | None:
    day: date | None = moment
    while day is not None:
        snooze = next((one for one in rests if one.covers(day)), None)
        if snooze is None:
            return day
        day = resumed(snooze)
    return None


def is_owed(moments: Iterable[date], rests: Collection[Snooze], last: date, day: date) -> bool:
    """Return whether a reminder is due in the run of this day.

    Args:
        moments: its own.
        rests: everybody's who may keep it silent.
        last: the day that was looked at before.
        day: a working day.
    """
    return any(last < moment <= day for moment in settled(moments, rests))


def coming(moments: Iterable[date], rests: Collection[Snooze], last: date) -> date | None:
    """Return the next day with a reminder; None when there is none, or not for now."""
    return next((day for day in settled(moments, rests) if day > last), None)
