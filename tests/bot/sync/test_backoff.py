"""A job that fails is tried again later each time, and nothing that fails is loud about people."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from bot.sync.backoff import BUSY, LONGEST, SHORTEST, Backoff
from graph_sync.errors import RegistryEmpty, SyncBusy
from graph_sync.graph.errors import GraphFault, Unreachable
from tests.support.conversation import Clock

SECRET = "Fatima El Amrani"


@pytest.fixture
def clock():
    return Clock()


class Job:
    """Fails as often as it is told to."""

    def __init__(self, *errors):
        self.errors = list(errors)
        self.tries = 0

    async def __call__(self):
        self.tries += 1
        if self.errors:
            raise self.errors.pop(0)


async def test_what_goes_well_is_done_each_time(clock):
    backoff, job = Backoff(clock), Job()

    assert [await backoff.attempt("x", job) for _ in range(3)] == [True] * 3
    assert job.tries == 3


async def test_what_fails_waits_twice_as_long_each_time_up_to_an_hour(clock):
    backoff, job = Backoff(clock), Job(*[OSError()] * 100)
    times = []
    with capture_logs() as logs:
        for _ in range(2_000):
            tries = job.tries
            await backoff.attempt("x", job)
            if job.tries > tries:
                times.append(clock.now)
            clock.forward(seconds=10)

    pauses = [later - sooner for sooner, later in pairwise(times)]
    assert pauses[:4] == [SHORTEST * 2**number for number in range(4)]
    assert pauses[-1] == LONGEST == max(pauses)
    assert [one["event"] for one in logs] == ["sync.job_failed"] * len(times)


async def test_once_it_went_well_it_begins_anew(clock):
    backoff, job = Backoff(clock), Job(OSError(), OSError())
    with capture_logs():
        await backoff.attempt("x", job)
        clock.forward(hours=1)
        await backoff.attempt("x", job)
        clock.forward(hours=1)
        assert await backoff.attempt("x", job)
        job.errors = [OSError()]
        await backoff.attempt("x", job)
        clock.now += SHORTEST

        assert await backoff.attempt("x", job)


async def test_one_job_that_fails_keeps_no_other_waiting(clock):
    backoff = Backoff(clock)
    with capture_logs():
        await backoff.attempt("x", Job(OSError()))

    assert await backoff.attempt("y", Job())


async def test_when_somebody_waits_nothing_waits(clock):
    backoff, job = Backoff(clock), Job(OSError())
    with capture_logs():
        await backoff.attempt("x", job)
    backoff.forget()

    assert await backoff.attempt("x", job)


async def test_another_sync_that_runs_is_no_failure(clock):
    backoff, job = Backoff(clock), Job(SyncBusy("host", 1))
    with capture_logs() as logs:
        await backoff.attempt("x", job)
        assert not await backoff.attempt("x", job)
        clock.now += BUSY
        assert await backoff.attempt("x", job)

    assert logs == []


async def test_being_cancelled_is_no_failure(clock):
    with pytest.raises(asyncio.CancelledError):
        await Backoff(clock).attempt("x", Job(asyncio.CancelledError()))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RegistryEmpty(), {"says": str(RegistryEmpty())}),
        (Unreachable(GraphFault(503, "busy", SECRET, request_id="r1")), {"request_id": "r1"}),
        (ValueError(SECRET), {"error": "ValueError"}),
    ],
)
async def test_the_log_says_what_and_where_and_nobodys_name(clock, error, told):
    with capture_logs() as logs:
        await Backoff(clock).attempt("x", Job(error))

    assert told.items() <= logs[0].items()
    assert len(logs[0]["reference"]) == 8
    assert logs[0]["again_in"] == SHORTEST / timedelta(seconds=1)
    assert SECRET not in str(logs)
