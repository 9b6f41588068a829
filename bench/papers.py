"""Measure exports of many signals, time and size: `python -m bench.papers [SIGNALS]`.

On SQLite. Filling takes some minutes. Beside the time a person waits and the processor's, it says
how much memory the process needed at most, and how long the event loop was kept from others.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.many_signals import NOW, fill
from bot.exports.files import make
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from registry.signals.download import Download, Paper
from registry.signals.signal import Signal
from registry.store.store import Store

Row = dict[str, float | str]
PAPERS = (Paper.SIGNALS_CSV, Paper.SIGNALS_XLSX)
_BEAT = 0.01
"""Seconds between two looks whether the loop is free."""


async def measure(url: str, count: int) -> list[Row]:
    """Return a row per format; an empty store is filled first."""
    async with await Store.open(url) as store:
        async with store.read(SYSTEM) as unit:
            full = await unit.of(Signal).count()
        if not full:
            await fill(store, count)
        return [await _one(store, paper) for paper in PAPERS]


async def _one(store: Store, paper: Paper) -> Row:
    download = Download(slug=f"{paper}:bench", member=SYSTEM, language=Language.DUTCH, until=NOW)
    with TemporaryDirectory() as folder:
        wall, cpu = time.perf_counter(), time.process_time()
        async with _kept_waiting() as waits:
            made = await make(store, download, Path(folder))
        return {
            "name": paper.value,
            "seconds": round(time.perf_counter() - wall, 1),
            "cpu_seconds": round(time.process_time() - cpu, 1),
            "file_mb": round(made.path.stat().st_size / 1e6, 1),
            "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "loop_waited_ms": round(1e3 * max(waits, default=0)),
        }


@asynccontextmanager
async def _kept_waiting() -> AsyncIterator[list[float]]:
    """Record how late each turn of the event loop came."""
    waits: list[float] = []

    async def beat() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_BEAT)
            waits.append(time.perf_counter() - before - _BEAT)

    task = asyncio.create_task(beat())
    try:
        yield waits
    finally:
        task.cancel()


def table(rows: list[Row], count: int) -> str:
    """Format the rows as a table."""
    heads = ("seconds", "cpu_seconds", "file_mb", "memory_mb", "loop_waited_ms")
    lines = [f"{f'{count} signals':16}" + "".join(f"{head:>16}" for head in heads)]
    lines += [f"{row['name']:16}" + "".join(f"{row[head]:>16}" for head in heads) for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.papers", description=__doc__)
    parser.add_argument("signals", type=int, nargs="?", default=100_000, metavar="SIGNALS")
    parser.add_argument("--url", default="", help="database to measure on; filled when empty")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        url = chosen.url or f"sqlite:///{folder}/plek.db"
        rows = asyncio.run(measure(url, chosen.signals))
    print(json.dumps(rows, indent=2) if chosen.json else table(rows, chosen.signals))


if __name__ == "__main__":
    main()
