"""`afgeleid`: what plek derived is confirmed, doubted and put right by the kernteam, in chat."""

import pytest

from registry.core.reference.programme import Programme
from registry.core.reference.term import Term
from registry.core.reference.theme import Theme
from registry.hubs.hub import Hub
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.provenance.waiting import count_waiting
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    town,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        yield running


async def get(plek, entity, key):
    async with plek.store.read() as unit:
        return await unit.of(entity).get(key)


async def left(plek):
    async with plek.store.read() as unit:
        return await count_waiting(unit)


async def test_the_kernteam_goes_through_what_was_derived_one_by_one(plek):
    chat, before = plek.chat(SANNE), await left(plek)
    listed = await chat.say("afgeleid")
    assert f"{before} dingen" in words_of(listed)
    assert "Noordelijk Flevoland" in words_of(listed)
    assert "Kennishub" in words_of(listed)
    first = await chat.press(listed, "Een voor een bekijken")
    assert "Fase: Planning" in words_of(first)
    assert "regels 2176–2183" in words_of(first)
    done = await chat.press(first, "Alles klopt")
    assert "Genoteerd: dit klopt" in words_of(done)
    assert await left(plek) == before - 1
    assert "Klopt, zegt Sanne de Vries" in words_of(done)
    second = await chat.press(done, "Volgende")
    assert "Twente" in words_of(second)
    third = await chat.press(second, "Volgende")
    assert "Twente" not in words_of(third), "what is left as it is, is passed by"
    assert "Wat is afgeleid" in buttons_of(third)


async def test_it_is_taken_back(plek):
    chat, before = plek.chat(SANNE), await left(plek)
    card = await chat.press(await chat.say("organisatie RIVM"), "Waar dit vandaan komt")
    done = await chat.press(card, "Alles klopt")
    assert (await get(plek, Organisation, "rivm")).unsure == ()
    back = await chat.press(done, "Toch niet zeker")
    assert "wacht weer" in words_of(back)
    assert await left(plek) == before
    assert (await get(plek, Organisation, "rivm")).is_unsure("kind")


async def test_a_card_asks_the_kernteam_and_marks_it_for_members(plek):
    kern = await plek.chat(SANNE).say("hub Twente")
    assert "Fase: afgeleid, klopt dit?" in words_of(kern)
    assert "Uit het plan, regels 983–989" in words_of(kern)
    assert {"Klopt: Fase", "Klopt: Top 3 opgaven", "Waar dit vandaan komt"} <= {*buttons_of(kern)}
    member = await plek.chat(FATIMA).say("hub Twente")
    assert "Het plan noemt geen top 3" in words_of(member)
    assert "(afgeleid)" in words_of(member)
    assert "klopt dit?" not in words_of(member)
    assert not [one for one in buttons_of(member) if one.startswith("Klopt")]
    assert "regels" not in words_of(member)
    flevoland = await plek.chat(FATIMA).say("hub Noordelijk Flevoland")
    assert "Het plan noemt geen top 3" not in words_of(flevoland)


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ("netwerk Platform31", "Dit doel staat niet in het plan"),
        ("organisatie RIVM", "(afgeleid)"),
        ("groep PLeK Beleidsmakers", "Dit doel staat niet in het plan"),
        ("wat is een gebiedswerkplaats", "afgeleid"),
    ],
)
async def test_members_see_that_something_was_derived_until_it_is_confirmed(plek, said, mark):
    assert mark in words_of(await plek.chat(FATIMA).say(said))
    chat = plek.chat(SANNE)
    card = await chat.press(await chat.say(said), "Waar dit vandaan komt")
    while right := [one for one in buttons_of(card) if one.startswith("Klopt")]:
        card = await chat.press(card, right[0])
    assert mark not in words_of(await plek.chat(FATIMA).say(said))


async def test_where_others_read_along_nobody_is_asked(plek):
    answer = await plek.chat(SANNE, CHANNEL).say("hub Twente")
    assert "klopt dit?" not in words_of(answer)


async def test_a_kind_of_things_alone(plek):
    listed = words_of(await plek.chat(SANNE).say("afgeleid netwerken"))
    assert "14 dingen" in listed
    assert "Kennishub ·" not in listed
    english = words_of(await plek.chat(SANNE).say("derived themes"))
    assert "20 dingen" in english


async def test_pages_go_both_ways(plek):
    chat = plek.chat(SANNE)
    first = await chat.say("afgeleid")
    second = await chat.press(first, "Meer")
    assert words_of(first) != words_of(second)
    assert words_of(await chat.press(second, "Vorige")) == words_of(first)


async def test_putting_right_is_theirs_from_then_on(plek):
    chat = plek.chat(SANNE)
    card = await chat.call("provenance.show", section="themes", thing="wonen")
    form = await chat.press(card, "Wijzigen")
    same = await chat.press(form, "Omschrijving wijzigen")
    assert "Dit staat er al" in words_of(same)
    empty = await chat.press(form, "Omschrijving wijzigen", value="Huizen voor iedereen.")
    assert "Dit komt nu van jou" in words_of(empty)
    assert "Van Sanne de Vries" in words_of(empty)
    theme = await get(plek, Theme, "wonen")
    assert theme.summary == "Huizen voor iedereen."
    assert not theme.is_unsure("summary")


async def test_two_editors_one_wins_and_the_other_keeps_their_words(plek):
    sanne, joost = plek.chat(SANNE), plek.chat(JOOST)
    load = {"section": "terms", "thing": "gebiedswerkplaats", "fields": "meaning"}
    hers = await sanne.call("provenance.correct", **load)
    his = await joost.call("provenance.correct", **load)
    await sanne.press(hers, "Betekenis wijzigen", value="Van Sanne.")
    answer = await joost.press(his, "Betekenis wijzigen", value="Van Joost.")
    assert "Nu staat er: Van Sanne." in words_of(answer)
    assert "Van Joost." in str(answer.card), "what he typed is still in the form"
    assert (await get(plek, Term, "gebiedswerkplaats")).meaning == "Van Sanne."
    await joost.press(answer, "Betekenis wijzigen", value="Van allebei.")
    assert (await get(plek, Term, "gebiedswerkplaats")).meaning == "Van allebei."


async def test_confirming_what_somebody_changed_meanwhile_says_so(plek):
    sanne, joost = plek.chat(SANNE), plek.chat(JOOST)
    load = {"section": "themes", "thing": "wonen"}
    card = await sanne.call("provenance.show", **load)
    await joost.press(await joost.call("provenance.show", **load), "Klopt")
    answer = await sanne.press(card, "Klopt")
    assert "Er is niets gewijzigd" in words_of(answer)
    assert "Klopt, zegt Joost Bakker" in words_of(answer)


async def test_a_network_and_a_question_go_to_their_own_form(plek):
    chat = plek.chat(SANNE)
    card = await chat.press(await chat.say("netwerk Platform31"), "Waar dit vandaan komt")
    form = await chat.press(card, "Wijzigen: Doel")
    assert "Wat is het doel" in words_of(form) or "Doel" in words_of(form)
    question = await chat.call("provenance.show", section="questions", thing="nationaal-1")
    assert "Korte titel" in words_of(await chat.press(question, "Wijzigen: Titel"))


async def test_what_has_a_form_of_its_own_goes_to_it(plek):
    chat = plek.chat(SANNE)
    forms = [
        ("hub Twente", "Twente"),
        ("organisatie RIVM", "Hoe heet RIVM?"),
        ("programma PPLG", "PPLG wijzigen"),
    ]
    for said, form in forms:
        card = await chat.press(await chat.say(said), "Waar dit vandaan komt")
        mend = next(one for one in buttons_of(card) if one.startswith("Wijzigen"))
        assert form in words_of(await chat.press(card, mend))


async def test_what_waits_is_in_the_one_list_of_the_kernteam(plek):
    chat = plek.chat(SANNE)
    listed = await chat.say("te doen")
    assert "Afgeleide gegevens om na te kijken" in words_of(listed)
    assert "afgeleid" not in words_of(await plek.chat(FATIMA).say("te doen"))


async def test_a_change_by_an_aanjagers_form_is_theirs(plek):
    chat = plek.chat(SANNE)
    form = await chat.call("networks.edit", network="platform31")
    await chat.press(form, "Opslaan", purpose="Stad en regio leren van elkaar.")
    network = await get(plek, Network, "platform31")
    origin = network.origin_of("purpose")
    assert (network.purpose, origin.origin) == ("Stad en regio leren van elkaar.", "people")
    assert network.is_unsure("themes")


VERBS = [
    ("provenance.list", {}),
    ("provenance.next", {"place": "0"}),
    ("provenance.show", {"section": "hubs", "thing": "twente"}),
    ("provenance.confirm", {"section": "hubs", "thing": "twente"}),
    ("provenance.doubt", {"section": "hubs", "thing": "twente", "fields": "phase"}),
    ("provenance.correct", {"section": "terms", "thing": "gebiedswerkplaats", "fields": "meaning"}),
    (
        "provenance.correct_save",
        {
            "section": "terms",
            "thing": "gebiedswerkplaats",
            "fields": "meaning",
            "value": "X",
            "revision": "1",
        },
    ),
]


@pytest.mark.parametrize(("verb", "load"), VERBS, ids=[verb for verb, _ in VERBS])
async def test_nobody_else_can_by_a_forged_button(plek, verb, load):
    before = await get(plek, Hub, "twente"), await get(plek, Term, "gebiedswerkplaats")
    for person in (FATIMA, PIETER):
        answer = await plek.chat(person).call(verb, **load)
        assert "Twente" not in words_of(answer)
        assert "werkplaats" not in words_of(answer)
    after = await get(plek, Hub, "twente"), await get(plek, Term, "gebiedswerkplaats")
    assert after == before


@pytest.mark.parametrize(
    "load",
    [
        {"section": "members", "thing": "x"},
        {"section": "hubs", "thing": "../x"},
        {"section": "programmes", "thing": "nplg", "fields": "summary"},
        {"section": "terms", "thing": "gebiedswerkplaats", "fields": "slug"},
        {"section": "networks", "thing": "platform31", "fields": "purpose"},
    ],
)
async def test_what_is_no_record_or_field_of_one_is_not_there(plek, load):
    answer = await plek.chat(SANNE).call("provenance.correct", **load)
    assert "bestaat niet meer" in words_of(answer)


async def test_all_confirmed_leaves_a_way_on(plek):
    async with plek.store.write("system") as unit:
        for entity in (Theme, Term, Programme, Organisation, Network, Hub):
            for one in await unit.of(entity).all(unconfirmed=True):
                sure = one.confirmed(one.unsure_fields, "sanne", unit.now)
                await unit.of(entity).put(sure)
    chat = plek.chat(SANNE)
    listed = await chat.say("afgeleid groepen")
    while names := [one for one in buttons_of(listed) if one.startswith("Bekijk wat is afgeleid")]:
        card = await chat.press(listed, names[0])
        await chat.press(card, "Klopt")
        listed = await chat.say("afgeleid groepen")
    assert "Alles wat was afgeleid is bevestigd" in words_of(listed)
    assert "Alle soorten" in buttons_of(listed)
