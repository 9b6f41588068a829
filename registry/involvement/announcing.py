"""News and questions of a network or hub to who follows it, by who owns it (design)."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from registry.core.entity import Entity, Prose
from registry.core.errors import Invalid, NotFound
from registry.core.events import Event
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.personal_data import unnamed
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.involvement.things import Thing, ThingKind, find_thing, thing

LONGEST_NEWS = 1000
"""Characters; a few of them fit on one card of news."""

SHORTEST_NEWS = 5

_LATEST = 20
"""So much of the latest news is looked at for the same words."""

NewsText = Annotated[Prose, StringConstraints(min_length=SHORTEST_NEWS, max_length=LONGEST_NEWS)]


class Announcement(Entity):
    """What who owns a network or hub tells its followers. Its slug is chance.

    Attributes:
        kind, thing: which of the two, and its slug.
        text: what is told or asked.
        at: when; it is kept for a year.
        by: key of who did; empty when they left PLeK.
    """

    section: ClassVar[str] = "announcements"
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("kind", "thing", "at"), ("at",))
    references: ClassVar[dict[str, str]] = {"by": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"thing": ("networks", "hubs")}
    personal: ClassVar[tuple[str, ...]] = ("by",)
    kept: ClassVar[timedelta | None] = timedelta(days=365)

    kind: ThingKind
    thing: str
    text: NewsText
    at: datetime
    by: str = ""

    def without_name(self, name: str) -> Self:
        """Mask a name in the text."""
        text = unnamed(self.text, name, SHORTEST_NEWS)
        return self if text == self.text else self.model_copy(update={"text": text})

    def shown_to(self, keys: Collection[str]) -> BaseModel:
        """Show all of it: everybody who follows reads it."""
        del keys
        return self


class AnnouncementDraft(FormEntry):
    """News as its form brings it in; `announce` judges the words."""

    text: str


class Announced(Event):
    """Event: who owns a network or hub told its followers something."""

    name: ClassVar[str] = "announcement.made"
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    announcement: str


async def announce(unit: UnitOfWork, kind: ThingKind, slug: str, text: str) -> Announcement:
    """Tell who follows a network or hub something. The same words on a day are told once.

    Raises:
        NotAllowed: neither its aanjagers or team, nor the kernteam; whether it is there or not.
        NotFound: members can't see it.
        Invalid: the words are too few or too many, or it is enough for today.
    """
    about: Thing | None = await find_thing(unit, kind, slug)
    own = about is not None and unit.actor in about.owners
    await require(unit, Right.ANNOUNCE, owner=own)
    await thing(unit, kind, slug)
    latest = await unit.of(Announcement).keys("-at", _LATEST, kind=kind, thing=slug)
    for one in await unit.of(Announcement).some(latest):
        if one.text.split() == text.split() and unit.now - one.at < timedelta(days=1):
            return one
    await spend(unit, Submission.ANNOUNCEMENT)
    try:
        new = Announcement(
            slug=f"nieuws-{secrets.token_hex(8)}",
            kind=kind,
            thing=slug,
            text=text,
            at=unit.now,
            by=unit.actor,
        )
    except ValidationError as error:
        raise Invalid.of(error) from error
    unit.emit(Announced(announcement=new.slug))
    return await unit.of(Announcement).add(new)


async def take_back(unit: UnitOfWork, slug: str) -> Announcement:
    """Take news back: who did not hear it yet, will not. Raises as `announce` does."""
    news = await unit.of(Announcement).find(slug)
    about = await find_thing(unit, news.kind, news.thing) if news else None
    own = about is not None and unit.actor in about.owners
    await require(unit, Right.ANNOUNCE, owner=own)
    if news is None:
        raise NotFound(Announcement.section, slug)
    await unit.of(Announcement).remove(slug)
    return news
