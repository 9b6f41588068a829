"""`python -m bench.start`: how long a start takes until the first answer, and the memory after it.

Starts `plek serve` as it runs in production, on a registry that is there and on none, beside the
bare peers, in turn; posts one turn to each as soon as its port is open; and stops it. With
`--imports` also what loading each package takes of both. Bytecode is there already, as after an
installation. Where others keep the machine busy, trust the processor's seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.peers.contestants import PEER_VENV, ROOT, Running, free_port, prepare_peer
from bench.peers.wire import ServerSide, Services, drive
from bench.turns import APP_ID, TENANT, Signer, turn

Row = dict[str, float | str]
SECONDS_ALLOWED, MB_ALLOWED = 1.3, 130
"""What a start on a registry that is there may take, on a quiet machine, and what it may weigh."""
LONGEST = 60.0
"""Seconds after which a start is given up."""
_LOOK = 0.002
"""Seconds between two looks whether it is there."""


@dataclass(frozen=True, slots=True)
class Starter:
    """What is started.

    Attributes:
        key: on the command line.
        name: in the table.
        command: that starts it.
        plek: it is `plek serve`, which takes its settings from the environment; the others take
            app id, metadata, port and home as arguments.
        fresh: begins with an empty home each time.
        text: what it is asked.
        expected: found in its reply.
    """

    key: str
    name: str
    command: tuple[str, ...]
    plek: bool = False
    fresh: bool = False
    text: str = "hallo"
    expected: bytes = b"je zei:"


@dataclass(frozen=True, slots=True)
class Start:
    """One start, measured when its first answer was there.

    Attributes:
        seconds, cpu_seconds: since it was started.
        resident, proportional, unique: bytes of memory: all of it, shared pages counted by share,
            and what no other process has; 0 where /proc is not there.
    """

    seconds: float
    cpu_seconds: float
    resident: int
    proportional: int
    unique: int


def starters() -> list[Starter]:
    """Return the peers first, then plek's adapter alone, then plek."""
    ours, serve = (sys.executable, "-m"), (sys.executable, "-m", "bot.cli.main", "serve")
    peer = (str(PEER_VENV / "bin" / "python"), "bench/peers/peer.py")
    card = b"AdaptiveCard"
    return [
        Starter("aiohttp", "bare aiohttp, echo", (sys.executable, "bench/peers/bare.py")),
        Starter("peer", "botbuilder-integration-aiohttp, echo", peer),
        Starter("echo", "plek's adapter, echo", (*ours, "bench.peers.ours", "echo")),
        Starter("serve", "plek serve", serve, True, False, "agenda", card),
        Starter("fresh", "plek serve, no registry yet", serve, True, True, "agenda", card),
    ]


class Stand:
    """Where bots are started: an issuer and a connector of its own, and a folder for each."""

    def __init__(self, services: Services, signer: Signer, root: str, folder: Path) -> None:
        self._services = services
        self._root = root
        self._service_url = f"{root}/teams/"
        self._token = signer.token(self._service_url)
        self._folder = folder
        services.pages = signer.pages(root)

    async def start(self, one: Starter) -> Start:
        """Start it, ask it one thing, measure and stop it.

        Raises:
            RuntimeError: it did not come up or gave another answer; its last words are in it.
        """
        home, port = self._folder / one.key, free_port()
        if one.fresh and home.exists():
            shutil.rmtree(home)
        home.mkdir(exist_ok=True)
        arguments = [APP_ID, f"{self._root}/metadata", str(port), str(home)]
        settings = _settings(*arguments) if one.plek else {}
        asked = turn(self._service_url, self._token, one.text)
        posted, began = self._services.posted, time.perf_counter()
        with _process([*one.command, *([] if one.plek else arguments)], settings) as process:
            async with asyncio.timeout(LONGEST):
                await _open(process, port)
                run = await drive(port, [asked], 1)
                while not run.other and self._services.posted == posted:  # noqa: ASYNC110
                    await asyncio.sleep(_LOOK)
            seconds = time.perf_counter() - began
            if run.other or one.expected not in self._services.last:
                raise RuntimeError(f"{one.name} answered {self._services.last[:300]!r}")
            cpu = Running(port, process.pid).cpu_seconds()
            return Start(seconds, cpu, *memory(process.pid))


def _settings(app_id: str, metadata_url: str, port: str, home: str) -> dict[str, str]:
    """Production, but for the issuer, which is the bench's own."""
    return {
        "PLEK_APP_ID": app_id,
        "PLEK_APP_TENANT_ID": TENANT,
        "PLEK_APP_SECRET": "made-up",
        "PLEK_OPENID_METADATA_URL": metadata_url,
        "PLEK_HOST": "127.0.0.1",
        "PLEK_PORT": port,
        "PLEK_HOME": home,
        "PLEK_LOG_LEVEL": "warning",
    }


@contextmanager
def _process(
    command: Sequence[str], settings: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Return a process without settings of our own, whose bytecode is kept; stopped in the end."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PLEK_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=inherited | settings, stdout=log, stderr=log
        )
        try:
            yield process
        except (RuntimeError, TimeoutError) as error:
            log.seek(0)
            words = log.read().decode("utf-8", "replace")[-2_000:]
            raise RuntimeError(f"{' '.join(command)}: {error}\n{words}") from error
        finally:
            process.terminate()
            process.wait(LONGEST)


async def _open(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until it listens."""
    while process.poll() is None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionError:
            await asyncio.sleep(_LOOK)
            continue
        writer.close()
        return
    raise RuntimeError(f"ended with status {process.returncode}")


def memory(pid: int) -> tuple[int, int, int]:
    """Return the resident, proportional and unique bytes of a process."""
    try:
        written = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0, 0, 0
    sizes = {
        line.partition(":")[0]: int(line.split()[1]) * 1024
        for line in written.splitlines()
        if line.endswith(" kB")
    }
    return sizes["Rss"], sizes["Pss"], sizes["Private_Clean"] + sizes["Private_Dirty"]


@asynccontextmanager
async def stand() -> AsyncIterator[Stand]:
    """Return a place to start bots in; all of it is gone when the block ends."""
    services = Services({})
    server = await asyncio.get_running_loop().create_server(
        lambda: ServerSide(services), "127.0.0.1", 0
    )
    root = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        with tempfile.TemporaryDirectory(prefix="plek-bench-") as folder:
            yield Stand(services, Signer.new(), root, Path(folder))


async def measure(chosen: Sequence[Starter], runs: int) -> list[Row]:
    """Return a row for each; its first start is not counted, since that one may write bytecode."""
    starts: dict[str, list[Start]] = {one.name: [] for one in chosen}
    async with stand() as place:
        for number in range(runs + 1):
            for one in chosen:
                start = await place.start(one)
                if number:
                    starts[one.name].append(start)
    return [row(name, found) for name, found in starts.items()]


def row(name: str, starts: Sequence[Start]) -> Row:
    """Return the least and the median of some starts."""
    made: Row = {"name": name}
    for key in ("seconds", "cpu_seconds"):
        found = [float(getattr(start, key)) for start in starts]
        made[f"least_{key}"], made[key] = round(min(found), 2), round(statistics.median(found), 2)
    for key in ("resident", "proportional", "unique"):
        made[f"{key}_mb"] = round(statistics.median(getattr(one, key) for one in starts) / 1e6, 1)
    return made


async def loading(file: Path) -> list[Row]:
    """Return what loading each package took of `plek serve` until an answer; dearest first.

    Args:
        file: where the process writes what each module took.
    """
    serve = next(one for one in starters() if one.key == "serve")
    command = (sys.executable, "-m", "bench.peers.loading", str(file), "serve")
    async with stand() as place:
        for one in (serve, dataclasses.replace(serve, command=command)):
            await place.start(one)
    return by_package(json.loads(file.read_text("utf-8")))  # noqa: ASYNC240  # nobody waits


def by_package(modules: Mapping[str, Sequence[float]]) -> list[Row]:
    """Processor seconds and bytes of modules, added up by package; the dearest first."""
    packages: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
    for module, costs in modules.items():
        package = packages[module.partition(".")[0]]
        for number, cost in enumerate((1, *costs)):
            package[number] += cost
    rows: list[Row] = [
        {
            "package": name,
            "modules": modules,
            "ms": round(1e3 * took, 1),
            "mb": round(size / 1e6, 2),
        }
        for name, (modules, took, size) in packages.items()
    ]
    return sorted(rows, key=lambda one: -float(one["ms"]))


def table(rows: Sequence[Row]) -> str:
    """Return the rows for people."""
    heads = {
        "least_seconds": "least s",
        "seconds": "median s",
        "least_cpu_seconds": "least CPU s",
        "cpu_seconds": "CPU s",
        "resident_mb": "resident MB",
        "proportional_mb": "by share",
        "unique_mb": "its own",
    }
    lines = [f"{'':38}" + "".join(f"{head:>12}" for head in heads.values())]
    lines += [f"{one['name']:38}" + "".join(f"{one[key]:>12}" for key in heads) for one in rows]
    return "\n".join(lines)


def loading_table(rows: Sequence[Row], most: int = 30) -> str:
    """Return what loading takes, for people: the dearest, and all together."""
    lines = [f"{'package':38}{'modules':>12}{'CPU ms':>12}{'MB':>12}"]
    lines += [
        f"{one['package']:38}{one['modules']:>12}{one['ms']:>12}{one['mb']:>12}"
        for one in (*rows[:most], _all(rows))
    ]
    return "\n".join(lines)


def _all(rows: Sequence[Row]) -> Row:
    sums = {key: sum(float(one[key]) for one in rows) for key in ("modules", "ms", "mb")}
    return {
        "package": f"all {len(rows)} packages",
        "modules": int(sums["modules"]),
        "ms": round(sums["ms"], 1),
        "mb": round(sums["mb"], 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    keys = [one.key for one in starters()]
    parser.add_argument("--runs", type=int, default=5, help="starts of each (default 5)")
    parser.add_argument(
        "--only", nargs="+", default=keys, choices=keys, help="leave out the others"
    )
    parser.add_argument("--imports", action="store_true", help="also what loading packages takes")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    chosen = parser.parse_args()
    if "peer" in chosen.only:
        prepare_peer()
    rows = asyncio.run(measure([one for one in starters() if one.key in chosen.only], chosen.runs))
    loaded: list[Row] = []
    if chosen.imports:
        with tempfile.TemporaryDirectory(prefix="plek-bench-") as folder:
            loaded = asyncio.run(loading(Path(folder) / "loading.json"))
    if chosen.json:
        print(json.dumps([*rows, *loaded], indent=2))
        return
    print(table(rows))
    print(f"What `plek serve` may take: {SECONDS_ALLOWED} s and {MB_ALLOWED} MB resident.")
    if loaded:
        print("\n" + loading_table(loaded))


if __name__ == "__main__":
    main()
