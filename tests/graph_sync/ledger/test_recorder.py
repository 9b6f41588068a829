"""Notes of many callers go in few transactions, and each caller waits for its own."""

import asyncio
import gc
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster, SyncCall
from graph_sync.ledger.recorder import Note, Recorder, _heard, edit, serial
from registry.core.errors import AlreadyExists
from registry.members.member import Member
from registry.provisioning.sync_plan import PlaceReady
from registry.store.engine.errors import StoreError
from registry.store.store import Store
from tests.support.at_once import at_once

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


class Counting:
    """A store that counts its transactions; the next ones fail as they are told to."""

    def __init__(self, store):
        self._store = store
        self.writes, self.actors, self.failures = 0, set(), []

    def read(self, actor=""):
        return self._store.read(actor)

    @asynccontextmanager
    async def write(self, actor, *, once=()):
        self.writes += 1
        self.actors.add(actor)
        async with self._store.write(actor, once=once) as unit:
            yield unit
            if self.failures:
                raise self.failures.pop()


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        yield Counting(opened)


def roster_with(place, user):
    def put(before):
        members = before.members if before else ()
        return LedgerRoster(slug=place, members=(*members, user))

    return edit(LedgerRoster, place, put)


def entry(key, **fields):
    return edit(LedgerEntry, key, lambda _: LedgerEntry(slug=key, kind="team", **fields))


def call(number, **fields):
    required = {"at": NOW, "plan": "abc", "asked_by": "ans", "call": "POST /x", "status": 201}
    about = {"action": "create", "kind": "team", "key": "hub:twente"}
    return SyncCall(slug=serial(NOW, "run", number), **(required | about | fields))


async def kept(store, noun):
    async with store.read() as unit:
        return await unit.of(noun).all()


async def test_what_is_written_is_there_when_the_caller_goes_on(store):
    async with Recorder(store, "ans") as recorder:
        await recorder.write(Note(edits=(entry("hub:twente", graph_id="g1"),), calls=(call(1),)))
        assert [one.graph_id for one in await kept(store, LedgerEntry)] == ["g1"]
        assert [one.call for one in await kept(store, SyncCall)] == ["POST /x"]
    assert store.actors == {"ans"}


async def test_what_waits_is_committed_together(store):
    async with Recorder(store) as recorder:
        notes = [Note((roster_with("hub:twente", f"u{n}"),), (call(n),)) for n in range(300)]
        await at_once(*(recorder.write(note) for note in notes))
    (roster,) = await kept(store, LedgerRoster)
    assert roster.members == tuple(f"u{n}" for n in range(300))
    assert len(await kept(store, SyncCall)) == 300
    assert store.writes <= 2
    assert roster.revision <= 2


async def test_a_thing_is_changed_as_it_is_then_and_may_be_taken_away(store):
    async with Recorder(store) as recorder:
        await recorder.write(Note((roster_with("hub:twente", "u1"),)))
        async with store.write("els") as unit:
            roster = await unit.of(LedgerRoster).get("hub:twente")
            await unit.of(LedgerRoster).put(roster.model_copy(update={"left_alone": ("u9",)}))
        put = edit(
            LedgerRoster, "hub:twente", lambda one: one.model_copy(update={"members": ("u2",)})
        )
        await recorder.write(Note((put,)))
        [roster] = await kept(store, LedgerRoster)
        assert (roster.members, roster.left_alone) == (("u2",), ("u9",))
        await recorder.write(Note((edit(LedgerRoster, "hub:twente", lambda _: None),)))
        assert await kept(store, LedgerRoster) == []
        await recorder.write(Note((edit(LedgerRoster, "hub:twente", lambda _: None),)))


async def test_when_somebody_is_in_between_it_is_done_anew(store):
    store.failures = [AlreadyExists("ledger_entries", "hub:twente")] * 3
    async with Recorder(store) as recorder:
        await recorder.write(Note((entry("hub:twente"),)))
    assert len(await kept(store, LedgerEntry)) == 1
    assert store.writes == 4


async def test_when_somebody_is_always_in_between_everybody_who_waits_is_told(store):
    store.failures = [AlreadyExists("ledger_entries", "hub:twente")] * 8
    async with Recorder(store) as recorder:
        notes = [recorder.write(Note((entry(f"hub:h{n}"),))) for n in range(3)]
        found = await asyncio.gather(*notes, return_exceptions=True)
    assert [type(one) for one in found] == [AlreadyExists] * 3
    assert store.writes == 8
    assert await kept(store, LedgerEntry) == []


async def test_when_the_store_fails_everybody_who_waits_is_told(store):
    store.failures = [StoreError("the disk is full")]
    async with Recorder(store) as recorder:
        notes = [recorder.write(Note((entry(f"hub:h{n}"),))) for n in range(5)]
        found = await asyncio.gather(*notes, return_exceptions=True)
        assert [type(one) for one in found] == [StoreError] * 5
        await recorder.write(Note((entry("hub:twente"),)))  # and it goes on when it can
    assert [one.slug for one in await kept(store, LedgerEntry)] == ["hub:twente"]


async def test_the_fault_of_one_is_not_the_others(store):
    async with Recorder(store) as recorder:
        keys = ["hub:a", "Not A Key", "hub:b"]
        notes = [recorder.write(Note((entry(key),))) for key in keys]
        found = await asyncio.gather(*notes, return_exceptions=True)
    assert [type(one) for one in found] == [type(None), RuntimeError, type(None)]
    assert [one.slug for one in await kept(store, LedgerEntry)] == ["hub:a", "hub:b"]


async def test_who_is_cancelled_while_waiting_loses_nothing(store):
    recorder = Recorder(store)
    writing = asyncio.create_task(recorder.write(Note((entry("hub:twente", graph_id="g1"),))))
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await recorder.close()
    assert [one.graph_id for one in await kept(store, LedgerEntry)] == ["g1"]


async def test_an_invited_member_is_known_by_their_account_from_then_on(store):
    async with store.write("system") as unit:
        for key in ("jan", "els"):
            await unit.of(Member).add(Member(slug=key, name=key))
    async with Recorder(store) as recorder:
        await at_once(
            recorder.write(Note(known_as={"jan": "id-of-jan"})),
            recorder.write(Note(known_as={"els": "id-of-els"})),
        )
    assert [one.slug for one in await kept(store, Member)] == ["id-of-els", "id-of-jan"]


async def test_an_event_goes_out_with_the_change_or_not_at_all(store):
    ready = PlaceReady(key="hub:twente", team="g1", channel="c1")

    async def order(unit):
        unit.emit(ready)

    note = Note((entry("hub:twente", welcomed=True),), works=(order,))
    store.failures = [StoreError("the disk is full")]
    async with Recorder(store) as recorder:
        with pytest.raises(StoreError):
            await recorder.write(note)
        assert await store._store.outbox.claim(10, 60) == []
        await recorder.write(note)
    assert [one.event for one in await store._store.outbox.claim(10, 60)] == [ready]


async def test_only_what_differs_is_written_whatever_revision_it_is_said_to_have(store):
    said = LedgerRoster(slug="hub:twente", members=("u1",), revision=7)
    async with Recorder(store) as recorder:
        await recorder.write(Note((edit(LedgerRoster, "hub:twente", lambda _: said),)))
        [first] = await kept(store, LedgerRoster)
        await recorder.write(Note((edit(LedgerRoster, "hub:twente", lambda one: one),)))
        assert await kept(store, LedgerRoster) == [first]
        news = said.model_copy(update={"members": ("u2",)})
        await recorder.write(Note((edit(LedgerRoster, "hub:twente", lambda _: news),)))
    [second] = await kept(store, LedgerRoster)
    assert (second.members, second.revision) == (("u2",), first.revision + 1)


async def test_what_was_handed_in_is_kept_before_the_end(store):
    async with Recorder(store, "") as recorder:
        writing = asyncio.create_task(recorder.write(Note((entry("hub:twente"),))))
        await asyncio.sleep(0)
    assert [one.slug for one in await kept(store, LedgerEntry)] == ["hub:twente"]
    await writing
    assert store.actors == {"system"}
    async with Recorder(store):
        pass  # with nothing to keep


async def test_of_two_the_fault_of_one_is_told_with_its_cause(store):
    async with Recorder(store) as recorder:
        notes = [recorder.write(Note((entry(key),))) for key in ("hub:a", "Not A Key")]
        good, bad = await asyncio.gather(*notes, return_exceptions=True)
    assert (good, type(bad), isinstance(bad.__cause__, ValueError)) == (None, RuntimeError, True)
    assert [one.slug for one in await kept(store, LedgerEntry)] == ["hub:a"]


async def test_nobody_has_to_ask_how_it_went(store):
    unheard = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unheard.append(context))
    recorder = Recorder(store)
    for failures in ([StoreError("the disk is full")], []):
        store.failures = failures
        writing = asyncio.create_task(recorder.write(Note((entry("hub:twente"),))))
        await asyncio.sleep(0)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        await recorder.close()
    done = asyncio.get_running_loop().create_future()
    done.cancel()
    _heard(done)
    del writing, done
    gc.collect()
    await asyncio.sleep(0)
    assert unheard == []


def test_a_note_is_something_by_any_of_its_parts():
    async def work(_unit):
        pass

    assert bool(Note()) is False
    for news in (
        {"edits": (entry("hub:a"),)},
        {"calls": (call(1),)},
        {"known_as": {"jan": "id-of-jan"}},
        {"works": (work,)},
    ):
        assert bool(Note(**news)) is True


def test_the_trail_is_in_order_of_time():
    assert serial(NOW, "b", 1) == "c1795512600000-b-000001"
    later = datetime(2026, 11, 24, 9, 31, tzinfo=UTC)
    keys = [serial(NOW, "b", 1), serial(NOW, "b", 2), serial(later, "a", 1)]
    assert keys == sorted(keys)
