"""The FAQ: the kernteam keeps it, everybody is answered from it, and it stops when it runs out."""

import pytest

from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)

ASKED = "Hoe deel ik een bestand?"
ANSWER = "Zet het in het kanaal.\n- kies Bestanden\n- kies Uploaden"


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE, JOOST]) as running:
        yield running


async def kept(plek, **values):
    chat = plek.chat(SANNE)
    form = await chat.say(f"faq toevoegen {ASKED}")
    given = {"answer": ANSWER, "also": "kan ik documenten delen", "valid_until": "1 februari 2027"}
    return await chat.press(form, "Opslaan", **{**given, **values})


@pytest.mark.parametrize(
    "said", [ASKED, "hoe kan ik documenten delen?", "hoe deel ik een bestnd", "faq bestand"]
)
async def test_who_asks_it_is_answered_by_it(plek, said):
    await kept(plek, links="Uitleg https://www.voorbeeld.nl/a")
    shown = await plek.chat(FATIMA).say(said)
    words = words_of(shown)
    assert words.startswith(ASKED)
    assert "• kies Bestanden" in words
    assert "Het kernteam houdt dit bij. Nagekeken op" in words
    assert "geldig tot en met 1 februari 2027" in words
    assert {"Uitleg", "Klopt dit niet?"} <= set(buttons_of(shown))
    assert "Sanne" not in words
    wrong = await plek.chat(FATIMA).press(shown, "Klopt dit niet?")
    assert ASKED in values_of(wrong)["text"]


async def test_what_it_does_not_say_it_does_not_answer(plek):
    await kept(plek)
    assert ASKED not in words_of(await plek.chat(FATIMA).say("wie deelt kennis over bestanden"))


async def test_after_its_day_it_is_given_no_more_and_waits_for_the_kernteam(plek):
    await kept(plek, valid_until="1 december 2026")
    assert "bijna verlopen" in words_of(await plek.chat(SANNE).say("te doen")).replace(
        "bijna verloopt", "bijna verlopen"
    )
    plek.clock.forward(days=20)
    chat = plek.chat(FATIMA)
    assert not words_of(await chat.say(ASKED)).startswith(ASKED)
    assert ASKED not in words_of(await chat.say("faq"))
    assert ASKED in words_of(await plek.chat(SANNE).say("faq"))


async def test_who_comes_second_with_a_form_sees_what_the_first_made_of_it(plek):
    shown = await kept(plek)
    mine = await plek.chat(SANNE).press(shown, "Wijzigen")
    theirs = await plek.chat(JOOST).press(shown, "Wijzigen")
    await plek.chat(JOOST).press(theirs, "Opslaan", answer="Vraag het Joost.")
    again = await plek.chat(SANNE).press(mine, "Opslaan", answer="Vraag het Sanne.")
    assert "Iemand anders wijzigde dit net." in words_of(again)
    assert "Vraag het Joost." in words_of(again)
    assert values_of(again)["answer"] == "Vraag het Sanne."


async def test_it_is_taken_off_and_given_again_and_set_back(plek):
    chat, reader = plek.chat(SANNE), plek.chat(FATIMA)
    shown = await kept(plek)
    form = await chat.press(shown, "Wijzigen")
    changed = await chat.press(form, "Opslaan", answer="Anders.")
    off = await chat.press(changed, "Antwoord niet meer geven")
    assert not words_of(await reader.say(ASKED)).startswith(ASKED)
    twice = await plek.chat(JOOST).press(changed, "Antwoord niet meer geven")
    assert "heeft dit antwoord al weggehaald" in words_of(twice)
    on = await chat.press(off, "Terugzetten")
    assert "Anders." in words_of(await reader.say(ASKED))
    history = await chat.press(on, "Verloop")
    assert "Versie 1" in words_of(history)
    await chat.press(history, "Versie 1 terugzetten")
    assert "kies Bestanden" in words_of(await reader.say(ASKED))


async def test_a_link_that_is_none_is_said_at_its_field(plek):
    form = await kept(plek, links="Uitleg javascript:alert(1)")
    assert "geen webadres dat iedereen kan openen" in words_of(form)
    assert values_of(form)["links"] == "Uitleg javascript:alert(1)"


@pytest.mark.parametrize("verb", ["faq.new", "faq.edit", "faq.save", "faq.off", "faq.history"])
async def test_a_member_keeps_nothing(plek, verb):
    await kept(plek)
    chat = plek.chat(FATIMA)
    refused = await chat.call(verb, faq="faq-1", question="Mag dit?", answer="Nee")
    assert "Dit kan alleen het kernteam doen" in words_of(refused)
    assert "Vraag toevoegen" not in buttons_of(await chat.say("faq"))


async def test_where_others_read_along_nothing_is_offered_to_change(plek):
    await kept(plek)
    assert "Wijzigen" not in buttons_of(await plek.chat(SANNE, CHANNEL).say(ASKED))


async def test_who_wrote_one_sees_it_among_their_data(plek):
    await kept(plek)
    assert "Veelgestelde vragen" in words_of(await plek.chat(SANNE).say("mijn gegevens"))
