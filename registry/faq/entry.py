"""A question that is asked often, with the answer that the kernteam keeps (design)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from registry.core.entity import Entity, Findable, Line, Prose
from registry.core.vocabulary import Language
from registry.core.writing.addresses import Website

LONGEST_ANSWER = 2000
SHORTEST_QUESTION = 5
MOST_OTHER_WAYS = 12
MOST_LINKS = 6

SOON = timedelta(days=14)
"""How long before an answer runs out the kernteam is told so (design)."""

Question = Annotated[Line, StringConstraints(min_length=SHORTEST_QUESTION)]
FaqAnswer = Annotated[Prose, StringConstraints(min_length=1, max_length=LONGEST_ANSWER)]
FaqStatus = Literal["given", "off"]


class FaqLink(BaseModel):
    """A link below an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    title: Annotated[Line, StringConstraints(min_length=1)]
    address: Website


class FaqText(BaseModel):
    """What an entry says.

    Attributes:
        question: in Dutch.
        also: other ways to ask it, in any language.
        answer: in Dutch; a line that begins with a dash is an item of a list.
        question_english, answer_english: the same in English; empty where it is said in Dutch.
        links: below the answer.
        valid_until: the last day on which it is given; None for as long as nobody changes it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    question: Question
    also: tuple[Line, ...] = ()
    answer: FaqAnswer
    question_english: Line = ""
    answer_english: Annotated[Prose, StringConstraints(max_length=LONGEST_ANSWER)] = ""
    links: tuple[FaqLink, ...] = ()
    valid_until: date | None = None


class FaqEntry(Entity):
    """A frequently asked question.

    Attributes:
        number: by which its key is made.
        text: what it says.
        checked: the day on which somebody of the kernteam last wrote it.
        author: key of who that was; empty when they left PLeK.
        status: whether it is given at all.
    """

    section: ClassVar[str] = "faqs"
    indexed: ClassVar[tuple[str, ...]] = ("status",)
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("status", "until"), ("status", "number"))
    derived: ClassVar[dict[str, Any]] = {"until": str}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"author": ("members", "=system")}
    personal: ClassVar[tuple[str, ...]] = ("author",)

    number: int
    text: FaqText
    checked: date
    author: str = ""
    status: FaqStatus = "given"

    @property
    def valid_until(self) -> date | None:
        """The last day on which it is given; see `FaqText`."""
        return self.text.valid_until

    def derive(self) -> dict[str, Any]:
        """Return the day by which lists are made, as dates sort."""
        return {"until": (self.valid_until or date.max).isoformat()}

    def is_given(self, day: date) -> bool:
        """Return whether it is given on a day."""
        return self.status == "given" and (self.valid_until is None or day <= self.valid_until)

    def question(self, language: Language) -> str:
        """Return the question in a language; in Dutch where it has no English one."""
        english = language is Language.ENGLISH and self.text.question_english
        return self.text.question_english if english else self.text.question

    def answer(self, language: Language) -> str:
        """Return the answer in a language; in Dutch where it has no English one."""
        english = language is Language.ENGLISH and self.text.answer_english
        return self.text.answer_english if english else self.text.answer

    @property
    def ways(self) -> tuple[str, ...]:
        """All ways to ask it."""
        text = self.text
        return tuple(filter(None, (text.question, text.question_english, *text.also)))

    def findable(self) -> Findable | None:
        """Index the ways to ask it and the answer, of what was not taken off."""
        if self.status == "off":
            return None
        body = f"{self.text.answer}\n{self.text.answer_english}"
        return Findable(self.text.question, body, self.ways[1:])


class FaqVersion(Entity):
    """One version of an entry. Its slug is `faq-3:2`.

    Attributes:
        number: counts from 1, for each entry.
        faq: slug of the entry.
        at: when it was written.
        by: key of the member who did, or `system`; empty when they left PLeK.
        text: what it said.
        status: whether it was given.
    """

    section: ClassVar[str] = "faq_versions"
    indexed: ClassVar[tuple[str, ...]] = ("faq",)
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("faq", "number"),)
    references: ClassVar[dict[str, str]] = {"faq": "faqs"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"by": ("members", "=system")}
    personal: ClassVar[tuple[str, ...]] = ("by",)

    number: int
    faq: str
    at: datetime
    by: str = ""
    text: FaqText
    status: FaqStatus

    def follows(self, before: Self) -> bool:
        """Return whether it may replace `before`: what happened stays, a key may go."""
        same = ("number", "faq", "at", "text", "status")
        return all(getattr(self, one) == getattr(before, one) for one in same)
