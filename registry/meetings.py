"""Meetings: of the Stuurgroep, before the ambassadors, and others (plan, chapters 4 and 5)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from registry.errors import Stale, Taken
from registry.noun import Line, Noun
from registry.unit import Unit
from registry.vocab import MeetingKind


class Meeting(Noun):
    """A meeting. Its slug is `stuurgroep-2027-03-01`, made by `key`.

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
    def key(kind: MeetingKind, day: date) -> str:
        """The slug of the meeting of a kind on a day."""
        return f"{kind}-{day.isoformat()}"


async def met(unit: Unit, kind: MeetingKind, day: date) -> Meeting:
    """The meeting of a kind on a day; made known when it was not.

    Raises:
        Stale: somebody else makes it known at this very moment; try again.
    """
    slug = Meeting.key(kind, day)
    known = await unit.of(Meeting).find(slug)
    if known is not None:
        return known
    try:
        return await unit.of(Meeting).add(Meeting(slug=slug, kind=kind, day=day))
    except Taken as taken:
        raise Stale(taken.section, taken.key) from taken
