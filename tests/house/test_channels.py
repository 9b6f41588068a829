"""A channel for every hub is an entry in the blueprint; what Teams should have follows."""

import pytest

from graph_sync.desired.teams import read_desired
from graph_sync.model.blueprint import BUILT_IN, Blueprint
from graph_sync.model.blueprint_faults import BlueprintError
from registry.documents.plan_content import content
from registry.provisioning.plan import SyncAction
from registry.store.store import Store
from tests.graph_sync.plan.fixtures_plan import Harness, told

LAST = """\
[[hubs.channels]]
key = "bijeenkomsten"
name = "Bijeenkomsten"
description = "Wanneer je elkaar ziet, en wat dat opleverde."
"""
ENTRY = """
[[hubs.channels]]
key = "bibliotheek"
name = "Bibliotheek"
description = "Wat {name} schreef en las."
"""


@pytest.fixture
async def wanted(sqlite_url):
    """What the content of the plan wants in Teams, by a blueprint."""
    async with await Store.open(sqlite_url) as store:
        async with store.write("system") as unit:
            for entities in content().values():
                for one in entities:
                    await unit.of(type(one)).add(one)

        async def by(blueprint):
            async with store.read() as unit:
                return await read_desired(unit, blueprint, ["owner"])

        yield by


async def test_a_channel_for_every_hub_is_an_entry_in_the_blueprint(wanted):
    text = BUILT_IN.read_text("utf-8")
    assert text.count(LAST) == 1
    harness = Harness(await wanted(Blueprint.load(None)))
    harness.sync()
    assert harness.plan().aligned

    harness.desired = await wanted(Blueprint.parse(text.replace(LAST, LAST + ENTRY)))
    plan = harness.sync()

    keys = [key for key in harness.desired.teams if key.startswith("hub:")]
    assert len(keys) > 1
    assert sorted(told(plan, *SyncAction)) == [
        f"create channel {key}:bibliotheek wanted" for key in sorted(keys)
    ]
    for key in keys:
        made = harness.desired.teams[key].channels[-1]
        assert (made.name, made.kind) == ("Bibliotheek", "standard")
    assert harness.plan().aligned


def test_what_is_wrong_in_an_entry_is_named_by_its_place():
    wrong = ENTRY.replace('name = "Bibliotheek"\n', "").replace("{name}", "{hub}")
    with pytest.raises(BlueprintError) as error:
        Blueprint.parse(BUILT_IN.read_text("utf-8").replace(LAST, LAST + wrong))

    assert [one.place for one in error.value.problems] == [
        "hubs.channels[4].name",
        "hubs.channels[4].description",
    ]
