"""People find each other, as they type and press it: in a channel, a group and 1:1."""

import json

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language
from registry.members.being_found import MOST_THEMES
from registry.members.member import Member
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    PLACES,
    SANNE,
    buttons_of,
    card_of,
    town,
    values_of,
    words_of,
)

GOOD = {
    "name": "Fatima El Amrani",
    "organisation": "rws",
    "language": "nl",
    "drives": "no",
    "consent": "true",
}


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        yield running


async def introduce(plek, who=FATIMA, **more):
    chat = plek.chat(who)
    form = await chat.say("voorstellen")
    done = await chat.press(form, "Versturen", **GOOD | {"name": who.name} | more)
    await plek.work()
    return done


async def found_on(plek, who=FATIMA):
    member = await plek.get(Member, member_key(who.id))
    return [one.theme for one in member.found_on]


def shows(answer, who=FATIMA):
    return answer is not None and who.name in json.dumps(answer.card, ensure_ascii=False)


async def test_it_is_off_until_it_is_said_in_the_introduction(plek):
    await introduce(plek)
    assert await found_on(plek) == []
    assert not shows(await plek.chat(SANNE).say("wie werkt er aan water"))
    done = await plek.chat(FATIMA).press(
        await plek.chat(FATIMA).say("voorstellen"), "Opslaan", found_on="water-en-bodem"
    )
    assert "Water en bodem (sinds 23 november 2026)" in words_of(done)
    assert shows(await plek.chat(SANNE).say("wie werkt er aan water"))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.scope)
async def test_who_said_so_is_found_and_only_who_asks_sees_it(plek, place):
    await introduce(plek, found_on="water-en-bodem")
    for question in (
        *("wie weet iets van water", "wie werkt er aan water en bodem?", "mensen over water"),
        *("wie weet iets over bodemdaling", "who knows about water", "people about soil"),
        *("wie heeft ervaring met dijken", "who works on water", "wie weet er meer van water"),
        *("zoek mensen over water", "find people about water", "wie kan ik vinden over water"),
    ):
        answer = await plek.chat(SANNE, place).say(question)
        assert answer.private
        assert shows(answer), question
        assert "Onder Twente" in words_of(answer)
        assert not shows(answer.instead)


async def test_who_is_not_known_gets_the_networks_and_no_people(plek):
    await introduce(plek, found_on="water-en-bodem")
    answer = await plek.chat(PIETER).say("wie weet iets van water")
    assert not shows(answer)
    assert "Onder Twente" in words_of(answer)
    assert "Stel je voor" in buttons_of(answer)


@pytest.mark.parametrize(
    ("on", "off"),
    [
        ("ik wil gevonden worden op water en wonen", "vind mij niet meer"),
        ("vind mij op water en bodem, wonen", "Vind me niet meer!"),
        ("I want to be found on housing and water", "don't find me any more"),
        ("let others find me on water & housing", "I don’t want to be found"),
        ("laat mij vinden op de thema's wonen en water", "ik wil niet meer gevonden worden"),
    ],
)
async def test_on_and_off_by_words(plek, on, off):
    await introduce(plek)
    chat = plek.chat(FATIMA)
    done = await chat.say(on)
    assert done.private
    assert sorted(await found_on(plek)) == ["water-en-bodem", "wonen"]
    assert "ziet dan je naam, je organisatie" in words_of(done)
    await chat.say(off)
    assert await found_on(plek) == []
    assert not shows(await plek.chat(SANNE).say("wie werkt er aan wonen"))


async def test_what_must_be_guessed_is_no_yes(plek):
    await introduce(plek)
    for text in (
        *("ik wil gevonden worden op stikstof", "ik wil gevonden worden op alles behalve water"),
        *("ik wil gevonden worden op water maar niet op wonen", "vind mij een netwerk over water"),
        *("find me a network on water", "vind mij", "ik wil niet gevonden worden op water"),
        *("ik wil gevonden worden", "find me something about housing", "vind mij niet op wonen"),
    ):
        await plek.chat(FATIMA).say(text)
        assert await found_on(plek) == [], text


async def test_by_words_no_more_themes_than_the_form_takes(plek):
    themes = [one.slug for one in await plek.all(Theme)]
    await introduce(plek, found_on=",".join(themes[:MOST_THEMES]))
    form = await plek.chat(FATIMA).say(f"vind mij op {themes[MOST_THEMES].replace('-', ' ')}")
    assert await found_on(plek) == themes[:MOST_THEMES]
    assert str(MOST_THEMES) in words_of(form)
    assert "Opslaan" in buttons_of(form)


async def test_a_guess_is_filled_in_beside_what_was_said(plek):
    await introduce(plek, found_on="wonen")
    form = await plek.chat(FATIMA).say("ik wil gevonden worden op stikstof")
    assert values_of(form)["found_on"] == "wonen,natuur,landbouw"
    done = await plek.chat(FATIMA).press(form, "Opslaan", found_on="wonen,natuur")
    assert await found_on(plek) == ["wonen", "natuur"]
    await plek.chat(FATIMA).press(done, "Haal weg", at=0)
    assert await found_on(plek) == ["natuur"]
    await plek.chat(FATIMA).say("vind mij niet meer op stikstof")
    assert await found_on(plek) == []


async def test_off_by_words_that_name_no_theme_shows_what_is_on(plek):
    await introduce(plek, found_on="wonen")
    answer = await plek.chat(FATIMA).say("vind mij niet meer op voetbal")
    assert await found_on(plek) == ["wonen"]
    assert "Haal weg" in buttons_of(answer)
    await plek.chat(FATIMA).say("vind mij niet meer alsjeblieft")
    assert await found_on(plek) == []


async def test_buttons_of_an_older_card_read_anew(plek):
    await introduce(plek, found_on="water-en-bodem")
    old = await plek.chat(SANNE).say("wie werkt er aan water")
    organisation = await plek.chat(SANNE).say("organisatie RWS")
    assert shows(old)
    assert shows(organisation)
    await plek.chat(FATIMA).say("vind mij niet meer")
    person = await plek.chat(SANNE).press(old, "Bekijk Fatima El Amrani")
    assert not shows(person)
    assert "niet te vinden" in words_of(person)
    nobody = await plek.chat(SANNE).call("directory.person", member="nooit-gezien")
    assert card_of(person) == card_of(nobody)
    again = await plek.chat(SANNE).call("directory.find", words="water")
    assert not shows(again)
    assert not shows(await plek.chat(SANNE).call("directory.of", organisation="rws"))
    assert not shows(await plek.chat(SANNE).say("organisatie RWS"))


async def test_an_organisation_names_nobody_where_others_read_along(plek):
    await introduce(plek, found_on="water-en-bodem")
    public = await plek.chat(SANNE, CHANNEL).say("organisatie RWS")
    assert not public.private
    assert not shows(public)
    asked = await plek.chat(SANNE, CHANNEL).press(public, "Wie kan ik hier vinden?")
    assert asked.private
    assert shows(asked)
    assert not shows(asked.instead)
    for text in ("wie werkt er bij RWS", "wie zit er bij RWS?", "wie ken je bij Rijkswaterstaat"):
        by_words = await plek.chat(SANNE, CHANNEL).say(text)
        assert shows(by_words), text
        assert not shows(by_words.instead)


async def test_the_kernteam_switches_off_and_can_not_switch_on(plek):
    await introduce(plek, found_on="water-en-bodem")
    key = member_key(FATIMA.id)
    for verb in ("people.hide", "directory.stop", "directory.save"):
        await plek.chat(PIETER).call(verb, member=key, theme="water-en-bodem", found_on="wonen")
    assert await found_on(plek) == ["water-en-bodem"]
    person = await plek.chat(SANNE).call("people.show", member=key)
    done = await plek.chat(SANNE).press(person, "Niet meer laten zien")
    assert "krijgt daar bericht van" in words_of(done)
    twice = await plek.chat(SANNE).press(person, "Niet meer laten zien")
    assert "Dat was al uit" in words_of(twice)
    assert await found_on(plek) == []
    assert "Niet meer laten zien" not in buttons_of(done)
    await plek.work()
    assert "uitgezet" in words_of(plek.post.to(FATIMA)[-1])
    await plek.chat(SANNE).call("directory.save", member=key, found_on="wonen")
    await plek.chat(SANNE).call("members.submit", member=key, **GOOD | {"found_on": "wonen"})
    assert await found_on(plek) == []


async def test_who_leaves_is_not_found_and_is_asked_anew_when_back(plek):
    await introduce(plek, found_on="water-en-bodem")
    key = member_key(FATIMA.id)
    await plek.chat(SANNE).call("people.left_yes", member=key)
    assert not shows(await plek.chat(SANNE).say("wie werkt er aan water"))
    await plek.chat(SANNE).call("people.back", member=key)
    assert (await plek.get(Member, key)).status == "introduced"
    assert not shows(await plek.chat(SANNE).say("wie werkt er aan water"))


async def test_erased_is_gone(plek):
    await introduce(plek, found_on="water-en-bodem")
    await plek.chat(FATIMA).call("privacy.erase")
    assert not shows(await plek.chat(SANNE).say("wie werkt er aan water"))


async def test_who_did_not_introduce_themselves_is_told_how(plek):
    answer = await plek.chat(PIETER).say("ik wil gevonden worden op water")
    assert "Stel je voor" in buttons_of(answer)
    assert "Niemand" in words_of(answer)


async def test_ones_own_data_says_on_which_themes(plek):
    await introduce(plek, found_on="wonen", language=Language.DUTCH.value)
    mine = await plek.chat(FATIMA).say("mijn gegevens")
    assert "Anderen vinden je op: Wonen (sinds 23 november 2026)" in words_of(mine)
    opened = await plek.chat(FATIMA).press(mine, "Wie kan mij vinden?")
    assert "Je zei ja op deze tekst" in words_of(opened)
    self = await plek.chat(FATIMA).press(opened, "Zo zien anderen mij")
    assert shows(self)
    assert "Stuur bericht" not in buttons_of(self)


@pytest.mark.parametrize(
    "text", ["wie weet waar ik moet zijn", "wie weet iets van taart bakken", "wie werkt er morgen"]
)
async def test_other_sentences_are_left_to_search(plek, text):
    answer = await plek.chat(SANNE).say(text)
    assert "Wie weet iets van" not in words_of(answer)
