"""An order that does not begin with a signal's number never becomes a signal of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.signals.orders import order_in
from bot.conversations.signals.steps.step_commands import step_names
from registry.signals.transitions import SignalStep
from tests.bot.conversations.signals.test_lists import keep
from tests.support.conversation import FATIMA, SANNE, buttons_of, town, values_of, words_of

NAMES = sorted((name, step) for step, names in step_names().items() for name in names)
LABELS = ["", "#", "nr ", "nr. ", "nummer ", "signaal ", "signaal nr ", "signal "]
WORDS = ["de", "kennis", "over", "water", "van", "Ina", "blijft", "nog", "liggen"]
RESTS = st.one_of(
    st.sampled_from(["", "aan Ina", "graag", "en 4", "to Ina please", "omdat het klaar is."]),
    st.lists(st.sampled_from(WORDS)).map(" ".join),
)


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        yield running


@given(st.sampled_from(NAMES), st.sampled_from(LABELS), st.integers(0, 10**9 - 1), RESTS)
def test_a_step_with_a_number_behind_it_is_an_order(named, label, number, rest):
    name, step = named
    order = order_in(f"{name} {label}{number} {rest}".strip())
    assert order is not None
    assert order.number == number
    assert order.near, step


@given(st.sampled_from(NAMES), st.integers(0, 10**9 - 1))
def test_so_is_one_with_the_number_within_it(named, number):
    words = named[0].split(" ")
    order = order_in(" ".join([words[0], str(number), *words[1:]]))
    assert order is not None
    assert order.number == number


@given(st.sampled_from(NAMES))
def test_so_is_a_step_alone(named):
    assert order_in(named[0]) is not None


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=2).map(" ".join))
def test_one_or_two_words_are_no_sentence(text):
    assert len(text.split()) > 2 or order_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "de sluis bij Almere sluit te vroeg",
        "Netcongestie houdt alles op.",
        "voorstel voor 5 gemeenten blijft liggen bij de provincie",
        "antwoord van het ministerie blijft al maanden uit",
        "vraag is of de provincie dit weet",
        "in 12 gemeenten is geen kennis over de bodem",
        "ruim 40 boeren stoppen ermee",
        "er zijn 3 loketten te veel",
        "sluis 5 gaat te vroeg open bij Lelystad",
        "knowledge about soil is lost when people leave",
    ],
)
def test_a_sentence_is_none(text):
    assert order_in(text) is None


@pytest.mark.parametrize(
    "said",
    [
        "signal toewijzen 5 aan Ina",
        "signal wijs 5 toe aan Ina",
        "signal sluiten 3",
        "signaal oppakken",
        "signal test",
        "signaal 5x",
        "signal verwijder 3",
        "signaal zet 5 op de agenda",
        "signal kun je 5 oppakken?",
        "signal assign 5 to Ina",
    ],
)
@pytest.mark.parametrize("who", [SANNE, FATIMA], ids=lambda one: one.name)
async def test_no_form_is_filled_in_with_an_order(plek, who, said):
    chat = plek.chat(who)
    shown = await chat.say(said)
    assert "Wat zie je?" not in words_of(shown)
    assert not {"Opslaan", "Signaal versturen"} & set(buttons_of(shown))
    form = await chat.press(shown, "Signaal geven")
    assert not values_of(form).get("seen")


async def test_what_is_near_is_offered_and_is_done_only_when_it_is_pressed(plek):
    await keep(plek, {"status": "new"})
    chat = plek.chat(SANNE)
    shown = await chat.say("signal oppakken 1")
    assert "Bedoel je dit, bij signaal 1?" in words_of(shown)
    assert "Stap 1 van 5: Gesignaleerd" in words_of(await chat.say("signal 1"))
    await chat.press(shown, "Oppakken")
    assert "Stap 2 van 5: Opgepakt" in words_of(await chat.say("signal 1"))


async def test_how_a_step_is_typed_is_shown_to_who_may_take_it(plek):
    said = "signal oppakken"
    assert "signal 12 oppakken" in words_of(await plek.chat(SANNE).say(said))
    assert "signal 12 oppakken" not in words_of(await plek.chat(FATIMA).say(said))


async def test_a_step_that_is_not_theirs_is_not_offered(plek):
    await keep(plek, {"status": "new", "raiser": FATIMA.id})
    shown = await plek.chat(FATIMA).say("signal oppakken 1")
    assert "Oppakken" not in buttons_of(shown)


async def test_a_signal_that_is_not_there_is_said_so(plek):
    assert "Signaal 2 is er niet." in words_of(await plek.chat(SANNE).say("signal sluit 2"))


async def test_a_sentence_that_begins_like_an_order_can_be_raised_after_all(plek):
    said = "besluit 2026 van de provincie helpt niemand verder"
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say(f"signal {said}"), "Nee, dit is een signaal")
    assert values_of(form)["seen"] == said


@pytest.mark.parametrize("step", SignalStep, ids=str)
def test_every_step_that_can_be_typed_has_a_name(step):
    assert step is SignalStep.RAISE or step in step_names()
