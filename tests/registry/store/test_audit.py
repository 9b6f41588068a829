"""The audit trail says who changed what and when, and lets go of who is erased."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from registry.core.unit_of_work import AuditEntry
from tests.registry.store.oddments import Oddment, OddmentMoved

JAN = "0a1b2c3d-0000-4000-8000-00000000beef"


async def everything_kept(store):
    """All text in all tables."""
    found = []

    def work(connection):
        for table in store._mappers.schema.metadata.sorted_tables:
            found.extend(str(tuple(row)) for row in connection.execute(sa.select(table)))

    async with store._database.reading() as executor:
        await executor.run(work)
    return "\n".join(found)


async def test_who_what_when_and_which_fields(store, clock):
    then = clock.now
    async with store.write("jan") as unit:
        item = await unit.of(Oddment).add(Oddment(slug="a", title="geheim"))
    clock.go_on(hours=1)
    async with store.write("piet") as unit:
        await unit.of(Oddment).put(item.model_copy(update={"title": "anders", "size": 2}))
        await unit.of(Oddment).remove("a")
    async with store.read() as unit:
        entries = await unit.audit()
    assert entries == [
        AuditEntry(clock.now, "piet", "oddments", "a", "remove"),
        AuditEntry(clock.now, "piet", "oddments", "a", "put", ("title", "size")),
        AuditEntry(then, "jan", "oddments", "a", "add"),
    ]
    assert "geheim" not in str(entries)


async def test_of_one_thing_and_not_too_much(store):
    async with store.write("jan") as unit:
        for slug in ("a", "b", "c"):
            await unit.of(Oddment).add(Oddment(slug=slug))
        assert [entry.key for entry in await unit.audit(section="oddments", key="b")] == ["b"]
        assert [entry.key for entry in await unit.audit(limit=2)] == ["c", "b"]
        assert await unit.audit(section="members") == []


@pytest.mark.parametrize("first", ["forget", "remove"])
async def test_who_is_erased_is_nowhere_any_more(store, clock, first):
    async with store.write(JAN, once=[f"form:{JAN}:1"]) as unit:
        await unit.of(Oddment).add(Oddment(slug=JAN, title="Jan"))
        await unit.of(Oddment).add(Oddment(slug=f"kernteam:{JAN}"))
        await unit.of(Oddment).add(Oddment(slug="other", owner="piet"))
        unit.emit(OddmentMoved(oddment=JAN), due=clock.now + timedelta(days=10))
        unit.emit(OddmentMoved(oddment="other"))
    async with store.read() as unit:
        assert await unit.search("jan", ["oddments"])
    async with store.write(JAN) as unit:
        if first == "forget":
            await unit.forget(JAN)
        for slug in (JAN, f"kernteam:{JAN}"):
            await unit.of(Oddment).remove(slug)
        await unit.forget(JAN)
    kept = await everything_kept(store)
    assert JAN not in kept
    assert "jan" not in kept.casefold()
    async with store.read() as unit:
        assert await unit.search("jan", ["oddments"]) == []
        entries = await unit.audit()
    assert [entry.action for entry in entries] == ["remove", "remove", "add", "add", "add"]
    (nobody,) = {entry.actor for entry in entries}
    assert nobody.startswith("erased-")
    assert {entry.key for entry in entries} == {nobody, f"kernteam:{nobody}", "other"}
    assert [one.event.oddment for one in await store.outbox.claim(9, 60)] == ["other"]


async def test_what_an_erasure_tells_others_is_kept(store):
    async with store.write(JAN) as unit:
        await unit.forget(JAN)
        unit.emit(OddmentMoved(oddment="other", to="nobody"))
    assert len(await store.outbox.claim(9, 60)) == 1


async def test_a_key_that_looks_like_a_pattern_takes_nothing_else_along(store):
    async with store.write("system") as unit:
        for slug in ("a_c", "abc"):
            await unit.of(Oddment).add(Oddment(slug=slug))
        await unit.forget("a_c")
        assert "abc" in {entry.key for entry in await unit.audit()}


async def test_only_a_writing_unit_forgets(store):
    async with store.read() as unit:
        with pytest.raises(RuntimeError, match="only reads"):
            await unit.forget(JAN)
