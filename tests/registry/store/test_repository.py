"""What a repository promises, on both stores."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from registry.core.errors import AlreadyExists, Conflict, Invalid, NotFound
from tests.registry.store.oddments import Colour, Oddment, OddmentMoved, Part

FULL = Oddment(
    slug="full",
    title="Café 🚲 \u202eabc 'quoted' \"double\" \n; DROP TABLE oddments; -- %s :x ${y}",
    state="used",
    colour=Colour.BLUE,
    owner="jan",
    size=2**40,
    lost=True,
    ratio=0.1,
    seen=datetime(2024, 2, 29, 23, 59, 59, 123456, tzinfo=UTC),
    labels=("één", "twee"),
    colours=(Colour.RED, Colour.BLUE),
    part=Part(name="wiel", weight=1.5),
    parts=(Part(name="a"), Part(name="b")),
    extra={"name": "x", "list": [1, None, "é"], "none": None, "deep": {"a": True}},
)


async def test_what_is_added_is_found_again_as_it_was(store):
    async with store.write("jan") as unit:
        added = await unit.of(Oddment).add(FULL)
    assert added == FULL.model_copy(update={"revision": 1})
    async with store.read() as unit:
        assert await unit.of(Oddment).get("full") == added
        assert await unit.of(Oddment).find("full") == added
        assert await unit.of(Oddment).all() == [added]


async def test_nothing_is_kept_as_nothing(store):
    async with store.write("jan") as unit:
        added = await unit.of(Oddment).add(Oddment(slug="bare"))
    async with store.read() as unit:
        assert await unit.of(Oddment).get("bare") == added


async def test_a_moment_is_the_same_moment_whatever_its_zone(store):
    here = datetime(2024, 7, 1, 1, 0, tzinfo=timezone(timedelta(hours=2)))
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a", seen=here))
    async with store.read() as unit:
        seen = (await unit.of(Oddment).get("a")).seen
    assert seen == here
    assert seen.tzinfo == UTC


async def test_a_moment_without_a_zone_is_refused(store):
    async with store.write("jan") as unit:
        with pytest.raises(Exception, match="no time zone"):
            await unit.of(Oddment).add(Oddment(slug="a", seen=datetime(2024, 1, 1)))  # noqa: DTZ001


async def test_a_key_is_given_once(store):
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a", title="first"))
        with pytest.raises(AlreadyExists, match="oddments has 'a' already"):
            await unit.of(Oddment).add(Oddment(slug="a", title="second"))
    async with store.read() as unit:
        assert (await unit.of(Oddment).get("a")).title == "first"


async def test_what_is_not_there(store):
    async with store.write("jan") as unit:
        repository = unit.of(Oddment)
        assert await repository.find("a") is None
        for missing in (
            repository.get("a"),
            repository.remove("a"),
            repository.put(Oddment(slug="a", revision=1)),
        ):
            with pytest.raises(NotFound, match="no oddments with key 'a'"):
                await missing


async def test_a_change_is_refused_when_somebody_else_was_first(store):
    async with store.write("jan") as unit:
        read = await unit.of(Oddment).add(Oddment(slug="a"))
        changed = await unit.of(Oddment).put(read.model_copy(update={"title": "mine"}))
        assert changed.revision == 2
        with pytest.raises(Conflict, match="changed by somebody else"):
            await unit.of(Oddment).put(read.model_copy(update={"title": "theirs"}))
        assert (await unit.of(Oddment).get("a")).title == "mine"


async def test_putting_back_what_was_read_changes_nothing(store):
    async with store.write("jan") as unit:
        read = await unit.of(Oddment).add(FULL)
        assert await unit.of(Oddment).put(read) == read
        assert await unit.of(Oddment).get("full") == read
        assert len(await unit.audit()) == 1


async def test_removed_is_gone_and_the_key_is_free(store):
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(FULL)
        await unit.of(Oddment).remove("full")
        assert await unit.of(Oddment).find("full") is None
        assert (await unit.of(Oddment).add(Oddment(slug="full"))).title == ""


async def trail(unit):
    return [(one.action, one.key) for one in reversed(await unit.audit())]


async def test_many_are_added_and_removed_at_once_each_with_its_trace(store):
    titles = {"a": "appel", "b": "bessen", "c": "citroen"}
    some = [Oddment(slug=slug, title=title) for slug, title in titles.items()]
    async with store.write("jan") as unit:
        added = await unit.of(Oddment).add_all(some)
        assert [one.revision for one in added] == [1, 1, 1]
        assert await unit.of(Oddment).all() == added
        await unit.of(Oddment).remove_all(["c", "a"])
        assert await unit.of(Oddment).all() == added[1:2]
        assert await unit.of(Oddment).add_all([]) == []
        await unit.of(Oddment).remove_all([])
        assert await trail(unit) == [
            *(("add", key) for key in "abc"),
            *(("remove", key) for key in "ca"),
        ]
    async with store.read() as unit:
        assert [one.key for one in await unit.search("bessen", ("oddments",))] == ["b"]
        assert await unit.search("appel", ("oddments",)) == []


async def test_the_one_that_can_not_be_is_named_and_those_before_it_leave_a_trace(store):
    async with store.write("jan") as unit:
        oddments = unit.of(Oddment)
        await oddments.add(Oddment(slug="b"))
        with pytest.raises(AlreadyExists, match="has 'b' already"):
            await oddments.add_all([Oddment(slug=slug) for slug in "abc"])
        with pytest.raises(NotFound, match="no oddments with key 'c'"):
            await oddments.remove_all(["a", "c", "b"])
        assert [one.slug for one in await oddments.all()] == ["b"]
        assert await trail(unit) == [("add", "b"), ("add", "a"), ("remove", "a")]


async def test_lists_are_filtered_ordered_and_paged(store):
    async with store.write("jan") as unit:
        repository = unit.of(Oddment)
        for slug, state, colour, size in (
            ("c", "new", None, 1),
            ("a", "used", Colour.RED, 2),
            ("b.1", "new", Colour.BLUE, 2),
            ("b-2", "new", Colour.RED, 3),
            ("b:0", "used", None, 3),
        ):
            await repository.add(Oddment(slug=slug, state=state, colour=colour, size=size))

        async def keys(**where):
            found = [one.slug for one in await repository.all(**where)]
            assert await repository.count(**where) == len(found)
            return found

        assert await keys() == ["a", "b-2", "b.1", "b:0", "c"]  # by code point on both stores
        assert await keys(state="new") == ["b-2", "b.1", "c"]
        assert await keys(state="new", colour=Colour.RED) == ["b-2"]
        assert await keys(colour=None) == ["b:0", "c"]
        assert await keys(colour=(Colour.RED, Colour.BLUE)) == ["a", "b-2", "b.1"]
        assert await keys(colour=(Colour.BLUE, None)) == ["b.1", "b:0", "c"]
        assert await keys(colour=()) == []
        assert await keys(size=(2, 3), state="used") == ["a", "b:0"]
        assert await keys(lost=True) == []
        assert await keys(slug=("a", "c")) == ["a", "c"]
        assert [one.slug for one in await repository.page(2)] == ["a", "b-2"]
        assert [one.slug for one in await repository.page(2, 1, state="new")] == ["b.1", "c"]


async def test_filtering_by_what_has_no_index_says_so(store):
    async with store.read() as unit:
        with pytest.raises(TypeError, match="Oddment is not indexed by 'title'"):
            await unit.of(Oddment).all(title="x")


async def test_some_come_in_the_order_asked_for(store):
    async with store.write("jan") as unit:
        for number in range(1200):
            await unit.of(Oddment).add(Oddment(slug=f"n{number}"))
        found = await unit.of(Oddment).some(["n7", "none", "n3", "n7"])
        assert [one.slug for one in found] == ["n7", "n3"]
        assert len(await unit.of(Oddment).some([f"n{number}" for number in range(1500)])) == 1200
        assert await unit.of(Oddment).some([]) == []


@pytest.mark.parametrize("bad", ["a\0b", "half \ud83d"])
@pytest.mark.parametrize(
    "field", ["title", "owner", pytest.param("labels", id="list"), pytest.param("extra", id="dict")]
)
async def test_text_that_no_database_takes_is_refused_by_field(store, field, bad):
    value = {"labels": (bad,), "extra": {"x": [bad]}}.get(field, bad)
    item = Oddment(slug="a").model_copy(update={field: value})
    async with store.write("jan") as unit:
        with pytest.raises(Invalid) as refused:
            await unit.of(Oddment).add(item)
        assert [fault.field for fault in refused.value.faults] == [field]
        await unit.of(Oddment).add(Oddment(slug="a"))


@pytest.mark.parametrize("bad", ["a\0", "\ud83d"])
async def test_looking_for_text_that_no_database_takes_finds_nothing(store, bad):
    async with store.write("jan") as unit:
        await unit.of(Oddment).add(Oddment(slug="a", title="fiets", owner="jan"))
        repository = unit.of(Oddment)
        assert await repository.find(bad) is None
        assert [one.slug for one in await repository.some([bad, "a"])] == ["a"]
        assert await repository.all(owner=bad) == []
        assert [one.slug for one in await repository.all(owner=(bad, "jan"))] == ["a"]
        assert await repository.count(owner=bad) == 0
        assert await unit.search(f"fiets {bad}", ["oddments"], tags=[bad]) == []
        assert [hit.key for hit in await unit.search(f"fiets {bad}", ["oddments"])] == ["a"]
        with pytest.raises(NotFound):
            await repository.remove(bad)
        assert await unit.audit(key=bad) == []


async def test_an_event_with_text_that_can_be_no_json_is_refused(store):
    async with store.write("jan") as unit:
        with pytest.raises(Invalid):
            unit.emit(OddmentMoved(oddment="a").model_copy(update={"to": "\ud83d"}))
        unit.emit(OddmentMoved(oddment="a", to="b"))
