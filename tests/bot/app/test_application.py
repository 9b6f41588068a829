"""Putting plek together: what must be there before the store opens."""

import os
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


THREE_STARTS = """
import asyncio, os, sys
from bot.app.application import opened_store
from bot.settings import StoreSettings
from registry.core.reference.theme import Theme

async def start():
    async with opened_store(StoreSettings()) as store, store.read() as unit:
        return await unit.of(Theme).count()

def child():
    print(asyncio.run(start()), flush=True)
    os._exit(0)

children = [os.fork() or child() for _ in range(3)]
codes = [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in children]
sys.exit(max(codes))
"""


def test_three_first_starts_at_once_on_an_empty_database_all_succeed(bare_store_url, tmp_path):
    """As a deployment of three replicas begins: each makes the tables and the plan's content."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PLEK_")}
    settings |= {"PLEK_DATABASE_URL": bare_store_url, "PLEK_HOME": str(tmp_path)}
    settings |= {"PLEK_MODE": "local"}  # with its made-up people, so that all of a start is tried
    run = subprocess.run(
        [sys.executable, "-c", THREE_STARTS],
        cwd=REPOSITORY,
        env=settings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    first, *others = run.stdout.split()
    assert int(first) > 0
    assert others == [first, first]
