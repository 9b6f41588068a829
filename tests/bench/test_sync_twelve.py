"""The bench of the sync makes what it says, and counts what was asked for."""

import pytest

from bench.sync_twelve import HEADS, arguments, measure

LAGGING = arguments(["--hubs", "12", "--guests", "60", "--speed", "10", "--lags", "late"])
SMALL = arguments(["--hubs", "2", "--guests", "22", "--speed", "100"])


@pytest.mark.parametrize("bare", [True, False], ids=["empty", "october"])
@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
async def test_it_makes_the_hubs_and_finds_nothing_to_do_after_that(bare, known):
    first, again = await measure(SMALL, bare=bare, known=known)

    assert again.plan.aligned
    assert first.refused == again.refused == 0
    assert first.fewest <= first.calls <= 1.2 * first.fewest
    assert again.calls == again.fewest
    assert first.bound == pytest.approx(7.0 if bare else 8.25)
    assert len(first.row()) == len(HEADS)


async def test_what_microsoft_needs_is_waited_for_in_few_calls():
    first, again = await measure(LAGGING, bare=True, known=True)

    assert first.calls <= 1.2 * first.fewest
    assert first.refused == 0
    assert again.plan.aligned
