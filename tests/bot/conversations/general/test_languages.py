import pytest

from bot.dispatch.contacts.keys import member_key
from registry.core.vocabulary import Language
from registry.members.member import Member
from tests.support.conversation import CHANNEL, FATIMA, PLACES, buttons_of, town, words_of


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, content=False) as running:
        yield running


@pytest.mark.parametrize(
    ("said", "language", "answer"),
    [
        ("taal en", Language.ENGLISH, "From now on I answer you in English."),
        ("/taal Engels", Language.ENGLISH, "From now on"),
        ("language english", Language.ENGLISH, "From now on"),
        ("language nl", Language.DUTCH, "Vanaf nu antwoord ik je in het Nederlands."),
        ("taal: nederlands.", Language.DUTCH, "Vanaf nu"),
    ],
)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.scope)
async def test_a_language_is_chosen_and_spoken_at_once(plek, place, said, language, answer):
    chat = plek.chat(FATIMA, place)
    shown = await chat.say(said)
    assert answer in words_of(shown)
    assert shown.private
    assert (await plek.get(Member, member_key(FATIMA.id))).language is language


async def test_from_then_on_everything_is_in_that_language(plek):
    chat = plek.chat()
    await chat.say("taal en")
    assert "Introduce yourself" in words_of(await chat.say("voorstellen"))
    await chat.say("taal nl")
    assert "Stel je voor" in words_of(await chat.say("introduce"))


@pytest.mark.parametrize("words", ["", "fr", "**en**", "x" * 9_000, "<at>en</at>", "\x00"])
async def test_another_language_is_answered_with_both_to_choose_from(plek, words):
    chat = plek.chat(FATIMA, CHANNEL)
    shown = await chat.say(f"taal {words}")
    assert buttons_of(shown) == [one.autonym for one in Language]
    assert "typ “taal nl” of “taal en”" in words_of(shown)
    answer = await chat.press(shown, "English")
    assert "From now on" in words_of(answer)


async def test_a_forged_button_is_answered(plek):
    shown = await plek.chat().call("languages.choose", language={"a": ["en"]})
    assert buttons_of(shown) == [one.autonym for one in Language]
