"""The example of docs/documents.md can be loaded, and comes to what the page says."""

import re

import pytest

from graph_sync.desired.teams import read_desired
from graph_sync.model.blueprint import Blueprint
from registry.core.permissions import SYSTEM
from registry.documents import load
from registry.store.store import Store
from tests.support.furnished import furnish
from tests.support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs" / "documents.md").read_text("utf-8")
BO = "a3f1c0de-0000-4000-8000-000000000777"


@pytest.fixture
async def desired(sqlite_url):
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    await furnish(sqlite_url)
    async with await Store.open(sqlite_url) as store:
        async with store.write(SYSTEM) as unit:
            await load(unit, example, source="zeeland.toml")
            again = await load(unit, example, source="zeeland.toml")
        assert all(one.added == one.changed == 0 for one in again.sections.values())
        async with store.read(SYSTEM) as unit:
            yield await read_desired(unit, Blueprint.load(None), (BO,))


async def test_the_hub_gets_its_channels_and_people(desired):
    team = desired.teams["hub:zeeland"]
    kinds = {one.name: one.kind for one in team.channels}
    assert team.name == "GW Zeeland"
    assert kinds["Water"] == kinds["Zilte landbouw"] == kinds["Algemeen"] == "standard"
    assert kinds["Voorbereiding"] == "private"
    assert team.members == {"anna.maas", BO}
    private = next(one for one in team.channels if one.name == "Voorbereiding")
    assert private.members == {"anna.maas"}
    assert desired.people["anna.maas"].email == "anna.maas@zeeland.example"
    assert {"anna.maas", BO} <= desired.teams["subgroup:plek-cafe"].members
