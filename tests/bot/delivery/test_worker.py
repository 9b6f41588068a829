"""The worker: every event is acted on, given up with a reason, or tried again; it never stops."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from structlog.testing import capture_logs

from bot.delivery.notifier import NoConversation
from bot.delivery.worker import PATIENCE, SHOWN_AFTER, Worker
from bot.dispatch.turn import Unavailable, Undeliverable
from registry.core.events import Event
from registry.core.vocabulary import Language
from registry.delivery.undelivered import Undelivered

SECRET = "Jan de Vries wil stoppen"


class Rang(Event):
    """Something happened."""

    name: ClassVar[str] = "test.rang"

    who: str = "somebody"


@dataclass
class OutboxMessage:
    event: Event = field(default_factory=Rang)
    attempts: int = 1
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    id: int = 7


class Outbox:
    """Holds parcels, and remembers what became of them."""

    def __init__(self, *messages, broken=0):
        self.messages = list(messages)
        self.broken = broken
        self.ends = []
        self.empty = asyncio.Event()

    async def claim(self, limit, lease_seconds):
        assert lease_seconds > 0
        if self.broken:
            self.broken -= 1
            raise OSError(SECRET)
        taken, self.messages = self.messages[:limit], self.messages[limit:]
        return taken

    async def ack(self, message):
        self.ends.append(("settled", message, ""))

    async def retry_later(self, message, due, error):
        assert due > datetime.now(UTC)
        self.ends.append(("postponed", message, error))

    async def dead_letter(self, message, error):
        self.ends.append(("given up", message, error))

    async def wait(self, seconds):
        self.empty.set()
        await asyncio.sleep(seconds)


class Entries:
    """A registry that keeps the entries of what was not delivered, and nothing else."""

    def __init__(self):
        self.items = {}
        self.now = datetime.now(UTC)

    @asynccontextmanager
    async def write(self, *_actor, **_once):
        yield self

    read = write

    def of(self, kind):
        assert kind is Undelivered
        return self

    async def find(self, key):
        return self.items.get(key)

    async def all(self, **where):
        return [
            one
            for one in self.items.values()
            if all(getattr(one, name) == value for name, value in where.items())
        ]

    async def get_or_add(self, item):
        known = self.items.setdefault(item.slug, item)
        return known, known is item

    async def put(self, item):
        self.items[item.slug] = item

    async def remove(self, key):
        del self.items[key]


def worker(outbox, *subscribers, rest=0.0, entries=None):
    return Worker(
        entries or Entries(), outbox, None, {Rang: subscribers}, Language.DUTCH, rest=rest
    )


def raising(error):
    async def subscriber(_event, _notifier):
        raise error

    return subscriber


async def ends_of(message, *subscribers):
    outbox = Outbox(message)
    assert await worker(outbox, *subscribers).once() == 1
    return outbox.ends[0]


async def test_each_subscriber_acts_and_the_event_is_settled():
    acted = []

    async def one(event, _notifier):
        acted.append(("one", event.who))

    async def other(event, _notifier):
        acted.append(("other", event.who))

    assert await ends_of(OutboxMessage(Rang(who="x")), one, other) == ("settled", 7, "")
    assert acted == [("one", "x"), ("other", "x")]


async def test_an_event_that_nobody_waits_for_is_settled():
    assert await ends_of(OutboxMessage()) == ("settled", 7, "")


@pytest.mark.parametrize("status", [400, 413])
async def test_what_we_did_wrong_is_given_up_with_its_code(status):
    refused = raising(Undeliverable("MessageSizeTooBig", status, SECRET))

    assert await ends_of(OutboxMessage(), refused) == ("given up", 7, "refused: MessageSizeTooBig")


@pytest.mark.parametrize(
    "error",
    [
        Unavailable("503"),
        ZeroDivisionError(),
        NoConversation("helpdesk"),
        Undeliverable("BotDisabledByAdmin", 403, SECRET),
    ],
)
async def test_what_may_pass_is_tried_again_for_days(error):
    old = datetime.now(UTC) - PATIENCE - timedelta(minutes=1)

    assert (await ends_of(OutboxMessage(), raising(error)))[0] == "postponed"
    assert (await ends_of(OutboxMessage(attempts=500), raising(error)))[0] == "postponed"
    assert (await ends_of(OutboxMessage(since=old), raising(error)))[0] == "given up"


def refusal(code, status, place=""):
    error = Undeliverable(code, status, SECRET)
    error.place = place
    return error


@pytest.mark.parametrize(
    ("error", "attempts", "code", "place"),
    [
        (refusal("BotNotInConversationRoster", 403, "kernteam"), 1, None, "kernteam"),
        (NoConversation("no channel", "helpdesk"), 1, "NoChannelKnown", "helpdesk"),
        (Unavailable("503"), SHOWN_AFTER, "Unavailable", ""),
    ],
)
async def test_what_is_not_delivered_is_on_the_list_until_it_is(error, attempts, code, place):
    entries, outbox = Entries(), Outbox(OutboxMessage(attempts=attempts))
    await worker(outbox, raising(error), entries=entries).once()
    [item] = entries.items.values()
    assert (item.code, item.place) == (code or error.code, place)
    assert (item.message, item.event, item.given_up) == (7, "test.rang", False)
    assert SECRET not in item.model_dump_json()

    outbox.messages = [OutboxMessage(attempts=attempts + 1)]
    await worker(outbox, raising(error), entries=entries).once()
    [item] = entries.items.values()
    assert item.tries == 2

    outbox.messages = [OutboxMessage(attempts=attempts + 2)]
    await worker(outbox, entries=entries).once()
    assert entries.items == {}
    assert outbox.ends[-1][0] == "settled"


async def test_what_fails_for_a_moment_is_not_on_the_list():
    entries = Entries()
    await worker(Outbox(OutboxMessage()), raising(Unavailable("503")), entries=entries).once()
    assert entries.items == {}


async def test_what_is_given_up_is_on_the_list_and_says_so():
    old = datetime.now(UTC) - PATIENCE - timedelta(minutes=1)
    entries, outbox = Entries(), Outbox(OutboxMessage(since=old))
    await worker(outbox, raising(ZeroDivisionError()), entries=entries).once()
    [item] = entries.items.values()
    assert item.given_up
    assert item.code.startswith("Fault ")


async def test_one_event_that_fails_leaves_the_others_alone():
    async def subscriber(event, _notifier):
        if event.who == "bad":
            raise ZeroDivisionError

    outbox = Outbox(OutboxMessage(Rang(who="bad"), id=1), OutboxMessage(id=2))
    await worker(outbox, subscriber).once()

    assert {(message, end) for end, message, _ in outbox.ends} == {(1, "postponed"), (2, "settled")}


async def test_a_failure_is_logged_with_its_place_and_without_anybodys_words():
    with capture_logs() as logs:
        end = await ends_of(OutboxMessage(), raising(ValueError(SECRET)))

    assert logs[0]["error"] == "ValueError"
    assert logs[0]["reference"] in end[2]
    assert "test_worker.py" in logs[0]["where"][-1]
    assert SECRET not in str(logs) + str(end)


async def test_it_goes_on_when_the_store_is_back():
    outbox = Outbox(OutboxMessage(), broken=3)
    with capture_logs() as logs:
        working = asyncio.create_task(worker(outbox).run())
        async with asyncio.timeout(5):
            await outbox.empty.wait()
        working.cancel()

    assert outbox.ends == [("settled", 7, "")]
    assert [one["event"] for one in logs] == ["worker.stalled"] * 3
    assert SECRET not in str(logs)
    with pytest.raises(asyncio.CancelledError):
        await working


async def test_a_subscriber_that_fails_keeps_no_other_from_its_work():
    acted = []

    async def other(event, _notifier):
        acted.append(event.who)

    missing = raising(NoConversation("no channel"))
    what, _, why = await ends_of(OutboxMessage(Rang(who="x")), missing, other)
    assert (what, why) == ("postponed", "no channel")
    assert acted == ["x"]
