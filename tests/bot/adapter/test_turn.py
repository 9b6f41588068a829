from bot.dispatch.turn import Answer, Kind
from tests.bot.adapter.activities import THREAD, activity, in_channel, pressed

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Hoi"}]}


async def test_a_message_with_a_good_token_is_answered_in_its_conversation(start):
    bot = await start()
    status, body = await bot.post(
        in_channel(bot.connector.url, text="<at>PLeK</at> agenda"), token=bot.token()
    )
    assert (status, body) == (200, b"")
    [reply] = bot.connector.posted
    assert reply["text"] == "je zei: agenda"
    assert reply["textFormat"] == "plain"
    [call] = bot.connector.taken
    assert call.path == f"/conversations/{THREAD}/activities"
    assert bot.seen[0].kind is Kind.TEXT


async def test_a_pressed_button_gets_its_card_replaced(start):
    async def handle(_):
        return Answer(card=CARD)

    bot = await start(handle)
    status, body = await bot.post(pressed(bot.connector.url), token=bot.token())
    assert status == 200
    assert body == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.card.adaptive",
        "value": CARD,
    }


async def test_local_mode_needs_no_token(local):
    bot = await local()
    assert await bot.post(activity(bot.connector.url, text="hallo")) == (200, b"")
    assert [reply["text"] for reply in bot.connector.posted] == ["je zei: hallo"]
