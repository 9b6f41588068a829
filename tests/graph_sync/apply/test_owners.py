"""Owners change, and at no moment a team or a private channel is without one."""

import re

import pytest

from graph_sync.apply.owners import is_last_owner
from graph_sync.graph.errors import Forbidden, GraphFault, Refused, Unclear
from registry.provisioning.plan import SyncAction
from tests.graph_sync.apply.test_apply import Meddler
from tests.graph_sync.fixtures_world import OWNER
from tests.graph_sync.ledger.fixtures_ledger import alliance, workspace

CHANNELS = ("Kernteam", "Subsidies")


def ownerless(made):
    """Teams and private channels that are there and have no owner."""
    found = []
    for group in made.tenant.sandbox.state.groups.values():
        if group.team is None or group.deleted is not None:
            continue
        found += [group.name] if not any(one.owner for one in group.team.seats.values()) else []
        for channel in group.team.channels.values():
            if channel.kind == "private" and channel.deleted is None:
                found += [channel.name] if not any(owners(channel)) else []
    return found


def owners(channel):
    return [one for one, entry in channel.members.items() if entry.owner]


def in_channels(made, name="GW Twente"):
    team = made.tenant.group(name).team
    return {one.name: set(owners(one)) for one in team.channels.values() if one.kind == "private"}


class Watcher(Meddler):
    """A door that looks before and after each call whether a place has lost its last owner."""

    def __init__(self, made):
        super().__init__(made.tenant.graph, self._look)
        self._made = made
        self.seen = 0

    async def _look(self, _call):
        self.seen += 1
        assert ownerless(self._made) == []

    async def send(self, call):
        reply = await super().send(call)
        assert ownerless(self._made) == [], call.path
        return reply


@pytest.fixture
async def made(sqlite_url):
    """A hub with two private channels."""
    async with alliance(sqlite_url, bare=True) as opened:
        place = workspace("GW Twente", private=("Subsidies",))
        await opened.hub("twente", "Twente", guests=8, team=3, workspace=place)
        await opened.align()
        yield opened


def colleague(made, name):
    return made.tenant.hand("add user", mail=f"{name}@plek.example", kind="Member")["user"]


async def settled(made, owners, **how):
    watcher = Watcher(made)
    made.sync = made.syncing(graph=watcher, owners=owners)
    outcome = await made.align(allow_removals=True, **how)
    assert watcher.seen
    return outcome


async def test_other_owners_are_in_every_private_channel_and_none_is_without_meanwhile(made):
    other = colleague(made, "tweede")
    outcome = await settled(made, (other,))
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert in_channels(made) == {"Kernteam": {other}, "Subsidies": {other}}
    team = made.tenant.group("GW Twente").team
    assert OWNER not in team.seats
    assert not any(OWNER in one.members for one in team.channels.values())
    plan = await made.plan()
    assert (plan.changes, plan.pending) == ((), ())


async def test_one_owner_more_comes_in_by_one_call_a_channel(made):
    other = colleague(made, "tweede")
    made.tenant.asked()
    outcome = await settled(made, (OWNER, other))
    calls = made.tenant.asked()
    assert outcome.left.changes == ()
    assert in_channels(made) == {"Kernteam": {OWNER, other}, "Subsidies": {OWNER, other}}
    members = "/teams/{team}/channels/{channel}/members"
    assert calls[f"POST {members}"] == 2
    assert not [one for one in calls if one.startswith("PATCH /teams/{team}/channels")]
    assert (await made.plan()).aligned


async def test_several_owners_come_along_when_a_channel_is_made(made):
    other = colleague(made, "tweede")
    made.sync = made.syncing(owners=(OWNER, other))
    await made.hub("zuid", "Zuid", guests=2, team=1)
    await made.align()
    assert in_channels(made, "GW Zuid") == {"Kernteam": {OWNER, other}}
    assert (await made.plan()).aligned


async def test_who_is_not_in_the_channel_yet_keeps_the_old_owner_in(made):
    """Graph does not take the new owner in one of the channels: there the old one stays."""
    other = colleague(made, "tweede")
    subsidies = next(
        one.id
        for one in made.tenant.group("GW Twente").team.channels.values()
        if one.name == "Subsidies"
    )

    async def meddle(call):
        if call.method == "POST" and call.path.endswith(f"{subsidies}/members"):
            raise Refused(GraphFault(400, "BadRequest", "not now", "POST …/members"))

    made.sync = made.syncing(graph=Meddler(made.tenant.graph, meddle), owners=(other,))
    outcome = await made.align(allow_removals=True)
    assert in_channels(made) == {"Kernteam": {other}, "Subsidies": {OWNER}} or in_channels(
        made
    ) == {"Kernteam": {OWNER, other}, "Subsidies": {OWNER}}
    assert OWNER in made.tenant.group("GW Twente").team.seats
    waiting = {(one.change.action, one.why) for one in outcome.waiting}
    assert {(SyncAction.REMOVE, "owner"), (SyncAction.PROMOTE, "owner")} <= waiting
    last = await settled(made, (other,))
    assert last.left.changes == ()
    assert in_channels(made) == {"Kernteam": {other}, "Subsidies": {other}}
    assert (await made.plan()).aligned


async def test_the_last_owner_of_a_channel_waits_where_graph_says_so(made):
    other = colleague(made, "tweede")

    async def meddle(call):
        if call.method == "PATCH" and re.search(r"/channels/[^/]+/members/", call.path):
            words = "Last owner of the channel cannot be removed."
            raise Refused(GraphFault(400, "BadRequest", words, "PATCH …/members"))

    made.sync = made.syncing(graph=Meddler(made.tenant.graph, meddle), owners=(other,))
    outcome = await made.align(allow_removals=True)
    assert outcome.failed == ()  # it is no failure: it is done when another one is shown
    left = {one.change.action for one in outcome.waiting}
    assert left == {SyncAction.DEMOTE, SyncAction.REMOVE}
    assert OWNER in made.tenant.group("GW Twente").team.seats


@pytest.mark.parametrize("profile", ["mild", "slow"])
async def test_where_teams_is_slow_to_show_the_new_owner_it_ends_the_same(sqlite_url, profile):
    async with alliance(sqlite_url, bare=True, profile=profile) as made:
        await made.hub("twente", "Twente", guests=4, team=2)
        await made.align()
        made.tenant.sandbox.clock.advance(3600)
        await made.align()
        other = colleague(made, "tweede")
        for _ in range(4):
            await settled(made, (other,))
            made.tenant.sandbox.clock.advance(3600)
        assert in_channels(made) == {"Kernteam": {other}}
        assert (await made.plan()).aligned


async def test_an_owner_whom_graph_refuses_as_if_it_were_overloaded_holds_up_no_channel(made):
    """A guest among the owners gives a 5xx that is really a refusal."""
    other = colleague(made, "tweede")
    await made.hub("zuid", "Zuid", guests=2, team=1)

    async def meddle(call):
        creates = call.method == "POST" and call.path.endswith("/channels")
        if creates and other in str(call.body):
            raise Unclear(GraphFault(502, "BadGateway", "Failed to execute backend request."))

    made.sync = made.syncing(graph=Meddler(made.tenant.graph, meddle), owners=(other, OWNER))
    await made.align()
    assert OWNER in in_channels(made, "GW Zuid")["Kernteam"]


@pytest.mark.parametrize(
    ("error", "words", "said"),
    [
        (Refused, "Last owner of the channel cannot be removed.", True),
        (Forbidden, "The group must have at least one owner, hence it cannot be removed.", True),
        (Refused, "The member is not in the channel.", False),
        (Unclear, "Last owner of the channel cannot be removed.", False),
    ],
)
def test_a_refusal_for_the_last_owner_is_known_by_its_words(error, words, said):
    assert is_last_owner(error(GraphFault(400, "BadRequest", words))) is said
