"""Names and descriptions: whose change it is, and which channel can have which name when.

A name is compared three ways: what the registry wants, what Teams shows, what was last agreed on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from graph_sync.ledger.ledger import LedgerEntry
from registry.core.reference.teams_names import folded_name, suggested_channel_name
from registry.provisioning.plan import Cause

_ROOM = 30
"""Characters of a name in one that is made of it (a channel's has fifty at most)."""


def cause_of(desired: str, observed: str, agreed: str | None) -> Cause | None:
    """Return whose change makes a name differ; None when it doesn't.

    Args:
        desired: what the registry says.
        observed: what Teams shows.
        agreed: what was last agreed on; None for what only now becomes ours.
    """
    if desired == observed:
        return None
    if agreed is None:
        return Cause.FOUND
    return Cause.REGISTRY if observed == agreed else Cause.DRIFT


def cause_of_text(desired: str, observed: str, entry: LedgerEntry | None) -> Cause | None:
    """Return the cause of a description's difference; what people wrote in their place stays."""
    cause = cause_of(desired, observed, entry.description if entry else None)
    theirs = entry is None or entry.adopted
    return None if theirs and observed and cause in (Cause.FOUND, Cause.REGISTRY) else cause


@dataclass(frozen=True, slots=True)
class Naming:
    """A channel that is to have another name.

    Attributes:
        key, graph_id: of the channel.
        before, after: its names.
        cause: why.
        via: the name that it gets first, since it waits for one that waits for its own.
    """

    key: str
    graph_id: str
    before: str
    after: str
    cause: Cause
    via: str = ""


@dataclass(frozen=True, slots=True)
class NamingResult:
    """The result of planning names.

    Attributes:
        done: those that can be, in the order in which they can.
        taken: those whose name something else keeps.
        holders: folded name → id of the channel that has it afterwards.
    """

    done: tuple[Naming, ...]
    taken: tuple[Naming, ...]
    holders: Mapping[str, str]


def in_turn(namings: list[Naming], names: Mapping[str, str]) -> NamingResult:
    """Put namings in an order in which each name is free when it is given.

    Of channels that would have each other's names one steps aside first, to a name in between. All
    that do, do so before any other gets its name.

    Args:
        namings: at most one for each channel.
        names: id of each channel of the team, ours or not → its name.
    """
    now = dict(names)
    holders = {folded_name(name): id_ for id_, name in sorted(names.items())}
    left = {one.graph_id: one for one in sorted(namings, key=lambda one: one.key)}
    done: list[Naming] = []

    def give(one: Naming, name: str) -> None:
        before = folded_name(now[one.graph_id])
        if holders.get(before) == one.graph_id:
            del holders[before]
        holders[folded_name(name)] = one.graph_id
        now[one.graph_id] = name

    while left:
        free = [one for one in left.values() if _is_free(one, holders)]
        for one in free:
            if _is_free(one, holders):
                give(one, one.after)
                done.append(one)
                del left[one.graph_id]
        if not free:
            circle = _circle(left, holders)
            if circle is None:
                break
            taken = [*now.values(), *(one.after for one in left.values())]
            aside = replace(circle, via=interim_name(circle.after, taken))
            give(aside, aside.via)
            left[circle.graph_id] = aside
    return NamingResult(tuple(done), tuple(left.values()), holders)


def interim_name(name: str, taken: Collection[str]) -> str:
    """Return what a channel is called while it waits for a name: to be recognised by people."""
    return suggested_channel_name(f"{name[:_ROOM].rstrip()} (wordt hernoemd)", taken=taken)


def archived_name(name: str, taken: Collection[str]) -> str:
    """Return what a channel is called in the archive when another one gets its name."""
    return suggested_channel_name(f"{name[:_ROOM].rstrip()} (archief)", taken=taken)


def _is_free(one: Naming, holders: Mapping[str, str]) -> bool:
    return holders.get(folded_name(one.after), one.graph_id) == one.graph_id


def _circle(left: Mapping[str, Naming], holders: Mapping[str, str]) -> Naming | None:
    """Return one of several that wait for each other; None when all wait for what stays."""
    for start in left.values():
        seen: list[str] = []
        one: Naming | None = start
        while one is not None and one.graph_id not in seen:
            seen.append(one.graph_id)
            one = left.get(holders.get(folded_name(one.after), ""))
        if one is not None:
            inside = seen[seen.index(one.graph_id) :]
            return min((left[id_] for id_ in inside), key=lambda one: one.key)
    return None
