"""Enough questions for a day: the form comes back as it was filled in, with a friendly word."""

import pytest

from registry.core.quotas.quota import QUOTAS, Quota, Submission
from tests.support.conversation import FATIMA, PIETER, channel, town, values_of, words_of


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        yield running


@pytest.fixture(autouse=True)
def _soon_enough(monkeypatch):
    monkeypatch.setitem(QUOTAS, Submission.QUESTION, Quota(1, 2))
    monkeypatch.setitem(QUOTAS, Submission.HELP_CALL, Quota(1, 2))
    monkeypatch.setitem(QUOTAS, Submission.SIGNAL, Quota(1, 2))


async def test_a_call_for_help_comes_back_filled_in(plek):
    await plek.chat(PIETER, channel("Helpdesk")).say("hallo")  # the channel is met
    chat = plek.chat(FATIMA)
    said = []
    for text in ("Hoe kom ik erin?", "En hoe kom ik eruit?"):
        answer = await chat.press(await chat.say(f"helpdesk {text}"), "Vraag versturen")
        said.append(words_of(answer))
    assert "Je vraag is verstuurd" in said[0]
    assert "Dit kan vandaag niet meer: je deed het al 1 keer." in said[1]
    assert values_of(answer)["text"] == "En hoe kom ik eruit?"
    other = plek.chat(PIETER)
    done = await other.press(await other.say("helpdesk Waar is het?"), "Vraag versturen")
    assert "Je vraag is verstuurd" in words_of(done)
