"""Owners: the new one is in before the old one goes, and no place is ever without one.

A team without an owner takes no changes, and Teams may put nobody in the place of the last owner of
a private channel who leaves by way of the team.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph_sync.apply.run import ApplyRun
from graph_sync.graph.errors import Forbidden, GraphError, Refused
from graph_sync.model.shapes import ObservedMembership
from registry.provisioning.plan import PlannedChange, ResourceKind, SyncAction

OWNER: Final = "owner"
"""What waits for a new owner: whoever goes, until that one is in."""

_LAST = re.compile(r"last owner|only owner|at least one owner|must have an owner", re.IGNORECASE)
_AWAY = (SyncAction.DEMOTE, SyncAction.REMOVE)


def is_last_owner(error: GraphError) -> bool:
    """Return whether Graph refuses since a place would be left without an owner."""
    refusal = isinstance(error, Refused | Forbidden)
    return refusal and _LAST.search(error.fault.message) is not None


@dataclass(frozen=True, slots=True)
class _Place:
    """Who owns a team or private channel, and who of them is to go.

    Attributes:
        owning: object ids of who owns it, as far as is known.
        going: of those, who is to give that up, or to leave.
    """

    owning: frozenset[str]
    going: frozenset[str]


def stay_behind(run: ApplyRun, area: str, changes: Sequence[PlannedChange]) -> frozenset[str]:
    """Return who may not go yet: with them a place would lose its last owner.

    Args:
        run: the application.
        area: key of the team.
        changes: those of this team, of which promotions were done or not.
    """
    people = [one for one in changes if one.kind is ResourceKind.MEMBER]
    there = (one for one in _places(run, area, people) if one.owning and one.owning <= one.going)
    return frozenset().union(*(one.going for one in there))


def _places(run: ApplyRun, area: str, people: Sequence[PlannedChange]) -> Iterator[_Place]:
    leaving = {run.user(one) for one in _of(people, area, (SyncAction.REMOVE,))}
    for place, memberships in _shown(run, area):
        new = (one for one in _of(people, place, (SyncAction.PROMOTE,)) if _is_done(run, one))
        owning = {user for user, one in memberships.items() if one.owner}
        owning |= {run.user(one) for one in new}
        going = leaving | {run.user(one) for one in _of(people, place, _AWAY)}
        yield _Place(frozenset(owning), frozenset(owning & going))


def _shown(run: ApplyRun, area: str) -> Iterator[tuple[str, Mapping[str, ObservedMembership]]]:
    """Return the team and its private channels that were read, with who is in them."""
    team, desired = run.found(area), run.team(area)
    if team is None or desired is None:
        return
    if team.roster is not None:
        yield area, team.roster
    for one in desired.channels:
        found = (team.channels or {}).get(run.ids.get(one.key, ""))
        if found is not None and found.memberships is not None:
            yield one.key, found.memberships


def _of(
    people: Iterable[PlannedChange], place: str, actions: Sequence[SyncAction]
) -> Iterator[PlannedChange]:
    for one in people:
        if one.action in actions and one.key.partition("/")[0] == place:
            yield one


def _is_done(run: ApplyRun, change: PlannedChange) -> bool:
    return run.results.is_done([change])
