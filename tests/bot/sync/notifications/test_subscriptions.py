"""Subscriptions to Graph's notifications: made, renewed in time, ended, and no stray one left."""

from datetime import datetime, timedelta
from itertools import count

import pytest
from structlog.testing import capture_logs

from bot.sync.notifications.notification import secret_hash
from bot.sync.notifications.subscriptions import (
    AHEAD,
    CHANNELS,
    SPREAD,
    Subscriptions,
    people_of,
    renewal,
)
from graph_sync.graph.call import GraphReply
from graph_sync.graph.calls.subscription import TEAMS_LONGEST
from graph_sync.graph.errors import Forbidden, GraphFault, Missing, Unclear
from graph_sync.ledger.ledger import GraphSubscription, LedgerArea, LedgerEntry
from registry.core.permissions import SYSTEM
from registry.store.store import Store
from tests.support.conversation import Clock

ROOT = "https://plek.example"
TWENTE = "a3f1c0de-0000-4000-8000-000000000301"


class Graph:
    """Keeps subscriptions as Graph does; may refuse."""

    def __init__(self):
        self.kept = {}
        self.numbers = count(1)
        self.sent = []
        self.refuses = {}
        self.answers_nothing = False

    async def send(self, call):
        self.sent.append(call)
        identity = call.path.rpartition("/")[2]
        if call.method == "POST":
            return self._made(call)
        if identity not in self.kept:
            raise Missing(GraphFault(404))
        if call.method == "DELETE":
            del self.kept[identity]
            return GraphReply(204, {}, None)
        self.kept[identity] |= call.body
        return GraphReply(200, {}, self.kept[identity])

    def _made(self, call):
        resource = call.body["resource"]
        if resource in self.refuses:
            raise self.refuses[resource]
        identity = f"s{next(self.numbers)}"
        self.kept[identity] = {"id": identity} | call.body
        if self.answers_nothing:
            raise Unclear(GraphFault(503))
        return GraphReply(201, {}, dict(self.kept[identity]))

    async def list(self, call, model):
        self.sent.append(call)
        return [model.model_validate(one | {"clientState": None}) for one in self.kept.values()]

    def resources(self):
        return sorted(one["resource"] for one in self.kept.values())


class World:
    def __init__(self, store, clock):
        self.store, self.clock, self.graph = store, clock, Graph()
        self.subscriptions = Subscriptions(store, self.graph, ROOT)

    async def team(self, key="hub:twente", identity=TWENTE, state="live"):
        async with self.store.write(SYSTEM) as unit:
            entries = unit.of(LedgerEntry)
            known = await entries.find(key)
            entry = LedgerEntry(slug=key, kind="team", graph_id=identity, state=state)
            if known is None:
                await entries.add(entry)
            else:
                await entries.put(entry.model_copy(update={"revision": known.revision}))

    async def rows(self):
        async with self.store.read() as unit:
            return {one.resource: one for one in await unit.of(GraphSubscription).all()}

    async def keep(self):
        """Do what is due; how many of which calls that takes."""
        self.graph.sent.clear()
        due = await self.subscriptions.due()
        await self.subscriptions.keep()
        assert due == bool(self.graph.sent)
        return [call.method for call in self.graph.sent]


@pytest.fixture
async def world(sqlite_url):
    clock = Clock()
    async with await Store.open(sqlite_url, clock=clock) as store:
        yield World(store, clock)


async def test_nothing_is_subscribed_to_while_no_team_is_ours(world):
    await world.team(state="making")

    assert await world.keep() == []


async def test_channels_of_all_and_people_of_each_team(world):
    await world.team()
    await world.team("hub:urk", "urk")

    await world.keep()

    assert world.graph.resources() == sorted([CHANNELS, people_of(TWENTE), people_of("urk")])
    assert await world.keep() == []


async def test_graph_is_told_where_to_post_and_only_a_hash_of_the_secret_is_kept(world):
    await world.team()
    await world.keep()

    row = (await world.rows())[CHANNELS]
    made = world.graph.kept[row.graph_id]
    assert made["notificationUrl"] == f"{ROOT}/api/notifications"
    assert made["lifecycleNotificationUrl"] == f"{ROOT}/api/notifications/lifecycle"
    assert 40 < len(made["clientState"]) <= 128
    assert row.secret_hash == secret_hash(made["clientState"])
    secrets = {one["clientState"] for one in world.graph.kept.values()}
    assert len(secrets) == len(world.graph.kept)


async def test_no_more_is_asked_for_than_graph_gives(world):
    await world.team()
    await world.keep()

    for one in world.graph.kept.values():
        asked = datetime.fromisoformat(one["expirationDateTime"]) - world.clock.now
        assert timedelta(hours=60) < asked < timedelta(seconds=TEAMS_LONGEST)


async def test_graphs_word_on_the_end_counts(world):
    await world.team()
    sooner = world.clock.now + timedelta(hours=30)
    original = world.graph._made

    def made(call):
        reply = original(call)
        reply.body["expirationDateTime"] = f"{sooner:%Y-%m-%dT%H:%M:%S}.0000000Z"
        return reply

    world.graph._made = made
    await world.keep()

    assert {one.expires for one in (await world.rows()).values()} == {sooner}


async def test_each_is_renewed_in_time_and_not_all_at_once(world):
    for number in range(20):
        await world.team(f"hub:h{number}", f"h{number}")
    await world.keep()
    rows = await world.rows()

    moments = {renewal(one) for one in rows.values()}
    assert len(moments) == len(rows)
    for one in rows.values():
        assert AHEAD <= one.expires - renewal(one) <= AHEAD + SPREAD
    world.clock.now = min(moments)
    assert await world.keep() == ["PATCH"]
    world.clock.now = max(moments)
    assert await world.keep() == ["PATCH"] * 20


async def test_the_secret_stays_when_it_is_renewed(world):
    await world.team()
    await world.keep()
    before = await world.rows()
    world.clock.forward(hours=60)

    await world.keep()

    after = await world.rows()
    assert all(after[one].secret_hash == before[one].secret_hash for one in before)
    assert all(after[one].expires > before[one].expires for one in before)


async def test_one_that_is_over_is_made_anew_and_its_team_read(world):
    await world.team()
    await world.keep()
    world.graph.kept.clear()
    world.clock.forward(days=4)

    await world.keep()
    await world.keep()

    assert world.graph.resources() == sorted([CHANNELS, people_of(TWENTE)])
    async with world.store.read() as unit:
        assert [one.slug for one in await unit.of(LedgerArea).all(notified=True)] == ["hub:twente"]


async def test_a_team_that_is_no_longer_there_is_no_longer_listened_to(world):
    await world.team()
    await world.team("hub:urk", "urk")
    await world.keep()

    await world.team("hub:urk", "urk", state="archived")
    assert await world.keep() == ["DELETE"]

    assert world.graph.resources() == sorted([CHANNELS, people_of(TWENTE)])
    assert people_of("urk") not in await world.rows()


async def test_ending_one_that_is_gone_already_is_no_trouble(world):
    await world.team()
    await world.keep()
    await world.team(state="gone")
    world.graph.kept.clear()

    await world.keep()

    assert await world.rows() == {}


async def test_one_refusal_keeps_no_other_from_being_made(world):
    await world.team()
    world.graph.refuses[CHANNELS] = Forbidden(GraphFault(403, "quota"))

    with capture_logs() as logs, pytest.raises(Forbidden):
        await world.keep()

    assert world.graph.resources() == [people_of(TWENTE)]
    assert [(one["error"], one["status"]) for one in logs] == [("Forbidden", 403)]


async def test_one_of_which_no_answer_came_is_ended_before_it_is_made_again(world):
    await world.team()
    world.graph.answers_nothing = True
    with capture_logs(), pytest.raises(Unclear):
        await world.keep()
    world.graph.answers_nothing = False

    await world.keep()

    assert world.graph.resources() == sorted([CHANNELS, people_of(TWENTE)])
    ids = {one.graph_id for one in (await world.rows()).values()}
    assert ids == world.graph.kept.keys()


async def test_what_somebody_else_subscribed_to_is_left_alone(world):
    await world.team()
    other = {"id": "other", "resource": CHANNELS, "notificationUrl": "https://other.example/hook"}
    world.graph.kept["other"] = other

    await world.keep()

    assert "other" in world.graph.kept
