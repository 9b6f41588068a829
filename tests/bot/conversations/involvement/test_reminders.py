"""Reminders of what members asked an aanjager or a hub's team, with the switch of all reminders."""

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.core.permissions import SYSTEM
from registry.reminders.daily_run import is_time, run_daily
from tests.bot.conversations.involvement.fixtures_involvement import (
    NAME,
    TWENTE,
    drives,
    in_channel,
    involvement_town,
    meet,
)
from tests.support.conversation import FATIMA, PIETER, SANNE, buttons_of, words_of

TEXT = "Wat doen jullie met droogte?"


@pytest.fixture
async def plek(sqlite_url):
    async with involvement_town(sqlite_url) as opened:
        await meet(opened, FATIMA, PIETER)
        await drives(opened)
        await day(opened)
        yield opened


async def day(plek, days=0):
    """Let the look of a day happen, with what it brings."""
    plek.clock.forward(days=days)
    async with plek.store.write(SYSTEM) as unit:
        if await is_time(unit):
            await run_daily(unit)
    await plek.work()


async def ask(plek):
    chat = plek.chat(PIETER)
    await chat.press(await chat.say(f"vraag aan netwerk {NAME}: {TEXT}"), "Vraag versturen")
    await chat.press(await chat.say(f"doe mee met {NAME}"), "Vraag om mee te doen")
    await plek.work()


def reminders(plek, person=FATIMA):
    return [one for one in plek.post.to(person) if "reminders.show" in str(one.answer.card)]


async def test_after_a_week_its_aanjager_is_reminded_of_both_once(plek):
    await ask(plek)
    await day(plek, 6)
    assert reminders(plek) == []
    await day(plek, 1)
    (card,) = reminders(plek)
    assert f"Vraag aan je netwerk of hub: {NAME}: {TEXT}" in words_of(card)
    assert f"Iemand wil meedoen met je netwerk: {NAME}" in words_of(card)
    for _ in range(5):
        await day(plek, 1)
    assert len(reminders(plek)) == 1


async def test_from_the_reminder_both_are_answered(plek):
    await ask(plek)
    await day(plek, 7)
    (card,) = reminders(plek)
    chat = plek.chat(FATIMA)
    opened = [await chat.press(card, "Beantwoorden", at=at) for at in (0, 1)]
    inquiry = next(one for one in opened if "vraagt:" in words_of(one))
    request = next(one for one in opened if "wil meedoen" in words_of(one))
    await chat.press(inquiry, "Antwoord versturen", text="Van alles.")
    await chat.press(request, "Ja, doe mee")
    await plek.work()
    assert len(plek.post.to(PIETER)) == 2


async def test_answered_or_passed_on_it_is_not_mentioned(plek):
    await ask(plek)
    for one in plek.post.to(FATIMA):
        button = "Antwoord versturen" if "Antwoord versturen" in buttons_of(one) else "Nee"
        typed = {"text": "Zo."} if button == "Antwoord versturen" else {}
        await plek.chat(FATIMA).press(one, button, **typed)
    await plek.work()
    await day(plek, 7)
    assert reminders(plek) == []


async def test_put_off_or_off_it_is_silent(plek):
    await ask(plek)
    await plek.chat(FATIMA).say("herinneringen uit")
    for _ in range(3):
        await day(plek, 4)
    assert reminders(plek) == []


async def test_it_comes_to_who_owns_it_by_then(plek):
    await ask(plek)
    await plek.chat(SANNE).say("netwerken")
    await drives(plek, SANNE)
    await day(plek, 7)
    assert len(reminders(plek, SANNE)) == 1
    assert reminders(plek) == []


async def test_what_comes_is_in_herinneringen_and_can_be_put_off(plek):
    await ask(plek)
    chat = plek.chat(FATIMA)
    shown = await chat.say("herinneringen")
    assert f"{NAME}: {TEXT}" in words_of(shown)
    later = await chat.press(shown, "Later (een week)")
    assert words_of(later)
    other = await plek.chat(PIETER).say("herinneringen")
    assert TEXT not in words_of(other)
    forged = await plek.chat(PIETER).call(
        "reminders.done", thing=f"network_participants/{TWENTE}:{member_key(PIETER.id)}"
    )
    assert "Ja, doe mee" not in buttons_of(forged)


async def test_after_two_weeks_it_is_the_kernteams_and_no_longer_mentioned(plek):
    await ask(plek)
    await day(plek, 15)
    assert len(in_channel(plek)) == 2
    before = len(reminders(plek))
    await day(plek, 7)
    assert len(reminders(plek)) == before
