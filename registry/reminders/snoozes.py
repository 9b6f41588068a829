"""Snoozes of reminders: by a member, of the kernteam's week, or about one signal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from registry.core.dates import PauseDay
from registry.core.dates.workdays import today
from registry.core.entity import Entity, Line
from registry.core.errors import Fault, Invalid, NotAllowed, NotFound
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
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
    """Snooze of one thing by one person.

    Attributes:
        thing: which, `actions/actie-3`.
    """

    thing: Line


class ReminderSnoozes(Entity):
    """Snoozes by whose they are; the slug is the member's key, `WEEK`, or `signal:12`.

    Attributes:
        rests: the times in which they hear of nothing.
        later: the times in which they hear of one thing less.
    """

    section: ClassVar[str] = "reminder_rests"
    personal: ClassVar[tuple[str, ...]] = ("rests", "later")

    rests: tuple[Snooze, ...] = ()
    later: tuple[Later, ...] = ()

    def now(self, day: date) -> Snooze | None:
        """Return the snooze that is in force, or that starts the next day."""
        return next((one for one in self.rests if one.until is None or one.until >= day), None)


class ReminderRun(Entity):
    """Day of the last daily run; there is one such entity, `last`."""

    section: ClassVar[str] = "reminder_looks"
    dumped: ClassVar[bool] = False

    day: date


class SnoozeDraft(FormEntry):
    """Form input: until when a person wants no reminders.

    Attributes:
        until: the first day on which they may come again.
    """

    until: PauseDay = None


def of_signal(slug: str) -> str:
    """Return the key under which the snoozes of a signal are stored."""
    return f"{_SIGNAL}{slug}"


async def last_run(unit: UnitOfWork) -> date:
    """Return the day of the last run; yesterday if there was none, so no backlog is caught up."""
    run = await unit.of(ReminderRun).find("last")
    return run.day if run else today(unit.now) - _DAY


async def snoozes_of(unit: UnitOfWork, whose: str) -> ReminderSnoozes:
    """Return the snoozes of a member, of the kernteam's week or of a signal."""
    return await unit.of(ReminderSnoozes).find(whose) or ReminderSnoozes(slug=whose)


async def unsilenced(unit: UnitOfWork, members: Sequence[str], day: date) -> list[str]:
    """Return those of these members who hear something again: no snooze without end is in force."""
    kept = unit.of(ReminderSnoozes)
    found = {one.slug: one.now(day) for one in await kept.some(members)}
    off = {slug for slug, snooze in found.items() if snooze and snooze.until is None}
    return [one for one in members if one not in off]


async def snoozed(unit: UnitOfWork, members: Sequence[str], day: date) -> set[str]:
    """Return those of these members who hear nothing on a day."""
    found = await unit.of(ReminderSnoozes).some(members)
    return {one.slug for one in found if any(snooze.covers(day) for snooze in one.rests)}


async def snoozes_for(
    unit: UnitOfWork, overdue_items: Iterable[OverdueItem]
) -> dict[str, ReminderSnoozes]:
    """Return the snoozes that matter for these tasks, by whose they are."""
    whose = {
        key for item in overdue_items for key in (*item.members, *map(of_signal, item.signals))
    }
    return {one.slug: one for one in await unit.of(ReminderSnoozes).some(sorted(whose))}


def silent(item: OverdueItem, member: str, rests: dict[str, ReminderSnoozes]) -> list[Snooze]:
    """Return the snoozes during which a member is not reminded of a task."""
    whose = (member, *map(of_signal, item.signals))
    found = [snooze for key in whose if key in rests for snooze in rests[key].rests]
    return [*found, *put_off(item, member, rests)]


def put_off(item: OverdueItem, member: str, rests: dict[str, ReminderSnoozes]) -> list[Later]:
    """Return the snoozes of this task by a member; a reminder follows each of them."""
    later = rests[member].later if member in rests else ()
    return [one for one in later if one.thing == item.thing]


async def pause(
    unit: UnitOfWork, whose: str, draft: SnoozeDraft, *, forever: bool = False
) -> Snooze:
    """Snooze reminders until a day, or until `resume`.

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
    await spend(unit, Submission.SNOOZE)
    await _keep(unit, known, rests=[*(one for one in known.rests if one != running), snooze])
    return snooze


async def resume(unit: UnitOfWork, whose: str) -> None:
    """End a snooze; what was passed over comes first. Raises as `pause`."""
    known = await _theirs(unit, whose)
    snooze = known.now(today(unit.now))
    if snooze is None:
        return
    until = await _next(unit) - _DAY
    ended = [snooze.model_copy(update={"until": until})] if snooze.since <= until else []
    await _keep(unit, known, rests=[*(one for one in known.rests if one != snooze), *ended])


async def postpone(unit: UnitOfWork, thing: str) -> OverdueItem:
    """Snooze one thing for a week.

    Raises:
        NotFound: it does not lie with the actor, whether there is such a thing or not.
    """
    found = [item for item in await overdue_items(unit, [thing]) if unit.actor in item.members]
    if not found:
        raise NotFound("reminders", thing[:120])
    day = today(unit.now)
    known = await snoozes_of(unit, unit.actor)
    later = Later(thing=thing, since=day, until=day + (LATER - 1) * _DAY)
    await spend(unit, Submission.SNOOZE)
    others = [one for one in known.later if one.thing != thing]
    await _keep(unit, known, later=[*others, later])
    return found[0]


async def carry_over(unit: UnitOfWork, member: str, things: Iterable[str]) -> None:
    """Let the next run include what could not be delivered after the last one, on one card.

    Raises:
        Conflict: the member changed something meanwhile; try again.
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
    """Return the first day without a run so far."""
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
    if known.revision:
        await repository.put(kept)
    else:
        await repository.add(kept)


def _recent(rests: Sequence[Snooze], oldest: date) -> tuple[Snooze, ...]:
    return tuple(one for one in rests if one.until is None or one.until >= oldest)
