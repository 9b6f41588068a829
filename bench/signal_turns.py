"""Measure whole turns about signals: `python -m bench.signal_turns [SIGNALS]`.

From the signed HTTP request until the answer is with the Bot Connector, on SQLite, with many
signals in the store. Something is written before each turn, so that no answer is kept. Teams gives
a turn 10 to 15 seconds, and 5 for a dialog.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from tempfile import TemporaryDirectory

from bench.many_signals import fill
from registry.core.numbering import next_number
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.store.store import Store
from tests.support.conversation import FATIMA, SANNE
from tests.whole.http_town import Caller, HttpTown, Said, http_town

TIMES = 5
SEEN = "signal Samenwerking tussen gemeenten en provincies rond landbouw en natuur loopt vast."
KERNTEAM: dict[str, str] = {
    "inbox": "/signal",
    "list": "signal lijst",
    "list hub, level, days": "signal lijst twente tussen regio's van 1-1-2026 tot 1-3-2026",
    "search, a sentence": "signal zoek droogte in de landbouw",
    "a signal's card": "signal 7",
    "figures": "signal beeld",
}
MEMBER: dict[str, str] = {
    "raise, with what is like it": SEEN,
    "a signal's card, to a member": "signal 7",
    "my signals": "mijn signalen",
}

Turn = Callable[[], Awaitable[Said]]


async def measure(count: int, *, times: int = TIMES) -> dict[str, float]:
    """Return the median milliseconds of each turn."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/plek.db"
        async with await Store.open(url) as store:
            await fill(store, count)
        async with http_town(url, (SANNE, FATIMA), content=False) as plek:
            await plek.seat(SANNE, Role.KERNTEAM)
            await plek.person(SANNE).say("signal zoek water")  # the first counts all words
            return {
                name: await _took(plek, _says(plek.person(person), text), times)
                for person, said in ((SANNE, KERNTEAM), (FATIMA, MEMBER))
                for name, text in said.items()
            }


def _says(caller: Caller, text: str) -> Turn:
    return lambda: caller.say(text)


async def _took(plek: HttpTown, turn: Turn, times: int) -> float:
    walls = []
    for _ in range(times):
        async with plek.store.write(SYSTEM) as unit:
            await next_number(unit, "bench")
        start = time.perf_counter()
        await turn()
        walls.append(time.perf_counter() - start)
    return round(sorted(walls)[times // 2] * 1e3, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.signal_turns", description=__doc__)
    parser.add_argument("signals", type=int, nargs="?", default=100_000, metavar="SIGNALS")
    chosen = parser.parse_args()
    print(f"{f'turns, among {chosen.signals} signals':40} {'ms':>8}")
    for name, took in asyncio.run(measure(chosen.signals)).items():
        print(f"{name:40} {took:>8}")


if __name__ == "__main__":
    main()
