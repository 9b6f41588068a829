"""A review of who is still with one hub or group, and the round that it is part of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity
from registry.core.events import Event
from registry.core.vocabulary import Profile, Role


class ReviewStatus(StrEnum):
    """State of a review."""

    OPEN = "open"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"  # the next round came first


class TakenOut(BaseModel):
    """Somebody who was taken out, with what it takes to put them back."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    member: str
    role: Role = Role.MEMBER
    profile: Profile | None = None
    until: date | None = None


class ReviewRound(Entity):
    """A round in which every hub and group is asked. Its slug is its month, `2027-03`.

    Attributes:
        at: when it began.
        reported: the kernteam got its report.
    """

    section: ClassVar[str] = "review_rounds"
    indexed: ClassVar[tuple[str, ...]] = ("reported",)
    dumped: ClassVar[bool] = False

    at: datetime
    reported: bool = False


class AccessReview(Entity):
    """The review of one hub or group. Its slug is made of the round and the group.

    Attributes:
        group: slug of the hub or group, by `place`.
        round: slug of the round; empty for one that somebody began by themselves.
        at: when it was asked; it is kept for two years after that.
        people: how many were in when it was asked.
        stays: who was said to be with them still, each by themselves.
        out: who was taken out.
        by: key of who answered last.
        all_stay: somebody said so of all who were left.
        reminded: it was asked once more.
    """

    section: ClassVar[str] = "access_reviews"
    indexed: ClassVar[tuple[str, ...]] = ("group", "round", "status", "at")
    references: ClassVar[dict[str, str]] = {"by": "members", "stays": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "group": ("subgroups", "hubs"),
        "out.member": ("members",),
    }
    personal: ClassVar[tuple[str, ...]] = ("stays", "out")
    dumped: ClassVar[bool] = False
    kept: ClassVar[timedelta | None] = timedelta(days=730)

    group: str
    place: Literal["subgroup", "hub"]
    round: str = ""
    at: datetime
    people: int = 0
    status: ReviewStatus = ReviewStatus.OPEN
    stays: tuple[str, ...] = ()
    out: tuple[TakenOut, ...] = ()
    by: str | None = None
    all_stay: bool = False
    reminded: bool = False

    @staticmethod
    def key(round_: str, group: str) -> str:
        """Return the slug of the review of a group in a round, or on a day."""
        return f"{round_}.{group}"


class ReviewAsked(Event):
    """Event: who answers for a place is to be asked, or asked once more."""

    name: ClassVar[str] = "access_review.asked"

    review: str
    again: bool = False


class ReviewChanged(Event):
    """Event: somebody decided in a review; cards of it are to follow."""

    name: ClassVar[str] = "access_review.changed"

    review: str


class ReviewReported(Event):
    """Event: the kernteam is to get the report of a round."""

    name: ClassVar[str] = "access_review.reported"

    round: str
