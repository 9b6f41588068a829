"""A signal and its proposal in conversation: who sees what of them, wherever it is asked for."""

import pytest

from bot.conversations.signals import card as signal_card
from bot.conversations.signals.views import kernteam_only
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.routes import Routes
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.signals.workflow.hearing_workflow import (
    agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    propose,
    revise,
)
from registry.signals.workflow.signal_workflow import answer as answer_it
from registry.signals.workflow.signal_workflow import (
    ask,
    bundle,
    join,
    pick_up,
    raise_signal,
    set_aside,
)
from tests.registry.signals.fixtures_signals import (
    TOWN_DAY,
    action_draft,
    decision_draft,
    do,
    draft,
    proposal_draft,
)
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    button_of,
    buttons_of,
    card_of,
    town,
    words_of,
)

SEEN = "Kennis over de bodem blijft liggen bij de waterschappen."
TEXT = "Eén bodemloket voor alle waterschappen."
only = Routes()


@only.command("alleen", en=("only",), about="signals-proposal-command", shown=False, slash=False)
async def no(ask: Ask):
    return kernteam_only(ask, ask.words)


def key(person):
    return member_key(person.id)


@pytest.fixture
async def plek(content_url):
    routes = [signal_card.routes, only]
    async with town(content_url, content=False, routes=routes, kernteam=[SANNE]) as running:
        for person in (FATIMA, PIETER, JOOST):
            await running.chat(person).say("alleen")
            async with running.store.write(key(person)) as unit:
                await known(unit, person)
        one = draft(anonymous=True, themes=(), source={"text": "Mail van Kees"})
        await do(running.store, key(FATIMA), raise_signal, one)
        yield running


async def known(unit, person):
    """They are known by name, as after any form that they sent."""
    if await unit.of(Member).find(key(person)) is None:
        await unit.of(Member).add(Member(slug=key(person), name=person.name))


async def take(plek, person, step, *args, **options):
    return await do(plek.store, key(person), step, *args, **options)


async def proposed(plek):
    await take(plek, SANNE, pick_up, "1")
    work = proposal_draft(text=TEXT, workers=(key(JOOST),))
    await take(plek, SANNE, propose, "1", work)


async def decided(plek):
    await proposed(plek)
    await take(plek, SANNE, agenda, "1", TOWN_DAY)
    await take(plek, SANNE, outcome, "1", "taken_up")
    await take(plek, SANNE, decide, "1", decision_draft(day=TOWN_DAY))
    await take(plek, SANNE, act, "1", action_draft(doer=key(PIETER), due="1-6-2027"))


async def show(plek, person, place=None, signal="1"):
    return await plek.chat(person, place).call("signals.show", signal=signal)


class TestTheCard:
    async def test_everybody_sees_what_plays(self, plek):
        for person in (FATIMA, PIETER, SANNE):
            answer = await show(plek, person)
            assert words_of(answer).startswith(f"Signaal 1: {SEEN}")
            assert "Nieuw · Probleem · In de regio · Twente" in words_of(answer)
            assert answer.private

    async def test_one_that_is_not_there_is_as_one_that_is_not_for_them(self, plek):
        missing = await show(plek, PIETER, signal="99")
        await take(plek, SANNE, set_aside, "1", "Dit speelt niet meer.")
        assert words_of(await show(plek, PIETER)) == words_of(missing)
        assert "Dit bestaat niet meer" in words_of(missing)
        for person in (FATIMA, SANNE):
            assert "Dit speelt niet meer." in words_of(await show(plek, person))

    @pytest.mark.parametrize("signal", ["", "../1", "1; drop", "é", [], None])
    async def test_what_is_no_signal_at_all_is_not_there_either(self, plek, signal):
        assert "Dit bestaat niet meer" in words_of(await show(plek, SANNE, signal=signal))

    async def test_who_raised_it_anonymously_is_told_to_the_kernteam_alone(self, plek):
        words = {one: words_of(await show(plek, one)) for one in (FATIMA, PIETER, SANNE)}
        assert "Gesignaleerd door: anoniem, 23 november 2026" in words[PIETER]
        assert "Gesignaleerd door: Fatima El Amrani (anoniem voor anderen)" in words[SANNE]
        assert "Gesignaleerd door: jou (anoniem voor anderen)" in words[FATIMA]
        hidden = ("Fatima", "Kees", "Bron")
        assert not [one for one in hidden if one in words[PIETER]]
        assert "Bron: Mail van Kees (persoon)" in words[SANNE]

    async def test_a_question_is_between_raiser_and_kernteam(self, plek):
        await take(plek, SANNE, ask, "1", "Waar speelt dit?")
        asked = words_of(await show(plek, FATIMA))
        assert "Het kernteam heeft een vraag aan jou:\nWaar speelt dit?" in asked
        assert "Waar speelt dit?" not in words_of(await show(plek, PIETER))
        await take(plek, FATIMA, answer_it, "1", "In Losser.")
        assert "In Losser." in words_of(await show(plek, SANNE))
        assert "In Losser." not in words_of(await show(plek, PIETER))
        assert "Vraag beantwoord · 23 november 2026" in words_of(await show(plek, PIETER))

    async def test_where_else_it_plays_and_who_said_so(self, plek):
        await take(plek, PIETER, join, "1", hub="noordelijk-flevoland", note="Ook hier.")
        await take(plek, JOOST, join, "1", note="Bij ons ook.", anonymous=True)
        words = words_of(await show(plek, FATIMA))
        assert "Speelt ook elders: 2 keer gezegd" in words
        assert "Noordelijk Flevoland · Pieter van den Berg: Ook hier." in words
        assert "anoniem: Bij ons ook." in words
        assert "Joost Bakker (anoniem voor anderen): Bij ons" in words_of(await show(plek, SANNE))

    async def test_what_is_bundled_shows_on_both(self, plek):
        await take(plek, PIETER, raise_signal, draft(seen="Ook bij ons in Enschede.", themes=()))
        await take(plek, SANNE, bundle, "1", ["2"])
        stays = await show(plek, PIETER)
        assert "Hierin gebundeld: 1 signaal\nSignaal 2: Ook bij ons in Enschede." in words_of(stays)
        part = await plek.chat(PIETER).press(stays, "Bekijk")
        assert "Dit signaal hoort nu bij een ander signaal." in words_of(part)
        assert f"Signaal 1: {SEEN}" in words_of(part)

    async def test_late_is_said_to_the_kernteam(self, plek):
        plek.clock.forward(days=8)
        late = "De volgende stap had er op 30 november 2026 moeten zijn."
        assert late in words_of(await show(plek, SANNE))
        assert late not in words_of(await show(plek, PIETER))

    async def test_its_likes_are_for_the_kernteam_while_they_sort_it(self, plek):
        like = "De kennis over de bodem blijft bij gemeenten liggen."
        await take(plek, PIETER, raise_signal, draft(seen=like, themes=()))
        assert f"Lijkt op\nSignaal 2: {like}" in words_of(await show(plek, SANNE))
        assert "Lijkt op" not in words_of(await show(plek, FATIMA))

    async def test_where_others_read_along_it_opens_for_one_alone(self, plek):
        answer = await show(plek, FATIMA, CHANNEL)
        assert SEEN not in words_of(answer.instead)
        opened = await plek.chat(PIETER, CHANNEL).press(answer.instead, "Open")
        assert SEEN in words_of(opened)
        assert "Fatima" not in words_of(opened)


class TestItsButtons:
    async def test_they_are_the_steps_of_who_looks(self, plek):
        assert buttons_of(await show(plek, PIETER)) == ["Dit speelt hier ook", "Mijn signalen"]
        assert buttons_of(await show(plek, FATIMA)) == ["Intrekken", "Wijzigen", "Mijn signalen"]
        kernteam = buttons_of(await show(plek, SANNE))
        assert kernteam[:4] == ["Oppakken", "Vraag stellen", "Bundelen", "Terzijde leggen"]
        await take(plek, PIETER, join, "1")
        assert buttons_of(await show(plek, PIETER)) == ["Mijn signalen"]
        await take(plek, SANNE, pick_up, "1")
        assert buttons_of(await show(plek, SANNE))[0] == "Voorstel beginnen"

    async def test_each_says_which_signal_which_round_and_which_step(self, plek):
        await take(plek, SANNE, pick_up, "1")
        card = card_of(await show(plek, SANNE))
        sent = {one["title"]: (one["verb"], one["data"]) for one in card["actions"]}
        step = {"signal": "1", "seen": 2}
        assert sent["Voorstel beginnen"] == ("signals.step", step | {"step": "propose"})
        assert sent["Dit speelt hier ook"] == ("signals.join_form", {"signal": "1"})
        assert sent["Wijzigen"] == ("signals.edit", step | {"step": "edit"})
        assert sent["Inbox"][0] == "signals.inbox"

    async def test_an_action_is_ended_by_who_does_it_and_by_the_kernteam(self, plek):
        await decided(plek)
        for person in (PIETER, SANNE):
            done = button_of(card_of(await show(plek, person)), "Klaar melden")
            assert done["data"]["action"] == "actie-1"
            assert (done["data"]["step"], done["verb"]) == ("finish", "signals.step")
        assert "Klaar melden" not in buttons_of(await show(plek, FATIMA))


class TestItsCourse:
    async def test_a_long_one_is_read_by_the_page(self, plek):
        await proposed(plek)
        for number in range(12):
            await take(plek, JOOST, revise, "1", f"Versie {number} van dit voorstel.")
        shown = await show(plek, PIETER)
        assert "7 eerdere stappen staan in het hele verloop." in words_of(shown)
        chat = plek.chat(PIETER)
        first = await chat.press(shown, "Hele verloop")
        assert "Gesignaleerd · 23 november 2026\nOpgepakt" in words_of(first)
        last = await chat.press(first, "Later")
        assert "Bladzijde 2 van 2" in words_of(last)
        assert "Later" not in buttons_of(last)
        assert words_of(await chat.press(last, "Eerder")) == words_of(first)
        back = await chat.press(last, "Terug naar het signaal")
        assert words_of(back) == words_of(shown)

    @pytest.mark.parametrize("page", ["-1", "x", "999999", [], {"a": 1}])
    async def test_a_page_that_is_not_there_is_the_nearest(self, plek, page):
        answer = await plek.chat(PIETER).call("signals.course", signal="1", page=page)
        assert "Verloop van signaal 1" in words_of(answer)

    async def test_of_a_signal_that_is_not_for_them_there_is_none(self, plek):
        await take(plek, SANNE, set_aside, "1", "Dit speelt niet meer.")
        answer = await plek.chat(PIETER).call("signals.course", signal="1")
        assert "Dit bestaat niet meer" in words_of(answer)


class TestProposals:
    async def test_a_draft_is_read_by_who_works_on_it(self, plek):
        await proposed(plek)
        for person in (JOOST, SANNE):
            answer = await plek.chat(person).say("voorstel 1")
            assert TEXT in words_of(answer)
            assert "Dit is een concept." in words_of(answer)
        answer = await plek.chat(PIETER).say("verbetervoorstel #1")
        assert TEXT not in words_of(answer)
        assert "De tekst is nog in de maak." in words_of(answer)

    @pytest.mark.parametrize("role", [Role.INITIATIVE, Role.STEERING, Role.AMBASSADOR])
    async def test_by_the_initiatiefgroep_and_the_stuurgroep_too(self, plek, role):
        await proposed(plek)
        async with plek.store.write(SYSTEM) as unit:
            seat = Membership(
                slug=Membership.key(role, key(PIETER)), member=key(PIETER), group=role, role=role
            )
            await unit.of(Membership).add(seat)
        words = words_of(await plek.chat(PIETER).say("proposal 1"))
        assert (TEXT in words) is (role is not Role.AMBASSADOR)

    async def test_by_everybody_after_a_meeting_with_what_came_of_it(self, plek):
        await decided(plek)
        shown = await show(plek, PIETER)
        for words in (words_of(shown), words_of(await plek.chat(FATIMA).say("voorstel 1"))):
            assert "Stuurgroep, 23 november 2026: Overgenomen" in words
            assert "Besluit 1 · Provinciale Staten · 23 november 2026\nEr komt een loket." in words
            assert "Actie 1: Het loket openen\nPieter van den Berg · uiterlijk 1 juni" in words
        proposal = await plek.chat(PIETER).press(shown, "Bekijk")
        assert TEXT in words_of(proposal)
        assert "Wie werkt eraan: Joost Bakker" in words_of(proposal)
        back = await plek.chat(PIETER).press(proposal, "Bekijk")
        assert words_of(back) == words_of(shown)

    async def test_an_earlier_text_by_who_may_read_it(self, plek):
        await proposed(plek)
        await take(plek, SANNE, agenda, "1", TOWN_DAY)
        await take(plek, SANNE, outcome, "1", "sent_back", "Wie betaalt dit?")
        await take(plek, JOOST, revise, "1", "De provincies betalen.")
        chat = plek.chat(JOOST)
        latest = await chat.say("voorstel 1")
        assert "De provincies betalen." in words_of(latest)
        assert TEXT in words_of(await chat.press(latest, "Versie 1"))
        forged = await plek.chat(PIETER).call(
            "signals.proposal", proposal="voorstel-1", version="2"
        )
        assert "De provincies betalen." not in words_of(forged)
        assert TEXT in words_of(forged)

    @pytest.mark.parametrize("words", ["", " voor een loket", " 3 graag", " x", " 0x1"])
    async def test_without_a_number_it_says_how(self, plek, words):
        answer = await plek.chat(PIETER).say(f"voorstel{words}")
        assert "Typ bijvoorbeeld: voorstel 3." in words_of(answer)

    async def test_one_that_is_not_there_is_as_one_that_is_not_for_them(self, plek):
        await proposed(plek)
        answer = await plek.chat(PIETER).say("voorstel 7")
        assert words_of(answer) == "Voorstel 7 is er niet, of het is niet voor jou te zien."
        forged = await plek.chat(PIETER).call("signals.proposal", proposal="voorstel-7")
        assert "Dit bestaat niet meer" in words_of(forged)


class TestForTheKernteam:
    async def test_a_friendly_no_offers_to_raise_what_was_written(self, plek):
        answer = await plek.chat(PIETER).say("alleen Het peil zakt overal")
        assert "Dit is voor het kernteam." in words_of(answer)
        raise_it = button_of(card_of(answer), "Signaleer dit")
        assert (raise_it["verb"], raise_it["data"]) == (
            "signals.form",
            {"seen": "Het peil zakt overal"},
        )

    async def test_or_is_a_sentence_alone(self, plek):
        answer = await plek.chat(PIETER).say("alleen")
        assert (answer.card, words_of(answer)) == (None, "Dit is voor het kernteam.")
