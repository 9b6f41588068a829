"""A message with a file: answered as usual, and the file is said not to go along."""

import pytest

from bot.dispatch.contacts.contact import KnownConversation
from registry.core.permissions import SYSTEM
from registry.helpdesk.call import HelpRequest
from tests.bot.conversations.helpdesk.test_calling import DESK, call, posted, under, venue_of
from tests.support.conversation import CHANNEL, FATIMA, JOOST, SANNE, town, words_of

DUTCH = "Een bestand of plaatje gaat niet mee, je woorden wel."


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        async with running.store.write(SYSTEM) as unit:
            await unit.of(KnownConversation).add(venue_of(DESK))
        yield running


@pytest.mark.parametrize("place", [None, CHANNEL])
async def test_the_words_are_answered_as_usual(plek, place):
    chat = plek.chat(FATIMA, place)
    usual = await chat.say("agenda 9")
    answer = await chat.say("agenda 9", files=True)
    assert words_of(answer) == f"⚠ {DUTCH}\n{words_of(usual)}"
    assert (await chat.say("dank je wel", files=True)).text.endswith(f" {DUTCH}")


@pytest.mark.parametrize("text", ["", "…", "."])
async def test_a_file_alone_is_not_answered_with_help(plek, text):
    answer = await plek.chat(FATIMA).say(text, files=True)
    assert answer.card is None
    assert answer.text.startswith("Een bestand of plaatje kan ik niet lezen, woorden wel.")


async def test_in_the_thread_of_a_call_the_words_go_on_and_the_file_is_told_not_to(plek):
    await call(plek)
    [card] = posted(plek)
    reply = await plek.chat(SANNE, under(card)).say("Zie de schermafdruk.", files=True)
    assert reply.text == f"Ik stuur je antwoord door naar Fatima El Amrani. {DUTCH}"
    assert (await plek.get(HelpRequest, "hulp-1")).remarks[-1].text == "Zie de schermafdruk."
    alone = await plek.chat(SANNE, under(card)).say("", files=True)
    assert alone.text.startswith("Een bestand of plaatje kan ik niet lezen")
    assert len((await plek.get(HelpRequest, "hulp-1")).remarks) == 1


async def test_the_people_a_message_is_for_do_not_hide_the_command(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    usual = await chat.say("agenda 9")
    assert words_of(await chat.say("Karin agenda 9", request="agenda 9")) == words_of(usual)
    assert words_of(await chat.say("agenda\u2009 9 ")) == words_of(usual)
