"""Units of work: all or nothing, once, side by side without losing anything."""

import asyncio

import pytest

from registry.core.errors import Conflict, DuplicateRequest
from registry.core.permissions import NOBODY
from registry.store.store import Store
from tests.registry.store.oddments import Oddment, OddmentMoved
from tests.support.at_once import at_once


async def test_a_unit_knows_who_when_and_who_may_all(store, clock):
    async with store.write("jan") as unit:
        assert (unit.actor, unit.now, unit.administrators) == ("jan", clock.now, {"root"})
    async with store.read() as unit:
        assert (unit.actor, unit.now) == (NOBODY, clock.now)


async def test_everything_or_nothing(store):
    async def break_off():
        async with store.write("jan", once=["form"]) as unit:
            await unit.of(Oddment).add(Oddment(slug="a", title="fiets"))
            unit.emit(OddmentMoved(oddment="a"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await break_off()
    async with store.read() as unit:
        assert await unit.of(Oddment).all() == []
        assert await unit.search("fiets", ["oddments"]) == []
        assert await unit.audit() == []
    assert await store.outbox.claim(10, 60) == []
    async with store.write("jan", once=["form"]) as unit:  # the key is free again
        await unit.of(Oddment).add(Oddment(slug="a"))


async def test_a_unit_sees_what_it_wrote_and_others_only_after_the_commit(store):
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a", title="fiets"))
        assert await unit.of(Oddment).count() == 1
        assert [hit.key for hit in await unit.search("fiets", ["oddments"])] == ["a"]
        async with store.read() as other:
            assert await other.of(Oddment).count() == 0
            assert await other.search("fiets", ["oddments"]) == []
    async with store.read() as other:
        assert await other.of(Oddment).count() == 1
        assert [hit.key for hit in await other.search("fiets", ["oddments"])] == ["a"]


async def test_a_look_stays_the_same_while_others_write(store):
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a"))
    async with store.read() as look:
        assert await look.of(Oddment).count() == 1
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="b"))
        assert await look.of(Oddment).count() == 1


async def test_a_look_cannot_change_anything(store):
    async with store.read() as unit:
        for change in (
            unit.of(Oddment).add(Oddment(slug="a")),
            unit.of(Oddment).put(Oddment(slug="a")),
            unit.of(Oddment).remove("a"),
        ):
            with pytest.raises(RuntimeError, match="only reads"):
                await change
        with pytest.raises(RuntimeError, match="only reads"):
            unit.emit(OddmentMoved(oddment="a"))


async def test_a_unit_is_over_after_its_block(store):
    async with store.write("jan") as written:
        await written.of(Oddment).add(Oddment(slug="a"))
    async with store.read() as looked:
        pass
    for unit in (written, looked):
        with pytest.raises(RuntimeError, match="over"):
            await unit.of(Oddment).find("a")


async def test_a_write_within_a_write_is_refused_instead_of_waiting_for_ever(store):
    async with store.write("jan"):
        with pytest.raises(RuntimeError, match="hand on the unit"):
            async with store.write("jan"):
                pass
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a"))


async def test_a_request_is_carried_out_once(store):
    async with store.write("jan", once=["turn:1", "form:9", "turn:1"]):
        pass
    for keys in (["turn:1"], ["turn:2", "form:9"]):
        with pytest.raises(DuplicateRequest) as refused:
            async with store.write("jan", once=keys):
                pytest.fail("the block must not run")
        assert refused.value.key in keys
    async with store.write("jan", once=["turn:2", "x" * 10_000, "nul\0", "half \ud83d"]):
        pass  # a refused request used up none of its keys


async def test_a_double_press_waits_and_then_finds_it_done(store):
    entered = asyncio.Event()

    async def press():
        try:
            async with store.write("jan", once=["form:1"]) as unit:
                entered.set()
                await unit.of(Oddment).add(Oddment(slug="a"))
        except DuplicateRequest:
            async with store.read() as unit:  # what the first did can be seen now
                return await unit.of(Oddment).count()
        return "done"

    outcomes = await at_once(*(press() for _ in range(5)))
    assert sorted(map(str, outcomes)) == ["1", "1", "1", "1", "done"]


async def test_twenty_writers_at_once_lose_nothing(store):
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="shared"))

    async def count_up(number):
        while True:
            try:
                async with store.write(f"w{number}") as unit:
                    shared = await unit.of(Oddment).get("shared")
                    await asyncio.sleep(0)
                    await unit.of(Oddment).put(
                        shared.model_copy(update={"size": shared.size + 1, "title": str(number)})
                    )
                    await unit.of(Oddment).add(Oddment(slug=f"n{number}", title=f"deel {number}"))
                    unit.emit(OddmentMoved(oddment=f"n{number}"))
            except Conflict:
                continue
            return

    await at_once(*(count_up(number) for number in range(20)))
    async with store.read() as unit:
        assert (await unit.of(Oddment).get("shared")).size == 20
        assert await unit.of(Oddment).count() == 21
        assert len(await unit.search("deel", ["oddments"], limit=50)) == 20
    assert len(await store.outbox.claim(50, 60)) == 20


async def test_of_two_who_read_the_same_one_is_stale(store):
    async with store.write("jan") as unit:
        read = await unit.of(Oddment).add(Oddment(slug="a"))

    async def decide(title):
        async with store.write(title) as unit:
            await unit.of(Oddment).put(read.model_copy(update={"title": title}))

    outcomes = await asyncio.gather(decide("ja"), decide("nee"), return_exceptions=True)
    assert [type(one) for one in outcomes if one] == [Conflict]


async def test_a_cancelled_write_leaves_nothing_and_blocks_nobody(store):
    inside = asyncio.Event()

    async def write():
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="a"))
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.write("jan") as unit:
        assert await unit.of(Oddment).find("a") is None
        await unit.of(Oddment).add(Oddment(slug="a"))


async def test_cancelling_at_any_moment_leaves_the_store_usable(store):
    async def work(number):
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug=f"n{number}"))
            await unit.of(Oddment).all()
        async with store.read() as unit:
            await unit.of(Oddment).all()

    for rounds in range(30):
        task = asyncio.create_task(work(rounds))
        for _ in range(rounds % 7):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="last"))
        assert await unit.of(Oddment).find("last")


async def test_many_looks_at_once(store):
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a"))

    async def look():
        async with store.read() as unit:
            repository = unit.of(Oddment)
            return await at_once(repository.all(), repository.get("a"), repository.count())

    for found, one, count in await at_once(*(look() for _ in range(15))):
        assert (found, count) == ([one], 1)


async def test_it_is_all_there_when_opened_again(store, store_url):
    async with store.write("jan", once=["form"]) as unit:
        await unit.of(Oddment).add(Oddment(slug="a", title="fiets"))
        unit.emit(OddmentMoved(oddment="a"))
    await store.close()
    async with await Store.open(store_url) as again:
        async with again.read() as unit:
            assert (await unit.of(Oddment).get("a")).title == "fiets"
            assert [hit.key for hit in await unit.search("fiets", ["oddments"])] == ["a"]
        assert len(await again.outbox.claim(10, 60)) == 1
        with pytest.raises(DuplicateRequest):
            async with again.write("jan", once=["form"]):
                pass
