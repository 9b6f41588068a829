"""The bench of a plan measures what it says: as many changes as there are people and places."""

import asyncio

from bench.plan_size import EACH, TEAM, fill, measure_apart


def test_it_plans_everybody_and_comes_to_rest(sqlite_url):
    asyncio.run(fill(sqlite_url, 2))
    found = measure_apart(sqlite_url)
    places = 1 + 3 + 1 + 1  # the team, its channels, a tab, the app
    assert found["changes"] == 2 * (places + EACH + TEAM)
    assert found["megabytes"] < 200
