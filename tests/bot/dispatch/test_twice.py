"""What is sent twice: the same answer again, in bounded memory, and after a restart made anew."""

import tracemalloc

import pytest

from bot.conversations import all_routes
from bot.dispatch.answer_cache import AnswerCache
from bot.dispatch.router import Router
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind, Person
from bot.dispatch.turn_limit import TurnLimit
from registry.core.vocabulary import Language
from tests.support.conversation import FATIMA, SANNE, buttons_of, town, words_of

routes = Routes()
BIG = {"type": "AdaptiveCard", "fallbackText": "x", "body": [{"n": n} for n in range(2_000)]}


@routes.verb("big.press")
async def press(ask):
    async with ask.write():
        return Answer(card=BIG, text="groot", instead=Answer(card=BIG), mentions=(Person("p"),))


@routes.verb("small.press")
async def press_small(_ask):
    return Answer(text="klein")


@routes.command("hallo", en=("hello",), about="help-command")
async def hello(_ask):
    return Answer(text="hallo")


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        yield running


def restart(plek):
    """A new process on the same registry: nothing in memory."""
    plek.router = Router(plek.store, Language.DUTCH, all_routes(), "https://www.plek.example")
    plek.clock.forward(seconds=5)


def test_an_answer_comes_back_as_it_was():
    cache = AnswerCache()
    answer = Answer(BIG, "groot", private=True, instead=Answer(BIG, "open"), title="t", done=False)
    cache.keep(("a", "b"), answer)
    assert cache.get("a") == cache.get("b") == answer
    assert cache.get("c") is None


def test_answers_are_bounded_by_bytes_and_the_latest_stay():
    cache = AnswerCache(most=300_000)
    for number in range(1_000):
        cache.keep((f"k{number}",), Answer(BIG, str(number)))
    assert 100_000 < cache.size <= 300_000
    assert cache.get("k999").text == "999"
    assert cache.get("k0") is None


def test_an_answer_that_is_larger_than_all_room_is_not_kept():
    cache = AnswerCache(most=1_000)
    cache.keep(("a",), Answer(BIG))
    assert (cache.get("a"), cache.size) == (None, 0)


async def test_thousands_of_presses_do_not_grow_the_memory(sqlite_url, monkeypatch):
    monkeypatch.setattr(AnswerCache.__init__, "__defaults__", (2_000_000,))
    async with town(sqlite_url, routes=[routes], content=False) as plek:
        chat = plek.chat(FATIMA)
        for number in range(60):
            await chat.call("big.press", form=f"warm-{number}")
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            for number in range(300):
                await chat.call("big.press", form=f"n-{number}")
            grown = tracemalloc.get_traced_memory()[0] - before
        finally:
            tracemalloc.stop()
    assert grown < 5_000_000, grown


@pytest.mark.parametrize(
    ("text", "title", "inputs", "words"),
    [
        ("signaal Er is te weinig water in de beek", "Signaal versturen", {}, "te weinig water"),
        ("helpdesk Ik kom er niet in", "Vraag versturen", {}, "Ik kom er niet in"),
        ("taal", "English", {}, ""),
    ],
)
async def test_after_a_restart_the_confirmation_is_made_anew(plek, text, title, inputs, words):
    chat = plek.chat(FATIMA)
    form = await chat.say(text)
    found = next((one for one in buttons_of(form) if one.startswith(title)), None)
    assert found, buttons_of(form)
    await chat.press(form, found, **inputs)
    for _ in range(2):
        restart(plek)
        again = await chat.again()
        assert again.card is not None, again.text
        assert words in words_of(again)
        assert again.text.startswith(("Dit is al verwerkt", "This has been handled already"))


async def test_what_somebody_else_did_is_not_shown(plek):
    """The key of a form is the person's: another who sends it does something of their own."""
    await plek.chat(FATIMA).call("helpdesk.send", text="Ik kom er niet in", form="n")
    restart(plek)
    other = await plek.chat(SANNE).call("helpdesk.send", text="Ik ook niet", form="n")
    assert "Ik kom er niet in" not in words_of(other)


async def test_each_section_that_is_shown_is_shown_by_a_verb_that_is_there():
    verbs = {verb for one in all_routes() for verb in one.verbs}
    shown = {section: how for one in all_routes() for section, how in one.shown.items()}
    assert {how.verb for how in shown.values()} <= verbs
    assert {
        "signals",
        "networks",
        "questions",
        "help_requests",
        "hubs",
        "proposals",
    } <= shown.keys()


async def test_the_limit_of_turns_and_what_is_said(plek):
    plek.router._limit = TurnLimit(3, 6)
    chat = plek.chat(FATIMA)
    answers = [await chat.say("help") for _ in range(5)]
    assert [one is not None and one.card is not None for one in answers] == [True] * 3 + [False] * 2
    assert "te snel" in answers[3].text
    assert answers[4] is None
    for kind in (Kind.ACTION, Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT):
        assert "te snel" in (await chat.call("hubs.list", kind)).text
    kernteam = [await plek.chat(SANNE).say("help") for _ in range(8)]
    assert [one is not None and one.card is not None for one in kernteam] == [True] * 6 + [
        False
    ] * 2
