"""Days and periods as people type them, in each language at once.

In goes text; out comes a day, a period or None, never an error. Which year is meant when none is
said depends on the day it is, which the caller passes. Names of months are Babel's. `workdays`
knows which days people work.
"""

from registry.core.dates.days import Day, NeededDay, day_within, in_year, near_day, read_day
from registry.core.dates.months import month_names, months
from registry.core.dates.periods import Period, read_period

__all__ = [
    "Day",
    "NeededDay",
    "Period",
    "day_within",
    "in_year",
    "month_names",
    "months",
    "near_day",
    "read_day",
    "read_period",
]
