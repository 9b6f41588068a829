"""Channel names in a document that Teams still reserves: they become free after thirty days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.core.entity import Entity
from registry.core.reference.teams_names import ReservedName, folded_name, suggested_channel_name
from registry.core.reference.workspace import Workspace
from registry.core.unit_of_work import UnitOfWork
from registry.documents.problems import Problem

_TEAMS = {"hubs": "hub", "subgroups": "subgroup", "networks": "network"}
"""Section → the first part of the key of its teams."""


async def kept_names(
    unit: UnitOfWork, entities: Mapping[str, Mapping[int, Entity]]
) -> list[Problem]:
    """Return a problem per new channel whose name Teams still reserves.

    What the registry has already is left to the plan, which says from when it can be made.
    """
    placed = [
        (f"{section}[{index}].workspace", entity, workspace)
        for section in _TEAMS
        for index, entity in entities.get(section, {}).items()
        if (workspace := getattr(entity, "workspace", None)) is not None
    ]
    if not placed:
        return []
    kept: dict[str, dict[str, ReservedName]] = {}
    for one in await unit.of(ReservedName).all():
        if one.until > unit.now:
            kept.setdefault(one.team, {})[folded_name(one.name)] = one
    problems: list[Problem] = []
    for place, entity, workspace in placed:
        names = kept.get(f"{_TEAMS[entity.section]}:{entity.slug}")
        if names:
            before = await unit.of(type(entity)).find(entity.slug)
            known = {folded_name(name) for _, name in _names(getattr(before, "workspace", None))}
            free = {name: one for name, one in names.items() if name not in known}
            problems += _problems(place, workspace, free)
    return problems


def _problems(
    place: str, workspace: Workspace, kept: Mapping[str, ReservedName]
) -> Iterator[Problem]:
    every = [name for _, name in _names(workspace)]
    for step, name in _names(workspace):
        if one := kept.get(folded_name(name)):
            other = suggested_channel_name(name, taken=(*every, *(k.name for k in kept.values())))
            text = f"a channel of this name was deleted: Teams keeps it until {one.until:%Y-%m-%d}"
            yield Problem(f"{place}.{step}", f"{name!r}: {text}; {other!r} can be")


def _names(workspace: Workspace | None) -> Iterator[tuple[str, str]]:
    for field in ("channels", "private") if workspace else ():
        for index, name in enumerate(getattr(workspace, field)):
            yield f"{field}[{index}]", name
