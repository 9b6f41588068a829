"""The daily look at what lies still: whose turn it is, told once whichever bot looks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from registry.core.events import Event
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Between, UnitOfWork
from registry.core.workdays import at_work, today
from registry.reminders.overdue import Task, lying, tasks, tasks_of
from registry.reminders.schedule import coming, is_owed, resumed, weekly
from registry.reminders.snoozes import (
    WEEK,
    ReminderLook,
    ReminderRests,
    last_look,
    of_signal,
    put_off,
    rests_for,
    rests_of,
    silent,
)
from registry.signals.lists import Inbox, inbox
from registry.signals.signal import Signal
from registry.signals.workflow.transitions import SignalStatus

OLDEST = 3
"""How many of the oldest signals of each kind the kernteam is shown in its week."""

_SPARE = 20
"""How many more are read, as some may not be mentioned."""


class RemindersDue(Event):
    """Somebody is to be reminded.

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
    """The kernteam is to hear what is new, waits and is late."""

    name: ClassVar[str] = "reminders.week_due"

    day: date


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that somebody will be reminded of.

    Attributes:
        on: when; None when not while a rest without end goes on, or not any more.
    """

    task: Task
    on: date | None


@dataclass(frozen=True, slots=True)
class Week:
    """What the kernteam hears each week.

    Attributes:
        inbox: how many there are.
        new: those that nobody looked at for the longest time.
        overdue: those that are late for the longest time.
    """

    inbox: Inbox
    new: tuple[Signal, ...]
    overdue: tuple[Signal, ...]


async def is_time(unit: UnitOfWork) -> bool:
    """Whether this day is still to be looked at: a cheap question, asked every few minutes."""
    look = await unit.of(ReminderLook).find("last")
    return (look is None or look.day < today(unit.now)) and at_work(unit.now)


async def look(unit: UnitOfWork) -> None:
    """Look at today, and put in the outbox who hears something. Only while `is_time`.

    All of it happens or nothing does, and a day has one row: of bots that look at the same time
    one does it.
    """
    last, day = await last_look(unit), today(unit.now)
    for member, things in (await _owed(unit, last, day)).items():
        unit.emit(RemindersDue(member=member, last=last, day=day, things=tuple(things)))
    week = await rests_of(unit, WEEK)
    if is_owed(_weeks(week, last, day), week.rests, last, day):
        unit.emit(WeekDue(day=day))
    looks = unit.of(ReminderLook)
    known = await looks.find("last")
    new = ReminderLook(slug="last", day=day, revision=known.revision if known else 0)
    await (looks.put(new) if known else looks.add(new))


async def _owed(unit: UnitOfWork, last: date, day: date) -> dict[str, list[str]]:
    every = await unit.of(ReminderRests).all()  # a row for each who ever wanted one: few
    began = (rest.since for one in every for rest in (*one.rests, *one.later))
    found = await lying(unit, min([last, *began]), day)
    rests = {one.slug: one for one in every}
    owed: dict[str, list[str]] = {}
    for task in found:
        for member in _listeners(task, rests, last, day):
            owed.setdefault(member, []).append(task.thing)
    return owed


async def still_owed(unit: UnitOfWork, event: RemindersDue) -> list[Task]:
    """What of a reminder still has to be said: who did it or wants to rest by now hears nothing."""
    found = await tasks(unit, event.things)
    rests = await rests_for(unit, found)
    owed = [
        task for task in found if event.member in _listeners(task, rests, event.last, event.day)
    ]
    return sorted(owed, key=lambda task: (task.day, task.thing))


async def what_comes(unit: UnitOfWork, member: str) -> list[Coming]:
    """All that somebody will be reminded of, and when; the next first."""
    found, last = await tasks_of(unit, member), await last_look(unit)
    rests = await rests_for(unit, found)
    comes = [Coming(task, _next(task, member, rests, last)) for task in found]
    return sorted(comes, key=lambda one: (one.on or date.max, one.task.day, one.task.thing))


async def next_week(unit: UnitOfWork) -> date | None:
    """When the kernteam hears of its week; None while that is switched off."""
    week, last = await rests_of(unit, WEEK), await last_look(unit)
    ends = [day for rest in week.rests if (day := resumed(rest))]
    return coming(_weeks(week, last, max([last, *ends]), more=8), week.rests, last)


async def the_week(unit: UnitOfWork) -> Week:
    """What the kernteam hears. Raises NotAllowed when not of the kernteam."""
    await require(unit, Right.HANDLE_SIGNAL)
    signals = unit.of(Signal)
    new = await signals.keys("raised", OLDEST + _SPARE, status=SignalStatus.NEW)
    overdue = await signals.keys("due", OLDEST + _SPARE, due=Between(end=unit.now))
    shown: set[str] = set()
    oldest = await _mentioned(unit, overdue, shown)
    return Week(await inbox(unit), await _mentioned(unit, new, shown), oldest)


async def _mentioned(unit: UnitOfWork, keys: Iterable[str], shown: set[str]) -> tuple[Signal, ...]:
    """The first of these that may be mentioned, and are not yet."""
    keys = [key for key in keys if key not in shown]
    day = today(unit.now)
    rests = await unit.of(ReminderRests).some([of_signal(key) for key in keys])
    quiet = {one.slug for one in rests if any(rest.covers(day) for rest in one.rests)}
    keys = [key for key in keys if of_signal(key) not in quiet][:OLDEST]
    shown.update(keys)
    return tuple(await unit.of(Signal).some(keys))


def _listeners(task: Task, rests: dict[str, ReminderRests], last: date, day: date) -> list[str]:
    return [
        member
        for member in task.members
        if is_owed(_moments(task, member, rests), silent(task, member, rests), last, day)
    ]


def _next(task: Task, member: str, rests: dict[str, ReminderRests], last: date) -> date | None:
    return coming(_moments(task, member, rests), silent(task, member, rests), last)


def _moments(task: Task, member: str, rests: dict[str, ReminderRests]) -> Collection[date]:
    """Its own, and those that were promised when it was put off."""
    promised = (resumed(one) for one in put_off(task, member, rests))
    return task.moments | {day for day in promised if day}


def _weeks(week: ReminderRests, last: date, day: date, *, more: int = 0) -> Collection[date]:
    start = min([last, *(rest.since for rest in week.rests)])
    return weekly(start, day + timedelta(days=more))
