"""The days on which overviews come, and what goes in them; once each, whichever bot does it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from registry.core.dates.workdays import from_then, today
from registry.core.events import Event
from registry.core.unit_of_work import Between, UnitOfWork
from registry.digests.digest import collect_all
from registry.members.member import Member
from registry.overviews.choice import Every, OverviewChoice
from registry.overviews.items import Overview, OverviewItem
from registry.overviews.lines import Candidates, candidates, fitting, new_people
from registry.reminders.schedule import weekly
from registry.reminders.snoozes import snoozed

BATCH = 50
"""Members in one transaction: others can write in between."""

APART = timedelta(seconds=1)
"""Between two overviews: far below what Teams takes of one bot."""

MARGIN = timedelta(minutes=5)
"""What became public less long ago is left to the next overview: it may not be written down yet."""

BREATH = timedelta(seconds=BATCH)
"""Between two batches."""

_DAY = timedelta(days=1)


class OverviewsDue(Event):
    """Event: overviews are to be made of a day, for who is still without one of it."""

    name: ClassVar[str] = "overviews.due"

    every: Every
    day: date


def monthly(start: date, end: date) -> frozenset[date]:
    """Return the first working day of each month that touches these days."""
    return frozenset(from_then(first) for first in _firsts(start, end))


def run_overviews(unit: UnitOfWork, last: date) -> None:
    """Have overviews made, when there was a day for them since the last run; of several, one.

    Args:
        unit: the daily run's.
        last: the day of the run before.
    """
    day = today(unit.now)
    for every, days in ((Every.WEEK, weekly(last, day)), (Every.MONTH, monthly(last, day))):
        if any(last < one <= day for one in days):
            unit.emit(OverviewsDue(every=every, day=day))


async def collect_batch(unit: UnitOfWork, event: OverviewsDue) -> int:
    """Make the overviews of the next members who are without one of this day.

    Who switched reminders off hears nothing, and later what came meanwhile.

    Returns:
        How many members were looked at; none when all were.
    """
    day = event.day.isoformat()
    keys = await unit.of(OverviewChoice).keys(
        "slug", BATCH, every=event.every, last=Between(end=day)
    )
    choices = await unit.of(OverviewChoice).some(keys)
    if not choices:
        return 0
    members = {one.slug: one for one in await unit.of(Member).some(keys)}
    quiet = await snoozed(unit, keys, today(unit.now))
    known = await candidates(unit, min(one.until for one in choices))
    upto, told = unit.now - MARGIN, 0
    for choice in choices:
        member = members.get(choice.slug)
        if member is None or member.status != "introduced":
            await unit.of(OverviewChoice).remove(choice.slug)
            continue
        news = {"last": day} | ({} if choice.slug in quiet else {"until": max(choice.until, upto)})
        await unit.of(OverviewChoice).put(choice.model_copy(update=news))
        if choice.slug in quiet:
            continue
        items = await items_for(unit, known, member, Between(choice.until, upto))
        if items:
            await collect_all(unit, Overview, member.slug, items, told * APART)
            told += 1
    return len(choices)


async def items_for(
    unit: UnitOfWork, known: Candidates, member: Member, when: Between
) -> list[OverviewItem]:
    """Return what became new for a member after a moment, up to another one."""
    lines = [*fitting(known, member, when), *await new_people(unit, member, when)]
    return [OverviewItem(what=one.what, thing=one.thing) for one in lines]


def _firsts(start: date, end: date) -> Iterator[date]:
    first = start.replace(day=1)
    while first <= end:
        yield first
        first = (first + 31 * _DAY).replace(day=1)
