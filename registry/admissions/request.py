"""A request to be let in, and what happened to it."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from registry.core.entity import Entity, Line, Prose
from registry.core.errors import RegistryError
from registry.core.events import Event

Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=600)]
"""A few words on why somebody wants to come in."""


class AdmissionStatus(StrEnum):
    """State of a request."""

    OPEN = "open"
    ASKED = "asked"  # who decides asked something first
    ADMITTED = "admitted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # the place closed, or who asked left


WAITING = (AdmissionStatus.OPEN, AdmissionStatus.ASKED)
"""States in which somebody still has to decide."""


class AdmissionRequest(Entity):
    """Somebody's request to be let into one place; asking again opens the same one anew.

    Attributes:
        member: who asks.
        group: slug of the hub or group, by `place`.
        channel: last part of the key of a private channel of that hub; empty for the hub itself.
        channel_label: what people call that channel.
        why: in their own words.
        wish: the first day on which they need it no more, as they ask it.
        round: how often it was asked; who decides says which one they saw.
        at: when it was asked or decided last; it is kept for a year after that.
        question, answer: what who decides asked first, and what came back.
        by: key of who asked something, let in or said no.
        reason: why not.
        until: the end that was agreed.
        again: from which day on it may be asked again, after a no.
    """

    section: ClassVar[str] = "admission_requests"
    indexed: ClassVar[tuple[str, ...]] = ("member", "group", "status", "at")
    references: ClassVar[dict[str, str]] = {"member": "members", "by": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"group": ("subgroups", "hubs")}
    personal: ClassVar[tuple[str, ...]] = ("member", "why", "question", "answer", "reason")
    kept: ClassVar[timedelta | None] = timedelta(days=365)

    member: str
    group: str
    place: Literal["subgroup", "hub"]
    channel: str = ""
    channel_label: Line = ""
    why: Prose = ""
    wish: date | None = None
    status: AdmissionStatus = AdmissionStatus.OPEN
    round: int = 1
    at: datetime
    question: Prose = ""
    answer: Prose = ""
    by: str | None = None
    reason: Prose = ""
    until: date | None = None
    again: date | None = None

    @property
    def waits(self) -> bool:
        """Return whether somebody still has to decide."""
        return self.status in WAITING

    @staticmethod
    def key(group: str, member: str, channel: str = "") -> str:
        """Return the slug of a member's request for a place."""
        if not channel:
            return f"{group}:{member}"
        return f"{hashlib.sha256(f'{group}/{channel}'.encode()).hexdigest()[:16]}:{member}"


class AdmissionMoved(Event):
    """Event: a request was made, answered, decided, withdrawn or lapsed.

    Attributes:
        request: its slug.
        round: which one.
        step: what happened to it.
    """

    name: ClassVar[str] = "admission.moved"

    request: str
    round: int
    step: Literal["asked", "question", "answered", "decided", "withdrawn", "lapsed"]


class NoWayIn(RegistryError):
    """Nobody can ask to be let in there.

    Attributes:
        why: `closed`, `in` (they are in it), or a `registry.hubs.ways_in.WayIn`.
    """

    def __init__(self, group: str, why: str) -> None:
        super().__init__(f"nobody can ask to be let into {group!r}: {why}")
        self.group = group
        self.why = why


class Overtaken(RegistryError):
    """It was asked anew since who decides saw it."""
