"""Delays that double, as each place that tries again uses them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapter.outbound import retry as outbound
from bot.delivery import worker
from bot.sync import backoff as jobs
from graph_sync.graph import retry as calls
from graph_sync.graph.scheduling import throttling
from registry.core.backoff import ExponentialDelay
from registry.digests import digest

HOUR = timedelta(hours=1)
IN_USE = {
    "outbox": (worker.DELAY, lambda tries: min(3600.0, 2.0 ** min(tries, 12))),
    "outbox, refused": (
        worker.REFUSED_DELAY,
        lambda tries: min(43_200.0, 3600.0 * 2.0 ** min(tries - 1, 12)),
    ),
    "connector": (outbound.DELAY, lambda tries: min(10.0, 0.5 * 2.0 ** (tries - 1))),
    "graph": (calls.DELAY, lambda tries: min(30.0, 1.0 * 2.0 ** (tries - 1))),
    "graph, young": (calls.YOUNG, lambda tries: min(10.0, 1.0 * 2.0 ** (tries - 1))),
    "graph, throttled": (throttling.DELAY, lambda tries: min(60.0, 2.0 * 2.0 ** (tries - 1))),
    "jobs": (
        jobs.DELAY,
        lambda tries: min(timedelta(seconds=30) * 2 ** min(tries - 1, 10), HOUR).total_seconds(),
    ),
    "digest": (digest.REFUSED, lambda tries: (HOUR * 2 ** min(tries - 1, 5)).total_seconds()),
}


@pytest.mark.parametrize("place", IN_USE)
@given(tries=st.integers(1, 20))
def test_each_place_waits_as_long_as_it_is_meant_to(place, tries):
    delay, longest = IN_USE[place]
    if delay.spread:
        assert longest(tries) / 2 <= delay.after(tries) <= longest(tries)
    else:
        assert delay.after(tries) == longest(tries)


@given(
    first=st.floats(0.1, 100),
    longest=st.floats(100, 1e6),
    tries=st.integers(1, 10_000),
    spread=st.booleans(),
)
def test_a_delay_never_exceeds_the_longest_nor_shrinks(first, longest, tries, spread):
    full, delay = ExponentialDelay(first, longest), ExponentialDelay(first, longest, spread)
    assert full.after(tries) <= full.after(tries + 1) <= longest
    assert full.after(tries) / 2 <= delay.after(tries) <= full.after(tries)


def test_those_who_failed_together_come_back_apart():
    delay = ExponentialDelay(1.0, 60.0, spread=True)
    assert len({delay.after(3) for _ in range(20)}) > 10
