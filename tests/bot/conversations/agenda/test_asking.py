"""Putting a question, following one and offering help, in conversation."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.agenda.question import Question
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    GROUP,
    PERSONAL,
    PIETER,
    SANNE,
    buttons_of,
    inputs_of,
    town,
    values_of,
    words_of,
)
from tests.support.examples import examples

DROUGHT = "hoe gaan we om met droogte in de landbouw?"
OWN = "Mijn vraag staat er niet bij"
SEND = "Vraag versturen"
FILLED = {"kind": "inhoudelijk", "themes": "landbouw,natuur", "known": "Nog niet veel."}


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        yield running


async def put(chat, text=DROUGHT):
    form = await chat.press(await chat.say(f"vraag {text}"), OWN)
    return await chat.press(form, SEND, **FILLED)


async def submitted(plek):
    return await plek.all(Question, status="submitted")


async def test_what_looks_like_it_comes_first_and_the_words_are_kept(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say(f"vraag {DROUGHT}")
    assert DROUGHT in words_of(shown)
    assert "Vraag 6" in buttons_of(shown)
    assert "hierin staat: droogte, landbouw" in words_of(shown)
    assert "Netwerken die het kunnen weten" in words_of(shown)
    form = await chat.press(shown, OWN)
    assert values_of(form)["text"] == DROUGHT
    assert form.private
    assert not form.done


@pytest.mark.parametrize("place", [PERSONAL, CHANNEL, GROUP], ids=lambda one: one.scope)
async def test_a_question_is_put_and_waits_for_the_kernteam(plek, place):
    chat = plek.chat(FATIMA, place)
    sent = await put(chat)
    assert "Je vraag is verstuurd" in words_of(sent)
    assert sent.private
    (question,) = await submitted(plek)
    assert (question.text, question.asker) == (DROUGHT, member_key(FATIMA.id))
    assert (question.themes, question.known) == (("landbouw", "natuur"), "Nog niet veel.")
    mine = await chat.press(sent, "Mijn vragen")
    assert "Ligt bij het kernteam" in words_of(mine)
    assert "Alleen jij en het kernteam" in words_of(await chat.press(mine, "Bekijk"))


async def test_where_no_private_way_is_open_one_s_own_questions_stay_one_s_own(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    sent = await put(chat)
    for answer in (sent, await chat.say("mijn vragen"), await chat.press(sent, "Mijn vragen")):
        assert answer.private
        assert "droogte" not in str(answer.instead)
        assert "questions.mine" in str(answer.instead.card)


async def test_the_form_opens_in_a_dialog_too_and_is_sent_from_there(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    form = await chat.press(await chat.say(f"vraag {DROUGHT}"), OWN)
    dialog = await chat.press(form, "Open in een venster")
    assert chat.last.kind is Kind.DIALOG_OPEN
    assert values_of(dialog)["text"] == DROUGHT
    assert "Open in een venster" not in buttons_of(dialog)
    wrong = await chat.press(dialog, SEND)
    assert not wrong.done
    assert "Open in een venster" not in buttons_of(wrong)
    sent = await chat.press(wrong, SEND, **FILLED)
    assert sent.done
    assert len(await submitted(plek)) == 1


async def test_without_words_the_form_comes_at_once(plek):
    shown = await plek.chat(FATIMA).say("vraag")
    assert set(inputs_of(shown.card)) == {"text", "kind", "region", "themes", "known"}
    assert "Inhoudelijk: over de opgaven" in str(shown.card)
    assert "Twente (kennishub)" in str(shown.card)


async def test_words_that_nothing_looks_like_lead_to_the_form(plek):
    shown = await plek.chat(FATIMA).say("vraag waar koop ik pannenkoeken in Rome?")
    assert "Ik vond nog niets" in words_of(shown)
    assert values_of(shown)["text"] == "waar koop ik pannenkoeken in Rome?"


async def test_a_question_of_a_region_belongs_to_its_hub(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("vraag")
    await chat.press(form, SEND, text=DROUGHT, region="twente", kind="inhoudelijk")
    (question,) = await submitted(plek)
    assert (question.region, question.agenda) == ("twente", "twente")


async def test_what_is_wrong_comes_back_with_what_was_filled_in(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("vraag")
    back = await chat.press(form, SEND, text="kort", known="Dit weet ik al", themes="landbouw")
    assert values_of(back)["known"] == "Dit weet ik al"
    assert values_of(back)["text"] == "kort"
    assert "Dit is te kort" in words_of(back)
    assert "Kies bij" in words_of(back)
    assert await submitted(plek) == []
    sent = await chat.press(back, SEND, text=DROUGHT, kind="relationeel")
    assert "verstuurd" in words_of(sent)


@pytest.mark.parametrize("size", [1501, 10_000, 100_000])
async def test_a_far_too_long_text_is_refused_and_kept_as_far_as_it_fits(plek, size):
    chat = plek.chat(FATIMA)
    shown = await chat.say("vraag " + "o" * size)
    assert "er passen 1.500 tekens" in words_of(shown)
    assert len(values_of(shown)["text"]) > min(size, 4000) - 1
    back = await chat.press(await chat.say("vraag"), SEND, text="o" * size, kind="relationeel")
    assert "er passen 1.500 tekens" in words_of(back)
    assert await submitted(plek) == []


async def test_pressing_twice_and_a_retry_put_one_question(plek):
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say(f"vraag {DROUGHT}"), OWN)
    first = await chat.press(form, SEND, **FILLED)
    assert words_of(await chat.again()) == words_of(first)
    second = await chat.press(form, SEND, **FILLED)
    assert words_of(second) == words_of(first)
    assert len(await submitted(plek)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<at>PLeK</at> **vet** [link](https://kwaad.example) <script>alert(1)</script>",
        "'; DROP TABLE questions; --",
        "${text} {{text}} {0} %s",
        "\u202eomgekeerd\u202c tekst die lang genoeg is",
        "😀" * 200,
        "سؤال عن المياه والتربة في المنطقة",
        "nul\0en\x07controle tekens erin",
    ],
)
async def test_hostile_words_are_only_words(plek, text):
    chat = plek.chat(FATIMA)
    form = await chat.say("vraag")
    sent = await chat.press(form, SEND, text=text, kind="relationeel")
    assert "verstuurd" in words_of(sent)
    (question,) = await submitted(plek)
    assert question.text
    assert "\0" not in question.text
    blocks = [part for part in sent.card["body"] if part["type"] == "TextBlock"]
    assert question.text not in str(blocks)


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.dictionaries(
        st.sampled_from(["text", "kind", "region", "themes", "known", "form", "question", "on"]),
        st.none() | st.booleans() | st.integers() | st.text(max_size=50) | st.lists(st.text()),
    ),
    verb=st.sampled_from(
        [
            "questions.submit",
            "questions.form",
            "questions.help",
            "questions.follow",
            "questions.mine",
        ]
    ),
)
async def test_whatever_a_client_sends_is_answered(plek, data, verb):
    answer = await plek.chat(FATIMA).call(verb, **data)
    assert answer is not None
    assert answer.text


class TestFollowing:
    async def test_one_follows_and_stops_and_twice_is_as_once(self, plek):
        chat = plek.chat(FATIMA)
        shown = await chat.say("agenda 9")
        followed = await chat.press(shown, "Volg")
        assert "Je volgt deze vraag" in words_of(followed)
        await chat.press(shown, "Volg")
        assert (await plek.get(Question, "nationaal-9")).followers == (member_key(FATIMA.id),)
        assert "Vraag 9 op de agenda" in words_of(await chat.say("mijn vragen"))
        stopped = await chat.press(followed, "Volg niet meer")
        assert "Volg" in buttons_of(stopped)
        assert (await plek.get(Question, "nationaal-9")).followers == ()

    async def test_it_plays_here_too_and_no_longer_without_a_name(self, plek):
        chat = plek.chat(FATIMA)
        said = await chat.press(await chat.say("agenda 3"), "Dit speelt hier ook")
        assert "Dit speelt ook in: elders (1)." in words_of(said)
        assert "Fatima" not in words_of(await plek.chat(PIETER).say("agenda 3"))
        undone = await chat.press(said, "Speelt hier niet meer")
        assert "Dit speelt ook in" not in words_of(undone)
        assert "Dit speelt hier ook" in buttons_of(undone)

    async def test_on_an_old_client_in_a_channel_only_the_reader_sees_it(self, plek):
        chat = plek.chat(FATIMA, CHANNEL)
        followed = await chat.press(await chat.say("agenda 9"), "Volg", old=True)
        assert followed.private
        assert "Volg" in buttons_of(followed)

    async def test_somebody_else_s_question_is_neither_seen_nor_followed(self, plek):
        await put(plek.chat(FATIMA))
        (question,) = await submitted(plek)
        other = plek.chat(PIETER)
        for verb in ("agenda.question", "questions.follow", "questions.help", "questions.desk"):
            answer = await other.call(verb, question=question.slug, on="1")
            assert answer.card is None
            assert "droogte" not in answer.text


class TestHelping:
    async def test_who_helps_stands_with_the_question_and_may_change_their_mind(self, plek):
        chat = plek.chat(FATIMA)
        form = await chat.press(await chat.say("agenda 9"), "Ik kan helpen")
        shown = await chat.press(form, "Ik help mee", note="Ik maakte zo'n kaart")
        assert "Wie wil helpen: Fatima El Amrani" in words_of(shown)
        question = await plek.get(Question, "nationaal-9")
        assert [one.text for one in question.notes] == ["Ik maakte zo'n kaart"]
        assert "Ik maakte" not in words_of(await plek.chat(PIETER).say("agenda 9"))
        stopped = await chat.press(shown, "Ik help toch niet")
        assert "Wie wil helpen" not in words_of(stopped)

    async def test_a_note_is_not_needed_but_has_a_limit(self, plek):
        chat = plek.chat(FATIMA)
        form = await chat.press(await chat.say("agenda 9"), "Ik kan helpen")
        back = await chat.press(form, "Ik help mee", note="n" * 1001)
        assert "er passen 1.000 tekens" in words_of(back)
        assert values_of(back)["note"] == "n" * 1001
        assert "Fijn dat je wilt helpen" in words_of(await chat.press(back, "Ik help mee", note=""))

    async def test_one_may_think_better_of_it(self, plek):
        chat = plek.chat(FATIMA)
        form = await chat.press(await chat.say("agenda 9"), "Ik kan helpen")
        assert words_of(await chat.press(form, "Annuleren")).startswith("Vraag 9:")
