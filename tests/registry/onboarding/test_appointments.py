"""Who is put in a group gets what the group gives, and only who may appoints."""

import asyncio

import pytest

from registry.core.errors import NotAllowed, NotFound
from registry.core.permissions import SYSTEM, roles
from registry.core.vocabulary import Profile, Role
from registry.hubs.hub import Hub, Seat
from registry.hubs.kernteam import KernteamEmptied, LastOfKernteam
from registry.onboarding.appointments import appoint, dismiss
from registry.onboarding.departures import come_back, depart
from registry.onboarding.welcome import leave
from registry.privacy.export_and_erase import erase
from registry.store.store import Store
from tests.support.furnished import furnish


@pytest.fixture
async def store(store_url):
    await furnish(store_url)
    async with await Store.open(store_url) as opened:
        yield opened


async def roles_of(store, member):
    async with store.read() as unit:
        return await roles(unit, member)


async def test_a_group_gives_its_role(store):
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "kernteam", "ann")
        await appoint(unit, "twente", "bob", profile=Profile.CONNECTOR)
    assert await roles_of(store, "ann") == {Role.MEMBER, Role.KERNTEAM}
    assert await roles_of(store, "bob") == {Role.MEMBER, Role.HUB_TEAM}


async def test_appointing_again_changes_the_role(store):
    for role in (Role.MEMBER, Role.KERNTEAM):
        async with store.write(SYSTEM) as unit:
            await appoint(unit, "kernteam", "ann", role=role)
    assert Role.KERNTEAM in await roles_of(store, "ann")


async def test_who_is_dismissed_has_the_role_no_more(store):
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "kernteam", "ann")
        await dismiss(unit, "kernteam", "ann")
    assert await roles_of(store, "ann") == {Role.MEMBER}


async def test_a_group_that_is_not_there_is_named(store):
    async with store.write(SYSTEM) as unit:
        with pytest.raises(NotFound, match="kernploeg"):
            await appoint(unit, "kernploeg", "ann")


async def test_a_member_appoints_nobody_and_the_kernteam_does(store):
    async with store.write("mallory") as unit:
        with pytest.raises(NotAllowed):
            await appoint(unit, "kernteam", "mallory")
        with pytest.raises(NotAllowed):
            await dismiss(unit, "kernteam", "ann")
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "kernteam", "ann")
    async with store.write("ann") as unit:
        await appoint(unit, "kernteam", "bob")
    assert Role.KERNTEAM in await roles_of(store, "bob")


# --- who may give what


async def seated(store, *seats):
    async with store.write(SYSTEM) as unit:
        for group, member, role in seats:
            await appoint(unit, group, member, role=role)


async def test_nobody_gives_a_role_that_the_group_does_not_give(store):
    await seated(store, ("kernteam", "ann", None))
    for group, role in [
        ("makers", Role.KERNTEAM),
        ("initiatiefgroep", Role.STEERING),
        ("twente", Role.KERNTEAM),
        ("kernteam", Role.ADMINISTRATOR),
        ("twente", Role.ADMINISTRATOR),
    ]:
        async with store.write("ann") as unit:
            with pytest.raises(NotAllowed):
                await appoint(unit, group, "bob", role=role)
    async with store.write("ann") as unit:
        await appoint(unit, "stuurgroep", "bob")
    assert await roles_of(store, "bob") == {Role.MEMBER, Role.STEERING}


async def test_a_hubs_team_puts_people_in_its_own_hub_alone(store):
    await seated(store, ("twente", "bob", None), ("twente", "deelnemer", Role.MEMBER))
    async with store.write("bob") as unit:
        await appoint(unit, "twente", "cor", profile=Profile.ENTREPRENEUR)
        await dismiss(unit, "twente", "cor")
        for group in ("noordelijk-flevoland", "kernteam", "initiatiefgroep"):
            with pytest.raises(NotAllowed):
                await appoint(unit, group, "cor")
        with pytest.raises(NotAllowed):
            await appoint(unit, "twente", "bob", role=Role.KERNTEAM)
    async with store.write("deelnemer") as unit:
        with pytest.raises(NotAllowed):
            await appoint(unit, "twente", "cor")
        with pytest.raises(NotAllowed):
            await dismiss(unit, "twente", "bob")
        await dismiss(unit, "twente", "deelnemer")  # out of what one is in oneself


# --- the seats of a hub's team


async def team_of(store):
    async with store.read() as unit:
        return [(one.profile, one.member) for one in (await unit.of(Hub).get("twente")).team]


async def test_a_profile_is_a_seat_of_the_hub_and_goes_with_the_person(store):
    before = await team_of(store)
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "twente", "ann", profile=Profile.CONNECTOR)
        await appoint(unit, "twente", "bob", profile=Profile.CONNECTOR)
        await appoint(unit, "twente", "cor", profile=Profile.SECRETARY)
    team = await team_of(store)
    assert {(Profile.CONNECTOR, "ann"), (Profile.CONNECTOR, "bob")} <= set(team)
    assert (Profile.SECRETARY, "cor") in team
    assert (Profile.CONNECTOR, None) not in team
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "twente", "ann", profile=Profile.ENTREPRENEUR)
        for one in ("ann", "bob", "cor"):
            await dismiss(unit, "twente", one)
    assert sorted(map(str, await team_of(store))) == sorted(map(str, before))


async def test_who_holds_a_seat_and_no_membership_is_taken_out_too(store):
    async with store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get("twente")
        seat = Seat(profile=Profile.CONNECTOR, member="ann")
        await unit.of(Hub).put(hub.model_copy(update={"team": (seat,)}))
        await dismiss(unit, "twente", "ann")
        with pytest.raises(NotFound):
            await dismiss(unit, "twente", "ann")
    assert await team_of(store) == [(Profile.CONNECTOR, None)]


# --- the last of the kernteam


async def test_the_last_of_the_kernteam_can_not_go_in_chat(store):
    await seated(store, ("kernteam", "ann", None), ("kernteam", "bob", None))
    async with store.write("ann") as unit:
        await depart(unit, "bob")  # who left does not count
    for deed in (
        lambda unit: dismiss(unit, "kernteam", "ann"),
        lambda unit: depart(unit, "ann"),
        lambda unit: appoint(unit, "kernteam", "ann", role=Role.MEMBER),
    ):
        with pytest.raises(LastOfKernteam):
            async with store.write("ann") as unit:
                await deed(unit)
    assert Role.KERNTEAM in await roles_of(store, "ann")
    async with store.write("ann") as unit:
        await come_back(unit, "bob")
        await dismiss(unit, "kernteam", "ann")
    with pytest.raises(LastOfKernteam):
        async with store.write("bob") as unit:
            await dismiss(unit, "kernteam", "bob")


async def test_of_two_who_go_at_once_one_stays(store):
    await seated(store, ("kernteam", "ann", None), ("kernteam", "bob", None))

    async def go(member):
        async with store.write(member) as unit:
            await dismiss(unit, "kernteam", member)

    outcomes = await asyncio.gather(go("ann"), go("bob"), return_exceptions=True)
    assert [one for one in outcomes if one is None] == [None]
    left = [one for one in ("ann", "bob") if Role.KERNTEAM in await roles_of(store, one)]
    assert len(left) == 1


@pytest.mark.parametrize("way", ["erased", "gone", "left the Café"])
async def test_nobody_is_kept_and_the_administrators_hear_of_it(store, way):
    await seated(store, ("kernteam", "ann", None))
    deed = {
        "erased": lambda unit: erase(unit, "ann"),
        "gone": lambda unit: depart(unit, "ann", gone=True),
        "left the Café": lambda unit: leave(unit, "ann"),
    }[way]
    async with store.write("ann") as unit:
        await deed(unit)
    messages = await store.outbox.claim(10, 60)
    assert KernteamEmptied in [type(one.event) for one in messages]
