"""The agendas in conversation: lists, numbers, names, words, turning pages."""

import pytest

from registry.agenda.question import Question
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import NATIONAL
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PLACES,
    SANNE,
    buttons_of,
    town,
    words_of,
)


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        yield running


async def say(plek, text, place=None):
    return await plek.chat(FATIMA, place).say(text)


@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.scope)
async def test_the_national_agenda_shows_its_ten_questions_everywhere(plek, place):
    shown = await say(plek, "agenda", place)
    assert not shown.private
    assert [title for title in buttons_of(shown) if title.startswith("Vraag ")] == [
        f"Vraag {number}" for number in range(1, 11)
    ]
    assert "Met deelvragen 3a, 3b en 3c" in words_of(shown)
    assert "nog niet bepaald" in words_of(shown)


async def test_one_opens_a_question_goes_on_to_the_next_and_back_to_the_agenda(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.press(await chat.say("agenda"), "Vraag 3")
    assert words_of(shown).startswith("Vraag 3: Typen kennis")
    sub = await chat.press(shown, "Vraag 3b")
    assert "Deelvraag van vraag 3" in words_of(sub)
    nxt = await chat.press(await chat.press(sub, "Volgende vraag"), "Volgende vraag")
    assert words_of(nxt).startswith("Vraag 4:")
    before = await chat.press(nxt, "Vorige vraag")
    assert words_of(before).startswith("Vraag 3c:")
    assert words_of(await chat.press(before, "Naar vraag 3")).startswith("Vraag 3:")
    assert words_of(await chat.press(before, "Nationale agenda")).startswith("Nationale kennis-")


@pytest.mark.parametrize(
    "text", ["agenda 9", "Agenda 9!", "/agenda 9", "vraag 9", "wat is vraag 9?"]
)
async def test_a_number_gives_the_question_with_all_that_belongs_to_it(plek, text):
    words = words_of(await say(plek, text))
    assert words.startswith("Vraag 9: Sociale netwerktheorie")
    assert "Hoe kunnen we relaties binnen en tussen netwerken visualiseren?" in words
    assert "Kennis: nog niet bepaald" in words
    assert "Soorten kennis: onderzoekskennis en methodologische kennis" in words
    assert "s: Kennis en leren en Data en informatie" in words
    assert "Netwerken die ik er zelf bij vond" in words


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("agenda 42", "lopen van 1 tot en met 10"),
        ("agenda 0", "lopen van 1 tot en met 10"),
        ("agenda -3", "lopen van 1 tot en met 10"),
        ("agenda 123456789012345678901234567890", "lopen van 1 tot en met 10"),
        ("agenda 3z", "Bij vraag 3 horen de deelvragen 3a, 3b en 3c"),
        ("agenda 2a", "Vraag 2 heeft geen deelvragen"),
        ("agenda twente 9", "lopen van 1 tot en met 6"),
    ],
)
async def test_a_number_that_is_not_there_gets_an_honest_answer(plek, text, says):
    shown = await say(plek, text)
    assert "staat niet op deze agenda" in words_of(shown)
    assert says in words_of(shown)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("agenda twente", "Kennis- en leeragenda Twente"),
        ("agenda twnte", "Kennis- en leeragenda Twente"),
        ("agenda van de kennishub Twente", "Kennis- en leeragenda Twente"),
        ("agenda flevoland", "Kennis- en leeragenda Noordelijk Flevoland"),
        ("agenda overijssel", "Kennis- en leeragenda Twente"),
        ("agenda nationaal", "Nationale kennis- en leeragenda"),
        ("agenda alle vragen", "Nationale kennis- en leeragenda"),
        ("wat staat er op de agenda van twente?", "Kennis- en leeragenda Twente"),
        ("welke vragen staan er op de agenda?", "Nationale kennis- en leeragenda"),
    ],
)
async def test_each_agenda_is_found_by_its_name(plek, text, title):
    assert words_of(await say(plek, text)).startswith(title)


async def test_a_question_of_a_hub_is_found_by_hub_and_number(plek):
    shown = await say(plek, "agenda twente 2")
    assert words_of(shown).startswith("Vraag 2: Praktijkkennis")
    assert "Agenda Twente" in buttons_of(shown)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("agenda over visualiseren", "Vraag 9"),
        ("agenda visualiseren van netwerken", "Vraag 9"),
        ("wat staat er op de agenda over visualiseren van netwerken?", "Vraag 9"),
        ("staat er iets over opschaling op de agenda", "Vraag 7"),
        ("agenda twente verdienmodellen", "Twente 1"),
        ("agenda twente water", "Vraag 6"),
    ],
)
async def test_words_find_questions_and_say_why(plek, text, first):
    shown = await say(plek, text)
    assert buttons_of(shown)[0] == first
    assert any(why in words_of(shown) for why in ("hierin staat: ", ", voor: "))


async def test_words_that_find_nothing_lead_to_asking(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say("agenda pannenkoeken")
    assert "Hierover vond ik niets op de agenda." in words_of(shown)
    form = await chat.press(shown, "Stel een vraag")
    assert "pannenkoeken" in str(form.card)


async def test_what_the_agenda_has_not_may_be_elsewhere(plek):
    words = words_of(await say(plek, "agenda stad"))
    assert "Agenda Stad\nNetwerk" in words


async def test_a_long_agenda_is_turned_page_by_page(plek):
    async with plek.store.write(SYSTEM) as unit:
        for number in range(11, 24):
            await unit.of(Question).add(
                Question(slug=f"n-{number}", number=str(number), text=f"Vraag van {number} letters")
            )
    chat = plek.chat(FATIMA)
    first = await chat.say("agenda")
    assert "Bladzijde 1 van 3" in words_of(first)
    last = await chat.press(await chat.press(first, "Volgende"), "Volgende")
    assert "Vraag 23" in buttons_of(last)
    assert "Volgende" not in buttons_of(last)
    assert "Vraag 11" in buttons_of(await chat.press(last, "Vorige"))


@pytest.mark.parametrize("page", ["-1", "999", "9" * 50, "x", "", "٣", None, [1]])
async def test_a_page_that_is_not_there_is_the_nearest_one(plek, page):
    shown = await plek.chat(FATIMA).call("agenda.show", agenda=NATIONAL, page=page)
    assert "Vraag 1" in buttons_of(shown)


@pytest.mark.parametrize(
    "verb", ["agenda.show", "agenda.question", "hubs.show", "questions.follow"]
)
@pytest.mark.parametrize("key", ["", "nergens", "x" * 5000, "\0", "../..", None, ["a"], {"a": 1}])
async def test_a_button_that_names_nothing_gets_plain_words(plek, verb, key):
    answer = await plek.chat(FATIMA).call(verb, agenda=key, question=key, hub=key)
    assert answer.text == "Dit bestaat niet meer. Typ help om te zien wat ik voor je kan doen."


async def test_english_is_answered_in_english(plek):
    chat = plek.chat(FATIMA)
    await chat.say("taal en")
    assert words_of(await chat.say("agenda")).startswith("National knowledge and learning agenda")
    assert "Knowledge: not settled yet" in words_of(await chat.say("agenda 9"))


async def test_in_a_channel_the_card_says_nothing_of_one_reader(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    opened = await chat.press(await chat.say("agenda 9"), "Volg")
    assert "Volg niet meer" in buttons_of(opened)
    assert "Volg" in buttons_of(await chat.say("agenda 9"))
