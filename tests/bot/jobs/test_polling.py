"""A job is done again and again, whatever goes wrong, until it is cancelled."""

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.jobs.polling import EXPECTED, poll
from registry.core.errors import StoreUnavailable

EVERY, FIRST = timedelta(minutes=3), timedelta(seconds=10)


def waiting(rounds, most=3):
    """Sleep that notes how long, and is cancelled after so many rounds."""

    async def sleep(seconds):
        rounds.append(seconds)
        if len(rounds) == most:
            raise asyncio.CancelledError

    return sleep


def failing(*errors):
    """A look that fails with each of these in turn, and goes well after."""
    left, looks = list(errors), []

    async def look():
        looks.append(len(looks))
        if left:
            raise left.pop(0)

    return look, looks


async def test_it_waits_before_the_first_look_only_when_told_to():
    for first, waits in ((FIRST, [10.0, 180.0, 180.0]), (timedelta(), [180.0] * 3)):
        rounds = []
        look, looks = failing()
        with pytest.raises(asyncio.CancelledError):
            await poll(look, "no", every=EVERY, sleep=waiting(rounds), first=first)
        assert rounds == waits
        assert len(looks) == (2 if first else 3)


async def test_a_look_that_fails_is_logged_without_its_words_and_the_next_goes_on():
    look, looks = failing(ValueError("fatima@rws.example"))
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        await poll(look, "thing.not_done", every=EVERY, sleep=waiting([]))
    assert len(looks) == 3
    [told] = logs
    assert (told["event"], told["error"], told["log_level"]) == (
        "thing.not_done",
        "ValueError",
        "warning",
    )
    assert "fatima" not in str(told)
    assert any("test_polling.py" in frame for frame in told["where"])


async def test_what_it_does_not_forgive_ends_it():
    look, looks = failing(StoreUnavailable("away"), ValueError("a mistake"))
    with pytest.raises(ValueError, match="a mistake"):
        await poll(look, "no", every=EVERY, sleep=waiting([]), forgives=EXPECTED)
    assert len(looks) == 2
