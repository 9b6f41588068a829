"""A day that is typed is read, asked with buttons, or refused; the form stays filled in."""

from datetime import date

import pytest

from registry.core.vocabulary import Language
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus
from tests.bot.conversations.signals.steps.fixtures_steps import chat, placed, steps_town
from tests.registry.signals.fixtures_signals import KERN, RAISER
from tests.support.conversation import buttons_of, words_of

PRESSED = "chosen:day"


@pytest.fixture
async def plek(sqlite_url):
    async with steps_town(sqlite_url) as running:
        yield running


async def proposed(plek):
    await placed(plek, SignalStatus.PROPOSED, 1)
    async with plek.store.write("system") as unit:
        proposal = await unit.of(Proposal).get("voorstel-1")
        await unit.of(Proposal).put(proposal.model_copy(update={"hearings": ()}))


async def meetings(plek):
    return [one.meeting for one in (await plek.get(Proposal, "voorstel-1")).hearings]


@pytest.mark.parametrize(  # it is Monday 23 November 2026
    ("words", "day"),
    [
        ("dinsdag", date(2026, 11, 24)),
        ("op eerste dinsdag van maart", date(2027, 3, 2)),
        ("voor de stuurgroep van 1-3-27", date(2027, 3, 1)),
        ("over drie weken", date(2026, 12, 14)),
        ("volgende week vrijdag graag", date(2026, 12, 4)),
        ("March 3rd 2027", date(2027, 3, 3)),
    ],
)
async def test_a_meeting_is_on_the_day_that_was_typed(plek, words, day):
    await proposed(plek)
    await chat(plek, KERN).say(f"signal 1 agendeer {words}")
    assert await meetings(plek) == [f"stuurgroep-{day}"]


@pytest.mark.parametrize(
    ("words", "said", "buttons"),
    [
        ("maandag", "op meer manieren", ["23 november 2026", "30 november 2026"]),
        ("half maart", "niet één dag", ["11 maart 2027", "20 maart 2027"]),
        ("1 maart 2037", "Bedoel je", ["1 maart 2037"]),
        ("31 april", "bestaat niet", ["30 april 2027", "1 mei 2027"]),
        ("1 maart 2027 10.00-12.00 uur", "een tijd", ["1 maart 2027"]),
    ],
)
async def test_a_day_in_doubt_is_asked_with_buttons(plek, words, said, buttons):
    await proposed(plek)
    talk = chat(plek, KERN)
    answer = await talk.say(f"signal 1 agendeer {words} ambassadeurs")
    assert said in words_of(answer)
    assert [one for one in buttons_of(answer) if one in buttons] == buttons
    assert await meetings(plek) == []

    await talk.press(answer, buttons[-1])
    (meeting,) = await meetings(plek)
    assert meeting.startswith("ambassadeurs-20")


async def test_words_that_are_no_part_of_the_day_are_named(plek):
    await proposed(plek)
    answer = await chat(plek, KERN).say("signal 1 agendeer 1 maart 2027 in Zwolle")
    assert "“in Zwolle”" in words_of(answer)
    assert await meetings(plek) == []


async def test_who_reads_english_is_asked_whether_the_month_comes_first(plek):
    await proposed(plek)
    talk = chat(plek, KERN)
    await talk.say("taal en")
    answer = await talk.say("signal 1 agenda 3-1")
    assert {"3 January 2027", "1 March 2027"} <= set(buttons_of(answer)), Language.ENGLISH


async def test_an_outcome_before_the_meeting_is_refused_with_its_date(plek):
    await proposed(plek)
    talk = chat(plek, KERN)
    await talk.say("signal 1 agendeer 1 maart 2027")
    answer = await talk.say("signal 1 uitkomst terug Wie betaalt dit?")
    assert "1 maart 2027" in words_of(answer)
    assert "Wie betaalt dit?" in str(answer.card)
    assert (await plek.get(Signal, "1")).status is SignalStatus.ON_AGENDA

    await talk.say("signal 1 verzet vandaag")
    await talk.say("signal 1 uitkomst terug Wie betaalt dit?")
    assert (await plek.get(Signal, "1")).status is SignalStatus.SENT_BACK


async def test_a_decision_of_tomorrow_is_asked_and_then_refused_with_what_was_filled_in(plek):
    await placed(plek, SignalStatus.TAKEN_UP, 1)
    talk = chat(plek, KERN)
    answer = await talk.say("signal 1 besluit Provinciale Staten, morgen: Er komt een loket.")
    assert "24 november 2026" in buttons_of(answer)
    answer = await talk.press(answer, "24 november 2026")
    assert "nog niet geweest" in words_of(answer)
    assert await plek.all(Decision) == []


async def test_who_raised_it_withdraws_it_and_its_course_says_so(plek):
    await placed(plek, SignalStatus.NEW, 1)
    answer = await chat(plek, RAISER).say("signal 1 trek in Het is al opgelost")
    assert "ingetrokken" in words_of(answer)
    signal = await plek.get(Signal, "1")
    assert (signal.status, signal.history[-1].note) == ("set_aside", "Het is al opgelost")
