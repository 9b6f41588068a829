"""What is for one person is read by nobody else, also where Teams refuses every private way."""

import json

import pytest

from bot.conversations import all_routes
from registry.core.errors import RegistryError
from registry.core.vocabulary import Role
from tests.bot.conversations.general.fixtures_todo import ROLES, STRANGER, everything, key
from tests.support.conversation import CHANNEL, FATIMA, PIETER, town

ROUTES = all_routes()
FORGETTING = {verb for one in ROUTES for verb in one.forgetting}
VERBS = sorted({verb for one in ROUTES for verb in one.verbs} - FORGETTING)
COMMANDS = sorted({command.names["nl"][0] for one in ROUTES for command in one.commands})
KEYS = {
    "network": "geclaimd",
    "member": key(STRANGER),
    "hub": "openhub",
    "group": "kernteam",
    "organisation": "beek",
    "question": "q-1",
    "request": "hulp-1",
    "signal": "1",
    "proposal": "voorstel-1",
    "plan": "1",
    "part": "team",
    "kind": "network",
    "thing": "geclaimd",
}
"""What buttons carry, so that most verbs have something to show."""
TOLD = (STRANGER.name, FATIMA.name, PIETER.name, "Ik kom er niet in", "Wat 1 ziet", "Wie doet dit")
"""Names, and what somebody wrote."""


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        await everything(running.store)
        yield running


def others_read(answer):
    return json.dumps([answer.instead.card, answer.instead.text], ensure_ascii=False)


@pytest.mark.parametrize("person", [ROLES[Role.KERNTEAM], FATIMA], ids=lambda one: one.name)
async def test_no_private_card_is_for_others_where_no_private_way_is_open(plek, person):
    chat, seen, private = plek.chat(person, CHANNEL), [], 0
    own = [name for name in TOLD if name != person.name]
    ways = [(chat.say, (text,), {}) for text in COMMANDS]
    ways += [(chat.call, (verb,), KEYS) for verb in VERBS]
    for way, what, load in ways:
        try:
            answer = await way(*what, **load)
        except (RegistryError, AssertionError):
            continue
        if answer is None or not answer.private or answer.card is None:
            continue
        private += 1
        assert answer.instead is not None, what
        seen += [(what, name) for name in own if name in others_read(answer)]

    assert seen == []
    assert private > 20


async def test_what_a_claim_says_is_behind_a_button_or_told_elsewhere(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM], CHANNEL)
    answer = await chat.call("networks.claim", network="geclaimd", member=key(STRANGER))

    assert STRANGER.name in json.dumps(answer.card)
    assert STRANGER.name not in others_read(answer)
    assert answer.instead.text


async def test_what_was_filled_in_does_not_travel_along(plek):
    answer = await plek.chat(FATIMA, CHANNEL).say("netwerk aanmelden Geheim netwerk")

    assert "Geheim netwerk" in json.dumps(answer.card)
    assert "Geheim netwerk" not in others_read(answer)
    assert (await plek.chat(FATIMA, CHANNEL).press(answer.instead, "Open")).private
