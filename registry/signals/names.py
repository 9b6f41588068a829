"""Names of what signals refer to by key: hubs, themes, members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.signals.signal import Signal


@dataclass(frozen=True, slots=True)
class Labels:
    """Names by key; what is gone has none.

    Attributes:
        hubs: names of hubs.
        themes: the themes, as their name depends on the language.
        members: names of members, as far as the signals still hold their keys.
    """

    hubs: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)


async def labels(
    unit: UnitOfWork, signals: Iterable[Signal], members: Iterable[str] = ()
) -> Labels:
    """Return the names of everything that signals refer to, in three queries.

    Args:
        unit: to read from.
        signals: as their reader sees them: who may not be known is not in them any more.
        members: keys of further members whose name the reader may know.
    """
    signals = tuple(signals)
    hubs = {hub for one in signals for hub in one.hubs}
    themes = {theme for one in signals for theme in one.themes}
    people = {key for one in signals for key in _people(one)} | set(members)
    return Labels(
        hubs={one.slug: one.name for one in await unit.of(Hub).some(sorted(hubs))},
        themes={one.slug: one for one in await unit.of(Theme).some(sorted(themes))},
        members={
            one.slug: one.name for one in await unit.of(Member).some(sorted(people)) if one.name
        },
    )


def _people(signal: Signal) -> set[str]:
    keys = {signal.owner, *signal.raisers, *(step.by for step in signal.history)}
    return keys - {""}
