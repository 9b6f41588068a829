"""Proposals for improvement (verbetervoorstellen), worked out of signals (plan, chapter 4)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from registry.core.dates import Day
from registry.core.entity import Entity, Findable, Line, Prose
from registry.core.forms import FormEntry
from registry.core.personal_data import unnamed

ProposalStatus = Literal["draft", "on_agenda", "taken_up", "sent_back", "not_now"]
Outcome = Literal["taken_up", "sent_back", "not_now"]

SHORTEST_TITLE = 3

Title = Annotated[Line, StringConstraints(min_length=SHORTEST_TITLE, max_length=150)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Version(_Part):
    """A proposal as it was worked out.

    Attributes:
        by: key of who wrote it; empty when they left PLeK.
    """

    text: Prose
    by: str = ""
    at: datetime


class Hearing(_Part):
    """Hearing of a proposal by a meeting, planned or past.

    Attributes:
        meeting: its slug.
        outcome: what came of it; None while it is not known, and for advice.
        note: the question, the reason or the advice.
        version: which version they had before them, counted from 1.
    """

    meeting: str
    version: int
    outcome: Outcome | None = None
    note: Prose = ""


class Proposal(Entity):
    """Proposal that addresses one or more signals.

    Attributes:
        number: in its slug, `voorstel-3`.
        workers: keys of who works it out.
        due: when it should be ready.
        versions: its texts, the latest last; there is none while nothing is written.
        signals: slugs of the signals that it serves.
        questions: slugs of the questions on an agenda that it serves.
        hearings: the meetings that it was put before, in order.
        ready: whether who works it out said so; they are not reminded of it any more.
    """

    section: ClassVar[str] = "proposals"
    indexed: ClassVar[tuple[str, ...]] = ("number", "status")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("status", "ready", "due_day", "tags"),)
    derived: ClassVar[dict[str, Any]] = {"due_day": str}
    references: ClassVar[dict[str, str]] = {
        "workers": "members",
        "signals": "signals",
        "questions": "questions",
    }
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "versions.by": ("members",),
        "hearings.meeting": ("meetings",),
    }
    personal: ClassVar[tuple[str, ...]] = ("workers", "versions")

    number: int
    title: Title
    workers: tuple[str, ...] = ()
    due: date | None = None
    versions: tuple[Version, ...] = ()
    signals: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    status: ProposalStatus = "draft"
    ready: bool = False

    @property
    def text(self) -> str:
        """Text of the latest version."""
        return self.versions[-1].text if self.versions else ""

    @property
    def heard(self) -> tuple[Version, ...]:
        """Versions up to the last one that a meeting had; later ones are drafts."""
        return self.versions[: max((one.version for one in self.hearings), default=0)]

    def list_tags(self) -> tuple[str, ...]:
        """Return tags for its workers, and for the meetings that it was put before."""
        meetings = sorted({one.meeting for one in self.hearings})
        workers = (f"worker:{key}" for key in self.workers)
        return (*(f"meeting:{meeting}" for meeting in meetings), *workers)

    def derive(self) -> dict[str, str]:
        """Return its date as sortable text; empty without one."""
        return {"due_day": self.due.isoformat() if self.due else ""}

    def without_name(self, name: str) -> Self:
        """Mask a person's name in its title, its texts and the meetings' remarks."""
        versions = (
            one.model_copy(update={"text": unnamed(one.text, name)}) for one in self.versions
        )
        hearings = (
            one.model_copy(update={"note": unnamed(one.note, name)}) for one in self.hearings
        )
        title = unnamed(self.title, name, SHORTEST_TITLE)
        news = {"title": title, "versions": tuple(versions), "hearings": tuple(hearings)}
        left = self.model_copy(update=news)
        return self if left == self else left

    def findable(self) -> Findable | None:
        """Index title and text once a meeting had it; a draft is its workers' own."""
        return Findable(self.title, self.heard[-1].text) if self.heard else None


class ProposalDraft(FormEntry):
    """A proposal as it is begun.

    Attributes:
        text: its first version; may come later.
    """

    title: Title
    text: Prose = ""
    workers: Annotated[tuple[str, ...], Field(max_length=20)] = ()
    due: Day = None
    questions: Annotated[tuple[str, ...], Field(max_length=20)] = ()
