"""Bots that can be stopped at any moment, and who heard what of them.

What is heard is taken from the cards that were sent, step by step; what should have been heard from
the events that say who hears of each step.
"""

import asyncio
import contextlib
from collections import Counter

from bot.conversations.signals import news
from bot.delivery.worker import LEASE_SECONDS, Worker
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Unavailable
from registry.core.vocabulary import Language
from registry.digests.signal_news import SignalNews
from registry.signals.signal import Signal, SignalStepped
from tests.bot.conversations.signals.fixtures_signals import DESK_PLACE
from tests.support.conversation import FATIMA, JOOST, PIETER, SANNE

PATIENCE = 60
KEYS = {f"a:{one.address}": member_key(one.id) for one in (FATIMA, PIETER, SANNE, JOOST)}
"""Whose 1:1 each conversation is."""


class Killed(BaseException):
    """The bot stops here, and does nothing more."""


class Doom:
    """Counts the moments at which a bot can be stopped, and stops all of it at one of them.

    Attributes:
        left: moments until it comes; None when it never does.
        came: whether it came.
    """

    def __init__(self, left=None):
        self.left, self.came = left, False

    def moment(self):
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.came = True
            raise Killed


class MortalStore:
    """The registry of a bot: it can be stopped before and after each transaction.

    Not between sending a message and noting that: there a message is sent twice, as the docstring
    of `registry.digests.digest` says.
    """

    def __init__(self, store, post, doom):
        self.store, self.post, self.doom = store, post, doom

    def read(self, actor=""):
        return self.store.read(actor)

    @contextlib.asynccontextmanager
    async def write(self, actor, *, once=()):
        if asyncio.current_task() not in self.post.unnoted:
            self.doom.moment()
        async with self.store.write(actor, once=once) as unit:
            yield unit
        self.post.unnoted.discard(asyncio.current_task())
        self.doom.moment()


class MortalPost:
    """The line of a bot to Teams: it can be stopped before each message, or be without a line.

    Attributes:
        unnoted: tasks that sent something and have not noted it yet.
    """

    def __init__(self, post, doom):
        self.post, self.doom, self.unnoted, self.down = post, doom, set(), False

    async def send(self, place, answer, **options):
        self.doom.moment()
        if self.down:
            raise Unavailable("503")
        sent = await self.post.send(place, answer, **options)
        self.unnoted.add(asyncio.current_task())
        return sent

    async def update(self, place, activity, answer, **options):
        self.doom.moment()
        await self.post.update(place, activity, answer, **options)

    async def personal(self, person, place):
        return await self.post.personal(person, place)


class MortalOutbox:
    """The outbox of a bot: it can be stopped before it settles a parcel."""

    def __init__(self, outbox, doom):
        self.outbox, self.doom = outbox, doom

    async def claim(self, limit, lease_seconds):
        return await self.outbox.claim(limit, lease_seconds)

    async def ack(self, parcel):
        self.doom.moment()
        await self.outbox.ack(parcel)

    async def retry_later(self, parcel, due, error):
        await self.outbox.retry_later(parcel, due, error)

    async def dead_letter(self, parcel, error):
        await self.outbox.dead_letter(parcel, error)


class MortalWorker(Worker):
    """A worker that stops as a whole: nothing of it goes on beside those who come after it."""

    async def once(self):
        parcels = await self._outbox.claim(self._abreast, LEASE_SECONDS)
        ends = await asyncio.gather(*map(self._deliver, parcels), return_exceptions=True)
        for end in ends:
            if end is not None:
                raise end
        return len(parcels)


class Heard:
    """What there was to hear, and what was heard.

    Attributes:
        due: who should hear which step of which signal.
        cards: steps on each card that was composed, by identity of the card.
    """

    def __init__(self, plek, monkeypatch):
        self.plek, self.due, self.cards, self.kept = plek, set(), {}, []
        real = news.news_card

        def noted(t, told):
            card = real(t, told)
            self.kept.append(card)  # so that no other card gets its identity
            self.cards[id(card)] = [
                (str(one.number), step.step.step, step.step.at)
                for one in told
                for step in one.steps
            ]
            return card

        monkeypatch.setattr(news, "news_card", noted)

    async def listen(self, event, notifier):
        async with notifier.registry.read() as unit:
            signal = await unit.of(Signal).get(event.signal)
        at = signal.history[event.place].at
        self.due |= {(ear, event.signal, event.step, at) for ear in event.tell}

    def heard(self):
        """How often each member heard each step."""
        return Counter(
            (KEYS[sent.place.conversation], *step)
            for sent in self.plek.post.sent
            for step in self.cards.get(id(sent.answer.card), ())
        )

    def posted(self):
        """How often each signal was posted on the kernteam's desk, by the words of the card."""
        within = self.plek.post.within(DESK_PLACE)
        return Counter(one.answer.text for one in within if not one.updates)


def bot(plek, heard, doom=None):
    """A bot of its own on the same database."""
    doom = doom or Doom()
    post = MortalPost(plek.post, doom)
    subscribers = dict(plek.router.subscribers)
    subscribers[SignalStepped] = [heard.listen, *subscribers[SignalStepped]]
    return MortalWorker(
        MortalStore(plek.store, post, doom),
        MortalOutbox(plek.store.outbox, doom),
        post,
        subscribers,
        Language.DUTCH,
        clock=plek.clock,
    )


async def work(*bots):
    """Let bots work side by side until nothing is due; those that are stopped do no more."""
    alive = list(bots)
    for _ in range(PATIENCE):
        ends = await asyncio.gather(*(one.once() for one in alive), return_exceptions=True)
        for end in ends:
            if isinstance(end, BaseException) and not isinstance(end, Killed):
                raise end
        alive = [one for one, end in zip(alive, ends, strict=True) if not isinstance(end, Killed)]
        if not any(end for end in ends if isinstance(end, int)):
            return
    raise AssertionError("still busy")


async def settle_down(plek, *bots):
    """Time goes by until all is brought."""
    for _ in range(PATIENCE):
        plek.clock.forward(seconds=2 * LEASE_SECONDS)
        await work(*bots)
        piles = await plek.all(SignalNews)
        waiting = await plek.store.outbox.counts()
        if not any(one.waiting or one.deliveries for one in piles) and not waiting["due"]:
            return
        plek.clock.forward(hours=1)
    raise AssertionError([one for one in piles if one.waiting or one.deliveries])
