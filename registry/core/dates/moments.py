"""What a text about time can mean, and what a date is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class Period:
    """Days, first and last included; None leaves a side open."""

    start: date | None
    end: date | None

    @property
    def day(self) -> date | None:
        """The day, if it is one day."""
        return self.start if self.start == self.end else None


@dataclass(frozen=True, slots=True)
class Hours:
    """Time of day, on a clock in the Netherlands; without an end it is when something begins."""

    start: time
    end: time | None = None


@dataclass(frozen=True, slots=True)
class OneDay:
    """One day, with the hours that were typed beside it."""

    day: date
    hours: Hours | None = None


class Why(StrEnum):
    """Why somebody is asked what they meant. Values are codes of faults."""

    WHICH = "date_which"  # it can be read in more than one way
    NO_DAY = "date_period"  # it is a period, and a day is needed
    FAR = "date_far"  # it is a day, but hardly for this
    NONE_SUCH = "date_none"  # no calendar has that day
    HOURS = "date_hours"  # hours came with it, which have no place here
    NO_HOUR = "date_no_hour"  # the clock is put forward or back then


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that must be asked.

    Attributes:
        why: what is in doubt.
        choices: what may be meant, the likeliest first; there is at least one.
        hours: of those that may be meant, where only hours were typed.
    """

    why: Why
    choices: tuple[Period, ...]
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that is no date, or not all of it.

    Attributes:
        left: words that were not understood; all of them when nothing was.
        whole: whether nothing was understood.
    """

    left: str
    whole: bool = True


Moment = OneDay | Period | Hours | Doubt | Unread


class Wants(StrEnum):
    """What a date is asked for as."""

    DAY = "day"
    PERIOD = "period"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Use:
    """What a date is for.

    Attributes:
        wants: what is needed.
        back: a day without a year is the last one, rather than the next.
        earliest, latest: what is plausible, counted from today; outside it is asked.
        until: words such as `tot` and `voor` may precede the day.
        since: words such as `vanaf` may.
        hours: hours may be typed beside the day.
    """

    wants: Wants
    back: bool = False
    earliest: relativedelta | None = field(default=None, compare=False)
    latest: relativedelta | None = field(default=None, compare=False)
    until: bool = False
    since: bool = False
    hours: bool = False

    def window(self, today: date) -> tuple[date, date]:
        """Return the first and the last plausible day."""
        first = today + self.earliest if self.earliest is not None else date(1900, 1, 1)
        last = today + self.latest if self.latest is not None else date(2199, 12, 31)
        return first, last


_NOW, _TOMORROW = relativedelta(), relativedelta(days=1)


# The windows are ours (design).
MEETING = Use(Wants.DAY, earliest=relativedelta(months=-1), latest=relativedelta(years=2))
"""A meeting that something is put before."""

HELD = Use(Wants.DAY, back=True, earliest=relativedelta(years=-2), latest=relativedelta(days=0))
"""A meeting that was held."""

HAPPENED = Use(Wants.DAY, back=True, earliest=relativedelta(years=-5), latest=relativedelta(days=0))
"""Something that happened, such as a decision, or what a signal is about."""

DEADLINE = Use(Wants.DAY, earliest=_NOW, latest=relativedelta(years=5), until=True)
"""The last day for something."""

STARTS = Use(Wants.DAY, earliest=relativedelta(years=-5), latest=relativedelta(years=5), since=True)
"""When a hub begins."""

PLANNED = Use(Wants.DAY, earliest=_TOMORROW, latest=relativedelta(years=3), since=True)
"""The day for which a hub is planned."""

ENDS = Use(Wants.DAY, earliest=_TOMORROW, latest=relativedelta(years=5), until=True)
"""When somebody's access ends."""

PAUSE = Use(Wants.DAY, earliest=_NOW, latest=relativedelta(years=1), until=True)
"""Until when somebody hears nothing."""

LISTED = Use(Wants.PERIOD, back=True)
"""The days that a list is of."""

SIDE = Use(Wants.DAY, back=True, until=True, since=True)
"""The first or the last day of a list."""
