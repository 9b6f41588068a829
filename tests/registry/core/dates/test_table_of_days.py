"""Every notation on every kind of day is the day that the calendar says, or asks for it."""

from datetime import date

import pytest

from registry.core.dates import Doubt, OneDay, Unread, Why, read_moment
from registry.core.dates.moments import MEETING
from tests.registry.core.dates.table_of_days import ROWS, TODAYS, months_on


def wanted(notation, today):
    days = ROWS[notation](today)
    if days is None:
        return None
    return (days,) if isinstance(days, date) else tuple(days)


@pytest.mark.parametrize("today", TODAYS.values(), ids=TODAYS)
def test_each_notation_is_its_day(today):
    wrong = {}
    for notation in ROWS:
        read, days = read_moment(notation, today, MEETING), wanted(notation, today)
        if days is None:
            right = isinstance(read, Unread)
        elif isinstance(read, OneDay):
            right = (read.day,) == days
        else:
            asked = isinstance(read, Doubt) and {one.day for one in read.choices}
            likely = [day for day in days if is_plausible(day, today)]
            why = Why.WHICH if likely else Why.FAR
            right = asked == set(likely or days) and read.why is why
        if not right:
            wrong[notation] = (read, days)
    assert wrong == {}


def is_plausible(day, today):
    return months_on(today, -1) <= day <= months_on(today, 24)


@pytest.mark.parametrize("today", TODAYS.values(), ids=TODAYS)
def test_a_day_that_is_sure_is_plausible(today):
    for notation in ROWS:
        read = read_moment(notation, today, MEETING)
        assert not isinstance(read, OneDay) or is_plausible(read.day, today), notation
