"""Asking, following and helping with questions (plan, "Kennis- en Leeragenda PLeK")."""

from __future__ import annotations

import dataclasses
import secrets
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints, field_validator

from registry.agenda.lookup import live_hubs
from registry.agenda.question import (
    PUBLIC,
    Also,
    HelperNote,
    HelpOffered,
    Question,
    QuestionSubmitted,
)
from registry.core.entity import Prose
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.permissions import Right, holds, own_hubs, require
from registry.core.quotas.quota import Submission, spend
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import NATIONAL, QuestionKind, Region
from registry.networks.matching import fitting
from registry.networks.network import Network
from registry.search.explain import Reason, reasons_for

LONGEST_QUESTION = 1500
"""Characters of a question; with what is known already it fits on one card with its look-alikes."""

LONGEST_NOTE = 1000
SHORTEST_QUESTION = 10
MOST_FOLLOWERS = 5000
MOST_HELPERS = 100
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Draft(FormEntry):
    """A question as its asker fills it in.

    Attributes:
        region: where it plays; None for everywhere.
        known: what is known already.
    """

    text: Annotated[
        Prose, StringConstraints(min_length=SHORTEST_QUESTION, max_length=LONGEST_QUESTION)
    ]
    kind: QuestionKind
    region: Region | None = None
    themes: Annotated[tuple[str, ...], Field(max_length=8)] = ()
    known: Annotated[Prose, StringConstraints(max_length=LONGEST_QUESTION)] = ""

    @field_validator("region", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return value or None


class Offer(FormEntry):
    """An offer to help with a question."""

    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Alike:
    """Existing questions and networks that resemble a question, likeliest first.

    Attributes:
        questions: on an agenda or answered.
        networks: that might answer it.
        reasons: slug → what in it answers the text.
        hubs: slug → name, of the hubs that have an agenda.
    """

    questions: tuple[Question, ...] = ()
    networks: tuple[Network, ...] = ()
    reasons: tuple[tuple[str, tuple[Reason, ...]], ...] = ()
    hubs: tuple[tuple[str, str], ...] = ()

    def why(self, slug: str) -> tuple[Reason, ...]:
        """Return why the item with this slug was found."""
        return dict(self.reasons).get(slug, ())

    def hub(self, question: Question) -> str:
        """Return the name of the hub whose agenda it is on; empty for the national agenda."""
        return dict(self.hubs).get(question.agenda, "")


async def alike(
    unit: UnitOfWork, text: str, themes: tuple[str, ...] = (), *, limit: int = 3, apart: str = ""
) -> Alike:
    """Return questions and networks that resemble a text.

    Args:
        unit: to read from.
        text: a question in somebody's own words.
        themes: what it is about, as far as that is known.
        limit: how many questions.
        apart: slug of a question to leave out: the one that the text is of.
    """
    questions = await unit.search(text, (Question.section,), limit=limit + 1)
    questions = [hit for hit in questions if hit.key != apart][:limit]
    found = {one.slug: one for one in await unit.of(Question).some([hit.key for hit in questions])}
    return Alike(
        tuple(found.values()),
        await fitting(unit, text, themes),
        tuple((hit.key, reasons_for(hit, found[hit.key])) for hit in questions if hit.key in found),
        tuple((hub.slug, hub.name) for hub in await live_hubs(unit)),
    )


async def submit(unit: UnitOfWork, draft: Draft) -> Question:
    """Submit a question to the kernteam, for the agenda of its region's hub or the national one.

    Raises:
        Invalid: a theme does not exist.
    """
    await require(unit, Right.ASK)
    if len(await unit.of(Theme).some(draft.themes)) < len(set(draft.themes)):
        raise Invalid([Fault("themes", "unknown")])
    await spend(unit, Submission.QUESTION)
    question = Question(
        slug=f"vraag-{unit.now:%Y%m%d}-{secrets.token_hex(4)}",
        agenda=await _agenda_for(unit, draft.region),
        asker=unit.actor,
        asked=unit.now,
        status="submitted",
        **draft.model_dump(),
    )
    unit.emit(QuestionSubmitted(question=question.slug))
    return await unit.of(Question).add(question)


async def readable(unit: UnitOfWork, slug: str, reader: str) -> Question:
    """Return a question that this person may read; for a merged one, what it was merged into.

    Raises:
        NotFound: there is none, or it is between its asker and the kernteam.
    """
    question = await unit.of(Question).get(slug)
    if question.status == "merged" and question.into:
        question = await unit.of(Question).get(question.into)
    if question.status in PUBLIC or question.asker == reader:
        return question
    if await holds(unit, Right.HANDLE_QUESTION, reader):
        return question
    raise NotFound(Question.section, slug)


async def follow(unit: UnitOfWork, slug: str, *, on: bool) -> Question:
    """Follow a question or stop following it. Idempotent. Raises NotFound, Invalid."""
    question = await _public(unit, slug)
    followers = tuple(one for one in question.followers if one != unit.actor)
    if on and unit.actor not in question.followers:
        await spend(unit, Submission.FOLLOW)
    if on:
        followers = _joined(followers, unit.actor, MOST_FOLLOWERS)
    return await unit.of(Question).put(question.model_copy(update={"followers": followers}))


async def plays_here(unit: UnitOfWork, slug: str, *, on: bool) -> Question:
    """Say that a question plays with oneself too, or no longer. Idempotent.

    Others see in which hubs it plays and how often, never who said so.

    Raises:
        NotFound: there is none that everybody may read.
        Invalid: so many said so that one more tells nothing.
    """
    question = await _public(unit, slug)
    said = any(one.member == unit.actor for one in question.also)
    if said == on:
        return question
    also = tuple(one for one in question.also if one.member != unit.actor)
    if on:
        await spend(unit, Submission.JOIN)
        if len(also) >= MOST_FOLLOWERS:
            raise Invalid([Fault("also", "too_many", {"max": MOST_FOLLOWERS})])
        also = (*also, Also(member=unit.actor, hubs=await own_hubs(unit, unit.actor)))
    return await unit.of(Question).put(question.model_copy(update={"also": also}))


async def offer_help(unit: UnitOfWork, slug: str, note: str) -> Question:
    """Offer help with a question; it is shown with it, and the kernteam is told. Idempotent.

    Raises:
        Invalid: the note is too long, or enough people help already.
    """
    if len(note) > LONGEST_NOTE:
        raise Invalid([Fault("note", "too_long", {"max": LONGEST_NOTE})])
    question = await _public(unit, slug)
    notes = tuple(one for one in question.notes if one.member != unit.actor)
    if note:
        notes = (*notes, HelperNote(member=unit.actor, text=note))
    others = tuple(one for one in question.helpers if one != unit.actor)
    news = {"helpers": _joined(others, unit.actor, MOST_HELPERS), "notes": notes}
    if unit.actor not in question.helpers or notes != question.notes:
        await spend(unit, Submission.HELP_OFFER)
        unit.emit(HelpOffered(question=slug, member=unit.actor))
    return await unit.of(Question).put(question.model_copy(update=news))


async def stop_helping(unit: UnitOfWork, slug: str) -> Question:
    """Withdraw an offer to help. Idempotent."""
    question = await _public(unit, slug)
    helpers = tuple(one for one in question.helpers if one != unit.actor)
    notes = tuple(one for one in question.notes if one.member != unit.actor)
    return await unit.of(Question).put(
        question.model_copy(update={"helpers": helpers, "notes": notes})
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Mine:
    """A person's questions.

    Attributes:
        asked: that they put, the latest first.
        followed: that they follow or help with, in order of the agendas.
    """

    asked: tuple[Question, ...]
    followed: tuple[Question, ...]


async def mine(unit: UnitOfWork, member: str) -> Mine:
    """Return the questions that a member asked, and those that they follow or help with."""
    asked = await unit.of(Question).all(asker=member)
    public = await unit.of(Question).all(status=PUBLIC)
    followed = [
        one
        for one in public
        if one.asker != member and (member in one.followers or member in one.helpers)
    ]
    return Mine(
        tuple(sorted(asked, key=lambda one: one.asked or _LONG_AGO, reverse=True)),
        tuple(sorted(followed, key=lambda one: (one.agenda, one.order))),
    )


def _joined(others: tuple[str, ...], member: str, most: int) -> tuple[str, ...]:
    if len(others) >= most:
        raise Invalid([Fault("followers", "too_many", {"max": most})])
    return (*others, member)


async def _public(unit: UnitOfWork, slug: str) -> Question:
    question = await unit.of(Question).get(slug)
    if question.status not in PUBLIC:
        raise NotFound(Question.section, slug)
    return question


async def _agenda_for(unit: UnitOfWork, region: Region | None) -> str:
    """Return the slug of the hub that serves the region, else the national agenda."""
    serving = [hub.slug for hub in await live_hubs(unit) if region and hub.region == region]
    return serving[0] if serving else NATIONAL
