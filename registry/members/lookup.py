"""Lookup of members by name, to assign work to them, and back; free search never finds people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.lookalikes import looks
from registry.core.writing.text_folding import fold, tokens
from registry.members.member import Member

_TAKE_PART = ("new", "introduced")


async def member_name(unit: UnitOfWork, member: str) -> str:
    """Return what somebody is called; empty when they are not known, or nobody."""
    known = await unit.of(Member).find(member) if member else None
    return known.name if known else ""


async def people_like(unit: UnitOfWork, text: str, *, limit: int = 15) -> list[Member]:
    """Return members whose name has words that begin as those of a text do, best first.

    Args:
        unit: to read from; who may look people up is decided by who asks.
        text: a name or the beginnings of one, such as `san de v`.
        limit: how many at most.
    """
    return (await _called(unit, (await names_like(unit, text))[:limit]))[:limit]


async def names_like(
    unit: UnitOfWork, text: str, *, status: str | tuple[str, ...] = _TAKE_PART
) -> list[str]:
    """Return the names that have words that begin as those of a text do, best first.

    Args:
        unit: to read from.
        text: see `people_like`.
        status: of whom.
    """
    return fitting(await _names(unit, status), text) if tokens(looks(text)) else []


def fitting(names: Sequence[str], text: str) -> list[str]:
    """Return those of some names that have words that begin as those of a text do, best first."""
    words = tokens(looks(text))
    if not words:
        return []
    begun = [f" {word}" for word in words]
    found = [name for name in names if all(map(f" {_spaced(name)}".__contains__, begun))]
    return sorted(found, key=lambda name: (not fold(name).startswith(words[0]), fold(name)))


def same(names: Sequence[str], text: str) -> list[str]:
    """Return those of some names that are this text, ignoring capitals and accents."""
    words = tokens(looks(text))
    return [name for name in names if _spaced(name).split() == words] if words else []


async def people_named(unit: UnitOfWork, text: str) -> list[Member]:
    """Return the members called exactly this, ignoring capitals and accents."""
    return await _called(unit, same(await _names(unit), text)) if tokens(looks(text)) else []


async def _names(unit: UnitOfWork, status: str | tuple[str, ...] = _TAKE_PART) -> list[str]:
    """Return all names, from the index alone."""
    return [name for (name,) in await unit.of(Member).tally("name", status=status) if name]


@lru_cache(maxsize=32_768)
def _spaced(name: str) -> str:
    """Return the words of a name with a space between them, to look for beginnings in."""
    return " ".join(tokens(looks(name)))


async def _called(unit: UnitOfWork, names: Sequence[str]) -> list[Member]:
    if not names:
        return []
    place = {name: at for at, name in enumerate(names)}
    members = await unit.of(Member).all(name=tuple(names), status=_TAKE_PART)
    return sorted(members, key=lambda one: (place[one.name], one.slug))
