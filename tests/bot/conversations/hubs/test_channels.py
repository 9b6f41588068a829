"""The kernteam gives a hub a channel, or has one go; what that means is said first."""

from datetime import timedelta

import pytest

from bot.conversations.hubs.channels import Wish, wish
from bot.dispatch.sync_info import SyncInfo
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.permissions import SYSTEM
from registry.core.reference.teams_names import reserve
from registry.core.reference.workspace import Workspace
from registry.hubs.channels import channel_called, channels_of
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import close
from tests.bot.conversations.hubs.fixtures_hubs import KERNTEAM, hubs_town
from tests.support.at_once import at_once
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    SANNE,
    buttons_of,
    card_of,
    inputs_of,
    values_of,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with hubs_town(sqlite_url) as opened:
        yield opened


async def workspace(plek):
    return (await plek.get(Hub, "twente")).workspace


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("twente kanaal erbij Water en bodem", Wish("add-channel", "twente", "Water en bodem")),
        ("Twente: kanaal erbij: Water", Wish("add-channel", "Twente", "Water")),
        ("twente add channel Water", Wish("add-channel", "twente", "Water")),
        ("twente kanaal weg Water", Wish("drop-channel", "twente", "Water")),
        ("twente remove channel Water", Wish("drop-channel", "twente", "Water")),
        ("twente KANAAL WEG", Wish("drop-channel", "twente", "")),
        ("kanaal erbij Kanaal weg", Wish("add-channel", "", "Kanaal weg")),
        ("twente", None),
        ("twentekanaal erbij", None),
        ("twente kanaal", None),
    ],
)
def test_what_is_typed_tells_which_hub_and_which_channel(words, meant):
    assert wish(words) == meant


@pytest.mark.parametrize(
    "text", ["hub twente kanaal erbij Water en bodem", "hub Twente add channel Water en bodem"]
)
async def test_a_channel_comes_after_its_consequences(plek, text):
    chat = plek.chat(SANNE)
    form = await chat.say(text)

    words = words_of(form)
    assert "Kanaal erbij voor hub Twente" in words
    assert "in het team GW Twente, als het kernteam dat plan goedkeurt" in words
    assert values_of(form)["name"] == "Water en bodem"
    assert await workspace(plek) is None or "Water en bodem" not in (await workspace(plek)).channels
    done = await chat.press(form, "Kanaal toevoegen")
    assert "De hub Twente krijgt er het kanaal Water en bodem bij." in words_of(done)
    assert "plan voor Teams" in words_of(done)
    assert "Water en bodem" in (await workspace(plek)).channels


async def test_a_private_one_is_kept_as_such(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente kanaal erbij Geld")
    await chat.press(form, "Kanaal toevoegen", data={"private": "true"})
    assert (await workspace(plek)).private[-1:] == ("Geld",)


async def test_the_hubs_card_has_both_for_the_kernteam_alone(plek):
    chat = plek.chat(SANNE)
    shown = await chat.say("hub twente")
    assert {"Kanaal erbij", "Kanaal weg"} <= set(buttons_of(shown))
    assert "Kanaal erbij voor hub Twente" in words_of(await chat.press(shown, "Kanaal erbij"))
    form = await chat.press(shown, "Kanaal weg")
    choices = [one["title"] for one in inputs_of(card_of(form))["name"]["choices"]]
    assert choices == ["Kernteam", "Kennis- en leeragenda", "Bijeenkomsten"]
    for person, place in ((FATIMA, None), (SANNE, KERNTEAM)):
        shown = await plek.chat(person, place).say("hub twente")
        assert not {"Kanaal erbij", "Kanaal weg"} & set(buttons_of(shown))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "Wonen/werken",
            "Dat teken kan niet in de naam van een kanaal. Dit kan wel: Wonen - werken",
        ),
        ("x" * 51, "is te lang: in Teams passen 50 tekens"),
        ("CON", "Teams gebruikt de naam “CON” zelf"),
        ("_water", "kan in Teams niet beginnen met \\_"),
        ("algemeen", "Er is al een kanaal “algemeen”. Twee kanalen met dezelfde naam kan niet."),
        ("BIJEENKOMSTEN", "Er is al een kanaal “BIJEENKOMSTEN”."),
        ("Kernteam (organisatie bijeenkomsten)", "Er is al een kanaal"),
        ("Oud", "Teams houdt die naam vast tot"),
        ("", "Vul “Naam van het kanaal” in."),
    ],
)
async def test_a_name_that_can_not_be_stands_at_the_field_with_one_that_can(plek, name, words):
    async with plek.store.write(SYSTEM) as unit:
        await reserve(unit, "hub:twente", "Oud", unit.now + timedelta(days=30))
    before = await workspace(plek)
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente kanaal erbij")
    again = await chat.press(form, "Kanaal toevoegen", name=name)
    assert words in words_of(again)
    assert await workspace(plek) == before
    done = await chat.press(again, "Kanaal toevoegen", name="Lucht")
    assert "krijgt er het kanaal Lucht bij" in words_of(done)


async def test_a_channel_goes_after_what_that_means_and_comes_back(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente kanaal weg bijeenkomsten")
    words = words_of(form)
    assert "gaat in het team GW Twente naar het archief" in words
    assert "Er gaat niets weg" in words
    assert buttons_of(form) == ["Ja, naar het archief", "Annuleren"]
    done = await chat.press(form, "Ja, naar het archief")
    assert "Het kanaal Bijeenkomsten van de hub Twente gaat naar het archief." in words_of(done)
    assert (await workspace(plek)).without == ("Bijeenkomsten",)
    gone = await chat.say("hub twente kanaal weg Bijeenkomsten")
    assert "Deze hub heeft geen kanaal dat zo heet, of niet meer." in words_of(gone)

    form = await chat.say("hub twente kanaal erbij Bijeenkomsten")
    await chat.press(form, "Kanaal toevoegen")
    assert (await workspace(plek)).without == ()


async def test_a_channel_goes_by_the_name_that_it_has_by_now(plek):
    async with plek.store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get("twente")
        place = Workspace(
            name="GW Twente",
            channels=("Water",),
            called={"water": "Water en meer", "agenda": "Onze agenda"},
        )
        await unit.of(Hub).put(hub.model_copy(update={"workspace": place}))
    chat = plek.chat(SANNE)
    for name in ("water en meer", "onze agenda"):
        form = await chat.say(f"hub twente kanaal weg {name}")
        await chat.press(form, "Ja, naar het archief")
    place = await workspace(plek)
    assert (place.channels, place.without) == ((), ("Kennis- en leeragenda",))


async def test_others_hear_friendly_that_the_kernteam_does_this(plek):
    before = await plek.get(Hub, "twente")
    for text in ("hub twente kanaal erbij Water", "hub twente kanaal weg Kernteam"):
        answer = await plek.chat(FATIMA, CHANNEL).say(text)
        assert answer.private
        assert "Dit kan alleen het kernteam doen." in answer.text
    for verb in ("hubs.add_channel", "hubs.drop_channel"):
        for forged in (verb, f"{verb}.confirmed"):
            answer = await plek.chat(FATIMA).call(forged, hub="twente", name="Kernteam")
            assert "alleen het kernteam" in answer.text
    assert await plek.get(Hub, "twente") == before


async def test_of_two_at_once_one_adds_it_and_the_other_sees_that_it_is_there(plek):
    text = "hub twente kanaal erbij Water"
    forms = {one: await plek.chat(one).say(text) for one in (SANNE, JOOST)}
    answers = await at_once(
        *(plek.chat(one).press(form, "Kanaal toevoegen") for one, form in forms.items())
    )
    said = [words_of(one) for one in answers]
    assert sum("krijgt er het kanaal Water bij" in one for one in said) == 1
    assert sum("Er is al een kanaal “Water”" in one for one in said) == 1
    assert (await workspace(plek)).channels.count("Water") == 1


async def test_of_two_at_once_one_drops_it_and_the_other_sees_that_it_is_gone(plek):
    text = "hub twente kanaal weg Bijeenkomsten"
    forms = {one: await plek.chat(one).say(text) for one in (SANNE, JOOST)}
    answers = await at_once(
        *(plek.chat(one).press(form, "Ja, naar het archief") for one, form in forms.items())
    )
    said = [words_of(one) for one in answers]
    assert sum("gaat naar het archief" in one and "van de hub" in one for one in said) == 1
    assert sum("geen kanaal dat zo heet" in one for one in said) == 1
    assert (await workspace(plek)).without == ("Bijeenkomsten",)


async def test_late_in_a_hub_that_was_closed_nothing_changes(plek):
    chat = plek.chat(SANNE)
    add = await chat.say("hub twente kanaal erbij Water")
    drop = await chat.say("hub twente kanaal weg Bijeenkomsten")
    async with plek.store.write(SYSTEM) as unit:
        await close(unit, "twente", "Klaar.")
    before = await plek.get(Hub, "twente")
    for form, press in ((add, "Kanaal toevoegen"), (drop, "Ja, naar het archief")):
        assert "is al gesloten" in words_of(await chat.press(form, press))
    assert "is al gesloten" in words_of(await chat.call("hubs.add_channel", hub="twente"))
    assert await plek.get(Hub, "twente") == before


@pytest.mark.parametrize("text", ["hub kanaal erbij", "hub xyzzy kanaal erbij Water"])
async def test_without_a_hub_that_is_known_there_are_hubs_to_choose_from(plek, text):
    chat = plek.chat(SANNE)
    shown = await chat.say(text)
    assert words_of(shown).startswith("Welke hub krijgt er een kanaal bij?")
    form = await chat.press(shown, buttons_of(shown)[0])
    assert "Kanaal erbij voor hub" in words_of(form)
    assert values_of(form).get("name", "") == ("Water" if "Water" in text else "")


async def test_where_plek_makes_no_plans_by_itself_that_is_said(sqlite_url):
    async with hubs_town(sqlite_url, sync_info=SyncInfo(on=False)) as plek:
        chat = plek.chat(SANNE)
        form = await chat.say("hub twente kanaal erbij Water")
        done = await chat.press(form, "Kanaal toevoegen")
        assert "vraag de beheerder om een plan voor Teams" in words_of(done)


async def test_the_team_is_called_as_it_is_in_teams(plek):
    async with plek.store.write(SYSTEM) as unit:
        entry = LedgerEntry(slug="hub:twente", kind="team", state="live", name="Werkplaats *T*")
        await unit.of(LedgerEntry).add(entry)
    form = await plek.chat(SANNE).say("hub twente kanaal erbij Water")
    assert "team Werkplaats \\*T\\*" in words_of(form)


def test_the_channels_of_a_hub_are_the_blueprints_and_its_own():
    given = {"kernteam": ("Kernteam", "Kern"), "agenda": ("Agenda",), "water": ("Water",)}
    place = Workspace(
        name="GW T",
        channels=("kern", "Lucht"),
        private=("Geld",),
        without=("AGENDA",),
        called={"lucht": "Lucht en licht"},
    )
    hub = Hub(slug="t", name="Twente", region="twente", province="overijssel", workspace=place)
    found = channels_of(hub, given)
    assert [(one.name, one.blueprint) for one in found] == [
        ("kern", True),
        ("Water", True),
        ("Lucht en licht", False),
        ("Geld", False),
    ]
    assert channel_called(hub, given, "LUCHT").known_as[0] == "Lucht"
    assert channel_called(hub, given, "agenda") is None
    alone = hub.model_copy(update={"workspace": None})
    assert [one.name for one in channels_of(alone, given)] == ["Kernteam", "Agenda", "Water"]
