"""What has a term is deleted when that is over, a portion at a time, with who stands in it."""

from datetime import timedelta

from graph_sync.ledger.ledger import SyncCall
from registry.core.entity import Entity
from registry.core.permissions import SYSTEM
from registry.store import store as store_module
from registry.store import sweep


def a_call(number, at):
    return SyncCall(
        slug=f"c{number:03}",
        at=at,
        plan="x",
        asked_by="els",
        action="add",
        kind="member",
        key="hub:urk",
        member="a3f1c0de-0000-4000-8000-000000000106",
        call="POST /x",
        status=204,
    )


async def test_calls_of_the_sync_go_after_their_term(store, clock, monkeypatch):
    monkeypatch.setattr(sweep, "PORTION", 3)
    monkeypatch.setattr(store_module, "PORTION", 3)
    async with store.write(SYSTEM) as unit:
        for number in range(7):
            await unit.of(SyncCall).add(a_call(number, clock.now))
    clock.go_on(days=30)
    async with store.write(SYSTEM) as unit:
        await unit.of(SyncCall).add(a_call(100, clock.now))

    clock.go_on(days=369)
    assert "sync_calls" not in await store.sweep(timedelta(days=30))
    clock.go_on(days=2)
    assert (await store.sweep(timedelta(days=30)))["sync_calls"] == 7

    async with store.read() as unit:
        assert [one.slug for one in await unit.of(SyncCall).all()] == ["c100"]
        (stands,) = (await unit.standing([a_call(0, clock.now).member])).values()
        assert list(stands) == ["c100"]
    clock.go_on(days=400)
    assert (await store.sweep(timedelta(days=30)))["sync_calls"] == 1


def test_what_has_a_term_says_from_when_it_counts():
    terms = {one.section: one for one in Entity.sections().values() if one.kept is not None}
    assert "sync_calls" in terms
    first = {name: {*one.indexed, *(by[0] for by in one.listed)} for name, one in terms.items()}
    assert [name for name, by in first.items() if "at" not in by] == []
