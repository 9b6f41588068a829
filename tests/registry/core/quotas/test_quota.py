"""What one person may submit in a day: counted, refused with a friendly word, and never lost."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from registry.core.errors import Conflict, Invalid
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.quotas.quota import QUOTAS, Submission, SubmissionCount, spend
from registry.core.vocabulary import Role
from registry.store.store import Store

FATIMA, SANNE = "m-fatima", "m-sanne"


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def store(store_url, clock):
    async with await Store.open(store_url, clock=clock) as opened:
        async with opened.write(SYSTEM) as unit:
            seat = Membership(
                slug=Membership.key("kernteam", SANNE),
                member=SANNE,
                group="kernteam",
                place="subgroup",
                role=Role.KERNTEAM,
            )
            await unit.of(Membership).add(seat)
        yield opened


async def submit(store, actor, what=Submission.QUESTION, times=1):
    for _ in range(times):
        async with store.write(actor) as unit:
            await spend(unit, what)


async def test_enough_is_refused_as_a_fault_and_counts_for_nothing_else(store):
    most = QUOTAS[Submission.QUESTION].member
    await submit(store, FATIMA, times=most)
    with pytest.raises(Invalid) as refused:
        await submit(store, FATIMA)
    [fault] = refused.value.faults
    assert (fault.field, fault.code, fault.params) == ("", "quota", {"max": most})
    await submit(store, FATIMA, Submission.SIGNAL)
    await submit(store, "m-somebody-else")


async def test_tomorrow_in_dutch_time_it_is_a_new_day(store, clock):
    await submit(store, FATIMA, times=QUOTAS[Submission.QUESTION].member)
    clock.now += timedelta(hours=1)  # half past midnight in Amsterdam
    await submit(store, FATIMA)
    async with store.read() as unit:
        assert (await unit.of(SubmissionCount).get(FATIMA)).counts == {"question": 1}


async def test_the_kernteam_has_room_and_the_system_is_not_counted(store):
    await submit(store, SANNE, times=QUOTAS[Submission.QUESTION].member + 1)
    await submit(store, SYSTEM, times=QUOTAS[Submission.QUESTION].member + 1)
    async with store.read() as unit:
        assert await unit.of(SubmissionCount).find(SYSTEM) is None


async def test_what_is_rolled_back_is_not_counted(store):
    async def fails():
        async with store.write(FATIMA) as unit:
            await spend(unit, Submission.QUESTION)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    async with store.read() as unit:
        assert await unit.of(SubmissionCount).find(FATIMA) is None


async def test_at_the_same_moment_no_more_come_in_than_there_is_room_for(store):
    most = QUOTAS[Submission.ORGANISATION].member

    async def patiently():
        while True:
            try:
                return await submit(store, FATIMA, Submission.ORGANISATION)
            except Conflict:
                await asyncio.sleep(0)

    done = await asyncio.gather(*(patiently() for _ in range(most + 3)), return_exceptions=True)
    assert sum(one is None for one in done) == most
    assert sum(isinstance(one, Invalid) for one in done) == 3


async def test_the_cost_is_one_row_however_much_there_is(store):
    await submit(store, FATIMA, times=3)
    async with store.read() as unit:
        assert await unit.of(SubmissionCount).count() == 1
