"""Answers for one person: targeted, else 1:1, else an ordinary reply."""

import pytest

from bot.dispatch.turn import Answer, Person, Place, Scope, Undeliverable
from tests.bot.adapter.activities import BOT, JAN, TENANT, THREAD, activity, in_channel, pressed
from tests.support.connector import Fault

REFUSED = [
    (400, "INVALID_TARGETED_MESSAGE_ID"),
    (403, "BotNotInConversationRoster"),
    (404, "ActivityNotFoundInConversation"),
    (405, "MethodNotAllowed"),
]


def targeted(request):
    return "isTargetedActivity" in request.query


def opening(request):
    return request.path.endswith("/v3/conversations")


async def whisper(incoming):
    return Answer(text=f"alleen jij: {incoming.text}", private=True)


async def test_a_private_answer_in_a_channel_is_targeted(local):
    bot = await local(whisper)
    await bot.post(in_channel(bot.connector.url, text="x"))
    [call] = bot.connector.taken
    assert call.targeted
    assert call.path == f"/conversations/{THREAD}/activities"
    assert call.body["recipient"] == {"id": JAN["id"], "name": JAN["name"]}
    assert call.body["from"] == {"id": BOT["id"]}


async def test_a_private_answer_in_1_1_is_an_ordinary_reply(local):
    bot = await local(whisper)
    await bot.post(activity(bot.connector.url, text="x"))
    [call] = bot.connector.taken
    assert not call.targeted
    assert call.body["text"] == "alleen jij: x"


@pytest.mark.parametrize(("status", "code"), REFUSED)
async def test_where_targeted_is_refused_it_goes_1_1(local, status, code):
    bot = await local(whisper)
    bot.connector.faults.append(Fault(status, code, when=targeted))
    await bot.post(in_channel(bot.connector.url, text="x"))
    _, opened, sent = bot.connector.calls
    assert opened.body["members"] == [{"id": JAN["id"]}]
    assert (opened.body["bot"], opened.body["tenantId"]) == ({"id": BOT["id"]}, TENANT)
    assert sent.path == "/conversations/a:opened-1/activities"
    assert (sent.targeted, sent.body["text"]) == (False, "alleen jij: x")
    assert "replyToId" not in sent.body


@pytest.mark.parametrize(("status", "code"), REFUSED)
async def test_where_1_1_is_refused_too_it_is_an_ordinary_reply(local, status, code):
    bot = await local(whisper)
    bot.connector.always = Fault(status, code, when=lambda r: targeted(r) or opening(r))
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert [body["text"] for body in bot.connector.posted] == ["alleen jij: x"]
    assert bot.connector.taken[0].path.startswith(f"/conversations/{THREAD}/")


async def test_what_others_must_not_read_is_never_an_ordinary_reply(local):
    async def secret(_):
        return Answer(text="geheim", private=True, instead=Answer(text="vraag het me 1:1"))

    bot = await local(secret)
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert bot.connector.posted[-1]["text"] == "geheim"
    bot.connector.always = Fault(403, "No", when=lambda r: targeted(r) or opening(r))
    await bot.post(in_channel(bot.connector.url, text="y"))
    assert bot.connector.posted[-1]["text"] == "vraag het me 1:1"


async def test_where_the_1_1_can_not_be_written_to_it_is_an_ordinary_reply(local):
    bot = await local(whisper)
    bot.connector.always = Fault(
        403, "ConversationBlockedByUser", when=lambda r: targeted(r) or "a:opened" in r.path
    )
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert len(bot.connector.posted) == 1
    assert THREAD in bot.connector.taken[-1].path


async def test_a_refusal_is_remembered_for_the_team(local):
    bot = await local(whisper)
    bot.connector.always = Fault(403, when=targeted)
    for _ in range(3):
        await bot.post(in_channel(bot.connector.url, text="x"))
    assert len([call for call in bot.connector.calls if call.targeted]) == 1
    assert len([call for call in bot.connector.calls if call.path == "/conversations"]) == 1
    assert len(bot.connector.posted) == 3
    elsewhere = in_channel(bot.connector.url, text="x", channelData={"team": {"id": "19:other"}})
    await bot.post(elsewhere)
    assert len([call for call in bot.connector.calls if call.targeted]) == 2


async def test_what_was_asked_privately_is_answered_privately(local):
    bot = await local()
    asked = in_channel(bot.connector.url, text="x", recipient=BOT | {"isTargeted": True})
    await bot.post(asked)
    assert bot.connector.taken[0].targeted


async def test_a_private_answer_beside_a_pressed_card_is_targeted(local):
    async def handle(_):
        return Answer(text="psst", private=True, replace=False)

    bot = await local(handle)
    channel = in_channel(bot.connector.url)
    place = {key: channel[key] for key in ("conversation", "channelData")}
    status, body = await bot.post(pressed(bot.connector.url, **place))
    assert (status, body["statusCode"]) == (200, 200)
    assert bot.connector.taken[0].targeted


async def test_a_busy_service_is_not_a_refusal(local):
    bot = await local(whisper)
    bot.connector.faults.append(Fault(429, retry_after="1", when=targeted))
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert [call.targeted for call in bot.connector.taken] == [True]


async def test_the_messenger_leaves_the_choice_to_the_caller(local):
    bot = await local()
    place = Place(bot.connector.url, THREAD, Scope.CHANNEL, TENANT, BOT["id"], team="t")
    els = Person("els-1", "29:els", "Els")
    messenger = bot.adapter.messenger
    assert await messenger.send(place, Answer(text="welkom"), only=els) == "m1"
    [call] = bot.connector.taken
    assert call.targeted
    assert (call.body["recipient"]["id"], THREAD in call.path) == ("29:els", False)
    bot.connector.always = Fault(403, "NoTargeted", when=targeted)
    for code in ("NoTargeted", "TargetedRefusedBefore"):
        with pytest.raises(Undeliverable) as caught:
            await messenger.send(place, Answer(text="welkom"), only=els)
        assert caught.value.code == code
    assert len(bot.connector.calls) == 2
