"""The kernteam's lists of signals in conversation: inbox, list, filter, search, and who may not."""

from datetime import timedelta

import pytest

from bot.keys import member_key
from registry.access import SYSTEM
from registry.members import Member
from registry.signals import Signal, SignalStatus, SignalStep, Step, Support
from registry.vocab import SignalKind, SignalLevel
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    inputs_of,
    town,
    values_of,
    words_of,
)

S = SignalStatus
SOIL = "Kennis over de bodem blijft liggen bij de waterschappen."


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE, JOOST]) as running:
        yield running


async def keep(plek, *signals):
    """Keep signals, the first one the oldest; each by what differs from an ordinary one."""
    async with plek.store.write(SYSTEM) as unit:
        for number, news in enumerate(signals, start=1):
            at = plek.clock.now - timedelta(days=100 - number)
            step = Step(step=SignalStep.RAISE, at=at, status=S.NEW)
            values = {"seen": SOIL, "raised": at, "due": at + timedelta(days=200)} | news
            await unit.of(Signal).add(
                Signal(slug=str(number), number=number, history=(step,), **values)
            )


def titles(shown):
    """The numbers of the signals in a list, in order."""
    lines = words_of(shown).splitlines()
    return [int(line.split(":")[0].split()[1]) for line in lines if line.startswith("Signaal ")]


async def test_the_inbox_counts_and_shows_what_needs_work_first(plek):
    await keep(
        plek,
        {"hub": "twente", "themes": ("water-en-bodem",)},
        {"status": S.ASKED, "level": SignalLevel.REGIONS},
        {"status": S.PICKED_UP, "due": plek.clock.now - timedelta(days=2), "hub": "twente"},
        {"status": S.CLOSED, "due": None},
    )
    shown = await plek.chat(SANNE).say("signal")
    assert {"1 nieuw", "1 wacht op antwoord", "1 te laat", "3 lopen"} <= set(buttons_of(shown))
    words = words_of(shown)
    assert titles(shown) == [3, 1]
    assert "te laat sinds 21 november 2026" in words
    assert "Stand: Nieuw 1 · Opgepakt 1 · Wacht op antwoord 1" in words
    assert "Niveau: In de regio 2 · Tussen regio’s 1" in words
    assert "Hub: Twente 2" in words
    assert "Thema: Water en bodem 1" in words
    assert titles(await plek.chat(SANNE).press(shown, "1 te laat")) == [3]
    assert titles(await plek.chat(SANNE).press(shown, "1 wacht op antwoord")) == [2]
    assert titles(await plek.chat(SANNE).press(shown, "3 lopen")) == [3, 2, 1]
