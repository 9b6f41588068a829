"""Introductions: their fields and validation, and the plan's follow-up question.

Plan, "Website en samenwerkingsplatform": who signs up is asked whether they drive a knowledge or
learning network themselves. What is kept about somebody is kept with their consent only (AVG).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints, field_validator

from registry.core.entity import Line, Name, Prose
from registry.core.errors import CodedError, Fault, Invalid
from registry.core.events import Event
from registry.core.forms import FormEntry, one_line
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language, Region
from registry.core.writing.lookalikes import mixed_words
from registry.members.being_found import FIELD, MOST_THEMES, agreed, unknown_themes
from registry.members.cafe import FIELD as CAFE
from registry.members.cafe import agreed as shown_in_cafe
from registry.members.cafe import follow_up
from registry.members.member import CafePart, Member
from registry.organisations.choosing import Choice, choose
from registry.organisations.organisation import Organisation

LONGEST_PURPOSE = 1500
"""Characters (design): a few paragraphs."""

YES, NO = "yes", "no"
"""The answers to the follow-up question, as a form has them."""

_ORGANISATION = ("organisation_new", "organisation_kind")

_OF_THE_FORM = {"consent", FIELD, CAFE, "drives", "organisation", *_ORGANISATION}
"""Fields of an introduction that say how to keep the others, or are kept otherwise."""


class Introduction(FormEntry):
    """What somebody says about themselves.

    Attributes:
        organisation, organisation_new, organisation_kind: see `organisations.choose`, which judges
            them.
        language: in which they are answered; None leaves it as it is.
        found_on: themes on which others may find them; none without their saying so.
        cafe: what PLeK Café may show of them; nothing without their saying so.
        drives: the follow-up question; None leaves it as it is.
        consent: must be given: without it nothing is kept.
    """

    name: Name
    organisation: str = ""
    organisation_new: str = ""
    organisation_kind: str = ""
    function: Line = ""
    regions: Annotated[tuple[Region, ...], Field(max_length=len(Region))] = ()
    themes: Annotated[tuple[str, ...], Field(max_length=MOST_THEMES)] = ()
    language: Language | None = None
    purpose: Annotated[Prose, StringConstraints(max_length=LONGEST_PURPOSE)] = ""
    found_on: Annotated[tuple[str, ...], Field(max_length=MOST_THEMES)] = ()
    cafe: Annotated[tuple[CafePart, ...], Field(max_length=len(CafePart))] = ()
    drives: bool | None = None
    consent: bool

    @field_validator("name", "function", mode="before")
    @classmethod
    def _one_line(cls, value: Any) -> Any:
        return one_line(value)

    @field_validator("name")
    @classmethod
    def _of_one_alphabet(cls, value: str) -> str:
        if words := mixed_words(value):
            raise CodedError("letters_mixed", value=words[0])
        return value

    @field_validator("language", mode="before")
    @classmethod
    def _left_open(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("drives", mode="before")
    @classmethod
    def _answered(cls, value: Any) -> bool | None:
        if isinstance(value, str) and value in (YES, NO, ""):
            return value == YES if value else None
        if value is not None and not isinstance(value, bool):
            raise CodedError("choose")
        return value

    @field_validator("consent", mode="before")
    @classmethod
    def _given(cls, value: Any) -> bool:
        if value is not True:
            raise CodedError("agree")
        return True


class MemberIntroduced(Event):
    """Event: a member introduced themselves, or changed their introduction."""

    name: ClassVar[str] = "member.introduced"

    member: str


@dataclass(frozen=True, slots=True)
class Introduced:
    """Result of an introduction.

    Attributes:
        member: as they are now.
        choice: their organisation, and how it was found.
    """

    member: Member
    choice: Choice


async def introduce_more(unit: UnitOfWork, values: Mapping[str, Any]) -> Introduced:
    """Store some fields of the actor's introduction; the others stay as they said before.

    Args:
        unit: see `introduce`.
        values: of these fields; `consent` and what others may see is not among them.

    Raises:
        Invalid: `found_introduce` for who did not introduce themselves yet, or as `introduce`.
    """
    member = await unit.of(Member).find(unit.actor)
    if member is None or member.consent is None or member.status != "introduced":
        raise Invalid([Fault("name", "found_introduce")])
    return await introduce(unit, {**said_before(member), **values})


def said_before(member: Member) -> dict[str, Any]:
    """Return what a member who introduced themselves said, as the fields of Introduction."""
    return {
        **member.model_dump(include={"name", "function", "regions", "themes", "purpose"}),
        FIELD: tuple(one.theme for one in member.found_on),
        CAFE: member.cafe.parts if member.cafe else (),
        "organisation": member.organisation or "",
        "language": member.language,
        "drives": member.drives,
        "consent": True,
    }


async def introduce(unit: UnitOfWork, values: Mapping[str, Any]) -> Introduced:
    """Store the actor's introduction.

    Args:
        unit: the turn's transaction; its actor is the one who introduces themselves.
        values: the fields of Introduction, as they were filled in.

    Raises:
        Invalid: every fault at once, among them `agree` when consent is not given; nothing is kept.
    """
    await require(unit, Right.INTRODUCE)
    faults: list[Fault] = []
    known = await unit.of(Member).find(unit.actor)
    said = choice = None
    try:
        said = Introduction.of(values)
    except Invalid as invalid:
        faults += invalid.faults
    try:
        choice = await choose(unit, values)
    except Invalid as invalid:
        faults += invalid.faults
    if said is not None:
        faults += await _unknown_themes(unit, said.themes)
        kept = {one.theme for one in known.found_on} if known else set()
        faults += await unknown_themes(unit, set(said.found_on) - kept)
    if said is None or choice is None or faults:
        raise Invalid(faults)
    await spend(unit, Submission.INTRODUCTION)
    member = await _keep(unit, said, choice.organisation)
    unit.emit(MemberIntroduced(member=member.slug))
    return Introduced(member, choice)


async def _unknown_themes(unit: UnitOfWork, slugs: tuple[str, ...]) -> list[Fault]:
    known = await unit.of(Theme).some(slugs)
    return [] if len(known) == len(set(slugs)) else [Fault("themes", "choice")]


async def _keep(unit: UnitOfWork, said: Introduction, organisation: Organisation) -> Member:
    members = unit.of(Member)
    member, _ = await members.get_or_add(Member(slug=unit.actor))
    news: dict[str, Any] = {
        **said.model_dump(exclude=_OF_THE_FORM),
        "organisation": organisation.slug,
        FIELD: agreed(unit, member, said.found_on),
        CAFE: shown_in_cafe(unit, member, said.cafe),
        "drives": member.drives if said.drives is None else said.drives,
        "language": said.language or member.language,
        "consent": member.consent or unit.now,
        "status": "introduced",
        "left": None,
    }
    member = await members.put(member.model_copy(update=news))
    await follow_up(unit, [member.slug])
    return member
