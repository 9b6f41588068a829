"""Measure what people ask about people: `python -m bench.people [PEOPLE] [ORGANISATIONS]`.

Each is a whole turn but for the wire: router, store and card, on SQLite and on a PostgreSQL of its
own where that is installed. Something is written before each, so that no answer is kept. The size
is that of the card as it is sent: Teams takes 28 KB.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import time
from collections.abc import Iterator, Sequence
from typing import Any

from bench.signals import TIMES, Row, on_each
from bot.dispatch.turn import Person
from registry.core.entity import Entity
from registry.core.membership import Membership
from registry.core.numbering import next_number
from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.core.vocabulary import OrganisationKind, Region, Role, Scale
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation
from registry.store.store import Store
from tests.support.conversation import PIETER, SANNE, Town, town

PEOPLE, ORGANISATIONS = 10_000, 2_000
EACH = 1_000
KERNTEAM = (
    "mensen",
    "mensen nieuw",
    "mensen zonder groep",
    "mensen uitgenodigd",
    "mensen vertrokken",
    "mensen Naam 77",
    "persoon Naam 1234",
    "organisaties",
    "organisatie RIVM",
    "organisatie Organisatie 42",
    "programma NPLG",
    "groep initiatiefgroep",
    "wie zit er in de stuurgroep",
    "wie zit er in hub twente",
    "doet gemeente Rotterdam mee",
    "hub twente",
    "hubs",
    "geplande hubs",
    "te doen",
    "afgeleid",
    "netwerken",
    "help",
)
MEMBER = ("te doen", "organisaties", "hub twente", "hubs", "netwerken", "wie zit er in hub twente")
_TYPED = "organi"


def people(count: int, organisations: Sequence[str]) -> Iterator[Member]:
    """Yield so many people, the same ones each time."""
    chance = random.Random(1)  # noqa: S311  # no secret
    states: Sequence[Any] = ("new", "introduced", "introduced", "left")
    for number in range(count):
        yield Member(
            slug=f"{number:08x}-0000-4000-8000-000000000000",
            name=f"Naam {number}",
            email=f"naam{number}@organisatie{number % 97}.example",
            organisation=chance.choice(organisations),
            regions=tuple(chance.sample(list(Region), 2)),
            status=chance.choice(states),
            drives=chance.choice((None, False, True)),
        )


def _memberships(everybody: Sequence[Member], hubs: Sequence[str]) -> Iterator[Membership]:
    chance = random.Random(2)  # noqa: S311  # no secret
    groups = [*hubs, "initiatiefgroep", "makers", "plek-cafe"]
    for member in everybody:
        for group in chance.sample(groups, chance.randrange(4)):
            hub = group in hubs
            yield Membership(
                slug=Membership.key(group, member.slug),
                member=member.slug,
                group=group,
                place="hub" if hub else "subgroup",
                role=Role.HUB_TEAM if hub and chance.random() < 0.1 else Role.MEMBER,
            )


def _organisations(count: int) -> Iterator[Organisation]:
    kinds = list(OrganisationKind)
    for number in range(count):
        yield Organisation(
            slug=f"organisatie-{number}",
            name=f"Organisatie {number} van het land",
            kind=kinds[number % len(kinds)],
            short=f"O{number}",
        )


def _networks(
    count: int, everybody: Sequence[Member], organisations: Sequence[str], themes: Sequence[str]
) -> Iterator[Network]:
    chance = random.Random(3)  # noqa: S311  # no secret
    for number in range(count):
        yield Network(
            slug=f"netwerk-{number}",
            name=f"Netwerk {number}",
            purpose="Kennis delen over water en landbouw in het gebied.",
            scale=chance.choice(list(Scale)),
            themes=tuple(chance.sample(themes, 2)),
            organisations=tuple(chance.sample(organisations, min(3, len(organisations)))),
            leads=(chance.choice(everybody).slug,),
            status="published",
        )


async def fill(store: Store, count: int, parties: int) -> None:
    """Store so many people and organisations, and a network for four of these."""
    async with store.read(SYSTEM) as unit:
        hubs = [one.slug for one in await unit.of(Hub).all()]
        themes = [one.slug for one in await unit.of(Theme).all()]
    organisations = list(_organisations(parties))
    slugs = [one.slug for one in organisations]
    everybody = list(people(count, slugs))
    await _add(store, organisations)
    await _add(store, everybody)
    await _add(store, list(_memberships(everybody, hubs)))
    await _add(store, list(_networks(max(parties // 4, 1), everybody, slugs, themes)))
    some = slugs[:: max(parties // 50, 1)]
    key = Participation.key
    await _add(
        store,
        [Participation(slug=key("makers", one), group="makers", organisation=one) for one in some],
    )


async def _add(store: Store, some: Sequence[Entity]) -> None:
    for start in range(0, len(some), EACH):
        async with store.write(SYSTEM) as unit:
            await unit.of(type(some[start])).add_all(some[start : start + EACH])


async def measure(url: str, count: int, parties: int, *, times: int = TIMES) -> list[Row]:
    """Fill an empty store, and ask everything."""
    async with town(url, kernteam=[SANNE]) as plek:
        await fill(plek.store, count, parties)
        rows = [
            await _asked(plek, person, text, times)
            for person, texts in ((SANNE, KERNTEAM), (PIETER, MEMBER))
            for text in texts
        ]
        return [*rows, await _typed(plek, times)]


async def _asked(plek: Town, person: Person, text: str, times: int) -> Row:
    chat = plek.chat(person)
    await chat.say(text)  # what is kept for good is not what is measured
    name = text if person is SANNE else f"{text}, to a member"
    walls, size = [], 0
    for _ in range(times):
        await _wrote(plek)
        start = time.perf_counter()
        answer = await chat.say(text)
        walls.append(time.perf_counter() - start)
        card = answer.card if answer else None
        size = len(json.dumps(card, ensure_ascii=False).encode()) if card else 0
    return {"name": name, "ms": _median(walls), "KB": round(size / 1024, 1)}


async def _typed(plek: Town, times: int) -> Row:
    """Measure choosing an organisation by its first letters."""
    chat = plek.chat(PIETER)
    form = await chat.say("voorstellen")
    walls = []
    for _ in range(times):
        await _wrote(plek)
        start = time.perf_counter()
        choices = await chat.type_ahead(form, "organisation", _TYPED)
        walls.append(time.perf_counter() - start)
        if not choices:
            msg = f"nothing to choose for {_TYPED!r}"
            raise RuntimeError(msg)
    return {"name": f"choices for {_TYPED}", "ms": _median(walls), "KB": 0.0}


async def _wrote(plek: Town) -> None:
    async with plek.store.write(SYSTEM) as unit:
        await next_number(unit, "bench")


def _median(walls: Sequence[float]) -> float:
    return round(sorted(walls)[len(walls) // 2] * 1e3, 1)


def table(rows: list[Row], count: int, parties: int) -> str:
    """Format the rows as a table."""
    lines = [f"{f'among {count} people, {parties} organisations':56} {'ms':>8} {'KB':>6}"]
    lines += [f"{row['name']:56} {row['ms']:>8} {row['KB']:>6}" for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.people", description=__doc__)
    parser.add_argument("people", type=int, nargs="?", default=PEOPLE)
    parser.add_argument("organisations", type=int, nargs="?", default=ORGANISATIONS)
    parser.add_argument("--url", default="", help="empty database to measure on")
    parser.add_argument("--times", type=int, default=TIMES, help="times each (default 5)")
    chosen = parser.parse_args()
    counts = (chosen.people, chosen.organisations)
    rows = asyncio.run(on_each(lambda url: measure(url, *counts, times=chosen.times), chosen.url))
    print(table(rows, chosen.people, chosen.organisations))


if __name__ == "__main__":
    main()
