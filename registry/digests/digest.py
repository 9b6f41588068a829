"""Batch what somebody is to hear of a topic, and deliver each batch as one card.

A topic (signals, say) is a subclass of `Digest` with its event, an `Item` that says what is heard
of what, and a function that makes a card of a delivery (`bot.delivery.digests`).

Nothing may be lost and nothing heard twice, with three bots on one database of which any may stop
at any moment. So an item goes from hand to hand, each time in one transaction:

1. *Collected*: each item is put in the digest of each recipient under a key of its own, so that an
   event which comes twice is collected once. The first one opens a window: the same transaction
   puts the event in the outbox that ends it. A digest has one revision, so of two who change it at
   once one reads it again; what is collected is in a window that still has to end, always.
2. *Taken*: when the window is over, what waits becomes a delivery, and nothing waits. From here on
   the delivery never changes, so that a bot which stopped half way brings the same card again under
   the same key (`bot.delivery.notifier` keeps what was sent under which key, and sends it once);
   what came in since is in the next window.
3. *Sent*, and after that *delivered*: the delivery is dropped. Whoever stops between those two
   finds it again, finds that it was sent, and only drops it.

Who stops after *taken* is followed by the same message of the outbox, when its lease is over, or by
the one that is put in the outbox along with it to check again: that takes over what is still under
way. The latest message has the delivery; an earlier one that wakes up leaves it alone. When a
person or channel refuses the card, what was in it waits again, in a longer window.

What stays open: a bot that stops, or loses its line, after Teams took the card and before it could
be written down, sends it again. Teams has no way to ask for that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar, Generic, TypeVar, get_args

from pydantic import BaseModel, ConfigDict

from registry.core.backoff import ExponentialDelay
from registry.core.entity import Entity
from registry.core.events import Event
from registry.core.unit_of_work import UnitOfWork

RECHECK_AFTER = timedelta(hours=1)
"""After which a delivery that was taken is checked, and taken over if need be."""

DELIVERY_LEASE = timedelta(minutes=5)
"""How long whoever took a delivery may be sending it; longer than the lease of a message."""

REFUSED = ExponentialDelay(first=3600.0, longest=32 * 3600.0)
"""After which a card that was refused is tried again."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Item(_Part):
    """Something that is to be heard; a topic's own says of what it is.

    Attributes:
        place: which of the things that happened to it, counted from 0.
    """

    place: int

    @property
    def key(self) -> str:
        """What it is about: items of one key are shown, and dropped, together."""
        raise NotImplementedError


I = TypeVar("I", bound=Item)  # noqa: E741  # an item


class Delivery(_Part, Generic[I]):
    """What was taken of a digest to be brought as one card, or as one for each key.

    Attributes:
        window: of which window it is; a card of it has one key, whoever brings it.
        parcel: number of the message of the outbox that brings it.
        taken: when that message took it last.
    """

    window: int
    parcel: int
    taken: datetime
    items: tuple[I, ...]


class DigestDue(Event):
    """It is time to bring what waits, or to check whether that was done. A topic names its own.

    Attributes:
        recipient: whose digest: its slug.
        window: which window ended.
    """

    recipient: str
    window: int


class Digest(Entity, Generic[I]):
    """What one recipient is still to hear of a topic. Its slug is the recipient's key.

    It stays when all is heard: its revision must go on, so that nobody takes a new one for the one
    that they read.

    Class attributes:
        event: the topic's own.
        scope: begins the keys under which items are collected and cards are sent once.

    Attributes:
        window: number of the window that is open, or was last.
        due: when that ends; None when none is open.
        waiting: what is heard when it ends.
        deliveries: what is under way.
        refused: how many cards in a row were refused.
    """

    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("waiting", "deliveries")
    event: ClassVar[type[DigestDue]]
    scope: ClassVar[str]

    window: int = 0
    due: datetime | None = None
    waiting: tuple[I, ...] = ()
    deliveries: tuple[Delivery[I], ...] = ()
    refused: int = 0

    def under_way(self, window: int) -> Delivery[I] | None:
        """Return the delivery of a window, if it is still under way."""
        return next((one for one in self.deliveries if one.window == window), None)

    def taken(self, parcel: int, now: datetime) -> Delivery[I]:
        """Return a delivery of all that waits."""
        kind: type[Delivery[I]] = get_args(type(self).model_fields["deliveries"].annotation)[0]
        return kind(window=self.window, parcel=parcel, taken=now, items=self.waiting)


Topic = type[Digest[Any]]


async def collect(
    unit: UnitOfWork, topic: Topic, recipient: str, item: Item, within: timedelta
) -> None:
    """Add an item to a digest; see `collect_all`."""
    await collect_all(unit, topic, recipient, [item], within)


async def collect_all(
    unit: UnitOfWork, topic: Topic, recipient: str, items: Sequence[Item], within: timedelta
) -> None:
    """Add items to a digest.

    Args:
        unit: a transaction that is carried out once for these items and this recipient.
        topic: whose digests.
        recipient: who hears it.
        items: of the topic.
        within: how soon; a window that would end later is cut short.

    Who else adds to the same digest at this very moment waits until the unit is over.
    """
    digest, _ = await unit.of(topic).get_or_add(topic(slug=recipient))
    digest = digest.model_copy(update={"waiting": (*digest.waiting, *items)})
    await _keep(unit, _opened(unit, digest, within))


async def take(
    unit: UnitOfWork, topic: Topic, recipient: str, window: int, parcel: int
) -> Delivery[Any] | None:
    """Take what a message is to bring now that a window is over; None when there is nothing for it.

    Args:
        unit: a transaction.
        topic: whose digests.
        recipient: whose digest.
        window: which window ended.
        parcel: number of the message, higher than those of before.

    Raises:
        Conflict: somebody else changed the digest; try again.
    """
    digest = await unit.of(topic).find(recipient)
    if digest is None:
        return None
    known = digest.under_way(window)
    if known is None:
        return await _begun(unit, digest, window, parcel)
    if known.parcel == parcel:
        return await _held(unit, digest, known, parcel)
    if known.parcel > parcel:
        return None
    _check_again(unit, digest, window)
    at_work = unit.now - known.taken < DELIVERY_LEASE
    return None if at_work else await _held(unit, digest, known, parcel)


async def delivered(
    unit: UnitOfWork,
    topic: Topic,
    recipient: str,
    window: int,
    keys: Collection[str] | None = None,
) -> None:
    """Drop what was brought of a delivery: all of it, or what was about some keys.

    Raises:
        Conflict: somebody else changed the digest; try again.
    """
    digest = await unit.of(topic).find(recipient)
    if digest is None or digest.under_way(window) is None:
        return
    left = tuple(_without(digest, window, keys))
    await _keep(unit, digest.model_copy(update={"deliveries": left, "refused": 0}))


async def refused(unit: UnitOfWork, topic: Topic, recipient: str, window: int, parcel: int) -> None:
    """Requeue what could not be delivered; it is tried again later, with what comes next.

    Raises:
        Conflict: somebody else changed the digest; try again.
    """
    digest = await unit.of(topic).find(recipient)
    delivery = digest and digest.under_way(window)
    if digest is None or not delivery or delivery.parcel != parcel:
        return
    left = tuple(one for one in digest.deliveries if one is not delivery)
    back = {
        "deliveries": left,
        "waiting": (*delivery.items, *digest.waiting),
        "refused": digest.refused + 1,
    }
    later = timedelta(seconds=REFUSED.after(digest.refused + 1))
    await _keep(unit, _opened(unit, digest.model_copy(update=back), later))


async def bring_now(unit: UnitOfWork, topic: Topic, recipient: str) -> bool:
    """Bring what waits for a recipient now, not when its window ends; False when nothing waits."""
    digest = await unit.of(topic).find(recipient)
    if digest is None or (digest.due is None and not digest.deliveries):
        return False
    if digest.due is not None:
        unit.emit(digest.event(recipient=recipient, window=digest.window))
    return True


async def let_go(unit: UnitOfWork, topic: Topic, recipient: str) -> None:
    """Drop what waits for a recipient; what is under way is left to whoever sends it."""
    digest = await unit.of(topic).find(recipient)
    if digest is not None:
        await _keep(unit, digest.model_copy(update={"waiting": (), "due": None, "refused": 0}))


async def _begun(
    unit: UnitOfWork, digest: Digest[Any], window: int, parcel: int
) -> Delivery[Any] | None:
    """Turn the waiting items into a delivery; None if the window was cut short or is over."""
    if digest.due is None or digest.window != window:
        return None
    _check_again(unit, digest, window)
    delivery = digest.taken(parcel, unit.now)
    taken = {"waiting": (), "due": None, "deliveries": (*digest.deliveries, delivery)}
    await _keep(unit, digest.model_copy(update=taken))
    return delivery


async def _held(
    unit: UnitOfWork, digest: Digest[Any], known: Delivery[Any], parcel: int
) -> Delivery[Any]:
    """Return the same delivery, in the hands of this message as of now."""
    delivery = known.model_copy(update={"parcel": parcel, "taken": unit.now})
    all_of_them = tuple(delivery if one is known else one for one in digest.deliveries)
    await _keep(unit, digest.model_copy(update={"deliveries": all_of_them}))
    return delivery


def _check_again(unit: UnitOfWork, digest: Digest[Any], window: int) -> None:
    event = digest.event(recipient=digest.slug, window=window)
    unit.emit(event, due=unit.now + RECHECK_AFTER)


def _opened(unit: UnitOfWork, digest: Digest[Any], within: timedelta) -> Digest[Any]:
    """Return the digest in a window that ends in time; its end goes in the outbox."""
    until = unit.now + within
    if digest.due is not None and unit.now - RECHECK_AFTER < digest.due <= until:
        return digest
    # None is open, or it ends too late, or its end was given up: then it would never come.
    window = digest.window + 1
    unit.emit(digest.event(recipient=digest.slug, window=window), due=until)
    return digest.model_copy(update={"window": window, "due": until})


def _without(
    digest: Digest[Any], window: int, keys: Collection[str] | None
) -> Iterator[Delivery[Any]]:
    for one in digest.deliveries:
        if one.window != window:
            yield one
        elif keys is not None:
            items = tuple(item for item in one.items if item.key not in keys)
            if items:
                yield one.model_copy(update={"items": items})


async def _keep(unit: UnitOfWork, digest: Digest[Any]) -> None:
    await unit.of(type(digest)).put(digest)
