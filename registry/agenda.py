"""The knowledge and learning agenda: questions, national and per hub (plan, chapters 3 to 5)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from registry.noun import Findable, Line, Noun, Prose
from registry.vocab import KnowledgeState, KnowledgeType, QuestionKind

NATIONAL = "nationaal"
"""The agenda of the Initiatiefgroep; every other agenda is a hub's, named by the hub's slug."""


class Question(Noun):
    """A question on an agenda, or one that was put and is not on an agenda yet.

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
        followers, helpers: keys of members who follow it or offered to help.
        status: `submitted` (put, waiting for the kernteam), `on_agenda`, `answered`, `declined`.
        answer: the kernteam's answer or reason, once there is one.
    """

    section: ClassVar[str] = "questions"
    indexed: ClassVar[tuple[str, ...]] = ("agenda", "status", "asker", "parent")
    references: ClassVar[dict[str, str]] = {
        "parent": "questions",
        "themes": "themes",
        "networks": "networks",
        "asker": "members",
        "followers": "members",
        "helpers": "members",
    }
    personal: ClassVar[tuple[str, ...]] = ("asker", "followers", "helpers")

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
    keywords: tuple[Line, ...] = ()
    status: Literal["submitted", "on_agenda", "answered", "declined"] = "on_agenda"
    answer: Prose = ""

    def findable(self) -> Findable | None:
        """By title, text and keywords; only what is on an agenda or answered is found."""
        if self.status not in {"on_agenda", "answered"}:
            return None
        tags = (f"agenda:{self.agenda}", *(f"theme:{theme}" for theme in self.themes))
        return Findable(self.title or self.text[:80], self.text, self.keywords, tags)
