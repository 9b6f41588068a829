"""Against servers that count in windows of several kinds: no call is ever refused."""

import random

import pytest

from graph_sync.graph import calls
from tests.graph_sync.graph.double import Canned, graph_and_double
from tests.graph_sync.graph.throttles import KINDS, Throttle, rules
from tests.support.at_once import at_once


def created(seen):
    if seen.method == "GET":
        return Canned(200, {"value": []})
    return Canned(201, {"id": "made"}) if seen.method == "POST" else Canned(204)


def work():
    """Some of everything: two hubs read, channels and tabs made, people invited and added."""
    for team in ("a", "b"):
        yield from (calls.get_team(team), calls.list_channels(team), calls.primary_channel(team))
        yield from (calls.list_team_members(team), calls.list_installed_apps(team))
        yield calls.put_team(team, {})
        for number in range(4):
            channel = f"19:{number}@thread.tacv2"
            yield from (calls.list_tabs(team, channel), calls.list_channel_members(team, channel))
            yield calls.create_channel(team, {"displayName": f"kanaal {number}"})
            yield calls.create_tab(team, channel, "Agenda", "web", "https://example.nl")
            yield calls.add_channel_member(team, channel, f"user-{number}")
        yield calls.add_group_members(team, [f"user-{number}" for number in range(20)])
    for number in range(200):
        yield calls.invite(f"guest{number}@example.nl", "https://teams.microsoft.com")


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_no_documented_limit_is_ever_run_into(kind):
    asked = list(work())
    random.Random(kind).shuffle(asked)  # noqa: S311  # another order for each kind
    told = {"throttle": Throttle(kind), "longest": 0.004, "speed": 20.0, "otherwise": created}
    async with graph_and_double(**told) as (graph, double):
        await at_once(*(graph.send(call) for call in asked))
    assert [seen.path for seen in double.refused] == []
    assert len(double.seen) == len(asked)


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_nor_by_calls_that_trickle_in(kind):
    told = {"throttle": Throttle(kind), "longest": 0.002, "speed": 50.0}
    async with graph_and_double(**told) as (graph, double):
        for number in range(15):
            await graph.send(calls.list_tabs("a", f"19:{number % 2}@thread.tacv2"))
            await graph.send(calls.list_channels("a"))
    assert [seen.path for seen in double.refused] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_servers_would_refuse_who_does_not_wait(kind):
    throttle = Throttle(kind)
    path = "/teams/a/channels/c/tabs"
    assert not throttle.refusal("GET", path, 100.0)
    assert throttle.refusal("GET", path, 100.0)
    assert not throttle.refusal("GET", path, 103.0)
    assert throttle.refusal("GET", path, 103.1)
    assert ("GET tab", 30, 1) in rules("GET", path)
    assert ("POST members a", 4, 60) in rules("POST", "/teams/a/members/add")
    assert ("channel a c", 1, 1) in rules("PATCH", "/teams/a/channels/c")
