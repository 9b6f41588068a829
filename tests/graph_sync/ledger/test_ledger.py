"""The audit trail, as the removal budget counts it."""

from datetime import UTC, datetime, timedelta

from graph_sync.ledger.ledger import SyncCall, removed_today
from registry.core.permissions import SYSTEM
from registry.store.store import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY, MOMENT = timedelta(days=1), timedelta.resolution


def call(number, before, *, removes=True):
    return SyncCall(
        slug=f"c{number}",
        at=NOW - before,
        plan="p",
        asked_by=SYSTEM,
        action="remove",
        kind="member",
        key="hub:urk",
        call="DELETE /x",
        status=204,
        removes=removes,
    )


async def test_what_was_taken_away_counts_for_a_day(store_url):
    ages = (timedelta(0), DAY - MOMENT, DAY, DAY + MOMENT, timedelta(days=400))
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            for number, age in enumerate(ages):
                await unit.of(SyncCall).add(call(number, age))
            await unit.of(SyncCall).add(call(9, timedelta(0), removes=False))
        async with store.read(SYSTEM) as unit:
            assert await removed_today(unit, NOW) == 2
