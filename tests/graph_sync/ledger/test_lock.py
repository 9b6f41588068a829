"""One sync at a time: who holds the lock, who waits, what becomes of it when its holder died."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph_sync.errors import LockLost, SyncBusy
from graph_sync.ledger.ledger import SyncLock
from graph_sync.ledger.lock import BEAT, LEASE, LOCK, sync_lock, who_syncs
from graph_sync.ledger.process import Process
from registry.core.errors import NotFound
from registry.store.engine.errors import StoreError
from registry.store.store import Store
from tests.support.at_once import at_once

ELSEWHERE = Process("elsewhere", 4711, "")


class Time:
    """Goes on only when somebody waits for it."""

    def __init__(self):
        self.now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
        self.waits = []

    def __call__(self):
        return self.now

    async def pause(self, seconds):
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    async def never(self, _seconds):
        await asyncio.Event().wait()


@pytest.fixture
def time():
    return Time()


@pytest.fixture
async def store(store_url, time):
    async with await Store.open(store_url, clock=time) as opened:
        yield opened


async def held(store):
    async with store.read() as unit:
        return await who_syncs(unit)


async def left_by(store, process, time, **age):
    """As if a process took the lock some time ago and was never heard of again."""
    taken = time() - timedelta(**age)
    async with store.write("system") as unit:
        await unit.of(SyncLock).add(
            SyncLock(
                slug=LOCK,
                holder="somebody",
                host=process.host,
                pid=process.pid,
                started=process.started,
                since=taken,
                until=taken + LEASE,
            )
        )


def ended_process():
    """A process of this host that is over, as it was while it ran."""
    waiting = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE) as child:
        this = Process.this()
        stat = Path(f"/proc/{child.pid}/stat").read_text()
        start = stat.rpartition(")")[2].split()[19]
        return Process(this.host, child.pid, f"{this.started.rpartition('/')[0]}/{start}")


async def test_it_is_held_inside_the_block_only(store, time):
    async with sync_lock(store, pause=time.never):
        found = await held(store)
        assert (found.pid, found.since) == (os.getpid(), time())
    assert await held(store) is None


async def test_who_comes_second_is_told_who_was_first(store, time):
    async with sync_lock(store, process=ELSEWHERE, pause=time.never):
        with pytest.raises(SyncBusy, match="elsewhere, process 4711 since 09:30 UTC") as busy:
            async with sync_lock(store, pause=time.never):
                pass
    assert (busy.value.host, busy.value.pid, busy.value.since) == ("elsewhere", 4711, time())


async def test_who_waits_gets_it_when_the_first_is_done(store, time):
    first_has_it, first_may_end, order = asyncio.Event(), asyncio.Event(), []

    async def first():
        async with sync_lock(store, process=ELSEWHERE, pause=time.never):
            order.append("first has it")
            first_has_it.set()
            await first_may_end.wait()
            order.append("first lets go")

    async def patient(_seconds):
        first_may_end.set()
        await asyncio.sleep(0)

    running = asyncio.create_task(first())
    await first_has_it.wait()
    async with sync_lock(store, wait=3600, pause=patient):
        order.append("second has it")
    await running
    assert order == ["first has it", "first lets go", "second has it"]


async def test_waiting_ends(store, time):
    await left_by(store, ELSEWHERE, time, seconds=0)
    with pytest.raises(SyncBusy):
        async with sync_lock(store, wait=20, pause=time.pause):
            pass
    assert sum(time.waits) == 20


async def test_a_dead_holder_on_another_host_keeps_it_for_its_lease(store, time):
    await left_by(store, ELSEWHERE, time, seconds=59)
    with pytest.raises(SyncBusy):
        async with sync_lock(store, pause=time.never):
            pass
    time.now += timedelta(seconds=1)
    async with sync_lock(store, pause=time.never):
        assert (await held(store)).pid == os.getpid()


async def test_a_dead_holder_on_this_host_is_followed_at_once(store, time):
    await left_by(store, ended_process(), time, seconds=1)
    async with sync_lock(store, pause=time.never):
        assert (await held(store)).pid == os.getpid()


async def test_a_number_that_was_given_to_another_process_is_no_holder(store, time):
    this = Process.this()
    before = Process(this.host, this.pid, f"{this.started.rpartition('/')[0]}/1")
    await left_by(store, before, time, seconds=1)
    async with sync_lock(store, pause=time.never):
        assert (await held(store)).started == this.started


async def test_a_living_holder_on_this_host_is_left_its_lease(store, time):
    await left_by(store, Process.this(), time, seconds=1)
    with pytest.raises(SyncBusy):
        async with sync_lock(store, pause=time.never):
            pass


def test_what_runs_out_of_our_sight_is_not_called_dead():
    this = Process.this()
    assert not Process(this.host, 99_999_999, "another boot/another namespace/1").dead()
    assert not Process("elsewhere", 99_999_999, this.started).dead()
    assert not this.dead()
    assert Process(this.host, 99_999_999, this.started).dead()


def test_without_proc_a_process_is_asked_for_by_its_number():
    this = Process.this()
    gone = ended_process()
    assert not Process(this.host, this.pid, "").dead()
    assert Process(this.host, gone.pid, "").dead()


async def test_of_many_at_once_exactly_one_gets_it(store, time):
    inside, most, busy = 0, 0, 0

    async def come():
        nonlocal inside, most, busy
        try:
            async with sync_lock(store, pause=time.never):
                inside += 1
                most = max(most, inside)
                async with store.read() as unit:
                    await unit.of(SyncLock).get(LOCK)
                inside -= 1
        except SyncBusy:
            busy += 1

    await at_once(*(come() for _ in range(8)))
    assert most == 1
    assert busy < 8
    assert await held(store) is None


async def test_it_is_prolonged_while_it_is_held(store, time):
    prolonged = asyncio.Event()

    async def pause(seconds):
        if len(time.waits) == 10:
            prolonged.set()
            await asyncio.Event().wait()
        await time.pause(seconds)

    begun = time()
    async with sync_lock(store, pause=pause):
        await prolonged.wait()
        found = await held(store)
    assert found.since == begun
    assert found.until == begun + timedelta(seconds=10 * BEAT) + LEASE


async def test_who_lost_it_is_stopped(store):
    beat = asyncio.Event()

    async def pause(_seconds):
        await beat.wait()

    async def hold():
        async with sync_lock(store, pause=pause):
            async with store.write("system") as unit:
                taken = await unit.of(SyncLock).get(LOCK)
                await unit.of(SyncLock).put(taken.model_copy(update={"holder": "another"}))
            beat.set()
            await asyncio.Event().wait()

    with pytest.raises(LockLost):
        await hold()
    assert (await held(store)).holder == "another"  # theirs, and left to them


class Troubled:
    """A store whose next writes fail."""

    def __init__(self, store):
        self._store = store
        self.failing = 0

    def read(self, actor=""):
        return self._store.read(actor)

    def write(self, actor, *, once=()):
        if self.failing:
            self.failing -= 1
            raise StoreError("the disk is full")
        return self._store.write(actor, once=once)


class Beats:
    """Each beat comes when the test says so; `heard` counts how often was waited for one."""

    def __init__(self, time):
        self._time = time
        self._due, self.heard = asyncio.Semaphore(0), asyncio.Semaphore(0)

    async def pause(self, seconds):
        self.heard.release()
        await self._due.acquire()
        self._time.now += timedelta(seconds=seconds)

    async def go(self, times):
        for _ in range(times):
            self._due.release()
            await self.heard.acquire()


async def test_a_short_trouble_with_the_database_is_no_loss(store, time):
    troubled, beats = Troubled(store), Beats(time)
    async with sync_lock(troubled, pause=beats.pause):
        await beats.heard.acquire()
        troubled.failing = 3
        await beats.go(4)
        assert (await held(store)).until == time() + LEASE


async def test_a_long_trouble_with_the_database_is_a_loss(store, time):
    troubled, beats = Troubled(store), Beats(time)

    async def hold():
        async with sync_lock(troubled, pause=beats.pause):
            await beats.heard.acquire()
            troubled.failing = 100
            await beats.go(4)

    with pytest.raises(LockLost):
        await hold()
    assert await held(store) is None  # its lease is over


async def test_being_cancelled_lets_go(store, time):
    inside = asyncio.Event()

    async def hold():
        async with sync_lock(store, pause=time.never):
            inside.set()
            await asyncio.Event().wait()

    holding = asyncio.create_task(hold())
    await inside.wait()
    holding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await holding
    async with store.read() as unit:
        with pytest.raises(NotFound):
            await unit.of(SyncLock).get(LOCK)
