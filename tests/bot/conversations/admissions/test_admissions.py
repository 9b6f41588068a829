"""Asking to be let in from chat, by words and buttons, and deciding on it: honest and forged."""

import pytest

from bot.conversations.admissions.asking import Wish, wish
from bot.jobs.access import end_access
from bot.jobs.reminders import remind
from registry.admissions.request import AdmissionRequest, AdmissionStatus
from registry.core.membership import ChannelMembership, Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import close
from registry.onboarding.appointments import appoint
from tests.registry.admissions.test_admissions import JULY, TODAY
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    KERNTEAM_CHANNEL,
    PIETER,
    SANNE,
    button_of,
    buttons_of,
    card_of,
    town,
    values_of,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        for person in (FATIMA, PIETER):
            await running.chat(person).say("taal nl")
        await running.chat(SANNE, KERNTEAM_CHANNEL).say("hubs")
        async with running.store.write(SYSTEM) as unit:
            await appoint(unit, "twente", PIETER.id)
        yield running


async def seat(plek, group, member=FATIMA.id):
    return await plek.get(Membership, Membership.key(group, member))


async def asked(plek, words="mag ik bij hub twente", **more):
    form = await plek.chat(FATIMA).say(words)
    answer = await plek.chat(FATIMA).press(form, "Vraag het", **({"why": "Ik werk mee"} | more))
    await plek.work()
    return answer


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("hub twente", Wish("hub twente")),
        ("bij de initiatiefgroep", Wish("initiatiefgroep")),
        ("hub twente tot 1 juli", Wish("hub twente", until="tot 1 juli")),
        (
            "twente omdat ik meewerk aan Broekheurne",
            Wish("twente", why="ik meewerk aan Broekheurne"),
        ),
        ("het kanaal Kernteam van Twente", Wish("Twente", "Kernteam")),
        ("the private channel Kernteam of hub Twente", Wish("hub Twente", "Kernteam")),
        (
            "Twente until July 1st because I work there",
            Wish("Twente", "", "I work there", "until July 1st"),
        ),
    ],
)
def test_what_is_typed_tells_where_why_and_until_when(words, meant):
    assert wish(words, TODAY) == meant


async def test_by_words_to_the_hubs_team_and_in_with_one_press(plek):
    form = await plek.chat(FATIMA).say("mag ik bij hub twente tot 1 juli omdat ik meewerk?")
    assert values_of(form)["why"] == "ik meewerk"
    assert "het kernteam van de hub" in words_of(form)
    done = await plek.chat(FATIMA).press(form, "Vraag het")
    assert "Je vraag is verstuurd" in words_of(done)
    await plek.work()
    [sent] = plek.post.to(PIETER)
    assert "Fatima El Amrani wil bij hub Twente" in words_of(sent)
    assert values_of(sent)["until"] == "1 juli 2027"
    after = await plek.chat(PIETER).press(sent, "Toelaten", until="=2027-07-01")
    assert "Toegelaten op" in words_of(after)
    assert (await seat(plek, "twente")).until == JULY
    await plek.work()
    assert "Je mag bij hub Twente" in words_of(plek.post.to(FATIMA)[-1])
    assert "1 juli 2027" in words_of(plek.post.to(FATIMA)[-1])


async def test_by_the_button_on_a_hub_and_a_group_for_who_is_not_in(plek):
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("hub twente"), "Mag ik erbij?")
    assert "Mag ik bij hub Twente?" in words_of(form)
    form = await chat.press(await chat.say("groep initiatiefgroep"), "Mag ik erbij?")
    assert "het kernteam van PLeK" in words_of(form)
    assert "Mag ik erbij?" not in buttons_of(await plek.chat(PIETER).say("hub twente"))
    assert "Mag ik erbij?" not in buttons_of(await chat.say("groep stuurgroep"))


async def test_what_nobody_can_ask_for_says_why(plek):
    chat = plek.chat(FATIMA)
    assert "wijzen zelf aan" in words_of(await chat.say("mag ik erbij stuurgroep"))
    forged = await chat.call("admissions.send", group="kernteam", why="Laat mij erin")
    assert "kun je er niet om vragen" in words_of(forged)
    assert await plek.all(AdmissionRequest) == []


async def test_a_group_comes_to_the_kernteam_and_the_second_to_decide_sees_the_first(plek):
    await asked(plek, "mag ik erbij initiatiefgroep")
    [sent] = plek.post.within(KERNTEAM_CHANNEL)
    sanne, joost = plek.chat(SANNE), plek.chat(JOOST)
    listed = await joost.say("wie wil erbij")
    opened = await joost.press(listed, "Bekijk")
    await sanne.press(sent, "Toelaten")
    assert (await seat(plek, "initiatiefgroep")).role is Role.INITIATIVE
    second = await joost.press(opened, "Niet nu")
    assert "Toegelaten op" in words_of(second)
    assert "Er wacht nu niemand" in words_of(await joost.say("wie wil erbij"))


async def test_a_no_has_its_reason_and_a_question_its_answer(plek):
    await asked(plek)
    pieter, fatima = plek.chat(PIETER), plek.chat(FATIMA)
    shown = await pieter.press(await pieter.say("verzoeken"), "Bekijk")
    ask = await pieter.press(shown, "Stel een vraag")
    assert "⚠" in words_of(await pieter.press(ask, "Stel de vraag", words=""))
    await pieter.press(ask, "Stel de vraag", words="Met wie werk je samen?")
    await plek.work()
    got = plek.post.to(FATIMA)[-1]
    assert "Met wie werk je samen?" in words_of(got)
    await fatima.press(
        await fatima.press(got, "Beantwoorden"), "Antwoord versturen", words="Met Joost"
    )
    await plek.work()
    again = plek.post.to(PIETER)[-1]
    assert "Met Joost" in words_of(again)
    no = await pieter.press(await pieter.press(again, "Niet nu"), "Niet nu", words="Vol tot mei")
    assert "Vol tot mei" in words_of(no)
    await plek.work()
    assert "Vol tot mei" in words_of(plek.post.to(FATIMA)[-1])
    later = await fatima.call("admissions.send", group="twente", why="Nog eens")
    assert "Vanaf 7 december 2026" in words_of(later)
    assert "Niet nu" in words_of(await fatima.say("mijn verzoeken"))


async def test_withdrawn_is_gone_for_who_decides(plek):
    await asked(plek)
    fatima = plek.chat(FATIMA)
    mine = await fatima.say("mijn toegang")
    assert "Je vraag is ingetrokken" in words_of(await fatima.press(mine, "Intrekken"))
    twice = words_of(await fatima.press(mine, "Intrekken"))
    assert "had je al gedaan" in twice
    assert "Je vraag is ingetrokken" not in twice
    await plek.work()
    key = AdmissionRequest.key("twente", FATIMA.id)
    late = await plek.chat(PIETER).call("admissions.admit", request=key, round="1", until="")
    assert "Ingetrokken op" in words_of(late)
    assert await seat(plek, "twente") is None


async def test_a_day_that_is_none_is_asked_in_the_same_card(plek):
    await asked(plek)
    [sent] = plek.post.to(PIETER)
    wrong = await plek.chat(PIETER).press(sent, "Toelaten", until="eind maart")
    assert "31 maart 2027" in buttons_of(wrong)
    assert await seat(plek, "twente") is None
    await plek.chat(PIETER).press(wrong, "31 maart 2027")
    assert str((await seat(plek, "twente")).until) == "2027-03-31"


async def test_a_private_channel_by_words_and_from_the_choice(plek):
    form = await plek.chat(FATIMA).say("mag ik in het kanaal kernteam van twente")
    assert "het kanaal Kernteam van hub Twente" in words_of(form)
    await plek.chat(FATIMA).press(form, "Vraag het", why="Ik organiseer mee")
    await plek.work()
    await plek.chat(PIETER).press(plek.post.to(PIETER)[0], "Toelaten")
    key = ChannelMembership.key("twente", "kernteam", FATIMA.id)
    assert await plek.get(ChannelMembership, key) is not None
    assert (await seat(plek, "twente")).role is Role.MEMBER


FORGED = {
    "admissions.admit": {"until": ""},
    "admissions.decline_send": {"words": "Nee hoor"},
    "admissions.question_send": {"words": "Waarom dan?"},
    "admissions.show": {},
    "admissions.withdraw": {},
    "admissions.answer_send": {"words": "Zomaar"},
    "admissions.extend": {"kind": "group", "until": "2027-07-01"},
}


@pytest.mark.parametrize("verb", FORGED)
async def test_who_may_not_changes_nothing_and_reads_nothing_by_a_forged_press(plek, verb):
    await asked(plek)
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "twente", "ben-1", role=Role.MEMBER, until=JULY)
    key = AdmissionRequest.key("twente", FATIMA.id)
    before = (await plek.all(AdmissionRequest), await plek.all(Membership))
    stranger = type(FATIMA)("a3f1c0de-0000-4000-8000-000000000199", "29:str", "Vreemde")
    load = {"request": key, "round": "1", "seat": Membership.key("twente", "ben-1")}
    for other in ({}, {"request": AdmissionRequest.key("twente", "zzz")}):
        answer = await plek.chat(stranger).call(verb, **(load | FORGED[verb] | other))
        assert "Fatima" not in words_of(answer)
        assert "Ik werk mee" not in words_of(answer)
    assert (await plek.all(AdmissionRequest), await plek.all(Membership)) == before


async def test_in_a_channel_others_read_no_request(plek):
    await asked(plek)
    answer = await plek.chat(PIETER, CHANNEL).say("wie wil erbij")
    assert answer.private
    assert "Fatima" not in str(card_of(answer.instead))


async def test_a_hub_that_closes_ends_what_waits_and_says_so(plek):
    await asked(plek)
    async with plek.store.write(SANNE.id) as unit:
        await close(unit, "twente", "Het gebied is klaar")
    await plek.work()
    [request] = await plek.all(AdmissionRequest)
    assert request.status is AdmissionStatus.LAPSED
    assert "vervallen" in words_of(plek.post.to(FATIMA)[-1])
    assert "gesloten" in words_of(await plek.chat(FATIMA).call("admissions.ask", group="twente"))


async def test_a_hub_without_a_team_comes_to_the_kernteam(plek):
    await asked(plek, "mag ik bij hub noordelijk flevoland")
    [posted] = plek.post.within(KERNTEAM_CHANNEL)
    assert "wil bij hub Noordelijk Flevoland" in words_of(posted)
    assert plek.post.to(PIETER) == []


async def test_by_words_until_a_day_and_it_stands_on_the_persons_card(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("zet fatima in hub twente tot 1 juli")
    assert values_of(form)["until"] == "tot 1 juli"
    done = await chat.press(form, "Zet in groep", profile="deelnemer")
    assert "tot 1 juli 2027" in words_of(done)
    again = await chat.say("zet fatima in hub twente")
    assert (values_of(again)["until"], values_of(again)["profile"]) == ("1 juli 2027", "deelnemer")
    shown = await chat.call("people.show", member=FATIMA.id)
    assert "sinds 23 november 2026, tot 1 juli 2027" in words_of(shown)


async def test_the_end_is_told_to_both_extended_with_one_press_and_then_comes(plek):
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "twente", FATIMA.id, role=Role.MEMBER, until=JULY)
    plek.clock.now = plek.clock.now.replace(year=2027, month=6, day=17)
    assert await remind(plek.store)
    assert not await remind(plek.store)
    await plek.work()
    [own], [theirs] = plek.post.to(FATIMA), plek.post.to(PIETER)
    assert "Je toegang loopt af op 1 juli 2027: hub Twente" in words_of(own)
    await plek.chat(FATIMA).press(own, "Vraag om langer")
    assert "De toegang van Fatima El Amrani loopt af" in words_of(theirs)
    done = await plek.chat(PIETER).press(theirs, "Nog drie maanden")
    assert "houdt toegang tot 1 oktober 2027" in words_of(done)
    twice = await plek.chat(PIETER).press(theirs, "Nog drie maanden")
    assert "al anders afgesproken" in words_of(twice)
    plek.clock.now = plek.clock.now.replace(month=7, day=2)
    assert await end_access(plek.store) == 0
    plek.clock.now = plek.clock.now.replace(month=10, day=2)
    assert [await end_access(plek.store) for _ in range(2)] == [1, 0]
    await plek.work()
    assert "Je toegang is afgelopen op 1 oktober 2027" in words_of(plek.post.to(FATIMA)[-1])
    gone = await plek.chat(PIETER).press(theirs, "Nog drie maanden")
    assert "al afgelopen" in words_of(gone)
    assert await seat(plek, "twente") is None


async def test_who_is_in_until_a_day_asks_for_longer(plek):
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "twente", FATIMA.id, role=Role.MEMBER, until=JULY)
    mine = await plek.chat(FATIMA).say("mijn toegang")
    assert "tot 1 juli 2027" in words_of(mine)
    form = await plek.chat(FATIMA).press(mine, "Vraag om langer")
    await plek.chat(FATIMA).press(form, "Vraag het", why="Het werk loopt door")
    await plek.work()
    [sent] = plek.post.to(PIETER)
    assert "wil langer bij hub Twente" in words_of(sent)
    await plek.chat(PIETER).press(sent, "Toelaten", until="1 oktober 2027")
    assert str((await seat(plek, "twente")).until) == "2027-10-01"


async def test_english(plek):
    chat = plek.chat(FATIMA)
    await chat.say("language en")
    form = await chat.say("may i join hub twente until July 1st")
    assert button_of(card_of(form), "Ask")
    assert "the hub’s core team" in words_of(form)
    assert await plek.get(Hub, "twente") is not None
