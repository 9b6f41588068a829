from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from registry.agenda.lookup import live_hubs, read_agenda
from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.reference.teams_names import reserve
from registry.core.reference.workspace import Workspace
from registry.hubs.founding import found
from registry.hubs.hub import Hub, HubClosed, HubFurnished, HubRenamed, HubReopened
from registry.hubs.lifecycle import add_channel, close, drop_channel, rename, reopen
from registry.store.store import Store
from tests.registry.hubs.fixtures_hubs import do, events, hub_entry, hub_world
from tests.registry.networks.fixtures_networks import KERNTEAM, LEAD
from tests.support.at_once import at_once

KERN, OTHER = KERNTEAM
SLUG = "zeeland"


@asynccontextmanager
async def furnished(url):
    async with await Store.open(url) as opened:
        await hub_world(opened)
        await do(opened, KERN, found, hub_entry(channels="Water", private_channels="Bestuur"))
        await events(opened)
        yield opened


@pytest.fixture
async def store(store_url):
    async with furnished(store_url) as opened:
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with furnished(sqlite_url) as opened:
        yield opened


async def get(store):
    async with store.read() as unit:
        return await unit.of(Hub).get(SLUG)


async def names(store):
    async with store.read() as unit:
        return [one.name for one in await live_hubs(unit)]


@pytest.mark.parametrize(
    ("deed", "more"),
    [(rename, ("X2",)), (close, ("Klaar.",)), (reopen, ()), (add_channel, ("Y2",)),
     (drop_channel, ("Water",))],
)  # fmt: skip
async def test_only_the_kernteam_does_this_and_only_with_a_hub_that_is_there(sqlite, deed, more):
    before = await get(sqlite)
    with pytest.raises(NotAllowed):
        await do(sqlite, LEAD, deed, SLUG, *more)
    with pytest.raises(NotFound):
        await do(sqlite, KERN, deed, "atlantis", *more)
    assert await get(sqlite) == before
    assert await events(sqlite) == []


async def test_a_hub_gets_another_name_and_so_does_its_team(sqlite):
    hub = await do(sqlite, KERN, rename, SLUG, " GW Schouwen-Duiveland ")
    assert (hub.slug, hub.name) == (SLUG, "Schouwen-Duiveland")
    assert hub.workspace.name == "GW Schouwen-Duiveland"
    assert await events(sqlite) == [
        HubRenamed(hub=SLUG, before="Zeeland", after="Schouwen-Duiveland")
    ]
    assert await do(sqlite, KERN, rename, SLUG, "Schouwen-Duiveland") == hub
    assert await events(sqlite) == []


async def test_a_team_with_a_name_of_its_own_keeps_it(sqlite):
    hub = await get(sqlite)
    async with sqlite.write("system") as unit:
        await unit.of(Hub).put(
            hub.model_copy(update={"workspace": Workspace(name="De Delta", channels=("Water",))})
        )
    assert (await do(sqlite, KERN, rename, SLUG, "Walcheren")).workspace.name == "De Delta"


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "required"), ("x" * 98, "too_long"), ("DRENTHE", "taken"), ("Limburg", "hub_closed")],
)
async def test_a_name_that_can_not_be_is_refused(sqlite, name, code):
    await do(sqlite, KERN, found, hub_entry(name="Drenthe", province="drenthe"))
    await do(sqlite, KERN, found, hub_entry(name="Limburg", province="limburg"))
    await do(sqlite, KERN, close, "limburg", "Klaar.")
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, rename, SLUG, name)
    assert [(one.field, one.code) for one in invalid.value.faults] == [("name", code)]


async def test_its_own_name_may_be_written_otherwise(sqlite):
    assert (await do(sqlite, KERN, rename, SLUG, "ZEELAND")).name == "ZEELAND"


async def test_a_hub_that_is_closed_is_in_no_list_and_comes_back_as_it_was(store):
    hub = await do(store, KERN, close, SLUG, " Het geld is op. ")
    assert (hub.status, hub.verdict.by, hub.verdict.reason) == ("closed", KERN, "Het geld is op.")
    assert await names(store) == []
    async with store.read() as unit:
        assert await unit.search("zeeland", ("hubs",)) == []
        with pytest.raises(NotFound):
            await read_agenda(unit, SLUG)
    with pytest.raises(AlreadyDecided) as decided:
        await do(store, OTHER, close, SLUG, "Nog eens.")
    assert (decided.value.by, decided.value.outcome) == (KERN, "closed")

    back = await do(store, OTHER, reopen, SLUG)

    assert (back.status, back.verdict.outcome, back.verdict.by) == ("forming", "reopened", OTHER)
    assert await names(store) == ["Zeeland"]
    async with store.read() as unit:
        assert [one.key for one in await unit.search("zeeland", ("hubs",))] == [SLUG]
    with pytest.raises(AlreadyDecided) as decided:
        await do(store, KERN, reopen, SLUG)
    assert (decided.value.by, decided.value.outcome) == (OTHER, "forming")
    assert await events(store) == [HubClosed(hub=SLUG), HubReopened(hub=SLUG)]


async def test_an_active_hub_becomes_active_again(sqlite):
    async with sqlite.write("system") as unit:
        hub = await unit.of(Hub).get(SLUG)
        await unit.of(Hub).put(hub.model_copy(update={"status": "active"}))
    await do(sqlite, KERN, close, SLUG, "Klaar.")
    assert (await do(sqlite, KERN, reopen, SLUG)).status == "active"


@pytest.mark.parametrize(("reason", "code"), [(" ", "required"), ("x" * 1001, "too_long")])
async def test_closing_needs_a_reason_that_fits(sqlite, reason, code):
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, close, SLUG, reason)
    assert [(one.field, one.code) for one in invalid.value.faults] == [("reason", code)]


async def test_nothing_is_changed_about_a_closed_hub(sqlite):
    await do(sqlite, KERN, close, SLUG, "Klaar.")
    for deed, name in ((rename, "X2"), (add_channel, "X2"), (drop_channel, "Water")):
        with pytest.raises(AlreadyDecided):
            await do(sqlite, KERN, deed, SLUG, name)


async def test_a_hub_does_not_come_back_under_a_name_that_another_has_by_now(sqlite):
    await do(sqlite, KERN, close, SLUG, "Klaar.")
    async with sqlite.write("system") as unit:
        hub = await unit.of(Hub).get(SLUG)
        await unit.of(Hub).add(hub.model_copy(update={"slug": "ander", "status": "active"}))
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, reopen, SLUG)
    assert [(one.field, one.code) for one in invalid.value.faults] == [("name", "taken")]


async def test_of_two_who_close_at_once_one_does_and_the_other_hears_who(store):
    async def attempt(actor):
        try:
            return await do(store, actor, close, SLUG, f"Reden van {actor}")
        except AlreadyDecided as first:
            return first

    outcomes = await at_once(attempt(KERN), attempt(OTHER))
    [won] = [one for one in outcomes if isinstance(one, Hub)]
    [lost] = [one for one in outcomes if isinstance(one, AlreadyDecided)]
    assert lost.by == won.verdict.by
    assert await events(store) == [HubClosed(hub=SLUG)]


async def test_channels_come_and_go(sqlite):
    hub = await do(sqlite, KERN, add_channel, SLUG, " Wonen ")
    hub = await do(sqlite, KERN, add_channel, SLUG, "Geld", private=True)
    assert hub.workspace.channels == ("Water", "Wonen")
    assert hub.workspace.private == ("Bestuur", "Geld")
    hub = await do(sqlite, KERN, drop_channel, SLUG, "WATER")
    hub = await do(sqlite, KERN, drop_channel, SLUG, "bestuur")
    assert (hub.workspace.channels, hub.workspace.private) == (("Wonen",), ("Geld",))


async def test_a_hub_without_a_workspace_gets_one_with_its_first_channel(sqlite):
    await do(sqlite, KERN, found, hub_entry(name="Drenthe", province="drenthe"))
    hub = await do(sqlite, KERN, add_channel, "drenthe", "Veen")
    assert hub.workspace == Workspace(name="GW Drenthe", channels=("Veen",))


async def test_a_channel_of_the_blueprint_is_left_out_and_taken_up_again(sqlite):
    hub = await do(sqlite, KERN, drop_channel, SLUG, "Bijeenkomsten", blueprint=True)
    again = await do(sqlite, KERN, drop_channel, SLUG, "bijeenkomsten", blueprint=True)
    assert (hub.workspace.without, again.workspace.without) == (
        ("Bijeenkomsten",),
        ("bijeenkomsten",),
    )
    hub = await do(sqlite, KERN, add_channel, SLUG, "Bijeenkomsten")
    assert (hub.workspace.without, hub.workspace.channels) == ((), ("Water",))


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("Wonen/werken", "name_sign", "Wonen - werken"),
        ("water", "taken", "water 2"),
        ("BESTUUR", "taken", "BESTUUR 2"),
        ("algemeen", "taken", "algemeen 2"),
        ("Geld", "name_kept", "Geld 2"),
        ("", "required", "Kanaal"),
    ],
)
async def test_a_channel_that_can_not_be_is_refused_with_one_that_can(
    sqlite, name, code, suggestion
):
    async with sqlite.write("system") as unit:
        await reserve(unit, f"hub:{SLUG}", "geld", unit.now + timedelta(days=3))
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, add_channel, SLUG, name)
    [fault] = invalid.value.faults
    assert (fault.field, fault.code, fault.params["suggestion"]) == ("name", code, suggestion)


GIVEN = {"kernteam": ("Kernteam", "Kern"), "agenda": ("Agenda", "Leeragenda")}


async def test_a_channel_that_the_blueprint_gives_is_there_already_by_any_of_its_names(sqlite):
    for name in ("kernteam", "KERN", "Leeragenda"):
        with pytest.raises(Invalid) as invalid:
            await do(sqlite, KERN, add_channel, SLUG, name, given=GIVEN)
        assert [one.code for one in invalid.value.faults] == ["taken"]
    await do(sqlite, KERN, drop_channel, SLUG, "Agenda", blueprint=True)
    hub = await do(sqlite, KERN, add_channel, SLUG, "leeragenda", given=GIVEN)
    assert (hub.workspace.without, hub.workspace.channels) == ((), ("Water",))


async def test_what_comes_and_goes_is_told_and_what_changes_nothing_is_not(sqlite):
    await do(sqlite, KERN, add_channel, SLUG, " Wonen ")
    await do(sqlite, KERN, drop_channel, SLUG, "wonen")
    await do(sqlite, KERN, drop_channel, SLUG, "Agenda", blueprint=True)
    assert await events(sqlite) == [
        HubFurnished(hub=SLUG, channel="Wonen"),
        HubFurnished(hub=SLUG, channel="wonen", gone=True),
        HubFurnished(hub=SLUG, channel="Agenda", gone=True),
    ]
    await do(sqlite, KERN, drop_channel, SLUG, "Agenda", blueprint=True)
    assert await events(sqlite) == []


@pytest.mark.parametrize(("name", "blueprint"), [("Wonen", False), ("Algemeen", True)])
async def test_what_is_not_its_own_and_the_first_channel_are_not_dropped(sqlite, name, blueprint):
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, drop_channel, SLUG, name, blueprint=blueprint)
    assert [(one.field, one.code) for one in invalid.value.faults] == [("name", "unknown")]
