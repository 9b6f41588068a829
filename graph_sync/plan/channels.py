"""The channels of one team: which is which, and what is to be done with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.model.owners import usable_owners
from graph_sync.model.shapes import (
    GENERAL,
    DesiredChannel,
    DesiredTeam,
    ObservedChannel,
    ObservedTeam,
)
from graph_sync.plan.costs import calls_of, seconds_of
from graph_sync.plan.draft import PlanDraft, spec_of
from graph_sync.plan.names import Naming, archived_name, cause_of, cause_of_text, in_turn
from graph_sync.plan.world import World, found_place, people_in
from registry.core.reference.teams_names import folded_name, suggested_channel_name
from registry.provisioning.plan import (
    Blocked,
    Cause,
    Foreign,
    PlannedChange,
    ResourceKind,
    SyncAction,
)

KEPT = timedelta(days=30)
"""For so long Teams keeps the name of a deleted channel (facts, 5)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel that is wanted, and what it is in Teams.

    Attributes:
        desired: what the registry wants.
        entry: what the ledger has of it; None when it only now becomes ours.
        found: the channel; None while there is none.
        new: it is made in this plan.
        unsure: it is ours and was not shown, which one reading does not prove.
    """

    desired: DesiredChannel
    entry: LedgerEntry | None
    found: ObservedChannel | None
    new: bool = False
    unsure: bool = False


class Channels:
    """The planner of one team's channels."""

    def __init__(
        self, world: World, draft: PlanDraft, desired: DesiredTeam, team: ObservedTeam | None
    ) -> None:
        self._world = world
        self._draft = draft
        self._team = desired
        self._there: Mapping[str, ObservedChannel] = (team.channels if team else None) or {}
        self._general = team.general if team else ""
        # What the ledger has of a team that is made anew is forgotten.
        self._entries = world.inside.get(desired.key, {}) if team else {}
        self._new = team is None
        self._leaving: dict[str, ObservedChannel] = {}  # by key: to the archive in this plan
        self._claimed = {one.graph_id for one in self._entries.values() if one.graph_id}

    def plan(self) -> tuple[Spot, ...]:
        """Add their changes to the draft; returns the channels that there will be."""
        spots = [self._spot(one) for one in self._team.channels]
        for one in spots:
            if one.found is not None:
                self._keep(one, one.found)
        self._unwanted()
        holders = self._names(spots)
        planned = tuple(self._made(one, holders) for one in spots)
        self._foreign(planned)
        return planned

    # --- which is which

    def _spot(self, desired: DesiredChannel) -> Spot:
        entry = self._entries.get(desired.key)
        if entry is not None and (found := self._there.get(entry.graph_id)):
            return Spot(desired, entry, found)
        if desired.general:
            found = self._there.get(self._general)
            return Spot(desired, None, found, new=self._new)
        if self._world.is_unsure(entry):
            return Spot(desired, entry, None, unsure=True)  # another of its name is not it
        found = self._by_name(desired)
        if found is not None:
            self._claimed.add(found.id)
            return Spot(desired, None, found)
        return Spot(desired, entry, None)

    def _by_name(self, desired: DesiredChannel) -> ObservedChannel | None:
        """Return a channel that people made by hand; its own name goes before its other names."""
        free = [
            one
            for id_, one in sorted(self._there.items())
            if self._is_free(id_) and (desired.key, id_) not in self._world.not_ours
        ]
        for name in (desired.name, *desired.known_as):
            for one in free:
                if folded_name(one.name) == folded_name(name):
                    return one
        return None

    def _is_free(self, channel: str) -> bool:
        return channel not in self._claimed and channel != self._general

    # --- what is there

    def _keep(self, spot: Spot, found: ObservedChannel) -> None:
        if spot.entry is None:
            # Clients show the first channel by a name of their own, whatever Graph calls it.
            name = spot.desired.name if spot.desired.general else found.name
            self._change(SyncAction.ADOPT, spot.desired.key, name, Cause.FOUND, found.id)
            if not spot.desired.general:
                looks = found_place(self._world, spot.desired.name, found.memberships)
                self._draft.changes[-1] = replace(self._draft.changes[-1], found=looks)
        if spot.desired.general:
            return
        if found.kind != spot.desired.kind and not (spot.entry and spot.entry.left_alone):
            self._block(spot.desired, "kind-differs", found.kind)
        if found.archived:
            self._change(
                SyncAction.UNARCHIVE,
                spot.desired.key,
                found.name,
                self._cause_of_return(spot.entry),
                found.id,
            )

    @staticmethod
    def _cause_of_return(entry: LedgerEntry | None) -> Cause:
        if entry is None:
            return Cause.FOUND
        return Cause.REGISTRY if entry.state == "archived" else Cause.DRIFT

    def _names(self, spots: list[Spot]) -> Mapping[str, str]:
        """Names and descriptions; returns who has which name afterwards."""
        namings: list[Naming] = []
        for spot in spots:
            alone = spot.entry is not None and spot.entry.left_alone
            if spot.found is not None and not spot.desired.general and not alone:
                namings += self._naming(spot, spot.found)
                self._describe(spot, spot.found)
        namings += self._out_of_the_way(spots, namings)
        named = in_turn(namings, self._taken_names())
        for rank, one in enumerate(named.done):
            self._draft.ranks[SyncAction.RENAME, one.key] = rank
            self._rename(one)
        desired = {one.key: one for one in self._team.channels}
        for one in named.taken:
            self._block(desired[one.key], "name-taken", one.after, names=named.holders)
        return named.holders

    def _rename(self, one: Naming) -> None:
        self._change(
            SyncAction.RENAME,
            one.key,
            one.before,
            one.cause,
            one.graph_id,
            before=one.before,
            after=one.after,
        )
        if one.via:
            change = self._draft.changes[-1]
            self._draft.changes[-1] = replace(change, via=one.via, calls=2 * change.calls)

    def _out_of_the_way(self, spots: list[Spot], namings: list[Naming]) -> list[Naming]:
        """Return other names for channels that go to the archive, where theirs are wanted."""
        names = [one.name for one in self._there.values()]
        wanted = [one.after for one in namings]
        wanted += [one.desired.name for one in spots if one.found is None]
        folded = {folded_name(one) for one in wanted}
        found = []
        for key, one in sorted(self._leaving.items()):
            if folded_name(one.name) in folded:
                name = archived_name(one.name, [*names, *wanted])
                names.append(name)
                found.append(Naming(key, one.id, one.name, name, Cause.UNWANTED))
        return found

    def _naming(self, spot: Spot, found: ObservedChannel) -> Iterator[Naming]:
        desired = spot.desired
        before, cause = _renamed(desired, found, spot.entry)
        if cause is None:
            return
        until = self._world.kept_until(self._team.key, desired.name)
        if until is None:
            yield Naming(desired.key, found.id, before, desired.name, cause)
        else:
            self._block(desired, "name-reserved", _day(until), names=self._all_names())

    def _describe(self, spot: Spot, found: ObservedChannel) -> None:
        desired = spot.desired
        if cause := cause_of_text(desired.description, found.description, spot.entry):
            self._change(
                SyncAction.DESCRIBE,
                desired.key,
                found.name,
                cause,
                found.id,
                before=found.description,
                after=desired.description,
            )

    # --- what is not there

    def _made(self, spot: Spot, holders: Mapping[str, str]) -> Spot:
        """Plan to make a channel, unless it is there or can't be made now."""
        desired, entry = spot.desired, spot.entry
        if spot.found is not None or desired.general or (entry and entry.left_alone):
            return spot
        if spot.unsure:
            return spot
        until = self._reserved(desired, entry)
        if until is not None:
            self._block(desired, "name-reserved", _day(until), names=self._all_names())
            return spot
        if folded_name(desired.name) in holders:
            self._block(desired, "name-taken", desired.name, names=holders)
            return spot
        if desired.kind != "standard" and not self._has_owner():
            self._block(desired, "no-owner", "")
            return spot
        was = entry is not None and bool(entry.graph_id)
        cause = Cause.DRIFT if was else Cause.WANTED
        self._change(SyncAction.CREATE, desired.key, desired.name, cause)
        change, spec = self._draft.changes[-1], spec_of(desired.description)
        self._draft.changes[-1] = replace(change, channel_kind=desired.kind, spec=spec)
        return Spot(desired, None, None, new=True)

    def _has_owner(self) -> bool:
        """Return whether anybody can own a channel that is not open to the whole team."""
        return bool(usable_owners(self._team, self._world.desired, self._world.observed))

    def _reserved(self, desired: DesiredChannel, entry: LedgerEntry | None) -> datetime | None:
        """Return until when a deleted channel's name is kept; None when it is free."""
        until = self._world.kept_until(self._team.key, desired.name)
        if until is not None or entry is None or not entry.graph_id:
            return until
        if folded_name(entry.name) != folded_name(desired.name):
            return None
        gone = entry.since if entry.state == "gone" and entry.since else self._world.now
        free = gone + KEPT
        return free if free > self._world.now else None

    # --- what is not wanted

    def _unwanted(self) -> None:
        desired = {one.key for one in self._team.channels} | self._world.held
        for key, entry in sorted(self._entries.items()):
            if entry.kind != "channel" or key in desired or key.endswith(f":{GENERAL}"):
                continue
            found = self._there.get(entry.graph_id)
            if found is None and self._world.is_unsure(entry):
                continue
            if found is None:
                self._change(SyncAction.FORGET, key, entry.name, Cause.UNWANTED, entry.graph_id)
            elif not found.archived and not entry.left_alone:
                self._leaving[key] = found
                drift = entry.state == "archived"
                cause = Cause.DRIFT if drift else Cause.UNWANTED
                self._change(
                    SyncAction.ARCHIVE,
                    key,
                    found.name,
                    cause,
                    found.id,
                    removes=True,
                    takes=self._people_in(key, found),
                )

    def _people_in(self, key: str, found: ObservedChannel) -> int:
        """Count who loses a channel: in a standard one nobody has a place of their own."""
        return 1 if found.kind == "standard" else people_in(self._world, key, found.memberships)

    def _foreign(self, spots: tuple[Spot, ...]) -> None:
        ours = self._claimed | {self._general} | {one.found.id for one in spots if one.found}
        for id_, one in sorted(self._there.items()):
            if id_ not in ours:
                self._draft.foreign.append(
                    Foreign(id_, one.name, ResourceKind.CHANNEL, self._team.key)
                )

    # --- how

    def _all_names(self) -> list[str]:
        return list(self._taken_names().values())

    def _taken_names(self) -> dict[str, str]:
        """Return the names that are in use, also of ours that may be there and were not shown."""
        unsure = {
            one.graph_id: one.name
            for one in self._entries.values()
            if one.kind == "channel"
            and one.name
            and one.graph_id not in self._there
            and self._world.is_unsure(one)
        }
        return unsure | {id_: one.name for id_, one in self._there.items()}

    def _block(
        self,
        desired: DesiredChannel,
        why: str,
        value: str,
        *,
        names: Collection[str] | None = None,
    ) -> None:
        """Say why something can't be; with the `names` that are taken also which name can be."""
        suggestion = ""
        if names is not None:
            taken = [*names, *(one.name for one in self._team.channels)]
            suggestion = suggested_channel_name(desired.name, taken=taken)
        self._draft.blocked.append(
            Blocked(
                desired.key,
                self._team.key,
                desired.name,
                ResourceKind.CHANNEL,
                why,
                value,
                suggestion,
            )
        )

    def _change(
        self,
        action: SyncAction,
        key: str,
        name: str,
        cause: Cause,
        graph_id: str = "",
        *,
        before: str = "",
        after: str = "",
        removes: bool = False,
        takes: int = 1,
    ) -> None:
        self._draft.changes.append(
            PlannedChange(
                action=action,
                kind=ResourceKind.CHANNEL,
                key=key,
                area=self._team.key,
                name=name,
                cause=cause,
                where=self._team.name,
                before=before,
                after=after,
                graph_id=graph_id,
                removes=removes,
                takes=takes,
                calls=calls_of(action, ResourceKind.CHANNEL),
                seconds=seconds_of(action, ResourceKind.CHANNEL),
            )
        )


def _renamed(
    desired: DesiredChannel, found: ObservedChannel, entry: LedgerEntry | None
) -> tuple[str, Cause | None]:
    """Return what a channel was called, and why it is to be called otherwise; None when it isn't.

    The name in between that we gave it is nobody's: the change goes on as it was approved.
    """
    if entry is not None and entry.interim and found.name == entry.interim:
        before = entry.name if entry.name != desired.name else found.name
        return before, Cause.REGISTRY
    return found.name, cause_of(desired.name, found.name, entry.name if entry else None)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
