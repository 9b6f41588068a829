"""Following networks and hubs, and what followers get to hear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.errors import Invalid, NotFound
from registry.core.permissions import SYSTEM
from registry.hubs.hub import Hub
from registry.involvement.asking import ask, mine
from registry.involvement.following import Follow, follow, followers, follows, unfollow
from registry.involvement.involved import involved, standing_of_hub
from registry.involvement.news import (
    AT_ONCE,
    FollowersHear,
    FollowItem,
    FollowNewsKind,
    follow_lines,
    tell_followers,
)
from registry.involvement.taking_part import ask_in, part_of
from registry.involvement.things import ThingKind, find_thing, owned
from registry.members.aliases import known_as_many
from registry.members.member import Member
from registry.networks.network import Network
from registry.privacy.export_and_erase import erase, traces
from tests.registry.involvement.fixtures_involvement import (
    AWAY,
    EVERYBODY,
    GONE_LEAD,
    HUB,
    IN_HUB,
    LEAD,
    LINK,
    MEMBER,
    SEATED,
    SECOND,
    STRANGER,
    WATER,
    do,
    events,
    world,
)

NETWORK, OF_HUB = ThingKind.NETWORK, ThingKind.HUB


@pytest.fixture
async def plek(sqlite_url):
    async with world(sqlite_url) as opened:
        yield opened


@pytest.fixture
def store(plek):
    return plek[0]


@pytest.fixture
async def both(store_url):
    """The same on SQLite and on PostgreSQL, where what is asked of the store matters."""
    async with world(store_url) as opened:
        yield opened


async def test_everybody_follows_and_stops_and_twice_is_as_once(store):
    for who in EVERYBODY:
        for kind, slug in ((NETWORK, WATER), (OF_HUB, HUB)):
            async with store.write(who) as unit:
                for _ in range(2):
                    about = await follow(unit, kind, slug)
                assert about.slug == slug
                assert await follows(unit, kind, slug, who)
                assert await followers(unit, kind, slug) == [who]
                assert await unfollow(unit, kind, slug) is True
                assert await unfollow(unit, kind, slug) is False


async def test_what_members_can_not_see_is_not_followed_and_stopping_stays_possible(store):
    for kind, slug in ((NETWORK, AWAY), (NETWORK, HUB), (OF_HUB, WATER), (OF_HUB, "nergens")):
        with pytest.raises(NotFound):
            await do(store, MEMBER, follow, kind, slug)
    await do(store, MEMBER, follow, NETWORK, WATER)
    async with store.write(SYSTEM) as unit:
        one = await unit.of(Network).get(WATER)
        await unit.of(Network).put(one.model_copy(update={"status": "archived"}))
    async with store.read() as unit:
        (mine,) = await involved(unit, MEMBER)
    assert not mine.live
    assert await do(store, MEMBER, unfollow, NETWORK, WATER)


async def test_a_network_and_a_hub_of_one_key_are_two_things(both):
    store, _ = both
    async with store.write(SYSTEM) as unit:
        one = await unit.of(Network).get(WATER)
        twin = one.model_copy(update={"slug": HUB, "revision": 0})
        await unit.of(Network).add(twin)
    await do(store, MEMBER, follow, NETWORK, HUB)
    async with store.read() as unit:
        assert not await follows(unit, OF_HUB, HUB, MEMBER)
        assert await followers(unit, OF_HUB, HUB) == []


async def test_there_is_enough_of_following_on_a_day(store):
    async with store.write(MEMBER) as unit:
        for _ in range(100):
            await follow(unit, NETWORK, WATER)
            await unfollow(unit, NETWORK, WATER)
    with pytest.raises(Invalid):
        await do(store, MEMBER, follow, NETWORK, WATER)


async def test_erased_they_follow_nothing(store):
    await do(store, MEMBER, follow, NETWORK, WATER)
    await do(store, MEMBER, follow, OF_HUB, HUB)
    async with store.read(MEMBER) as unit:
        assert {one.item.section for one in await traces(unit, MEMBER)} >= {"follows"}
    await do(store, MEMBER, erase, MEMBER)
    async with store.read() as unit:
        assert await unit.of(Follow).all() == []


async def test_who_owns_a_thing(both):
    store, _ = both
    async with store.read() as unit:
        water = await find_thing(unit, NETWORK, WATER)
        hub = await find_thing(unit, OF_HUB, HUB)
        assert await find_thing(unit, OF_HUB, "nergens") is None
        assert (water.owners, water.first) == ((LEAD, SECOND), (LEAD, SECOND))
        assert hub.first == (LINK,)
        assert hub.owners[0] == LINK
        assert set(hub.owners) == {LINK, SEATED}
        assert [one.slug for one in await owned(unit, LEAD)] == [WATER]
        assert [one.slug for one in await owned(unit, SEATED)] == [HUB]
        for nobody in (GONE_LEAD, IN_HUB, MEMBER, ""):
            assert await owned(unit, nobody) == [], nobody


async def test_without_a_verbinder_the_whole_team_is_asked_first(store):
    async with store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get(HUB)
        seats = tuple(one.model_copy(update={"member": None}) for one in hub.team)
        await unit.of(Hub).put(hub.model_copy(update={"team": seats}))
    async with store.read() as unit:
        about = await find_thing(unit, OF_HUB, HUB)
    assert about.first == (LINK,), "who has that profile by a membership is the Verbinder too"


async def test_how_somebody_stands_to_a_hub_is_their_own(store):
    await do(store, MEMBER, follow, OF_HUB, HUB)
    async with store.read() as unit:
        hub = await unit.of(Hub).get(HUB)
        mine = await standing_of_hub(unit, hub, MEMBER)
        nobodys = await standing_of_hub(unit, hub, "")
        teams = await standing_of_hub(unit, hub, SEATED)
    assert (mine.follows, mine.people, mine.owner) == (True, 3, False)
    assert (nobodys.follows, nobodys.people, nobodys.owner) == (False, 3, False)
    assert teams.owner


def item(what=FollowNewsKind.CHANGED, kind=NETWORK, slug=WATER, ref="", place=1):
    return FollowItem(kind=kind, thing=slug, what=what, ref=ref, place=place)


async def test_all_followers_are_told_in_portions_but_for_who_did_it(both):
    store, clock = both
    async with store.write(SYSTEM) as unit:
        for at in range(AT_ONCE + 2):
            await unit.of(Follow).add(
                Follow(
                    slug=Follow.key(NETWORK, WATER, f"f-{at:04}"),
                    kind=NETWORK,
                    thing=WATER,
                    member=f"f-{at:04}",
                    since=clock.now,
                )
            )
    assert await do(store, SYSTEM, tell_followers, item(), "f-0000") == AT_ONCE + 1
    heard = await events(store, FollowersHear.name)
    assert [len(one.members) for one in heard] == [AT_ONCE, 1]
    assert len({key for one in heard for key in one.members} - {"f-0000"}) == AT_ONCE + 1


async def test_a_follower_hears_each_thing_once_and_how_it_is_now(store):
    await do(store, MEMBER, follow, NETWORK, WATER)
    await do(store, MEMBER, follow, OF_HUB, HUB)
    items = [
        *(item(place=at) for at in range(3)),
        item(FollowNewsKind.GONE, place=9),
        item(FollowNewsKind.RENAMED, OF_HUB, HUB, "Oost", 1),
        item(FollowNewsKind.QUESTION, OF_HUB, HUB, "bestaat-niet", 0),
    ]
    async with store.read() as unit:
        lines = await follow_lines(unit, MEMBER, items)
        assert await follow_lines(unit, STRANGER, items) == []
    assert [(one.what, one.name, one.before) for one in lines] == [
        (FollowNewsKind.RENAMED, "Twente", "Oost"),
        (FollowNewsKind.CHANGED, "Netwerk Water", ""),
    ]


@given(st.text(alphabet="abc-", min_size=1, max_size=8), st.sampled_from(ThingKind))
def test_the_key_of_following_is_one_persons_and_one_things(slug, kind):
    assert Follow.key(kind, slug, "x") != Follow.key(kind, slug, "y")
    assert Follow.key(NETWORK, slug, "x") != Follow.key(OF_HUB, slug, "x")


async def test_a_key_that_changes_takes_all_of_it_along(store):
    old, new = "mail:1f3c", "a3f1c0de-0000-4000-8000-000000000999"
    async with store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=old, name="Gast"))
    await do(store, old, follow, OF_HUB, HUB)
    await do(store, old, ask_in, WATER, "Graag")
    await do(store, old, ask, NETWORK, WATER, "Wat doen jullie?")
    await do(store, SYSTEM, known_as_many, {old: new})
    async with store.read() as unit:
        assert await follows(unit, OF_HUB, HUB, new)
        assert (await part_of(unit, WATER, new)).words == "Graag"
        assert [one.asker for one in await mine(unit, new)] == [new]
        assert await part_of(unit, WATER, old) is None
