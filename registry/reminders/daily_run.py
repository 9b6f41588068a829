"""Find overdue work once a day and emit one reminder per person, exactly once across replicas."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from registry.core.dates.workdays import at_work, today
from registry.core.events import Event
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Between, UnitOfWork
from registry.reminders.overdue import OverdueItem, lying, overdue_items, overdue_items_of
from registry.reminders.schedule import coming, is_owed, resumed, weekly
from registry.reminders.snoozes import (
    WEEK,
    ReminderRun,
    ReminderSnoozes,
    last_run,
    of_signal,
    put_off,
    silent,
    snoozes_for,
    snoozes_of,
)
from registry.signals.lists import Inbox, inbox
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus

OLDEST = 3
"""How many of the oldest signals of each kind the kernteam is shown in its week."""

_SPARE = 20
"""How many more are read, as some may not be mentioned."""


class RemindersDue(Event):
    """Event: a member is to be reminded.

    Attributes:
        last, day: the days that were looked at: the one before, and the one that found this.
        things: what lies still with them, `actions/actie-3`.
    """

    name: ClassVar[str] = "reminders.due"

    member: str
    last: date
    day: date
    things: tuple[str, ...]


class WeekDue(Event):
    """Event: the kernteam is to get its weekly overview."""

    name: ClassVar[str] = "reminders.week_due"

    day: date


@dataclass(frozen=True, slots=True)
class Coming:
    """Coming reminder.

    Attributes:
        on: when; None when not while a rest without end goes on, or not any more.
    """

    item: OverdueItem
    on: date | None


@dataclass(frozen=True, slots=True)
class Week:
    """Content of the kernteam's weekly reminder.

    Attributes:
        inbox: how many there are.
        new: those that nobody looked at for the longest time.
        overdue: those that are late for the longest time.
    """

    inbox: Inbox
    new: tuple[Signal, ...]
    overdue: tuple[Signal, ...]


async def is_time(unit: UnitOfWork) -> bool:
    """Return whether today's run is still due: a cheap query, polled every few minutes."""
    run = await unit.of(ReminderRun).find("last")
    return (run is None or run.day < today(unit.now)) and at_work(unit.now)


async def run_daily(unit: UnitOfWork) -> None:
    """Run the check of today, and put reminders in the outbox. Only while `is_time`.

    All of it happens or nothing does, and a day has one row: of bots that look at the same time
    one does it.
    """
    last, day = await last_run(unit), today(unit.now)
    for member, things in (await _owed(unit, last, day)).items():
        unit.emit(RemindersDue(member=member, last=last, day=day, things=tuple(things)))
    week = await snoozes_of(unit, WEEK)
    if is_owed(_weeks(week, last, day), week.rests, last, day):
        unit.emit(WeekDue(day=day))
    run = ReminderRun(slug="last", day=day)
    await unit.of(ReminderRun).upsert(run, lambda known: known.model_copy(update={"day": day}))


async def _owed(unit: UnitOfWork, last: date, day: date) -> dict[str, list[str]]:
    every = await unit.of(ReminderSnoozes).all()  # a row for each who ever wanted one: few
    began = (snooze.since for one in every for snooze in (*one.rests, *one.later))
    found = await lying(unit, min([last, *began]), day)
    rests = {one.slug: one for one in every}
    owed: dict[str, list[str]] = {}
    for item in found:
        for member in _listeners(item, rests, last, day):
            owed.setdefault(member, []).append(item.thing)
    return owed


async def still_owed(unit: UnitOfWork, event: RemindersDue) -> list[OverdueItem]:
    """Return the tasks of a reminder that are still due: not done and not snoozed by now."""
    found = await overdue_items(unit, event.things)
    rests = await snoozes_for(unit, found)
    owed = [
        item for item in found if event.member in _listeners(item, rests, event.last, event.day)
    ]
    return sorted(owed, key=lambda item: (item.day, item.thing))


async def what_comes(unit: UnitOfWork, member: str) -> list[Coming]:
    """Return all coming reminders of a member with their days, next first."""
    found, last = await overdue_items_of(unit, member), await last_run(unit)
    rests = await snoozes_for(unit, found)
    comes = [Coming(item, _next(item, member, rests, last)) for item in found]
    return sorted(comes, key=lambda one: (one.on or date.max, one.item.day, one.item.thing))


async def next_week(unit: UnitOfWork) -> date | None:
    """Return the day of the kernteam's next weekly reminder; None while that is switched off."""
    week, last = await snoozes_of(unit, WEEK), await last_run(unit)
    ends = [day for snooze in week.rests if (day := resumed(snooze))]
    return coming(_weeks(week, last, max([last, *ends]), more=8), week.rests, last)


async def the_week(unit: UnitOfWork) -> Week:
    """Return the kernteam's weekly reminder. Raise NotAllowed when not of the kernteam."""
    await require(unit, Right.HANDLE_SIGNAL)
    signals = unit.of(Signal)
    new = await signals.keys("raised", OLDEST + _SPARE, status=SignalStatus.NEW)
    overdue = await signals.keys("due", OLDEST + _SPARE, due=Between(end=unit.now))
    shown: set[str] = set()
    oldest = await _mentioned(unit, overdue, shown)
    return Week(await inbox(unit), await _mentioned(unit, new, shown), oldest)


async def _mentioned(unit: UnitOfWork, keys: Iterable[str], shown: set[str]) -> tuple[Signal, ...]:
    """Return the first of these signals that are not snoozed and not shown yet."""
    keys = [key for key in keys if key not in shown]
    day = today(unit.now)
    rests = await unit.of(ReminderSnoozes).some([of_signal(key) for key in keys])
    quiet = {one.slug for one in rests if any(snooze.covers(day) for snooze in one.rests)}
    keys = [key for key in keys if of_signal(key) not in quiet][:OLDEST]
    shown.update(keys)
    return tuple(await unit.of(Signal).some(keys))


def _listeners(
    item: OverdueItem, rests: dict[str, ReminderSnoozes], last: date, day: date
) -> list[str]:
    return [
        member
        for member in item.members
        if is_owed(_moments(item, member, rests), silent(item, member, rests), last, day)
    ]


def _next(
    item: OverdueItem, member: str, rests: dict[str, ReminderSnoozes], last: date
) -> date | None:
    return coming(_moments(item, member, rests), silent(item, member, rests), last)


def _moments(item: OverdueItem, member: str, rests: dict[str, ReminderSnoozes]) -> Collection[date]:
    """Return its reminder days, and those promised by snoozes."""
    promised = (resumed(one) for one in put_off(item, member, rests))
    return item.moments | {day for day in promised if day}


def _weeks(week: ReminderSnoozes, last: date, day: date, *, more: int = 0) -> Collection[date]:
    start = min([last, *(snooze.since for snooze in week.rests)])
    return weekly(start, day + timedelta(days=more))
