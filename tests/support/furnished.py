"""A database with the plan's content in it, made once and copied for each test that begins so."""

import tempfile
from pathlib import Path

from registry.core.permissions import SYSTEM
from registry.documents import load_content
from registry.store.store import Store

_SQLITE = "sqlite:///"
_kept: list[bytes] = []


async def furnish(url: str) -> None:
    """Bring the plan's content into a new, empty database."""
    if not url.startswith(_SQLITE):
        await _load(url)
        return
    if not _kept:
        with tempfile.TemporaryDirectory() as folder:
            made = f"{_SQLITE}{folder}/plek.db"
            await _load(made)
            _kept.append(_file(made).read_bytes())
            assert not _file(f"{made}-wal").exists(), "closed, so all of it is in one file"
    _file(url).write_bytes(_kept[0])


def _file(url: str) -> Path:
    return Path(url.removeprefix(_SQLITE))


async def _load(url: str) -> None:
    async with await Store.open(url) as store, store.write(SYSTEM) as unit:
        await load_content(unit)
