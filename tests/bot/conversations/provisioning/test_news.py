"""What can't be done is told once, until it is otherwise; who asks for a look hears what it saw."""

import dataclasses

import pytest

from bot.sync.approvals import put_forward
from bot.sync.news import tell_askers
from graph_sync.ledger.ledger import LedgerArea, LedgerEntry
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from registry.members.member import Member
from registry.provisioning.plan import Blocked, Cause, Plan, PlannedChange, ResourceKind, SyncAction
from tests.bot.conversations.provisioning.fixtures_provisioning import (
    KERNTEAM,
    meet_kernteam,
    posted,
    sync_town,
)
from tests.support.conversation import SANNE, buttons_of, words_of

URK, GOOI = "hub:urk", "hub:gooi"
NO_OWNER = Blocked(URK, URK, "GW Urk", ResourceKind.TEAM, "no-owner")
TAKEN = Blocked(
    "hub:gooi:agenda", GOOI, "Agenda", ResourceKind.CHANNEL, "name-taken", "x", "Agenda 2"
)
ADD = PlannedChange(
    SyncAction.REMOVE, ResourceKind.MEMBER, "hub:gooi/x", GOOI, "X", Cause.UNWANTED, member="x"
)


@pytest.fixture
async def plek(sqlite_url):
    async with sync_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        yield opened


async def look(plek, *blocked, changes=(), areas=None):
    """A look found this; what the kernteam then reads for the first time."""
    before = len(posted(plek))
    async with plek.store.write(SYSTEM) as unit:
        await put_forward(unit, Plan(changes, blocked), areas)
    await plek.work()
    return [words_of(one) for one in posted(plek)[before:]]


async def test_the_kernteam_reads_what_cannot_be_done_and_what_to_do(plek):
    (words,) = await look(plek, NO_OWNER, TAKEN)

    assert "Dit kan nu niet in Teams" in words
    assert "Team GW Urk: er is niemand met een eigen account" in words
    assert "Vraag de beheerder een eigenaar in te stellen" in words
    assert "Kanaal Agenda: deze naam is al in gebruik in Teams" in words
    assert "Dit kan wel: Agenda 2" in words
    assert buttons_of(posted(plek)[-1]) == ["Hoe het met Teams staat", "Alles wat op je wacht"]


async def test_of_a_channel_it_says_in_which_team(plek):
    (words,) = await look(plek, TAKEN)
    assert "gooi: Kanaal Agenda" in words
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(LedgerEntry).add(LedgerEntry(slug=GOOI, kind="team", name="GW Gooi"))

    (words,) = await look(plek, dataclasses.replace(TAKEN, value="y"))
    assert "GW Gooi: Kanaal Agenda: deze naam" in words


async def test_the_same_is_not_told_twice(plek):
    await look(plek, NO_OWNER)

    assert await look(plek, NO_OWNER) == []
    assert await look(plek, NO_OWNER, areas={URK}) == []
    (words,) = await look(plek, NO_OWNER, TAKEN)
    assert "GW Urk" not in words


@pytest.mark.parametrize(
    "news", [{"why": "name"}, {"value": "other"}, {"key": "hub:urk:agenda"}], ids=str
)
async def test_what_changed_is_told_anew(plek, news):
    await look(plek, NO_OWNER)

    assert len(await look(plek, dataclasses.replace(NO_OWNER, **news))) == 1


async def test_what_went_and_came_back_is_told_anew(plek):
    await look(plek, NO_OWNER)
    await look(plek)

    assert len(await look(plek, NO_OWNER)) == 1


async def test_a_look_elsewhere_changes_nothing(plek):
    await look(plek, NO_OWNER)

    assert await look(plek, areas={GOOI}) == []
    assert await look(plek, NO_OWNER, areas={GOOI}) == []
    assert await look(plek, NO_OWNER) == []


@pytest.mark.parametrize("why", ["unread", "set-aside"])
async def test_what_goes_away_by_itself_is_not_told_and_hides_nothing(plek, why):
    await look(plek, NO_OWNER)
    passing = dataclasses.replace(NO_OWNER, why=why)

    assert await look(plek, passing) == []
    assert await look(plek, NO_OWNER) == []


async def test_people_stand_on_plans_only(plek):
    person = Blocked("hub:urk/x", URK, "Anna", ResourceKind.GUEST, "no-account")

    assert await look(plek, person) == []


async def test_what_stands_on_a_new_card_is_not_told_beside_it(plek):
    (plan,) = await look(plek, TAKEN, changes=(ADD,))

    assert "Dit kan nu niet" in plan
    assert "Kanaal Agenda" in plan
    assert await look(plek, TAKEN) == []


async def test_what_is_new_beside_a_card_that_waits_is_told(plek):
    await look(plek, changes=(ADD,))

    (words,) = await look(plek, TAKEN, changes=(ADD,))
    assert "Dit kan nu niet in Teams" in words


async def test_no_name_is_kept_of_what_was_told(plek):
    await look(plek, NO_OWNER)

    assert "GW Urk" not in (await plek.get(LedgerArea, URK)).model_dump_json()


async def answered(plek, plan):
    """What Sanne hears when the look that she asked for found this."""
    async with plek.store.write(SYSTEM) as unit:
        tell_askers(unit, [SANNE.id], plan)
    await plek.work()
    return words_of(plek.post.to(SANNE)[-1])


async def test_who_asked_hears_that_all_is_well(plek):
    assert await answered(plek, Plan()) == "Ik heb gekeken: Teams is gelijk aan PLeK."
    assert posted(plek) == []


async def test_who_asked_hears_what_cannot_be_done(plek):
    words = await answered(plek, Plan(blocked=(NO_OWNER,)))

    assert "er is nu niets te doen, maar dit kan niet" in words
    assert "GW Urk" in words


async def test_who_asked_hears_that_there_is_something_to_do(plek):
    assert "er is 1 verschil" in await answered(plek, Plan((ADD,)))
    assert "er zijn 2 verschillen" in await answered(plek, Plan((ADD, ADD)))


async def test_in_english_it_speaks_english(plek):
    async with plek.store.write(SYSTEM) as unit:
        sanne = await unit.of(Member).get(SANNE.id)
        await unit.of(Member).put(sanne.model_copy(update={"language": Language.ENGLISH}))

    assert await answered(plek, Plan()) == "I have looked: Teams is equal to PLeK."


async def test_nobody_needs_to_have_a_channel(sqlite_url):
    async with sync_town(sqlite_url) as plek:
        await plek.chat(SANNE).say("help")
        await look(plek, NO_OWNER)

        assert "GW Urk" in words_of(plek.post.to(SANNE)[-1])
        assert plek.post.within(KERNTEAM) == []
