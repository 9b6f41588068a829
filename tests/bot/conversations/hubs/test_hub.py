"""The hubs in conversation."""

import pytest

from registry.core.permissions import SYSTEM
from registry.hubs.hub import Hub
from tests.support.conversation import FATIMA, PLACES, buttons_of, town, words_of


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False) as running:
        yield running


@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.scope)
async def test_the_hubs_are_listed_with_how_far_they_have_come(plek, place):
    shown = await plek.chat(FATIMA, place).say("hubs")
    assert "Twente\nOverijssel · in oprichting · fase: planning" in words_of(shown)


@pytest.mark.parametrize(
    "text", ["hub Twente", "hub twnte", "kennishub twente i.o.", "hub overijssel", "hubs twente"]
)
async def test_a_hub_is_found_by_what_people_call_it(plek, text):
    assert words_of(await plek.chat(FATIMA).say(text)).startswith("Kennishub Twente")


async def test_a_hub_shows_all_that_the_plan_says_of_it(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say("hub urk")
    words = words_of(shown)
    for said in (
        "Kennishub Noordelijk Flevoland",
        "Trekker: Provincie Flevoland",
        "In oprichting\nFlevoland · fase: planning",
        "Nog open: de vier functies, verbinder, ondernemer en projectleider.",
        "1. Sociaal",
        "2. Transitie Landelijk Gebied",
        "3. Afzonderlijke opgaven",
        "Flevolands Programma Landelijk Gebied (FPLG)",
        "en nog 6",
    ):
        assert said in words
    assert "Liander" not in words
    assert "Liander" in words_of(await chat.press(shown, "Meer over deze hub"))
    assert words_of(await chat.press(shown, "Agenda van deze hub")).startswith("Kennis- en leer")
    assert "Netwerken" in words_of(await chat.press(shown, "Netwerken in Noordelijk Flevoland"))
    assert "Bekijk de hub Twente" in buttons_of(await chat.press(shown, "Alle hubs"))


async def test_its_networks_and_cases_are_shown(plek):
    shown = await plek.chat(FATIMA).say("hub twente")
    assert "Onder Twente" in words_of(shown)
    assert "Markelo Noord" in words_of(shown)


@pytest.mark.parametrize("text", ["hub", "hub xyz", "hub ' OR 1=1 --", "hub " + "x" * 9000])
async def test_a_name_that_says_nothing_gets_a_list_to_choose_from(plek, text):
    chat = plek.chat(FATIMA)
    shown = await chat.say(text)
    assert buttons_of(shown)[-1] == "Alle hubs"
    assert len(buttons_of(shown)) == 3
    assert words_of(await chat.press(shown, "Bekijk de hub Twente")).startswith("Kennishub Twente")


async def test_a_name_that_two_hubs_share_is_asked_about(plek):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Hub).add(
            Hub(slug="zuid", name="Zuidelijk Flevoland", region="flevoland", province="flevoland")
        )
    chat = plek.chat(FATIMA)
    for text in ("hub flevoland", "agenda flevoland"):
        shown = await chat.say(text)
        assert "Je typte" in words_of(shown)
        assert "Zuidelijk Flevoland" in str(shown.card)
    shown = await chat.press(shown, "Agenda Zuidelijk Flevoland")
    assert "Op deze agenda staan nog geen vragen." in words_of(shown)


async def test_twelve_hubs_are_paged_and_a_closed_one_is_gone(plek):
    regions = ["drenthe", "friesland", "gelderland", "groningen", "limburg", "utrecht", "zeeland"]
    async with plek.store.write(SYSTEM) as unit:
        for region in regions:
            await unit.of(Hub).add(
                Hub(slug=region, name=region.capitalize(), region=region, province=region)
            )
        gone = Hub(slug="oud", name="Oud", region="zeeland", province="zeeland", status="closed")
        await unit.of(Hub).add(gone)
    chat = plek.chat(FATIMA)
    first = await chat.say("hubs")
    assert "Bladzijde 1 van 2" in words_of(first)
    second = await chat.press(first, "Volgende")
    assert "Zeeland" in words_of(second)
    assert "Oud" not in words_of(second)
    assert "Drenthe" in words_of(await chat.press(second, "Vorige"))
