"""Members: the people who take part, nearly all guests in the tenant."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import ClassVar, Literal

from registry.core.addresses import Email
from registry.core.entity import Entity, Findable, Line, Prose
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language, Region

_OBJECT_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_object_id(key: str) -> bool:
    """Return whether a key is an Entra object id: of a person with an account in the tenant."""
    return _OBJECT_ID.fullmatch(key) is not None


def key_of_email(email: str) -> str:
    """Return the key of a person known by e-mail only; it does not reveal the address."""
    return f"mail:{hashlib.sha256(email.casefold().encode()).hexdigest()[:24]}"


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
    """

    section: ClassVar[str] = "members"
    indexed: ClassVar[tuple[str, ...]] = ("status", "organisation", "email")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("name", "status"),)
    references: ClassVar[dict[str, str]] = {"organisation": "organisations", "themes": "themes"}
    personal: ClassVar[tuple[str, ...]] = ("name", "email", "function", "purpose")

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

    def findable(self) -> Findable | None:
        """Return None: free search never finds people."""
        return None


async def speak(unit: UnitOfWork, language: Language) -> Member:
    """Set the member's language. Raises NotFound for a person never met."""
    members = unit.of(Member)
    member = await members.get(unit.actor)
    return await members.put(member.model_copy(update={"language": language}))
