"""What a start of `plek serve` loads until its first answer, and what it leaves for later."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.programs import REPOSITORY

LATER = {
    "aiosqlite": "only tests look into SQLite by it",
    "alembic": "to migrate an older registry",
    "asyncpg": "on PostgreSQL",
    "azure.identity": "in production, for tokens",
    "bot.exports.files": "when a file is taken",
    "bot.sync.service": "where the bot syncs",
    "docx": "for a paper as a document",
    "graph_sync.graph": "where the bot syncs",
    "graph_sync.sandbox": "in `plek up`",
    "holidays": "when a working day is asked for",
    "httpx": "where the bot syncs",
    "jinja2": "for a page",
    "kiota_abstractions": "where the bot syncs",
    "lxml": "for a paper as a document",
    "msgraph": "where the bot syncs",
    "opentelemetry": "where the bot syncs",
    "playwright": "only tests look into a browser",
    "rapidfuzz": "when something is looked for that resembles",
    "rich": "for what `plek up` draws",
    "sqlalchemy.dialects.postgresql": "on PostgreSQL",
    "sqlalchemy.orm": "never: the store writes its own statements",
    "tenacity": "when a call fails",
    "xlsxwriter": "for a workbook",
}
"""What takes long to load, or much memory, and when it is loaded instead."""

pytestmark = pytest.mark.xdist_group("start")  # one process for all of them


@pytest.fixture(scope="module")
def first_turn(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PLEK_")}
    run = subprocess.run(
        [sys.executable, "-m", "tests.bot.first_turn", str(home)],
        cwd=REPOSITORY,
        env=settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_start_loads_only_what_a_turn_needs(first_turn):
    assert "AdaptiveCard" in first_turn["said"]
    loaded = {
        package: why
        for package, why in LATER.items()
        for module in first_turn["modules"]
        if module == package or module.startswith(f"{package}.")
    }
    assert loaded == {}


def test_garbage_is_collected_again_and_what_a_start_made_is_left_alone(first_turn):
    assert first_turn["collecting"]
    assert first_turn["frozen"] > 50_000


def test_models_of_cards_are_made_when_a_card_has_them(first_turn):
    assert 0 < first_turn["card_models_made"] < first_turn["card_models"] / 3
