"""A channel of a hub, from what the kernteam types to Teams: chat, registry, plan, apply."""

import json
from contextlib import asynccontextmanager

import pytest

from registry.core.permissions import SYSTEM
from registry.documents import load
from registry.hubs.hub import HubFurnished
from registry.provisioning.plan import SyncAction
from tests.bot.conversations.hubs.fixtures_hubs import hubs_town
from tests.graph_sync.fixtures_world import world
from tests.graph_sync.ledger.fixtures_ledger import Alliance, Time
from tests.support.conversation import SANNE, words_of


@asynccontextmanager
async def alliance_with_bot(url):
    """A hub in the registry and in Teams, and a bot to talk to about it."""
    async with hubs_town(url, content=False) as plek, world(bare=True) as tenant:
        made = Alliance(tenant, plek.store, Time())
        await made.hub("twente", "Twente", guests=2, team=1)
        outcome = await made.align()
        assert (outcome.failed, outcome.left.changes) == ((), ())
        yield plek, made


@pytest.fixture
async def both(sqlite_url):
    async with alliance_with_bot(sqlite_url) as opened:
        yield opened


def channel(made, name):
    """(kind, archived) of a channel in Teams; None when it is not there."""
    found = made.picture()["GW Twente"]["channels"]
    return next(((kind, archived) for one, kind, archived, *_ in found if one == name), None)


async def ids(made, name):
    """Ids of what the ledger calls so."""
    entries = (await made.ledger()).entries.values()
    return [one.graph_id for one in entries if one.name == name]


async def aligned(made, *actions):
    """Carry out what the registry wants now; of channels that is this."""
    plan = await made.plan()
    assert [one.action for one in plan.changes if one.kind == "channel"] == [*actions]
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert made.doubles() == []


async def test_a_channel_comes_goes_and_comes_back_with_all_that_was_in_it(both):
    plek, made = both
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente kanaal erbij Water en bodem")
    assert "krijgt er het kanaal Water en bodem bij" in words_of(
        await chat.press(form, "Kanaal toevoegen")
    )
    await aligned(made, SyncAction.CREATE)
    assert channel(made, "Water en bodem") == ("standard", False)
    first = await ids(made, "Water en bodem")

    form = await chat.say("hub twente kanaal weg Water en bodem")
    assert "gaat naar het archief" in words_of(await chat.press(form, "Ja, naar het archief"))
    await aligned(made, SyncAction.ARCHIVE)
    assert channel(made, "Water en bodem") == ("standard", True)

    form = await chat.say("hub twente kanaal erbij Water en bodem")
    await chat.press(form, "Kanaal toevoegen")
    await aligned(made, SyncAction.UNARCHIVE)
    assert channel(made, "Water en bodem") == ("standard", False)
    assert await ids(made, "Water en bodem") == first
    assert [one.action for one in (await made.plan()).changes] == []


async def test_a_channel_of_the_blueprint_goes_and_comes_back(both):
    plek, made = both
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente kanaal weg Bijeenkomsten")
    await chat.press(form, "Ja, naar het archief")
    await aligned(made, SyncAction.ARCHIVE)
    assert channel(made, "Bijeenkomsten") == ("standard", True)

    form = await chat.say("hub twente kanaal erbij bijeenkomsten")
    await chat.press(form, "Kanaal toevoegen")
    await aligned(made, SyncAction.UNARCHIVE)
    assert channel(made, "Bijeenkomsten") == ("standard", False)


async def test_a_private_channel_is_for_the_hubs_own_team(both):
    plek, made = both
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente kanaal erbij Geld")
    await chat.press(form, "Kanaal toevoegen", data={"private": "true"})
    plan = await made.plan()
    await made.sync.apply(plan, asked_by="els")
    assert channel(made, "Geld") == ("private", False)


async def test_the_sync_hears_of_it(both):
    plek, _ = both
    chat = plek.chat(SANNE)
    await chat.press(await chat.say("hub twente kanaal erbij Water"), "Kanaal toevoegen")
    await chat.press(await chat.say("hub twente kanaal weg Water"), "Ja, naar het archief")
    events = [one.event for one in await plek.store.outbox.claim(100, 60)]
    assert [one for one in events if isinstance(one, HubFurnished)] == [
        HubFurnished(hub="twente", channel="Water"),
        HubFurnished(hub="twente", channel="Water", gone=True),
    ]


async def test_a_document_gives_a_hub_a_channel_and_leaves_out_one_of_the_blueprint(both):
    _, made = both
    hub = {
        "slug": "twente",
        "name": "Twente",
        "region": "twente",
        "province": "overijssel",
        "workspace": {"name": "GW Twente", "channels": ["Water"], "without": ["Bijeenkomsten"]},
    }
    async with made.store.write(SYSTEM) as unit:
        await load(unit, json.dumps({"hubs": [hub]}), source="hubs.json")

    await aligned(made, SyncAction.CREATE, SyncAction.ARCHIVE)

    assert channel(made, "Water") == ("standard", False)
    assert channel(made, "Bijeenkomsten") == ("standard", True)
