"""Downloads: a link to a file that is made when it is asked for, for an hour, for one member."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from registry.core.entity import Entity
from registry.core.errors import NotFound
from registry.core.permissions import Right, holds, require
from registry.core.unit_of_work import Between, UnitOfWork
from registry.core.vocabulary import Language
from registry.signals.lists import SignalFilter

VALID = timedelta(hours=1)
"""How long a link works: long enough to open it, too short to be found later in an old chat."""

KEPT = timedelta(days=365)
"""How long it is kept who took what out of plek (docs/privacy.md says so)."""

_SECRET_BYTES = 32
_MOST_SWEPT = 100


class Paper(StrEnum):
    """Downloadable file, `CONTENT.FORMAT`; one content can come in several formats."""

    SIGNALS_XLSX = "signals.xlsx"
    SIGNALS_CSV = "signals.csv"
    AGENDA_DOCX = "agenda.docx"
    AGENDA_MD = "agenda.md"
    MY_DATA = "mydata.zip"


_PAPERS = frozenset(paper.value for paper in Paper)

RIGHTS: dict[Paper, Right] = {
    **dict.fromkeys(Paper, Right.HANDLE_SIGNAL),
    Paper.MY_DATA: Right.INTRODUCE,  # everybody's own
}
"""Who may have it, when the link is made and again each time it is used."""


class Download(Entity):
    """Permission to download one file.

    Its slug is `signals.xlsx:HASH`, so that the audit trail says what was made and fetched; the
    hash is of the token in the link, which is kept nowhere.

    Attributes:
        member: key of who asked for it.
        wish: which signals, for a list of signals.
        meeting: slug of the meeting, for an agenda.
        language: of the headings.
        until: when the link stops working.
        fetched: how often the file was fetched.
    """

    section: ClassVar[str] = "downloads"
    indexed: ClassVar[tuple[str, ...]] = ("member", "until")
    references: ClassVar[dict[str, str]] = {"member": "members", "meeting": "meetings"}
    personal: ClassVar[tuple[str, ...]] = ("member",)
    dumped: ClassVar[bool] = False

    member: str
    wish: SignalFilter | None = None
    meeting: str | None = None
    language: Language
    until: datetime
    fetched: int = 0

    @property
    def paper(self) -> Paper:
        """File that is downloaded."""
        return Paper(self.slug.partition(":")[0])

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove the download with the member who asked for it."""
        return None if self.member == member else super().without(member, name)


async def offer(
    unit: UnitOfWork,
    papers: Sequence[Paper],
    language: Language,
    *,
    wish: SignalFilter | None = None,
    meeting: str | None = None,
) -> tuple[str, ...]:
    """Create links for the actor; those offered a year ago are removed.

    Args:
        unit: its actor asks.
        papers: which files.
        language: of their headings.
        wish: which signals.
        meeting: slug of the meeting.

    Returns:
        A token for each; they are kept nowhere and can't be had again.

    Raises:
        NotAllowed: the actor may not have one of them.
    """
    for right in {RIGHTS[paper] for paper in papers}:
        await require(unit, right)
    tokens = [f"{paper}.{secrets.token_urlsafe(_SECRET_BYTES)}" for paper in papers]
    until = unit.now + VALID
    downloads = unit.of(Download)
    offers = [
        Download(
            slug=_slug(token),
            member=unit.actor,
            wish=wish,
            meeting=meeting,
            language=language,
            until=until,
        )
        for token in tokens
    ]
    await downloads.add_all(offers)
    await downloads.remove_all(await _over(unit))
    return tuple(tokens)


async def _over(unit: UnitOfWork) -> list[str]:
    old = unit.now - KEPT
    return [one.slug for one in await unit.of(Download).page(_MOST_SWEPT, until=Between(end=old))]


async def offered(unit: UnitOfWork, token: str) -> Download:
    """Return the download behind a link.

    Raises:
        NotFound: no such link, it is over, or who asked for it may not have it any more: whoever
            has the link is not told which.
    """
    slug = _slug(token)
    found = await unit.of(Download).find(slug) if slug else None
    if found is None or found.until <= unit.now:
        raise NotFound(Download.section, slug)
    if not await holds(unit, RIGHTS[found.paper], found.member):
        raise NotFound(Download.section, slug)
    return found


async def fetch(unit: UnitOfWork, download: Download) -> Download:
    """Record that a file is fetched now, by its actor's link. Raises Conflict."""
    return await unit.of(Download).put(
        download.model_copy(update={"fetched": download.fetched + 1})
    )


def _slug(token: str) -> str:
    """Return the key of a token; empty for an impossible token."""
    paper, _, secret = token.rpartition(".")
    if paper not in _PAPERS or not secret:
        return ""
    return f"{paper}:{hashlib.sha256(token.encode('utf-8', 'replace')).hexdigest()[:48]}"
