"""Compare turns a second of plek and of a bare botbuilder echo bot: `python -m bench`.

Each turn: a token to check (RS256), an activity to read, a reply to post to a connector. The bots
have one core to themselves, the measuring side another, and are measured in turn. Where others keep
the machine busy, "per CPU s" is the figure to trust: it counts the bot's own processor time. Then
what reading from Graph costs beside bare aiohttp with pydantic (`bench.graph_read`), and how long
lists, search and figures take among some signals (`bench.signals`).
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import json
import os
import re
import statistics
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import uvloop

from bench import graph_read, signals
from bench.peers.contestants import Contestant, Running, contestants, cores, prepare_peer, running
from bench.peers.wire import Run, ServerSide, Services, drive
from bench.turns import APP_ID, Signer, turn

Row = dict[str, float | str]
LONGEST_ROUND = 300.0
"""Seconds after which a round is given up."""
WARM_UP = 0.2
"""Turns before the measuring begins, as a share of a round: in them are the first lookups."""


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=__doc__,
        epilog="Measured on their own:\n  " + "\n  ".join(others()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--turns", type=int, default=3_000, help="turns a round (default 3000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (default 3)")
    parser.add_argument("--concurrent", type=int, default=16, help="at the same time (default 16)")
    parser.add_argument(
        "--only",
        nargs="+",
        default=("peer", "echo", "full", "graph", "signals"),
        choices=("peer", "echo", "full", "graph", "signals"),
        help="leave out the others",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args()


def others() -> list[str]:
    """Return a line for each module here that is run on its own: the start of its docstring."""
    texts = (path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
    found = (re.match(r'"""(.*`python -m bench\.\w+( \[.*\])?`.*)', text) for text in texts)
    return [one[1] for one in found if one]


async def measure(chosen: argparse.Namespace) -> dict[str, list[Run]]:
    """Run the contestants and return the runs of each by name."""
    bots_core, own_core = cores()
    if own_core is not None:
        os.sched_setaffinity(0, {own_core})
    signer, services = Signer.new(), Services({})
    server = await asyncio.get_running_loop().create_server(
        lambda: ServerSide(services), "127.0.0.1", 0
    )
    root = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    services.pages = signer.pages(root)
    service_url = f"{root}/teams/"
    token = signer.token(service_url)
    runs: dict[str, list[Run]] = {}
    chosen_ones = [one for one in contestants() if one.key in chosen.only]
    async with server, AsyncExitStack() as stack:
        bots = {
            one.name: await stack.enter_async_context(
                running(one, APP_ID, f"{root}/metadata", bots_core)
            )
            for one in chosen_ones
        }
        for number in range(chosen.rounds + 1):
            for one in chosen_ones:
                share = one.share * (WARM_UP if number == 0 else 1)
                size = max(chosen.concurrent, int(chosen.turns * share))
                turns = [turn(service_url, token, one.text) for _ in range(size)]
                run = await _one(one, bots[one.name], turns, services, chosen.concurrent)
                if number > 0:
                    runs.setdefault(one.name, []).append(run)
    return runs


async def _one(
    one: Contestant, bot: Running, turns: Sequence[bytes], services: Services, concurrent: int
) -> Run:
    before, cpu = services.posted, bot.cpu_seconds()
    async with asyncio.timeout(LONGEST_ROUND):
        run = await drive(bot.port, turns, concurrent)
    replies = services.posted - before
    if run.other or replies != len(turns) or one.expected not in services.last:
        raise SystemExit(
            f"bench: {one.name}: {run.turns} of {len(turns)} turns were taken and {replies} "
            f"replies sent; the last reads {services.last[:300]!r}"
        )
    return dataclasses.replace(run, cpu_seconds=bot.cpu_seconds() - cpu)


def summary(runs: dict[str, list[Run]]) -> list[Row]:
    """Return per contestant the median round, and its ratio to the first one's rates."""
    rows: list[Row] = []
    for name, rounds in runs.items():
        rate = statistics.median(run.rate for run in rounds)
        cpu = sum(run.cpu_seconds for run in rounds)
        row: Row = {
            "name": name,
            "turns_per_second": round(rate, 1),
            "turns_per_cpu_second": round(sum(run.turns for run in rounds) / cpu, 1) if cpu else 0,
            "median_ms": round(1000 * statistics.median(run.median for run in rounds), 2),
            "p99_ms": round(1000 * statistics.median(run.worst for run in rounds), 2),
        }
        first = rows[0] if rows else row
        for key in ("turns_per_second", "turns_per_cpu_second"):
            row[f"{key}_ratio"] = round(float(row[key]) / (float(first[key]) or 1), 1)
        rows.append(row)
    return rows


def main() -> None:
    """Measure and print."""
    chosen = arguments()
    rows: list[Row] = []
    if set(chosen.only) - {"graph", "signals"}:
        prepare_peer()
        rows = summary(uvloop.run(measure(chosen)))
    reads = uvloop.run(graph_read.compare(chosen.rounds)) if "graph" in chosen.only else []
    lists = asyncio.run(signals.compare(signals.SMALL)) if "signals" in chosen.only else []
    if chosen.json:
        print(json.dumps([*rows, *reads, *lists], indent=2))
        return
    if rows:
        print_turns(rows)
    if reads:
        print(graph_read.table(reads))
    if lists:
        print(signals.table(lists, signals.SMALL))


def print_turns(rows: Sequence[Row]) -> None:
    """Print the table of turns."""
    print(f"{'':40} {'turns/s':>9} {'times':>6} {'per CPU s':>10} {'times':>6} {'p50 ms':>8}")
    for row in rows:
        print(
            f"{row['name']:40} {row['turns_per_second']:>9} {row['turns_per_second_ratio']:>6} "
            f"{row['turns_per_cpu_second']:>10} {row['turns_per_cpu_second_ratio']:>6} "
            f"{row['median_ms']:>8}"
        )


if __name__ == "__main__":
    main()
