"""What a plan does nothing about, because one reading is no proof."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph_sync.ledger.ledger import LedgerEntry, LedgerSighting
from graph_sync.plan.world import World
from registry.provisioning.plan import ResourceKind, Unsure

_KINDS = {
    "team": ResourceKind.TEAM,
    "channel": ResourceKind.CHANNEL,
    "tab": ResourceKind.TAB,
    "app": ResourceKind.APP,
}


def unsure_in(world: World, areas: Collection[str] | None) -> Iterator[Unsure]:
    """Return what was seen otherwise than the ledger has it, and not confirmed yet.

    Args:
        world: what is planned.
        areas: keys of the teams that are planned; all when None.
    """
    for mark, one in sorted(world.ledger.sightings.items()):
        if mark in world.observed.confirmed:
            continue
        found = _account(world, one) if not one.key else _in_team(world, one)
        if found is not None and (areas is None or found.area in areas):
            yield found


def _account(world: World, sighting: LedgerSighting) -> Unsure | None:
    """Return somebody whose account was not listed, with the first team that wants them."""
    member = sighting.member
    teams = sorted(world.desired.teams.items())
    area = next((key for key, one in teams if member in one.members), "")
    name = world.accounts.of(member).name
    return Unsure(
        f"/{member}", area, name, ResourceKind.GUEST, sighting.why, "", member, _since(sighting)
    )


def _in_team(world: World, sighting: LedgerSighting) -> Unsure | None:
    entry = world.ledger.entries.get(sighting.key)
    if entry is None:
        return None
    area = entry.team or entry.slug
    if not sighting.member:
        where = _name(world, area) if entry.team else ""
        name = "PLeK" if entry.kind == "app" else entry.name
        kind = _KINDS[entry.kind]
        return Unsure(entry.slug, area, name, kind, sighting.why, where, "", _since(sighting))
    roster = world.ledger.rosters.get(entry.slug)
    if roster is not None and sighting.member in roster.asked:
        return None  # they were asked for, and are pending
    member = world.accounts.member_of(sighting.member)
    return Unsure(
        f"{entry.slug}/{member}",
        area,
        world.accounts.name_of(sighting.member),
        ResourceKind.MEMBER,
        sighting.why,
        _place_name(world, entry),
        member,
        _since(sighting),
    )


def _place_name(world: World, entry: LedgerEntry) -> str:
    desired = world.desired.teams.get(entry.team or entry.slug)
    if desired is not None and entry.team:
        names = (one.name for one in desired.channels if one.key == entry.slug)
        return next(names, entry.name)
    return desired.name if desired else entry.name


def _name(world: World, key: str) -> str:
    desired, entry = world.desired.teams.get(key), world.ledger.entries.get(key)
    return desired.name if desired else entry.name if entry else key


def _since(sighting: LedgerSighting) -> str:
    return sighting.since.isoformat()
