"""Meetings: of the Stuurgroep, before the ambassadors, and others (plan, chapters 4 and 5)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from registry.core.entity import Entity, Line, slugify
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind


class Meeting(Entity):
    """A meeting. Its slug is `stuurgroep-2027-03-01`, or `hub-2027-03-01-twente`, made by `key`.

    Attributes:
        day: the day, in the Netherlands.
        title: when its kind does not say enough.
        hub: slug of the hub that it is of; None for a national one.
    """

    section: ClassVar[str] = "meetings"
    indexed: ClassVar[tuple[str, ...]] = ("kind", "hub")
    references: ClassVar[dict[str, str]] = {"hub": "hubs"}

    kind: MeetingKind
    day: date
    title: Line = ""
    hub: str | None = None

    @staticmethod
    def key(kind: MeetingKind, day: date, hub: str | None = None, title: str = "") -> str:
        """Return the slug of the meeting of a kind on a day.

        Of a hub's meetings and of others there can be several on a day: the hub tells those apart,
        or what they are called.
        """
        apart = {MeetingKind.HUB: hub, MeetingKind.OTHER: slugify(title)[:60]}.get(kind)
        return "-".join(part for part in (kind, day.isoformat(), apart) if part)


async def met(
    unit: UnitOfWork, kind: MeetingKind, day: date, *, hub: str | None = None, title: str = ""
) -> Meeting:
    """Return the meeting of a kind on a day, creating it if it is unknown.

    Args:
        unit: to write in.
        kind: what meeting.
        day: when, in the Netherlands.
        hub: slug of the hub that it is of.
        title: what it is called, where its kind does not say enough.
    """
    slug = Meeting.key(kind, day, hub, title)
    new = Meeting(slug=slug, kind=kind, day=day, hub=hub, title=title)
    meeting, _ = await unit.of(Meeting).get_or_add(new)
    return meeting
