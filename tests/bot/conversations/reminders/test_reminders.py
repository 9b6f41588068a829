"""Reminders in conversation: who gets them, once and in the daytime, and how they are paused."""

from datetime import UTC, date, datetime

import pytest

from bot.delivery.worker import Worker
from bot.dispatch.contacts.keys import member_key
from bot.jobs.reminders import EVERY, FIRST, keep_reminding, remind
from registry.core.errors import NotFound
from registry.core.vocabulary import Language
from registry.reminders.snoozes import WEEK, ReminderSnoozes
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal, ProposalDraft
from registry.signals.signal import Signal
from registry.signals.workflow.hearing_workflow import (
    agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    propose,
)
from registry.signals.workflow.signal_workflow import SignalDraft, ask, pick_up, raise_signal
from registry.store.store import Store
from tests.bot.conversations.signals.fixtures_signals import DESK_PLACE, SEEN, signal_town
from tests.registry.signals.fixtures_signals import action_draft, decision_draft, do
from tests.support.at_once import at_once
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    inputs_of,
    words_of,
)

RAISER, DOER, KERN = (member_key(one.id) for one in (FATIMA, PIETER, SANNE))


@pytest.fixture
async def plek(content_url):
    async with signal_town(content_url, routes=None, content=False) as running:
        yield running


async def raised(plek, **news):
    signal = await do(plek.store, RAISER, raise_signal, SignalDraft.of({"seen": SEEN} | news))
    await quiet(plek)
    return signal.slug


async def quiet(plek):
    """All that others tell of it is delivered and put away."""
    await plek.work()
    plek.clock.forward(minutes=15)
    await plek.work()
    plek.post.sent.clear()


async def asked(plek):
    slug = await raised(plek)
    await do(plek.store, KERN, ask, slug, "Waar speelt dit?")
    await quiet(plek)
    return slug


async def proposed(plek, due, text="Een loket."):
    slug = await raised(plek)
    await do(plek.store, KERN, pick_up, slug)
    values = {"title": "Een bodemloket", "text": text, "workers": (DOER,), "due": due}
    await do(plek.store, KERN, propose, slug, ProposalDraft.of(values))
    await quiet(plek)
    return slug


async def acting(plek, due="3-12-2026", count=1):
    slug = await proposed(plek, "")
    await do(plek.store, KERN, agenda, slug, date(2026, 11, 23))
    await do(plek.store, KERN, outcome, slug, "taken_up")
    await do(plek.store, KERN, decide, slug, decision_draft(day=date(2026, 11, 23)))
    for _ in range(count):
        await do(plek.store, KERN, act, slug, action_draft(doer=DOER, due=due))
    await quiet(plek)
    return slug


async def at(plek, day, hour=9):
    """It becomes a day; what is due by then is brought, and what is looked at then too."""
    plek.clock.now = datetime(2026, 11, day, hour, tzinfo=UTC)
    await plek.work()
    plek.post.sent.clear()
    await remind(plek.store)
    await plek.work()


async def test_a_doer_gets_all_of_a_day_on_one_card(plek):
    await acting(plek, count=2)
    await at(plek, 26)
    [mine] = plek.post.to(PIETER)
    assert "Deze 2 dingen liggen nog bij jou" in words_of(mine)
    assert "Actie 1: Het loket openen" in words_of(mine)
    assert "klaar op 3 december 2026, over 7 dagen" in words_of(mine)
    assert buttons_of(mine) == [
        *("Klaar", "Later (een week)", "Signaal 1") * 2,
        "Mijn herinneringen",
    ]
    assert plek.post.to(FATIMA) == []


async def test_it_is_said_once_however_often_and_by_whomever_is_looked(plek):
    await acting(plek)
    await at(plek, 26)
    for _ in range(3):
        assert not await remind(plek.store)
        plek.clock.forward(hours=1)
        await plek.work()
    assert len(plek.post.to(PIETER)) == 1


async def test_what_was_found_in_the_daytime_is_not_brought_at_night(plek):
    await acting(plek)
    plek.clock.now = datetime(2026, 11, 26, 15, 59, tzinfo=UTC)
    assert await remind(plek.store)
    plek.clock.forward(hours=8)
    await plek.work()
    assert plek.post.sent == []
    plek.clock.now = datetime(2026, 11, 27, 7, 59, tzinfo=UTC)
    assert not await remind(plek.store)
    await plek.work()
    assert plek.post.sent == []
    await do(plek.store, KERN, act, "1", action_draft(doer=DOER, due="4-12-2026"))
    await quiet(plek)
    await remind(plek.store)
    await plek.work()
    [mine] = plek.post.to(PIETER)  # with what is new that day on the same card
    assert "Deze 2 dingen liggen nog bij jou" in words_of(mine)
    plek.clock.forward(hours=20)
    await remind(plek.store)
    await plek.work()
    assert len(plek.post.to(PIETER)) == 1


async def test_a_week_that_is_late_is_brought_the_next_morning_once(plek):
    await raised(plek)
    plek.clock.now = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)
    await plek.work()
    plek.post.sent.clear()
    await remind(plek.store)
    plek.clock.forward(minutes=5)
    await plek.work()
    assert plek.post.within(DESK_PLACE) == []
    plek.clock.now = datetime(2026, 12, 1, 8, tzinfo=UTC)
    await remind(plek.store)
    await plek.work()
    assert len(plek.post.within(DESK_PLACE)) == 1


async def test_who_did_it_in_the_meantime_hears_nothing(plek):
    await acting(plek)
    plek.clock.now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    await remind(plek.store)
    async with plek.store.write("system") as unit:
        action = await unit.of(FollowUp).get("actie-1")
        await unit.of(FollowUp).put(action.model_copy(update={"state": "dropped"}))
    await plek.work()
    assert plek.post.to(PIETER) == []


async def test_done_asks_what_came_of_an_action_and_then_it_is_over(plek):
    slug = await acting(plek)
    await at(plek, 26)
    chat = plek.chat(PIETER)
    [mine] = plek.post.to(PIETER)
    form = await chat.press(mine, "Klaar")
    assert inputs_of(card_of(form))["action"]["value"] == "actie-1"
    await chat.press(form, "Actie afronden", result="Het loket is open.")
    assert (await plek.get(FollowUp, "actie-1")).state == "done"
    assert "ligt niet meer bij jou" in words_of(await chat.press(mine, "Klaar"))
    assert "ligt niet meer bij jou" in words_of(await chat.press(mine, "Later (een week)"))
    assert "Signaal 1" in words_of(await chat.press(mine, f"Signaal {slug}"))


async def test_done_of_a_proposal_tells_the_kernteam_and_stops_it(plek):
    slug = await proposed(plek, "3-12-2026")
    await at(plek, 26)
    [mine] = plek.post.to(PIETER)
    plek.post.sent.clear()
    answer = await plek.chat(PIETER).press(mine, "Klaar")
    assert "Ik vertel het aan wie dit" in words_of(answer)
    await plek.work()
    [told] = plek.post.to(SANNE)
    assert "Pieter van den Berg zegt dat dit voorstel klaar is" in words_of(told)
    form = await plek.chat(SANNE).press(told, "Agenderen")
    assert "day" in inputs_of(card_of(form))
    assert (await plek.get(Proposal, "voorstel-1")).ready
    await plek.chat(PIETER).press(mine, "Klaar")
    await at(plek, 30)
    assert plek.post.to(PIETER) == []
    assert (await plek.get(Signal, slug)).status == "proposed"


async def test_done_of_a_proposal_without_a_text_asks_for_it(plek):
    await proposed(plek, "3-12-2026", text="")
    await at(plek, 26)
    [mine] = plek.post.to(PIETER)
    form = await plek.chat(PIETER).press(mine, "Klaar")
    assert "text" in inputs_of(card_of(form))
    assert not (await plek.get(Proposal, "voorstel-1")).ready


async def test_who_raised_it_is_reminded_of_a_question_once_and_can_answer(plek):
    slug = await asked(plek)
    await at(plek, 30)
    [mine] = plek.post.to(FATIMA)
    assert "Vraag over signaal 1: Waar speelt dit?" in words_of(mine)
    assert "gevraagd op 23 november 2026" in words_of(mine)
    form = await plek.chat(FATIMA).press(mine, "Beantwoorden")
    await plek.chat(FATIMA).press(form, "Antwoord versturen", note="In Losser.")
    assert (await plek.get(Signal, slug)).status == "picked_up"


async def test_later_is_a_week_later_and_says_when(plek):
    await acting(plek)
    await at(plek, 26)
    [mine] = plek.post.to(PIETER)
    answer = await plek.chat(PIETER).press(mine, "Later (een week)")
    assert "pas weer aan op 3 december 2026" in words_of(answer)
    assert "herinnering op 3 december 2026" in words_of(answer)


async def test_a_card_that_somebody_else_presses_or_forges_does_nothing(plek):
    await acting(plek)
    await at(plek, 26)
    [mine] = plek.post.to(PIETER)
    for person in (FATIMA, SANNE):
        for title in ("Klaar", "Later (een week)"):
            answer = await plek.chat(person).press(mine, title)
            assert "ligt niet meer bij jou" in words_of(answer)
            assert "loket" not in words_of(answer)
    for thing in ("", "actions", "actions/", "actions/actie-9", "members/x", "x" * 5_000, "a\0b"):
        for verb in ("reminders.later", "reminders.done"):
            answer = await plek.chat(PIETER).call(verb, thing=thing)
            assert "ligt niet meer bij jou" in words_of(answer)
    assert await plek.all(ReminderSnoozes) == []
    assert (await plek.get(FollowUp, "actie-1")).state == "open"


async def test_who_wants_to_see_what_comes_and_pauses_it(plek):
    await acting(plek)
    chat = plek.chat(PIETER)
    mine = await chat.say("herinneringen")
    assert "herinnering op 26 november 2026" in words_of(mine)
    assert "Weekoverzicht van het kernteam" not in buttons_of(mine)
    form = await chat.press(mine, "Pauzeer tot …")
    wrong = await chat.press(form, "Pauzeer", until="gisteren")
    assert "Bedoel je met “gisteren” deze dag?" in words_of(wrong)
    assert inputs_of(card_of(wrong))["until"]["value"] == "gisteren"
    paused = await chat.press(wrong, "Pauzeer", until="7-12-2026")
    assert "Vanaf 7 december 2026 komen ze weer" in words_of(paused)
    await at(plek, 26)
    assert plek.post.to(PIETER) == []
    off = await chat.press(paused, "Zet uit")
    assert "Je herinneringen staan uit" in words_of(off)
    back = await chat.press(off, "Zet weer aan")
    assert "Goed, ik herinner weer" in words_of(back)
    await at(plek, 27)
    assert len(plek.post.to(PIETER)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("herinneringen uit", "staan uit"),
        ("reminders off", "staan uit"),
        ("herinneringen aan", "herinner weer"),
        ("herinneringen pauzeer tot 7 december 2026", "Vanaf 7 december 2026"),
        ("herinneringen pauzeer", "Tot welke dag"),
        ("herinneringen pauzeer tot sint-juttemis", "kan ik niet als dag lezen"),
        ("herinneringen graag", "Hieraan herinner ik je"),
    ],
)
async def test_in_words(plek, words, said):
    await acting(plek)
    assert said in words_of(await plek.chat(PIETER).say(words))


async def test_where_others_read_along_it_is_shown_to_one_alone(plek):
    await acting(plek)
    shown = await plek.chat(PIETER, CHANNEL).say("herinneringen")
    assert shown.private
    assert "loket" not in words_of(shown.instead)
    mine = await plek.chat(PIETER, CHANNEL).press(shown.instead, "Open")
    assert "Het loket openen" in words_of(mine)


async def test_the_kernteam_hears_on_monday_in_its_channel_what_lies_longest(plek):
    for _ in range(5):
        await raised(plek)
    await asked(plek)
    await at(plek, 30)
    [week] = plek.post.within(DESK_PLACE)
    words = words_of(week)
    assert "Er zijn 5 nieuwe signalen" in words
    assert "Er wacht 1 vraag" in words
    assert "Signaal 1" in words
    assert "Signalen: wat er te doen is" in words_of(
        await plek.chat(SANNE, DESK_PLACE).press(week, "Kijk wat er te doen is")
    )
    await at(plek, 30, 15)
    assert plek.post.within(DESK_PLACE) == []


async def test_a_week_without_anything_is_not_told(plek):
    await at(plek, 30)
    assert plek.post.sent == []


async def test_without_a_channel_of_its_own_each_of_the_kernteam_hears_it(content_url):
    async with signal_town(content_url, routes=None, content=False, desk=False) as plek:
        await raised(plek)
        await at(plek, 30)
        assert len(plek.post.to(SANNE)) == len(plek.post.to(JOOST)) == 1
        assert plek.post.to(FATIMA) == []


async def test_the_kernteam_pauses_its_week(plek):
    await raised(plek)
    await remind(plek.store)
    chat = plek.chat(SANNE)
    mine = await chat.say("herinneringen")
    week = await chat.press(mine, "Weekoverzicht van het kernteam")
    assert "Het komt weer op 30 november 2026" in words_of(week)
    off = await chat.press(week, "Zet uit")
    assert "Het weekoverzicht staat uit" in words_of(off)
    await at(plek, 30)
    assert plek.post.within(DESK_PLACE) == []
    form = await chat.press(off, "Pauzeer tot …")
    paused = await chat.press(form, "Pauzeer", until="2-12-2026")
    assert "Vanaf 2 december 2026 komt het weer" in words_of(paused)


async def test_the_kernteam_pauses_the_reminders_of_a_signal(plek):
    slug = await acting(plek)
    chat = plek.chat(SANNE)
    card = await chat.call("signals.reminders", signal=slug)
    off = await chat.press(card, "Zet uit")
    assert "De herinneringen aan dit signaal staan uit" in words_of(off)
    await at(plek, 26)
    assert plek.post.to(PIETER) == []
    mine = await plek.chat(PIETER).say("herinneringen")
    assert "geen herinnering meer" in words_of(mine)


@pytest.mark.parametrize("verb", ["signals.reminders", "reminders.off", "reminders.on"])
@pytest.mark.parametrize("slug", ["1", "99", "../x"])
async def test_others_can_pause_nothing_of_the_kernteam_and_learn_nothing(plek, verb, slug):
    await acting(plek)
    said = set()
    for data in ({"of": "signal", "signal": slug}, {"of": "week"}):
        said.add(words_of(await plek.chat(PIETER).call(verb, **data)))
    assert said == {words_of(await plek.chat(FATIMA).call("signals.reminders", signal="1"))}
    assert await plek.all(ReminderSnoozes) == []


async def test_nobody_pauses_somebody_else(plek):
    await acting(plek)
    await plek.chat(SANNE).call("reminders.off", of=DOER, whose=DOER, member=DOER)
    assert [one.slug for one in await plek.all(ReminderSnoozes)] == [KERN]
    assert await plek.get(ReminderSnoozes, WEEK) is None


async def test_three_bots_on_one_database_remind_once(store_url):
    async with signal_town(store_url, routes=None) as plek:
        await acting(plek, "7-12-2026", count=2)
        await raised(plek)
        plek.clock.now = datetime(2026, 11, 30, 9, tzinfo=UTC)
        await plek.work()
        plek.post.sent.clear()
        async with (
            await Store.open(store_url, clock=plek.clock) as second,
            await Store.open(store_url, clock=plek.clock) as third,
        ):
            stores = (plek.store, second, third)
            assert sum(await at_once(*map(remind, stores))) == 1
            workers = [
                Worker(
                    one,
                    one.outbox,
                    plek.post,
                    plek.router.subscribers,
                    Language.DUTCH,
                    clock=plek.clock,
                )
                for one in stores
            ]
            for _ in range(5):
                await at_once(*(one.once() for one in workers))
        assert len(plek.post.to(PIETER)) == 1
        assert len(plek.post.within(DESK_PLACE)) == 1


async def test_the_task_looks_every_few_minutes_and_outlives_trouble(plek):
    slept = []

    class Stop(BaseException):
        """Ends the task."""

    class Broken:
        def read(self):
            raise NotFound("reminders", "x")

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise Stop

    for registry in (plek.store, Broken()):
        slept.clear()
        with pytest.raises(Stop):
            await keep_reminding(registry, sleep)
        assert slept == [one.total_seconds() for one in (FIRST, EVERY, EVERY)]
