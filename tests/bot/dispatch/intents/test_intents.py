"""Intents: what people ask for in words that stand in no example, and what each must have."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from bot.dispatch.intents import SLOT, Examples, intents, read_intent, sayings
from bot.dispatch.intents.catalogue import _examples
from cards.general.intents import way_label
from cards.kit.translator import translator
from registry.core.vocabulary import COMPLETE, Role

CASES = Path(__file__).parent / "cases"
BOOK = CommandBook(command for routes in all_routes() for command in routes.commands)
EVERY = [pytest.param(one, id=one.name) for one in intents().values()]


def read(name):
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def asked_for(text):
    match = read_intent(text)
    return match.intent.name if match and match.sure else ""


@pytest.mark.parametrize(("name", "least"), [("tuned", 0.9), ("held_out", 0.9)])
def test_what_is_asked_in_other_words_is_understood(name, least):
    cases = read(name)["case"]
    wrong = {one["query"]: asked_for(one["query"]) for one in cases}
    wrong = {
        one["query"]: wrong[one["query"]] for one in cases if wrong[one["query"]] != one["intent"]
    }
    assert len(wrong) <= (1 - least) * len(cases), wrong


def test_what_asks_for_none_is_left_to_search():
    queries = read("none")["queries"]
    wrong = {text: asked_for(text) for text in queries if asked_for(text)}
    assert len(wrong) <= 0.02 * len(queries), wrong


def test_cases_are_no_examples():
    said = [text for one in intents().values() for few in one.examples.values() for text in few]
    cases = {one["query"].casefold() for one in read("held_out")["case"]}
    assert cases.isdisjoint(map(str.casefold, said))


@pytest.mark.parametrize("intent", EVERY)
def test_each_has_examples_in_both_languages(intent):
    for language in COMPLETE:
        assert len(set(intent.examples[language.value])) >= 3


@pytest.mark.parametrize("intent", EVERY)
def test_no_example_is_read_as_another_intent(intent):
    wrong = {}
    for text in (one for few in intent.examples.values() for one in few):
        best, *others = [one for one in _examples().nearest(text) if one.score > 0.999] or [None]
        keys = {one.key for one in (best, *others) if one}
        if keys != {intent.name}:
            wrong[text] = keys
    assert wrong == {}


@pytest.mark.parametrize("intent", EVERY)
def test_an_example_with_a_slot_says_something_beside_it(intent):
    bare = [
        text
        for few in intent.examples.values()
        for text in few
        if SLOT in text and not [one for one in _examples()._words(text) if len(one) > 2]
    ]
    assert bare == []


@pytest.mark.parametrize("intent", EVERY)
def test_what_answers_is_there(intent):
    assert intent.runs or intent.ways
    for name in filter(None, (intent.runs, *intent.ways)):
        assert name in {one for command in BOOK.commands for one in command.all_names}, name
    for t in map(translator, COMPLETE):
        assert t.has(intent.label)
        assert t.has(f"{intent.label}-text") == (not intent.runs or intent.slot)
        assert all(t.has(way_label(name)) for name in intent.ways)


@pytest.mark.parametrize("intent", EVERY)
def test_what_it_runs_is_for_everybody_and_something_leads_a_member_on(intent):
    if intent.runs:
        assert BOOK.find(intent.runs)[0].audience.everybody
    if intent.ways:
        assert any(BOOK.find(name)[0].audience.has({Role.MEMBER}) for name in intent.ways)


@pytest.mark.parametrize("command", BOOK.commands, ids=lambda one: one.about)
def test_a_command_typed_exactly_keeps_winning(command):
    for name in command.all_names:
        assert BOOK.find(name)[0] is command


def test_every_courtesy_has_its_answer():
    assert all(translator(one).has(text) for one in COMPLETE for text in sayings())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kun je uitleggen wat een kennishub is", "kennishub"),
        ("wie zitten er allemaal in de initiatiefgroep", "initiatiefgroep"),
        ("wat bedoelen jullie met vraagarticulatie", "vraagarticulatie"),
        ("who takes part in Twente", "twente"),
    ],
)
def test_a_name_in_the_place_of_a_slot_is_said_to_the_command(text, words):
    assert read_intent(text).words == words


@given(st.text(max_size=400))
def test_every_text_is_read(text):
    match = read_intent(text)
    assert match is None or match.intent.name in intents()


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=5))
def test_a_text_that_is_an_example_is_most_like_it(texts):
    examples = Examples({str(at): [text] for at, text in enumerate(texts)})
    for text in texts:
        found = examples.nearest(text)
        assert not found or found[0].score == pytest.approx(1)
