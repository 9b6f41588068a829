"""Welcomes in PLeK Café, and repeated offers to introduce oneself.

Plan, "Website en samenwerkingsplatform": who signs up is added to PLeK Café and is then asked about
themselves. How often and when it is offered again is a design choice: after 3 and 10 working days.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, time
from typing import ClassVar

from registry.core.dates.workdays import morning, today, workdays_after
from registry.core.entity import Entity, Line
from registry.core.events import Event
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.kernteam import tell_if_last
from registry.involvement.asking import withdraw_all
from registry.involvement.taking_part import rest, resume
from registry.members.cafe import follow_up
from registry.members.member import Member
from registry.privacy.export_and_erase import start_retention

LATER_OFFERS = (3, 10)
"""Working days after which the introduction is offered again."""

_MORNING = time(9, 30)


class WelcomeDue(Event):
    """Event: a person is to be welcomed, or asked once more to introduce themselves.

    Attributes:
        member: their key.
        arrived: which arrival it is about; an older one no longer counts.
        turn: 1 is the welcome itself, 2 and 3 offer the introduction again.
    """

    name: ClassVar[str] = "welcome.due"

    member: str
    arrived: datetime
    turn: int = 1


class MemberLeft(Event):
    """Event: somebody left PLeK; what they chose for themselves goes with them."""

    name: ClassVar[str] = "member.left"

    member: str


class WelcomeForAllDue(Event):
    """Event: people who can't be reached privately get one welcome in the channel together."""

    name: ClassVar[str] = "welcome.for_all_due"


class WaitingArrival(Entity):
    """Somebody who came into a team while nobody had said yet which team PLeK Café is.

    Its slug is the team's, and the member's key.

    Attributes:
        member: their key.
        team: Teams' id of the team.
        person: how they are called; may be empty.
        at: when they came.
    """

    section: ClassVar[str] = "waiting_arrivals"
    indexed: ClassVar[tuple[str, ...]] = ("team", "member")
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("member", "person")

    member: str
    team: str
    person: Line = ""
    at: datetime

    @staticmethod
    def key(team: str, member: str) -> str:
        """Return the slug of somebody's arrival in a team."""
        return f"{hashlib.sha256(team.encode()).hexdigest()[:16]}:{member}"


async def hold_arrival(unit: UnitOfWork, team: str, member: str, name: str = "") -> None:
    """Keep that somebody came into a team that may turn out to be the Café. Idempotent."""
    slug = WaitingArrival.key(team, member)
    held = WaitingArrival(slug=slug, member=member, team=team, person=name, at=unit.now)
    await unit.of(WaitingArrival).get_or_add(held)


async def drop_arrival(unit: UnitOfWork, team: str, member: str) -> None:
    """Forget that somebody came into such a team: they left again."""
    slug = WaitingArrival.key(team, member)
    if await unit.of(WaitingArrival).find(slug):
        await unit.of(WaitingArrival).remove(slug)


async def settle_arrivals(unit: UnitOfWork, cafe: str) -> list[Member]:
    """Have those arrive who came into the Café before it was known as such; forget the others.

    Args:
        unit: to write in.
        cafe: Teams' id of its team.
    """
    held = await unit.of(WaitingArrival).all()
    members = [await arrive(unit, one.member, one.person) for one in held if one.team == cafe]
    await unit.of(WaitingArrival).remove_all([one.slug for one in held])
    return members


async def arrive(unit: UnitOfWork, key: str, name: str = "") -> Member:
    """Record an arrival in the Café. Idempotent; who comes back is welcomed again."""
    members = unit.of(Member)
    known, _ = await members.get_or_add(Member(slug=key, name=name))
    if known.status == "left":
        await resume(unit, key)
        status = "introduced" if known.consent else "new"
    elif known.status == "introduced" or known.arrived is not None:
        return known
    else:
        status = "new"
    news = {"status": status, "left": None, "offers": 0, "arrived": unit.now}
    member = await members.put(known.model_copy(update=news))
    if not member.opted_out:
        _plan(unit, member, unit.now)
    return member


def _plan(unit: UnitOfWork, member: Member, arrived: datetime) -> None:
    unit.emit(WelcomeDue(member=member.slug, arrived=arrived))
    if member.status == "new":
        for turn, days in enumerate(LATER_OFFERS, start=2):
            later = WelcomeDue(member=member.slug, arrived=arrived, turn=turn)
            unit.emit(later, due=working_days_after(arrived, days))


async def leave(unit: UnitOfWork, key: str) -> Member | None:
    """Record a departure from the Café: offers stop, and the data is erased in time."""
    members = unit.of(Member)
    known = await members.find(key)
    if known is None or known.status == "left":
        return known
    await tell_if_last(unit, key)
    start_retention(unit, key, unit.now)
    await rest(unit, key)
    await withdraw_all(unit, key)
    gone = await members.put(known.model_copy(update={"status": "left", "left": unit.now}))
    await follow_up(unit, [key])
    unit.emit(MemberLeft(member=key))
    return gone


async def addressee(unit: UnitOfWork, event: WelcomeDue, *, again: bool = False) -> Member | None:
    """Return the recipient of this welcome; None when it is no longer due.

    It does not when they left or arrived anew, asked not to be asked, have had this turn, or, for a
    later turn, have introduced themselves.

    Args:
        unit: to look in.
        event: the welcome.
        again: this turn was used but refused; it is due until a later one is.
    """
    member = await unit.of(Member).find(event.member)
    if member is None or member.opted_out or member.status == "left":
        return None
    used = member.offers > event.turn if again else member.offers >= event.turn
    if member.arrived != event.arrived or used:
        return None
    introduced_since = member.consent is not None and member.consent > event.arrived
    if introduced_since or (member.status == "introduced" and event.turn > 1):
        return None
    return member


async def offered(unit: UnitOfWork, event: WelcomeDue) -> None:
    """Record that this turn was used, whether or not it could be delivered."""
    member = await unit.of(Member).find(event.member)
    if member is not None and member.offers < event.turn:
        await unit.of(Member).put(member.model_copy(update={"offers": event.turn}))


async def stop_asking(unit: UnitOfWork) -> Member:
    """Opt the actor out of being asked again. Raise NotFound for a person never met."""
    member = await unit.of(Member).get(unit.actor)
    return await unit.of(Member).put(member.model_copy(update={"opted_out": True}))


def working_days_after(start: datetime, days: int) -> datetime:
    """Return half past nine in Amsterdam, so many working days after `start`."""
    return morning(workdays_after(today(start), days), _MORNING)
