"""Putting plek together: what must be there before the store opens."""

import subprocess
import sys

from tests.support.programs import REPOSITORY

KNOWN_TOO_LATE = """
import importlib, pkgutil
import bot.app.application
from registry.core.entity import Entity
from registry.store.entities import import_all

import_all()
known = set(Entity.sections())
for name in ("bot", "graph_sync"):
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, f"{name}."):
        if "sandbox" not in found.name and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
print(sorted(set(Entity.sections()) - known))
"""


def test_every_entity_is_known_before_the_store_opens():
    """One that is imported later has no table: the first turn that needs it fails."""
    run = subprocess.run(
        [sys.executable, "-c", KNOWN_TOO_LATE],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "[]\n", "import its module in bot/entities.py"
