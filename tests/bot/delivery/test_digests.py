"""A topic of a digest needs its classes and a function that sends; the rest is there."""

from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from bot.delivery import digests
from bot.delivery.worker import Worker
from registry.core.vocabulary import Language
from registry.digests.digest import Digest, DigestDue, Item
from registry.digests.signal_news import SignalItem, SignalNews, SignalNewsDue
from registry.store.store import Store

SOON = timedelta(minutes=5)


class RainItem(Item):
    """It rained somewhere."""

    town: str

    @property
    def key(self):
        return self.town


class RainDue(DigestDue):
    name: ClassVar[str] = "rain.due"


class Rain(Digest[RainItem]):
    section: ClassVar[str] = "made_up_rain"
    event: ClassVar[type[DigestDue]] = RainDue
    scope: ClassVar[str] = "rain"


class Clock:
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def forward(self, **how):
        self.now += timedelta(**how)


class Rainman:
    """Brings rain: what it sent, and whether it is let."""

    def __init__(self, store, clock):
        self.sent, self.fine = [], True
        self.store, self.clock = store, clock
        subscribers = {RainDue: [self.bring]}
        self.worker = Worker(store, store.outbox, None, subscribers, Language.DUTCH, clock=clock)

    async def bring(self, event, notifier):
        await digests.bring(notifier, Rain, event, self.send)

    async def send(self, _notifier, recipient, delivery):
        if self.fine:
            self.sent.append((recipient, [(one.town, one.place) for one in delivery.items]))
        return self.fine

    async def hear(self, recipient, town, place):
        item = RainItem(town=town, place=place)
        await digests.save_up(self.store, Rain, recipient, item, SOON)

    async def later(self, **how):
        self.clock.forward(**how)
        while await self.worker.once():
            pass

    async def kept(self, recipient):
        async with self.store.read() as unit:
            return await unit.of(Rain).get(recipient)


@pytest.fixture
async def rain(sqlite_url):
    clock = Clock()
    async with await Store.open(sqlite_url, clock=clock) as store:
        yield Rainman(store, clock)


async def test_what_happens_in_one_window_is_one_delivery_for_each(rain):
    await rain.hear("jan", "veere", 0)
    await rain.hear("jan", "goes", 0)
    await rain.hear("jan", "goes", 0)
    await rain.hear("piet", "goes", 0)
    await rain.later(minutes=4)
    assert rain.sent == []
    await rain.later(minutes=2)
    assert sorted(rain.sent) == [("jan", [("veere", 0), ("goes", 0)]), ("piet", [("goes", 0)])]
    await rain.hear("jan", "goes", 1)
    await rain.later(hours=2)
    assert rain.sent[2:] == [("jan", [("goes", 1)])]
    assert (await rain.kept("jan")).deliveries == ()


async def test_what_is_refused_comes_later_with_what_came_since(rain):
    rain.fine = False
    await rain.hear("jan", "veere", 0)
    await rain.later(minutes=6)
    assert ((await rain.kept("jan")).refused, rain.sent) == (1, [])
    rain.fine = True
    await rain.hear("jan", "goes", 0)
    await rain.later(hours=2)
    assert rain.sent == [("jan", [("veere", 0), ("goes", 0)])]


async def test_what_is_about_one_key_is_dropped_by_itself(rain):
    await rain.hear("jan", "veere", 0)
    await rain.hear("jan", "goes", 0)

    async def first_half(notifier, recipient, delivery):
        await digests.brought(notifier.registry, Rain, recipient, delivery.window, "veere")
        raise ConnectionError

    rain.send = first_half
    await rain.later(minutes=6)
    [delivery] = (await rain.kept("jan")).deliveries
    assert [one.key for one in delivery.items] == ["goes"]
    assert isinstance(delivery.items[0], RainItem)


def test_news_of_signals_is_kept_as_it_always_was():
    event = SignalNewsDue(recipient="jan", window=3)
    assert event.model_dump(mode="json") == {"ear": "jan", "window": 3}
    assert SignalNewsDue.model_validate_json('{"ear": "jan", "window": 3}') == event
    row = {
        "slug": "jan",
        "window": 2,
        "due": "2026-11-29T12:00:00Z",
        "waiting": [{"signal": "14", "place": 1}],
        "deliveries": [
            {
                "window": 1,
                "parcel": 7,
                "taken": "2026-11-29T11:00:00Z",
                "items": [{"signal": "13", "place": 0}],
            }
        ],
        "refused": 0,
    }
    news = SignalNews.model_validate(row)
    assert news.waiting == (SignalItem(signal="14", place=1),)
    assert news.model_dump(mode="json") == row
