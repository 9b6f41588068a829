"""A call for help: from the asker to the Helpdesk's channel, and the answer back."""

import dataclasses
from datetime import UTC, datetime

import pytest

from bot.conversations.helpdesk.views import at_desk
from bot.dispatch.contacts.contact import KnownConversation, SentMessage, venue_of
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.core.permissions import SYSTEM
from registry.helpdesk.call import HelpRequest, HelpStatus
from registry.privacy.export_and_erase import erase
from tests.support.at_once import at_once
from tests.support.conversation import (
    APPOINTED,
    CHANNEL,
    FATIMA,
    GROUP,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    channel,
    inputs_of,
    personal,
    town,
    values_of,
    words_of,
)

DESK = channel("Helpdesk")
KERNTEAM = channel("Kernteam")
CALL = "Hoe kom ik in het team van mijn hub?"
NASTY = "<at>Sanne</at> [x](http://kwaad.nl) **vet** ${y} \u202e\x00 שלום 👩"


@pytest.fixture
async def plek(sqlite_url):
    places = {**APPOINTED, "kernteam": KERNTEAM}
    async with town(sqlite_url, kernteam=[SANNE, JOOST], content=False, places=places) as running:
        async with running.store.write(SYSTEM) as unit:
            await unit.of(KnownConversation).add(venue_of(DESK))
        yield running


async def call(plek, text=CALL, person=FATIMA, place=None):
    chat = plek.chat(person, place)
    answer = await chat.press(await chat.say(f"helpdesk {text}"), "Vraag versturen")
    await plek.work()
    return answer


def under(sent):
    """The thread below a message in the Helpdesk's channel."""
    return dataclasses.replace(DESK, conversation=f"{DESK.root};messageid={sent.activity}")


def posted(plek):
    """What was posted at the Helpdesk, updates left out."""
    return [one for one in plek.post.within(DESK) if not one.updates]


def now_at(plek, sent):
    """How a message stands now."""
    return [one for one in plek.post.within(DESK) if one.activity == sent.activity][-1]


async def the_call(plek, slug="hulp-1"):
    return await plek.get(HelpRequest, slug)


@pytest.mark.parametrize("place", [None, CHANNEL, GROUP])
async def test_a_call_reaches_the_helpdesk_with_the_asker_s_name(plek, place):
    chat = plek.chat(FATIMA, place)
    form = await chat.say(f"helpdesk {CALL}")
    assert form.private
    assert values_of(form) == {"text": CALL}
    answer = await chat.press(form, "Vraag versturen")
    assert answer.private
    assert "Je vraag is verstuurd" in words_of(answer)
    await plek.work()
    [card] = posted(plek)
    assert "Van: Fatima El Amrani" in words_of(card)
    assert CALL in words_of(card)
    assert card.thread == ""
    assert plek.post.to(FATIMA) == []


@pytest.mark.parametrize(
    ("known", "says", "not_said"),
    [
        ({"helpdesk": DESK, "cafe": CHANNEL}, "in het kanaal van de Helpdesk", "PLeK Café"),
        ({"cafe": CHANNEL, "kernteam": KERNTEAM}, "in PLeK Café", "kanaal van"),
        ({"kernteam": KERNTEAM}, "in het kanaal van het kernteam", "PLeK Café"),
        ({}, "De Helpdesk heeft nog geen kanaal. Ik bewaar je vraag", "PLeK Café"),
    ],
)
async def test_the_form_says_where_the_call_goes_as_things_are_now(
    sqlite_url, known, says, not_said
):
    async with town(sqlite_url, content=False, places=known) as running:
        async with running.store.write(SYSTEM) as unit:
            for one in known.values():
                if not await unit.of(KnownConversation).find(venue_of(one).slug):
                    await unit.of(KnownConversation).add(venue_of(one))
        form = await running.chat().say("helpdesk")
        assert says in words_of(form)
        assert not_said not in words_of(form)


async def test_the_form_says_that_a_call_goes_to_people_while_there_is_no_channel(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], content=False, places={}) as running:
        await running.chat(SANNE).say("hallo")
        form = await running.chat(FATIMA).say("helpdesk")
        assert "rechtstreeks naar het kernteam of de beheerder" in words_of(form)
        sent = await running.chat(FATIMA).press(form, "Vraag versturen", text=CALL)
        assert "rechtstreeks naar het kernteam of de beheerder" in words_of(sent)


async def test_without_words_the_form_is_empty_and_nothing_is_sent_without_any(plek):
    chat = plek.chat()
    form = await chat.say("Helpdesk")
    assert values_of(form) == {"text": ""}
    again = await chat.press(form, "Vraag versturen", text=" \u200b ")
    assert not again.done
    assert "Vul “Je vraag” in" in words_of(again)
    await chat.press(again, "Vraag versturen", text=CALL)
    assert (await the_call(plek)).text == CALL


async def test_words_that_a_button_brings_stand_in_the_form(plek):
    answer = await plek.chat().call("helpdesk.form", text=NASTY)
    assert values_of(answer)["text"] == NASTY.replace("\u202e\x00", "")
    for odd in (None, ["x"], {"a": 1}, 3):
        assert (await plek.chat().call("helpdesk.form", text=odd)).card


async def test_in_a_window_it_is_the_same(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    form = await chat.press(await chat.say(f"helpdesk {CALL}"), "Open in een venster")
    assert chat.last.kind is Kind.DIALOG_OPEN
    assert values_of(form) == {"text": CALL}
    assert "Open in een venster" not in buttons_of(form)
    wrong = await chat.press(form, "Vraag versturen", text="hm")
    assert not wrong.done
    done = await chat.press(wrong, "Vraag versturen", text=CALL)
    assert done.done
    assert (await the_call(plek)).text == CALL


async def test_a_text_that_is_too_long_comes_back(plek):
    chat = plek.chat()
    text = "x" * 10_000
    form = await chat.press(await chat.say("helpdesk"), "Vraag versturen", text=text)
    assert "er passen 1.500 tekens" in words_of(form)
    assert values_of(form)["text"] == text
    assert await plek.all(HelpRequest) == []


async def test_pressing_or_delivering_twice_is_once(plek):
    chat = plek.chat()
    form = await chat.say(f"helpdesk {CALL}")
    first = await chat.press(form, "Vraag versturen")
    assert await chat.again() == first
    await chat.press(form, "Vraag versturen")
    await chat.press(await chat.say(f"helpdesk {CALL}"), "Vraag versturen", old=True)
    await plek.work()
    assert len(await plek.all(HelpRequest)) == len(posted(plek)) == 1


async def test_the_kernteam_s_reply_in_the_thread_reaches_the_asker(plek):
    await call(plek)
    [card] = posted(plek)
    reply = await plek.chat(SANNE, under(card)).say("Hallo Fatima, vraag het de projectleider.")
    assert reply.text == "Ik stuur je antwoord door naar Fatima El Amrani."
    await plek.work()
    [told] = plek.post.to(FATIMA)
    assert "Sanne de Vries heeft je vraag beantwoord" in words_of(told)
    assert "Sanne de Vries: Hallo Fatima, vraag het de projectleider." in words_of(told)
    assert len(posted(plek)) == 1
    assert "Status: Beantwoord" in words_of(now_at(plek, card))


async def test_the_kernteam_s_answer_on_the_card_reaches_the_asker_and_the_thread(plek):
    await call(plek)
    [card] = posted(plek)
    answer = await plek.chat(SANNE, DESK).press(card, "Antwoord versturen", text="Vraag het Joost.")
    assert "Sanne de Vries: Vraag het Joost." in words_of(answer)
    await plek.work()
    assert "Vraag het Joost." in words_of(plek.post.to(FATIMA)[0])
    _, below = posted(plek)
    assert below.thread == card.activity
    assert "verstuurd naar Fatima El Amrani" in words_of(below)


async def test_the_asker_reacts_and_it_lands_in_the_thread(plek):
    await call(plek)
    [card] = posted(plek)
    await plek.chat(SANNE, under(card)).say("Welke hub?")
    await plek.work()
    chat = plek.chat()
    answer = await chat.press(plek.post.to(FATIMA)[0], "Antwoord versturen", text="Twente!")
    assert "Je reactie is verstuurd." in words_of(answer)
    assert "Jij: Twente!" in words_of(answer)
    await plek.work()
    below = posted(plek)[-1]
    assert below.thread == card.activity
    assert "Fatima El Amrani reageert:\nTwente!" in words_of(below)
    assert "Status: Wacht op antwoord" in words_of(now_at(plek, card))


async def test_the_asker_may_write_in_the_thread_too(plek):
    await call(plek)
    [card] = posted(plek)
    answer = await plek.chat(FATIMA, under(card)).say("Het gaat om Twente.")
    assert "bij je vraag gezet" in answer.text
    await plek.work()
    assert len(posted(plek)) == 1
    assert "Fatima El Amrani: Het gaat om Twente." in words_of(now_at(plek, card))


async def test_the_kernteam_s_own_call_is_answered_in_the_thread_too(plek):
    await call(plek, person=SANNE)
    await plek.chat(SANNE, under(posted(plek)[0])).say("Ik weet het al.")
    await plek.work()
    assert "Ik weet het al." in words_of(plek.post.to(SANNE)[-1])


async def test_somebody_else_s_reply_in_the_thread_is_not_passed_on(plek):
    await call(plek)
    chat = plek.chat(PIETER, under(posted(plek)[0]))
    answer = await chat.say("Ik denk dat je het Joost moet vragen.")
    assert "Alleen antwoorden van het kernteam" in answer.text
    await plek.work()
    assert plek.post.to(FATIMA) == []
    assert (await the_call(plek)).remarks == ()


@pytest.mark.parametrize(
    ("person", "text", "command"),
    [
        (SANNE, "help", True),
        (SANNE, "/helpdesk ik ook", True),
        (SANNE, "helpdesk is er voor", False),
        (FATIMA, "hallo, weet je het al?", False),
        (PIETER, "helpdesk ik ook", True),
        (PIETER, "?", True),
    ],
)
async def test_a_command_in_the_thread_stays_a_command(plek, person, text, command):
    await call(plek)
    answer = await plek.chat(person, under(posted(plek)[0])).say(text)
    assert (answer.card is not None) is command
    assert bool((await the_call(plek)).remarks) is not command


async def test_other_threads_are_left_alone(plek):
    await call(plek)
    answer = await plek.chat(SANNE, channel("Helpdesk", thread="1")).say("help")
    assert answer.card is not None
    elsewhere = dataclasses.replace(
        CHANNEL, conversation=f"{CHANNEL.root};messageid={posted(plek)[0].activity}"
    )
    await plek.chat(SANNE, elsewhere).say("Een ander gesprek.")
    assert (await the_call(plek)).remarks == ()


async def test_a_reply_that_is_too_long_says_so_in_the_thread(plek):
    await call(plek)
    answer = await plek.chat(SANNE, under(posted(plek)[0])).say("x" * 3000)
    assert "er passen 2.000 tekens in “Je antwoord”" in answer.text


async def test_who_is_not_of_the_kernteam_gets_the_card_back_with_what_they_typed(plek):
    await call(plek)
    [card] = posted(plek)
    answer = await plek.chat(PIETER, DESK).press(card, "Antwoord versturen", text="Ik weet het!")
    assert answer.private
    assert "Alleen antwoorden van het kernteam" in words_of(answer)
    assert CALL in words_of(answer)
    assert values_of(answer) == {"text": "Ik weet het!"}
    answer = await plek.chat(PIETER, DESK).press(card, "Opgelost")
    assert "Alleen antwoorden van het kernteam" in words_of(answer)
    assert (await the_call(plek)).status is HelpStatus.OPEN


async def test_an_empty_answer_comes_back_with_the_card(plek):
    await call(plek)
    answer = await plek.chat(SANNE, DESK).press(posted(plek)[0], "Antwoord versturen", text=" ")
    assert "Vul “Je antwoord” in." in words_of(answer)
    assert CALL in words_of(answer)


async def test_a_call_can_only_be_seen_where_it_was_posted(plek):
    await call(plek)
    for verb in ("helpdesk.answer", "helpdesk.close", "helpdesk.reopen", "helpdesk.show"):
        for place in (None, CHANNEL):
            answer = await plek.chat(PIETER, place).call(verb, request="hulp-1", text="Ik!")
            assert CALL not in words_of(answer)
    for verb in ("helpdesk.respond", "helpdesk.solve"):
        answer = await plek.chat(PIETER, DESK).call(verb, request="hulp-1", text="Ik!")
        assert "vraag van iemand anders" in words_of(answer)
        assert CALL not in words_of(answer)
    waiting = await plek.chat(PIETER).call("helpdesk.waiting")
    assert waiting.card is None
    assert (await the_call(plek)).remarks == ()


@pytest.mark.parametrize(
    "verb", ["answer", "close", "reopen", "show", "respond", "solve", "waiting", "send"]
)
@pytest.mark.parametrize("odd", [None, "", "hulp-99", NASTY, "x" * 10_000, ["hulp-1"], {}, -1])
async def test_odd_data_gets_a_plain_answer(plek, verb, odd):
    answer = await plek.chat(SANNE).call(f"helpdesk.{verb}", request=odd, text=odd, page=odd)
    assert answer.card or answer.text


async def test_the_asker_closes_it_and_all_can_see_that(plek):
    sent = await call(plek)
    [card] = posted(plek)
    answer = await plek.chat().press(sent, "Opgelost")
    assert "Opgelost" not in buttons_of(answer)
    await plek.work()
    assert "opgelost, zegt Fatima El Amrani" in words_of(now_at(plek, card))
    assert plek.post.to(FATIMA) == []
    late = await plek.chat(SANNE, DESK).press(card, "Antwoord versturen", text="Nog iets.")
    assert "al opgelost" in words_of(late)
    assert "Je antwoord: Nog iets." in words_of(late)
    in_thread = await plek.chat(SANNE, under(card)).say("Nog iets.")
    assert "niet verstuurd" in in_thread.text
    await plek.chat(SANNE, DESK).press(late, "Weer openen")
    await plek.chat(SANNE, DESK).press(card, "Antwoord versturen", text="Nog iets.")
    await plek.work()
    assert "Nog iets." in words_of(plek.post.to(FATIMA)[-1])


async def test_when_the_kernteam_closes_it_the_asker_hears_and_may_react(plek):
    await call(plek)
    [card] = posted(plek)
    await plek.chat(SANNE, DESK).press(card, "Opgelost")
    await plek.work()
    [told] = plek.post.to(FATIMA)
    assert "Sanne de Vries heeft je vraag afgesloten" in words_of(told)
    await plek.chat().press(told, "Antwoord versturen", text="Nog niet!")
    await plek.work()
    assert (await the_call(plek)).status is HelpStatus.OPEN
    assert "Nog niet!" in words_of(posted(plek)[-1])


async def test_the_form_shows_what_runs_and_leads_there(plek):
    await call(plek)
    chat = plek.chat()
    form = await chat.say("helpdesk")
    assert CALL in words_of(form)
    assert CALL in words_of(await chat.press(form, "Bekijk"))
    assert "Wat nog wacht" not in buttons_of(form)
    other = await plek.chat(PIETER).say("helpdesk")
    assert CALL not in words_of(other)


async def test_the_kernteam_finds_what_still_waits(plek):
    for number in range(8):
        await call(plek, f"vraag nummer {number}", PIETER if number % 2 else FATIMA)
    chat = plek.chat(SANNE)
    first = await chat.press(await chat.say("helpdesk"), "Wat nog wacht")
    assert "1 tot en met 6 van 8" in words_of(first)
    rest = await chat.press(first, "Volgende")
    opened = await chat.press(rest, "Bekijk", at=1)
    assert "vraag nummer 7" in words_of(opened)
    answer = await chat.press(opened, "Antwoord versturen", text="Ja.")
    assert answer.private
    await plek.work()
    assert "Ja." in words_of(plek.post.to(PIETER)[0])


async def test_an_asker_who_can_not_be_reached_is_told_in_the_thread(plek):
    await call(plek)
    [card] = posted(plek)
    plek.post.refuse = lambda place, only: (
        "Blocked" if only == FATIMA or place == personal(FATIMA) else ""
    )
    await plek.chat(SANNE, under(card)).say("Vraag het Joost.")
    await plek.work()
    below = posted(plek)[-1]
    assert below.thread == card.activity
    assert "Ik kan Fatima El Amrani geen bericht sturen" in words_of(below)
    await plek.chat(SANNE, DESK).press(card, "Antwoord versturen", text="Of Pieter.")
    await plek.work()
    assert "Of Pieter." in words_of(posted(plek)[-1])
    assert "geen bericht sturen" in words_of(posted(plek)[-1])


async def test_without_any_channel_each_of_the_kernteam_gets_it_and_can_answer(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST], content=False) as plek:
        for person in (SANNE, JOOST):
            await plek.chat(person).say("help")
        await call(plek)
        [card] = plek.post.to(SANNE)
        assert CALL in words_of(card)
        await plek.chat(SANNE).press(card, "Antwoord versturen", text="Ja.")
        await plek.work()
        [told] = plek.post.to(FATIMA)
        assert "Ja." in words_of(told)
        await plek.chat().press(told, "Antwoord versturen", text="Dank!")
        await plek.work()
        assert "Dank!" in words_of(plek.post.to(JOOST)[-1])
        plek.post.refuse = lambda place, _only: "Gone" if place == personal(FATIMA) else ""
        await plek.chat(JOOST).press(card, "Antwoord versturen", text="Graag gedaan.")
        await plek.work()
        assert any("geen bericht sturen" in words_of(one) for one in plek.post.to(SANNE))


async def test_a_call_waits_until_somebody_can_hear_it(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], content=False) as plek:
        plek.clock.now = datetime.now(UTC)  # what waits, waits by the worker's clock
        await call(plek)
        assert plek.post.sent == []
        await plek.chat(SANNE, DESK).say("help")
        plek.clock.forward(hours=2)
        await plek.work()
        assert CALL in words_of(posted(plek)[0])


async def test_what_is_added_to_a_call_that_waits_brings_it_there_once(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], content=False) as plek:
        plek.clock.now = datetime.now(UTC)
        sent = await call(plek)
        await plek.chat(SANNE, DESK).say("help")
        await plek.chat().press(sent, "Antwoord versturen", text="Is daar iemand?")
        await plek.work()
        plek.clock.forward(hours=2)
        await plek.work()
        [card] = posted(plek)
        assert CALL in words_of(card)
        assert "Is daar iemand?" in words_of(card)


async def test_two_answers_are_two_messages_each_with_its_own_on_top(plek):
    await call(plek)
    [card] = posted(plek)
    for person, text in ((SANNE, "Vraag het Joost."), (JOOST, "Dat ben ik.")):
        await plek.chat(person, under(card)).say(text)
    await plek.work()
    first, second = sorted(plek.post.to(FATIMA), key=lambda one: len(words_of(one)))
    assert "Sanne de Vries heeft je vraag beantwoord" in words_of(first)
    assert "Dat ben ik." not in words_of(first)
    assert "Joost Bakker heeft je vraag beantwoord" in words_of(second)


async def test_a_channel_that_refuses_the_bot_leaves_it_to_the_kernteam(plek):
    await plek.chat(SANNE, KERNTEAM).say("help")
    plek.post.refuse = lambda place, _only: "NotInRoster" if place.root == DESK.root else ""
    await call(plek)
    [card] = plek.post.within(KERNTEAM)
    assert CALL in words_of(card)


async def test_a_card_that_was_taken_away_comes_back(plek):
    sent = await call(plek)
    [card] = posted(plek)
    plek.post.refuse = lambda place, _only: "" if place.root != DESK.root else "Gone"
    await plek.chat(SANNE, KERNTEAM).say("help")
    await plek.chat().press(sent, "Antwoord versturen", text="En nog iets.")
    await plek.work()
    assert card.activity
    assert "En nog iets." in words_of(plek.post.within(KERNTEAM)[-1])


async def test_in_a_new_channel_the_call_hangs_anew(plek):
    sent = await call(plek)
    other = channel("Vragen")
    sure = await plek.chat(SANNE, other).say("dit kanaal is voor helpdesk")
    await plek.chat(SANNE, other).press(sure, "Ja, zo is het")
    await plek.chat().press(sent, "Antwoord versturen", text="En nog iets.")
    await plek.work()
    [card] = [one for one in plek.post.within(other) if not one.updates]
    assert {CALL, "En nog iets."} <= {line.split(": ")[-1] for line in words_of(card).split("\n")}
    assert len(await plek.all(SentMessage, about=at_desk("hulp-1"))) == 2


async def test_a_call_of_somebody_erased_is_gone_from_everywhere(plek):
    await call(plek)
    [card] = posted(plek)
    await plek.chat(SANNE, under(card)).say("Vraag het Joost.")
    key = member_key(FATIMA.id)
    async with plek.store.write(key) as unit:
        await erase(unit, key)
    await plek.work()
    assert plek.post.to(FATIMA) == []
    assert (await plek.chat(SANNE, under(card)).say("help")).card is not None
    answer = await plek.chat(SANNE, DESK).press(card, "Antwoord versturen", text="Ja.")
    assert "bestaat niet meer" in answer.text


async def test_in_english_too(plek):
    chat = plek.chat()
    await chat.say("taal en")
    form = await chat.say("helpdesk how do I get in?")
    assert inputs_of(form.card)["text"]["label"] == "Your question"
    await chat.press(form, "Send question")
    await plek.work()
    [card] = posted(plek)
    assert "how do I get in?" in words_of(card)
    await plek.chat(SANNE, under(card)).say("By asking.")
    await plek.work()
    assert "has answered your question" in words_of(plek.post.to(FATIMA)[-1])


async def test_many_who_call_at_once_each_get_a_number_of_their_own(store_url):
    async with town(store_url, kernteam=[SANNE], content=False) as plek:
        await plek.chat(SANNE).say("help")
        people = [dataclasses.replace(FATIMA, id=f"guest-{at}", name=f"G{at}") for at in range(12)]
        chats = [plek.chat(person) for person in people]
        forms = [await chat.say(f"helpdesk {CALL}") for chat in chats]
        sends = [
            chat.press(form, "Vraag versturen") for chat, form in zip(chats, forms, strict=True)
        ]
        answers = await at_once(*sends)
        assert all("Je vraag is verstuurd" in words_of(answer) for answer in answers)
        numbers = sorted(one.number for one in await plek.all(HelpRequest))
        assert numbers == list(range(1, 13))
