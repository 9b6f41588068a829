"""The Dutch guide tells about everything that can be typed."""

import re
from functools import cache

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Message, TextElement

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from cards.kit.translator import translator
from tests.docs.markdown import page
from tests.support.conversation import SANNE, town, words_of
from tests.support.programs import REPOSITORY

GUIDE = page("docs/gebruik.md")
BOOK = CommandBook(one for routes in all_routes() for one in routes.commands)
SHOWN = [one for one in BOOK.commands if one.shown]


@pytest.mark.parametrize("command", SHOWN, ids=lambda one: one.names["nl"][0])
def test_the_guide_explains_the_command_outside_its_table(command):
    story = GUIDE.prose.replace(GUIDE.part("commands"), "")
    story = story.replace(GUIDE.part("role-commands"), "")
    name = re.escape(command.names["nl"][0])

    assert re.search(rf"`(@PLeK )?{name}\b", story), command.names["nl"][0]


@cache
def said():
    """Every text that PLeK says in Dutch, as far as it is always the same."""
    return {
        element.value.strip()
        for path in (REPOSITORY / "cards" / "texts" / "nl").glob("*.ftl")
        for entry in FluentResource(path.read_text("utf-8")).body
        if isinstance(entry, Message) and entry.value
        for element in entry.value.elements
        if isinstance(element, TextElement)
    }


@pytest.mark.parametrize("words", sorted(set(re.findall(r"\*\*(.+?)\*\*", GUIDE.prose))))
def test_what_is_bold_is_on_a_card(words):
    assert words in said()


@pytest.mark.parametrize("words", re.findall(r'^\| "(.+?)" \|', GUIDE.prose, re.MULTILINE))
def test_what_a_person_may_run_into_is_what_plek_says(words):
    assert any(words in text for text in said())


def examples():
    """Everything in the guide that can be typed as it stands: `agenda 9`, "wat staat er …?"."""
    commands = {code for code in GUIDE.codes() if BOOK.find(code) and "@" not in code}
    sentences = re.findall(r'typ gewoon je vraag, zoals "(.+?)"', GUIDE.prose, re.IGNORECASE)
    assert len(commands) > 20
    assert sentences
    return sorted(commands), sentences


async def test_each_example_of_the_guide_is_answered(sqlite_url):
    commands, sentences = examples()
    async with town(sqlite_url, kernteam=[SANNE]) as plek:
        chat = plek.chat(SANNE)
        for example in (*commands, *sentences):
            answer = await chat.say(example)

            assert words_of(answer), example
            assert translator("nl")("found-unknown-title") not in words_of(answer), example
            await chat.say("taal nl")
