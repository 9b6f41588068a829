"""What the tests of conversations share."""

import shutil
from pathlib import Path

import pytest

from registry.core.permissions import SYSTEM
from registry.documents import load_content
from registry.store.store import Store


@pytest.fixture
async def content_url(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite file with the plan's content: loaded once, copied for each test.

    Use it as `town(content_url, content=False)`.
    """
    loaded = tmp_path_factory.getbasetemp() / "content.db"
    if not loaded.exists():
        opened = await Store.open(f"sqlite:///{loaded}")
        async with opened as store, store.write(SYSTEM) as unit:
            await load_content(unit)
    copy = shutil.copy(loaded, tmp_path / "plek.db")
    return f"sqlite:///{copy}"
