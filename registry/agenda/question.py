"""The knowledge and learning agenda: questions, national and per hub (plan, chapters 3 to 5)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from registry.core.entity import Findable, Line, Prose
from registry.core.events import Event
from registry.core.provenance import Sourced
from registry.core.vocabulary import NATIONAL, KnowledgeState, KnowledgeType, QuestionKind, Region

QuestionStatus = Literal["submitted", "on_agenda", "answered", "merged", "declined"]

PUBLIC: tuple[QuestionStatus, ...] = ("on_agenda", "answered")
"""What everybody may read."""

_SHORT_TITLE = 80


class HelperNote(BaseModel):
    """Note to the kernteam that a helper wrote with their offer."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    member: str
    text: Prose


class Also(BaseModel):
    """Somebody's word that the same question plays with them too.

    Attributes:
        member: who said so; empty when they left PLeK: that it plays there stays.
        hubs: slugs of the hubs that they were in then; none for elsewhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    member: str = ""
    hubs: tuple[str, ...] = ()


class Question(Sourced):
    """A question on an agenda, or one that was submitted and is not on an agenda yet.

    Attributes:
        agenda: `nationaal` or the slug of a hub.
        number: its number there, `3` or `3a`; empty while it is not on the agenda.
        title: short name, a line, by which cards list it.
        text: the question in full.
        parent: slug of the question it is a sub-question of.
        knowledge: whether the knowledge is there, comes from elsewhere or must be developed; None
            while that has not been settled.
        types: the types of knowledge it asks for.
        working: slugs of organisations or networks that work on it.
        networks: slugs of networks that fit, chosen by the kernteam.
        known: what is known already, as the asker or the kernteam wrote it.
        asker: key of the member who put it; empty for the plan's own.
        asked: when it was put.
        region: where it plays, None for everywhere.
        followers, helpers: keys of members who follow it or offered to help.
        also: who said that it plays with them too; others see in which hubs, and how often.
        notes: what helpers wrote with their offer; for the kernteam only.
        status: `submitted` (put, waiting for the kernteam), `on_agenda`, `answered`, `merged` (into
            another question), `declined`.
        into: slug of the question it was merged into.
        decided_by: key of the kernteam member who decided.
        answer: the kernteam's answer or reason, once there is one.
    """

    section: ClassVar[str] = "questions"
    indexed: ClassVar[tuple[str, ...]] = (
        *Sourced.indexed,
        *("agenda", "status", "asker", "parent"),
    )
    sourced: ClassVar[tuple[str, ...]] = (
        *("title", "text", "kind", "knowledge", "types", "themes", "networks"),
        *("working", "known", "region"),
    )
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("status", "asked"),)
    references: ClassVar[dict[str, str]] = {
        "parent": "questions",
        "themes": "themes",
        "networks": "networks",
        "asker": "members",
        "followers": "members",
        "helpers": "members",
        "into": "questions",
        "decided_by": "members",
    }
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        **Sourced.inner_references,
        "agenda": (f"={NATIONAL}", "hubs"),
        "also.member": ("members",),
        "also.hubs": ("hubs",),
    }
    loose_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "working": ("organisations", "networks")
    }
    personal: ClassVar[tuple[str, ...]] = (
        *("asker", "followers", "helpers", "also", "notes", "decided_by"),
    )

    agenda: str = NATIONAL
    number: Annotated[str, StringConstraints(pattern=r"^([1-9][0-9]{0,3}[a-z]?)?$")] = ""
    title: Line = ""
    text: Annotated[Prose, StringConstraints(min_length=10)]
    parent: str | None = None
    kind: QuestionKind = QuestionKind.CONTENT
    knowledge: KnowledgeState | None = None
    types: tuple[KnowledgeType, ...] = ()
    themes: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    working: tuple[Line, ...] = ()
    known: Prose = ""
    asker: str = ""
    followers: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
    keywords: tuple[Line, ...] = ()
    status: QuestionStatus = "on_agenda"
    answer: Prose = ""
    asked: datetime | None = None
    region: Region | None = None
    notes: tuple[HelperNote, ...] = ()
    into: str | None = None
    decided_by: str = ""

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove also a member's notes with offers of help, and whose word it is that it plays."""
        notes = tuple(one for one in self.notes if one.member != member)
        also = tuple(
            one.model_copy(update={"member": ""}) if one.member == member else one
            for one in self.also
        )
        same = (notes, also) == (self.notes, self.also)
        left = self if same else self.model_copy(update={"notes": notes, "also": also})
        return super(Question, left).without(member, name)

    @property
    def name(self) -> str:
        """Display name: the title, or else the beginning of the text."""
        if self.title or len(self.text) <= _SHORT_TITLE:
            return self.title or " ".join(self.text.split())
        return " ".join(self.text[:_SHORT_TITLE].split()).rstrip(",.;:") + " …"

    @property
    def order(self) -> tuple[int, str]:
        """Place on an agenda: 3, 3a, 3b, 10; questions without a number come last."""
        found = re.match(r"(\d+)(.*)", self.number)
        return (int(found[1]), found[2]) if found else (10_000, self.slug)

    def findable(self) -> Findable | None:
        """Index title, text and keywords; only questions on an agenda or answered ones."""
        if self.status not in PUBLIC:
            return None
        tags = (f"agenda:{self.agenda}", *(f"theme:{theme}" for theme in self.themes))
        return Findable(self.name, self.text, self.keywords, tags)


class QuestionSubmitted(Event):
    """Event: a question was submitted; the kernteam handles it."""

    name: ClassVar[str] = "question.submitted"

    question: str


class QuestionDecided(Event):
    """Event: the kernteam placed a question on an agenda, answered, merged or declined it.

    Attributes:
        asker: key of the member who hears it; empty when they left.
        by: key of the member who decided.
    """

    name: ClassVar[str] = "question.decided"

    question: str
    asker: str
    by: str


class QuestionChanged(Event):
    """Event: the kernteam changed a question that people follow.

    Attributes:
        fields: names of what changed.
        by: key of who changed it; they need not hear it.
    """

    name: ClassVar[str] = "question.changed"

    question: str
    fields: tuple[str, ...]
    by: str


class HelpOffered(Event):
    """Event: somebody offered help with a question; the kernteam brings people together."""

    name: ClassVar[str] = "question.help_offered"

    question: str
    member: str
