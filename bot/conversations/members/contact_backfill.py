"""Back-fill contact details of people who joined before the bot was installed."""

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
    """Event: the members of a team are to be read.

    Attributes:
        venue: slug of the KnownConversation where the bot was added.
    """

    name: ClassVar[str] = "roster.due"

    venue: str


def is_person(person: Person) -> bool:
    """Return whether it is a human being with an account; addresses of bots begin with `28:`."""
    return bool(person.id) and not person.address.startswith("28:")


async def keep(unit: UnitOfWork, people: Iterable[Person], place: Place) -> None:
    """Store contact details of these people, met in `place`."""
    for person in people:
        await remember(unit, person, place)
