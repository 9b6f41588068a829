"""Lookup of members by name, to assign work to them; free search never finds people."""

from __future__ import annotations

from collections.abc import Sequence

from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.lookalikes import looks
from registry.core.writing.text_folding import fold, tokens
from registry.members.member import Member

_TAKE_PART = ("new", "introduced")


async def people_like(unit: UnitOfWork, text: str, *, limit: int = 15) -> list[Member]:
    """Return members whose name has words that begin as those of a text do, best first.

    Args:
        unit: to read from; who may look people up is decided by who asks.
        text: a name or the beginnings of one, such as `san de v`.
        limit: how many at most.
    """
    words = tokens(looks(text))
    if not words:
        return []
    names = await _names(unit)
    fitting = [name for name in names if _fits(words, tokens(looks(name)))]
    fitting.sort(key=lambda name: (not fold(name).startswith(words[0]), fold(name)))
    return (await _called(unit, fitting[:limit]))[:limit]


async def people_named(unit: UnitOfWork, text: str) -> list[Member]:
    """Return the members called exactly this, ignoring capitals and accents."""
    words = tokens(looks(text))
    if not words:
        return []
    return await _called(
        unit, [name for name in await _names(unit) if tokens(looks(name)) == words]
    )


async def _names(unit: UnitOfWork) -> list[str]:
    """Return all names, from the index alone."""
    return [name for (name,) in await unit.of(Member).tally("name", status=_TAKE_PART) if name]


async def _called(unit: UnitOfWork, names: Sequence[str]) -> list[Member]:
    if not names:
        return []
    place = {name: at for at, name in enumerate(names)}
    members = await unit.of(Member).all(name=tuple(names), status=_TAKE_PART)
    return sorted(members, key=lambda one: (place[one.name], one.slug))


def _fits(words: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in name) for word in words)
