"""The measurement of papers makes them whole, and weighs what it made."""

from bench.papers import PAPERS, measure, table


async def test_each_form_is_made_and_weighed(sqlite_url):
    rows = await measure(sqlite_url, 30)
    assert [row["name"] for row in rows] == [paper.value for paper in PAPERS]
    assert all(row["file_mb"] >= 0 and row["memory_mb"] > 10 for row in rows)
    assert table(rows, 30).count("\n") == len(PAPERS)
