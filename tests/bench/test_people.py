"""The bench of people asks what people ask, among people who are in groups and hubs."""

from bench.people import KERNTEAM, MEMBER, measure, people, table


def test_people_are_the_same_every_time_and_in_every_state():
    made = list(people(60, ["rws"]))
    assert made == list(people(60, ["rws"]))
    assert {one.status for one in made} == {"new", "introduced", "left"}


async def test_everything_is_asked_and_fits_in_a_card(sqlite_url):
    rows = await measure(sqlite_url, 120, 40, times=1)
    assert len(rows) == len(KERNTEAM) + len(MEMBER) + 1
    assert all(row["ms"] > 0 and row["KB"] < 28 for row in rows)
    assert len(table(rows, 120, 40).splitlines()) == len(rows) + 1
