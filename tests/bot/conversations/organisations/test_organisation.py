"""One organisation in conversation: whether it takes part, and where."""

import pytest

from registry.core.permissions import SYSTEM
from registry.organisations.organisation import Organisation
from tests.support.conversation import FATIMA, SANNE, buttons_of, town, words_of


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


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("doet gemeente Oldenzaal mee", "Gemeente Oldenzaal", "hoort kennishub Twente"),
        ("gemeente Eindhoven", "Gemeente Eindhoven", "Voor Eindhoven is er nog geen kennishub"),
        ("organisatie Eindhoven", "Gemeente Eindhoven", "doet nog niet mee"),
        ("organisatie provincie Utrecht", "Provincie Utrecht", "doet nog niet mee"),
        ("Waterschap Vechtstromen?", "Waterschap Vechtstromen", "doet nog niet mee"),
        ("gemeente Den Haag", "Gemeente 's-Gravenhage", "doet nog niet mee"),
        ("RIVM", "Rijksinstituut voor Volksgezondheid", "Stuurgroep PLeK"),
        ("doet Utrecht mee", "Gemeente Utrecht", "Gemeente Utrecht doet mee"),
    ],
)
async def test_one_that_is_only_known_from_the_lists_is_answered_too(plek, text, title, said):
    shown = await plek.chat(FATIMA).say(text)
    assert words_of(shown).startswith(title)
    assert said in words_of(shown)
    assert "GM0" not in words_of(shown)
    async with plek.store.read() as unit:
        assert not await unit.of(Organisation).find("gemeente-eindhoven")


async def test_who_keeps_organisations_right_cannot_change_one_that_is_not_there(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as plek:
        chat = plek.chat(SANNE)
        assert "Namen wijzigen" not in buttons_of(await chat.say("gemeente Eindhoven"))
        assert "Namen wijzigen" in buttons_of(await chat.say("gemeente Rotterdam"))
        forged = await chat.call("organisations.names", organisation="gemeente-eindhoven")
        assert "Eindhoven" not in words_of(forged)


async def test_a_name_of_several_is_asked(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say("doet Groningen mee")
    assert words_of(shown).startswith("Welke organisatie bedoel je?")
    assert "Provincie Groningen" in words_of(shown)
    assert words_of(await chat.press(shown, "Bekijk")).startswith("Gemeente Groningen")


async def test_one_that_nobody_looked_at_yet_is_not_shown(plek):
    async with plek.store.write(SYSTEM) as unit:
        new = Organisation(slug="geheim", name="Geheime Dienst", kind="rijk", status="proposed")
        await unit.of(Organisation).add(new)
    chat = plek.chat(FATIMA)
    assert "Geheime" not in words_of(await chat.say("organisatie geheim genootschap"))
    assert "Geheime" not in (await chat.call("organisations.open", organisation="geheim")).text


async def test_another_sentence_with_doet_is_searched(plek):
    assert "Stuurgroep PLeK" in words_of(await plek.chat(FATIMA).say("doet de stuurgroep iets?"))


@pytest.mark.parametrize("text", ["gemeente Bergen", "de gemeente bergen"])
async def test_of_two_municipalities_with_one_name_it_asks_which(plek, text):
    which = words_of(await plek.chat(FATIMA).say(text))
    assert "Gemeente Bergen (L.)" in which
    assert "Gemeente Bergen (NH.)" in which
