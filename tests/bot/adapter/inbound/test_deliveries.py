"""The same activity delivered twice is handled once."""

import asyncio
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from bot.adapter.inbound import deliveries as inbound
from bot.adapter.inbound.deliveries import Deliveries, Delivery, Reply
from bot.dispatch.turn import Answer
from tests.bot.adapter.activities import activity, pressed
from tests.support.at_once import at_once
from tests.support.connector import Fault


async def test_a_second_delivery_is_not_handled_again(start):
    bot = await start()
    message = activity(bot.connector.url, text="x")
    for _ in range(3):
        assert await bot.post(message, token=bot.token()) == (200, b"")
    assert (len(bot.seen), len(bot.connector.posted)) == (1, 1)


async def test_a_second_delivery_of_an_invoke_gets_the_first_answer(local):
    numbers = iter(range(10))

    async def handle(_):
        return Answer(text=f"nummer {next(numbers)}")

    bot = await local(handle)
    press = pressed(bot.connector.url)
    first, second = [await bot.post(press) for _ in range(2)]
    assert first == second
    assert first[1]["value"] == "nummer 0"
    assert (await bot.post(pressed(bot.connector.url)))[1]["value"] == "nummer 1"


async def test_deliveries_at_the_same_time_wait_for_one_handling(local):
    begun, go = asyncio.Event(), asyncio.Event()

    async def handle(incoming):
        begun.set()
        await go.wait()
        return Answer(text=f"{incoming.verb} klaar")

    bot = await local(handle)
    press = pressed(bot.connector.url)
    waiting = [asyncio.create_task(bot.post(press)) for _ in range(5)]
    await begun.wait()
    go.set()
    answers = [await task for task in waiting]
    assert {status for status, _ in answers} == {200}
    assert {body["value"] for _, body in answers} == {"x.do klaar"}
    assert len(bot.seen) == 1


async def test_who_hangs_up_and_comes_back_gets_the_answer_of_the_first(local):
    begun, go = asyncio.Event(), asyncio.Event()

    async def handle(_):
        begun.set()
        await go.wait()
        return Answer(text="klaar")

    bot = await local(handle)
    press = pressed(bot.connector.url)
    gone = asyncio.create_task(bot.post(press))
    await begun.wait()
    gone.cancel()
    again = asyncio.create_task(bot.post(press))
    go.set()
    assert (await again)[1]["value"] == "klaar"
    assert len(bot.seen) == 1


async def test_a_repeated_message_that_failed_is_not_handled_again(local):
    async def handle(_):
        raise LookupError

    bot = await local(handle)
    press = pressed(bot.connector.url)
    assert await bot.post(press) == await bot.post(press)
    assert len(bot.seen) == 1


async def test_duplicates_do_not_double_a_reply_that_had_to_be_sent_again(local):
    bot = await local()
    bot.connector.faults.append(Fault(429, retry_after="1"))
    message = activity(bot.connector.url, text="x")
    await at_once(bot.post(message), bot.post(message))
    assert len(bot.connector.posted) == 1


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Ended:
    """A task that ended with a reply, as far as `Deliveries` looks."""

    def __init__(self, reply):
        self._reply = reply

    def add_done_callback(self, callback):
        callback(self)

    def cancelled(self):
        return False

    def exception(self):
        return None

    def result(self):
        return self._reply


def test_an_answer_is_kept_for_a_quarter_of_an_hour():
    clock = Clock()
    deliveries = Deliveries(clock)
    deliveries.add("a", Delivery(None, Ended(Reply(200))))
    clock.now = 15 * 60 - 0.1
    assert deliveries.answered("a") == Reply(200)
    clock.now = 15 * 60.0
    assert deliveries.answered("a") is None


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9)), max_size=60))
def test_of_too_many_answers_the_latest_used_are_kept(steps):
    with patch.object(inbound, "MOST_BYTES", 4 * inbound.BESIDE):
        deliveries = Deliveries(Clock())
    used = []
    for put, key in steps:
        if put:
            deliveries.add(str(key), Delivery(None, Ended(Reply(key))))
        elif deliveries.answered(str(key)) is None:
            continue
        used = [*(one for one in used if one != key), key][-4:]
    assert [key for key in range(10) if deliveries.answered(str(key))] == sorted(used)


def test_replies_are_bounded_by_bytes():
    deliveries = Deliveries(Clock())
    for number in range(3_000):
        body = b"x" * 28_000
        deliveries.add(str(number), Delivery(None, Ended(Reply(200, body))))
    kept = [number for number in range(3_000) if deliveries.answered(str(number))]
    assert len(kept) * 28_000 <= inbound.MOST_BYTES
    assert kept[-1] == 2_999


def test_a_reply_larger_than_all_room_is_not_kept():
    with patch.object(inbound, "MOST_BYTES", 1_000):
        deliveries = Deliveries(Clock())
    deliveries.add("a", Delivery(None, Ended(Reply(200, b"x" * 2_000))))
    assert deliveries.answered("a") is None
