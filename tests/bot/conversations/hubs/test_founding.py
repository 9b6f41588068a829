"""`hub nieuw`: a form, its faults at the fields, the hub in the registry, once."""

import pytest

from bot.dispatch.sync_info import SyncInfo
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language, Phase
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import close
from registry.members.member import Member, key_of_email
from tests.bot.conversations.hubs.fixtures_hubs import FILLED, KERNTEAM, hubs_town
from tests.support.at_once import at_once
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    GROUP,
    JOOST,
    SANNE,
    buttons_of,
    values_of,
    words_of,
)

SEND = "Hub beginnen"


@pytest.fixture
async def plek(sqlite_url):
    async with hubs_town(sqlite_url) as opened:
        yield opened


@pytest.mark.parametrize(
    "text", ["hub nieuw", "nieuwe hub", "Hub nieuw!", "new hub", "start a hub", "hub beginnen"]
)
async def test_the_kernteam_gets_a_form_by_any_of_its_names(plek, text):
    form = await plek.chat(SANNE).say(text)

    assert form.title == "Nieuwe hub"
    assert not form.done
    assert values_of(form)["phase"] == "pril idee"


async def test_the_name_that_is_typed_along_stands_in_it(plek):
    assert values_of(await plek.chat(SANNE).say("hub nieuw Achterhoek"))["name"] == "Achterhoek"


async def test_hub_with_a_name_is_still_that_hub(plek):
    assert words_of(await plek.chat(SANNE).say("hub Twente")).startswith("Kennishub Twente")


async def test_what_is_filled_in_becomes_a_hub_with_its_team_and_channels(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub nieuw")
    done = await chat.press(
        form,
        SEND,
        **FILLED,
        lead="provincie-overijssel",
        phase="planning",
        programmes="novex",
        verbinder="Joost Bakker",
        ondernemer="mo@achterhoek.example",
        starts="2-3-2026",
        channels="Water en bodem, Wonen",
        private_channels="Stuurgroep",
    )

    words = words_of(done)
    assert "De hub Achterhoek staat in PLeK." in words
    assert "Dat komt in het kanaal van het kernteam." in words
    assert "Verbinder: Joost Bakker" in words
    assert "Ondernemer: krijgt een uitnodiging" in words
    assert "Begint op: maandag 2 maart 2026" in words
    assert "Extra kanalen: Water en bodem, Wonen" in words
    hub = await plek.get(Hub, "achterhoek")
    assert (hub.status, hub.phase, hub.lead) == ("forming", Phase.PLANNING, "provincie-overijssel")
    assert hub.workspace.private == ("Stuurgroep",)
    guest = await plek.get(Member, key_of_email("mo@achterhoek.example"))
    assert await plek.get(Membership, Membership.key("achterhoek", guest.slug))
    shown = words_of(await chat.press(done, "Bekijk de hub"))
    assert shown.startswith("Kennishub Achterhoek")
    assert "Ondernemer: krijgt een uitnodiging" in shown
    assert "projectleider. Dat vul je in met" in shown


async def test_every_fault_stands_at_its_field_and_nothing_is_lost(plek):
    chat = plek.chat(SANNE)
    wrong = {
        "name": "Twente",
        "province": "overijssel",
        "verbinder": "Niemand Weet",
        "starts": "snel",
        "channels": "Water/bodem",
    }
    form = await chat.press(await chat.say("hub nieuw"), SEND, **wrong)

    words = words_of(form)
    assert "Nog niet verstuurd" in words
    assert "Schrijf de dag zo: 1-3-2027" in words
    assert "Dit kan wel: Water - bodem" in words
    assert "Ik ken niemand die “Niemand Weet” heet" in words
    assert "“Naam van de hub” bestaat al" in words
    assert values_of(form) | wrong == values_of(form)
    right = {"starts": "", "channels": "Water - bodem", "name": "Salland", "verbinder": ""}
    done = await chat.press(form, SEND, **right)
    assert "De hub Salland staat in PLeK." in words_of(done)


async def test_where_plek_does_not_sync_it_promises_no_plan(sqlite_url):
    async with hubs_town(sqlite_url, sync_info=SyncInfo(on=False)) as plek:
        chat = plek.chat(SANNE)
        form = await chat.say("hub nieuw")
        done = await chat.press(form, SEND, **FILLED)

    assert "Daarna maak ik een plan" not in words_of(form)
    assert "vraag de beheerder om een plan voor Teams" in words_of(done)
    assert "Ik maak nu een plan" not in words_of(done)


async def test_the_name_of_a_closed_hub_says_that_it_can_come_back(plek):
    async with plek.store.write(SYSTEM) as unit:
        await close(unit, "twente", "Klaar.")
    chat = plek.chat(SANNE)
    form = await chat.press(await chat.say("hub nieuw"), SEND, name="Twente", province="overijssel")

    assert "Die is gesloten. Je kunt hem weer openen" in words_of(form)


@pytest.mark.parametrize("text", ["hub nieuw", "new hub"])
async def test_others_hear_friendly_that_the_kernteam_does_this(plek, text):
    answer = await plek.chat(FATIMA, CHANNEL).say(text)

    assert answer.card is None
    assert answer.private
    assert "Heb je een idee voor een hub?" in answer.text


async def test_a_forged_form_of_somebody_else_founds_nothing(plek):
    answer = await plek.chat(FATIMA).call("hubs.found", **FILLED)

    assert "alleen het kernteam" in answer.text
    assert await plek.get(Hub, "achterhoek") is None


async def test_sent_twice_there_is_one_hub(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub nieuw")
    first = await chat.press(form, SEND, **FILLED)

    assert await chat.press(form, SEND, **FILLED) == first
    assert await plek.get(Hub, "achterhoek-2") is None


async def test_of_two_who_found_it_at_once_the_second_hears_that_it_is_there(plek):
    forms = {one: await plek.chat(one).say("hub nieuw") for one in (SANNE, JOOST)}
    answers = await at_once(
        *(plek.chat(one).press(form, SEND, **FILLED) for one, form in forms.items())
    )

    said = sorted("staat in PLeK" in words_of(one) for one in answers)
    assert said == [False, True]
    assert sum("bestaat al" in words_of(one) for one in answers) == 1


@pytest.mark.parametrize("place", [KERNTEAM, GROUP], ids=["channel", "group"])
async def test_where_others_read_along_it_is_private_and_opens_in_a_window(plek, place):
    chat = plek.chat(SANNE, place)
    form = await chat.say("hub nieuw")

    assert form.private
    assert buttons_of(form.instead) == ["Open", "Open in een venster"]
    window = await chat.press(form, "Open in een venster")
    assert buttons_of(window) == [SEND]
    faulty = await chat.press(window, SEND, province="gelderland")
    assert not faulty.done
    done = await chat.press(faulty, SEND, **FILLED)
    assert done.done
    assert "staat in PLeK" in words_of(done)


async def test_organisations_are_found_while_typing(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub nieuw")

    assert ("Provincie Overijssel", "provincie-overijssel") in await chat.type_ahead(
        form, "lead", "overij"
    )


async def test_hostile_words_come_back_as_they_were(plek):
    chat = plek.chat(SANNE)
    nasty = "<at>Sanne</at> [x](http://kwaad.nl) *vet*"
    form = await chat.press(
        await chat.say("hub nieuw"), SEND, name="Achterhoek", province="geen", verbinder=nasty
    )

    assert values_of(form)["verbinder"] == nasty
    assert "Kies bij “Provincie” iets uit de lijst." in words_of(form)
    again = await chat.press(form, SEND, province="gelderland")
    assert "](" not in words_of(again).replace("\\](", "")


async def test_in_english_it_speaks_english(plek):
    async with plek.store.write(SYSTEM) as unit:
        known = await unit.of(Member).get(SANNE.id)
        await unit.of(Member).put(known.model_copy(update={"language": Language.ENGLISH}))
    form = await plek.chat(SANNE).say("new hub")

    assert form.title == "New hub"
