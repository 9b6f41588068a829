"""What a reader keeps is what the database says, whoever changed it."""

import sqlite3

import pytest

from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.store.engine.read_cache import MOST, MOST_ITEMS, ReadCache
from registry.store.store import Store


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        async with opened.write(SYSTEM) as unit:
            for name in ("water", "wonen"):
                await unit.of(Theme).add(Theme(slug=name, name=name))
        yield opened


async def names(store, **where):
    async with store.read() as unit:
        return [one.name for one in await unit.of(Theme).all(**where)]


async def test_a_change_is_seen_by_every_kind_of_reading(store):
    for name in ("water", "meer water", "nog meer water"):
        async with store.write(SYSTEM) as unit:
            water = await unit.of(Theme).get("water")
            await unit.of(Theme).put(water.model_copy(update={"name": name, "summary": name}))
        async with store.read() as unit:
            themes = unit.of(Theme)
            assert (await themes.get("water")).name == name
            assert [one.name for one in await themes.some(["water"])] == [name]
            assert [one.name for one in await themes.all()] == [name, "wonen"]
            assert [one.name for one in await themes.page(1)] == [name]
            assert [hit.key for hit in await unit.search(name, ["themes"])] == ["water"]


async def test_what_is_gone_and_what_is_new_is_seen(store):
    async with store.read() as unit:
        assert await unit.of(Theme).count() == 2
        assert await unit.of(Theme).find("bodem") is None
    async with store.write(SYSTEM) as unit:
        await unit.of(Theme).remove("wonen")
        await unit.of(Theme).add(Theme(slug="bodem", name="bodem"))
    async with store.read() as unit:
        assert await unit.of(Theme).find("wonen") is None
        assert (await unit.of(Theme).find("bodem")).name == "bodem"
        assert await unit.of(Theme).count() == 2


async def test_another_question_has_another_answer(store):
    assert await names(store, status="active") == ["water", "wonen"]
    assert await names(store, status="archived") == []
    assert await names(store, status=("archived", "active")) == ["water", "wonen"]
    assert await names(store, slug="water") == ["water"]
    assert await names(store, slug=()) == []
    assert await names(store) == ["water", "wonen"]


async def test_a_reader_may_do_with_its_list_what_it_likes(store):
    async with store.read() as unit:
        (await unit.of(Theme).all()).clear()
        assert len(await unit.of(Theme).all()) == 2


async def test_what_is_rolled_back_was_never_there(store):
    async def fail():
        async with store.write(SYSTEM) as unit:
            await unit.of(Theme).add(Theme(slug="bodem", name="bodem"))
            assert await unit.of(Theme).count() == 3
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await names(store) == ["water", "wonen"]


async def test_a_look_that_began_before_a_change_goes_on_seeing_the_old(store):
    async with store.read() as unit:
        await unit.of(Theme).get("water")
        async with store.write(SYSTEM) as writing:
            water = await writing.of(Theme).get("water")
            await writing.of(Theme).put(water.model_copy(update={"name": "nat"}))
        assert (await unit.of(Theme).get("water")).name == "water"
        assert [one.name for one in await unit.of(Theme).all()] == ["water", "wonen"]
    assert await names(store) == ["nat", "wonen"]


async def test_a_change_by_another_program_is_seen(tmp_path):
    file = tmp_path / "plek.db"
    async with await Store.open(f"sqlite:///{file}") as store:
        async with store.write(SYSTEM) as unit:
            await unit.of(Theme).add(Theme(slug="water", name="water"))
        assert await names(store) == ["water"]
        with sqlite3.connect(file) as other:
            other.execute("UPDATE themes SET name = 'nat'")
        other.close()
        assert await names(store) == ["nat"]


def test_long_lists_are_not_kept_and_what_is_kept_is_bounded():
    kept = ReadCache()
    kept.at(1)
    kept.put("long", list(range(MOST_ITEMS + 1)))
    assert kept.get("long") is kept.get("never asked")
    for number in range(MOST * 2):
        kept.put(number, number)
    assert len(kept._answers) <= MOST
