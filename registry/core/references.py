"""References between entities, as their classes declare them: found, and led to another entity."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork

E = TypeVar("E", bound=Entity)


@cache
def paths_to(entity: type[Entity], section: str) -> tuple[str, ...]:
    """Return the fields of an entity that refer to a section; `functions.party` is inside a part.

    A path that may lead to several sections is among them.
    """
    own = [field for field, target in entity.references.items() if target == section]
    several = {**entity.inner_references, **entity.loose_references}
    return (*own, *(path for path, targets in several.items() if section in targets))


async def referring(
    unit: UnitOfWork, section: str, key: str, apart: tuple[str, ...] = ()
) -> AsyncIterator[tuple[Entity, str]]:
    """Yield every entity that refers to this one, with the path by which it does.

    They are found by an index where there is one, else by looking for the key in the database;
    what does not refer to it is not read. Where a path may lead to several sections and another one
    has the same key, it is left out: nobody can tell which of the two is meant.

    Args:
        unit: to read from.
        section: of what is referred to.
        key: of it.
        apart: sections that are not looked at.
    """
    for entity in list(Entity.sections().values()):
        if entity.section in apart:
            continue
        paths = [
            path
            for path in paths_to(entity, section)
            if not await _elsewhere(unit, entity, path, section, key)
        ]
        if not paths:
            continue
        for item in await _candidates(unit, entity, paths, key):
            for path in paths:
                if refers(item, path, key):
                    yield item, path


async def _candidates(
    unit: UnitOfWork, entity: type[Entity], paths: list[str], key: str
) -> list[Entity]:
    if any(path not in entity.indexed for path in paths):
        return await unit.of(entity).mentioning(key)
    found = {one.slug: one for path in paths for one in await unit.of(entity).all(**{path: key})}
    return list(found.values())


async def _elsewhere(
    unit: UnitOfWork, entity: type[Entity], path: str, section: str, key: str
) -> bool:
    targets = {**entity.inner_references, **entity.loose_references}.get(path, ())
    others = (one for one in targets if one != section and not one.startswith("="))
    for other in others:
        if await unit.of(Entity.sections()[other]).find(key):
            return True
    return False


def refers(item: Entity, path: str, key: str) -> bool:
    """Return whether an entity refers to a key by this path."""
    return redirected(item, path, key, f"not {key}") is not item


def redirected(item: E, path: str, old: str, new: str) -> E:
    """Return an entity that refers to `new` where it referred to `old`; itself if it did not.

    In a list that had both, `new` stands once, where the first of the two stood.
    """
    return _redirected(item, tuple(path.split(".")), old, new)  # type: ignore[no-any-return]


def _redirected(value: Any, steps: tuple[str, ...], old: str, new: str) -> Any:
    if isinstance(value, tuple):
        items = tuple(_redirected(one, steps, old, new) for one in value)
        if all(after is before for after, before in zip(items, value, strict=True)):
            return value
        return tuple(dict.fromkeys(items)) if not steps else items
    if not steps:
        return new if value == old else value
    if isinstance(value, BaseModel):
        before = getattr(value, steps[0])
        after = _redirected(before, steps[1:], old, new)
        return value if after is before else value.model_copy(update={steps[0]: after})
    return value
