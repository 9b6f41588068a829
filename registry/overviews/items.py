"""What an overview is made of: things that became public, and who may be found since."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork
from registry.digests.digest import Digest, DigestDue, Item


class Fresh(StrEnum):
    """Kind of news, in the order of the card."""

    QUESTION = "question"  # asked for: a question came on an agenda
    ANSWER = "answer"
    NETWORK = "network"
    DECIDED = "decided"  # a signal
    LESSON = "lesson"  # of a signal
    PERSON = "person"  # said that they may be found


class FreshThing(Entity):
    """That something became public; its slug is its kind and its key, so that it is once.

    It stays, so that what is changed later is not new again.

    Attributes:
        what: the kind.
        thing: its key.
        at: when.
    """

    section: ClassVar[str] = "fresh_things"
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("at",),)
    dumped: ClassVar[bool] = False

    what: Fresh
    thing: str
    at: datetime


class OverviewItem(Item):
    """One thing in an overview.

    Attributes:
        what: its kind.
        thing: its key; of a person, theirs.
    """

    place: int = 0
    what: Fresh
    thing: str

    @property
    def key(self) -> str:
        """The thing with its kind."""
        return f"{self.what}:{self.thing}"


class OverviewDue(DigestDue):
    """It is time to bring an overview."""

    name: ClassVar[str] = "overview.due"


class Overview(Digest[OverviewItem]):
    """What is in the next overview of a member. Its slug is their key."""

    section: ClassVar[str] = "overviews"
    event: ClassVar[type[DigestDue]] = OverviewDue
    scope: ClassVar[str] = "overview"


async def note_fresh(unit: UnitOfWork, what: Fresh, thing: str) -> None:
    """Note that something is public from now on. Once: what is changed later is not new."""
    slug = f"{what}:{thing}"
    await unit.of(FreshThing).get_or_add(FreshThing(slug=slug, what=what, thing=thing, at=unit.now))
