"""The tabs of a team's channels; those that people made themselves are never touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.model.keys import channel_of
from graph_sync.model.shapes import DesiredTab, ObservedTab
from graph_sync.plan.channels import Spot
from graph_sync.plan.costs import calls_of
from graph_sync.plan.draft import PlanDraft, spec_of
from graph_sync.plan.names import cause_of
from graph_sync.plan.world import World
from registry.core.reference.teams_names import folded_name
from registry.provisioning.plan import Cause, PlannedChange, ResourceKind, SyncAction


def plan_tabs(
    world: World,
    draft: PlanDraft,
    area: str,
    spots: Iterable[Spot],
    entries: Mapping[str, LedgerEntry],
) -> None:
    """Add the changes of tabs to the draft.

    Args:
        world: what is certain.
        draft: to add to.
        area: key of the team.
        spots: its channels.
        entries: what the ledger has in the team.
    """
    by_key = {one.desired.key: one for one in spots}
    for spot in by_key.values():
        if spot.new or (spot.found is not None and spot.found.tabs is not None):
            draft.changes += _of_channel(world, area, spot, entries)
    desired = {tab.key for spot in by_key.values() for tab in spot.desired.tabs}
    for key, entry in sorted(entries.items()):
        if entry.kind == "tab" and key not in desired:
            draft.changes += _unwanted(world, area, by_key.get(channel_of(key)), entry)


def _of_channel(
    world: World, area: str, spot: Spot, entries: Mapping[str, LedgerEntry]
) -> Iterator[PlannedChange]:
    there = {one.id: one for one in (spot.found.tabs if spot.found else None) or ()}
    claimed = {one.graph_id for one in entries.values() if one.kind == "tab"}
    for tab in spot.desired.tabs:
        entry = None if spot.new else entries.get(tab.key)
        if entry is not None and entry.left_alone:
            continue
        found = there.get(entry.graph_id) if entry else None
        if found is not None and entry is not None:
            yield from _differing(area, spot, tab, found, entry)
            continue
        if spot.entry is not None and world.is_unsure(entry):
            continue  # one list without it proves nothing, and another of its name is not it
        found = _by_name(tab, [one for id_, one in sorted(there.items()) if id_ not in claimed])
        if found is not None:
            claimed.add(found.id)
            yield _change(SyncAction.ADOPT, area, spot, tab, Cause.FOUND, graph_id=found.id)
            yield from _differing(area, spot, tab, found, None)
        else:
            was = entry is not None and bool(entry.graph_id)
            cause = Cause.DRIFT if was else Cause.WANTED
            made = _change(SyncAction.CREATE, area, spot, tab, cause, after=tab.url)
            yield replace(made, spec=spec_of(tab.app))


def _by_name(tab: DesiredTab, free: Iterable[ObservedTab]) -> ObservedTab | None:
    """Return a tab of the same app that people made by hand."""
    same = (
        one for one in free if folded_name(one.name) == folded_name(tab.name) and one.is_of(tab.app)
    )
    return next(same, None)


def _differing(
    area: str, spot: Spot, tab: DesiredTab, found: ObservedTab, entry: LedgerEntry | None
) -> Iterator[PlannedChange]:
    for action, desired, observed, agreed in (
        (SyncAction.RENAME, tab.name, found.name, entry.name if entry else None),
        (SyncAction.CHANGE, tab.url, found.url, entry.url if entry else None),
    ):
        if cause := cause_of(desired, observed, agreed):
            yield _change(
                action, area, spot, tab, cause, graph_id=found.id, before=observed, after=desired
            )


def _unwanted(
    world: World, area: str, spot: Spot | None, entry: LedgerEntry
) -> Iterator[PlannedChange]:
    """Return a tab of ours that is no longer desired; people's own decision goes first."""
    if spot is not None and spot.found is not None and spot.found.tabs is None:
        return  # its channel was not read
    if spot is not None and spot.unsure:
        return
    there = (spot.found.tabs if spot and spot.found else None) or ()
    is_there = any(one.id == entry.graph_id for one in there)
    if is_there and entry.left_alone:
        return
    # Of a channel that is gone or was taken over anew, nobody reads this tab any more.
    read = spot is not None and spot.entry is not None and spot.found is not None
    if not is_there and read and world.is_unsure(entry):
        return
    action = SyncAction.REMOVE if is_there else SyncAction.FORGET
    yield PlannedChange(
        action=action,
        kind=ResourceKind.TAB,
        key=entry.slug,
        area=area,
        name=entry.name,
        cause=Cause.UNWANTED,
        where=spot.desired.name if spot else "",
        graph_id=entry.graph_id,
        removes=is_there,
        calls=calls_of(action, ResourceKind.TAB),
    )


def _change(
    action: SyncAction,
    area: str,
    spot: Spot,
    tab: DesiredTab,
    cause: Cause,
    *,
    graph_id: str = "",
    before: str = "",
    after: str = "",
) -> PlannedChange:
    return PlannedChange(
        action=action,
        kind=ResourceKind.TAB,
        key=tab.key,
        area=area,
        name=tab.name,
        cause=cause,
        where=spot.found.name if spot.found else spot.desired.name,
        before=before,
        after=after,
        graph_id=graph_id,
        calls=calls_of(action, ResourceKind.TAB),
    )
