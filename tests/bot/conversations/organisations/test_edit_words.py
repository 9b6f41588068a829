"""What the kernteam types about an organisation fills in a form, and changes nothing."""

import pytest

from bot.conversations.organisations.edit_words import edited, organisation_wish
from registry.core.permissions import SYSTEM
from registry.core.reference.programme import Programme
from registry.organisations.domain import OrganisationDomain
from registry.organisations.merging import merge
from registry.organisations.organisation import Organisation
from tests.support.conversation import (
    FATIMA,
    JOOST,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        yield running


async def everything(plek):
    kinds = (Organisation, OrganisationDomain, Programme)
    return [await plek.all(kind) for kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        *("organisatie RIVM wijzigen", "wijzig organisatie RIVM", "organisatie wijzigen RIVM"),
        *("organisatie RIVM hernoemen", "edit organisation RIVM", "organisation RIVM edit"),
    ],
)
async def test_its_names_are_edited_by_words(plek, text):
    chat, before = plek.chat(SANNE), await everything(plek)
    form = await chat.say(text)
    assert values_of(form)["short"] == "RIVM"
    assert await everything(plek) == before
    done = await chat.press(form, "Opslaan", aliases="Het Rijksinstituut")
    assert "Het Rijksinstituut" in words_of(done)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("voeg RWS samen met CBS", ""),
        ("voeg organisatie Rijkswaterstaat samen met het CBS.", ""),
        ("voeg RWS samen met CBS op 1 januari 2027", "1 januari 2027"),
        ("organisatie RWS samenvoegen met CBS", ""),
        ("RWS samenvoegen met CBS", ""),
        ("merge RWS into CBS", ""),
        ("merge organisation RWS with CBS on 1 January 2027", "1 January 2027"),
    ],
)
async def test_merging_is_looked_at_before_it_is_done_and_undone_by_words(plek, text, day):
    chat, before = plek.chat(SANNE), await everything(plek)
    form = await chat.say(text)
    assert "Met welke organisatie is RWS dezelfde?" in words_of(form)
    assert values_of(form) == {"into": "cbs", "day": day}
    shown = await chat.press(form, "Bekijk wat er verhuist", day="")
    assert await everything(plek) == before
    await chat.press(shown, "Samenvoegen")
    assert await plek.get(Organisation, "rws") is None
    for back in ("haal Rijkswaterstaat weer los", "take RWS apart", "voeg RWS toch niet samen"):
        led = await chat.say(back)
        assert await plek.get(Organisation, "rws") is None
        assert "Haal Rijkswaterstaat (RWS) weer los" in buttons_of(led)
    await chat.press(led, "Haal Rijkswaterstaat (RWS) weer los")
    assert await plek.get(Organisation, "rws")


async def test_a_domain_is_given_and_taken_by_words(plek):
    chat, before = plek.chat(SANNE), await everything(plek)
    form = await chat.say("domein rivm.nl hoort bij RIVM")
    assert values_of(form)["domains"] == "rivm.nl"
    assert await everything(plek) == before
    await chat.press(form, "Opslaan")
    assert (await plek.get(OrganisationDomain, "rivm.nl")).organisation == "rivm"
    more = await chat.say("domain rivm.org belongs to RIVM")
    assert values_of(more)["domains"] == "rivm.nl, rivm.org"
    public = await chat.press(await chat.say("domein gmail.com hoort bij het RIVM"), "Opslaan")
    assert "gmail.com" in words_of(public)
    assert "⚠" in words_of(public)
    less = await chat.say("domein rivm.nl hoort niet meer bij RIVM")
    assert values_of(less)["domains"] == ""
    await chat.press(less, "Opslaan")
    assert await plek.get(OrganisationDomain, "rivm.nl") is None


@pytest.mark.parametrize(
    "text",
    [
        "programma NPLG wijzigen",
        "wijzig programma NPLG",
        "edit programme NPLG",
        "programme NPLG edit",
    ],
)
async def test_a_programme_is_edited_by_words(plek, text):
    chat, before = plek.chat(SANNE), await everything(plek)
    form = await chat.say(text)
    assert values_of(form)["short"] == "NPLG"
    assert await everything(plek) == before


@pytest.mark.parametrize(
    "text",
    [
        *("organisatie RIVM wijzigen", "wijzig organisatie nergens", "programma NPLG wijzigen"),
        *("voeg RWS samen met CBS", "voeg organisatie nergens samen met RWS", "haal RWS weer los"),
        *("domein rivm.nl hoort bij RIVM", "domein rivm.nl hoort niet bij RIVM"),
    ],
)
async def test_others_are_told_that_it_is_for_the_kernteam(plek, text):
    before = await everything(plek)
    answer = await plek.chat(FATIMA).say(text)
    assert "Dit kan alleen het kernteam doen" in answer.text
    assert answer.card is None
    assert await everything(plek) == before


async def test_what_is_not_known_is_asked_and_other_sentences_are_left_alone(plek):
    chat = plek.chat(SANNE)
    asked = await chat.say("wijzig organisatie Rijkswtrstt ofzo")
    assert "Rijkswtrstt" in words_of(asked)
    assert buttons_of(asked)
    unknown = await chat.say("voeg RWS samen met wiebelstoel")
    assert values_of(unknown) == {"into": "", "day": ""}
    listed = await chat.say("organisatie gemeente Groningen wijzigen")
    assert "Groningen" in words_of(listed)
    assert "Opslaan" not in buttons_of(listed)
    gone = await chat.say("voeg de lijsten samen met de agenda")
    assert "dezelfde?" not in words_of(gone)


async def test_of_a_merged_one_words_lead_to_where_it_went(plek):
    async with plek.store.write(SYSTEM) as unit:
        await merge(unit, "rws", "cbs")
    form = await plek.chat(SANNE).say("organisatie Rijkswaterstaat wijzigen")
    assert values_of(form)["short"] == "CBS"


@pytest.mark.parametrize(
    "text",
    ["", "voeg", "voeg samen met", "domein", "haal los", "merge", "voeg anna toe aan de hub"],
)
def test_half_a_sentence_is_none(text):
    assert organisation_wish(text) is None
    assert edited(text) == ""
