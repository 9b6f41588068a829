"""Signals among what a plain sentence finds: only those that are for who asks."""

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.signals.signal import Source
from registry.signals.workflow.signal_workflow import raise_signal, set_aside
from tests.registry.signals.fixtures_signals import do, draft
from tests.support.conversation import CHANNEL, FATIMA, PIETER, SANNE, buttons_of, town, words_of

PEAT = "Peilbuizen in het veen worden door niemand afgelezen."
ASKED = "wie leest de peilbuizen in het veen af"


def key(person):
    return member_key(person.id)


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        for person in (FATIMA, PIETER):
            await running.chat(person).say("hoi")
        source = Source(text="Kees Peilbuizen uit Veenendaal")
        one = draft(seen=PEAT, source=source, themes=(), hub=None, anonymous=True)
        await do(running.store, key(FATIMA), raise_signal, one)
        yield running


@pytest.mark.parametrize("person", [FATIMA, PIETER, SANNE])
@pytest.mark.parametrize("place", [None, CHANNEL])
async def test_a_sentence_finds_a_signal_without_who_raised_it(plek, person, place):
    answer = await plek.chat(person, place).say(ASKED)
    words = words_of(answer)
    assert f"1. {PEAT}" in words
    assert "Signaal · hierin staat: Peilbuizen, veen" in words
    assert not [trace for trace in ("Fatima", "Kees") if trace in words]
    shown = await plek.chat(person, place).press(answer, "Bekijk", at=at(answer))
    assert words_of(shown).startswith(f"Signaal 1: {PEAT}")


def at(answer):
    """Which of the buttons "Bekijk" is that of the signal: the last."""
    return buttons_of(answer).count("Bekijk") - 1


async def test_what_was_set_aside_is_found_by_who_may_see_it_and_where_nobody_reads_along(plek):
    await do(plek.store, key(SANNE), set_aside, "1", "Dit speelt niet meer.")
    finds = {
        (person.name, place): PEAT in words_of(await plek.chat(person, place).say(ASKED))
        for person in (FATIMA, PIETER, SANNE)
        for place in (None, CHANNEL)
    }
    assert {one for one, found in finds.items() if found} == {
        (FATIMA.name, None),
        (SANNE.name, None),
    }


async def test_one_word_of_many_does_not_find_it(plek):
    answer = await plek.chat(PIETER).say("wie weet iets over veen, landbouw en energie?")
    assert PEAT not in words_of(answer)
    assert PEAT in words_of(await plek.chat(PIETER).say("peilbuizen"))


async def test_nobody_is_found_by_where_a_signal_came_from(plek):
    answer = await plek.chat(SANNE).say("Kees uit Veenendaal")
    assert PEAT not in words_of(answer)
