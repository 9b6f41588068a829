"""The plan of a hub that did not begin yet: a yes for its day or at once, taken back, forged."""

from datetime import date

import pytest

from registry.core.permissions import SYSTEM
from registry.hubs.founding import HubEntry, found
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import rename
from registry.hubs.planning import decide
from registry.provisioning.approvals import approve, decline
from registry.provisioning.planned_hubs import settle, show, to_show
from registry.provisioning.sync_plan import SyncPlan
from tests.bot.conversations.provisioning.fixtures_provisioning import (
    KERNTEAM,
    meet_kernteam,
    posted,
    standing,
    sync_town,
)
from tests.cards.provisioning.samples_plans import new_hub, removing
from tests.support.conversation import FATIMA, JOOST, SANNE, buttons_of, words_of

LEAD = 21
DAY = date(2027, 3, 1)


async def shown(plek, plan):
    """Plan a hub with a go, and show its plan at its lead."""
    async with plek.store.write(SYSTEM) as unit:
        await found(unit, HubEntry.of({"name": "Zeeland", "starts": "=2027-03-01"}))
        await decide(unit, "zeeland", "go")
    plek.clock.forward(days=77)
    async with plek.store.write(SYSTEM) as unit:
        [one] = await to_show(unit, LEAD)
        await show(unit, one, plan, LEAD)
    await plek.work()
    return posted(plek)[-1]


@pytest.fixture
async def plek(sqlite_url):
    async with sync_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        yield opened


@pytest.fixture
async def card(plek):
    return await shown(plek, new_hub())


def at_the_table(plek, person=SANNE):
    return plek.chat(person, KERNTEAM)


async def test_the_card_says_when_a_yes_is_carried_out(card):
    assert "als de hub begint: maandag 1 maart 2027 om 6 uur" in words_of(card)
    assert {"Ja, op die dag", "Ja, nu al", "Niet doen", "Alles zien"} == set(buttons_of(card))


async def test_a_yes_waits_for_the_day_and_can_be_taken_back(plek, card):
    answer = await at_the_table(plek).press(card, "Ja, op die dag")
    assert "Sanne de Vries zei ja. PLeK doet dit als de hub begint" in words_of(answer)
    assert (await plek.get(Hub, "zeeland")).status == "planned"
    back = await at_the_table(plek, JOOST).press(answer, "Ja terugnemen")
    assert await standing(plek, "1") == "proposed"
    assert "Ja, op die dag" in buttons_of(back)


async def test_a_no_can_be_taken_back(plek, card):
    answer = await at_the_table(plek).press(card, "Niet doen")
    assert "Als de hub begint, gebeurt dit niet in Teams" in words_of(answer)
    await at_the_table(plek).press(answer, "Nee terugnemen")
    assert await standing(plek, "1") == "proposed"


@pytest.mark.parametrize("before", [None, approve])
async def test_at_once_it_begins_and_is_carried_out(plek, card, before):
    chat = at_the_table(plek)
    if before is not None:
        card = await chat.press(card, "Ja, op die dag")
    answer = await chat.press(card, "Ja, nu al" if before is None else "Nu al")
    assert "PLeK gaat aan de slag" in words_of(answer)
    hub, plan = await plek.get(Hub, "zeeland"), await plek.get(SyncPlan, "1")
    assert (hub.status, plan.status, plan.planned) == ("forming", "approved", "")
    again = await at_the_table(plek, JOOST).press(card, buttons_of(card)[1])
    assert "Sanne de Vries zei ja" in words_of(again)


@pytest.mark.parametrize("press", ["Ja, op die dag", "Ja, nu al"])
async def test_a_yes_to_a_hub_that_changed_is_none(plek, card, press):
    async with plek.store.write(SYSTEM) as unit:
        await rename(unit, "zeeland", "Zeeuwse delta")
    answer = await at_the_table(plek).press(card, press)
    assert "zei ja" not in words_of(answer)
    assert (await plek.get(Hub, "zeeland")).status == "planned"
    assert await standing(plek, "1") in ("proposed", "overtaken")
    async with plek.store.write(SYSTEM) as unit:
        await settle(unit, "zeeland", LEAD)
    assert await standing(plek, "1") == "overtaken"


async def test_over_the_removal_budget_there_is_no_button_for_at_once(plek):
    card = await shown(plek, removing(10))
    assert "Ja, nu al" not in buttons_of(card)
    answer = await at_the_table(plek).call(
        "sync.now", plan="1", checksum=(await plek.get(SyncPlan, "1")).checksum
    )
    assert "haalt meer weg" in words_of(answer)
    assert (await plek.get(Hub, "zeeland")).status == "planned"


@pytest.mark.parametrize("verb", ["sync.now", "sync.take_back", "sync.approve"])
@pytest.mark.parametrize("answered", [None, approve, decline])
@pytest.mark.usefixtures("card")
async def test_forged_by_somebody_else_it_changes_nothing(plek, verb, answered):
    if answered is not None:
        async with plek.store.write(SYSTEM) as unit:
            await answered(unit, "1")
    before = await plek.get(SyncPlan, "1"), await plek.get(Hub, "zeeland")
    answer = await plek.chat(FATIMA).call(verb, plan="1", checksum=before[0].checksum)
    assert "Alleen het kernteam beslist" in answer.text
    assert (await plek.get(SyncPlan, "1"), await plek.get(Hub, "zeeland")) == before


@pytest.mark.usefixtures("card")
async def test_other_plans_have_no_day_and_no_answer_to_take_back(plek):
    async with plek.store.write(SYSTEM) as unit:
        plan = await unit.of(SyncPlan).get("1")
        news = {"planned": "", "starts": None, "status": "approved", "decided_by": SANNE.id}
        await unit.of(SyncPlan).put(plan.model_copy(update=news))
    for verb in ("sync.now", "sync.take_back"):
        await at_the_table(plek).call(verb, plan="1", checksum=plan.checksum)
        assert await standing(plek, "1") == "approved"
        assert (await plek.get(Hub, "zeeland")).status == "planned"
