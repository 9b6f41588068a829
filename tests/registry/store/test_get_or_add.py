"""Add or change, by many at the same moment: everybody gets their turn, and nobody is refused."""

import asyncio

import pytest

from registry.core.errors import AlreadyExists, Conflict
from registry.core.numbering import Counter, next_number
from registry.core.permissions import SYSTEM
from registry.core.retry import commit, patiently
from registry.documents import load_content
from registry.store.store import Store
from tests.registry.store.oddments import Oddment
from tests.support.at_once import at_once


async def sizes(store):
    async with store.read() as unit:
        return {one.slug: one.size for one in await unit.of(Oddment).all()}


async def test_what_is_new_is_added_and_what_is_there_is_given(store):
    async with store.write("ann") as unit:
        assert await unit.of(Oddment).get_or_add(Oddment(slug="a", size=1)) == (
            Oddment(slug="a", size=1, revision=1),
            True,
        )
    async with store.write("ben") as unit:
        known, added = await unit.of(Oddment).get_or_add(Oddment(slug="a", size=2))
        assert (known.size, added) == (1, False)
        await unit.of(Oddment).put(known.model_copy(update={"size": 3}))
    async with store.read() as unit:
        trail = [(one.actor, one.action, one.fields) for one in await unit.audit()]
    assert trail == [("ben", "put", ("size",)), ("ann", "add", ())]


async def test_what_is_added_or_changed_is_found_by_search(store):
    for title in ("Waterwijzer", "Bodemwijzer"):
        async with store.write(SYSTEM) as unit:
            new = Oddment(slug="a", title=title)
            await unit.of(Oddment).upsert(
                new, lambda known, title=title: known.model_copy(update={"title": title})
            )
        async with store.read() as unit:
            assert [hit.key for hit in await unit.search(title, ["oddments"])] == ["a"]


@pytest.mark.parametrize("bots", [1, 3])
async def test_twelve_at_once_add_to_the_same_thing_and_all_of_it_is_kept(store_url, bots):
    stores = [await Store.open(store_url) for _ in range(bots)]

    async def add(at):
        async with stores[at % bots].write(f"person-{at}") as unit:
            await unit.of(Oddment).upsert(
                Oddment(slug="a", size=1),
                lambda known: known.model_copy(update={"size": known.size + 1}),
            )

    try:
        await at_once(*map(add, range(12)))
        assert await sizes(stores[0]) == {"a": 12}
    finally:
        for store in stores:
            await store.close()


async def test_who_adds_what_another_added_just_now_is_too_late_and_may_try_again(store_url):
    """On PostgreSQL both see that there is none; the second waits for the first to end."""
    async with await Store.open(store_url) as one, await Store.open(store_url) as other:

        async def add(store, size):
            async def work(unit):
                known = await unit.of(Oddment).find("a")
                await asyncio.sleep(0.05)  # both have looked by now
                if known is None:
                    return await unit.of(Oddment).add(Oddment(slug="a", size=size))
                return await unit.of(Oddment).put(
                    known.model_copy(update={"size": known.size + size})
                )

            return await commit(store, SYSTEM, work)

        await at_once(add(one, 1), add(other, 10))
        assert await sizes(one) == {"a": 11}


async def test_what_was_removed_in_between_is_added_again(store_url):
    async with await Store.open(store_url) as one, await Store.open(store_url) as other:
        async with one.write(SYSTEM) as unit:
            await unit.of(Oddment).add(Oddment(slug="a"))

        async def remove():
            async with other.write(SYSTEM) as unit:
                await unit.of(Oddment).remove("a")
                await asyncio.sleep(0.1)

        async def want():
            await asyncio.sleep(0.03)  # the removal has begun
            async with one.write(SYSTEM) as unit:
                return await unit.of(Oddment).get_or_add(Oddment(slug="a", size=5))

        _, (kept, added) = await at_once(remove(), want())
        assert (kept.size, added) == (5, True)


def test_losing_a_race_to_add_is_a_conflict():
    assert issubclass(AlreadyExists, Conflict)
    assert "oddments has 'a' already" in str(AlreadyExists("oddments", "a"))
    assert "changed by somebody else" in str(Conflict("oddments", "a"))


async def test_an_attempt_is_repeated_as_long_as_somebody_is_ahead_and_no_longer():
    tries = []

    async def attempt():
        tries.append(1)
        if len(tries) < 4:
            raise AlreadyExists("oddments", "a")
        return "done"

    assert await patiently(attempt) == "done"
    assert len(tries) == 4

    async def never():
        tries.append(1)
        raise Conflict("oddments", "a")

    with pytest.raises(Conflict):
        await patiently(never, tries=3)
    assert len(tries) == 7


async def test_numbers_taken_at_once_are_all_different_and_nobody_is_refused(store_url):
    async with await Store.open(store_url) as store:

        async def take():
            async with store.write(SYSTEM) as unit:
                return await next_number(unit, "signals", after=3)

        assert sorted(await at_once(*(take() for _ in range(12)))) == list(range(4, 16))
        async with store.read() as unit:
            assert (await unit.of(Counter).get("signals")).last == 15


async def test_three_first_starts_at_once_all_find_the_plans_content(bare_store_url):
    async def start():
        async with await Store.open(bare_store_url) as store:
            result = await commit(store, SYSTEM, load_content)
            return sum(one.added for one in result.sections.values())

    added = await at_once(start(), start(), start())
    async with await Store.open(bare_store_url) as store, store.read() as unit:
        kept = len([one for one in await unit.audit(limit=9_999) if one.action == "add"])
    assert sum(added) == kept > 0
