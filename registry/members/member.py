"""Members: the people who take part, nearly all guests in the tenant."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo

from registry.core.entity import FROM_STORAGE, Entity, Findable, Line, Prose, Slug
from registry.core.permissions import NOBODY, SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language, Region
from registry.core.writing.addresses import Email

_MAILED = "mail:"
_OBJECT_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_object_id(key: str) -> bool:
    """Return whether a key is an Entra object id: of a person with an account in the tenant."""
    return _OBJECT_ID.fullmatch(key) is not None


def key_of_email(email: str) -> str:
    """Return the key of a person known by e-mail only; it does not reveal the address."""
    return f"{_MAILED}{hashlib.sha256(email.casefold().encode()).hexdigest()[:24]}"


def is_reserved(key: str) -> bool:
    """Return whether nobody acts by this key.

    It is the system's, nobody's, or of somebody who is known by e-mail only: who comes in has an
    account, and so an object id.
    """
    return key in (NOBODY, SYSTEM) or key.startswith(_MAILED)


def _of_a_person(key: str, info: ValidationInfo) -> str:
    if key == SYSTEM and info.context is not FROM_STORAGE:
        msg = f"{key!r} is the system's own key, and no person's"
        raise ValueError(msg)
    return key


MemberKey = Annotated[Slug, AfterValidator(_of_a_person)]
"""Key of a person: an object id, or `mail:…` until they have an account; never the system's."""


FOUND = "found"
"""Label of members who may be found; with a theme behind it (`found:water`), on that theme."""

IN_CAFE = "cafe"
"""Label of members whom PLeK Café shows."""


class FoundOn(BaseModel):
    """A theme on which a member said that others may find them.

    Attributes:
        theme: slug of the theme.
        since: when they said so.
        wording: which wording of the question they agreed to (`members.being_found.WORDING`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    theme: Slug
    since: datetime
    wording: int


class CafePart(StrEnum):
    """What an introduction in PLeK Café shows of a member beside their name."""

    NAME = "name"  # nothing more than that
    ORGANISATION = "organisation"
    THEMES = "themes"
    PURPOSE = "purpose"


class InCafe(BaseModel):
    """What a member said that PLeK Café may show of them.

    Attributes:
        parts: what, beside their name.
        since: when they said so.
        wording: which wording of the question they agreed to (`members.cafe.WORDING`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: tuple[CafePart, ...]
    since: datetime
    wording: int


class Member(Entity):
    """A person, keyed on their Entra object id in the PLeK tenant (lower case).

    Somebody who is not in the tenant yet may have any other key; once they are invited, and so have
    an object id, `registry.members.aliases` puts that in its place.

    Attributes:
        email: where an invitation goes; kept for that alone.
        organisation: slug of their organisation.
        function: their job, in their own words.
        purpose: what they come to PLeK for.
        drives: whether they drive a knowledge or learning network (the plan's follow-up question);
            None while it has not been answered.
        consent: when they agreed to what is kept; None without consent.
        status: `new` (met, has not introduced themselves), `introduced`, `left`.
        offers: how often the introduction was offered, at most three times in all.
        opted_out: they asked not to be asked again to introduce themselves.
        arrived: when they were last seen coming into PLeK Café; None for who was there before.
        left: when they went; None while they take part.
        found_on: themes on which they may be found; nobody else can say so for them.
        cafe: what PLeK Café may show of them, once; None for nothing. Theirs alone to say, too.
    """

    section: ClassVar[str] = "members"
    indexed: ClassVar[tuple[str, ...]] = ("status", "organisation", "email")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("name", "status", "tags"),
        ("found_at", "status", "tags"),
    )
    derived: ClassVar[dict[str, Any]] = {"found_at": str}
    references: ClassVar[dict[str, str]] = {"organisation": "organisations", "themes": "themes"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"found_on.theme": ("themes",)}
    personal: ClassVar[tuple[str, ...]] = ("name", "email", "function", "purpose")
    own_word: ClassVar[tuple[str, ...]] = ("found_on", "cafe")

    slug: MemberKey

    name: Line = ""
    email: Email = ""
    organisation: str | None = None
    function: Line = ""
    regions: tuple[Region, ...] = ()
    themes: tuple[str, ...] = ()
    purpose: Prose = ""
    language: Language | None = None
    drives: bool | None = None
    consent: datetime | None = None
    status: Literal["new", "introduced", "left"] = "new"
    offers: int = 0
    opted_out: bool = False
    arrived: datetime | None = None
    left: datetime | None = None
    found_on: tuple[FoundOn, ...] = ()
    cafe: InCafe | None = None

    @property
    def is_found(self) -> bool:
        """Whether others may find them, on one theme or more: they said so, and take part."""
        return bool(self.found_on) and self.status == "introduced" and self.consent is not None

    @property
    def is_in_cafe(self) -> bool:
        """Whether PLeK Café may show who they are: they said so, and take part."""
        return self.cafe is not None and self.status == "introduced" and self.consent is not None

    @property
    def said_shown(self) -> bool:
        """Whether they said yes to being found or to being shown in PLeK Café."""
        return bool(self.found_on or self.cafe)

    @property
    def named_themes(self) -> tuple[str, ...]:
        """Slugs of all themes that they name: they work on them, or may be found on them."""
        return tuple(dict.fromkeys((*self.themes, *(one.theme for one in self.found_on))))

    def saved_by(self, before: Member, by: str, at: datetime) -> Member:
        """Show nobody who left, also once they are back: they are asked anew."""
        del before, by, at
        gone = self.status == "left" and self.said_shown
        return self.model_copy(update={"found_on": (), "cafe": None}) if gone else self

    def list_tags(self) -> tuple[str, ...]:
        """Return by what lists have them: the themes on which they may be found, PLeK Café."""
        cafe = (IN_CAFE,) if self.is_in_cafe else ()
        if not self.is_found:
            return cafe
        return (FOUND, *(f"{FOUND}:{one.theme}" for one in self.found_on), *cafe)

    def derive(self) -> dict[str, Any]:
        """Return when they last said that they may be found, as sortable text; empty for never."""
        last = max((one.since for one in self.found_on), default=None) if self.is_found else None
        return {"found_at": last.isoformat() if last else ""}

    def findable(self) -> Findable | None:
        """Return None: free search never finds people."""
        return None


async def speak(unit: UnitOfWork, language: Language) -> Member:
    """Set the member's language. Raises NotFound for a person never met."""
    members = unit.of(Member)
    member = await members.get(unit.actor)
    return await members.put(member.model_copy(update={"language": language}))
