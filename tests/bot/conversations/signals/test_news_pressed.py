"""Buttons on the cards of news: they work for whom they are meant, and for nobody else."""

import pytest

from registry.signals.proposals.follow_up import FollowUpDraft
from registry.signals.proposals.proposal import ProposalDraft
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus
from registry.signals.workflow.hearing_workflow import (
    agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    propose,
)
from registry.signals.workflow.signal_workflow import ask, pick_up
from tests.bot.conversations.signals.fixtures_signals import (
    DESK_PLACE,
    JOINER,
    KERN,
    RAISER,
    later,
    raised,
    signal_town,
)
from tests.registry.signals.fixtures_signals import TOWN_DAY, decision_draft, do
from tests.support.conversation import FATIMA, JOOST, PIETER, SANNE, buttons_of, words_of


@pytest.fixture
async def plek(sqlite_url):
    async with signal_town(sqlite_url, routes=None, content=False) as town:
        yield town


async def desk(plek):
    [card] = plek.post.within(DESK_PLACE)
    return card


class TestDesk:
    async def test_the_kernteam_picks_up_and_every_card_shows_it(self, plek):
        await raised(plek)
        answer = await plek.chat(SANNE, DESK_PLACE).press(await desk(plek), "Oppakken")
        await plek.work()

        assert answer.private
        assert (await plek.get(Signal, "1")).owner == KERN
        assert "Nu: Opgepakt" in words_of(plek.post.within(DESK_PLACE)[-1])

    async def test_who_presses_second_hears_who_was_first(self, plek):
        await raised(plek)
        card = await desk(plek)
        await plek.chat(SANNE, DESK_PLACE).press(card, "Oppakken")
        late = await plek.chat(JOOST, DESK_PLACE).press(card, "Oppakken")

        assert "Sanne de Vries" in words_of(late)
        assert len((await plek.get(Signal, "1")).history) == 2

    @pytest.mark.parametrize(
        "title", ["Oppakken", "Vraag stellen", "Bundelen", "Terzijde leggen", "Alle signalen"]
    )
    async def test_others_get_a_no_for_their_eyes_and_the_card_stays(self, plek, title):
        await raised(plek)
        answer = await plek.chat(PIETER, DESK_PLACE).press(await desk(plek), title)
        await plek.work()

        assert answer.private
        assert "kernteam" in words_of(answer)
        assert "bodem" not in words_of(answer)
        assert len(plek.post.within(DESK_PLACE)) == 1
        assert (await plek.get(Signal, "1")).status is SignalStatus.NEW

    async def test_a_question_is_put_from_the_card(self, plek):
        await raised(plek)
        chat = plek.chat(SANNE, DESK_PLACE)
        form = await chat.press(await desk(plek), "Vraag stellen")
        assert form.private
        await chat.press(form, buttons_of(form)[0], note="Waar speelt dit?")

        assert (await plek.get(Signal, "1")).question == "Waar speelt dit?"


class TestMembers:
    async def test_a_question_is_answered_from_the_card_and_only_by_who_was_asked(self, plek):
        await raised(plek)
        await do(plek.store, KERN, ask, "1", "Waar speelt dit?")
        await later(plek, minutes=2)
        [card] = plek.post.to(FATIMA)
        other = await plek.chat(PIETER).press(card, "Beantwoorden")
        assert "Waar speelt dit?" not in words_of(other)
        form = await plek.chat(FATIMA).press(card, "Beantwoorden")
        await plek.chat(FATIMA).press(form, buttons_of(form)[0], note="In Losser.")
        await later(plek, minutes=2)

        assert (await plek.get(Signal, "1")).status is SignalStatus.PICKED_UP
        assert "Antwoord: In Losser." in words_of(plek.post.within(DESK_PLACE)[-1])
        await plek.chat(FATIMA).press(card, "Beantwoorden")
        assert len((await plek.get(Signal, "1")).history) == 3

    async def test_a_card_about_several_signals_stays_when_one_is_opened(self, plek):
        await raised(plek)
        await raised(plek, seen="De kaarten van de ondergrond zijn verouderd.")
        await do(plek.store, KERN, pick_up, "2")
        await do(plek.store, KERN, ask, "1", "Waar speelt dit?")
        await later(plek, minutes=11)
        [card] = plek.post.to(FATIMA)
        chat = plek.chat(FATIMA)

        answer = await chat.press(card, "Bekijk", at=1)
        assert not answer.replace
        assert "De kaarten van de ondergrond" in words_of(answer)
        form = await chat.press(card, "Beantwoorden")
        assert not form.replace
        assert "Waar speelt dit?" in words_of(form)
        own = await chat.press(card, "Mijn signalen")
        assert not own.replace
        assert "De kaarten van de ondergrond" in words_of(own)

    async def test_a_forged_button_shows_nothing_of_anybodys(self, plek):
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        for data in ({"signal": "99"}, {"signal": "1", "step": "close"}, {"proposal": "x"}, {}):
            answer = await plek.chat(PIETER).call("signals.news", **data)
            assert "bodem" not in words_of(answer)
        assert len((await plek.get(Signal, "1")).history) == 2

    async def test_a_worker_opens_the_proposal_and_a_doer_ends_the_action(self, plek):
        await raised(plek, KERN)
        await do(plek.store, KERN, pick_up, "1")
        draft = ProposalDraft.of({"title": "Een bodemloket", "workers": (JOINER,), "text": "Zo."})
        await do(plek.store, KERN, propose, "1", draft)
        await later(plek, minutes=11)
        shown = await plek.chat(PIETER).press(plek.post.to(PIETER)[0], "Bekijk het voorstel")
        assert "Een bodemloket" in words_of(shown)
        await do(plek.store, KERN, agenda, "1", TOWN_DAY)
        await do(plek.store, KERN, outcome, "1", "taken_up")
        await do(plek.store, KERN, decide, "1", decision_draft(day=TOWN_DAY))
        job = FollowUpDraft.of({"what": "Het loket openen", "doer": RAISER})
        await do(plek.store, KERN, act, "1", job)
        await later(plek, minutes=11)
        [card] = plek.post.to(FATIMA)
        form = await plek.chat(FATIMA).press(card, "Meld dat het klaar is")
        await plek.chat(FATIMA).press(form, buttons_of(form)[0], result="Het is open.")

        history = (await plek.get(Signal, "1")).history
        assert (history[-1].step, history[-1].note) == ("finish", "Het is open.")
