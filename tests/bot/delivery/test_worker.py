"""The worker: every event is acted on, given up with a reason, or tried again; it never stops."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from structlog.testing import capture_logs

from bot.delivery.notifier import NoConversation
from bot.delivery.worker import MOST_TRIES, PATIENCE, Worker
from bot.dispatch.turn import Unavailable, Undeliverable
from registry.core.events import Event
from registry.core.vocabulary import Language

SECRET = "Jan de Vries wil stoppen"


class Rang(Event):
    """Something happened."""

    name: ClassVar[str] = "test.rang"

    who: str = "somebody"


@dataclass
class OutboxMessage:
    event: Event = field(default_factory=Rang)
    attempts: int = 1
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
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


def worker(outbox, *subscribers, rest=0.0):
    return Worker(None, outbox, None, {Rang: subscribers}, Language.DUTCH, rest=rest)


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


async def test_what_the_platform_refuses_for_good_is_given_up_with_its_code():
    refused = raising(Undeliverable("BotDisabledByAdmin", 403, SECRET))

    assert await ends_of(OutboxMessage(), refused) == ("given up", 7, "refused: BotDisabledByAdmin")


@pytest.mark.parametrize(
    "error", [Unavailable("503"), ZeroDivisionError(), NoConversation("helpdesk")]
)
async def test_what_may_pass_is_tried_again(error):
    assert (await ends_of(OutboxMessage(), raising(error)))[0] == "postponed"


@pytest.mark.parametrize("error", [Unavailable("503"), ZeroDivisionError()])
async def test_after_enough_tries_it_is_given_up(error):
    assert (await ends_of(OutboxMessage(attempts=MOST_TRIES), raising(error)))[0] == "given up"


async def test_a_channel_is_waited_for_by_days_and_not_by_tries():
    missing = raising(NoConversation("helpdesk"))
    old = datetime.now(UTC) - PATIENCE - timedelta(minutes=1)

    assert (await ends_of(OutboxMessage(attempts=500), missing))[0] == "postponed"
    assert (await ends_of(OutboxMessage(created=old), missing))[0] == "given up"


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
