"""A PostgreSQL of the tests' own: a cluster in a temporary folder on a free loopback port.

PostgreSQL refuses to run as root, so there its programs run as `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.support.ports import free_port
from tests.support.programs import need

_DEBIAN = "usr/lib/postgresql/*/bin/"
_INSTALL = "apt install postgresql"
# Nothing has to survive a crash: the cluster lives as long as the tests.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
_SECONDS_TO_START = 20.0


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running cluster."""

    port: int
    psql: Path
    _numbers: "count[int]"

    def new_database(self, template: str = "template0") -> str:
        """Make an empty database (or a copy of `template`), named as in PLEK_DATABASE_URL."""
        name = f"plek_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def drop_database(self, url: str) -> None:
        """Remove a database, also where a test left connections open."""
        self.run(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')

    def run(self, sql: str) -> None:
        """Run one statement by psql."""
        address = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        command = [self.psql, "-qX", "-v", "ON_ERROR_STOP=1", "-c", sql, address]
        subprocess.run(command, check=True, capture_output=True, timeout=30)


@contextmanager
def running_postgres() -> Generator[Postgres]:
    """Make, start and in the end remove a cluster; skips where PostgreSQL is not installed."""
    initdb = need("initdb", _INSTALL, _DEBIAN + "initdb")
    server = need("postgres", _INSTALL, _DEBIAN + "postgres")
    psql = need("psql", _INSTALL, _DEBIAN + "psql")
    folder = Path(tempfile.mkdtemp(prefix="plek-pg-"))
    try:
        account = _account(folder)
        data = folder / "data"
        quiet = ["--no-sync", "--no-instructions", "--auth=trust", "--username=postgres"]
        command = [initdb, "-D", data, "--encoding=UTF8", "--locale=C.UTF-8", *quiet]
        subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=folder, **account)
        port = free_port()
        with _server([server, "-D", data, "-p", str(port), "-h", "127.0.0.1"], folder, account):
            cluster = Postgres(port, psql, count(1))
            _wait_for(cluster)
            yield cluster
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account(folder: Path) -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def _server(command: list[object], folder: Path, account: dict[str, object]) -> Generator[None]:
    settings = [f"--{setting}" for setting in (*_FAST, f"unix_socket_directories={folder}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*command, *settings], stdout=log, stderr=log, cwd=folder, **account
        )
    try:
        yield
    finally:
        process.send_signal(signal.SIGQUIT)  # immediate shutdown: nothing in it is kept
        process.wait(timeout=20)


def _wait_for(cluster: Postgres) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            return cluster.run("SELECT 1")
        except subprocess.CalledProcessError as error:
            if time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {error.stderr!r}") from error
        time.sleep(0.05)
