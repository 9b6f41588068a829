"""What words mean, in the plan's words and with its lines."""

import pytest

from tests.support.conversation import FATIMA, buttons_of, town, words_of


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False) as running:
        yield running


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        ("wat is PLeK?", "Professionalisering Leer- en Kennisprocessen", "30"),
        ("Wat is een aanjager", "kennis- of leernetwerk trekt", "1445–1448"),
        ("wat is de missie van PLeK", "gefragmenteerde", "388–397"),
        ("wat zijn kennishubs", "fysieke en/of een virtuele plek", "533–541"),
        ("wat is de leerfunctie?", "tussen gebieden", "474–476"),
        ("wat betekent i.o.", "In oprichting", "159"),
        ("wat betekent GW", "werkplek van een regionale kennishub", "afgeleid"),
        ("wat houdt vraagarticulatie in?", "kernvragen formuleren", "1126–1147"),
        ("wat is een grenswerker", "in meerdere netwerken", "1174–1175"),
        ("wat is systeemleren", "drie niveaus", "429–431"),
        ("wat is model B", "vier hubs", "2240–2246"),
        ("what is a boundary worker", "meerdere netwerken", "1174"),
        ("what does KN mean", "kennisnetwerk", "afgeleid"),
    ],
)
async def test_a_word_is_explained_with_its_source(plek, text, said, source):
    shown = await plek.chat(FATIMA).say(text)
    assert said in words_of(shown)
    assert source in words_of(shown)
    assert "Alle woorden" in buttons_of(shown)


async def test_the_citizens_initiative_is_not_the_team_of_that_name(plek):
    initiative = words_of(await plek.chat(FATIMA).say("wat is Plekmakers"))
    assert "actieve burgers" in initiative
    team = words_of(await plek.chat(FATIMA).say("groep PLeK Makers"))
    assert "actieve burgers" not in team
    assert "sociale ondernemers" not in team
    organisation = words_of(await plek.chat(FATIMA).say("organisatie Plekmakers"))
    assert "1647–1651" in organisation


async def test_a_word_that_is_not_known_is_searched(plek):
    assert "NOVEX" in words_of(await plek.chat(FATIMA).say("wat is NOVEX"))
    assert "bodem" in words_of(await plek.chat(FATIMA).say("wat is er over de bodem")).casefold()


async def test_all_words_come_by_page(plek):
    chat = plek.chat(FATIMA)
    first = await chat.say("begrippen")
    second = await chat.press(first, "Volgende")
    assert words_of(first) != words_of(second)
    assert "Waar dit staat" in words_of(await chat.press(second, "Bekijk"))


@pytest.mark.parametrize(
    ("name", "standing", "source"),
    [
        ("PON & Telos", "wil meedoen", "1625–1631"),
        ("Accez", "wil meedoen", "1625–1631"),
        ("NWO", "werkt samen", "1590–1609"),
        ("gemeente Almere", "nog te vragen", "896–897"),
    ],
)
async def test_who_works_with_plek_or_is_to_be_asked_is_said(plek, name, standing, source):
    words = words_of(await plek.chat(FATIMA).say(f"organisatie {name}"))
    assert standing in words
    assert source in words
