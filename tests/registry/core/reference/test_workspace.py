from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from registry.core.entity import FROM_STORAGE
from registry.core.reference.teams_names import reserve
from registry.core.reference.workspace import Workspace
from registry.documents import DocumentError, load
from registry.hubs.hub import Hub
from registry.store.store import Store
from tests.support.conversation import Clock

HUB = {"slug": "zeeland", "name": "Zeeland", "region": "zeeland", "province": "zeeland"}


async def problems_of(url, workspace):
    async with await Store.open(url) as store:
        with pytest.raises(DocumentError) as error:
            async with store.write("system") as unit:
                await load(unit, {"hubs": [{**HUB, "workspace": workspace}]})
        async with store.read() as unit:
            assert await unit.of(Hub).all() == []
    return [str(one) for one in error.value.problems]


async def test_a_document_hears_by_place_what_teams_does_not_take_and_what_it_does(sqlite_url):
    workspace = {
        "name": "GW Zeeland",
        "channels": ["Algemeen", "Wonen/werken"],
        "private": ["Kernteam.", "Bestuur"],
    }
    assert await problems_of(sqlite_url, workspace) == [
        f"hubs[0].workspace.{place}: {what}; {suggestion!r} can be"
        for place, what, suggestion in (
            (
                "channels[1]",
                "'Wonen/werken': the name of a channel can't have a / in Teams",
                "Wonen - werken",
            ),
            (
                "private[0]",
                "'Kernteam.': the name of a channel can't end with . in Teams",
                "Kernteam",
            ),
        )
    ]


async def test_two_channels_of_one_name_are_refused(sqlite_url):
    workspace = {"name": "GW Zeeland", "channels": ["Water"], "private": ["WATER"]}
    [problem] = await problems_of(sqlite_url, workspace)
    assert problem.startswith("hubs[0].workspace: ")
    assert problem.endswith(
        "it has two channels of this name, and Teams takes one; 'WATER 2' can be"
    )


def test_code_hears_it_too():
    with pytest.raises(ValidationError, match="at most 50 characters"):
        Workspace(name="GW Zeeland", channels=("x" * 51,))
    with pytest.raises(ValidationError, match="hidden character"):
        Workspace(name="GW\nZeeland")


async def test_what_was_kept_before_the_rule_came_can_still_be_read(store_url):
    bad = Workspace.model_construct(
        name="GW Zeeland", channels=("Wonen/werken", "Water", "water"), private=(), without=()
    )
    hub = Hub.model_validate(HUB).model_copy(update={"workspace": bad})
    async with await Store.open(store_url) as store:
        async with store.write("system") as unit:
            await unit.of(Hub).add(hub)
        async with store.read() as unit:
            kept = await unit.of(Hub).get("zeeland")
    assert kept.workspace.channels == ("Wonen/werken", "Water", "water")
    assert Workspace.model_validate(bad.model_dump(), context=FROM_STORAGE) == bad


async def test_a_name_that_teams_keeps_is_refused_until_it_comes_free(sqlite_url):
    clock = Clock(datetime(2026, 11, 24, tzinfo=UTC))
    workspace = {"name": "GW Zeeland", "channels": ["Water"], "private": ["Bestuur", "Bestuur 2"]}
    document = {"hubs": [{**HUB, "workspace": workspace}]}
    async with await Store.open(sqlite_url, clock=clock) as store:
        async with store.write("system") as unit:
            await reserve(unit, "hub:zeeland", "bestuur", unit.now + timedelta(days=3))
            await reserve(unit, "hub:drenthe", "Water", unit.now + timedelta(days=3))
        with pytest.raises(DocumentError) as error:
            async with store.write("system") as unit:
                await load(unit, document)
        [problem] = error.value.problems
        assert problem.place == "hubs[0].workspace.private[0]"
        assert problem.text.startswith("'Bestuur': a channel of this name was deleted")
        assert problem.text.endswith("until 2026-11-27; 'Bestuur 3' can be")
        clock.forward(days=3)
        async with store.write("system") as unit:
            assert (await load(unit, document)).total.added == 1


async def test_a_document_with_a_channel_that_was_deleted_by_hand_can_be_loaded_again(sqlite_url):
    document = {"hubs": [{**HUB, "workspace": {"name": "GW Zeeland", "channels": ["Water"]}}]}
    async with await Store.open(sqlite_url) as store:
        async with store.write("system") as unit:
            await load(unit, document)
            await reserve(unit, "hub:zeeland", "Water", unit.now + timedelta(days=3))
        async with store.write("system") as unit:
            assert (await load(unit, document)).total.unchanged == 1


def test_what_channels_are_called_counts_for_whether_two_places_are_the_same():
    plain = Workspace(name="GW Zeeland", channels=("Water",))
    called = plain.model_copy(update={"called": {"kernteam": "Trekkers", "agenda": "Vragen"}})
    same = plain.model_copy(update={"called": {"agenda": "Vragen", "kernteam": "Trekkers"}})

    assert len({plain, called, same}) == 2
