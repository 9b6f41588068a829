"""Access that ends by itself: told beforehand, extended with one press, taken away on its day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Literal

from dateutil.relativedelta import relativedelta

from registry.core.dates.workdays import by_then, today
from registry.core.entity import Slug
from registry.core.errors import AlreadyDecided, NotFound
from registry.core.events import Event
from registry.core.membership import ChannelMembership, Membership
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Between, UnitOfWork
from registry.hubs.ways_in import answers_for
from registry.onboarding.appointments import begins_of, dismiss, place_of

NOTICE = timedelta(days=14)
"""How long beforehand people hear at most; of short access a third of its length (design)."""

LONGER = relativedelta(months=3)
"""By how much one press extends (design)."""

_SLACK = timedelta(days=7)
"""Days off in a row before which a notice may have to be given, at most."""

_MOST = 200
"""Places that are taken away, or told of, in one transaction."""

SeatKind = Literal["group", "channel"]
Seat = Membership | ChannelMembership
_KINDS: dict[SeatKind, type[Membership | ChannelMembership]] = {
    "group": Membership,
    "channel": ChannelMembership,
}


class AccessEnding(Event):
    """Event: somebody's access ends soon; they and who decides are to hear.

    Attributes:
        kind, seat: which membership.
        until: the end it is about.
    """

    name: ClassVar[str] = "access.ending"

    kind: SeatKind
    seat: Slug
    until: date


class AccessEnded(Event):
    """Event: somebody's access ended on the day that was agreed."""

    name: ClassVar[str] = "access.ended"

    member: str
    group: str
    channel: str = ""
    until: date


def notice_day(since: date | None, until: date) -> date:
    """Return the working day on which people hear that access ends."""
    lead = NOTICE
    if since is not None:
        lead = max(timedelta(days=1), min(NOTICE, (until - since) // 3))
    return by_then(until - lead)


async def is_due(unit: UnitOfWork) -> bool:
    """Return whether somebody's access is over: a cheap query, polled every few minutes."""
    over = _over(unit)
    return any([await unit.of(one).keys("ends", 1, ends=over) for one in _KINDS.values()])


async def end_due(unit: UnitOfWork) -> int:
    """Take away what is over by now; return how much. Twice is as once; nothing before its day.

    Teams follows by a plan, in which each counts against the removal budget.
    """
    over, count = _over(unit), 0
    channels = unit.of(ChannelMembership)
    for named in await channels.some(await channels.keys("ends", _MOST, ends=over)):
        await channels.remove(named.slug)
        _tell_ended(unit, named)
        count += 1
    seats = unit.of(Membership)
    for seat in await seats.some(await seats.keys("ends", _MOST, ends=over)):
        await dismiss(unit, seat.group, seat.member)
        _tell_ended(unit, seat)
        count += 1
    return count


async def tell_ahead(unit: UnitOfWork) -> None:
    """Have it told whose access ends soon, once for each end; part of the daily run."""
    day = today(unit.now)
    soon = Between((day + timedelta(days=1)).isoformat(), (day + NOTICE + _SLACK).isoformat())
    for kind, entity in _KINDS.items():
        seats = unit.of(entity)
        for one in await seats.some(await seats.keys("ends", 10_000, ends=soon)):
            if one.until is None or one.told == one.until or day < notice_day(one.since, one.until):
                continue
            unit.emit(AccessEnding(kind=kind, seat=one.slug, until=one.until))
            await seats.put(one.model_copy(update={"told": one.until}))


async def seat_called(unit: UnitOfWork, kind: SeatKind, slug: str) -> Seat | None:
    """Return the membership that an event or a button names."""
    return await unit.of(_KINDS[kind]).find(slug)


async def extend(unit: UnitOfWork, kind: SeatKind, slug: str, seen: date, group: str = "") -> Seat:
    """Let somebody's access end later, by `LONGER`; in a planned hub counted from its first day.

    Args:
        unit: its actor decides.
        kind: see `slug`.
        slug: which membership.
        seen: the end that the actor saw; of two who extend at once it counts once.
        group: of the membership, so that who answers for it can be told when it is gone.

    Raises:
        NotAllowed: the actor does not answer for that place.
        NotFound: it has ended by now.
        AlreadyDecided: it has another end by now, or none.
    """
    seat = await _seat_to_end_later(unit, kind, slug, seen, group)
    begins = begins_of(await place_of(unit, seat.group))
    return await _end_on(unit, seat, max(seen, today(unit.now), begins or seen) + LONGER)


async def stay(unit: UnitOfWork, kind: SeatKind, slug: str, seen: date, group: str = "") -> Seat:
    """Take the end of somebody's access off; a private channel's is that of its hub then.

    Args and raises as `extend`.
    """
    return await _end_on(unit, await _seat_to_end_later(unit, kind, slug, seen, group), None)


async def _seat_to_end_later(
    unit: UnitOfWork, kind: SeatKind, slug: str, seen: date, group: str
) -> Seat:
    """Return a membership with the end that was seen, for who decides on it."""
    seat = await seat_called(unit, kind, slug)
    own = False
    if seat is not None or group:
        place = await place_of(unit, seat.group if seat else group)
        own = await answers_for(unit, place) and (seat is None or seat.member != unit.actor)
    await require(unit, Right.LET_IN, owner=own)
    if seat is None:
        raise NotFound(_KINDS[kind].section, slug)
    if seat.until != seen:
        outcome = seat.until.isoformat() if seat.until else ""
        raise AlreadyDecided(seat.section, slug, by="", outcome=outcome)
    return seat


async def _end_on(unit: UnitOfWork, seat: Seat, until: date | None) -> Seat:
    if isinstance(seat, Membership):
        return await unit.of(Membership).put(seat.model_copy(update={"until": until}))
    within = await unit.of(Membership).find(Membership.key(seat.group, seat.member))
    if within is not None and within.until is not None:
        until = min(until or within.until, within.until)
    return await unit.of(ChannelMembership).put(seat.model_copy(update={"until": until}))


def _over(unit: UnitOfWork) -> Between:
    return Between("0", (today(unit.now) + timedelta(days=1)).isoformat())


def _tell_ended(unit: UnitOfWork, seat: Seat) -> None:
    if seat.until is None:
        return
    channel = seat.channel if isinstance(seat, ChannelMembership) else ""
    unit.emit(AccessEnded(member=seat.member, group=seat.group, channel=channel, until=seat.until))
