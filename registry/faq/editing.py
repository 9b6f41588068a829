"""How the kernteam keeps the FAQ: add, change, take off, set back; each with its history."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError, field_validator

from registry.core.dates import Day
from registry.core.dates.workdays import today
from registry.core.entity import Line, Prose
from registry.core.errors import AlreadyDecided, CodedError, Conflict
from registry.core.forms import FormEntry, one_line
from registry.core.numbering import latest, next_number, next_within
from registry.core.permissions import Right, require
from registry.core.trail import who_did
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.addresses import public_website
from registry.faq.entry import (
    LONGEST_ANSWER,
    MOST_LINKS,
    MOST_OTHER_WAYS,
    FaqAnswer,
    FaqEntry,
    FaqLink,
    FaqStatus,
    FaqText,
    FaqVersion,
    Question,
)


class FaqForm(FormEntry):
    """What the kernteam says of a question; see `FaqText`."""

    question: Question
    answer: FaqAnswer
    also: Annotated[tuple[Line, ...], Field(max_length=MOST_OTHER_WAYS)] = ()
    valid_until: Day = None
    links: Annotated[tuple[FaqLink, ...], Field(max_length=MOST_LINKS)] = ()
    question_english: Line = ""
    answer_english: Annotated[Prose, StringConstraints(max_length=LONGEST_ANSWER)] = ""

    @field_validator("question", "question_english", mode="before")
    @classmethod
    def _one_line(cls, value: Any) -> Any:
        return one_line(value)

    @field_validator("also", mode="before")
    @classmethod
    def _lines(cls, value: Any) -> Any:
        return _lines_of(value) if isinstance(value, str) else value

    @field_validator("links", mode="before")
    @classmethod
    def _links(cls, value: Any) -> Any:
        return tuple(map(_link, _lines_of(value))) if isinstance(value, str) else value

    @property
    def text(self) -> FaqText:
        """What the entry is to say."""
        return FaqText(**dict(self))


def _lines_of(value: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, each once."""
    return tuple(dict.fromkeys(filter(None, (" ".join(one.split()) for one in value.split("\n")))))


def _link(line: str) -> FaqLink:
    """Read `Titel https://…`. Raise CodedError for a line without an address of that kind."""
    title, _, last = line.rpartition(" ")
    address = public_website(last)
    if not address:
        raise CodedError("faq_link", value=line[:80])
    try:
        return FaqLink(title=title or address[:200], address=address)
    except ValidationError:
        raise CodedError("faq_link", value=line[:80]) from None


async def add_faq(unit: UnitOfWork, form: FaqForm) -> FaqEntry:
    """Add a question with its answer.

    Raises:
        NotAllowed: not of the kernteam.
        Conflict: somebody else gets a number at this moment; try again.
    """
    await require(unit, Right.EDIT_FAQ)
    slug = ""
    while not slug or await unit.of(FaqEntry).find(slug):  # one may be loaded from a document
        number = await next_number(unit, "faqs")
        slug = f"faq-{number}"
    entry = FaqEntry(slug=slug, number=number, **_written(unit, form.text))
    return await _noted(unit, await unit.of(FaqEntry).add(entry))


async def edit_faq(unit: UnitOfWork, slug: str, seen: int, form: FaqForm) -> FaqEntry:
    """Change what an entry says.

    Args:
        unit: its actor is of the kernteam.
        slug: which.
        seen: the revision that the form was filled in from.
        form: how it should be.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such entry.
        Conflict: somebody changed it since.
    """
    return await _rewritten(unit, await _opened(unit, slug, seen), form.text)


async def give_faq(unit: UnitOfWork, slug: str, *, given: bool) -> FaqEntry:
    """Take an entry off, or have it given again; its texts and its history stay.

    Raises:
        NotAllowed, NotFound: as `edit_faq`.
        AlreadyDecided: it was so already.
    """
    await require(unit, Right.EDIT_FAQ)
    entry = await unit.of(FaqEntry).get(slug)
    status: FaqStatus = "given" if given else "off"
    if entry.status == status:
        by = await who_did(unit, FaqEntry, slug, "put", "status")
        raise AlreadyDecided(FaqEntry.section, slug, by=by, outcome=status)
    kept = await unit.of(FaqEntry).put(entry.model_copy(update={"status": status}))
    return await _noted(unit, kept)


async def set_back_faq(unit: UnitOfWork, slug: str, number: int, seen: int) -> FaqEntry:
    """Have an entry say again what a version of it said.

    Raises:
        NotAllowed, NotFound, Conflict: as `edit_faq`; NotFound too where there is no such version.
    """
    entry = await _opened(unit, slug, seen)
    version = await unit.of(FaqVersion).get(f"{slug}:{number}")
    return await _rewritten(unit, entry, version.text)


async def faq_versions(
    unit: UnitOfWork, slug: str, limit: int, offset: int = 0
) -> tuple[FaqVersion, ...]:
    """Return a page of the versions of an entry, latest first."""
    return await latest(unit, FaqVersion, limit, offset, faq=slug)


async def _opened(unit: UnitOfWork, slug: str, seen: int) -> FaqEntry:
    await require(unit, Right.EDIT_FAQ)
    entry = await unit.of(FaqEntry).get(slug)
    if entry.revision != seen:
        raise Conflict(FaqEntry.section, slug)
    return entry


async def _rewritten(unit: UnitOfWork, entry: FaqEntry, text: FaqText) -> FaqEntry:
    kept = await unit.of(FaqEntry).put(entry.model_copy(update=_written(unit, text)))
    return await _noted(unit, kept)


def _written(unit: UnitOfWork, text: FaqText) -> dict[str, Any]:
    checked: date = today(unit.now)
    return {
        "text": text,
        "checked": checked,
        "author": unit.actor,
    }


async def _noted(unit: UnitOfWork, entry: FaqEntry) -> FaqEntry:
    """Keep what it says now in its history."""
    number = await next_within(unit, FaqVersion, faq=entry.slug)
    version = FaqVersion(
        slug=f"{entry.slug}:{number}",
        number=number,
        faq=entry.slug,
        at=unit.now,
        by=unit.actor,
        text=entry.text,
        status=entry.status,
    )
    await unit.of(FaqVersion).add(version)
    return entry
