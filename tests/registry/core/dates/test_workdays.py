"""Working days in the Netherlands, also around holidays and when the clock is changed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.dates.workdays import (
    at_work,
    by_then,
    from_then,
    is_workday,
    morning,
    opening,
    today,
    workdays_after,
)
from registry.onboarding.welcome import working_days_after

HERE = ZoneInfo("Europe/Amsterdam")
DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
MOMENTS = st.integers(0, 17 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def here(*parts):
    return datetime(*parts, tzinfo=HERE)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-24", True),  # a Tuesday
        ("2026-11-28", False),
        ("2026-11-29", False),
        ("2027-01-01", False),
        ("2027-03-26", False),  # Good Friday
        ("2027-03-29", False),  # Easter Monday
        ("2027-04-27", False),  # the King's birthday
        ("2026-05-05", False),  # Liberation Day, in no fifth year
        ("2027-05-06", False),  # Ascension Day
        ("2027-05-07", True),  # the day after it
        ("2027-05-17", False),  # Whit Monday
        ("2026-12-24", True),
        ("2026-12-25", False),
        ("2026-12-31", True),
    ],
)
def test_on_which_days_people_work(day, works):
    assert is_workday(date.fromisoformat(day)) is works


@given(DAYS)
def test_the_nearest_working_day_is_the_first_on_that_side(day):
    after, before = from_then(day), by_then(day)
    assert is_workday(after)
    assert is_workday(before)
    assert before <= day <= after
    between = [before + timedelta(days=at) for at in range(1, (after - before).days)]
    assert not any(map(is_workday, between))
    assert (after - before).days <= 6


@given(DAYS, st.integers(1, 12))
def test_working_days_are_counted_and_free_days_are_not(day, count):
    end = workdays_after(day, count)
    passed = [day + timedelta(days=at) for at in range(1, (end - day).days + 1)]
    assert sum(map(is_workday, passed)) == count
    assert is_workday(end)


@given(MOMENTS)
def test_it_opens_at_nine_on_a_working_day_and_never_at_night(moment):
    opens = opening(moment)
    assert opens >= moment
    assert at_work(opens)
    assert at_work(moment) is (opens == moment)
    local = opens.astimezone(HERE)
    assert opens == moment or (local.hour, local.minute, local.second) == (9, 0, 0)


@pytest.mark.parametrize(
    ("now", "may"),
    [
        (here(2026, 11, 24, 8, 59, 59), False),
        (here(2026, 11, 24, 9), True),
        (here(2026, 11, 24, 16, 59, 59), True),
        (here(2026, 11, 24, 17), False),
        (here(2026, 11, 28, 12), False),  # a Saturday
        (here(2026, 12, 25, 12), False),
    ],
)
def test_nobody_is_reminded_outside_office_hours(now, may):
    assert at_work(now) is may


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (here(2027, 3, 28, 1, 59), here(2027, 3, 30, 9)),  # Easter, as the clock goes forward
        (here(2026, 3, 27, 17), here(2026, 3, 30, 9)),  # Friday to a Monday in summer time
        (here(2026, 10, 23, 16, 59), here(2026, 10, 23, 16, 59)),
        (here(2026, 10, 23, 17), here(2026, 10, 26, 9)),  # to a Monday in winter time
        (here(2026, 12, 24, 17), here(2026, 12, 28, 9)),
        (here(2026, 11, 24, 8, 59), here(2026, 11, 24, 9)),
    ],
)
def test_when_it_opens_around_free_days_and_changed_clocks(now, opens):
    assert opening(now) == opens


def test_nine_is_nine_in_summer_and_in_winter():
    assert morning(date(2026, 7, 1)).astimezone(UTC).hour == 7
    assert morning(date(2026, 12, 1)).astimezone(UTC).hour == 8


def test_the_day_is_that_of_the_netherlands():
    assert today(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert today(datetime(2026, 12, 1, 22, 30, tzinfo=UTC)) == date(2026, 12, 1)


def test_a_welcome_is_offered_again_after_the_holidays():
    arrived = here(2026, 12, 23, 14)
    assert working_days_after(arrived, 3) == here(2026, 12, 29, 9, 30)  # 24, 28 and 29 December
