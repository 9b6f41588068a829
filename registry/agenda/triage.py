"""Triage of questions: the kernteam maintains and updates the agenda (plan, chapter 4)."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import (
    Field,
    StringConstraints,
    field_validator,
)

from registry.agenda.asking import SHORTEST_QUESTION
from registry.agenda.lookup import read_agenda
from registry.agenda.question import PUBLIC, Question, QuestionChanged, QuestionDecided
from registry.core.entity import Line, Prose
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.numbering import next_number
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import KnowledgeState, KnowledgeType
from registry.core.writing.text_folding import fold
from registry.networks.network import Network
from registry.organisations.organisation import Organisation

LONGEST_ANSWER = 2000
"""Characters of an answer or a reason."""

LONGEST_TEXT = 2000
"""Characters of a question on an agenda."""

UNDECIDED = "open"
"""The choice that the state of knowledge has not been settled."""

MOST_WORKING = 20
MOST_NETWORKS = 12


_Title = Annotated[Line, StringConstraints(min_length=3, max_length=150)]
_Text = Annotated[Prose, StringConstraints(min_length=SHORTEST_QUESTION, max_length=LONGEST_TEXT)]


class Placement(FormEntry):
    """Form that places a question on an agenda; the kernteam may reword it.

    Attributes:
        agenda: `nationaal` or the slug of a hub.
    """

    agenda: str
    title: _Title
    text: _Text


class Reply(FormEntry):
    """The kernteam's answer to a question."""

    answer: str


class Decline(FormEntry):
    """Why a question is declined."""

    reason: str


class Merge(FormEntry):
    """What a question becomes part of.

    Attributes:
        into: slug of the other question.
    """

    into: str


class Edit(FormEntry):
    """Form with what the kernteam keeps up to date about a question.

    Attributes:
        working: names of who works on it; known organisations and networks are kept by slug.
        networks: slugs of the networks that fit.
    """

    title: _Title
    text: _Text
    knowledge: KnowledgeState | None = None
    types: tuple[KnowledgeType, ...] = ()
    working: Annotated[tuple[Line, ...], Field(max_length=MOST_WORKING)] = ()
    networks: Annotated[tuple[str, ...], Field(max_length=MOST_NETWORKS)] = ()
    answer: Annotated[Prose, StringConstraints(max_length=LONGEST_ANSWER)] = ""

    @field_validator("working", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        """Split names that came as one text, at semicolons and new lines."""
        if not isinstance(value, str):
            return value
        return tuple(name for part in re.split(r"[;\n]", value) if (name := part.strip()))

    @field_validator("knowledge", mode="before")
    @classmethod
    def _open(cls, value: Any) -> Any:
        return None if value in ("", UNDECIDED) else value


async def place(unit: UnitOfWork, slug: str, placement: Placement) -> Question:
    """Place a question on an agenda, under the next number; its asker follows it from then on.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: somebody else decided first.
        Invalid: there is no such agenda.
        Conflict: another question got its number at this moment; try again.
    """
    question = await _to_decide(unit, slug)
    try:
        agenda = await read_agenda(unit, placement.agenda)
    except NotFound:
        raise Invalid([Fault("agenda", "choice")]) from None
    highest = max((one.order[0] for one in agenda.questions if one.number), default=0)
    number = await next_number(unit, f"agenda:{agenda.slug}", after=highest)
    return await _decide(
        unit,
        question,
        status="on_agenda",
        number=str(number),
        followers=_with(question.followers, question.asker),
        **placement.model_dump(),
    )


async def answer(unit: UnitOfWork, slug: str, text: str) -> Question:
    """Answer a question directly; others find it from then on. Raises as `place`."""
    question = await _to_decide(unit, slug)
    return await _decide(unit, question, status="answered", answer=_words(text, "answer"))


async def decline(unit: UnitOfWork, slug: str, reason: str) -> Question:
    """Decline a question, with a reason for its asker. Raises as `place`."""
    question = await _to_decide(unit, slug)
    return await _decide(unit, question, status="declined", answer=_words(reason, "reason"))


async def merge(unit: UnitOfWork, slug: str, into: str) -> Question:
    """Merge a question into an existing one; its asker follows that one.

    Raises:
        Invalid: the other one is not on an agenda, nor answered.
        NotAllowed, AlreadyDecided, Conflict: as `place`.
    """
    question = await _to_decide(unit, slug)
    other = await unit.of(Question).find(into) if into else None
    if other is None or other.status not in PUBLIC:
        raise Invalid([Fault("into", "choice")])
    followers = _with(other.followers, question.asker)
    await unit.of(Question).put(other.model_copy(update={"followers": followers}))
    return await _decide(unit, question, status="merged", into=other.slug)


async def edit(unit: UnitOfWork, slug: str, seen: int, wanted: Edit) -> Question:
    """Keep a question up to date; its followers hear what changed.

    Args:
        unit: its actor is of the kernteam.
        slug: which question.
        seen: the revision that the form was filled in from.
        wanted: how it should be.

    Raises:
        NotAllowed: not of the kernteam.
        Invalid: a network does not exist, or somebody changed the question since (`changed`).
    """
    await require(unit, Right.HANDLE_QUESTION)
    question = await unit.of(Question).get(slug)
    if question.status not in PUBLIC:
        raise NotFound(Question.section, slug)
    wanted = wanted.model_copy(update={"working": await _workers(unit, wanted.working)})
    news = {name: value for name, value in wanted if value != getattr(question, name)}
    if not news:
        return question
    if question.revision != seen:
        raise Invalid([Fault("", "changed")])
    if len(await unit.of(Network).some(wanted.networks)) < len(set(wanted.networks)):
        raise Invalid([Fault("networks", "unknown")])
    unit.emit(QuestionChanged(question=slug, fields=tuple(news), by=unit.actor))
    return await unit.of(Question).put(question.model_copy(update=news))


async def waiting(unit: UnitOfWork) -> list[Question]:
    """Return the questions that wait for the kernteam, oldest first."""
    questions = await unit.of(Question).all(status="submitted")
    return sorted(questions, key=lambda one: (str(one.asked or ""), one.slug))


async def _to_decide(unit: UnitOfWork, slug: str) -> Question:
    await require(unit, Right.HANDLE_QUESTION)
    question = await unit.of(Question).get(slug)
    if question.status != "submitted":
        raise AlreadyDecided(
            Question.section, slug, by=question.decided_by, outcome=question.status
        )
    return question


async def _decide(unit: UnitOfWork, question: Question, **news: Any) -> Question:
    decided = question.model_copy(update={**news, "decided_by": unit.actor})
    unit.emit(QuestionDecided(question=question.slug, asker=question.asker, by=unit.actor))
    return await unit.of(Question).put(decided)


async def _workers(unit: UnitOfWork, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as they are stored: the slug of an organisation or network of that name."""
    if not names:
        return ()
    known = {fold(one.name): one.slug for one in await unit.of(Network).all(status="published")}
    for one in await unit.of(Organisation).all():
        known |= {fold(name): one.slug for name in (one.name, one.short) if name}
    return tuple(dict.fromkeys(known.get(fold(name), name) for name in names))


def _words(text: str, field: str) -> str:
    """Return the text. Raise Invalid when it is empty or too long."""
    if not text:
        raise Invalid([Fault(field, "required")])
    if len(text) > LONGEST_ANSWER:
        raise Invalid([Fault(field, "too_long", {"max": LONGEST_ANSWER})])
    return text


def _with(members: tuple[str, ...], member: str) -> tuple[str, ...]:
    return members if not member or member in members else (*members, member)
