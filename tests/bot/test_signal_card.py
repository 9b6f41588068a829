"""A signal in conversation: who sees what of it, wherever it is asked for."""

import pytest

from bot.handlers import signal_card
from bot.keys import member_key
from registry.signal_cycle import join, pick_up, raise_signal
from tests.registry.signal_world import do, draft
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    SANNE,
    buttons_of,
    town,
    words_of,
)

SEEN = "Kennis over de bodem blijft liggen bij de waterschappen."


def key(person):
    return member_key(person.id)


@pytest.fixture
async def plek(content_url):
    routes = [signal_card.routes]
    async with town(content_url, content=False, routes=routes, kernteam=[SANNE]) as running:
        for person in (FATIMA, PIETER):
            await running.chat(person).say("hallo")
        await do(running.store, key(FATIMA), raise_signal, draft(anonymous=True, themes=()))
        yield running


async def show(plek, person, place=None, signal="1"):
    return await plek.chat(person, place).call("signals.show", signal=signal)


async def test_everybody_sees_what_plays(plek):
    for person in (FATIMA, PIETER, SANNE):
        answer = await show(plek, person)
        assert words_of(answer).startswith(f"Signaal 1: {SEEN}")
        assert answer.private


async def test_one_that_is_not_there_is_as_one_that_is_not_for_them(plek):
    assert "Dit bestaat niet meer" in words_of(await show(plek, PIETER, signal="99"))


async def test_where_others_read_along_it_opens_for_one_alone(plek):
    answer = await show(plek, FATIMA, CHANNEL)
    assert SEEN not in words_of(answer.instead)
    opened = await plek.chat(PIETER, CHANNEL).press(answer.instead, "Open")
    assert SEEN in words_of(opened)


async def test_the_buttons_are_the_steps_of_who_looks(plek):
    assert buttons_of(await show(plek, PIETER)) == ["Dit speelt hier ook"]
    assert "Oppakken" in buttons_of(await show(plek, SANNE))
    await do(plek.store, key(SANNE), pick_up, "1")
    await do(plek.store, key(PIETER), join, "1")
    assert "Oppakken" not in buttons_of(await show(plek, SANNE))
