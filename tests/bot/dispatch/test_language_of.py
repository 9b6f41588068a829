"""When a turn goes wrong, somebody is spoken to in the language of their last turn."""

from bot.dispatch.turn import Incoming, Kind
from tests.support.conversation import FATIMA, PIETER, personal, town


def turn_of(person):
    return Incoming(Kind.TEXT, "some-key", person, personal(person))


async def test_it_is_the_language_that_they_chose(content_url):
    async with town(content_url, content=False) as plek:
        chat = plek.chat(FATIMA)
        assert plek.router.language_of(turn_of(FATIMA)) == "nl"
        await chat.say("taal en")
        await chat.say("help")
        assert plek.router.language_of(turn_of(FATIMA)) == "en"
        assert plek.router.language_of(turn_of(PIETER)) == "nl"
        await chat.say("taal nl")
        await chat.say("help")
        assert plek.router.language_of(turn_of(FATIMA)) == "nl"
