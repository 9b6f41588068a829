"""Which teams are read again in a while because somebody is to appear in them."""

from datetime import timedelta

import pytest

from bot.sync.requeue import SOON, requeue_pending, requeue_unsure
from graph_sync.ledger.ledger import LedgerArea
from registry.core.permissions import SYSTEM
from registry.provisioning.plan import Pending, ResourceKind, Unsure
from registry.store.store import Store
from tests.support.conversation import Clock


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url, clock=Clock()) as opened:
        yield opened


async def marked(store, *ages):
    """After how long the team is read again; None when it is not. An age of None is not known."""
    async with store.write(SYSTEM) as unit:
        moments = ["" if age is None else (unit.now - age).isoformat() for age in ages]
        late = [
            Pending(f"hub:urk/{number}", "hub:urk", "X", ResourceKind.MEMBER, since=since)
            for number, since in enumerate(moments)
        ]
        await requeue_pending(unit, late)
        area = await unit.of(LedgerArea).find("hub:urk")
        return area.notified_at - unit.now if area else None


async def test_who_was_asked_for_just_now_is_looked_for_soon(store):
    assert await marked(store, timedelta(0)) == SOON


async def test_who_is_waited_for_longest_decides(store):
    assert await marked(store, timedelta(0), timedelta(hours=2), None) == timedelta(hours=1)


async def test_who_does_not_appear_for_days_is_left_to_the_daily_look(store):
    assert await marked(store, timedelta(days=4)) is None


async def test_of_whom_nobody_knows_since_when_is_left_to_the_daily_look(store):
    """Whom somebody put in a group long ago, and Teams never shows: for ever, every ten minutes."""
    assert await marked(store, None) is None


async def looked_at_again(store, *ages, area="hub:urk"):
    """After how long a team in which something is unsure is read again; None when it is not."""
    async with store.write(SYSTEM) as unit:
        some = [
            Unsure(
                f"hub:urk:{number}",
                area,
                "X",
                ResourceKind.CHANNEL,
                "missing",
                since=(unit.now - age).isoformat(),
            )
            for number, age in enumerate(ages)
        ]
        await requeue_unsure(unit, some, timedelta(minutes=30))
        found = await unit.of(LedgerArea).find("hub:urk")
        return found.notified_at - unit.now if found else None


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((timedelta(0),), timedelta(minutes=30)),
        ((timedelta(minutes=25), timedelta(0)), timedelta(minutes=5)),
        ((timedelta(minutes=30),), SOON),  # the second look could not tell: Graph refused
        ((timedelta(hours=3),), timedelta(hours=1)),
        ((timedelta(days=4),), None),
        ((), None),
    ],
)
async def test_what_is_unsure_is_looked_at_when_a_second_look_may_confirm_it(store, ages, expected):
    assert await looked_at_again(store, *ages) == expected
