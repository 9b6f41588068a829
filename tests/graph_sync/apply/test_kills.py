"""Killed at any moment and started again, the sync goes on: nothing double, nothing lost."""

import asyncio
import random

import pytest

from registry.hubs.hub import Hub
from tests.graph_sync.fixtures_world import OWNER
from tests.graph_sync.ledger.fixtures_ledger import alliance, workspace


class Killed(BaseException):
    """The process is gone."""


class Mortal:
    """A door whose process is killed at a certain call, before it is made or before its answer."""

    def __init__(self, graph, at, *, sent):
        self._graph = graph
        self._at = at
        self._sent = sent
        self.made = 0
        self.dead = False

    async def send(self, call):
        self.made += 1
        last = self.made == self._at
        self.dead = self.dead or (last and not self._sent)
        self._breathe()
        reply = await self._graph.send(call)
        self.dead = self.dead or last
        self._breathe()
        return reply

    async def pages(self, call):
        async for page in self._graph.pages(call):
            self._breathe()
            yield page

    async def list(self, call, model):
        found = await self._graph.list(call, model)
        self._breathe()
        return found

    async def sleep(self, seconds):
        await self._graph.sleep(seconds)
        self._breathe()

    def _breathe(self):
        if self.dead:
            raise Killed


class MortalStore:
    """A store that keeps nothing any more once the process is gone."""

    def __init__(self, store, door):
        self._store = store
        self._door = door

    def read(self, actor=""):
        return self._store.read(actor)

    def write(self, actor, *, once=()):
        if self._door.dead:
            raise Killed
        return self._store.write(actor, once=once)


async def kill(made, plan, at, *, sent):
    """Apply a plan and be killed at some call; whether it came so far."""
    door = Mortal(made.tenant.graph, at, sent=sent)
    sync = made.syncing(graph=door, store=MortalStore(made.store, door))
    try:
        await sync.apply(plan, asked_by="els")
    except Killed:
        made.time.go_on(minutes=2)  # until its lease is over, as this very process lives on
        await asyncio.sleep(0)
        return True
    return False


async def scene(made):
    """A hub that is there and changes, and one that is new."""
    await made.hub("zuid", "Zuid", guests=24, team=3, workspace=workspace("GW Zuid", "Water"))
    await made.align()
    await made.change(Hub, "zuid", workspace=workspace("GW Zuiden", "Wonen"))
    await made.hub("twente", "Twente", guests=24, team=4, workspace=workspace("GW Twente", "Bodem"))


async def all_done(sqlite_url):
    """How it looks when nobody is killed, and how many calls that takes."""
    async with alliance(sqlite_url.replace("plek.db", "calm.db"), bare=True) as calm:
        await scene(calm)
        door = Mortal(calm.tenant.graph, 0, sent=False)
        outcome = await calm.syncing(graph=door).apply(await calm.plan(), asked_by="els")
        assert outcome.left.changes == ()
        return calm.picture(), door.made


@pytest.mark.parametrize(
    ("seed", "profile"), [*((seed, "instant") for seed in range(8)), (8, "mild"), (9, "slow")]
)
async def test_killed_again_and_again_it_ends_as_if_it_never_was(sqlite_url, seed, profile):
    luck = random.Random(seed)  # noqa: S311  # it decides when to kill
    expected, calls = await all_done(sqlite_url)
    async with alliance(sqlite_url, bare=True, profile=profile) as made:
        await scene(made)
        plan = await made.plan()
        killed = 0
        while killed < 12 and await kill(
            made, plan, luck.randint(1, max(2, calls // 3)), sent=luck.random() < 0.6
        ):
            killed += 1
        outcome = await made.sync.apply(plan, asked_by="els")
        assert killed >= 1
        assert outcome.failed == ()
        made.tenant.sandbox.clock.advance(3600)  # until Teams shows everybody
        last = await made.align()
        assert (last.failed, last.left.changes) == ((), ())
        assert made.picture() == expected
        ledger = await made.ledger()
        assert len(ledger.guests) == 48
        assert {one for one in made.tenant.sandbox.state.users if one != OWNER} == set(
            ledger.guests
        )
        assert made.doubles() == []
        assert await made.orphans() == []
        assert (await made.plan()).aligned
        assert len(await made.events()) == 2  # each hub is welcomed once
        for place, there in (await made.ledger()).rosters.items():
            assert not there.left_alone, place
