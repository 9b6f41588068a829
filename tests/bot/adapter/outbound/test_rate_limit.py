"""The rate limiter: no window ever holds more calls than it may, and none waits for nothing."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapter.outbound.rate_limit import MARGIN, MOST_LINES, TENANT, THREAD, Limit, Line, Rates

THREAD_LINE = Line("thread", THREAD)


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@dataclass(frozen=True)
class Gone:
    """A call: when it asked, when it goes, and on which lines."""

    asked: float
    went: float
    lines: tuple[Line, ...]


def calls(asked, lines):
    """What becomes of calls that ask so many seconds apart, each on its own lines."""
    clock = Clock()
    rates = Rates(clock)
    gone = []
    for gap, own in asked:
        clock.now += gap
        of_this = tuple(lines[number] for number in own)
        gone.append(Gone(clock.now, clock.now + rates.reserve(*of_this), of_this))
    return gone


def on(line, gone):
    return sorted(call.went for call in gone if line in call.lines)


def passed(times, limit):
    """Whether some window of the limit holds more calls than it may."""
    return any(
        later - earlier < limit.seconds
        for earlier, later in zip(times, times[limit.calls :], strict=False)
    )


LIMITS = st.lists(
    st.builds(Limit, st.integers(1, 6), st.sampled_from([0.5, 1.0, 2.0, 30.0])),
    min_size=1,
    max_size=3,
).map(tuple)
LINES = st.lists(LIMITS, min_size=3, max_size=3).map(
    lambda found: [Line(f"line {n}", limits) for n, limits in enumerate(found)]
)
ASKED = st.lists(
    st.tuples(
        st.floats(0, 3, allow_nan=False) | st.just(0.0),
        st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True),
    ),
    max_size=40,
)


@given(ASKED, LINES)
def test_no_window_is_ever_overfull(asked, lines):
    gone = calls(asked, lines)
    assert all(call.went >= call.asked for call in gone)
    for line in lines:
        assert not any(passed(on(line, gone), limit) for limit in line.limits)


def fits(moment, before, lines):
    """Whether one more call at this moment would pass no limit, with the margin kept."""
    return not any(
        passed(sorted([*on(line, before), moment]), Limit(limit.calls, limit.seconds + MARGIN))
        for line in lines
        for limit in line.limits
    )


@given(ASKED, LINES)
def test_nobody_waits_longer_than_needed(asked, lines):
    gone = calls(asked, lines)
    for number, call in enumerate(gone):
        before = gone[:number]
        ends = {
            other + limit.seconds + MARGIN
            for line in call.lines
            for other in on(line, before)
            for limit in line.limits
        }
        sooner = [one for one in {call.asked, *ends} if call.asked <= one < call.went - 1e-6]
        assert not any(fits(one, before, call.lines) for one in sooner)


def times_of(count, limits):
    return [call.went for call in calls([(0.0, (0,))] * count, [Line("x", limits)])]


def test_teams_own_limits_per_thread():
    times = times_of(1_900, THREAD)
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


def test_a_thread_that_waits_holds_up_no_other_thread_of_its_tenant():
    rates = Rates(Clock())
    tenant = Line("tenant", TENANT)
    waits = [rates.reserve(THREAD_LINE, tenant) for _ in range(200)]
    assert waits[-1] > 60
    assert rates.reserve(Line("other", THREAD), tenant) == 0


def test_what_is_kept_of_a_line_is_bounded():
    clock = Clock()
    rates = Rates(clock)
    for _ in range(5_000):
        clock.now += 0.001
        rates.note(THREAD_LINE)
    assert len(rates._lines["thread"].at) <= 2 * 1_800


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
