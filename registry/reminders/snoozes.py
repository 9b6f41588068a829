"""Who wants no reminders for a while: a member, the kernteam of its week, or about one signal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from registry.core.dates import Day
from registry.core.entity import Entity, Line
from registry.core.errors import Fault, Invalid, NotAllowed, NotFound
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.workdays import today
from registry.reminders.overdue import OverdueItem, overdue_items
from registry.reminders.schedule import LATER, Snooze
from registry.signals.signal import Signal

WEEK = "desk:kernteam"
"""Whose rests those of the kernteam's week are."""

_SIGNAL = "signal:"
_FURTHEST = timedelta(days=366)
"""How far ahead somebody can choose a day; further is without end."""

_REMEMBERED = timedelta(days=60)
"""How long a rest is kept after it ended: until nothing can have moved because of it any more."""

_DAY = timedelta(days=1)


class Later(Snooze):
    """That somebody wants to hear of one thing later.

    Attributes:
        thing: which, `actions/actie-3`.
    """

    thing: Line


class ReminderSnoozes(Entity):
    """When somebody is not reminded. Its slug is the member's key, `WEEK`, or `signal:12`.

    Attributes:
        rests: the times in which they hear of nothing.
        later: the times in which they hear of one thing less.
    """

    section: ClassVar[str] = "reminder_rests"
    personal: ClassVar[tuple[str, ...]] = ("rests", "later")

    rests: tuple[Snooze, ...] = ()
    later: tuple[Later, ...] = ()

    def now(self, day: date) -> Snooze | None:
        """The rest that goes on, or is to begin the next day."""
        return next((one for one in self.rests if one.until is None or one.until >= day), None)


class ReminderRun(Entity):
    """Which day was looked at last; there is one, `last`."""

    section: ClassVar[str] = "reminder_looks"
    dumped: ClassVar[bool] = False

    day: date


class SnoozeDraft(FormEntry):
    """Until when somebody wants no reminders.

    Attributes:
        until: the first day on which they may come again.
    """

    until: Day = None


def of_signal(slug: str) -> str:
    """Whose rests those of a signal are."""
    return f"{_SIGNAL}{slug}"


async def last_run(unit: UnitOfWork) -> date:
    """The day that was looked at last; yesterday when none was: nothing before is caught up."""
    run = await unit.of(ReminderRun).find("last")
    return run.day if run else today(unit.now) - _DAY


async def snoozes_of(unit: UnitOfWork, whose: str) -> ReminderSnoozes:
    """The rests of a member, of the kernteam's week or of a signal."""
    return await unit.of(ReminderSnoozes).find(whose) or ReminderSnoozes(slug=whose)


async def snoozes_for(
    unit: UnitOfWork, overdue_items: Iterable[OverdueItem]
) -> dict[str, ReminderSnoozes]:
    """The rests that matter for tasks, by whose they are."""
    whose = {
        key for item in overdue_items for key in (*item.members, *map(of_signal, item.signals))
    }
    return {one.slug: one for one in await unit.of(ReminderSnoozes).some(sorted(whose))}


def silent(item: OverdueItem, member: str, rests: dict[str, ReminderSnoozes]) -> list[Snooze]:
    """The times in which a member is not reminded of a task."""
    whose = (member, *map(of_signal, item.signals))
    found = [snooze for key in whose if key in rests for snooze in rests[key].rests]
    return [*found, *put_off(item, member, rests)]


def put_off(item: OverdueItem, member: str, rests: dict[str, ReminderSnoozes]) -> list[Later]:
    """The times for which a member put a task off; there is a moment after each."""
    later = rests[member].later if member in rests else ()
    return [one for one in later if one.thing == item.thing]


async def pause(
    unit: UnitOfWork, whose: str, draft: SnoozeDraft, *, forever: bool = False
) -> Snooze:
    """Let no reminders come until a day, or until `resume`.

    Args:
        unit: its actor wants that.
        whose: see `ReminderSnoozes`; the actor's own when it is empty.
        draft: until when.
        forever: without end; the draft is not read.

    Raises:
        NotAllowed: it is not theirs.
        Invalid: the day is missing, too near or too far.
        NotFound: there is no such signal.
    """
    known = await _theirs(unit, whose)
    day = today(unit.now)
    running = known.now(day)
    since = running.since if running else await _next(unit)
    until = None if forever else _until(draft, day) - _DAY
    snooze = Snooze(since=since, until=until if until is None else max(since, until))
    await _keep(unit, known, rests=[*(one for one in known.rests if one != running), snooze])
    return snooze


async def resume(unit: UnitOfWork, whose: str) -> None:
    """Let reminders come again, what was passed over first. Raises as `pause`."""
    known = await _theirs(unit, whose)
    snooze = known.now(today(unit.now))
    if snooze is None:
        return
    until = await _next(unit) - _DAY
    ended = [snooze.model_copy(update={"until": until})] if snooze.since <= until else []
    await _keep(unit, known, rests=[*(one for one in known.rests if one != snooze), *ended])


async def postpone(unit: UnitOfWork, thing: str) -> OverdueItem:
    """Hear of one thing a week later.

    Raises:
        NotFound: it does not lie with the actor, whether there is such a thing or not.
    """
    found = [item for item in await overdue_items(unit, [thing]) if unit.actor in item.members]
    if not found:
        raise NotFound("reminders", thing[:120])
    day = today(unit.now)
    known = await snoozes_of(unit, unit.actor)
    later = Later(thing=thing, since=day, until=day + (LATER - 1) * _DAY)
    others = [one for one in known.later if one.thing != thing]
    await _keep(unit, known, later=[*others, later])
    return found[0]


async def carry_over(unit: UnitOfWork, member: str, things: Iterable[str]) -> None:
    """Let the next look find what could not be said after the last one: then it is on one card.

    Raises:
        Conflict, AlreadyExists: the member changed something meanwhile; try again.
    """
    last, known = await last_run(unit), await snoozes_of(unit, member)
    over = (Later(thing=thing, since=last, until=last) for thing in things)
    new = [one for one in over if one not in known.later]
    if new:
        await _keep(unit, known, later=[*known.later, *new])


async def _theirs(unit: UnitOfWork, whose: str) -> ReminderSnoozes:
    if not whose or whose == unit.actor:
        return await snoozes_of(unit, unit.actor)
    await require(unit, Right.HANDLE_SIGNAL)
    slug = whose.removeprefix(_SIGNAL)
    if whose == slug and whose != WEEK:
        raise NotAllowed(Right.HANDLE_SIGNAL)
    if whose != WEEK:
        await unit.of(Signal).get(slug)
    return await snoozes_of(unit, whose)


def _until(draft: SnoozeDraft, day: date) -> date:
    if draft.until is None:
        raise Invalid([Fault("until", "required")])
    if draft.until <= day + _DAY:
        raise Invalid([Fault("until", "too_soon")])
    if draft.until > day + _FURTHEST:
        raise Invalid([Fault("until", "too_far")])
    return draft.until


async def _next(unit: UnitOfWork) -> date:
    """The first day that was not looked at yet."""
    return max(today(unit.now), await last_run(unit) + _DAY)


async def _keep(
    unit: UnitOfWork,
    known: ReminderSnoozes,
    *,
    rests: Sequence[Snooze] | None = None,
    later: Sequence[Later] | None = None,
) -> None:
    oldest = today(unit.now) - _REMEMBERED
    kept = known.model_copy(
        update={
            "rests": _recent(known.rests if rests is None else rests, oldest),
            "later": _recent(known.later if later is None else later, oldest),
        }
    )
    repository = unit.of(ReminderSnoozes)
    await (repository.put(kept) if known.revision else repository.add(kept))


def _recent(rests: Sequence[Snooze], oldest: date) -> tuple[Snooze, ...]:
    return tuple(one for one in rests if one.until is None or one.until >= oldest)
