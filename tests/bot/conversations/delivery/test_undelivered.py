"""`niet bezorgd`: what did not arrive, why, to try again or to let go."""

import dataclasses

import pytest

from bot.conversations import all_routes
from bot.delivery.metrics import UNDELIVERED, count_undelivered, undelivered_count
from bot.dispatch.contacts.contact import KnownConversation, remember, venue_of
from bot.dispatch.turn import Kind
from bot.doctor.findings import CheckVerdict
from bot.doctor.registry import check_registry
from cards.kit.translator import translator
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from registry.delivery.undelivered import Undelivered
from registry.privacy.export_and_erase import erase
from registry.signals.workflow.signal_workflow import pick_up
from tests.bot.conversations.signals.fixtures_signals import KERN, later, raise_one, signal_town
from tests.registry.signals.fixtures_signals import do
from tests.support.at_once import at_once
from tests.support.conversation import (
    CAFE,
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    channel,
    personal,
    town,
    words_of,
)

DESK = channel("Helpdesk")
REPLY = "Vraag het aan Joost."


@pytest.fixture
async def plek(store_url):
    async with town(store_url, kernteam=[SANNE, JOOST], content=False) as running:
        async with running.store.write(SYSTEM) as unit:
            await unit.of(KnownConversation).add(venue_of(DESK))
            await remember(unit, FATIMA, personal(FATIMA))
        yield running


def refuse_person(plek, code="AclCheckFailed"):
    """Fatima can't be reached in any way."""

    def refuse(place, only):
        return code if only == FATIMA or place.root == f"a:{FATIMA.address}" else ""

    plek.post.refuse = refuse


def allow(plek):
    plek.post.refuse = lambda _place, _only: ""


async def missed(plek, code="AclCheckFailed"):
    """Fatima asked the Helpdesk, and can't be told the answer."""
    chat = plek.chat(FATIMA)
    await chat.press(await chat.say("helpdesk Hoe kom ik erin?"), "Vraag versturen")
    await plek.work()
    refuse_person(plek, code)
    desk = plek.post.within(DESK)[-1]
    await plek.chat(SANNE, DESK).press(desk, "Antwoord versturen", text=REPLY)
    await plek.work()


async def listed(plek, person=SANNE):
    return await plek.chat(person).say("niet bezorgd")


def reached(plek):
    return [one for one in plek.post.to(FATIMA) if REPLY in words_of(one)]


async def test_nothing_is_open_when_all_is_delivered(plek):
    assert "Alles is bezorgd" in words_of(await listed(plek))


async def test_what_did_not_arrive_says_what_to_whom_why_and_since_when(plek):
    await missed(plek)
    words = words_of(await listed(plek))
    assert "Een reactie op een vraag aan de Helpdesk" in words
    assert "app-installatiebeleid" in words
    assert "23 november" in words
    assert REPLY not in words
    assert "Hoe kom ik erin" not in words
    english = words_of(await plek.chat(SANNE).say("undelivered"))
    assert "Niet bezorgd" in english  # her own language, whichever word she used


async def test_only_the_kernteam_and_administrators_see_it(plek):
    await missed(plek)
    [item] = await plek.all(Undelivered)
    chat = plek.chat(PIETER)
    verbs = ("list", "retry", "retry_all", "ask_drop", "drop")
    pressed = [await chat.call(f"undelivered.{verb}", item=item.slug) for verb in verbs]
    for answer in (await chat.say("niet bezorgd"), *pressed):
        assert "Een reactie" not in words_of(answer)
        assert "kernteam" in words_of(answer)
    assert await plek.all(Undelivered) == [item]


async def test_trying_again_brings_it_once_and_takes_it_off_the_list(plek):
    await missed(plek)
    allow(plek)
    card = await listed(plek)
    answer = await plek.chat(SANNE).press(card, "Opnieuw proberen")
    assert "Ik probeer het nu opnieuw" in words_of(answer)
    assert "Opnieuw proberen" not in buttons_of(answer)
    second = words_of(await plek.chat(JOOST).press(card, "Opnieuw proberen"))
    assert "wordt al opnieuw geprobeerd" in second
    assert "Lukt het" not in second
    await plek.work()
    assert len(reached(plek)) == 1
    assert await plek.all(Undelivered) == []
    late = words_of(await plek.chat(JOOST).press(card, "Opnieuw proberen"))
    assert "het is intussen bezorgd." in late
    assert "Alles is bezorgd" in words_of(await listed(plek))


async def test_two_who_try_again_at_once_bring_it_once(plek):
    await missed(plek)
    allow(plek)
    [item] = await plek.all(Undelivered)
    chats = [plek.chat(SANNE), plek.chat(JOOST)]
    await at_once(*(chat.call("undelivered.retry", item=item.slug) for chat in chats))
    await plek.work()
    assert len(reached(plek)) == 1


async def test_what_is_refused_again_stays_with_the_newest_reason(plek):
    await missed(plek)
    refuse_person(plek, "ConversationBlockedByUser")
    await plek.chat(SANNE).press(await listed(plek), "Opnieuw proberen")
    await plek.work()
    card = await listed(plek)
    assert "geblokkeerd" in words_of(card)
    assert "Opnieuw proberen" in buttons_of(card)
    [item] = await plek.all(Undelivered)
    assert (item.tries, item.again) == (2, False)


async def test_letting_go_asks_first_and_then_it_is_not_tried_any_more(plek):
    await missed(plek)
    chat = plek.chat(SANNE)
    question = await chat.press(await listed(plek), "Laat maar")
    assert "niet terugdraaien" in words_of(question)
    assert await plek.all(Undelivered)
    back = await chat.press(question, "Terug naar de lijst")
    question = await chat.press(back, "Laat maar")
    answer = await chat.press(question, "Ja, laat maar")
    assert "van de lijst" in words_of(answer)
    allow(plek)
    plek.clock.forward(days=8)
    await plek.work()
    assert reached(plek) == []
    assert await plek.all(Undelivered) == []
    gone = await chat.press(question, "Ja, laat maar")
    assert "Dat had je zelf al gedaan" in words_of(gone)
    other = words_of(await plek.chat(JOOST).press(question, "Ja, laat maar"))
    assert "Sanne de Vries was je voor" in other
    assert "niet meer op de lijst" in other


async def test_it_is_tried_again_by_itself_for_a_week_and_then_kept_for_the_button(plek):
    await missed(plek)
    plek.clock.forward(hours=2)
    await plek.work()
    [item] = await plek.all(Undelivered)
    assert (item.tries, item.given_up) == (2, False)
    plek.clock.forward(days=8)
    await plek.work()
    [item] = await plek.all(Undelivered)
    assert item.given_up
    assert "Ik probeer het niet meer vanzelf" in words_of(await listed(plek))
    allow(plek)
    plek.clock.forward(days=60)
    await plek.chat(SANNE).press(await listed(plek), "Opnieuw proberen")
    await plek.work()
    assert len(reached(plek)) == 1


async def test_who_opens_a_chat_gets_what_they_missed(plek):
    await missed(plek)
    allow(plek)
    plek.clock.forward(minutes=5)
    await plek.chat(FATIMA, personal(PIETER)).say("hallo")  # another 1:1 than the one that refused
    await plek.work()
    assert REPLY in " ".join(words_of(one) for one in plek.post.sent)
    assert await plek.all(Undelivered) == []


async def test_a_channel_that_refuses_the_bot_is_on_the_list_and_gets_it_later(plek):
    plek.post.refuse = lambda _place, only: "" if only else "BotNotInConversationRoster"
    chat = plek.chat(FATIMA)
    await chat.press(await chat.say("helpdesk Hoe kom ik erin?"), "Vraag versturen")
    await plek.work()
    words = words_of(await listed(plek))
    assert "PLeK zit niet in dit kanaal" in words
    assert "het kanaal Helpdesk" in words
    allow(plek)
    plek.clock.forward(days=1)
    await plek.work()
    assert plek.post.within(DESK)
    assert await plek.all(Undelivered) == []


async def test_what_was_given_up_without_a_word_is_on_the_list_too(plek):
    """Such as an event of another version of plek."""

    class Strange(Event):
        name = "test.strange"

    async with plek.store.write(SYSTEM) as unit:
        unit.emit(Strange())
    Strange.name = ""
    await plek.work()
    card = await listed(plek)
    assert "Een bericht" in words_of(card)
    async with plek.store.read() as unit:
        assert await undelivered_count(unit) == 1
    chat = plek.chat(SANNE)
    question = await chat.press(card, "Laat maar")
    await chat.press(question, "Ja, laat maar")
    assert "Alles is bezorgd" in words_of(await listed(plek))


async def test_the_number_is_in_metric_and_doctor(plek):
    await count_undelivered(plek.store)
    assert UNDELIVERED.collect()[0].samples[0].value == 0
    await missed(plek)
    await count_undelivered(plek.store)
    assert UNDELIVERED.collect()[0].samples[0].value == 1
    findings = {one.about: one for one in await check_registry(plek.store)}
    found = findings["news not delivered"]
    assert (found.verdict, found.says) == (CheckVerdict.WARNING, "1 on the list")
    assert "niet bezorgd" in found.advice


async def test_erasing_somebody_takes_what_was_for_them_off_the_list(plek):
    await missed(plek)
    async with plek.store.write(FATIMA.id) as unit:
        await erase(unit, FATIMA.id)
    assert await plek.all(Undelivered) == []
    await plek.work()
    assert "Alles is bezorgd" in words_of(await listed(plek))


async def test_many_are_paged_and_tried_again_together(plek):
    await missed(plek)
    [item] = await plek.all(Undelivered)
    async with plek.store.write(SYSTEM) as unit:
        for number in range(15):
            more = item.model_copy(update={"slug": f"more-{number}", "message": 500 + number})
            await unit.of(Undelivered).add(more.model_copy(update={"revision": 0}))
    first = await listed(plek)
    assert "1 tot en met 6 van 16" in words_of(first)
    second = await plek.chat(SANNE).press(first, "Volgende")
    assert "7 tot en met 12" in words_of(second)
    await plek.chat(SANNE).press(second, "Alles opnieuw proberen")
    assert all(one.again for one in await plek.all(Undelivered))


@pytest.mark.parametrize("language", list(Language))
def test_each_event_that_somebody_acts_on_has_words(language):
    t = translator(language)
    heard = {event.name for one in all_routes() for event in one.events}
    keys = {f"undelivered-what-{name.replace('.', '-').replace('_', '-')}" for name in heard}
    assert [key for key in sorted(keys) if not t.has(key)] == []


@pytest.fixture
async def signals(sqlite_url):
    """A signal of Fatima's was picked up, and she can't be told."""
    async with signal_town(sqlite_url, routes=None, content=False) as running:
        await raise_one(running, 1)
        await later(running, minutes=11)
        running.post.sent.clear()
        await do(running.store, KERN, pick_up, "1")
        refuse_person(running)
        await later(running, minutes=11)
        yield running


async def test_a_digest_that_is_refused_is_on_the_list_and_comes_when_asked_for(signals):
    """It keeps its items itself, and would wait for hours; the button brings it now."""
    plek = signals
    card = await listed(plek)
    assert "Nieuws over signalen" in words_of(card)
    assert FATIMA.name in words_of(card)
    allow(plek)
    await plek.chat(SANNE).press(card, "Opnieuw proberen")
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1
    assert await plek.all(Undelivered) == []
    plek.clock.forward(hours=3)
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1


async def test_the_news_of_a_digest_that_is_let_go_does_not_come_later(signals):
    plek = signals
    chat = plek.chat(SANNE)
    question = await chat.press(await listed(plek), "Laat maar")
    await chat.press(question, "Ja, laat maar")
    allow(plek)
    plek.clock.forward(days=2)
    await plek.work()
    assert plek.post.to(FATIMA) == []
    assert await plek.all(Undelivered) == []


async def test_a_welcome_that_was_refused_comes_once_when_asked_for(plek):
    refuse_person(plek)
    cafe = dataclasses.replace(CHANNEL, conversation=CAFE)
    await plek.chat(JOOST, cafe).happen(Kind.ARRIVED, FATIMA)
    await plek.work()
    shared = len(plek.post.within(CHANNEL))
    card = await listed(plek)
    assert "Het welkom van iemand" in words_of(card)
    allow(plek)
    await plek.chat(SANNE).press(card, "Opnieuw proberen")
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1
    assert len(plek.post.within(CHANNEL)) == shared
    assert await plek.all(Undelivered) == []
    plek.clock.forward(days=1)
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1
