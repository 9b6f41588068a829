"""Ledger-only changes (forget, move, adopt); no Graph call."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Literal

from graph_sync.apply.run import ApplyRun
from graph_sync.ledger.ledger import Ledger, LedgerArea, LedgerEntry, LedgerRoster
from graph_sync.ledger.recorder import LedgerEdit, Note, edit
from graph_sync.model.keys import channel_of
from graph_sync.model.shapes import ObservedChannel, ObservedMembership
from graph_sync.plan.world import moved
from registry.core.entity import Entity
from registry.provisioning.plan import Cause, PlannedChange, ResourceKind, SyncAction

_ON_PAPER = (SyncAction.FORGET, SyncAction.MOVE, SyncAction.ADOPT)
_KINDS: Mapping[ResourceKind, Literal["team", "channel", "tab"]] = {
    ResourceKind.TEAM: "team",
    ResourceKind.CHANNEL: "channel",
    ResourceKind.TAB: "tab",
}


async def keep(run: ApplyRun, changes: Iterable[PlannedChange]) -> None:
    """Keep them, all in one transaction and before anything is done in Teams.

    What is left of a team that is made once more is forgotten too.
    """
    before, after, kept = run.ledger, run.ledger, []
    for change in changes:
        if change.action is SyncAction.CREATE and change.kind is ResourceKind.TEAM:
            after = _anew(run, after, change.key)
        if change.action in _ON_PAPER and (next_ := _after(run, after, change)) is not None:
            after = next_
            kept.append(change)
    if after is before:
        return
    await run.recorder.write(Note((*_edits(before, after), *_moved_areas(kept))))
    run.ledger = after
    ids = {key: one.graph_id for key, one in after.entries.items() if key not in before.entries}
    run.ids = {key: id_ for key, id_ in run.ids.items() if key in after.entries} | ids
    for one in kept:
        if (
            one.action is SyncAction.ADOPT and one.kind is ResourceKind.TEAM
        ):  # its channels are known to people
            run.results.made(one.key, one.name, after.entries[one.key].url)
    await run.results.done(*kept)


def _after(run: ApplyRun, ledger: Ledger, change: PlannedChange) -> Ledger | None:
    """Return the ledger once a change is kept; None when what it goes by is not there."""
    if change.action is SyncAction.FORGET:
        return _without(ledger, change.key)
    if change.action is SyncAction.MOVE:
        return moved(ledger, {change.before: change.after})
    if change.kind is ResourceKind.TEAM:
        return _adopted_team(run, ledger, change)
    team = run.observed.teams.get(_id_of(ledger, change.area))
    channels = (team.channels if team else None) or {}
    if change.kind is ResourceKind.TAB:
        return _adopted_tab(run, ledger, change, channels)
    return _adopted_channel(run, ledger, change, channels)


def _anew(run: ApplyRun, ledger: Ledger, key: str) -> Ledger:
    """Return the ledger without the remains of a team that is gone and created once more."""
    team = _id_of(ledger, key)
    return ledger if not team or team in run.observed.teams else _without(ledger, key)


def _id_of(ledger: Ledger, key: str) -> str:
    entry = ledger.entries.get(key)
    return entry.graph_id if entry else ""


def _without(ledger: Ledger, key: str) -> Ledger:
    """Return the ledger without a thing, and what was in it."""
    parts = (f"{key}:",)
    entries = {k: one for k, one in ledger.entries.items() if k != key and not k.startswith(parts)}
    rosters = {k: one for k, one in ledger.rosters.items() if k != key and not k.startswith(parts)}
    by_id = {id_: k for id_, k in ledger.by_id.items() if k in entries}
    return replace(ledger, entries=entries, rosters=rosters, by_id=by_id)


def _edits(before: Ledger, after: Ledger) -> Iterator[LedgerEdit]:
    """Return what makes one ledger of another."""
    yield from _replaced(LedgerEntry, before.entries, after.entries)
    yield from _replaced(LedgerRoster, before.rosters, after.rosters)


def _replaced(
    entity: type[Entity], before: Mapping[str, Entity], after: Mapping[str, Entity]
) -> Iterator[LedgerEdit]:
    for key, one in after.items():
        if before.get(key) is not one:
            yield LedgerEdit(entity, key, partial(_instead, one))
    for key in before.keys() - after.keys():
        yield LedgerEdit(entity, key, _nothing)


def _instead(one: Entity, _before: object) -> Entity:
    return one


def _moved_areas(changes: Iterable[PlannedChange]) -> Iterator[LedgerEdit]:
    """Return how it stood with a team that has another key now is not kept under the old one."""
    for one in changes:
        if one.action is SyncAction.MOVE and one.kind is ResourceKind.TEAM:
            yield edit(LedgerArea, one.before, _nothing)


def _nothing(_before: object) -> None:
    return None


def _adopted_team(run: ApplyRun, ledger: Ledger, change: PlannedChange) -> Ledger | None:
    found = run.observed.teams.get(change.graph_id)
    desired = run.team(change.key)
    if found is None or desired is None:
        return None
    # People who were there before are not welcomed to their own place.
    entry = _entry(run, change, found.name, found.description, found.url, welcomed=True)
    owners = frozenset(run.owners(change.key))
    roster = _roster(run, change.key, desired.members, found.roster, owners, found.members)
    return _with(ledger, entry, roster)


def _adopted_channel(
    run: ApplyRun, ledger: Ledger, change: PlannedChange, channels: Mapping[str, ObservedChannel]
) -> Ledger | None:
    found = channels.get(change.graph_id)
    desired = run.channel(change.key)
    if found is None or desired is None:
        return None
    entry = _entry(run, change, found.name, found.description, found.url)
    private = desired.kind == "private"
    memberships = found.memberships if private else None
    owners = frozenset(run.owners(change.area))
    return _with(ledger, entry, _roster(run, change.key, desired.members, memberships, owners))


def _adopted_tab(
    run: ApplyRun, ledger: Ledger, change: PlannedChange, channels: Mapping[str, ObservedChannel]
) -> Ledger | None:
    channel = channels.get(_id_of(ledger, channel_of(change.key)))
    tabs = (channel.tabs if channel else None) or ()
    found = next((one for one in tabs if one.id == change.graph_id), None)
    if found is None:
        return None
    return _with(ledger, _entry(run, change, found.name, "", found.url), None)


def _entry(
    run: ApplyRun,
    change: PlannedChange,
    name: str,
    description: str,
    url: str,
    *,
    welcomed: bool = False,
) -> LedgerEntry:
    """Return what becomes ours as it is. What plek made and lost sight of was not made by hand."""
    return LedgerEntry(
        slug=change.key,
        kind=_KINDS[change.kind],
        team="" if change.kind is ResourceKind.TEAM else change.area,
        graph_id=change.graph_id,
        state="live",
        adopted=change.cause is Cause.FOUND,
        name=name,
        description=description,
        url=url,
        since=run.now,
        welcomed=welcomed,
    )


def _roster(
    run: ApplyRun,
    place: str,
    desired: Iterable[str],
    memberships: Mapping[str, ObservedMembership] | None,
    owners: frozenset[str],
    group: Collection[str] | None = None,
) -> LedgerRoster | None:
    """Return who is in a place and wanted there; whoever else is there may stay.

    Either list may end early: who is in one of them is in it, and while they don't agree, whoever
    turns up later may have been there.
    """
    if memberships is None:
        return None
    users = {run.users.get(one, one) for one in desired}
    inside = {*memberships, *(group or ())}
    return LedgerRoster(
        slug=place,
        members=tuple(sorted(users & inside)),
        owners=tuple(
            sorted(one for one in owners if one in memberships and memberships[one].owner)
        ),
        left_alone=tuple(sorted(inside - users)),
        settling_since=run.observed.read_at or run.now,
    )


def _with(ledger: Ledger, entry: LedgerEntry, roster: LedgerRoster | None) -> Ledger:
    entries = dict(ledger.entries) | {entry.slug: entry}
    by_id = dict(ledger.by_id) | {entry.graph_id: entry.slug}
    rosters = dict(ledger.rosters) | ({roster.slug: roster} if roster else {})
    return replace(ledger, entries=entries, by_id=by_id, rosters=rosters)
