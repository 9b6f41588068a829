"""Knowing how to reach who was in a team before the bot came, without writing to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from bot.dispatch.contacts import remember
from bot.dispatch.turn import Person, Place
from registry.core.events import Event
from registry.core.unit_of_work import UnitOfWork

BATCH = 50
"""People kept in one transaction: others must be able to write in between."""


class RosterDue(Event):
    """The roster of a team is to be read.

    Attributes:
        venue: slug of the KnownConversation where the bot was added.
    """

    name: ClassVar[str] = "roster.due"

    venue: str


def is_person(person: Person) -> bool:
    """Whether it is a human being; addresses of bots begin with `28:`."""
    return bool(person.id) and not person.address.startswith("28:")


async def keep(unit: UnitOfWork, people: Iterable[Person], place: Place) -> None:
    """Remember how to reach these people, met in `place`."""
    for person in people:
        await remember(unit, person, place)
