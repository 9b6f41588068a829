"""What somebody is still to hear of signals, saved up and brought as one card (design).

Nothing may be lost and nothing heard twice, with three bots on one database of which any may stop
at any moment. So what is to be heard goes from hand to hand, each time in one transaction:

1. *Collected*: each step is put on the pile of each listener under a key of its own, so that an
   event which comes twice is collected once. The first thing opens a window: the same transaction
   puts the event in the outbox that ends it. A pile has one revision, so of two who change it at
   once one reads it again; what is collected is in a window that still has to end, always.
2. *Taken*: when the window is over, what is on the pile becomes a delivery, and the pile is empty.
   From here on the delivery never changes, so that a bot which stopped half way brings the same
   card again under the same key (`bot.delivery.notifier` keeps what was sent under which key, and
   sends it once); what came in since is in the next window.
3. *Sent*, and after that *delivered*: the delivery is dropped. Whoever stops between those two
   finds it again, finds that it was sent, and only drops it.

Who stops after *taken* is followed by the same parcel, when its lease is over, or by the second
look that is put in the outbox along with it: a parcel of its own, that takes over what is still
under way. The latest parcel has the delivery; an earlier one that wakes up leaves it alone. When a
person or channel refuses the card, what was in it goes back on the pile, in a longer window.

What stays open: a bot that stops, or loses its line, after Teams took the message and before it
could be written down, sends it again. Teams has no way to ask for that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from registry.core.backoff import ExponentialDelay
from registry.core.entity import Entity
from registry.core.events import Event
from registry.core.unit_of_work import UnitOfWork

WINDOW = timedelta(minutes=10)
"""How long is saved up for a member: what the kernteam does in one sitting is one card."""

SOON = timedelta(minutes=1)
"""The same when a question waits for their answer: then the signal waits for them too."""

DESK_WINDOW = timedelta(minutes=1)
"""The same for the kernteam: the harvest of a meeting is one card, and a signal comes at once."""

SECOND_LOOK = timedelta(hours=1)
"""After which a delivery that was taken is looked for again; a parcel is tried for half an hour."""

AT_WORK = timedelta(minutes=5)
"""How long whoever took a delivery may be sending it; longer than the lease of a parcel."""

REFUSED = ExponentialDelay(first=3600.0, longest=32 * 3600.0)
"""After which a card that was refused is tried again."""

DESK = "kernteam-desk"
"""The pile of the kernteam as a whole."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Item(_Part):
    """A step that is to be heard.

    Attributes:
        signal: slug of the signal.
        place: which of its steps, counted from 0.
    """

    signal: str
    place: int


class Delivery(_Part):
    """What was taken from a pile to be brought as one card, or as one for each signal.

    Attributes:
        window: of which window it is; a card of it has one key, whoever brings it.
        parcel: number of the parcel that brings it.
        taken: when that parcel took it last.
    """

    window: int
    parcel: int
    taken: datetime
    items: tuple[Item, ...]


class SignalNews(Entity):
    """What somebody is still to hear of signals. Its slug is the member's key, or `DESK`.

    It stays when all is heard: its revision must go on, so that nobody takes a new pile for the
    one that they read.

    Attributes:
        window: number of the window that is open, or was last.
        due: when that ends; None when none is open.
        waiting: what is heard when it ends.
        deliveries: what is under way.
        refused: how many cards in a row were refused.
    """

    section: ClassVar[str] = "signal_news"
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("waiting", "deliveries")

    window: int = 0
    due: datetime | None = None
    waiting: tuple[Item, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    refused: int = 0

    def under_way(self, window: int) -> Delivery | None:
        """The delivery of a window."""
        return next((one for one in self.deliveries if one.window == window), None)


class SignalNewsDue(Event):
    """It is time to bring what was saved up, or to see whether that was done.

    Attributes:
        ear: whose pile: key of a member, or `DESK`.
        window: which window ended.
    """

    name: ClassVar[str] = "signal.news_due"

    ear: str
    window: int


async def collect(unit: UnitOfWork, ear: str, item: Item, within: timedelta) -> None:
    """Put a step on a pile.

    Args:
        unit: a transaction that is carried out once for this step and this ear.
        ear: who hears it.
        item: the step.
        within: how soon; a window that would end later is cut short.

    Raises:
        Conflict, AlreadyExists: somebody else changed the pile; try again.
    """
    news = await unit.of(SignalNews).find(ear) or SignalNews(slug=ear)
    news = news.model_copy(update={"waiting": (*news.waiting, item)})
    await _keep(unit, _opened(unit, news, within))


async def take(unit: UnitOfWork, ear: str, window: int, parcel: int) -> Delivery | None:
    """What a parcel is to bring now that a window is over; None when there is nothing for it.

    Args:
        unit: a transaction.
        ear: whose pile.
        window: which window ended.
        parcel: number of the parcel, higher than those of before.

    Raises:
        Conflict: somebody else changed the pile; try again.
    """
    news = await unit.of(SignalNews).find(ear)
    if news is None:
        return None
    known = news.under_way(window)
    if known is None:
        return await _begun(unit, news, window, parcel)
    if known.parcel == parcel:
        return await _held(unit, news, known, parcel)
    if known.parcel > parcel:
        return None
    _look_again(unit, ear, window)
    at_work = unit.now - known.taken < AT_WORK
    return None if at_work else await _held(unit, news, known, parcel)


async def delivered(
    unit: UnitOfWork, ear: str, window: int, signals: Collection[str] | None = None
) -> None:
    """Drop what was brought of a delivery: all of it, or what was about some signals.

    Raises:
        Conflict: somebody else changed the pile; try again.
    """
    news = await unit.of(SignalNews).find(ear)
    if news is None or news.under_way(window) is None:
        return
    left = tuple(_without(news, window, signals))
    await _keep(unit, news.model_copy(update={"deliveries": left, "refused": 0}))


async def refused(unit: UnitOfWork, ear: str, window: int, parcel: int) -> None:
    """Put back what could not be brought; it is tried again later, and with what comes next.

    Raises:
        Conflict: somebody else changed the pile; try again.
    """
    news = await unit.of(SignalNews).find(ear)
    delivery = news and news.under_way(window)
    if news is None or not delivery or delivery.parcel != parcel:
        return
    left = tuple(one for one in news.deliveries if one is not delivery)
    back = {
        "deliveries": left,
        "waiting": (*delivery.items, *news.waiting),
        "refused": news.refused + 1,
    }
    later = timedelta(seconds=REFUSED.after(news.refused + 1))
    await _keep(unit, _opened(unit, news.model_copy(update=back), later))


async def _begun(unit: UnitOfWork, news: SignalNews, window: int, parcel: int) -> Delivery | None:
    """What waits becomes a delivery; nothing when this window was cut short, or is over already."""
    if news.due is None or news.window != window:
        return None
    _look_again(unit, news.slug, window)
    delivery = Delivery(window=window, parcel=parcel, taken=unit.now, items=news.waiting)
    taken = {"waiting": (), "due": None, "deliveries": (*news.deliveries, delivery)}
    await _keep(unit, news.model_copy(update=taken))
    return delivery


async def _held(unit: UnitOfWork, news: SignalNews, known: Delivery, parcel: int) -> Delivery:
    """The same delivery, in the hands of this parcel as of now."""
    delivery = known.model_copy(update={"parcel": parcel, "taken": unit.now})
    all_of_them = tuple(delivery if one is known else one for one in news.deliveries)
    await _keep(unit, news.model_copy(update={"deliveries": all_of_them}))
    return delivery


def _look_again(unit: UnitOfWork, ear: str, window: int) -> None:
    unit.emit(SignalNewsDue(ear=ear, window=window), due=unit.now + SECOND_LOOK)


def _opened(unit: UnitOfWork, news: SignalNews, within: timedelta) -> SignalNews:
    """The pile in a window that ends in time; the event that ends it goes in the outbox."""
    until = unit.now + within
    if news.due is not None and unit.now - SECOND_LOOK < news.due <= until:
        return news
    # None is open, or it ends too late, or its end was given up: then it would never come.
    window = news.window + 1
    unit.emit(SignalNewsDue(ear=news.slug, window=window), due=until)
    return news.model_copy(update={"window": window, "due": until})


def _without(news: SignalNews, window: int, signals: Collection[str] | None) -> Iterator[Delivery]:
    for one in news.deliveries:
        if one.window != window:
            yield one
        elif signals is not None:
            items = tuple(item for item in one.items if item.signal not in signals)
            if items:
                yield one.model_copy(update={"items": items})


async def _keep(unit: UnitOfWork, news: SignalNews) -> None:
    repository = unit.of(SignalNews)
    await (repository.put(news) if news.revision else repository.add(news))
