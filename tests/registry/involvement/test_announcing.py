"""Telling who follows a network or hub something: who may, how often, and the way back."""

import pytest

from registry.core.errors import Invalid, NotAllowed, NotFound
from registry.involvement.announcing import (
    LONGEST_NEWS,
    Announced,
    Announcement,
    announce,
    take_back,
)
from registry.involvement.following import follow, hearers
from registry.involvement.news import FollowItem, FollowNewsKind, follow_lines
from registry.involvement.things import ThingKind
from registry.privacy.export_and_erase import erase
from tests.registry.involvement.fixtures_involvement import (
    AWAY,
    CHIEF,
    EVERYBODY,
    HUB,
    KERN,
    LEAD,
    LINK,
    MEMBER,
    SEATED,
    SECOND,
    WATER,
    do,
    events,
    world,
)

NETWORK, OF_HUB = ThingKind.NETWORK, ThingKind.HUB
THINGS = {(NETWORK, WATER): {LEAD, SECOND}, (OF_HUB, HUB): {LINK, SEATED}}
TEXT = "Op 12 maart komen we bij elkaar."


@pytest.fixture
async def plek(sqlite_url):
    async with world(sqlite_url) as opened:
        yield opened


@pytest.fixture
def store(plek):
    return plek[0]


async def attempt(deed):
    try:
        await deed
    except (NotAllowed, NotFound, Invalid) as refusal:
        return type(refusal)
    return None


async def test_its_owners_and_the_kernteam_tell_it_and_take_it_back_and_nobody_else(store):
    for (kind, slug), own in THINGS.items():
        allowed = own | {KERN, CHIEF}
        for who in EVERYBODY:
            told = await attempt(do(store, who, announce, kind, slug, f"{TEXT} {who}"))
            assert told is (None if who in allowed else NotAllowed), (who, slug)
        found = {one.by: one.slug for one in await _all(store) if one.thing == slug}
        assert found.keys() == allowed
        news = found[KERN]
        for who in EVERYBODY:
            if who not in allowed:
                assert await attempt(do(store, who, take_back, news)) is NotAllowed
                assert await attempt(do(store, who, take_back, "nergens")) is NotAllowed
        await do(store, min(own), take_back, news)
        assert await attempt(do(store, KERN, take_back, news)) is NotFound
    assert len(await events(store, Announced.name)) == 8


async def _all(store):
    async with store.read() as unit:
        return await unit.of(Announcement).all()


async def test_the_same_words_on_a_day_are_told_once(plek):
    store, clock = plek
    one = await do(store, LEAD, announce, NETWORK, WATER, TEXT)
    assert await do(store, SECOND, announce, NETWORK, WATER, f" {TEXT} ") == one
    clock.forward(days=1)
    assert await do(store, LEAD, announce, NETWORK, WATER, TEXT) != one
    assert len(await events(store, Announced.name)) == 2


async def test_words_have_a_length_and_a_day_its_number(store):
    for text in ("", "kort", "x" * (LONGEST_NEWS + 1)):
        assert await attempt(do(store, LEAD, announce, NETWORK, WATER, text)) is Invalid
    for at in range(5):
        await do(store, LEAD, announce, NETWORK, WATER, f"{TEXT} {at}")
    with pytest.raises(Invalid) as enough:
        await do(store, LEAD, announce, NETWORK, WATER, TEXT)
    assert enough.value.faults[0].code == "quota"
    assert await attempt(do(store, LEAD, announce, NETWORK, AWAY, TEXT)) is NotFound


async def test_taken_back_who_did_not_hear_it_will_not(store):
    await do(store, MEMBER, follow, NETWORK, WATER)
    one = await do(store, LEAD, announce, NETWORK, WATER, TEXT)
    item = FollowItem(kind=NETWORK, thing=WATER, what=FollowNewsKind.NEWS, ref=one.slug, place=0)
    async with store.read() as unit:
        assert await hearers(unit, NETWORK, WATER) == [MEMBER]
        (line,) = await follow_lines(unit, MEMBER, [item, item])
    assert line.text == TEXT
    await do(store, LEAD, take_back, one.slug)
    async with store.read() as unit:
        assert await follow_lines(unit, MEMBER, [item]) == []


async def test_erased_its_teller_is_in_no_news(store):
    one = await do(store, LEAD, announce, NETWORK, WATER, "Naam Lead ontvangt jullie.")
    await do(store, LEAD, erase, LEAD)
    (left,) = await _all(store)
    assert (left.slug, left.by, left.text) == (one.slug, "", "… ontvangt jullie.")
