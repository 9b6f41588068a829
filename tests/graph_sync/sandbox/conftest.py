"""A sandbox to talk to, every answer of which is held against Microsoft's contract."""

import pytest

from graph_sync.sandbox.serve import sandbox
from tests.graph_sync.sandbox.talker import Talker


@pytest.fixture
async def graph():
    """A sandbox without lags or limits, whose clock stands still until it is stepped."""
    async with sandbox(profile="instant", speed=0) as running, Talker(running) as talker:
        running.service.throttle.on = False
        yield talker


@pytest.fixture
async def limited():
    """A sandbox with limits and without lags, whose clock stands still until it is stepped."""
    async with sandbox(profile="instant", speed=0) as running, Talker(running) as talker:
        yield talker


@pytest.fixture
async def lagging():
    """A sandbox with mild lags, whose clock stands still until it is stepped."""
    async with sandbox(profile="mild", speed=0) as running, Talker(running) as talker:
        running.service.throttle.on = False
        yield talker
