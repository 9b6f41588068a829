"""Questions of members to who owns a network or hub, by way of the bot (design)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from registry.core.entity import Entity, Prose
from registry.core.events import Event
from registry.core.personal_data import unnamed
from registry.involvement.things import ThingKind, Turn

LONGEST_INQUIRY = 1500
LONGEST_ANSWER = 2000
"""Characters; both fit on one card."""

SHORTEST_INQUIRY = 5

InquiryText = Annotated[
    Prose, StringConstraints(min_length=SHORTEST_INQUIRY, max_length=LONGEST_INQUIRY)
]


class InquiryStatus(StrEnum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    DECLINED = "declined"  # who was asked can't or won't answer it
    WITHDRAWN = "withdrawn"  # by who asked
    ENDED = "ended"  # its network or hub is not there any more


class Inquiry(Entity):
    """A question of one member to the owners of a network or hub. Its slug is chance.

    It stands between who asked, these owners and the kernteam: search skips it.

    Attributes:
        kind, thing: what it is about.
        asker: key of who asked.
        asked: when.
        at: when it last changed; it is kept for a year after that.
        turn: who is to answer, while it is open.
        answer: what was answered, or why it was not.
        by: key of who did; empty when they left PLeK.
    """

    section: ClassVar[str] = "inquiries"
    indexed: ClassVar[tuple[str, ...]] = ("asker",)
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("thing", "kind", "status", "asked"),
        ("status", "turn", "asked"),
        ("at",),
    )
    references: ClassVar[dict[str, str]] = {"asker": "members", "by": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"thing": ("networks", "hubs")}
    personal: ClassVar[tuple[str, ...]] = ("asker", "text", "answer", "by")
    kept: ClassVar[timedelta | None] = timedelta(days=365)

    kind: ThingKind
    thing: str
    asker: str
    text: InquiryText
    asked: datetime
    at: datetime
    status: InquiryStatus = InquiryStatus.OPEN
    turn: Turn = Turn.OWNERS
    answer: Annotated[Prose, StringConstraints(max_length=LONGEST_ANSWER)] = ""
    by: str = ""

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove the whole question with its asker; an answer stays for them, unsigned."""
        return None if self.asker == member else super().without(member, name)

    def without_name(self, name: str) -> Self:
        """Mask a name in question and answer."""
        text = unnamed(self.text, name, SHORTEST_INQUIRY)
        answer = unnamed(self.answer, name)
        same = (text, answer) == (self.text, self.answer)
        return self if same else self.model_copy(update={"text": text, "answer": answer})

    def shown_to(self, keys: Collection[str]) -> BaseModel:
        """Show who answered their own answer, and nothing of who asked."""
        if self.asker in keys:
            return self
        return Answered(thing=self.thing, answer=self.answer, by=self.by, at=self.at)


class Answered(BaseModel):
    """What is shown of a question to who answered it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    thing: str
    answer: str
    by: str
    at: datetime


class InquiryAsked(Event):
    """Event: somebody asked a network or hub something; who owns it hears it."""

    name: ClassVar[str] = "inquiry.asked"

    inquiry: str


class InquiryLate(Event):
    """Event: a question was not answered for long; the kernteam may."""

    name: ClassVar[str] = "inquiry.late"

    inquiry: str


class InquiryPassedOn(Event):
    """Event: a question is the kernteam's to answer now; who asked hears why.

    Attributes:
        why: `passed` (who was asked did), `late`, `unreachable` (nobody could be reached).
        by: key of who passed it on; empty when nobody did.
    """

    name: ClassVar[str] = "inquiry.passed_on"

    inquiry: str
    why: str
    by: str = ""


class InquirySettled(Event):
    """Event: a question was answered, declined, withdrawn or ended.

    Attributes:
        by: key of who did; they need not hear it.
    """

    name: ClassVar[str] = "inquiry.settled"

    inquiry: str
    by: str
