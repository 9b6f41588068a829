"""Progress of a signal and days per stage, encoded as small numbers to count by.

They are derived from its state and history at every change, and kept beside it in columns of their
own: so the figures of 100,000 signals come from an index, and no document has such fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/Amsterdam")


class Leg(StrEnum):
    """Stage of a signal; its value is the name of the column that holds its days."""

    PICK_UP = "days_to_pick_up"  # from raised until picked up
    PROPOSE = "days_to_propose"  # from there until a proposal is begun
    STEER = "days_to_steer"  # from there until the Stuurgroep says what it makes of it
    DECIDE = "days_to_decide"  # from there until an existing body decides
    CLOSE = "days_to_close"  # from there until it is closed
    WHOLE = "days_in_all"  # from raised until closed


RUNGS = ("new", "picked_up", "proposed", "on_agenda", "steered", "decided", "acting")
"""How far a signal can get; each of them comes after the ones before (`transitions.STEPS`)."""

_RUNG: Mapping[str, int] = {
    "new": 0,
    "bundled": 0,
    "set_aside": 0,
    "picked_up": 1,
    "asked": 1,
    "proposed": 2,
    "on_agenda": 3,
    "taken_up": 4,
    "sent_back": 4,
    "not_now": 4,
    "closed": 4,
    "decided": 5,
    "acting": 6,
}
"""Per state, how far what is in it got at least."""

OUTCOMES: Mapping[str, int] = {"taken_up": 1, "sent_back": 2, "not_now": 4}
"""What the Stuurgroep said, as parts of a sum: a proposal may come before it more than once."""

_TAKEN_UP = frozenset({"taken_up", "decided", "acting"})
_ENDS: Mapping[Leg, tuple[int, int]] = {
    Leg.PICK_UP: (0, 1),
    Leg.PROPOSE: (1, 2),
    Leg.STEER: (2, 4),
    Leg.DECIDE: (4, 5),
    Leg.CLOSE: (5, 7),
    Leg.WHOLE: (0, 7),
}
_CLOSED = 7


def rung(states: Iterable[str]) -> int:
    """Return how far a signal got, from the states it has been in; it may have gone back since."""
    return max(_RUNG[state] for state in states)


def outcomes(states: Iterable[str]) -> int:
    """Return the bit set of Stuurgroep outcomes, from the states a signal has been in."""
    seen = set(states)
    said = {"taken_up"} if seen & _TAKEN_UP else set()
    return sum(OUTCOMES[state] for state in (seen & OUTCOMES.keys()) | said)


def month(moment: datetime) -> int:
    """Return the month in the Netherlands, as a number: 202611."""
    day = moment.astimezone(_HERE)
    return day.year * 100 + day.month


def legs(raised: datetime, steps: Sequence[tuple[str, datetime]]) -> dict[str, int | None]:
    """Return the days that each stage took; None for what did not happen, or is not known.

    Days are counted by the calendar here: the same day is 0, the next one 1. What happened more
    than once counts from the first time, but closing by the last one, while that lasts.

    Args:
        raised: when it was raised.
        steps: in order, the state that each led to and when.
    """
    days = {0: day_of(raised)}
    for state, at in steps:
        reached = _RUNG[state]
        if reached and state != "closed":
            days.setdefault(reached, day_of(at))
    if steps and steps[-1][0] == "closed":
        days[_CLOSED] = day_of(_closing(steps))
    return {leg.value: _between(days, *ends) for leg, ends in _ENDS.items()}


def _closing(steps: Sequence[tuple[str, datetime]]) -> datetime:
    """Return when it was closed for good; later notes do not close it again."""
    first = len(steps)
    while first and steps[first - 1][0] == "closed":
        first -= 1
    return steps[first][1]


def _between(days: Mapping[int, date], start: int, end: int) -> int | None:
    if start not in days or end not in days:
        return None
    took = (days[end] - days[start]).days
    return took if took >= 0 else None  # a document may have its steps in another order


def day_of(moment: datetime) -> date:
    """Return the date in the Netherlands."""
    return moment.astimezone(_HERE).date()
