"""What people hear of signals: everything once, bundled, and nothing that is not for them."""

from datetime import UTC, datetime, timedelta

import pytest

from cards.kit.translator import translator
from cards.signals.news.wording import words
from registry.core.vocabulary import Language
from registry.digests.signal_news import SignalNews
from registry.members.aliases import known_as_many
from registry.members.member import Member
from registry.privacy.export_and_erase import erase
from registry.signals.news_view import NewsItem, NewsStep, Relation
from registry.signals.proposals.follow_up import FollowUpDraft
from registry.signals.proposals.proposal import ProposalDraft
from registry.signals.signal import Signal, Step
from registry.signals.transitions import STEPS, Recipient, SignalStatus, SignalStep
from registry.signals.workflow.hearing_workflow import (
    agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    finish,
    propose,
    revise,
)
from registry.signals.workflow.signal_workflow import (
    answer,
    ask,
    bundle,
    close,
    join,
    pick_up,
    reopen,
    set_aside,
)
from tests.bot.conversations.signals.fixtures_signals import (
    JOINER,
    KERN,
    KERN_B,
    RAISER,
    later,
    raised,
    signal_town,
)
from tests.registry.signals.fixtures_signals import TOWN_DAY, decision_draft, do
from tests.support.conversation import (
    FATIMA,
    PIETER,
    SANNE,
    button_of,
    buttons_of,
    card_of,
    words_of,
)

OUTCOMES = (SignalStatus.TAKEN_UP, SignalStatus.SENT_BACK, SignalStatus.NOT_NOW)


@pytest.fixture
async def plek(sqlite_url):
    async with signal_town(sqlite_url, content=False) as town:
        yield town


async def news_of(plek, person):
    await later(plek, minutes=11)
    return [words_of(one) for one in plek.post.to(person)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "step", [one for one, rule in STEPS.items() if rule.hears != (Recipient.KERNTEAM,)]
)
def test_every_step_that_people_hear_of_can_be_told_to_all_of_them(step, language):
    for why in Relation:
        for status in OUTCOMES if step is SignalStep.OUTCOME else SignalStatus:
            taken = NewsStep(Step(step=step, at=datetime.now(UTC), status=status))
            said = words(translator(language), NewsItem(1, None, why, (taken,)), taken)
            assert said.what
            assert said.means


class TestMembers:
    async def test_all_that_happens_in_one_sitting_is_one_card(self, plek):
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        await plek.work()
        assert plek.post.to(FATIMA) == []
        await do(plek.store, KERN, set_aside, "1", "Dit speelt al bij het waterschap.")

        [card] = await news_of(plek, FATIMA)
        assert "opgepakt" in card
        assert "doet nu niets" in card
        assert "Dit speelt al bij het waterschap." in card
        assert "Nu: Terzijde gelegd" in card
        assert "Jij hebt dit signaal gestuurd." in card

    async def test_what_comes_after_the_card_is_in_the_next_one(self, plek):
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        await later(plek, minutes=11)
        await do(plek.store, KERN, set_aside, "1", "Geen tijd.")

        first, second = await news_of(plek, FATIMA)
        assert "opgepakt" in first
        assert "Geen tijd." not in first
        assert "Geen tijd." in second
        assert "heeft dit signaal opgepakt" not in second

    async def test_who_takes_a_step_hears_nothing_of_it(self, plek):
        await raised(plek, KERN)
        await do(plek.store, KERN, pick_up, "1")

        assert await news_of(plek, SANNE) == []

    async def test_nothing_is_brought_when_nothing_is_saved_up(self, plek):
        await raised(plek)
        await later(plek, hours=30)

        assert plek.post.to(FATIMA) == []

    async def test_a_question_comes_sooner_and_is_answered_from_the_card(self, plek):
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        await do(plek.store, KERN, ask, "1", "Waar speelt dit?")
        await later(plek, minutes=1)

        [card] = plek.post.to(FATIMA)
        assert "Waar speelt dit?" in words_of(card)
        assert "heeft een vraag aan je" in words_of(card)
        assert card.answer.text == "Het kernteam heeft een vraag aan je over signaal 1."
        pressed = button_of(card_of(card), "Beantwoorden")
        assert pressed["verb"] == "signals.step"
        assert pressed["data"] == {"signal": "1", "seen": 3, "step": "answer"}
        assert await news_of(plek, FATIMA) == [words_of(card)], "and not once more"

    async def test_a_question_that_was_answered_meanwhile_asks_nothing(self, plek):
        await raised(plek)
        await do(plek.store, KERN, ask, "1", "Waar speelt dit?")
        await do(plek.store, KERN_B, answer, "1", "Zij belde: in Losser.")

        [card] = await news_of(plek, FATIMA)
        assert "had een vraag aan je" in card
        assert buttons_of(plek.post.to(FATIMA)[0]) == ["Bekijk"]

    async def test_who_joined_hears_that_there_is_a_question_and_not_which(self, plek):
        await raised(plek)
        await do(plek.store, JOINER, join, "1")
        await do(plek.store, KERN, ask, "1", "Wat zegt jouw chef ervan?")

        [card] = await news_of(plek, PIETER)
        assert "vraag aan wie dit signaal stuurde" in card
        assert "chef" not in card
        assert "Beantwoorden" not in buttons_of(plek.post.to(PIETER)[0])

    async def test_nobody_is_named_who_is_anonymous(self, plek):
        await raised(plek, anonymous=True)
        await do(plek.store, KERN, pick_up, "1")
        await later(plek, minutes=11)
        await do(plek.store, JOINER, join, "1", note="Hier ook.", anonymous=True)
        await do(plek.store, KERN, set_aside, "1", "Reden tussen ons.")
        await later(plek, minutes=11)

        joined = words_of(plek.post.to(PIETER)[-1])
        assert "Fatima" not in joined
        assert "Reden tussen ons." not in joined
        assert "Pieter" not in words_of(plek.post.to(FATIMA)[-1])
        assert "Pieter van den Berg ziet dit ook" in words_of(plek.post.to(SANNE)[-1])

    async def test_several_signals_are_one_card_in_parts(self, plek):
        await raised(plek)
        await raised(plek, seen="De kaarten van de ondergrond zijn verouderd.")
        for slug in ("1", "2"):
            await do(plek.store, KERN, pick_up, slug)

        [card] = await news_of(plek, FATIMA)
        assert "Nieuws over 2 signalen" in card
        assert "Signaal 1: Kennis over de bodem" in card
        assert "Signaal 2: De kaarten" in card

    async def test_the_question_is_on_top(self, plek):
        await raised(plek)
        await raised(plek, seen="De kaarten van de ondergrond zijn verouderd.")
        await do(plek.store, KERN, ask, "1", "Waar?")
        await do(plek.store, KERN, pick_up, "2")

        [card] = await news_of(plek, FATIMA)
        assert card.index("Signaal 1") < card.index("Signaal 2")

    async def test_twenty_who_join_are_one_line_for_the_owner(self, plek):
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        async with plek.store.write("system") as unit:
            keys = [f"lid-{at}" for at in range(20)]
            await unit.of(Member).add_all([Member(slug=key, name=key) for key in keys])
        for key in keys:
            await do(plek.store, key, join, "1")

        [card] = await news_of(plek, SANNE)
        assert "20 mensen zien dit ook." in card

    async def test_who_is_bundled_hears_how_it_goes_on(self, plek):
        await raised(plek)
        await raised(plek, JOINER, seen="Bij ons blijft kennis over de bodem ook liggen.")
        await do(plek.store, KERN, bundle, "1", ["2"])
        await later(plek, minutes=11)
        assert "gebundeld met signaal 1" in words_of(plek.post.to(PIETER)[0])
        assert "Er is een signaal bij gekomen" in words_of(plek.post.to(FATIMA)[0])
        await do(plek.store, KERN, set_aside, "1", "Reden tussen ons.")
        await later(plek, minutes=11)

        last = plek.post.to(PIETER)[-1]
        assert "Jouw signaal 2 is hier een deel van." in words_of(last)
        assert "doet nu niets" in words_of(last)
        assert "Reden tussen ons." not in words_of(last)
        assert button_of(card_of(last), "Bekijk")["data"] == {"signal": "2"}

    async def test_a_worker_and_a_doer_hear_what_is_expected_and_by_when(self, plek):
        await raised(plek, KERN)
        await do(plek.store, KERN, pick_up, "1")
        draft = ProposalDraft.of(
            {"title": "Een bodemloket", "workers": (JOINER,), "due": "1-2-2027", "text": "Eerst."}
        )
        await do(plek.store, KERN, propose, "1", draft)
        [card] = await news_of(plek, PIETER)
        assert "Jij werkt mee aan een verbetervoorstel: Een bodemloket" in card
        assert "Uiterlijk 1 februari 2027 is het klaar." in card
        await do(plek.store, KERN, agenda, "1", TOWN_DAY)
        await do(plek.store, KERN, outcome, "1", "sent_back", "Wat kost het?")
        card = (await news_of(plek, PIETER))[-1]
        assert "De Stuurgroep bespreekt het verbetervoorstel op 23 november 2026." in card
        assert "Wat kost het?" in card
        assert "Pas het voorstel aan" in card
        await do(plek.store, JOINER, revise, "1", "Goedkoper.")
        await do(plek.store, KERN, agenda, "1", TOWN_DAY + timedelta(days=1))
        plek.clock.forward(days=1)
        await do(plek.store, KERN, outcome, "1", "taken_up")
        await do(plek.store, KERN, decide, "1", decision_draft(day=TOWN_DAY))
        job = FollowUpDraft.of({"what": "Het loket openen", "doer": RAISER, "due": "1-7-2027"})
        await do(plek.store, KERN, act, "1", job)
        [card] = await news_of(plek, FATIMA)
        assert "Er is een actie voor jou afgesproken." in card
        assert "Doe dit uiterlijk 1 juli 2027." in card
        assert "Het loket openen" in card
        card = (await news_of(plek, PIETER))[-1]
        assert "Er is een besluit genomen door Provinciale Staten op 23 november 2026." in card
        assert "In de praktijk gaat nu iemand aan de slag." in card
        await do(plek.store, RAISER, finish, "1", "actie-1", "Het is open.", done=False)
        await do(plek.store, KERN, close, "1", "Een loket helpt.")
        card = (await news_of(plek, PIETER))[-1]
        assert "Een actie gaat niet door." in card
        assert "Een loket helpt." in card

    async def test_everybody_hears_it_in_their_own_language(self, plek):
        await raised(plek)
        async with plek.store.write(RAISER) as unit:
            known = await unit.of(Member).get(RAISER)
            news = {"language": Language.ENGLISH}
            await unit.of(Member).put(known.model_copy(update=news))
        await do(plek.store, KERN, pick_up, "1")

        [card] = await news_of(plek, FATIMA)
        assert "The core team picked up this signal." in card

    @pytest.mark.parametrize("before", [True, False])
    async def test_who_left_hears_nothing_more(self, plek, before):
        await raised(plek)
        if before:
            await leave(plek, RAISER)
        await do(plek.store, KERN, pick_up, "1")
        await plek.work()
        await leave(plek, RAISER)

        assert await news_of(plek, FATIMA) == []
        known = await plek.get(SignalNews, RAISER)
        assert known is None if before else known.deliveries == ()

    async def test_who_is_known_by_another_key_by_now_hears_it(self, plek):
        async with plek.store.write("system") as unit:
            await unit.of(Member).add(Member(slug="mail:fatima", name="Fatima"))
        await raised(plek, "mail:fatima")
        await do(plek.store, KERN, pick_up, "1")
        async with plek.store.write("system") as unit:
            await known_as_many(unit, {"mail:fatima": RAISER})
        await plek.work()
        await do(plek.store, KERN, set_aside, "1", "Geen tijd.")

        [card] = await news_of(plek, FATIMA)
        assert "opgepakt" in card
        assert "Geen tijd." in card

    async def test_who_was_erased_hears_nothing_and_leaves_no_pile(self, plek):
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        await plek.work()
        assert await plek.get(SignalNews, RAISER)
        async with plek.store.write(RAISER) as unit:
            await erase(unit, RAISER)
        await do(plek.store, KERN, set_aside, "1", "Geen tijd.")

        assert await news_of(plek, FATIMA) == []
        assert await plek.get(SignalNews, RAISER) is None
        assert RAISER not in str(await plek.all(SignalNews))

    async def test_who_is_erased_keeps_nothing_from_the_others(self, plek):
        await raised(plek)
        await do(plek.store, JOINER, join, "1")
        await later(plek, minutes=11)
        await do(plek.store, KERN, pick_up, "1")
        async with plek.store.write(JOINER) as unit:
            await erase(unit, JOINER)

        [card] = await news_of(plek, FATIMA)
        assert "opgepakt" in card
        assert plek.post.to(PIETER) == []
        assert await plek.get(SignalNews, JOINER) is None

    async def test_what_is_bundled_with_what_is_bundled_hears_it_too(self, plek):
        await raised(plek, KERN)
        await raised(plek, KERN, seen="Bij ons blijft kennis over de bodem ook liggen.")
        await raised(plek, JOINER, seen="Onze bodemkennis blijft ook al liggen.")
        await do(plek.store, KERN, bundle, "2", ["3"])
        await later(plek, minutes=11)
        await do(plek.store, KERN, bundle, "1", ["2"])
        card = (await news_of(plek, PIETER))[-1]

        assert "Jouw signaal 3 is hier een deel van." in card
        assert "gebundeld met signaal 1" in card

    async def test_who_had_to_do_with_it_before_hears_what_happened_then(self, plek):
        await raised(plek, KERN)
        await do(plek.store, KERN, pick_up, "1")
        draft = ProposalDraft.of({"title": "Een loket", "workers": (JOINER,), "text": "Zo."})
        await do(plek.store, KERN, propose, "1", draft)
        await do(plek.store, KERN, agenda, "1", TOWN_DAY)
        await do(plek.store, KERN, outcome, "1", "not_now", "Later.")
        await do(plek.store, KERN, close, "1", "Te vroeg.")
        await do(plek.store, KERN, reopen, "1", "Toch nog eens.")

        [card] = await news_of(plek, PIETER)
        assert "Je had eerder met dit signaal te maken." in card
        assert "Er komt een verbetervoorstel." in card
        assert "Jij werkt mee" not in card

    async def test_a_signal_that_went_leaves_no_empty_card(self, plek):
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        await plek.work()
        async with plek.store.write("system") as unit:
            await unit.of(Signal).remove("1")

        assert await news_of(plek, FATIMA) == []
        assert (await plek.get(SignalNews, RAISER)).deliveries == ()


async def leave(plek, key):
    async with plek.store.write("system") as unit:
        known = await unit.of(Member).get(key)
        left = {"status": "left", "left": unit.now}
        await unit.of(Member).put(known.model_copy(update=left))
