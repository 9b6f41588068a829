"""Measure a search among very many things: `python -m bench.search [THINGS]`.

On SQLite, and on a PostgreSQL of its own where that is installed (or on the database of `--url`).
The things are made of the plan's own words in the plan's own proportions, and of words made up so
that the vocabulary is large too; some thousands of texts differ, the others have one of those and
rare words of their own. Each question is asked in other spaces each time, so that no answer is
kept. Processor time is ours and the database's together: where others keep the machine busy, the
least of it is the figure to trust.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import statistics
import time
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from bench.signals import Row, backends, on_each
from registry.core.entity import Findable
from registry.core.writing.text_folding import stem
from registry.documents.plan_content import content
from registry.search import Lexicon, entries
from registry.store.mapping.tables import current
from registry.store.store import Store

ALLOWED_MS = 60.0
"""What any question may take, on one core."""

QUESTIONS = {
    "a word": "water",
    "a long word": "gebiedsprocessen",
    "a name": "hub twente",
    "a name of many words": "kennisnetwerk voor natuurinclusieve landbouw in flevoland",
    "a sentence": "klimaat en energie in twente",
    "a long sentence": "wat staat er op de agenda over visualiseren van netwerken",
    "a longer one": "samenwerking tussen gemeenten en provincies rond landbouw en natuur",
    "a typing mistake": "klimaatadaptatei",
    "a common word": "kennis",
    "two common words": "kennis netwerk",
    "common words only": "kennis en leren in regio en gebied",
    "common words, and filler": "de kennis van het netwerk in het gebied van de hub",
    "common words, another way": "netwerken over samenwerking en kennisontwikkeling in gebieden",
    "eight unknown words": "watreberheer stikstf natuurbeher lanbouwtransitei energiestrategei"
    " samenwerkng ruimteljk bodmkwaliteit",
}
SECTIONS = ("networks", "organisations", "questions", "signals")
TIMES = 9
TEXTS = 2_000
"""Texts that differ."""
_SYLLABLES = ("wa", "ter", "ge", "bied", "ken", "nis", "hub", "re", "gio", "dijk", "bouw", "zorg")
_AT_A_TIME = 200_000
_EACH = "INSERT INTO index_word (word, section, key, weight) VALUES (?, ?, ?, ?)"
_MANY = sa.text(
    "INSERT INTO index_word (word, section, key, weight) SELECT * FROM unnest(CAST(:a AS text[]),"
    " CAST(:b AS text[]), CAST(:c AS text[]), CAST(:d AS double precision[]))"
)


def texts(chance: random.Random) -> Iterator[Findable]:
    """Yield the texts that differ: a title and a body of the plan's words."""
    found = (one.findable() for entities in content().values() for one in entities)
    words = [word for one in found if one for word in f"{one.title} {one.body}".split()]
    for _ in range(TEXTS):
        yield Findable(" ".join(chance.choices(words, k=4)), " ".join(chance.choices(words, k=30)))


def rows(count: int) -> list[tuple[str, str, str, float]]:
    """Return the index rows of so many things, in the order in which the index keeps them."""
    chance, lexicon = random.Random(1), Lexicon.load()  # noqa: S311  # the same texts every time
    known = [
        [(row.word, row.weight) for row in entries("", "", text, lexicon)] for text in texts(chance)
    ]
    rare = sorted({stem("".join(chance.choices(_SYLLABLES, k=3))) for _ in range(50_000)})
    made: list[tuple[str, str, str, float]] = []
    for number in range(count):
        words = dict.fromkeys(chance.choices(rare, k=5), 1.0) | dict(chance.choice(known))
        section, key = SECTIONS[number % len(SECTIONS)], f"n{number}"
        made += ((word, section, key, weight) for word, weight in words.items())
    return sorted(made)


def fill(connection: sa.Connection, count: int) -> None:
    """Index so many texts directly, without entities: those are not what is measured."""
    made = rows(count)
    if connection.dialect.name == "postgresql":
        for start in range(0, len(made), _AT_A_TIME):
            columns = zip(*made[start : start + _AT_A_TIME], strict=True)
            connection.execute(_MANY, dict(zip("abcd", map(list, columns), strict=True)))
        connection.execute(sa.text("ANALYZE index_word"))
    else:
        connection.exec_driver_sql(_EACH, made)
    connection.execute(sa.insert(current().index_change), {"added": [], "removed": []})


def _filled(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(current().index_word.c.word).limit(1)).scalar() is not None


async def measure(url: str, count: int, *, times: int = TIMES) -> list[Row]:
    """Fill an empty store, and search it."""
    async with await Store.open(url) as store:
        async with store._database.writing() as executor:  # noqa: SLF001  # past the entities
            if not await executor.run(_filled):
                await executor.run(lambda connection: fill(connection, count))
        gc.freeze()  # as the bot does when it has started
        measured = [_row("the first, which counts all words", [await _took(store, url, "water")])]
        for name, question in QUESTIONS.items():
            took = [await _took(store, url, question + " " * turn) for turn in range(1, times + 1)]
            measured.append(_row(name, took))
        return measured


async def _took(store: Store, url: str, question: str) -> tuple[float, float, int]:
    """Return wall and processor time of a search, in seconds, and how many it found."""
    async with store.read() as unit:
        theirs = await backends(url)
        ours, wall = time.process_time(), time.perf_counter()
        hits = await unit.search(question, SECTIONS, limit=24)
        took = time.perf_counter() - wall
        cpu = time.process_time() - ours + await backends(url) - theirs
    return took, cpu, len(hits)


def _row(name: str, took: Sequence[tuple[float, float, int]]) -> Row:
    """Return the least, the median and the worst of one question."""
    walls, cpu = ([1e3 * one[part] for one in took] for part in (0, 1))
    return {
        "name": name,
        "least_ms": round(min(walls), 1),
        "ms": round(statistics.median(walls), 1),
        "worst_ms": round(max(walls), 1),
        "cpu_ms": round(statistics.fmean(cpu), 1),
        "found": took[0][2],
    }


def table(rows: Sequence[Row], count: int) -> str:
    """Format the rows as a table."""
    heads = ("least_ms", "ms", "worst_ms", "cpu_ms", "found")
    lines = [f"{f'among {count} things':52}" + "".join(f"{head:>10}" for head in heads)]
    lines += [f"{row['name']:52}" + "".join(f"{row[head]:>10}" for head in heads) for row in rows]
    return "\n".join([*lines, f"Each may take {ALLOWED_MS:g} ms on one core, but the first."])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("things", type=int, nargs="?", default=100_000, metavar="THINGS")
    parser.add_argument("--url", default="", help="database to measure on; filled when empty")
    parser.add_argument("--times", type=int, default=TIMES, help="times each (default 9)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    chosen = parser.parse_args()
    found = asyncio.run(
        on_each(lambda url: measure(url, chosen.things, times=chosen.times), chosen.url)
    )
    print(json.dumps(found, indent=2) if chosen.json else table(found, chosen.things))


if __name__ == "__main__":
    main()
