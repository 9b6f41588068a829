"""The programs some tests need, and the one way to say that one is missing."""

import shutil
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
NODE_MODULES = REPOSITORY / "node_modules"


@cache
def program(name: str, *elsewhere: str) -> Path | None:
    """Find `name` on the PATH or by the glob patterns `elsewhere`, the newest version first."""
    if found := shutil.which(name):
        return Path(found)
    matches = [path for pattern in elsewhere for path in Path("/").glob(pattern)]
    return max(matches, default=None)


def need(name: str, install: str, *elsewhere: str) -> Path:
    """Give the path of a program, or skip the test and say what to install."""
    found = program(name, *elsewhere)
    if found is None:
        pytest.skip(f"{name} is not installed ({install})")
    return found


def need_chromium() -> Path:
    """Give Chromium's path, or skip."""
    return need("chromium", "apt install chromium")


def need_node_module(name: str) -> Path:
    """Give the folder of an installed Node package, or skip."""
    need("node", "apt install nodejs npm")
    folder = NODE_MODULES / name
    if not folder.is_dir():
        pytest.skip(f"the Node package {name} is not installed (make node)")
    return folder
