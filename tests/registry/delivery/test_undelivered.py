"""The rules of what was not delivered: who may see it, and what letting go leaves alone."""

from datetime import UTC, datetime

import pytest

from registry.core.errors import NotAllowed, NotFound
from registry.core.events import Event
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.delivery.undelivered import (
    Undelivered,
    drop,
    key_of,
    note,
    resolve,
    retry,
    retry_for,
    undelivered,
)
from registry.store.store import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
KERN = "kern"


class Happened(Event):
    """Something that two people hear of."""

    name = "test.undelivered_happened"


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url, administrators=["admin"]) as opened:
        async with opened.write(SYSTEM) as unit:
            seat = Membership(
                slug="kernteam:kern",
                place="subgroup",
                group="kernteam",
                member=KERN,
                role=Role.KERNTEAM,
            )
            await unit.of(Membership).add(seat)
        yield opened


def item(message, member, **news):
    fields = {
        "slug": key_of(message, member),
        "message": message,
        "event": Happened.name,
        "member": member,
        "code": "AclCheckFailed",
        "status": 403,
        "since": NOW,
        "last": NOW,
    } | news
    return Undelivered(**fields)


async def missed(store, *members):
    """A message that did not reach some people, and rests."""
    async with store.write(SYSTEM) as unit:
        unit.emit(Happened())
    (message,) = await store.outbox.claim(10, 60)
    await store.outbox.dead_letter(message.id, "refused")
    async with store.write(SYSTEM) as unit:
        for member in members:
            await note(unit, item(message.id, member))
    return message.id


async def left(store):
    async with store.read(KERN) as unit:
        return {one.member for one in await undelivered(unit)}


@pytest.mark.parametrize("who", ["", "anna", "erased-1"])
async def test_nobody_else_sees_or_does_anything(store, who):
    number = await missed(store, "anna")
    slug = key_of(number, "anna")
    for deed in (undelivered, lambda unit: retry(unit, slug), lambda unit: drop(unit, slug)):
        with pytest.raises(NotAllowed):
            async with store.write(who) as unit:
                await deed(unit)


@pytest.mark.parametrize("who", [KERN, "admin"])
async def test_the_kernteam_and_an_administrator_do(store, who):
    number = await missed(store, "anna")
    async with store.write(who) as unit:
        assert [one.member for one in await undelivered(unit)] == ["anna"]
        await retry(unit, key_of(number, "anna"))
    assert (await store.outbox.counts())["waiting"] == 1


async def test_letting_go_for_one_leaves_the_message_to_the_others(store):
    number = await missed(store, "anna", "bram")
    async with store.write(KERN) as unit:
        await drop(unit, key_of(number, "anna"))
    assert await left(store) == {"bram"}
    async with store.write(KERN) as unit:
        assert not await note(unit, item(number, "anna"))  # it was let go
        assert await note(unit, item(number, "bram"))
    async with store.write(KERN) as unit:
        await drop(unit, key_of(number, "bram"))
    assert await left(store) == set()
    assert await store.outbox.counts() == {"waiting": 0, "due": 0, "given_up": 0}
    async with store.read() as unit:
        assert await unit.of(Undelivered).all() == []


async def test_what_is_not_there_is_not_found(store):
    for deed in (retry, drop):
        for slug in ("nothing", "message-999"):
            with pytest.raises(NotFound):
                async with store.write(KERN) as unit:
                    await deed(unit, slug)


async def test_what_was_delivered_leaves_the_list_but_for_who_still_waits(store):
    number = await missed(store, "anna", "bram")
    async with store.write(SYSTEM) as unit:
        await resolve(unit, number, {key_of(number, "bram")})
    assert await left(store) == {"bram"}


async def test_all_that_somebody_missed_is_tried_when_they_are_there(store):
    first, second = await missed(store, "anna", "bram"), await missed(store, "anna")
    async with store.write(SYSTEM) as unit:
        await retry_for(unit, "anna")
    taken = await store.outbox.claim(10, 60)
    assert {one.id for one in taken} == {first, second}
    async with store.write(SYSTEM) as unit:
        await retry_for(unit, "anna")
    assert await store.outbox.claim(10, 60) == []


async def test_a_message_without_an_entry_is_on_the_list_by_its_number(store):
    number = await missed(store)
    async with store.write(KERN) as unit:
        [one] = await undelivered(unit)
        assert (one.slug, one.given_up) == (f"message-{number}", True)
        await retry(unit, one.slug)
        assert await undelivered(unit) == []
    assert (await store.outbox.counts())["due"] == 1
