"""What the tests of conversations share."""

import pytest

from tests.support.furnished import furnish


@pytest.fixture
async def content_url(sqlite_url: str) -> str:
    """A SQLite file with the plan's content. Use it as `town(content_url, content=False)`."""
    await furnish(sqlite_url)
    return sqlite_url
