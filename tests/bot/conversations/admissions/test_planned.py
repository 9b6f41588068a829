"""Being let into a hub that is planned: in PLeK at once, in Teams when it begins."""

from datetime import date

import pytest

from bot.jobs.access import end_access
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Region
from registry.hubs.hub import Hub
from registry.hubs.planning import begin
from registry.onboarding.appointments import appoint
from tests.support.conversation import (
    FATIMA,
    KERNTEAM_CHANNEL,
    PIETER,
    SANNE,
    town,
    values_of,
    words_of,
)

DAY = date(2027, 3, 1)
WAY = "In PLeK sta je er nu al bij; in Teams kom je erin als de hub begint"


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        for person in (FATIMA, PIETER):
            await running.chat(person).say("taal nl")
        await running.chat(SANNE, KERNTEAM_CHANNEL).say("hubs")
        async with running.store.write(SYSTEM) as unit:
            await unit.of(Hub).add(
                Hub(
                    slug="zeeland",
                    name="Zeeland",
                    region=Region.ZEELAND,
                    province=Region.ZEELAND,
                    status="planned",
                    starts=DAY,
                )
            )
            await appoint(unit, "zeeland", PIETER.id)
        yield running


async def seat(plek):
    return await plek.get(Membership, Membership.key("zeeland", FATIMA.id))


async def asked(plek, **more):
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("hub zeeland"), "Mag ik erbij?")
    assert "Deze hub begint op 1 maart 2027" in words_of(form)
    answer = await chat.press(form, "Vraag het", **({"why": "Ik werk mee"} | more))
    await plek.work()
    return answer


async def test_who_is_let_in_is_told_that_teams_comes_with_the_hub(plek):
    await asked(plek)
    [sent] = plek.post.to(PIETER)
    done = await plek.chat(PIETER).press(sent, "Toelaten")
    assert "De hub begint op 1 maart 2027" in words_of(done)
    await plek.work()
    told = words_of(plek.post.to(FATIMA)[-1])
    assert WAY in told
    assert "met een plan" not in told
    assert await seat(plek) is not None


@pytest.mark.parametrize("until", ["tot 1 februari 2027", "=2027-03-01"])
async def test_an_end_before_the_hub_begins_is_refused_at_its_field(plek, until):
    wrong = await asked(plek, until=until)
    assert "De hub begint op 1 maart 2027. Kies een dag daarna" in words_of(wrong)
    assert values_of(wrong)["why"] == "Ik werk mee"
    await plek.chat(FATIMA).press(wrong, "Vraag het", until="")
    await plek.work()
    [sent] = plek.post.to(PIETER)
    wrong = await plek.chat(PIETER).press(sent, "Toelaten", until=until)
    assert "De hub begint op 1 maart 2027. Kies een dag daarna" in words_of(wrong)
    assert await seat(plek) is None
    data = {"member": FATIMA.id, "group": "zeeland", "until": until}
    form = await plek.chat(SANNE).call("people.put_send", **data)
    assert "De hub begint op 1 maart 2027" in words_of(form)
    await plek.chat(PIETER).press(wrong, "Toelaten", until="=2027-03-02")
    assert (await seat(plek)).until == date(2027, 3, 2)


async def test_a_hub_that_is_moved_past_an_end_says_so_to_who_decides_and_to_them(plek):
    await asked(plek)
    [sent] = plek.post.to(PIETER)
    await plek.chat(PIETER).press(sent, "Toelaten", until="=2027-04-01")
    await plek.work()
    moved = await plek.chat(SANNE).say("hub zeeland verplaatsen naar 1 mei 2027")
    assert "Fatima El Amrani is er al uit voordat de hub begint" in words_of(moved)
    assert "voordat de hub begint" not in words_of(await plek.chat(PIETER).say("hub zeeland"))
    mine = words_of(await plek.chat(FATIMA).say("mijn toegang"))
    assert "De hub begint pas op 1 mei 2027: dan ben je er al uit" in mine
    plek.clock.now = plek.clock.now.replace(year=2027, month=4, day=1)
    assert await end_access(plek.store) == 1
    await plek.work()
    told = words_of(plek.post.to(FATIMA)[-1])
    assert "Je toegang is afgelopen op 1 april 2027" in told
    assert "De hub is nog gepland" in told


async def test_once_it_began_what_is_said_is_of_a_hub_like_others(plek):
    await asked(plek)
    async with plek.store.write(SANNE.id) as unit:
        await begin(unit, "zeeland")
    [sent] = plek.post.to(PIETER)
    await plek.chat(PIETER).press(sent, "Toelaten")
    await plek.work()
    assert "In Teams volgt dit met een plan" in words_of(plek.post.to(FATIMA)[-1])
