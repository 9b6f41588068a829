"""What could not be delivered: kept per outbox message and recipient, until it is or is let go.

The outbox keeps the message itself, and tries it for days; this says to whom it did not go, why and
since when, so that somebody sees it while there is still something to be done. A digest keeps its
items itself: of those there is one entry per recipient, without a message.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any, ClassVar, Self

from registry.core.entity import Entity
from registry.core.errors import NotFound
from registry.core.permissions import Right, require
from registry.core.trail import who_did
from registry.core.unit_of_work import DeadLetter, UnitOfWork
from registry.digests.digest import Digest, Topic, bring_now, let_go

DEAD = "message-"
"""Begins the key of a message given up without an entry, such as one that can't be read."""


class Undelivered(Entity):
    """Something that did not reach somebody.

    Attributes:
        message: number of the outbox message; 0 for a digest.
        topic: section of the digest; empty for anything else.
        event: name of what happened, which says what it was.
        about: what it is about, `section:key`.
        member: key of who was to hear it; empty when a place was.
        place: purpose of the channel, or slug of the place; empty when that is not known.
        code, status: the platform's answer, or what failed here.
        since, last, tries: since when, when it was tried last, and how often.
        given_up: it is not tried by itself any more.
        again: somebody asked to try again, and it is on its way.
        dropped: somebody let it go; it stays while its message still waits for others.
    """

    section: ClassVar[str] = "undelivered"
    indexed: ClassVar[tuple[str, ...]] = ("message", "member", "dropped")
    dumped: ClassVar[bool] = False

    message: int = 0
    topic: str = ""
    event: str
    about: str = ""
    member: str = ""
    place: str = ""
    code: str = ""
    status: int = 0
    since: datetime
    last: datetime
    tries: int = 1
    given_up: bool = False
    again: bool = False
    dropped: bool = False

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove what was for this member alone."""
        return None if self.member == member else super().without(member, name)


def key_of(message: int | str, recipient: str) -> str:
    """Return the key of an entry: of a message (or a digest's section) and who was to hear it."""
    return hashlib.sha256(f"{message}\x1f{recipient}".encode()).hexdigest()[:32]


async def note(unit: UnitOfWork, item: Undelivered) -> bool:
    """Keep that something was not delivered, now or again; return False when it was let go."""
    entries = unit.of(Undelivered)
    known, added = await entries.get_or_add(item)
    if added:
        return True
    if known.dropped:
        return False
    news = item.model_dump(exclude={"slug", "revision", "since", "tries", "again", "dropped"})
    news |= {"tries": known.tries + 1, "again": False}
    await entries.put(known.model_copy(update=news))
    return True


async def resolve(unit: UnitOfWork, message: int, but: Collection[str] = ()) -> None:
    """Remove the entries of a message that was delivered, but for some that were not."""
    for one in await unit.of(Undelivered).all(message=message):
        if one.slug not in but:
            await unit.of(Undelivered).remove(one.slug)


async def resolve_digest(unit: UnitOfWork, topic: Topic, recipient: str) -> None:
    """Remove the entry of a digest that was delivered."""
    known = await unit.of(Undelivered).find(key_of(topic.section, recipient))
    if known is not None:
        await unit.of(Undelivered).remove(known.slug)


async def undelivered(unit: UnitOfWork) -> list[Undelivered]:
    """Return what was not delivered, latest first, for whoever may see it.

    Raises:
        NotAllowed: they may not.
    """
    await require(unit, Right.SEE_UNDELIVERED)
    entries = await unit.of(Undelivered).all(dropped=False)
    told = {one.message for one in entries}
    dead = [_of_dead(one) for one in await unit.dead_letters() if one.id not in told]
    return sorted([*entries, *dead], key=lambda one: (one.since, one.slug), reverse=True)


async def retry(unit: UnitOfWork, slug: str) -> bool:
    """Try something again now; return False when it is being tried already.

    Raises:
        NotAllowed: they may not.
        NotFound: it is not on the list, or not any more.
    """
    await require(unit, Right.SEE_UNDELIVERED)
    item = await _get(unit, slug)
    if item.again:
        return False
    if item.topic:
        if not await bring_now(unit, _topic(item), item.member or item.place):
            await unit.of(Undelivered).remove(slug)  # nothing waits: it was heard another way
            return True
    else:
        await unit.requeue(item.message)
    if not slug.startswith(DEAD):
        for one in await unit.of(Undelivered).all(message=item.message) if item.message else [item]:
            await unit.of(Undelivered).put(one.model_copy(update={"again": True}))
    return True


async def retry_for(unit: UnitOfWork, member: str) -> None:
    """Try all again that did not reach somebody, now that they can be reached."""
    for item in await unit.of(Undelivered).all(member=member, dropped=False):
        fresh = await unit.of(Undelivered).get(item.slug)
        if not fresh.again:
            await retry(unit, fresh.slug)


async def taken_off_by(unit: UnitOfWork, slug: str) -> str | None:
    """Return the key of who took something off the list.

    Returns:
        The key; empty when it was delivered; None when nobody can tell.
    """
    if slug.startswith(DEAD):
        return None
    known = await unit.of(Undelivered).find(slug)
    if known is not None:
        return await who_did(unit, Undelivered, slug, "put", "dropped") or None
    return await who_did(unit, Undelivered, slug, "remove")


async def drop(unit: UnitOfWork, slug: str) -> None:
    """Let something go: it is not tried any more for this recipient.

    Raises:
        NotAllowed: they may not.
        NotFound: it is not on the list, or not any more.
    """
    await require(unit, Right.SEE_UNDELIVERED)
    item = await _get(unit, slug)
    if item.topic:
        await let_go(unit, _topic(item), item.member or item.place)
    elif slug.startswith(DEAD) or await _last(unit, item):
        await unit.discard(item.message)
    if slug.startswith(DEAD):
        return
    if item.topic or await _last(unit, item):
        for one in await unit.of(Undelivered).all(message=item.message) if item.message else [item]:
            await unit.of(Undelivered).remove(one.slug)
    else:
        await unit.of(Undelivered).put(item.model_copy(update={"dropped": True}))


async def _last(unit: UnitOfWork, item: Undelivered) -> bool:
    """Return whether nobody else waits for the same message."""
    others = await unit.of(Undelivered).all(message=item.message, dropped=False)
    return all(one.slug == item.slug for one in others)


async def _get(unit: UnitOfWork, slug: str) -> Undelivered:
    if slug.startswith(DEAD):
        found = [_of_dead(one) for one in await unit.dead_letters()]
        item = next((one for one in found if one.slug == slug), None)
    else:
        item = await unit.of(Undelivered).find(slug)
    if item is None or item.dropped:
        raise NotFound(Undelivered.section, slug)
    return item


def _topic(item: Undelivered) -> type[Digest[Any]]:
    kind = Entity.sections().get(item.topic)
    if kind is None or not issubclass(kind, Digest):
        raise NotFound(Undelivered.section, item.slug)
    return kind


def _of_dead(letter: DeadLetter) -> Undelivered:
    return Undelivered(
        slug=f"{DEAD}{letter.id}",
        message=letter.id,
        event=letter.name or "unknown",
        code="GivenUp",
        since=letter.created,
        last=letter.created,
        tries=letter.attempts,
        given_up=True,
    )
