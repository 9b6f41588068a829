"""What is for one person is read by nobody else, also where Teams refuses every private way."""

import ast
import json

import pytest

from bot.conversations import all_routes
from registry.core.errors import RegistryError
from registry.core.vocabulary import Role
from tests.bot.conversations.general.fixtures_todo import ROLES, STRANGER, everything, key
from tests.support.conversation import CHANNEL, FATIMA, PIETER, town
from tests.support.programs import REPOSITORY

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
async def test_nothing_private_is_for_others_where_no_private_way_is_open(plek, person):
    chat, seen, private = plek.chat(person, CHANNEL), [], 0
    own = [name for name in TOLD if name != person.name]
    ways = [(chat.say, (text,), {}) for text in COMMANDS]
    ways += [(chat.call, (verb,), KEYS) for verb in VERBS]
    for way, what, load in ways:
        try:
            answer = await way(*what, **load)
        except (RegistryError, AssertionError):
            continue
        if answer is None or not answer.private:
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


async def test_words_alone_that_name_somebody_are_not_for_others(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM], CHANNEL)
    answer = await chat.say(f"haal {STRANGER.name} uit de initiatiefgroep")

    assert answer.card is None
    assert STRANGER.name in answer.text
    assert STRANGER.name not in others_read(answer)
    assert "onder vier ogen" in answer.instead.text


async def test_a_refusal_names_nobody_and_is_for_all(plek):
    answer = await plek.chat(FATIMA, CHANNEL).say("zet piet in de initiatiefgroep")

    assert answer.private
    assert answer.instead.text == answer.text


async def test_what_is_done_is_said_to_be_done(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM], CHANNEL)
    form = await chat.call("people.put", member=key(STRANGER), group="makers")
    done = await chat.press(form, "Zet in groep")

    assert "Het is gedaan" not in others_read(form)
    assert STRANGER.name in json.dumps(done.card)
    assert "Het is gedaan" in others_read(done)
    assert STRANGER.name not in others_read(done)


async def test_what_is_not_done_is_not_said_to_be_done(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM], CHANNEL)
    form = await chat.call("people.put", member=key(STRANGER), group="makers")
    wrong = await chat.press(form, "Zet in groep", until="gisteren")

    assert "Het is gedaan" not in others_read(wrong)


async def test_who_erases_themselves_hears_so_where_others_read_along(plek):
    answer = await plek.chat(FATIMA, CHANNEL).call("privacy.erase")

    assert answer.private
    assert "Ik bewaar niets meer over je" in answer.instead.text


def text_answers():
    """Each `Answer(…)` by hand of words for one person alone, by file."""
    for path in sorted((REPOSITORY / "bot" / "conversations").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Answer":
                given = {one.arg for one in node.keywords}
                if "private" in given and not node.args and not given & {"card", "instead"}:
                    yield f"{path.relative_to(REPOSITORY)}:{node.lineno}"


def test_words_for_one_person_say_who_may_read_them():
    """By `refused`, which all may read, or `told_alone`, which nobody else may."""
    assert list(text_answers()) == []
