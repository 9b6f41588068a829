"""One organisation in conversation: whether it takes part, and where."""

import pytest

from registry.core.permissions import SYSTEM
from registry.organisations.organisation import Organisation
from tests.support.conversation import FATIMA, buttons_of, town, words_of


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False) as running:
        yield running


@pytest.mark.parametrize(
    "text",
    [
        *[
            "doet gemeente Rotterdam mee",
            "Doet de gemeente Rotterdam ook mee?",
            "doet Rotterdam mee",
        ],
        *["does gemeente Rotterdam take part?", "doet gemeente rotterdam mee aan PLeK?"],
    ],
)
async def test_rotterdam_takes_part_in_the_initiatiefgroep(plek, text):
    words = words_of(await plek.chat(FATIMA).say(text))
    assert "Gemeente Rotterdam doet mee: Initiatiefgroep PLeK." in words


async def test_an_organisation_shows_its_groups_hubs_and_networks(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say("organisatie VNG")
    words = words_of(shown)
    for said in (
        *("Vereniging van Nederlandse Gemeenten (VNG)", "Initiatiefgroep PLeK", "Stuurgroep PLeK"),
        *("Kennishub · Academie", "Twente", "Noordelijk Flevoland"),
        "Ondersteuningsprogramma Kennis Schakelpunten",
    ):
        assert said.replace(" · ", ", ") in words
    assert "regels 159–161" in words
    assert words_of(await chat.press(shown, "Bekijk")).startswith("Initiatiefgroep PLeK")


async def test_who_takes_the_lead_of_a_hub_is_said(plek):
    words = words_of(await plek.chat(FATIMA).say("organisatie provincie Flevoland"))
    assert "Trekker" in words


@pytest.mark.parametrize("name", ["Fries Planbureau", "Planbureau Fryslân", "FSP", "fries sociaal"])
async def test_the_fries_sociaal_planbureau_is_one_body_under_three_names(plek, name):
    words = words_of(await plek.chat(FATIMA).say(f"organisatie {name}"))
    assert "Fries Sociaal Planbureau" in words


@pytest.mark.parametrize("text", ["organisatie", "organisatie xyzzy", "organisatie " + "x" * 9000])
async def test_a_name_that_says_nothing_is_answered(plek, text):
    shown = await plek.chat(FATIMA).say(text)
    assert "Alle groepen" in buttons_of(shown)


async def test_one_that_nobody_looked_at_yet_is_not_shown(plek):
    async with plek.store.write(SYSTEM) as unit:
        new = Organisation(slug="geheim", name="Geheime Dienst", kind="rijk", status="proposed")
        await unit.of(Organisation).add(new)
    chat = plek.chat(FATIMA)
    assert "Geheime" not in words_of(await chat.say("organisatie geheim genootschap"))
    assert "Geheime" not in (await chat.call("organisations.open", organisation="geheim")).text


async def test_another_sentence_with_doet_is_searched(plek):
    assert "Stuurgroep PLeK" in words_of(await plek.chat(FATIMA).say("doet de stuurgroep iets?"))
