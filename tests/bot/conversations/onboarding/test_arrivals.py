"""People whom Teams tells by an address alone: found in the roster, one member each, never lost."""

import dataclasses
from datetime import timedelta

import pytest

from bot.conversations.onboarding.arrivals import ArrivalUnresolved
from bot.delivery.worker import PATIENCE
from bot.dispatch.contacts.contact import Contact, contact_of
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import configure
from bot.dispatch.turn import Kind, Person, Unavailable
from registry.core.permissions import SYSTEM
from registry.delivery.undelivered import Undelivered
from registry.members.member import Member
from registry.onboarding.welcome import WaitingArrival
from tests.bot.conversations.onboarding.test_welcome import CAFE
from tests.support.conversation import FATIMA, PIETER, SANNE, town, words_of

KEY = member_key(FATIMA.id)


def unnamed(person):
    """Somebody as published activities about arrivals tell of them."""
    return Person("", person.address)


@pytest.fixture
async def plek(store_url):
    async with town(store_url, kernteam=[SANNE]) as running:
        yield running


@pytest.fixture
def cafe(plek):
    """The Café; nobody acts in it."""
    return plek.chat(Person(""), CAFE)


async def people(plek):
    return {one.slug: one for one in await plek.all(Member)}


async def test_somebody_new_is_found_in_the_roster_and_welcomed_once(plek, cafe):
    plek.post.roster = [PIETER, FATIMA]
    before = await people(plek)
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    [welcome] = plek.post.sent
    assert (welcome.only.address, "Welkom bij PLeK" in words_of(welcome)) == (FATIMA.address, True)
    assert set(await people(plek)) - set(before) == {KEY}
    assert (await plek.get(Member, KEY)).name == FATIMA.name
    assert plek.post.looked_up == [FATIMA.address]
    await cafe.again()
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    assert len(plek.post.sent) == 1
    assert plek.post.looked_up == [FATIMA.address]  # by now she is known by her address


async def test_who_is_known_is_no_second_member_and_is_not_asked_again(plek, cafe):
    await plek.chat(FATIMA).say("taal en")
    await cafe.happen(Kind.ARRIVED, FATIMA)
    await plek.work()
    known, sent = await people(plek), len(plek.post.sent)
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    assert await people(plek) == known
    assert (len(plek.post.sent), plek.post.looked_up) == (sent, [])


async def test_who_is_not_in_the_roster_yet_waits_and_is_looked_up_again(plek, cafe):
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA), PIETER)
    await plek.work()
    assert [one.only.address for one in plek.post.sent] == [PIETER.address]
    for _ in range(30):  # more than any other event would be tried
        plek.clock.forward(hours=2)
        await plek.work()
    assert len(plek.post.looked_up) > 10
    plek.post.roster = [Person("", FATIMA.address)]  # invited, and has no account yet
    plek.clock.forward(hours=2)
    await plek.work()
    assert await plek.get(Member, KEY) is None
    plek.post.roster = [FATIMA]
    plek.clock.forward(hours=2)
    await plek.work()
    assert plek.post.sent[-1].only.address == FATIMA.address
    assert (await plek.store.outbox.counts()).get("given_up", 0) == 0


@pytest.mark.parametrize("failure", ["refused", "away"])
async def test_a_roster_that_can_not_be_read_loses_nobody(plek, cafe, failure):
    def fail(_place, _only):
        if failure == "away":
            raise Unavailable("the connector")
        return "BotNotInConversationRoster"

    plek.post.roster, plek.post.refuse = [FATIMA], fail
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    plek.clock.forward(minutes=10)
    await plek.work()
    plek.post.refuse = lambda _place, _only: ""
    plek.clock.forward(minutes=10)
    await plek.work()
    assert [one.only.address for one in plek.post.sent] == [FATIMA.address]


async def test_who_never_shows_up_is_given_up_where_the_administrator_sees_it(plek, cafe):
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    plek.clock.now += PATIENCE + timedelta(hours=2)
    await plek.work()
    assert (await plek.store.outbox.counts())["given_up"] == 1


async def test_who_went_again_before_being_found_is_not_welcomed(plek, cafe):
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    plek.clock.forward(minutes=5)
    await plek.chat(FATIMA).say("taal nl")  # so that her address is known
    await cafe.happen(Kind.LEFT, unnamed(FATIMA))
    plek.post.sent.clear()
    plek.clock.forward(hours=1)
    await plek.work()
    assert plek.post.sent == []
    assert (await plek.get(Member, KEY)).status == "left"


@pytest.mark.parametrize("by", [unnamed(FATIMA), FATIMA])
async def test_who_left_before_being_found_is_not_looked_for_any_more(plek, cafe, by):
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    await cafe.happen(Kind.LEFT, by)
    plek.post.roster = [FATIMA]  # which may be a while behind
    looked = len(plek.post.looked_up)
    plek.clock.forward(hours=2)
    await plek.work()
    assert (plek.post.sent, len(plek.post.looked_up)) == ([], looked)
    assert await plek.get(Member, KEY) is None
    assert await plek.all(Undelivered) == []
    assert (await plek.store.outbox.counts()).get("waiting", 0) == 0


async def test_who_comes_back_before_being_found_is_welcomed_once(plek, cafe):
    for kind in (Kind.ARRIVED, Kind.ARRIVED, Kind.LEFT, Kind.ARRIVED):
        await cafe.happen(kind, unnamed(FATIMA))
        await plek.work()
    plek.post.roster = [FATIMA]
    plek.clock.forward(hours=2)
    await plek.work()
    assert [one.only.address for one in plek.post.sent] == [FATIMA.address]


async def test_the_list_says_that_who_came_in_is_not_known_yet(plek, cafe):
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    assert await plek.all(Undelivered) == []  # mostly the roster is a moment behind
    for _ in range(12):
        plek.clock.forward(minutes=30)
        await plek.work()
    assert [one.code for one in await plek.all(Undelivered)] == ["NotInRosterYet"]
    shown = words_of(await plek.chat(SANNE).say("niet bezorgd"))
    assert ("nog niet zegt wie het is" in shown, "welk kanaal" in shown) == (True, False)


async def test_who_is_known_by_an_address_keeps_the_name_they_were_met_under(plek, cafe):
    await plek.chat(FATIMA).say("help")
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    assert (await plek.get(Member, KEY)).name == FATIMA.name


async def test_who_goes_is_known_by_an_address_alone(plek, cafe):
    await cafe.happen(Kind.ARRIVED, FATIMA)
    await plek.work()
    await cafe.happen(Kind.LEFT, unnamed(FATIMA))
    assert (await plek.get(Member, KEY)).status == "left"


async def test_what_an_earlier_version_kept_under_an_address_becomes_one(plek, cafe):
    old = member_key(FATIMA.address)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=old, name="Fatima", function="ecoloog"))
        stale = dataclasses.replace(FATIMA, id=FATIMA.address)
        await unit.of(Contact).add(contact_of(stale, CAFE))
    plek.post.roster = [FATIMA]
    await cafe.happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    assert await plek.get(Member, old) is None
    assert await plek.get(Contact, old) is None
    assert (await plek.get(Member, KEY)).function == "ecoloog"


async def test_other_bots_are_nobody(plek, cafe):
    await cafe.happen(Kind.ARRIVED, Person("", "28:other"), Person("", ""))
    await plek.work()
    assert plek.post.looked_up == []


async def test_elsewhere_than_in_the_cafe_nobody_is_looked_up(plek):
    await plek.chat(SANNE, CAFE).say("hallo")  # the Café is met
    elsewhere = dataclasses.replace(
        CAFE, team="19:e", team_name="PLeK Makers", conversation="19:e", channel="19:e"
    )
    await plek.chat(Person(""), elsewhere).happen(Kind.ARRIVED, unnamed(FATIMA))
    await plek.work()
    assert plek.post.looked_up == []


async def test_who_comes_before_the_cafe_is_known_is_looked_up_and_waits_for_it(store_url):
    async with town(store_url, kernteam=[SANNE], places={}) as plek:
        plek.post.roster = [FATIMA]
        await plek.chat(Person(""), CAFE).happen(Kind.ARRIVED, unnamed(FATIMA))
        await plek.work()
        [waiting] = await plek.all(WaitingArrival)
        assert (waiting.member, waiting.team) == (KEY, CAFE.team)
        assert not any(one.slug == KEY for one in await plek.all(Member) if one.arrived)


async def test_who_is_the_first_that_is_heard_of_a_cafe_by_setting_is_welcomed(store_url):
    """The setting may name another channel than the first: its team is known once it is met."""
    welcome = "19:welkom@thread.tacv2"
    async with town(store_url, kernteam=[SANNE], places={}) as plek:
        plek.post.rooms = [(CAFE.team, ""), (welcome, "Welkom")]
        async with plek.store.write(SYSTEM) as unit:
            await configure(unit, {"cafe": welcome})
        first = dataclasses.replace(CAFE, conversation=CAFE.team)
        await plek.chat(Person(""), first).happen(Kind.ARRIVED, FATIMA)
        await plek.work()
        assert [one.only.address for one in plek.post.sent if one.only] == [FATIMA.address]


def test_the_event_names_an_address_and_no_name():
    assert set(ArrivalUnresolved.model_fields) == {"venue", "address", "arrived"}
