"""News of networks and hubs for who follows them: one digest per follower (design).

What a follower hears is said by what happened and to what; how it is now is read when the card is
made. News is silent while somebody has their reminders off: there is one switch for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from registry.agenda.question import PUBLIC, Question
from registry.core.events import Event
from registry.core.unit_of_work import UnitOfWork
from registry.digests.digest import Digest, DigestDue, Item
from registry.involvement.announcing import Announcement
from registry.involvement.following import followers, follows
from registry.involvement.things import ThingKind, find_thing

WINDOW = timedelta(hours=1)
"""How long is saved up: what somebody changes in one sitting is one card."""

AT_ONCE = 200
"""Followers that one message of the outbox is for."""


class FollowNewsKind(StrEnum):
    """What there is to hear of a network or hub, first what can't be read elsewhere."""

    NEWS = "news"  # who owns it tells something
    QUESTION = "question"  # a question on an agenda is about it
    RENAMED = "renamed"
    CHANGED = "changed"
    GONE = "gone"  # archived or closed: members see it no longer


class FollowItem(Item):
    """Something that happened to a network or hub.

    Attributes:
        kind, thing: which.
        what: what happened.
        ref: key of what it is about besides; the name that it had before.
    """

    kind: ThingKind
    thing: str
    what: FollowNewsKind
    ref: str = ""

    @property
    def key(self) -> str:
        """The thing with what happened to it."""
        return f"{self.kind}:{self.thing}:{self.what}:{self.ref}"


class FollowNewsDue(DigestDue):
    """It is time to bring news of what somebody follows."""

    name: ClassVar[str] = "follow.news_due"


class FollowNews(Digest[FollowItem]):
    """What somebody is still to hear of what they follow. Its slug is a member's key."""

    section: ClassVar[str] = "follow_news"
    event: ClassVar[type[DigestDue]] = FollowNewsDue
    scope: ClassVar[str] = "follow-news"


class FollowersHear(Event):
    """Event: some of who follow a network or hub are to hear something of it."""

    name: ClassVar[str] = "follow.heard"
    shared: ClassVar[bool] = True

    item: FollowItem
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowLine:
    """One thing that a follower hears, as it is now.

    Attributes:
        name: of the network or hub.
        before: what it was called until now.
        question: what was put on an agenda, and is about it.
        text: what who owns it tells.
        live: members can see it.
    """

    kind: ThingKind
    slug: str
    name: str
    what: FollowNewsKind
    before: str = ""
    question: Question | None = None
    text: str = ""
    live: bool = True


async def tell_followers(unit: UnitOfWork, item: FollowItem, apart: str = "") -> int:
    """Have everybody who follows a thing hear something; return how many they are.

    Args:
        unit: a transaction that is carried out once for this item.
        item: what there is to hear.
        apart: key of who did it, and need not hear it.
    """
    found = [one for one in await followers(unit, item.kind, item.thing) if one != apart]
    for start in range(0, len(found), AT_ONCE):
        unit.emit(FollowersHear(item=item, members=tuple(found[start : start + AT_ONCE])))
    return len(found)


async def follow_lines(
    unit: UnitOfWork, member: str, items: Sequence[FollowItem]
) -> list[FollowLine]:
    """Return what a member hears: of what they still follow, each thing once, as it is now.

    They are in the order of `FollowNewsKind`: what does not fit on a card is the least.
    """
    found: dict[str, FollowLine] = {}
    for item in items:
        if not await follows(unit, item.kind, item.thing, member):
            continue
        about = await find_thing(unit, item.kind, item.thing)
        if about is None or about.live is (item.what is FollowNewsKind.GONE):
            continue  # it is otherwise by now
        question = None
        if item.what is FollowNewsKind.QUESTION:
            question = await unit.of(Question).find(item.ref)
            if question is None or question.status not in PUBLIC:
                continue
        news = None
        if item.what is FollowNewsKind.NEWS:
            news = await unit.of(Announcement).find(item.ref)
            if news is None:
                continue  # it was taken back
        text = news.text if news else ""
        before = item.ref if item.what is FollowNewsKind.RENAMED else ""
        found[item.key] = FollowLine(
            item.kind, item.thing, about.name, item.what, before, question, text, about.live
        )
    return sorted(found.values(), key=lambda one: list(FollowNewsKind).index(one.what))
