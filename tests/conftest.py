"""What all tests share: strictness, this machine only, settings of their own, and a store's URL."""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings as hypothesis_settings

from tests.render.render import CardRenderer, card_rendering
from tests.support.compiled import compile_once
from tests.support.examples import examples
from tests.support.furnished import postgres_with_tables, sqlite_with_tables
from tests.support.loopback import stay_on_loopback
from tests.support.postgres import Postgres, running_postgres
from tests.support.temporary import files_in_memory

pytest_plugins = ["pytester", "tests.support.costs", "tests.support.strictness"]

compile_once()
stay_on_loopback()
files_in_memory()

# What the person at the keyboard has set for their own plek does not decide how tests end.
for _name in [name for name in os.environ if name.startswith("PLEK_")]:
    if _name not in ("PLEK_REQUIRE_ALL", "PLEK_PICTURES_TO", "PLEK_MOST_CPU"):
        del os.environ[_name]

# A command that a test runs in this process sets up the log for a process of its own: no logger may
# keep that for the tests after it.
_configure = structlog.configure
structlog.configure = lambda **chosen: _configure(**chosen | {"cache_logger_on_first_use": False})

# Compiled files are kept, whatever the machine's habit: each worker and each process that a test
# starts would compile all of plek, and rewrite all asserts, anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No deadline: a shared machine may stall, and how long a thing takes is measured in bench/.
hypothesis_settings.register_profile(
    "plek", deadline=None, print_blob=True, max_examples=examples(100)
)
hypothesis_settings.load_profile("plek")


@pytest.fixture(autouse=True)
def _log_of_its_own() -> Generator[None]:
    """Leave the log as it was."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


@pytest.fixture(scope="session")
def card_renderer() -> Generator[CardRenderer]:
    """Microsoft's renderer in Chromium: see tests/render/render.py."""
    with card_rendering() as renderer:
        yield renderer


@pytest.fixture(scope="session")
def postgres() -> Generator[Postgres]:
    """A PostgreSQL cluster for this worker."""
    with running_postgres() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: Postgres) -> Generator[str]:
    """A new PostgreSQL database with plek's tables, as PLEK_DATABASE_URL names one."""
    url = postgres_with_tables(postgres)
    yield url
    postgres.drop_database(url)


@pytest.fixture
def bare_postgres_url(postgres: Postgres) -> Generator[str]:
    """A new, empty PostgreSQL database."""
    url = postgres.new_database()
    yield url
    postgres.drop_database(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A new SQLite file with plek's tables, as PLEK_DATABASE_URL names one."""
    return sqlite_with_tables(tmp_path / "plek.db")


@pytest.fixture
def bare_sqlite_url(tmp_path: Path) -> str:
    """A SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'plek.db'}"


_BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=_BOTH)
def store_url(request: pytest.FixtureRequest) -> str:
    """A new database with empty tables: the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=_BOTH)
def bare_store_url(request: pytest.FixtureRequest) -> str:
    """A new, empty database: the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"bare_{request.param}_url")
    return url
