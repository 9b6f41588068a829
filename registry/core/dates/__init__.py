"""Days, periods and hours as people type them, in each language at once.

`read_moment` reads a whole text: in go the text, the day it is and what it is for (`moments`); out
comes a day, a period, hours, a question with what can be meant, or the words that were not
understood, never an error. `read_period` reads what some words begin with, `day_within` finds a
day in a sentence, `fields` has the types of forms. Names of months are Babel's. `workdays` knows
which days people work.
"""

from registry.core.dates.fields import (
    Day,
    EndDay,
    HeldDay,
    ListDay,
    NeededDay,
    PauseDay,
    PlannedDay,
    ReadOn,
    StartDay,
    day_typed,
    end_typed,
    end_within,
)
from registry.core.dates.moments import Doubt, Hours, Moment, OneDay, Period, Unread, Use, Why
from registry.core.dates.months import month_names, months
from registry.core.dates.reader import (
    chosen_days,
    chosen_text,
    day_within,
    read_moment,
    read_period,
)

__all__ = [
    "Day",
    "Doubt",
    "EndDay",
    "HeldDay",
    "Hours",
    "ListDay",
    "Moment",
    "NeededDay",
    "OneDay",
    "PauseDay",
    "Period",
    "PlannedDay",
    "ReadOn",
    "StartDay",
    "Unread",
    "Use",
    "Why",
    "chosen_days",
    "chosen_text",
    "day_typed",
    "day_within",
    "end_typed",
    "end_within",
    "month_names",
    "months",
    "read_moment",
    "read_period",
]
