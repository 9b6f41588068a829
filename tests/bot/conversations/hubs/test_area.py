"""A municipality finds its hub, or hears that there is none yet."""

import pytest

from tests.support.conversation import FATIMA, buttons_of, town, words_of


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False) as running:
        yield running


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("welke hub hoort bij Almelo", "Bij Almelo (Overijssel) hoort kennishub Twente."),
        ("Bij welke hub hoort de gemeente Hengelo?", "hoort kennishub Twente."),
        ("welke hub hoort bij Urk", "hoort kennishub Noordelijk Flevoland."),
        ("welke hub hoort bij Zwolle", "In Overijssel is er wel een: Twente"),
        ("welke hub hoort bij Almere", "In Flevoland is er wel een: Noordelijk Flevoland"),
        ("welke hub hoort bij Den Haag", "Voor 's-Gravenhage is er nog geen kennishub"),
        ("hub Tubbergen", "Bij Tubbergen (Overijssel) hoort kennishub Twente."),
        ("which hub covers Losser", "hoort kennishub Twente."),
        ("is er een hub voor Almelo?", "hoort kennishub Twente."),
        ("is there a hub for Eindhoven", "Voor Eindhoven is er nog geen kennishub"),
        ("welke hub hoort bij Bergen", "Bergen (L.)"),
    ],
)
async def test_a_municipality_finds_its_hub(plek, text, said):
    shown = await plek.chat(FATIMA).say(text)
    assert said in words_of(shown)
    assert "Alle hubs" in buttons_of(shown)


async def test_its_hub_opens(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.press(await chat.say("welke hub hoort bij Almelo"), "Bekijk")
    assert words_of(shown).startswith("Kennishub Twente")


async def test_what_is_no_municipality_is_searched(plek):
    words = words_of(await plek.chat(FATIMA).say("welke hub hoort bij droogte en landbouw"))
    assert "Twente" in words


async def test_the_command_is_no_suggestion_for_what_it_left(plek):
    shown = await plek.chat(FATIMA).say("welke hub hoort bij xyzzy")
    assert not any("welke hub" in button for button in buttons_of(shown))
