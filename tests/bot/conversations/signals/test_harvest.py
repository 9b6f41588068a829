"""The harvest of a meeting, in conversation."""

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.signals.signal import Signal
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    GROUP,
    PERSONAL,
    PIETER,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)

SEND = "Alles versturen"
LINES = "- Kennis over droogte blijft liggen in Twente.\nkans: studenten willen meedoen in Urk"
FILLED = {"kind": "elke-regio-vertelt", "lines": LINES}


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        yield running


async def signals(plek):
    return sorted(await plek.all(Signal), key=lambda one: one.number)


@pytest.mark.parametrize("place", [PERSONAL, CHANNEL, GROUP], ids=lambda one: one.scope)
@pytest.mark.parametrize("person", [FATIMA, SANNE], ids=lambda one: one.name)
async def test_many_signals_at_once(plek, place, person):
    chat = plek.chat(person, place)
    form = await chat.say("signal oogst")
    assert values_of(form)["day"] == "23 november 2026"
    assert form.private
    sent = await chat.press(form, SEND, **FILLED)
    assert "Er staan 2 signalen in." in words_of(sent)
    assert "Elke Regio Vertelt!, 23 november 2026" in words_of(sent)
    first, second = await signals(plek)
    assert (first.hub, second.hub) == ("twente", "noordelijk-flevoland")
    assert (first.kind, second.kind) == ("probleem", "kans")
    assert (first.source.kind, first.source.text) == (
        "meeting",
        "Elke Regio Vertelt!, 23 november 2026",
    )
    assert first.raiser == member_key(person.id)
    assert "Signaal 2" in words_of(await chat.press(sent, "Mijn signalen"))


async def test_a_hub_behind_the_command_is_filled_in(plek):
    form = await plek.chat(FATIMA).say("signaal oogst Twente")
    assert values_of(form)["hub"] == "twente"
    english = await plek.chat(FATIMA).say("signal harvest")
    assert values_of(english)["hub"] == ""


async def test_it_comes_back_filled_in_with_what_is_wrong_by_line(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("signal oogst")
    wrong = FILLED | {
        "lines": LINES + "\nkort\n" + "x" * 501 + "\nnee",
        "day": "1-1-2030",
        "kind": "anders",
    }
    again = await chat.press(form, SEND, **wrong)
    words = words_of(again)
    assert "Te kort, schrijf minstens 10 tekens: regel 3 en 5." in words
    assert "Te lang, er passen 500 tekens op een regel: regel 4." in words
    assert "Bedoel je met “1-1-2030” deze dag? Die verwacht ik hier niet." in words
    assert "Vul “Hoe heette de bijeenkomst?” in." in words
    assert values_of(again)["lines"] == wrong["lines"]
    assert await signals(plek) == []
    await chat.press(again, SEND, lines=LINES, day="20-11-2026", data={"title": "Heidag"})
    assert len(await signals(plek)) == 2


@pytest.mark.parametrize(
    "forged",
    [{"hub": "mars"}, {"hub": "gebied:mars"}, {"themes": "liefde"}, {"kind": "feest"}],
)
async def test_what_is_in_no_list_is_refused(plek, forged):
    data = {"day": "20-11-2026", **FILLED, **forged}
    again = await plek.chat(FATIMA).call("signals.harvest_send", **data)
    assert "uit de lijst" in words_of(again)
    assert await signals(plek) == []


async def test_the_same_form_and_the_same_meeting_give_no_doubles(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("signal oogst")
    await chat.press(form, SEND, **FILLED)
    assert "Er staan 2 signalen in." in words_of(await chat.again())
    assert "Er staan 2 signalen in." in words_of(await chat.press(form, SEND, **FILLED))
    other = plek.chat(PIETER)
    more = FILLED | {"lines": LINES + "\nEen signaal dat nog niet genoemd was."}
    sent = await other.press(await other.say("signal oogst"), SEND, **more)
    assert "Er staat één signaal in." in words_of(sent)
    assert "2 regels stonden er al in." in words_of(sent)
    none = await other.press(await other.press(sent, "Oogst van een bijeenkomst"), SEND, **more)
    assert "Er is niets bij gekomen." in words_of(none)
    assert len(await signals(plek)) == 3


async def test_others_see_no_lines(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    form = await chat.say("signal oogst")
    sent = await chat.press(form, SEND, **FILLED)
    assert "droogte" not in str(sent.instead.card)
    assert "Open in een venster" in buttons_of(form)
