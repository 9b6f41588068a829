"""Who gets the address of a place in Teams: who belongs there, and is shown in it."""

import pytest

from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster
from graph_sync.ledger.places import (
    TeamsPlace,
    group_place,
    hub_place,
    network_place,
    places_of,
)
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from tests.registry.involvement.fixtures_involvement import (
    EVERYBODY,
    GONE_LEAD,
    HUB,
    IN_HUB,
    INITIATIVE,
    LEAD,
    LINK,
    MEMBER,
    SEATED,
    SECOND,
    WATER,
    world,
)

TEAM = f"hub:{HUB}"
URL = "https://teams.example/l/"
INSIDE = {LINK, SEATED, IN_HUB}


@pytest.fixture
async def store(sqlite_url):
    async with world(sqlite_url) as (opened, _):
        async with opened.write(SYSTEM) as unit:
            for slug, name in (("plek-cafe", "PLeK Café"), ("initiatiefgroep", "Initiatiefgroep")):
                await unit.of(Subgroup).add(Subgroup(slug=slug, name=name))
        yield opened


async def live(store, key, *members, state="live", kind="team", **roster):
    async with store.write(SYSTEM) as unit:
        entry = LedgerEntry(slug=key, kind=kind, graph_id="1", state=state, name=key, url=URL + key)
        await unit.of(LedgerEntry).add(entry)
        if members or roster:
            await unit.of(LedgerRoster).add(LedgerRoster(slug=key, members=members, **roster))


async def urls(store, look):
    found = {}
    for who in (*EVERYBODY, ""):
        async with store.read() as unit:
            found[who] = await look(unit, who)
    return {who: place.url for who, place in found.items() if place.url}, found


async def test_a_hub_opens_for_who_is_in_it_and_shown(store):
    await live(store, TEAM, *EVERYBODY)
    opened, found = await urls(store, lambda unit, who: hub_place(unit, HUB, who))
    assert opened == dict.fromkeys(INSIDE, URL + TEAM)
    assert all(one.made and one.name == TEAM for one in found.values())
    assert {who for who, one in found.items() if one.belongs} == INSIDE


@pytest.mark.parametrize(
    "roster",
    [{}, {"asked": {LINK: "2026-11-23"}}, {"leaving": {LINK: "2026-11-23"}, "members": (LINK,)}],
)
async def test_who_is_not_shown_there_gets_no_address(store, roster):
    members = roster.pop("members", ())
    await live(store, TEAM, *members, **roster)
    opened, found = await urls(store, lambda unit, who: hub_place(unit, HUB, who))
    assert opened == {}
    assert found[LINK].belongs


async def test_who_was_put_in_by_hand_and_is_owner_is_shown_too(store):
    await live(store, TEAM, owners=(LINK,), left_alone=(SEATED,))
    opened, _ = await urls(store, lambda unit, who: hub_place(unit, HUB, who))
    assert opened.keys() == {LINK, SEATED}


@pytest.mark.parametrize("state", ["making", "archived", "gone"])
async def test_what_is_not_there_is_not_opened(store, state):
    await live(store, TEAM, *EVERYBODY, state=state)
    opened, found = await urls(store, lambda unit, who: hub_place(unit, HUB, who))
    assert opened == {}
    assert not any(one.made for one in found.values())


async def test_a_channel_of_the_hub_else_its_team(store):
    await live(store, TEAM, LINK)
    async with store.read() as unit:
        assert (await hub_place(unit, HUB, LINK, "agenda")).url == URL + TEAM
    await live(store, f"{TEAM}:agenda", kind="channel")
    async with store.read() as unit:
        assert (await hub_place(unit, HUB, LINK, "agenda")).url == f"{URL}{TEAM}:agenda"
        assert (await hub_place(unit, HUB, SEATED, "agenda")).url == ""


async def test_a_channel_with_a_roster_of_its_own_is_for_who_is_in_that(store):
    await live(store, TEAM, LINK, SEATED)
    await live(store, f"{TEAM}:kernteam", LINK, kind="channel")
    async with store.read() as unit:
        assert (await hub_place(unit, HUB, LINK, "kernteam")).url
        assert not (await hub_place(unit, HUB, SEATED, "kernteam")).url


async def test_a_closed_hub_and_one_that_is_not_there_have_no_place(store):
    await live(store, TEAM, *EVERYBODY)
    async with store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get(HUB)
        await unit.of(Hub).put(hub.model_copy(update={"status": "closed"}))
        assert await hub_place(unit, HUB, LINK) == TeamsPlace()
        assert await hub_place(unit, "nergens", LINK) == TeamsPlace()


async def test_a_network_is_for_its_aanjagers_and_a_group_for_its_own(store):
    await live(store, f"network:{WATER}", *EVERYBODY)
    await live(store, "subgroup:initiatiefgroep", *EVERYBODY)
    await live(store, "subgroup:plek-cafe", *EVERYBODY)
    async with store.read() as unit:
        water = await unit.of(Network).get(WATER)
        group = await unit.of(Subgroup).get("initiatiefgroep")
        cafe = await unit.of(Subgroup).get("plek-cafe")
    opened, _ = await urls(store, lambda unit, who: network_place(unit, water, who))
    assert opened.keys() == {LEAD, SECOND, GONE_LEAD}
    archived = water.model_copy(update={"status": "archived"})
    opened, _ = await urls(store, lambda unit, who: network_place(unit, archived, who))
    assert opened == {}
    opened, _ = await urls(store, lambda unit, who: group_place(unit, group, who))
    assert opened.keys() == {INITIATIVE}
    opened, _ = await urls(store, lambda unit, who: group_place(unit, cafe, who))
    assert opened.keys() == set(EVERYBODY) - {GONE_LEAD}


async def test_the_places_of_one_person(store):
    await live(store, TEAM, LINK, MEMBER)
    await live(store, "subgroup:initiatiefgroep", MEMBER)
    async with store.write(SYSTEM) as unit:
        for group in ("initiatiefgroep", "nergens"):
            seat = Membership(
                slug=Membership.key(group, MEMBER), member=MEMBER, group=group, role=Role.MEMBER
            )
            await unit.of(Membership).add(seat)
        assert await places_of(unit, LINK) == [(TEAM, URL + TEAM)]
        assert [name for name, _ in await places_of(unit, MEMBER)] == ["subgroup:initiatiefgroep"]
        assert await places_of(unit, IN_HUB) == []
