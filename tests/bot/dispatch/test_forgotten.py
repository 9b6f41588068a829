"""Who is erased is known to no plek any more, and is met anew when they come back."""

import pytest

from bot.conversations import all_routes
from bot.dispatch.contacts.contact import Contact
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.router import Router
from registry.core.vocabulary import Language
from registry.members.member import Member
from tests.support.conversation import FATIMA, town, words_of

KEY = member_key(FATIMA.id)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        yield running


def another(plek):
    return Router(plek.store, Language.DUTCH, all_routes(), "https://www.plek.example")


async def erased(plek):
    chat = plek.chat(FATIMA)
    sure = await chat.press(await chat.say("mijn gegevens"), "Verwijderen")
    return chat, sure, await chat.press(sure, "Ja, verwijder alles")


async def known(plek):
    return [await plek.get(kind, KEY) for kind in (Contact, Member)]


async def test_nothing_is_kept_of_who_is_erased_whoever_handles_it_again(plek):
    chat, sure, first = await erased(plek)
    assert await known(plek) == [None, None]
    again = await chat.press(sure, "Ja, verwijder alles")
    assert words_of(again) == words_of(first)
    plek.router = another(plek)  # after a restart, or elsewhere
    await chat.press(sure, "Ja, verwijder alles")
    assert await known(plek) == [None, None]


@pytest.mark.parametrize("elsewhere", [False, True])
async def test_who_comes_back_is_met_anew(plek, elsewhere):
    """Also by a plek that met them before, and did not hear that they were erased."""
    other = another(plek)
    here = plek.router
    plek.router = other
    await plek.chat(FATIMA).say("agenda 9")
    plek.router = here
    await erased(plek)
    if elsewhere:
        plek.router = other
    await plek.chat(FATIMA).say("agenda 9")
    contact, _ = await known(plek)
    assert contact is not None
