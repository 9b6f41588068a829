"""Very many signals, made of the plan's own words, each as far in its course as its state says."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from registry.core.permissions import SYSTEM
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.documents import load_content
from registry.documents.plan_content import content
from registry.signals.signal import Signal, Step, Support
from registry.signals.transitions import SignalStatus, SignalStep
from registry.store.entities import import_all
from registry.store.store import Store

NOW = datetime(2026, 11, 24, tzinfo=UTC)
HUBS = (
    "noordelijk-flevoland",
    "twente",
    *(f"hub-{number}" for number in range(3, 13)),
)
EACH = 2_000
_DAYS = 3 * 365
_COURSE = "picked_up proposed on_agenda taken_up decided acting closed"
_WAYS: Mapping[str, str] = {
    "new": "",
    "asked": "asked",
    "bundled": "picked_up bundled",
    "set_aside": "set_aside",
    "sent_back": "picked_up proposed on_agenda sent_back",
    "not_now": "picked_up proposed on_agenda not_now",
    **{state: _COURSE.partition(state)[0] + state for state in _COURSE.split()},
}


def signals(count: int) -> Iterator[Signal]:
    """Yield so many signals, the same ones every time."""
    import_all()  # what the plan's content is made of
    chance = random.Random(1)  # noqa: S311  # no secret
    found_by = (one.findable() for entities in content().values() for one in entities)
    words = [word for one in found_by if one for word in f"{one.title} {one.body}".split()]
    themes = [theme.slug for theme in content()["themes"]]
    for number in range(1, count + 1):
        raised = NOW - timedelta(minutes=chance.randrange(_DAYS * 24 * 60))
        history = tuple(_history(chance, raised))
        status = history[-1].status
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
            supporters=_supporters(chance),
            history=history,
        )


def _history(chance: random.Random, raised: datetime) -> Iterator[Step]:
    yield Step(step=SignalStep.RAISE, at=raised, status=SignalStatus.NEW)
    at = raised
    for state in _WAYS[chance.choice(sorted(_WAYS))].split():
        at += timedelta(days=chance.expovariate(1 / 30))
        yield Step(step=SignalStep.REVISE, at=at, status=SignalStatus(state))


def _supporters(chance: random.Random) -> tuple[Support, ...]:
    """Return supporters: one signal in eight plays in a second hub too."""
    return (Support(hub=chance.choice(HUBS)),) if chance.random() < 1 / 8 else ()


async def fill(store: Store, count: int) -> None:
    """Store so many signals, beside the plan's content."""
    async with store.write(SYSTEM) as unit:
        await load_content(unit)
    batch: list[Signal] = []
    for one in signals(count):
        batch.append(one)
        if len(batch) == EACH or one.number == count:
            async with store.write(SYSTEM) as unit:
                await unit.of(Signal).add_all(batch)
            batch.clear()
