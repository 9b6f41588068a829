"""Who is put in a group gets what the group gives, and only who may appoints."""

import pytest

from registry.core.errors import NotAllowed, NotFound
from registry.core.permissions import SYSTEM, roles
from registry.core.vocabulary import Profile, Role
from registry.onboarding.appointments import appoint, dismiss
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
