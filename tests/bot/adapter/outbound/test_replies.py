"""Where replies go: to the conversation, in a channel to that of the thread, and what they name."""

import pytest

from bot.adapter.wire.json_body import to_json
from bot.dispatch.turn import Answer
from tests.bot.adapter.activities import TEAM, THREAD, activity, in_channel, invoke, pressed

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "x"}]}


async def test_in_a_channel_a_reply_goes_to_the_thread_and_names_what_it_answers(local):
    bot = await local()
    asked = in_channel(bot.connector.url, text="x")
    await bot.post(asked)
    [call] = bot.connector.taken
    assert call.path == f"/conversations/{THREAD}/activities"
    assert call.body["replyToId"] == asked["id"]


@pytest.mark.parametrize("scope", ["personal", "groupChat"])
async def test_in_a_chat_it_goes_to_the_chat(local, scope):
    bot = await local()
    chat = {"id": "19:chat", "conversationType": scope}
    asked = activity(bot.connector.url, text="x", conversation=chat)
    await bot.post(asked)
    [call] = bot.connector.taken
    assert (call.path, call.body["replyToId"]) == ("/conversations/19:chat/activities", asked["id"])


async def test_where_a_client_names_no_thread_the_reply_makes_it(local):
    bot = await local()
    root = {"id": TEAM, "conversationType": "channel"}
    asked = in_channel(bot.connector.url, text="x", conversation=root)
    await bot.post(asked)
    on_card = in_channel(
        bot.connector.url, conversation=root, value={"verb": "x"}, replyToId="card-1"
    )
    await bot.post(on_card)
    below, at_card = bot.connector.taken
    assert below.path == f"/conversations/{TEAM};messageid={asked['id']}/activities"
    assert at_card.path == f"/conversations/{TEAM};messageid=card-1/activities"


async def test_a_greeting_of_a_place_starts_a_thread_of_its_own(local):
    bot = await local()
    root = {"id": TEAM, "conversationType": "channel"}
    met = in_channel(
        bot.connector.url,
        "conversationUpdate",
        conversation=root,
        membersAdded=[{"id": "29:els", "aadObjectId": "els-1"}],
    )
    await bot.post(met)
    [call] = bot.connector.taken
    assert call.path == f"/conversations/{TEAM}/activities"
    assert "replyToId" not in call.body


def nulls(part):
    if isinstance(part, dict):
        return sum(value is None or nulls(value) for value in part.values())
    if isinstance(part, list):
        return sum(item is None or nulls(item) for item in part)
    return 0


WITH_NULLS = {
    "type": "AdaptiveCard",
    "version": None,
    "body": [{"type": "TextBlock", "text": "null, :null en [null]", "color": None}, None],
    "msteams": {"entities": [{"mentioned": {"id": "29:x", "name": None}}]},
}
WITHOUT = {
    "type": "AdaptiveCard",
    "body": [{"type": "TextBlock", "text": "null, :null en [null]"}],
    "msteams": {"entities": [{"mentioned": {"id": "29:x"}}]},
}


async def test_no_message_carries_a_null(local):
    """Teams answered BadRequest to null members (trace of April 2026)."""

    async def handle(_):
        return Answer(card=WITH_NULLS)

    bot = await local(handle)
    await bot.post(activity(bot.connector.url, text="x"))
    [sent] = bot.connector.posted
    assert nulls(sent) == 0
    assert sent["attachments"][0]["content"] == WITHOUT


async def test_no_answer_to_an_invoke_carries_a_null(local):
    async def handle(_):
        return Answer(card=WITH_NULLS, title="Vraag")

    bot = await local(handle)
    _, pressed_card = await bot.post(pressed(bot.connector.url))
    assert pressed_card["value"] == WITHOUT
    asked = invoke(bot.connector.url, "task/fetch", {"data": {"verb": "x"}})
    _, dialog = await bot.post(asked)
    assert dialog["task"]["value"]["card"]["content"] == WITHOUT
    buffered = activity(bot.connector.url, text="x", deliveryMode="expectReplies")
    _, replies = await bot.post(buffered)
    assert nulls(replies) == 0


def test_words_that_look_like_a_null_stay():
    body = {"text": "a:null,[null", "n": 0, "no": False, "empty": ""}
    assert to_json(body) == b'{"text":"a:null,[null","n":0,"no":false,"empty":""}'


def test_what_is_no_json_is_refused():
    with pytest.raises(TypeError, match="object"):
        to_json({"x": object()})
