"""Handlers that fail or take long: the person hears what to do, the log says where."""

import asyncio
import re

import pytest
from structlog.testing import capture_logs

from bot.adapter.turns import Deadlines
from bot.dispatch.turn import Answer, Undeliverable
from tests.bot.adapter.activities import BOT, activity, in_channel, invoke, pressed
from tests.support.connector import Fault

SHORT = Deadlines(turn=0.05, dialog=0.05, handler=5.0, closing=1.0)
NUMBER = re.compile(r"\bP[2-9A-Z]{7}\b")
EMPTY_PHRASES = re.compile(r"er ging iets mis|something went wrong", re.IGNORECASE)
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": []}


def words_of(body):
    return body["value"] if "value" in body else body["task"]["value"]


async def fail(_):
    raise LookupError("Jan de Vries, jan@urk.example")


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "in het kanaal Helpdesk"), ("en", "in the Helpdesk channel")]
)
async def test_a_message_whose_handler_fails_is_answered_with_a_number(local, language, word):
    bot = await local(fail, language=language)
    with capture_logs() as logs:
        assert await bot.post(activity(bot.connector.url, text="x")) == (200, b"")
    [reply] = bot.connector.posted
    assert word in reply["text"]
    assert not EMPTY_PHRASES.search(reply["text"])
    [number] = NUMBER.findall(reply["text"])
    [line] = [line for line in logs if line["event"] == "turn_failed"]
    assert (line["reference"], line["error"]) == (number, "LookupError")
    assert any("test_trouble.py" in frame for frame in line["where"])
    assert "Jan de Vries" not in repr(logs)
    assert "urk.example" not in repr(logs)


@pytest.mark.parametrize("name", ["adaptiveCard/action", "task/fetch", "task/submit"])
async def test_an_invoke_whose_handler_fails_gets_a_number_in_its_body(local, name):
    bot = await local(fail)
    status, body = await bot.post(invoke(bot.connector.url, name, {}))
    assert status == 200
    assert NUMBER.search(words_of(body))
    assert bot.connector.calls == []


async def test_a_typeahead_whose_handler_fails_has_no_choices(local):
    bot = await local(fail)
    status, body = await bot.post(invoke(bot.connector.url, "application/search", {}))
    assert (status, body["value"]) == (200, {"results": []})


async def test_nobody_is_told_of_a_fault_that_nobody_waits_for(local):
    bot = await local(fail)
    arrived = in_channel(bot.connector.url, "conversationUpdate", membersAdded=[{"id": "29:e"}])
    with capture_logs() as logs:
        assert await bot.post(arrived) == (200, b"")
    assert bot.connector.calls == []
    assert [line["event"] for line in logs if line["log_level"] == "error"] == ["turn_failed"]


async def test_a_fault_in_a_private_question_is_told_privately(local):
    bot = await local(fail)
    asked = in_channel(bot.connector.url, text="x", recipient=BOT | {"isTargeted": True})
    await bot.post(asked)
    assert bot.connector.taken[0].targeted


async def test_an_answer_that_is_no_json_is_a_fault_like_any_other(local):
    async def handle(_):
        return Answer(card={"type": object()})

    bot = await local(handle)
    assert NUMBER.search(words_of((await bot.post(pressed(bot.connector.url)))[1]))
    await bot.post(activity(bot.connector.url, text="x"))
    assert NUMBER.search(bot.connector.posted[0]["text"])


async def test_a_refused_answer_is_told_in_words(local):
    async def handle(_):
        return Answer(card=CARD)

    bot = await local(handle)
    bot.connector.faults.append(Fault(413, "MessageSizeTooBig"))
    assert (await bot.post(activity(bot.connector.url, text="x")))[0] == 200
    assert NUMBER.search(bot.connector.posted[0]["text"])


async def test_an_unreachable_connector_is_logged_and_the_turn_ends_well(local):
    bot = await local()
    bot.connector.always = Fault(503)
    with capture_logs() as logs:
        assert await bot.post(activity(bot.connector.url, text="x")) == (200, b"")
    [line] = [line for line in logs if line["event"] == "reply_not_delivered"]
    assert line["error"] == "Unavailable"


async def test_a_connector_that_refuses_everything_is_logged(local):
    bot = await local()
    bot.connector.always = Fault(403)
    with capture_logs() as logs:
        assert await bot.post(activity(bot.connector.url, text="x")) == (200, b"")
    assert {"reply_not_delivered", "notice_not_delivered"} <= {line["event"] for line in logs}


@pytest.mark.parametrize("error", [Undeliverable("No", 403), ConnectionError("x"), TimeoutError()])
async def test_a_handler_that_could_not_reach_somebody_else_failed(local, error):
    async def handle(_):
        raise error

    bot = await local(handle)
    await bot.post(activity(bot.connector.url, text="x"))
    assert NUMBER.search(bot.connector.posted[0]["text"])


class Slow:
    """A handler that waits until it is let go."""

    def __init__(self, answer):
        self.go = asyncio.Event()
        self.answer = answer

    async def __call__(self, _):
        await self.go.wait()
        return self.answer


async def test_a_slow_message_is_announced_and_then_answered(local):
    slow = Slow(Answer(text="daar is het"))
    bot = await local(slow, deadlines=SHORT)
    assert await bot.post(activity(bot.connector.url, text="x")) == (200, b"")
    [notice] = bot.connector.posted
    assert "langer" in notice["text"]
    assert NUMBER.search(notice["text"])
    slow.go.set()
    await bot.connector.until(lambda: len(bot.connector.posted) == 2)
    assert bot.connector.posted[1]["text"] == "daar is het"


@pytest.mark.parametrize("name", ["adaptiveCard/action", "task/fetch", "task/submit"])
async def test_a_slow_invoke_gets_a_body_in_time_and_its_answer_later(local, name):
    slow = Slow(Answer(card=CARD))
    bot = await local(slow, deadlines=SHORT)
    press = invoke(bot.connector.url, name, {})
    status, body = await bot.post(press)
    assert status == 200
    assert NUMBER.search(words_of(body))
    assert await bot.post(press) == (status, body)
    slow.go.set()
    await bot.connector.until(lambda: bool(bot.connector.posted))
    assert bot.connector.posted[0]["attachments"][0]["content"] == CARD
    assert len(bot.seen) == 1


async def test_a_slow_typeahead_has_no_choices(local):
    slow = Slow(Answer(choices=(("a", "a"),)))
    bot = await local(slow, deadlines=SHORT)
    status, body = await bot.post(invoke(bot.connector.url, "application/search", {}))
    slow.go.set()
    assert (status, body["value"]) == (200, {"results": []})


async def test_a_handler_without_end_is_stopped_and_told_of(local):
    bot = await local(Slow(None), deadlines=Deadlines(turn=5.0, handler=0.05))
    await bot.post(activity(bot.connector.url, text="x"))
    assert NUMBER.search(bot.connector.posted[0]["text"])


async def test_closing_waits_for_turns_under_way(local):
    slow = Slow(Answer(text="nog net"))
    bot = await local(slow, deadlines=SHORT)
    await bot.post(activity(bot.connector.url, text="x"))
    closing = asyncio.create_task(bot.adapter.close())
    slow.go.set()
    await closing
    assert bot.connector.posted[-1]["text"] == "nog net"


async def test_closing_does_not_wait_for_ever(local):
    bot = await local(Slow(None), deadlines=Deadlines(turn=0.05, closing=0.05))
    await bot.post(activity(bot.connector.url, text="x"))
    async with asyncio.timeout(5):
        await bot.adapter.close()
