"""Channels that have each other's names get their own in one go, stopped halfway or not."""

import re

import pytest

from graph_sync.graph.errors import GraphFault, NameTaken
from registry.hubs.hub import Hub
from tests.graph_sync.apply.test_apply import Meddler
from tests.graph_sync.apply.test_kills import kill
from tests.graph_sync.ledger.fixtures_ledger import alliance, workspace

KEYS = ("bodem", "water", "wonen")


@pytest.fixture
async def made(sqlite_url):
    async with alliance(sqlite_url, bare=True) as opened:
        place = workspace("GW Twente", "Bodem", "Water", "Wonen")
        await opened.hub("twente", "Twente", workspace=place)
        await opened.align()
        yield opened


def swapped(made, *names):
    """The registry calls them otherwise."""
    place = workspace("GW Twente", "Bodem", "Water", "Wonen")
    called = dict(zip(KEYS, names, strict=True))
    return made.change(Hub, "twente", workspace=place.model_copy(update={"called": called}))


def called(made):
    return {one.id: one.name for one in made.tenant.group("GW Twente").team.channels.values()}


async def ids(made):
    entries = (await made.ledger()).entries
    return [entries[f"hub:twente:{key}"].graph_id for key in KEYS]


ROUNDS_BEFORE = ("Bodem", "Water", "Wonen")
ROUNDS = [("Water", "Bodem", "Wonen"), ("Water", "Wonen", "Bodem")]


@pytest.mark.parametrize("names", ROUNDS)
async def test_one_plan_is_enough(made, names):
    await swapped(made, *names)
    plan = await made.plan()
    changed = [
        one for one, was in zip(names, ("Bodem", "Water", "Wonen"), strict=True) if one != was
    ]
    assert sorted(one.after for one in plan.changes) == sorted(changed)
    assert plan.calls == len(changed) + 1
    made.tenant.asked()
    outcome = await made.sync.apply(plan, asked_by="els")
    assert made.tenant.asked()["PATCH /teams/{team}/channels/{channel}"] == plan.calls
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert [called(made)[one] for one in await ids(made)] == list(names)
    assert (await made.plan()).aligned
    assert not any(one.interim for one in (await made.ledger()).entries.values())


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("at", range(1, 5))
async def test_stopped_at_any_call_the_same_plan_goes_on(made, at, sent):
    await swapped(made, *ROUNDS[1])
    plan = await made.plan()
    killed = await kill(made, plan, at, sent=sent)
    assert killed
    again = await made.plan()
    assert {one.cause for one in again.changes} <= {"registry"}  # nobody did it by hand
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert [called(made)[one] for one in await ids(made)] == list(ROUNDS[1])
    assert (await made.plan()).aligned


async def test_a_name_in_between_that_teams_keeps_gets_a_number(made):
    await swapped(made, *ROUNDS[0])

    async def meddle(call):
        if (call.body or {}).get("displayName") == "Water (wordt hernoemd)":
            raise NameTaken(GraphFault(400, "NameAlreadyExists", "taken"))

    made.sync = made.syncing(graph=Meddler(made.tenant.graph, meddle))
    outcome = await made.align()
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert [called(made)[one] for one in await ids(made)] == list(ROUNDS[0])
    assert (await made.plan()).aligned


async def test_where_the_other_does_not_give_up_its_name_the_first_gets_its_own_back(made):
    await swapped(made, *ROUNDS[0])

    async def meddle(call):
        name = (call.body or {}).get("displayName")
        patch = call.method == "PATCH" and re.search(r"/channels/", call.path)
        if patch and name == "Bodem" and water in call.path:
            raise NameTaken(GraphFault(400, "NameAlreadyExists", "kept"))

    water = (await ids(made))[1]
    made.sync = made.syncing(graph=Meddler(made.tenant.graph, meddle))
    outcome = await made.align()
    assert outcome.failed
    assert [called(made)[one] for one in await ids(made)] == ["Bodem", "Water", "Wonen"]
    made.sync = made.syncing()
    assert (await made.align()).left.changes == ()
    assert [called(made)[one] for one in await ids(made)] == list(ROUNDS[0])
