"""How long the kernteam's lists of signals take: `python -m bench.signals [SIGNALS]`.

The signals are made of the plan's own words, spread over hubs, themes, states and years. Filling
takes a minute or two. Something is written before each question, so that no answer is kept.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

from registry.access import SYSTEM
from registry.counters import next_number
from registry.document import load_content
from registry.document.content import content
from registry.signal_lists import SignalWish, inbox, listed
from registry.signal_search import alike, found, pattern_of
from registry.signals import Signal, SignalStatus, SignalStep, Step
from registry.store.store import Store
from registry.unit import Unit
from registry.vocab import SignalKind, SignalLevel

TIMES = 5
EACH = 2_000
HUBS = ("noordelijk-flevoland", "twente")
NOW = datetime(2026, 11, 24, tzinfo=UTC)
TEXT = "samenwerking tussen gemeenten en provincies rond landbouw en natuur loopt vast"

Question = Callable[[Unit], Awaitable[object]]
QUESTIONS: dict[str, Question] = {
    "inbox": inbox,
    "list": lambda unit: listed(unit, SignalWish()),
    "list new": lambda unit: listed(unit, SignalWish.of({"status": ("new",)})),
    "list theme, far on": lambda unit: listed(unit, SignalWish(theme="water"), offset=5_000),
    "list hub, theme, level, days": lambda unit: listed(
        unit,
        SignalWish.of(
            {
                "hub": "twente",
                "theme": "energie",
                "level": "tussen-regios",
                "start": "1-1-2026",
                "end": "1-3-2026",
            }
        ),
    ),
    "list overdue by term": lambda unit: listed(unit, SignalWish(overdue=True, order="due")),
    "search, a word": lambda unit: found(unit, "water"),
    "search, a sentence": lambda unit: found(unit, TEXT),
    "alike": lambda unit: alike(unit, TEXT, ("landbouw",)),
    "pattern of one": lambda unit: _pattern(unit),
}


async def _pattern(unit: Unit) -> object:
    return await pattern_of(unit, await unit.of(Signal).get("7"))


def signals(count: int) -> Iterator[Signal]:
    """So many signals."""
    chance = random.Random(1)  # noqa: S311  # the same ones every time
    found_by = (one.findable() for nouns in content().values() for one in nouns)
    words = [word for one in found_by if one for word in f"{one.title} {one.body}".split()]
    themes = [theme.slug for theme in content()["themes"]]
    for number in range(1, count + 1):
        raised = NOW - timedelta(minutes=chance.randrange(3 * 365 * 24 * 60))
        status = chance.choice(list(SignalStatus))
        step = Step(step=SignalStep.RAISE, at=raised, status=SignalStatus.NEW)
        yield Signal(
            slug=str(number),
            number=number,
            kind=chance.choice(list(SignalKind)),
            level=chance.choice(list(SignalLevel)),
            hub=chance.choice((None, *HUBS)),
            themes=tuple(chance.sample(themes, 2)),
            title=" ".join(chance.choices(words, k=5)),
            seen=" ".join(chance.choices(words, k=30)),
            why=" ".join(chance.choices(words, k=10)),
            raised=raised,
            status=status,
            due=raised + timedelta(days=28) if status is not SignalStatus.CLOSED else None,
            history=(step,) * chance.randint(1, 8),
        )


async def fill(store: Store, count: int) -> None:
    """Keep so many signals."""
    async with store.write(SYSTEM) as unit:
        await load_content(unit)
    batch: list[Signal] = []
    for one in signals(count):
        batch.append(one)
        if len(batch) == EACH or one.number == count:
            async with store.write(SYSTEM) as unit:
                await unit.of(Signal).add_all(batch)
            batch.clear()


async def measure(url: str, count: int) -> None:
    """Fill a store, ask everything, print."""
    async with await Store.open(url) as store:
        clock = time.perf_counter()
        await fill(store, count)
        print(f"{time.perf_counter() - clock:8.1f} s  to keep {count} signals")
        async with store.read(SYSTEM) as unit:
            await found(unit, "water")  # the first search counts all words
        for name, question in QUESTIONS.items():
            print(f"{await _took(store, question) * 1e3:8.1f} ms {name}", flush=True)


async def _took(store: Store, question: Question) -> float:
    """The middle one of some times, in seconds."""
    times = []
    for _ in range(TIMES):
        async with store.write(SYSTEM) as writing:
            await next_number(writing, "bench")
        async with store.read(SYSTEM) as unit:
            clock = time.perf_counter()
            await question(unit)
            times.append(time.perf_counter() - clock)
    return sorted(times)[TIMES // 2]


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        asyncio.run(measure(sys.argv[2], count))
        return
    with TemporaryDirectory() as folder:
        asyncio.run(measure(f"sqlite:///{folder}/plek.db", count))


if __name__ == "__main__":
    main()
