"""Who takes part in a network, or asked to: data, with since when and by whose word (design)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from registry.core.entity import Entity, Prose
from registry.core.events import Event
from registry.core.personal_data import unnamed
from registry.involvement.things import Turn

LONGEST_WORDS = 500
"""Characters that go along with a request, or with the decision on it."""

Words = Annotated[Prose, StringConstraints(max_length=LONGEST_WORDS)]


class Taking(StrEnum):
    """How far somebody is with taking part in a network."""

    ASKED = "asked"  # its aanjagers, or the kernteam, are to decide
    IN = "in"
    DECLINED = "declined"  # kept for a while, so that who asked can read why
    RESTING = "resting"  # they left PLeK; they take part again when they come back


class Participant(Entity):
    """A member who takes part in a network, or asked to. Its slug is made by `key`.

    Attributes:
        state: see `Taking`.
        at: since when it is so: when they asked, since when they take part, when it was declined.
        turn: who is to decide, while they wait.
        words: what they said when they asked; gone once it is decided.
        answer: what was said with the decision.
        by: key of who decided; empty when they left PLeK, or nobody had to.
    """

    section: ClassVar[str] = "network_participants"
    indexed: ClassVar[tuple[str, ...]] = ("member",)
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("network", "state", "at"),
        ("state", "turn", "at"),
    )
    references: ClassVar[dict[str, str]] = {
        "network": "networks",
        "member": "members",
        "by": "members",
    }
    personal: ClassVar[tuple[str, ...]] = ("member", "words", "answer", "by")

    network: str
    member: str
    state: Taking = Taking.ASKED
    at: datetime
    turn: Turn = Turn.OWNERS
    words: Words = ""
    answer: Words = ""
    by: str = ""

    @staticmethod
    def key(network: str, member: str) -> str:
        """Return the slug of a member's part in a network."""
        return f"{network}:{member}"

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove the row with the member it is about; who decided goes from the others."""
        return None if self.member == member else super().without(member, name)

    def without_name(self, name: str) -> Self:
        """Mask a name in what was said."""
        news = {"words": unnamed(self.words, name), "answer": unnamed(self.answer, name)}
        same = (news["words"], news["answer"]) == (self.words, self.answer)
        return self if same else self.model_copy(update=news)

    def shown_to(self, keys: Collection[str]) -> BaseModel:
        """Show who decided nothing of the other but that they did."""
        if self.member in keys:
            return self
        return Decided(network=self.network, by=self.by, at=self.at)


class Decided(BaseModel):
    """What is shown of a decision to who took it: nothing of the other."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    network: str
    by: str
    at: datetime


class ParticipationAsked(Event):
    """Event: somebody asked to take part in a network; its aanjagers decide."""

    name: ClassVar[str] = "participation.asked"

    network: str
    member: str
    at: datetime


class ParticipationLate(Event):
    """Event: nobody decided for long; the kernteam may. `at` is when it was asked."""

    name: ClassVar[str] = "participation.late"

    network: str
    member: str
    at: datetime


class ParticipationPassedOn(Event):
    """Event: the kernteam is to decide now; who asked hears it. `at` is when it was asked."""

    name: ClassVar[str] = "participation.passed_on"

    network: str
    member: str
    at: datetime


class ParticipationSettled(Event):
    """Event: it was decided whether somebody takes part, or they withdrew, or were taken out.

    Attributes:
        outcome: `in`, `declined`, `withdrawn`, `removed`, `ended` (the network is not there now).
        answer: what was said with it.
        by: key of who did; they need not hear it.
    """

    name: ClassVar[str] = "participation.settled"

    network: str
    member: str
    outcome: str
    answer: str = ""
    by: str = ""


class RefusalForgotten(Event):
    """Event: it is long enough ago that somebody was declined. `at` is when."""

    name: ClassVar[str] = "participation.forgotten"

    network: str
    member: str
    at: datetime
