"""Measure a read by key, as every turn of the bot does it: `python -m bench.point_read`.

Prints microseconds, for SQLite in a temporary folder or for the database named as an argument (a
PostgreSQL of your own: its tables are made, and members are left in it).
"""

from __future__ import annotations

import asyncio
import sys
import time
from tempfile import TemporaryDirectory

from registry.core.errors import AlreadyExists
from registry.members.member import Member
from registry.store.store import Store

MEMBERS = 2000
READS = 5000


async def measure(url: str) -> tuple[float, float]:
    """Return seconds of CPU and of the clock per read."""
    async with await Store.open(url) as store:
        async with store.write("system") as unit:
            for number in range(MEMBERS):
                member = Member(slug=f"bench-{number}", name="Jan de Boer", themes=("water",))
                try:
                    await unit.of(Member).add(member)
                except AlreadyExists:
                    break
        await read(store, 200)
        clock, cpu = time.perf_counter(), time.process_time()
        await read(store, READS)
        return (time.process_time() - cpu) / READS, (time.perf_counter() - clock) / READS


async def read(store: Store, times: int) -> None:
    """Read so many members, each in a unit of its own."""
    for number in range(times):
        async with store.read() as unit:
            assert await unit.of(Member).find(f"bench-{number % MEMBERS}")


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/plek.db"
        cpu, clock = asyncio.run(measure(url))
    print(f"a member by key, in a unit: {cpu * 1e6:.0f} us of CPU, {clock * 1e6:.0f} us in all")


if __name__ == "__main__":
    main()
