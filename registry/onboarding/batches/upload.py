"""Links by which one person sends one file with a list of people, within an hour.

The link lets somebody send, and see nothing: what a yes would do is looked at in Teams, where it is
known who looks. So one that leaked adds lines to a list that its maker reads before anything
happens.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Self

from registry.core.entity import Entity
from registry.core.errors import NotAllowed, NotFound
from registry.core.events import Event
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language
from registry.onboarding.batches.batch import Batch, may_bring, waiting
from registry.onboarding.batches.mending import gather
from registry.onboarding.batches.parse import Parsed

VALID = timedelta(hours=1)
"""How long a link works: long enough to save a file, too short to be found later in an old chat."""

_SECRET_BYTES = 32
_LONGEST_TOKEN = 100


class BatchLink(Entity):
    """Permission to send one file; its slug is a hash of the token in the link.

    Attributes:
        member: key of who asked for it.
        at: when.
        language: of the page.
        used: when a file was taken; None while none was.
    """

    section: ClassVar[str] = "people_batch_links"
    indexed: ClassVar[tuple[str, ...]] = ("member", "at")
    references: ClassVar[dict[str, str]] = {"member": "members"}
    personal: ClassVar[tuple[str, ...]] = ("member",)
    dumped: ClassVar[bool] = False
    kept: ClassVar[timedelta | None] = timedelta(days=1)

    member: str
    at: datetime
    language: Language
    used: datetime | None = None

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove the link with the member who asked for it."""
        return None if self.member == member else super().without(member, name)


class BatchReceived(Event):
    """Event: a file with a list came in, and its maker is to look at it in Teams.

    Attributes:
        batch: slug of the list that it was added to.
        member: key of its maker.
        rows: how many lines the file had.
    """

    name: ClassVar[str] = "people_batch.received"

    batch: str
    member: str
    rows: int


async def offer_link(unit: UnitOfWork, language: Language) -> str:
    """Return the token of a new link for the actor; their earlier ones end with it.

    Raises:
        NotAllowed: the actor may not put people anywhere.
    """
    if not await may_bring(unit, unit.actor):
        raise NotAllowed(Right.APPOINT)
    links = unit.of(BatchLink)
    await links.remove_all([one.slug for one in await links.all(member=unit.actor)])
    token = secrets.token_urlsafe(_SECRET_BYTES)
    new = BatchLink(slug=_slug(token), member=unit.actor, at=unit.now, language=language)
    await links.get_or_add(new)
    return token


async def opened(unit: UnitOfWork, token: str) -> BatchLink:
    """Return the link with this token.

    Raises:
        NotFound: there is none, it is over or used, or who asked for it may not put people
            anywhere any more: whoever has the link is not told which.
    """
    found = await unit.of(BatchLink).find(_slug(token)) if len(token) <= _LONGEST_TOKEN else None
    if found is None or found.used is not None or found.at + VALID <= unit.now:
        raise NotFound(BatchLink.section, "")
    if not await may_bring(unit, found.member):
        raise NotFound(BatchLink.section, "")
    return found


async def heading_before(unit: UnitOfWork, link: BatchLink) -> tuple[str, ...]:
    """Return the heading of the list that a file would be added to."""
    lists = await unit.of(Batch).all(member=link.member)
    newest = max(lists, key=lambda one: (one.at, one.slug), default=None)
    return newest.heading if newest else ()


async def receive(unit: UnitOfWork, token: str, part: Parsed) -> int:
    """Add a file to the list of who asked for the link, and use the link up.

    Args:
        unit: its actor is who asked for it.
        token: of the link.
        part: what was read of the file.

    Returns:
        How many lines there were.

    Raises:
        NotFound: see `opened`.
        Invalid: see `batch.add_part`; the link works on.
        Conflict: another file comes in by it at this very moment; look again.
    """
    link = await opened(unit, token)
    if link.member != unit.actor:
        raise NotFound(BatchLink.section, "")
    before = await waiting(unit)
    preview = await gather(unit, before.slug if before else "", part)
    await unit.of(BatchLink).put(link.model_copy(update={"used": unit.now}))
    unit.emit(BatchReceived(batch=preview.batch.slug, member=link.member, rows=len(part.rows)))
    return len(part.rows)


def _slug(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()[:48]
