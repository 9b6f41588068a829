"""A private channel that is there when it is to be made: whose it is, and who is in it."""

import pytest

from graph_sync.graph.errors import GraphFault, Unclear
from registry.hubs.hub import Hub
from registry.provisioning.plan import SyncAction
from tests.graph_sync.apply.test_departures import Answering
from tests.graph_sync.fixtures_lies import CHANNELS, Lies
from tests.graph_sync.fixtures_world import OWNER
from tests.graph_sync.ledger.fixtures_ledger import alliance, workspace

NAME = "Subsidies"


@pytest.fixture
async def made(sqlite_url):
    """A hub that is to have a private channel, besides its own."""
    async with alliance(sqlite_url, bare=True) as opened:
        await opened.hub("twente", "Twente", guests=4, team=2, workspace=workspace("GW Twente"))
        await opened.align()
        place = workspace("GW Twente", private=(NAME,))
        await opened.change(Hub, "twente", workspace=place)
        yield opened


def people(made):
    channels = made.tenant.group("GW Twente").team.channels.values()
    return {
        user: seat.owner
        for one in channels
        if one.name == NAME
        for user, seat in one.members.items()
    }


async def test_a_channel_with_its_name_that_somebody_made_is_not_taken_over(made):
    made.tenant.hand("add channel", team="GW Twente", name=NAME, kind="private")
    before = people(made)
    lies = Lies(made.tenant.sandbox.service)
    lies.short(CHANNELS, keep=lambda items: [one for one in items if one["displayName"] != NAME])
    plan = await made.plan()
    assert SyncAction.CREATE in [one.action for one in plan.changes]
    lies.stop()
    outcome = await made.sync.apply(plan, asked_by="els")
    assert outcome.done == 0
    assert [one.why for one in outcome.failed] == ["name-taken"]
    assert people(made) == before
    [adopted] = [one for one in (await made.plan()).changes if one.action is SyncAction.ADOPT]
    assert adopted.by_name  # a person is to say whose it is


async def test_who_is_not_in_what_was_made_without_an_answer_is_put_in(made):
    plan = await made.plan()
    graph = made.tenant.graph

    class Silent(Answering):
        async def send(self, call):
            reply = await self.graph.send(call)
            if call.method == "POST" and call.path.endswith("/channels"):
                for one in made.tenant.group("GW Twente").team.channels.values():
                    if one.name == NAME:
                        for user in set(one.members) - {OWNER}:
                            del one.members[user]
                raise Unclear(GraphFault(504))
            return reply

    outcome = await made.syncing(graph=Silent(graph)).apply(plan, asked_by="els")
    assert (outcome.left.changes, outcome.failed) == ((), ())
    assert len(people(made)) == 3
    assert people(made)[OWNER]
