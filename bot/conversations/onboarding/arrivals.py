"""Resolution of people whom Teams tells by their address alone.

Published activities about arrivals and departures name people by the channel's id (`29:…`), some
without their object id. Who was met before is known by that address; anybody else is looked up in
the roster, by an event that waits and comes back until the roster tells.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from bot.delivery.notifier import NoConversation, Notifier
from bot.dispatch.contacts.contact import (
    Contact,
    KnownConversation,
    remember,
    venue_key,
)
from bot.dispatch.contacts.keys import hashed, member_key
from bot.dispatch.contacts.purposes import place_of
from bot.dispatch.contacts.rosters import came, is_in, went
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Person, Place, Undeliverable
from registry.core.errors import DuplicateRequest
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import Tagged, UnitOfWork
from registry.members.aliases import known_as_many
from registry.members.member import Member, is_object_id
from registry.onboarding.welcome import arrive, hold_arrival

routes = Routes()


class ArrivalUnresolved(Event):
    """Event: somebody came in of whom only the address is known.

    Attributes:
        venue: slug of the KnownConversation where they came in.
        address: the channel's id for them.
        arrived: when the bot heard of it.
    """

    name: ClassVar[str] = "arrival.unresolved"

    venue: str
    address: str
    arrived: datetime


class NotInRosterYet(NoConversation):
    """The roster does not tell who this is; the event waits until it does."""

    code = "NotInRosterYet"


def is_person(person: Person) -> bool:
    """Return whether it is a human being; addresses of bots begin with `28:`."""
    return bool(person.id) and not person.address.startswith("28:")


async def told_apart(
    unit: UnitOfWork, people: Iterable[Person]
) -> tuple[dict[str, Person], tuple[str, ...]]:
    """Return people by their key, each once, and the addresses of who is not known yet.

    Other bots are not people.
    """
    found: dict[str, Person] = {}
    unknown: dict[str, None] = {}
    for person in people:
        if is_person(person):
            found[member_key(person.id)] = person
        elif person.address and is_person(dataclasses.replace(person, id=person.address)):
            if met := await _met_under(unit, person.address):
                name = person.name or met.name
                found[met.slug] = dataclasses.replace(person, id=met.slug, name=name)
            else:
                unknown[person.address] = None
    return found, tuple(unknown)


async def in_cafe(unit: UnitOfWork, team: str) -> bool | None:
    """Return whether a team is PLeK Café's; None while it is not known yet which team that is."""
    if not team:
        return False
    cafe = await place_of(unit, "cafe")
    return cafe.team == team if cafe and cafe.team else None


async def take_in(unit: UnitOfWork, place: Place, key: str, name: str) -> None:
    """Have somebody arrive who came into PLeK Café, or into a team that may turn out to be it."""
    cafe = await in_cafe(unit, place.team)
    if cafe:
        await arrive(unit, key, name)
    elif cafe is None:
        await hold_arrival(unit, place.team, key, name)


async def await_name(unit: UnitOfWork, place: Place, address: str) -> None:
    """Have somebody looked up who came in and of whom only the address is known."""
    await remember(unit, None, place)
    await came(unit, place.team, address)  # as long as they are there; `went` ends it
    unit.emit(ArrivalUnresolved(venue=venue_key(place), address=address, arrived=unit.now))


async def _met_under(unit: UnitOfWork, address: str) -> Contact | None:
    """Return whom the bot met under an address: whose it is now, else who was named by it."""
    now = await unit.of(Contact).all(address=address)
    known = await unit.of(Contact).all(addresses=Tagged((address,)))
    return next((one for one in (*now, *known) if is_object_id(one.slug)), None)


@routes.on(ArrivalUnresolved)
async def look_up(event: ArrivalUnresolved, notifier: Notifier) -> None:
    """Find out who came in, and record their arrival.

    Raises:
        NotInRosterYet: the roster can't tell yet; the worker comes back for days.
    """
    async with notifier.registry.read() as unit:
        venue = await unit.of(KnownConversation).find(event.venue)
        met = await _met_under(unit, event.address)
        there = venue is not None and await is_in(unit, venue.team, event.address)
    if venue is None or not there:
        return  # they left again, or were found already
    if met is not None:
        person = Person(met.slug, event.address, met.name)
    else:
        person = await _in_roster(notifier, venue, event.address)
    once = (f"arrival:{hashed(notifier.key, event.address)}",)
    with contextlib.suppress(DuplicateRequest):
        async with notifier.registry.write(SYSTEM, once=once) as unit:
            key = member_key(person.id)
            await _make_one(unit, event.address, key)
            await remember(unit, person, venue.place)
            await went(unit, venue.team, [event.address])
            known = await unit.of(Member).find(key)
            if known is None or known.left is None or known.left < event.arrived:
                await came(unit, venue.team, key)
                await take_in(unit, venue.place, key, person.name)


async def _in_roster(notifier: Notifier, venue: KnownConversation, address: str) -> Person:
    """Ask for this member, and then for all: the one may answer before the other does (?)."""

    async def ask(place: Place) -> Person | None:
        person = await notifier.messenger.member(place, address)
        if person is None or not person.id:
            people = [one async for one in notifier.messenger.members(place)]
            person = next((one for one in people if one.address == address and one.id), None)
        return person

    try:
        person = await notifier.ask_about(venue, ask)
    except Undeliverable as refused:
        raise NotInRosterYet(f"the roster is refused: {refused.code}") from refused
    if person is None:
        raise NotInRosterYet("somebody who came in is not in the roster, or has no account yet")
    return person


async def _make_one(unit: UnitOfWork, address: str, key: str) -> None:
    """Join what an earlier version kept of the same person under their address."""
    old = member_key(address)
    if await unit.of(Member).find(old):
        await known_as_many(unit, {old: key})
    if await unit.of(Contact).find(old):
        await unit.of(Contact).remove(old)
