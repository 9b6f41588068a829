"""Calls to a Bot Connector that fails: made again where it did not take them, never doubled."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.adapter.outbound.retry import retry_after
from bot.dispatch.turn import Ambiguous, Answer, Place, Scope, Unavailable, Undeliverable
from tests.bot.adapter.activities import activity, pressed
from tests.support.connector import Fault

HELLO = Answer(text="hallo")


def place(bot, conversation="a:jan", **fields):
    return Place(bot.connector.url, conversation, Scope.PERSONAL, **fields)


@pytest.mark.parametrize("status", [408, 412, 429, 502, 503, 504])
@pytest.mark.parametrize("wait", ["", "2"])
async def test_a_reply_that_was_refused_for_now_arrives_once(local, status, wait):
    bot = await local()
    bot.connector.faults.extend([Fault(status, retry_after=wait)] * 2)
    assert await bot.post(activity(bot.connector.url, text="x")) == (200, b"")
    assert len(bot.connector.calls) == 3
    assert len(bot.connector.posted) == 1
    assert all(0 < taken <= 10 for taken in bot.sleeps.taken)


async def test_retry_after_is_kept_to(local):
    bot = await local()
    bot.connector.faults.extend([Fault(429, retry_after="2.128"), Fault(503, retry_after="7")])
    await bot.post(activity(bot.connector.url, text="x"))
    assert bot.sleeps.taken == [2.128, 7.0]


async def test_without_retry_after_the_wait_grows_and_differs(local):
    bot = await local()
    bot.connector.faults.extend([Fault(503)] * 5)
    await bot.post(activity(bot.connector.url, text="x"))
    lowest = [0.25, 0.5, 1.0, 2.0, 4.0]
    assert all(low <= taken <= 2 * low for low, taken in zip(lowest, bot.sleeps.taken, strict=True))


@pytest.mark.parametrize("status", [0, 500], ids=["cut", "500"])
@pytest.mark.parametrize("taken", [True, False])
async def test_a_message_that_may_have_been_taken_is_not_sent_again(local, status, taken):
    bot = await local()
    bot.connector.faults.append(Fault(status, taken=taken))
    with pytest.raises(Ambiguous, match="may"):
        await bot.adapter.messenger.send(place(bot), HELLO)
    assert len(bot.connector.calls) == 1


@pytest.mark.parametrize("status", [0, 500])
async def test_a_reply_that_may_have_been_taken_is_not_doubled_and_the_turn_ends_well(
    local, status
):
    bot = await local()
    bot.connector.faults.append(Fault(status, taken=True))
    assert await bot.post(activity(bot.connector.url, text="x")) == (200, b"")
    assert len(bot.connector.calls) == 1


async def test_a_button_whose_message_may_have_arrived_says_so_and_not_that_it_failed(local):
    async def handle(_):
        return Answer(text="x", replace=False)

    bot = await local(handle)
    bot.connector.faults.append(Fault(0, taken=True))
    _, body = await bot.post(pressed(bot.connector.url))
    assert body["value"] == "Het antwoord staat in een nieuw bericht."


async def test_a_500_that_asks_to_come_back_is_made_again(local):
    bot = await local()
    bot.connector.faults.append(Fault(500, retry_after="1"))
    assert await bot.adapter.messenger.send(place(bot), HELLO) == "m1"


@pytest.mark.parametrize("status", [0, 500, 502, 429])
async def test_what_may_be_done_twice_is_made_again_whatever_happened(local, status):
    bot = await local()
    messenger = bot.adapter.messenger
    for fault in (Fault(status, taken=True), Fault(status)):
        bot.connector.faults.append(fault)
        await messenger.update(place(bot), "m1", HELLO)
        bot.connector.faults.append(fault)
        await messenger.delete(place(bot), "m1")
    assert [call.method for call in bot.connector.calls] == [
        *("PUT", "PUT", "DELETE", "DELETE"),
        *("PUT", "PUT", "DELETE", "DELETE"),
    ]


async def test_where_nobody_listens_is_tried_again_and_then_given_up(local):
    bot = await local()
    nowhere = Place("http://127.0.0.1:1/", "a:jan", Scope.PERSONAL)
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1"):
        await bot.adapter.messenger.send(nowhere, HELLO)
    assert len(bot.sleeps.taken) > 3


async def test_a_rest_longer_than_our_patience_is_for_the_caller_to_take(local):
    bot = await local()
    bot.connector.faults.append(Fault(429, retry_after="3600"))
    with pytest.raises(Unavailable) as caught:
        await bot.adapter.messenger.send(place(bot), HELLO)
    assert (caught.value.retry_after, bot.sleeps.taken) == (3600.0, [])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 302])
async def test_a_no_is_final_and_says_which(local, status):
    bot = await local()
    bot.connector.faults.append(Fault(status, code="BotNotInConversationRoster"))
    with pytest.raises(Undeliverable) as caught:
        await bot.adapter.messenger.send(place(bot), HELLO)
    assert (caught.value.status, caught.value.code) == (status, "BotNotInConversationRoster")
    assert len(bot.connector.calls) == 1


@pytest.mark.parametrize("body", ["", "<html>", "[]", '{"error": 5}'])
async def test_a_no_without_reasons_is_a_no_too(local, body):
    bot = await local()
    bot.connector.faults.append(Fault(403, body=body))
    with pytest.raises(Undeliverable, match="403 Status403"):
        await bot.adapter.messenger.send(place(bot), HELLO)


@pytest.mark.parametrize("body", ["", "taken", "[]", '{"id": 5}'])
async def test_a_yes_without_an_id_is_a_yes_too(local, body):
    bot = await local()
    bot.connector.faults.append(Fault(201, taken=True, body=body))
    assert await bot.adapter.messenger.send(place(bot), HELLO) == ""
    assert len(bot.connector.calls) == 1


@pytest.mark.parametrize(
    "identifier", ["a/../b", "..", "a?b#c", "a b%20c", "f:1;messageid=2", "é", "a&b=c", "19:x@y"]
)
async def test_ids_stay_one_part_of_the_path(local, identifier):
    bot = await local()
    await bot.adapter.messenger.update(place(bot, identifier), identifier, HELLO)
    [call] = bot.connector.calls
    parts = call.path.split("/")
    assert len(parts) == 5
    assert parts[2] == parts[4]
    assert parts[2] not in (".", "..")


async def test_only_this_machine_is_called_in_local_mode(local):
    bot = await local()
    for url in ("https://smba.example/", "http://10.0.0.1/", "http://127.0.0.1@evil.example/"):
        with pytest.raises(Undeliverable, match="ServiceUrlNotPermitted"):
            await bot.adapter.messenger.send(Place(url, "a:1", Scope.PERSONAL), HELLO)


async def test_production_calls_this_machine_only_where_its_issuer_is_here_too(start):
    bot = await start()
    assert await bot.adapter.messenger.send(place(bot), HELLO)
    real = await start(openid_metadata_url="https://login.example/v1/metadata")
    for url in (bot.connector.url, "http://smba.example/"):
        with pytest.raises(Undeliverable, match="ServiceUrlNotPermitted"):
            await real.adapter.messenger.send(Place(url, "a:1", Scope.PERSONAL), HELLO)


NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("10", 10.0),
        ("2.128", 2.128),
        ("0", 0.0),
        ("-5", 0.0),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0.0),
        ("Mon, 23 Nov 2026 12:00:30 -0000", 30.0),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_in_every_notation(value, seconds):
    assert retry_after(value, NOW) == seconds


async def test_calls_are_counted_by_status(local):
    bot = await local()
    bot.connector.faults.append(Fault(429, retry_after="1"))
    await bot.post(activity(bot.connector.url, text="x"))

    def counted(status):
        labels = {"method": "POST", "status": status}
        return bot.metrics.get_sample_value("plek_outbound_total", labels)

    assert (counted("429"), counted("201")) == (1, 1)
    turns = {"kind": "text", "outcome": "answered"}
    assert bot.metrics.get_sample_value("plek_turns_total", turns) == 1


async def test_a_thread_that_wants_rest_is_left_alone_by_others_too(local):
    bot = await local()
    bot.connector.faults.append(Fault(429, retry_after="20"))
    await bot.adapter.messenger.send(place(bot), HELLO)
    bot.sleeps.taken.clear()
    await bot.adapter.messenger.send(place(bot), HELLO)
    await bot.adapter.messenger.send(place(bot, "a:els"), HELLO)
    assert len(bot.sleeps.taken) == 1
    assert 19 < bot.sleeps.taken[0] <= 20
