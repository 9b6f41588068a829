"""In local mode a card that is answered in words stays: the Playground would lose it."""

from bot.dispatch.turn import Answer, Kind
from tests.bot.adapter.activities import activity, pressed

FIRST = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "een"}]}
SECOND = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "twee"}]}
CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"


async def answers(incoming):
    if incoming.kind is Kind.TEXT:
        return Answer(card=FIRST, text="een")
    if incoming.verb == "go":
        return Answer(card=SECOND, text="twee")
    return Answer(text="Dat mag je niet.")


async def shown(bot):
    """Ask for the card; give the id of its message."""
    await bot.post(activity(bot.connector.url, text="kaart"))
    return "m1"  # as the local connector numbers them


async def press(bot, message, verb):
    status, body = await bot.post(pressed(bot.connector.url, verb) | {"replyToId": message})
    assert status == 200
    return body


async def test_a_card_answered_in_words_is_given_back_with_the_words_below_it(local):
    bot = await local(answers)
    body = await press(bot, await shown(bot), "no")
    assert (body["type"], body["value"]) == (CARD, FIRST)
    assert bot.connector.posted[-1]["text"] == "Dat mag je niet."


async def test_it_is_the_card_as_it_stands_now(local):
    bot = await local(answers)
    message = await shown(bot)
    await press(bot, message, "go")
    assert (await press(bot, message, "no"))["value"] == SECOND


async def test_a_card_of_before_the_start_is_answered_in_words(local):
    bot = await local(answers)
    body = await press(bot, "some-old-message", "no")
    assert (body["type"], body["value"]) == (MESSAGE, "Dat mag je niet.")


async def test_teams_itself_shows_the_words_beside_the_card(start):
    bot = await start(answers)
    asked = pressed(bot.connector.url, "no") | {"replyToId": "m1"}
    _, body = await bot.post(asked, token=bot.token())
    assert (body["type"], body["value"]) == (MESSAGE, "Dat mag je niet.")
    assert bot.connector.posted == []
