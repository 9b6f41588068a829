"""The outbox: at least once, one worker at a time, nothing forgotten."""

import asyncio
import time
from datetime import timedelta

import pytest
import sqlalchemy as sa

from registry.core.events import Event
from registry.store.mapping.tables import current
from registry.store.store import Store
from tests.registry.store.oddments import Oddment, OddmentMoved
from tests.support.at_once import at_once


async def emit(store, *names, due=None):
    async with store.write("jan") as unit:
        for name in names:
            unit.emit(OddmentMoved(oddment=name), due=due)


def names(messages):
    return [message.event.oddment for message in messages]


async def test_events_come_in_order_with_when_they_happened(store, clock):
    happened = clock.now
    await emit(store, "a", "b")
    clock.go_on(seconds=5)
    await emit(store, "c")
    first, second, third = await store.outbox.claim(10, 60)
    assert names([first, second, third]) == ["a", "b", "c"]
    assert (first.created, first.attempts, first.event) == (
        happened,
        1,
        OddmentMoved(oddment="a"),
    )
    assert first.id < second.id < third.id


async def test_a_claimed_parcel_is_nobody_elses_until_its_lease_is_over(store, clock):
    await emit(store, "a")
    (message,) = await store.outbox.claim(10, 60)
    assert await store.outbox.claim(10, 60) == []
    clock.go_on(seconds=59)
    assert await store.outbox.claim(10, 60) == []
    clock.go_on(seconds=1)
    (again,) = await store.outbox.claim(10, 60)
    assert (again.id, again.attempts) == (message.id, 2)


async def test_settled_is_done(store, clock):
    await emit(store, "a", "b")
    first, _ = await store.outbox.claim(10, 60)
    await store.outbox.ack(first.id)
    clock.go_on(hours=1)
    assert names(await store.outbox.claim(10, 60)) == ["b"]
    await store.outbox.retry_later(first.id, clock.now, "too late")
    await store.outbox.dead_letter(first.id, "too late")
    assert await store.outbox.stuck() == []
    assert await store.outbox.counts() == {"waiting": 1, "due": 0, "given_up": 0}


async def test_postponed_comes_back_when_it_is_due(store, clock):
    await emit(store, "a")
    (message,) = await store.outbox.claim(10, 60)
    await store.outbox.retry_later(message.id, clock.now + timedelta(minutes=5), "no channel yet")
    clock.go_on(minutes=4)
    assert await store.outbox.claim(10, 60) == []
    clock.go_on(minutes=1)
    assert [one.attempts for one in await store.outbox.claim(10, 60)] == [2]


async def test_given_up_is_kept_with_its_reason(store, clock):
    await emit(store, "a")
    (message,) = await store.outbox.claim(10, 60)
    await store.outbox.dead_letter(message.id, "refused: BotBlocked " + "x" * 5000)
    clock.go_on(days=1)
    assert await store.outbox.claim(10, 60) == []
    (stuck,) = await store.outbox.stuck()
    assert (stuck.id, stuck.name, stuck.attempts) == (message.id, "oddment.moved", 1)
    assert stuck.error.startswith("refused: BotBlocked")
    assert len(stuck.error) == 2000
    assert await store.outbox.counts() == {"waiting": 0, "due": 0, "given_up": 1}


async def test_an_event_for_later_waits(store, clock):
    await emit(store, "later", due=clock.now + timedelta(days=3))
    await emit(store, "now")
    assert await store.outbox.counts() == {"waiting": 2, "due": 1, "given_up": 0}
    assert names(await store.outbox.claim(10, 60)) == ["now"]
    clock.go_on(days=3)
    assert set(names(await store.outbox.claim(10, 60))) == {"later", "now"}


async def test_the_limit_takes_the_oldest(store):
    await emit(store, "a", "b", "c")
    assert names(await store.outbox.claim(2, 60)) == ["a", "b"]
    assert names(await store.outbox.claim(2, 60)) == ["c"]


async def test_two_claimers_never_get_the_same_parcel(store, store_url, clock):
    everything = [f"n{number}" for number in range(60)]
    await emit(store, *everything)

    async def work(outbox):
        taken = []
        while messages := await outbox.claim(3, 60):
            taken += names(messages)
            await asyncio.sleep(0)
        return taken

    async with await Store.open(store_url, clock=clock) as replica:
        workers = [store.outbox, replica.outbox] * 3
        shares = await at_once(*(work(outbox) for outbox in workers))
    assert sorted(name for share in shares for name in share) == sorted(everything)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("oddment.melted", "{}"),
        ("oddment.moved", "{}"),
        ("oddment.moved", "no JSON"),
        ("oddment.moved", '{"oddment": "a", "colour": "new field"}'),
    ],
)
async def test_what_cannot_be_read_is_given_up_and_the_rest_goes_on(store, name, body):
    await emit(store, "before", "bad", "after")
    outbox = current().outbox
    spoil = sa.update(outbox).where(outbox.c.body.contains("bad")).values(name=name, body=body)
    async with store._database.writing() as executor:
        await executor.run(lambda connection: connection.execute(spoil))
    assert names(await store.outbox.claim(10, 60)) == ["before", "after"]
    (stuck,) = await store.outbox.stuck()
    assert (stuck.name, stuck.error[:13]) == (name, "can't be read")


async def test_an_event_without_a_name_is_refused(store):
    class Nameless(Event):
        pass

    async with store.write("jan") as unit:
        with pytest.raises(TypeError, match="Nameless has no name"):
            unit.emit(Nameless())


async def test_a_commit_wakes_who_waits(store):
    waiting = asyncio.create_task(store.outbox.wait(60))
    done, _ = await asyncio.wait([waiting], timeout=0.05)
    assert not done
    await emit(store, "a")
    await asyncio.wait_for(waiting, 5)
    assert names(await store.outbox.claim(10, 60)) == ["a"]


async def test_what_was_emitted_before_the_wait_is_not_slept_through(store):
    await emit(store, "a")
    started = time.monotonic()
    await store.outbox.wait(60)
    assert time.monotonic() - started < 30


async def test_waiting_ends_by_itself(store):
    started = time.monotonic()
    await store.outbox.wait(0.1)
    assert 0.05 < time.monotonic() - started < 30


async def test_waiting_ends_when_something_becomes_due(store_url):
    async with await Store.open(store_url) as store:
        async with store.write("jan") as unit:
            unit.emit(OddmentMoved(oddment="a"), due=unit.now + timedelta(seconds=0.2))
        await store.outbox.wait(0.01)  # the commit rang the bell
        started = time.monotonic()
        await store.outbox.wait(60)
        assert time.monotonic() - started < 30


async def test_on_postgresql_a_commit_wakes_every_replica(postgres_url):
    async with await Store.open(postgres_url) as one, await Store.open(postgres_url) as other:
        await other._database._listen()
        await emit(one, "a")
        await asyncio.wait_for(other.outbox.wait(60), 5)


async def test_sweeping_takes_what_is_done_and_old(store, clock):
    await emit(store, "done", "stuck", "waiting")
    done, stuck, _ = await store.outbox.claim(10, 60)
    await store.outbox.ack(done.id)
    await store.outbox.dead_letter(stuck.id, "refused")
    async with store.write("jan", once=["old"]):
        pass
    clock.go_on(days=40)
    async with store.write("jan", once=["new"]):
        pass
    await emit(store, "done today")
    (_, today) = await store.outbox.claim(10, 60)
    await store.outbox.ack(today.id)
    swept = await store.sweep(timedelta(days=30))
    assert swept == {"outbox": 1, "once_key": 1}
    assert await store.outbox.counts() == {"waiting": 1, "due": 0, "given_up": 1}
    async with store.write("jan", once=["old"]):
        pass  # its key was swept
    assert await store.sweep(timedelta(days=30)) == {"outbox": 0, "once_key": 0}
    await emit(store, "next")
    assert (await store.outbox.claim(10, 60))[-1].id > today.id


async def test_sweeping_shortens_the_log_of_the_index_unseen(store, monkeypatch):
    monkeypatch.setattr("registry.store.sweep.LOG_KEPT", 3)
    async with store.read() as unit:
        assert await unit.search("fiets", ["oddments"]) == []
    for number in range(10):
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug=f"n{number}", title=f"fiets {number}"))
    await store.sweep(timedelta(days=30))
    async with store.read() as unit:
        assert len(await unit.search("fiets", ["oddments"], limit=20)) == 10


async def test_what_is_due_later_is_tried_since_then(store, clock):
    """A reminder made two weeks ahead is not given up at its first failure."""
    due = clock.now + timedelta(days=14)
    await emit(store, "later", due=due)
    clock.go_on(days=15)
    (message,) = await store.outbox.claim(10, 60)
    assert (message.since, message.created) == (due, due - timedelta(days=14))


async def requeue(store, message):
    async with store.write("jan") as unit:
        return await unit.requeue(message)


async def test_what_was_given_up_is_tried_again_once_however_often_it_is_asked(store, clock):
    await emit(store, "a")
    (message,) = await store.outbox.claim(10, 60)
    assert not await requeue(store, message.id)  # it is being tried
    await store.outbox.dead_letter(message.id, "refused")
    async with store.read() as unit:
        [dead] = await unit.dead_letters()
    assert (dead.id, dead.error) == (message.id, "refused")

    clock.go_on(days=30)
    assert [await requeue(store, message.id) for _ in range(3)] == [True, False, False]
    (again,) = await store.outbox.claim(10, 60)
    assert (again.id, again.since) == (message.id, clock.now)
    assert await store.outbox.claim(10, 60) == []
    await store.outbox.ack(again.id)
    assert not await requeue(store, message.id)


async def test_what_waits_after_a_failure_is_tried_at_once_when_asked(store, clock):
    await emit(store, "a")
    (message,) = await store.outbox.claim(10, 60)
    await store.outbox.retry_later(message.id, clock.now + timedelta(hours=1), "503")
    assert await store.outbox.claim(10, 60) == []
    assert await requeue(store, message.id)
    assert names(await store.outbox.claim(10, 60)) == ["a"]


async def test_asking_wakes_the_worker(store_url):
    async with await Store.open(store_url) as store:
        await emit(store, "a")
        (message,) = await store.outbox.claim(10, 60)
        await store.outbox.dead_letter(message.id, "refused")
        await store.outbox.wait(0.01)
        await requeue(store, message.id)
        started = time.monotonic()
        await store.outbox.wait(60)
        assert time.monotonic() - started < 30


async def test_what_is_let_go_is_not_tried_again(store, clock):
    await emit(store, "given up", "failing", "being tried")
    dead, failing, tried = await store.outbox.claim(10, 60)
    await store.outbox.dead_letter(dead.id, "refused")
    await store.outbox.retry_later(failing.id, clock.now, "503")
    async with store.write("jan") as unit:
        for message in (dead, failing, tried):
            await unit.discard(message.id)
    clock.go_on(hours=1)
    assert names(await store.outbox.claim(10, 60)) == ["being tried"]
    async with store.read() as unit:
        assert await unit.dead_letters() == []


async def test_a_unit_that_only_reads_changes_no_message(store):
    async with store.read() as unit:
        for change in (unit.requeue, unit.discard):
            with pytest.raises(RuntimeError, match="write"):
                await change(1)
