"""The measurement of a start measures what answered, and says what did not."""

import sys

import pytest

from bench.start import (
    Start,
    Starter,
    by_package,
    loading_table,
    measure,
    row,
    stand,
    starters,
    table,
)


def starter(key):
    return next(one for one in starters() if one.key == key)


async def test_a_start_is_measured_at_its_first_answer():
    (found,) = await measure([starter("aiohttp")], 1)
    assert found["name"] == "bare aiohttp, echo"
    assert 0 < found["least_seconds"] <= found["seconds"] < 60
    assert 0 < found["unique_mb"] <= found["proportional_mb"] <= found["resident_mb"] < 100
    assert table([found]).count("\n") == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise SystemExit('no such database')", "no such database"),
        ("print('ready', flush=True)", "ended with status 0"),
    ],
)
async def test_what_did_not_come_up_is_said_in_its_own_words(code, words):
    async with stand() as place:
        with pytest.raises(RuntimeError, match=words):
            await place.start(Starter("odd", "odd", (sys.executable, "-c", code)))


async def test_another_answer_than_was_expected_is_no_measurement():
    odd = Starter("odd", "odd", starter("aiohttp").command, expected=b"goodbye")
    async with stand() as place:
        with pytest.raises(RuntimeError, match=r"odd answered b'.*hallo"):
            await place.start(odd)


def test_the_least_and_the_median_are_told():
    sizes = (40_000_000, 30_000_000, 20_000_000)
    starts = [Start(seconds, seconds / 2, *sizes) for seconds in (3.0, 1.0, 2.0)]
    assert row("plek", starts) == {
        "name": "plek",
        "least_seconds": 1.0,
        "seconds": 2.0,
        "least_cpu_seconds": 0.5,
        "cpu_seconds": 1.0,
        "resident_mb": 40.0,
        "proportional_mb": 30.0,
        "unique_mb": 20.0,
    }


def test_modules_are_added_up_by_package():
    rows = by_package({"a": [0.001, 1e6], "b.c": [0.005, 0], "a.b": [0.002, 5e5]})
    assert rows == [
        {"package": "b", "modules": 1, "ms": 5.0, "mb": 0.0},
        {"package": "a", "modules": 2, "ms": 3.0, "mb": 1.5},
    ]
    text = loading_table(rows, most=1)
    assert "\na " not in text
    assert text.splitlines()[-1].split() == ["all", "2", "packages", "3", "8.0", "1.5"]
