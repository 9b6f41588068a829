"""The kernteam sees how Teams stands, has it looked at, and settles what goes by itself."""

from datetime import timedelta

import pytest

from bot.dispatch.routes import Routes
from bot.dispatch.sync_info import SyncInfo
from graph_sync.ledger.ledger import LedgerArea, LedgerEntry, SyncState
from registry.core.permissions import SYSTEM
from registry.provisioning.auto_approval import SyncAsked
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import POLICY, SyncPolicy
from tests.bot.conversations.provisioning.fixtures_provisioning import (
    have_waiting,
    meet_kernteam,
    sync_town,
)
from tests.cards.provisioning.samples_plans import new_hub
from tests.support.conversation import CHANNEL, FATIMA, SANNE, buttons_of, values_of, words_of


@pytest.fixture
async def plek(sqlite_url):
    async with sync_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        yield opened


async def put(plek, *things):
    async with plek.store.write(SYSTEM) as unit:
        for one in things:
            await unit.of(type(one)).add(one)


async def test_nothing_was_looked_at_yet(plek):
    words = words_of(await plek.chat(SANNE).say("teams bijwerken"))
    assert "Alles bekeken: nog niet" in words
    assert "Er wacht geen plan" in words


async def test_all_is_well(plek):
    now = plek.clock.now
    await put(
        plek,
        SyncState(slug="sync", read_at=now, aligned_at=now),
        LedgerEntry(slug="hub:twente", kind="team", graph_id="g", state="live"),
    )
    words = words_of(await plek.chat(SANNE).say("update teams"))
    assert "Teams is gelijk aan PLeK. Dat bleek op 23 november 2026 10:00" in words
    assert "Houdt bij: 1 team, 0 kanalen" in words


async def test_a_waiting_plan_is_one_press_away(plek):
    await have_waiting(plek, new_hub())
    card = await plek.chat(SANNE).say("teams status")
    assert "Eén plan wacht op het kernteam" in words_of(card)
    assert "Plan voor Teams: nieuwe hub, GW Twente" in words_of(card)
    shown = await plek.chat(SANNE).press(card, "Bekijk")
    assert "Doorvoeren" in buttons_of(shown)


async def test_a_team_that_was_set_aside_says_why_and_when_it_is_tried_again(plek):
    again = plek.clock.now + timedelta(minutes=15)
    await put(
        plek,
        LedgerArea(
            slug="hub:twente",
            setback="forbidden",
            value="POST /teams",
            reference="R1",
            retry_at=again,
        ),
    )
    words = words_of(await plek.chat(SANNE).say("teams bijwerken"))
    assert "Twente: PLeK mag dit niet van Teams (POST /teams)" in words
    assert "R1" in words
    assert "weer op 23 november 2026 10:15" in words


async def test_a_look_at_once_is_asked_for(sqlite_url):
    asked, listener = [], Routes()

    @listener.on(SyncAsked)
    async def hear(event, _notifier):
        asked.append(event.by)

    async with sync_town(sqlite_url, listener) as plek:
        card = await plek.chat(SANNE).say("teams bijwerken")
        looking = await plek.chat(SANNE).press(card, "Kijk nu")
        await plek.work()
        assert "Ik ga kijken" in words_of(looking)
        assert asked == [SANNE.id]


async def test_where_plek_does_not_sync_it_promises_no_look(sqlite_url):
    async with sync_town(sqlite_url, sync_info=SyncInfo(on=False)) as plek:
        chat = plek.chat(SANNE)
        answer = await chat.press(await chat.say("teams bijwerken"), "Kijk nu")
        assert "PLeK kijkt hier niet vanzelf" in words_of(answer)
        assert "Ik ga kijken" not in words_of(answer)


async def test_others_see_and_do_nothing_of_it(plek):
    chat = plek.chat(FATIMA)
    before = await chat.say("teams bijwerken")
    assert "Alleen het kernteam" in words_of(before)
    for verb in ("sync.status", "sync.look", "sync.policy"):
        assert "Alleen het kernteam" in words_of(await chat.call(verb))
    forged = {"by_itself": "create", "most_removals": "9", "removal_percent": "9"}
    assert "Alleen het kernteam" in words_of(await chat.call("sync.policy.save", **forged))
    assert await plek.get(SyncPolicy, POLICY) is None


async def test_in_a_channel_others_see_a_button_only(plek):
    answer = await plek.chat(SANNE, CHANNEL).say("teams bijwerken")
    assert answer.private
    assert "Alles bekeken" not in words_of(answer.instead)


async def test_the_agreements_are_filled_in_and_settled(plek):
    chat = plek.chat(SANNE)
    form = await chat.press(await chat.say("teams bijwerken"), "Afspraken")
    assert values_of(form)["most_removals"] == "10"
    assert "invite" in values_of(form)["by_itself"].split(",")
    done = await chat.press(
        form,
        "Opslaan",
        by_itself="add,invite",
        paused="true",
        most_removals="3",
        removal_percent="2 %",
    )
    assert "De afspraken zijn vastgelegd" in words_of(done)
    settled = await plek.get(SyncPolicy, POLICY)
    assert settled.by_itself == (SyncAction.ADD, SyncAction.INVITE)
    assert (settled.paused, settled.most_removals, settled.removal_percent) == (True, 3, 2)
    assert "Op pauze" in words_of(await chat.press(done, "Terug"))


async def test_nothing_may_go_by_itself(plek):
    chat = plek.chat(SANNE)
    done = await chat.press(await chat.say("afspraken over teams"), "Opslaan", by_itself="")
    assert "Niets: PLeK vraagt alles" in words_of(done)
    assert (await plek.get(SyncPolicy, POLICY)).by_itself == ()


async def test_a_number_that_cannot_be_comes_back_at_its_field(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("afspraken over teams")
    again = await chat.press(form, "Opslaan", most_removals="veel", removal_percent="101")
    words = words_of(again)
    assert "een getal in van 0 tot en met 100" in words
    assert values_of(again)["most_removals"] == "veel"
    assert await plek.get(SyncPolicy, POLICY) is None


async def test_where_the_bot_is_not_yet_is_told_with_what_to_do(plek):
    await put(
        plek,
        SyncState(slug="sync", app_asks=("TeamMember.Read.Group",)),
        LedgerEntry(slug="hub:twente", kind="team", graph_id="g", state="live", name="GW Twente"),
        LedgerEntry(
            slug="hub:twente:kernteam",
            kind="channel",
            team="hub:twente",
            graph_id="c",
            state="live",
            name="Kernteam",
            bot="absent",
        ),
        LedgerEntry(slug="hub:twente:app", kind="app", team="hub:twente", refused="consent"),
    )
    words = words_of(await plek.chat(SANNE).say("teams bijwerken"))
    assert "Hier staat PLeK nog niet" in words
    assert "GW Twente: besloten kanaal Kernteam" in words
    assert "Kanaal beheren, Apps, en voeg PLeK toe" in words
    assert "TeamMember.Read.Group" in words
    assert "GW Twente: PLeK mocht zichzelf niet toevoegen" in words


async def test_where_the_bot_is_nothing_is_said(plek):
    entry = LedgerEntry(
        slug="hub:twente:kernteam", kind="channel", graph_id="c", state="live", bot="present"
    )
    await put(plek, entry)
    assert "Hier staat PLeK nog niet" not in words_of(await plek.chat(SANNE).say("teams bijwerken"))
