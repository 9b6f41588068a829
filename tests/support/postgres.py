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
_FAST = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"),
    "dynamic_shared_memory_type=mmap",  # gone with the folder
    *("wal_level=minimal", "max_wal_senders=0", "autovacuum=off", "shared_buffers=16MB"),
)
_SECONDS_TO_START = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class Postgres:
    """A running cluster; its psql runs along, since starting one costs more than what it does."""

    port: int
    _psql: "subprocess.Popen[str]"
    _numbers: "count[int]"

    def new_database(self, template: str = "template0", url: str = "") -> str:
        """Make an empty database (or a copy of `template`), named as in PLEK_DATABASE_URL."""
        url = url or f"{_address(self.port)}plek_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{_name(url)}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return url

    def drop_database(self, url: str) -> None:
        """Remove a database, also where a test left connections open."""
        self.run(f'DROP DATABASE IF EXISTS "{_name(url)}" WITH (FORCE)')

    def run(self, sql: str) -> None:
        """Run one statement by psql.

        Raises:
            RuntimeError: PostgreSQL refused it; says what it said.
        """
        asked, told = self._psql.stdin, self._psql.stdout
        assert asked is not None
        assert told is not None
        asked.write(f"{sql};\n\\echo {_DONE}\n")
        asked.flush()
        said = []
        while (line := told.readline()) != f"{_DONE}\n":
            said.append(line or "psql has ended")
            if not line:
                break
        if said:
            raise RuntimeError(f"{sql}: {''.join(said)}")


_DONE = "plek: done"
_running: dict[int, Postgres] = {}


def cluster_of(url: str) -> Postgres:
    """The cluster that a database is in."""
    return _running[int(url.rpartition(":")[2].partition("/")[0])]


def _address(port: int) -> str:
    return f"postgresql://postgres@127.0.0.1:{port}/"


def _name(url: str) -> str:
    return url.rpartition("/")[2]


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
            command = [psql, "-qX", "-o", os.devnull, f"{_address(port)}postgres"]
            _wait_for(command)
            with _psql(command) as process:
                _running[port] = Postgres(port, process, count(1))
                yield _running[port]
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


def _wait_for(psql: list[object]) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while True:
        tried = subprocess.run(
            [*psql, "-c", "SELECT 1"], check=False, capture_output=True, timeout=30
        )
        if tried.returncode == 0:
            return
        if time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start: {tried.stderr!r}")
        time.sleep(0.05)


@contextmanager
def _psql(command: list[object]) -> "Generator[subprocess.Popen[str]]":
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    quiet = {"PGOPTIONS": "-c client_min_messages=error"}
    with subprocess.Popen(command, text=True, env=os.environ | quiet, **pipes) as process:
        try:
            yield process
        finally:
            process.terminate()
