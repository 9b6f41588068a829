"""News of a network or hub to who follows it, in conversation."""

import pytest

from registry.involvement.announcing import Announcement
from tests.bot.conversations.involvement.fixtures_involvement import (
    NAME,
    TWENTE,
    drives,
    involvement_town,
    left,
    meet,
)
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    values_of,
    words_of,
)

TEXT = "Op 12 maart komen we bij elkaar. Wie doet mee?"


@pytest.fixture
async def plek(sqlite_url):
    async with involvement_town(sqlite_url) as opened:
        await meet(opened, FATIMA, PIETER)
        await drives(opened)
        await opened.chat(PIETER).say(f"volg {NAME}")
        yield opened


async def later(plek, **span):
    plek.clock.forward(**span or {"hours": 1, "minutes": 1})
    await plek.work()


async def tell(plek, text=TEXT):
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say(f"netwerk {NAME}"), "Nieuws voor volgers")
    answer = await chat.press(form, "Vertel het de volgers", text=text)
    await plek.work()
    return answer


async def test_followers_read_it_once_and_ask_back(plek):
    told = await tell(plek)
    assert "Gedaan." in words_of(told)
    assert plek.post.to(PIETER) == []
    await later(plek)
    (card,) = plek.post.to(PIETER)
    assert "Nieuws van dit netwerk:" in words_of(card)
    assert TEXT in words_of(card)
    assert FATIMA.name not in words_of(card)
    form = await plek.chat(PIETER).press(card, "Stel een vraag")
    assert f"Vraag aan {NAME}" in words_of(form)
    await later(plek, days=3)
    assert len(plek.post.to(PIETER)) == 1
    assert plek.post.to(FATIMA) == []


async def test_taken_back_in_time_nobody_reads_it(plek):
    told = await tell(plek)
    gone = await plek.chat(FATIMA).press(told, "Nieuws intrekken")
    assert "Ingetrokken." in words_of(gone)
    await later(plek)
    assert plek.post.to(PIETER) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"nieuws voor netwerk {NAME}: {TEXT}", f"Nieuws van {NAME}"),
        (f"news for network {NAME}", f"Nieuws van {NAME}"),
        ("nieuws voor netwerk bestaat niet: iets", "Die ken ik niet"),
        ("nieuws voor hub twente: iets", "alleen de aanjagers of het team zelf"),
    ],
)
async def test_typed(plek, text, title):
    shown = await plek.chat(FATIMA).say(text)
    assert title in words_of(shown)
    if TEXT in text:
        assert values_of(shown)["text"] == TEXT
        assert "Eén andere deelnemer volgt dit" in words_of(shown)


async def test_the_kernteam_tells_news_of_a_hub(plek):
    await plek.chat(PIETER).say("volg hub twente")
    form = await plek.chat(SANNE).say(f"nieuws voor hub twente: {TEXT}")
    await plek.chat(SANNE).press(form, "Vertel het de volgers")
    await plek.work()
    await later(plek)
    assert "Nieuws van deze hub:" in words_of(plek.post.to(PIETER)[-1])


async def test_others_are_neither_offered_it_nor_let(plek):
    assert "Nieuws voor volgers" not in buttons_of(await plek.chat(PIETER).say(f"netwerk {NAME}"))
    open_ground = await plek.chat(FATIMA, CHANNEL).say(f"netwerk {NAME}")
    assert "Nieuws voor volgers" not in buttons_of(open_ground)
    for key in (TWENTE, "bestaat-niet", "", None):
        for verb in ("announce", "announce_form"):
            answer = await plek.chat(PIETER).call(f"involvement.{verb}", network=key, text=TEXT)
            assert answer.card is None, verb
    await tell(plek)
    (news,) = await plek.all(Announcement)
    for verb in ("announcement", "announce_back"):
        answer = await plek.chat(PIETER).call(f"involvement.{verb}", announcement=news.slug)
        assert "alleen de aanjagers" in answer.text
    assert len(await plek.all(Announcement)) == 1


async def test_faults_come_back_with_what_was_typed(plek):
    again = await tell(plek, "kort")
    assert "te kort" in words_of(again)
    assert values_of(again)["text"] == "kort"
    chat = plek.chat(FATIMA)
    told = await chat.press(again, "Vertel het de volgers", text=TEXT)
    assert "Gedaan." in words_of(told)
    assert words_of(await chat.again()) == words_of(told)
    assert len(await plek.all(Announcement)) == 1


async def test_the_form_counts_who_would_get_it(plek):
    chat = plek.chat(FATIMA)
    await chat.say(f"volg {NAME}")

    async def said():
        return words_of(await chat.say(f"nieuws voor netwerk {NAME}: {TEXT}"))

    assert "Eén andere deelnemer volgt dit" in await said()
    await plek.chat(JOOST).say(f"volg {NAME}")
    assert "2 andere deelnemers volgen dit" in await said()
    await plek.chat(JOOST).say("herinneringen uit")
    assert "Eén andere deelnemer volgt dit" in await said()
    await left(plek, PIETER)
    assert "Nu krijgt niemand dit" in await said()
    await chat.press(await chat.say(f"nieuws voor netwerk {NAME}: {TEXT}"), "Vertel het de volgers")
    await plek.work()
    await later(plek)
    assert [plek.post.to(one) for one in (FATIMA, JOOST, PIETER)] == [[], [], []]
