"""Match teams: by the ledger, by unique name, by display name.

What a name tells is looked at only when it tells one thing, and what is found by it becomes ours
when a person says so (`PlannedChange.by_name`). Anybody can give any name, and a unique name too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from graph_sync.model.shapes import GENERAL, DesiredChannel, DesiredTeam, ObservedTeam
from graph_sync.plan.world import World
from registry.core.reference.teams_names import folded_name

T = TypeVar("T")


@dataclass(slots=True)
class Matches:
    """The matched teams.

    Attributes:
        found: key of a wanted team → the team that it is.
        ambiguous: key of a wanted team → several that it could be.
        moves: key in the ledger → key from now on.
    """

    found: dict[str, ObservedTeam] = field(default_factory=dict)
    ambiguous: dict[str, tuple[ObservedTeam, ...]] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)


def match_teams(world: World) -> Matches:
    """Return which team is which, for every team that the registry wants."""
    matches = Matches()
    teams, entries = world.observed.teams, world.ledger.entries
    free: dict[str, DesiredTeam] = {}
    for key, team in sorted(world.desired.teams.items()):
        entry = entries.get(key)
        if entry is None or not entry.graph_id:
            free[key] = team
        elif entry.graph_id in teams:
            matches.found[key] = teams[entry.graph_id]
    claimed = {one.graph_id for one in entries.values() if one.kind == "team" and one.graph_id}
    _by_unique_name(world, free, claimed, matches)
    _moved(world, free, matches)
    # An archived place is not looked for by name: what plek never had, it does not archive.
    living = {key: team for key, team in free.items() if not team.archived}
    _by_name(world, living, claimed, matches)
    return matches


def _by_unique_name(
    world: World, free: dict[str, DesiredTeam], claimed: set[str], matches: Matches
) -> None:
    """Return groups that have the unique name of a team that is not known by its id yet.

    Plek began to make it when the ledger says so; otherwise somebody else gave it that name.
    """
    keys = {team.unique_name: key for key, team in free.items()}
    for id_, team in sorted(world.observed.teams.items()):
        key = keys.get(team.unique_name, "")
        ours = key in free and (key, id_) not in world.not_ours
        if ours and id_ not in claimed and not team.deleted:
            matches.found[key] = team
            claimed.add(id_)
            del free[key]


def _moved(world: World, free: dict[str, DesiredTeam], matches: Matches) -> None:
    """Return teams of ours that have another key in the registry now, by their name.

    By the name that was agreed on: what a team is called in Teams is for its owners to change.
    """
    orphans = {}
    for key, entry in world.ledger.entries.items():
        if entry.kind == "team" and key not in world.desired.teams and key not in world.held:
            team = world.observed.teams.get(entry.graph_id)
            if team is not None and not team.deleted and not team.teamless:
                orphans[key] = (entry.name,)
    names = {key: (team.name,) for key, team in free.items()}
    for old, new in pairs(orphans, names):
        matches.moves[old] = new
        matches.found[new] = world.observed.teams[world.ledger.entries[old].graph_id]
        del free[new]


def _by_name(
    world: World, free: Mapping[str, DesiredTeam], claimed: set[str], matches: Matches
) -> None:
    """Return teams that people made by hand; their own name goes before their other names."""
    named: dict[str, list[ObservedTeam]] = defaultdict(list)
    for id_, team in sorted(world.observed.teams.items()):
        if id_ not in claimed and not (team.deleted or team.teamless or team.archived):
            named[folded_name(team.name)].append(team)
    for own in (True, False):
        for key, desired in free.items():
            if key in matches.found or key in matches.ambiguous:
                continue
            for name in (desired.name,) if own else desired.known_as:
                there = [
                    one
                    for one in named[folded_name(name)]
                    if one.id not in claimed and (key, one.id) not in world.not_ours
                ]
                if len(there) > 1:
                    matches.ambiguous[key] = tuple(there)
                    break
                if there:
                    matches.found[key] = there[0]
                    claimed.add(there[0].id)
                    break


def pairs(
    some: Mapping[str, Iterable[str]], others: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """Keys of things on both sides that have a name in common which nothing else has."""
    one, other = _only(some), _only(others)
    seen: set[str] = set()
    for name in sorted(one.keys() & other.keys()):
        pair = (one[name], other[name])
        if not seen & {f"<{pair[0]}", f">{pair[1]}"}:
            seen |= {f"<{pair[0]}", f">{pair[1]}"}
            yield pair


def _only(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Folded name → the one key that has it."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, mine in names.items():
        for name in mine:
            found[folded_name(name)].add(key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def channel_moves(world: World) -> dict[str, str]:
    """Channels of ours that the registry has under another key of the same team now."""
    moves: dict[str, str] = {}
    for key, team in world.found.items():
        if team.channels is not None:
            moves.update(_moves_in(world, world.desired.teams[key], team))
    return moves


def _moves_in(world: World, desired: DesiredTeam, team: ObservedTeam) -> Iterator[tuple[str, str]]:
    entries, channels = world.inside.get(desired.key, {}), team.channels or {}
    keys = {one.key for one in desired.channels}
    orphans = {
        key: (entry.name,)
        for key, entry in entries.items()
        if entry.kind == "channel"
        and key not in keys | world.held
        and entry.graph_id in channels
        and not key.endswith(f":{GENERAL}")
    }
    free: dict[str, DesiredChannel] = {
        one.key: one
        for one in desired.channels
        if not one.general and not (one.key in entries and entries[one.key].graph_id)
    }
    yield from pairs(orphans, {key: (one.name, *one.known_as) for key, one in free.items()})
