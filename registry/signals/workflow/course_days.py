"""Days of one course, held against each other: no history from the future, and none out of order.

What a step's day may be is said in the table of steps (`StepRule.day`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from registry.core.dates.workdays import today
from registry.core.errors import Fault, Invalid
from registry.core.unit_of_work import UnitOfWork
from registry.signals.transitions import STEPS, CourseDay, SignalStep


def in_order(
    unit: UnitOfWork, step: SignalStep, day: date | None, known: Mapping[CourseDay, date | None]
) -> None:
    """Raise Invalid when the day of a step can't be, with the day that is in the way.

    Args:
        unit: its time is what the future is counted from.
        step: which step.
        day: that it is about; None for the day on which it is taken, and where none was given.
        known: days of the course so far.
    """
    rule, now = STEPS[step].day, today(unit.now)
    if day is None and rule.field:
        return
    day = day or now
    if day > now and not rule.ahead:
        raise Invalid([Fault(rule.field, "date_ahead", {"day": now})])
    for earlier in rule.since:
        since = known.get(earlier)
        if since is not None and day < since:
            raise Invalid([Fault(rule.field, f"date_before_{earlier.value}", {"day": since})])
