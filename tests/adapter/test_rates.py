"""The rate limiter: no window ever holds more calls than it may, and none waits for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapter.rates import MARGIN, MOST_LINES, TENANT, THREAD, Limit, Line, Rates

THREAD_LINE = Line("thread", THREAD)


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


def moments(gaps, limits):
    """When each of a row of calls goes, the calls asking `gaps` seconds apart."""
    clock = Clock()
    rates = Rates(clock)
    line = Line("x", limits)
    gone = []
    for gap in gaps:
        clock.now += gap
        gone.append((clock.now, clock.now + rates.reserve(line)))
    return gone


def passed(times, limit):
    """Whether some window of the limit holds more calls than it may."""
    return any(
        later - earlier < limit.seconds
        for earlier, later in zip(times, times[limit.calls :], strict=False)
    )


LIMITS = st.lists(
    st.builds(Limit, st.integers(1, 9), st.sampled_from([0.5, 1.0, 2.0, 30.0])),
    min_size=1,
    max_size=3,
).map(tuple)
GAPS = st.lists(st.floats(0, 3, allow_nan=False) | st.just(0.0), max_size=80)


@given(GAPS, LIMITS)
def test_no_window_is_ever_overfull(gaps, limits):
    times = [went for _, went in moments(gaps, limits)]
    assert times == sorted(times)
    assert not any(passed(times, limit) for limit in limits)


@given(GAPS, LIMITS)
def test_nobody_waits_without_a_reason(gaps, limits):
    gone = moments(gaps, limits)
    times = [went for _, went in gone]
    for n, (asked, went) in enumerate(gone):
        reasons = [asked, *times[max(0, n - 1) : n]]
        reasons += [
            times[n - limit.calls] + limit.seconds + MARGIN for limit in limits if n >= limit.calls
        ]
        assert went == pytest.approx(max(reasons))


def test_teams_own_limits_per_thread():
    times = [went for _, went in moments([0.0] * 1_900, THREAD)]
    assert not any(passed(times, limit) for limit in THREAD)
    assert times[6] == times[0]
    assert times[7] >= times[0] + 1
    assert times[60] >= times[0] + 30
    assert times[1_800] >= times[0] + 3_600


def test_threads_do_not_wait_for_each_other_but_share_their_tenant():
    clock = Clock()
    rates = Rates(clock)
    tenant = Line("tenant", TENANT)
    waits = [rates.reserve(Line(f"thread {n}", THREAD), tenant) for n in range(60)]
    assert waits[:50] == [0.0] * 50
    assert all(wait >= 1 for wait in waits[50:])


def test_answers_go_at_once_and_count():
    clock = Clock()
    rates = Rates(clock)
    for _ in range(7):
        rates.note(THREAD_LINE)
    assert rates.reserve(THREAD_LINE) >= 1


def test_a_line_that_was_told_to_rest_rests():
    clock = Clock()
    rates = Rates(clock)
    rates.hold(THREAD_LINE, 30)
    rates.hold(THREAD_LINE, 5)
    assert rates.reserve(THREAD_LINE) == 30
    assert rates.reserve(Line("other", THREAD)) == 0


def test_what_is_remembered_is_bounded():
    rates = Rates(Clock())
    for n in range(MOST_LINES + 50):
        rates.note(Line(f"thread {n}", THREAD))
    assert len(rates._lines) == MOST_LINES


async def test_waiting_takes_as_long_as_reserved():
    clock = Clock()
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    rates = Rates(clock, sleep)
    for _ in range(8):
        await rates.wait(THREAD_LINE)
    assert slept == [pytest.approx(1 + MARGIN)]
