"""Measure lists, search and figures of signals: `python -m bench.signals [SIGNALS]`.

On SQLite, and on a PostgreSQL of its own where that is installed (or on the database of `--url`).
Filling takes some minutes. Something is written before each question, so that no answer is kept.
Wall time is what a person waits; processor time is ours and the database's together: where others
keep the machine busy, that is the figure to trust.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg

from bench.many_signals import NOW, fill
from bot.conversations import all_routes
from registry.core.numbering import next_number
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import waiting_for
from registry.signals.lists import SignalFilter, inbox, listed
from registry.signals.signal import Signal
from registry.signals.similarity.similar import found, pattern_of, similar_signals
from registry.signals.statistics import FigureWish, figures
from registry.store.store import Store
from tests.support.postgres import running_postgres
from tests.support.programs import program

TIMES = 5
CHIEF = "chief"
"""Who may all, and so has most waiting."""
KINDS = [one.kind for routes in all_routes() for one in routes.waiting]
SMALL = 2_000
"""Signals of the measurement that is part of `make bench`."""

TEXT = "samenwerking tussen gemeenten en provincies rond landbouw en natuur loopt vast"
THEME = "water-en-bodem"
_TICKS = os.sysconf("SC_CLK_TCK")

Question = Callable[[UnitOfWork], Awaitable[object]]
Row = dict[str, float | str]


def _list(*, offset: int = 0, **wish: Any) -> Question:
    return lambda unit: listed(unit, SignalFilter.of(wish), offset=offset)


async def _pattern(unit: UnitOfWork) -> object:
    return await pattern_of(unit, await unit.of(Signal).get("7"))


_SOME: dict[str, Any] = {
    "hub": "twente",
    "theme": "energie",
    "level": "tussen-regios",
    "start": "1-1-2026",
    "end": "1-3-2026",
}
QUESTIONS: dict[str, Question] = {
    "inbox": inbox,
    "list": _list(),
    "list new": _list(status=("new",)),
    "list kind": _list(kind="kans"),
    "list hub": _list(hub="twente"),
    "list level": _list(level="tussen-regios"),
    "list days": _list(start="1-1-2026", end="1-3-2026"),
    "list owner": _list(owner="nobody"),
    "list hub, far on": _list(offset=2_000, hub="twente"),
    "list theme, far on": _list(offset=5_000, theme=THEME),
    "list hub, theme, level, days": _list(**_SOME),
    "list overdue": _list(overdue=True, order="due"),
    "list by support": _list(order="-support", theme=THEME),
    "what waits": lambda unit: waiting_for(unit, KINDS, CHIEF, most=2),
    "search, a word": lambda unit: found(unit, "water"),
    "search, a common word": lambda unit: found(unit, "kennis"),
    "search, a sentence": lambda unit: found(unit, TEXT),
    "alike": lambda unit: similar_signals(unit, TEXT, ("landbouw",)),
    "pattern of one": _pattern,
    "figures": lambda unit: figures(unit, FigureWish()),
    "figures of a hub": lambda unit: figures(unit, FigureWish(hub="twente")),
}


async def measure(url: str, count: int, *, times: int = TIMES) -> list[Row]:
    """Fill an empty store, and ask everything."""
    async with await Store.open(
        url, clock=lambda: NOW + timedelta(hours=9), administrators=(CHIEF,)
    ) as store:
        async with store.read(SYSTEM) as unit:
            full = await unit.of(Signal).count()
        if not full:
            await fill(store, count)
        async with store.read(SYSTEM) as unit:
            await found(unit, "water")  # the first search counts all words
        rows: list[Row] = []
        for name, question in QUESTIONS.items():
            wall, cpu = await _took(store, url, question, times)
            rows.append({"name": name, "ms": round(wall * 1e3, 1), "cpu_ms": round(cpu * 1e3, 1)})
        return rows


async def _took(store: Store, url: str, question: Question, times: int) -> tuple[float, float]:
    """Return the median wall time and the mean processor time, in seconds."""
    walls, cpu = [], 0.0
    for _ in range(times):
        async with store.write(SYSTEM) as writing:
            await next_number(writing, "bench")
        async with store.read(SYSTEM) as unit:
            theirs = await backends(url)
            ours, wall = time.process_time(), time.perf_counter()
            await question(unit)
            walls.append(time.perf_counter() - wall)
            cpu += time.process_time() - ours
            cpu += await backends(url) - theirs
    return sorted(walls)[times // 2], cpu / times


async def backends(url: str) -> float:
    """Return CPU seconds so far of the database's processes for us."""
    if not url.startswith("postgresql"):
        return 0.0
    connection: Any = await asyncpg.connect(url)  # type: ignore[no-untyped-call]
    rows = await connection.fetch(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    await connection.close()
    return sum(_seconds(row["pid"]) for row in rows)


def _seconds(pid: int) -> float:
    """Return a process's CPU seconds as Linux counts them; 0 when gone or not known."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
    except OSError:
        return 0.0
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


@contextmanager
def databases(url: str) -> Iterator[dict[str, str]]:
    """Yield the databases to measure on, by name."""
    if url:
        yield {url.partition(":")[0]: url}
        return
    with TemporaryDirectory() as folder:
        here = {"SQLite": f"sqlite:///{folder}/plek.db"}
        if program("initdb", "usr/lib/postgresql/*/bin/initdb") is None:
            yield here
            return
        with running_postgres() as cluster:
            yield here | {"PostgreSQL": cluster.new_database()}


async def on_each(measured: Callable[[str], Awaitable[list[Row]]], url: str = "") -> list[Row]:
    """Return a row for each question on each database.

    Args:
        measured: the rows of a database at an address.
        url: of one database; empty for all that there are here.
    """
    with databases(url) as there:
        return [
            {**row, "name": f"{name}: {row['name']}"}
            for name, one in there.items()
            for row in await measured(one)
        ]


async def compare(count: int, url: str = "", *, times: int = TIMES) -> list[Row]:
    """Return a row for each question about so many signals, on each database."""
    return await on_each(lambda one: measure(one, count, times=times), url)


def table(rows: list[Row], count: int) -> str:
    """Format the rows as a table."""
    lines = [f"{f'among {count} signals':48} {'ms':>8} {'CPU ms':>8}"]
    lines += [f"{row['name']:48} {row['ms']:>8} {row['cpu_ms']:>8}" for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.signals", description=__doc__)
    parser.add_argument("signals", type=int, nargs="?", default=100_000, metavar="SIGNALS")
    parser.add_argument("--url", default="", help="database to measure on; filled when empty")
    parser.add_argument("--times", type=int, default=TIMES, help="times each (default 5)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    chosen = parser.parse_args()
    rows = asyncio.run(compare(chosen.signals, chosen.url, times=chosen.times))
    print(json.dumps(rows, indent=2) if chosen.json else table(rows, chosen.signals))


if __name__ == "__main__":
    main()
