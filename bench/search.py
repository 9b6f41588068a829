"""Measure a search among very many things: `python -m bench.search [THINGS]`.

The things are made of the plan's own words in the plan's own proportions, and of words made up so
that the vocabulary is large too. Filling takes a minute or two.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from registry.core.entity import Findable
from registry.documents.plan_content import content
from registry.search import Lexicon, entries
from registry.store.mapping.tables import current
from registry.store.store import Store

QUESTIONS = (
    "water",
    "gebiedsprocessen",
    "klimaat en energie in twente",
    "wat staat er op de agenda over visualiseren van netwerken",
    "samenwerking tussen gemeenten en provincies rond landbouw en natuur",
    "klimaatadaptatei",
)
TIMES = 10
_SYLLABLES = ("wa", "ter", "ge", "bied", "ken", "nis", "hub", "re", "gio", "dijk", "bouw", "zorg")


def things(count: int) -> Iterator[Findable]:
    """Yield so many texts."""
    chance = random.Random(1)  # noqa: S311  # the same texts every time
    found = (one.findable() for entities in content().values() for one in entities)
    words = [word for one in found if one for word in f"{one.title} {one.body}".split()]
    rare = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(50_000)]
    for _ in range(count):
        title = chance.choices(words, k=4) + chance.choices(rare, k=1)
        body = chance.choices(words, k=30) + chance.choices(rare, k=4)
        yield Findable(" ".join(title), " ".join(body))


def fill(connection: sa.Connection, count: int) -> None:
    """Index so many texts directly, without entities: those are not what is measured."""
    schema, lexicon = current(), Lexicon.load()
    rows: list[dict[str, Any]] = []
    for number, found_by in enumerate(things(count)):
        rows += (
            {"section": row.section, "key": row.key, "word": row.word, "weight": row.weight}
            for row in entries("questions", f"n{number}", found_by, lexicon)
        )
        if len(rows) > 50_000 or number == count - 1:
            connection.execute(sa.insert(schema.index_word), rows)
            rows.clear()
    connection.execute(sa.insert(schema.index_change), {"added": [], "removed": []})


async def measure(url: str, count: int) -> None:
    """Fill a store, search it, print."""
    async with await Store.open(url) as store:
        async with store._database.writing() as executor:  # noqa: SLF001  # past the entities
            await executor.run(lambda connection: fill(connection, count))
        async with store.read() as unit:
            clock = time.perf_counter()
            await unit.search("water", ["questions"])
            print(f"{time.perf_counter() - clock:8.3f} s  the first, which counts all words")
            for question in QUESTIONS:
                clock = time.perf_counter()
                for _ in range(TIMES):
                    hits = await unit.search(question, ["questions"])
                took = (time.perf_counter() - clock) / TIMES
                print(f"{took * 1e3:8.1f} ms {question} ({len(hits)} found)")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        asyncio.run(measure(f"sqlite:///{folder}/plek.db", count))


if __name__ == "__main__":
    main()
