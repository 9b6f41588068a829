"""Who left by somebody's word is in no team any more, and may come back."""

import pytest

from graph_sync.desired.teams import read_desired
from graph_sync.model.blueprint import Blueprint
from registry.core.errors import NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.hubs.hub import Hub
from registry.members.aliases import MemberAlias
from registry.members.member import Member
from registry.onboarding.departures import come_back, depart
from registry.privacy.export_and_erase import RetentionOver, end_retention
from registry.store.store import Store

TEAM = "hub:twente"


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        async with opened.write(SYSTEM) as unit:
            await unit.of(Hub).add(
                Hub(slug="twente", name="Twente", region="twente", province="overijssel")
            )
            await unit.of(Member).add(Member(slug="ann", name="Ann", consent=unit.now))
            await unit.of(Member).add(Member(slug="mallory"))
            slug = Membership.key("twente", "ann")
            await unit.of(Membership).add(
                Membership(slug=slug, member="ann", group="twente", place="hub")
            )
        yield opened


async def do(store, deed, member, actor=SYSTEM):
    async with store.write(actor) as unit:
        return await deed(unit, member)


async def wanted(store):
    """Who should be in the hub's team."""
    async with store.read(SYSTEM) as unit:
        return (await read_desired(unit, Blueprint.load(None), ())).teams[TEAM].members


async def test_who_left_is_in_no_team_and_history_stays(store):
    assert await wanted(store) == {"ann"}
    gone = await do(store, depart, "ann")
    assert (gone.status, gone.left is not None) == ("left", True)
    assert await wanted(store) == frozenset()
    async with store.read() as unit:
        assert await unit.of(Membership).count(member="ann") == 1
    assert await do(store, depart, "ann") == gone  # twice


async def test_who_comes_back_is_where_they_were(store):
    await do(store, depart, "ann")
    back = await do(store, come_back, "ann")
    assert (back.status, back.left) == ("introduced", None)
    assert await wanted(store) == {"ann"}
    assert await do(store, come_back, "ann") == back


async def test_what_is_kept_goes_in_time_unless_they_came_back(store):
    gone = await do(store, depart, "ann")
    event = RetentionOver(member="ann", left=gone.left)
    await do(store, come_back, "ann")
    async with store.write(SYSTEM) as unit:
        assert await end_retention(unit, event) is None
    gone = await do(store, depart, "ann")
    async with store.write(SYSTEM) as unit:
        assert await end_retention(unit, RetentionOver(member="ann", left=gone.left))
        assert await unit.of(Member).find("ann") is None


@pytest.mark.parametrize("deed", [depart, come_back])
async def test_a_member_says_that_of_nobody(store, deed):
    with pytest.raises(NotAllowed):
        await do(store, deed, "ann", "mallory")
    with pytest.raises(NotFound):
        await do(store, deed, "nobody-known")


async def test_an_earlier_key_means_the_same_person(store):
    async with store.write(SYSTEM) as unit:
        await unit.of(MemberAlias).add(MemberAlias(slug="old", member="ann"))
    assert (await do(store, depart, "old")).slug == "ann"
