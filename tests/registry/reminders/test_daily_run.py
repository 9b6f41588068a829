"""A look that does not say for whom has no rights: a forgotten check refuses."""

import pytest

from registry.core.errors import NotAllowed
from registry.core.permissions import RIGHTS, SYSTEM, Right, may, require
from registry.onboarding.appointments import appoint
from registry.privacy.export_and_erase import traces
from registry.store.store import Store
from tests.support.furnished import furnish


@pytest.fixture
async def store(store_url):
    await furnish(store_url)
    async with await Store.open(store_url) as opened:
        async with opened.write(SYSTEM) as unit:
            await appoint(unit, "kernteam", "ann")
        yield opened


@pytest.mark.parametrize("right", list(Right))
async def test_nobody_has_any_right(store, right):
    async with store.read() as unit:
        with pytest.raises(NotAllowed):
            await require(unit, right)
        assert await may(unit, right, owner=True)


async def test_a_look_for_somebody_has_their_rights(store):
    async with store.read("ann") as unit:
        assert await may(unit, Right.REVIEW_NETWORK)
        assert {right for right in Right if not await may(unit, right)} == {
            right for right, roles in RIGHTS.items() if not roles
        }


async def test_one_sees_what_is_kept_of_oneself_only(store):
    async with store.read("ann") as unit:
        assert await traces(unit, "ann")
        with pytest.raises(NotAllowed):
            await traces(unit, "bob")
    async with store.read() as unit:
        with pytest.raises(NotAllowed):
            await traces(unit, "ann")
