"""Make the plan: the difference between desired and observed state.

Pure and deterministic: it calls nobody, reads no clock, and the same world gives the same plan, in
whatever order it is held. What it is based on is in `model.shapes` and `ledger.ledger`.

What is done when a thing is not as the ledger says:
- A team that is in the tenant's bin is restored. One that is gone for good is made anew, with all
  that belongs in it: what the ledger has of the old one is no longer looked at.
- A channel that somebody deleted can't come back; it is made anew when its name comes free.
- What is not shown is unsure, and nothing is done about it, until a second look by id confirms it.
- What the registry no longer wants is archived, never deleted. What is gone by then is forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from graph_sync.ledger.ledger import Ledger
from graph_sync.model.keys import team_of
from graph_sync.model.shapes import DesiredState, ObservedState, ObservedTeam
from graph_sync.plan.costs import calls_of, seconds
from graph_sync.plan.draft import PlanDraft
from graph_sync.plan.matching import Matches, channel_moves, match_teams
from graph_sync.plan.order import in_order
from graph_sync.plan.plausibility import doubt_registry, doubt_teams
from graph_sync.plan.teams import Teams
from graph_sync.plan.unsure import unsure_in
from graph_sync.plan.world import World
from registry.core.reference.teams_names import ReservedName
from registry.provisioning.first_contact import NotOurs
from registry.provisioning.plan import (
    Blocked,
    Cause,
    Foreign,
    Pending,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    Unsure,
)
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import RemovalBudget, Removed


def make_plan(
    desired: DesiredState,
    observed: ObservedState,
    ledger: Ledger,
    *,
    removed: Removed,
    policy: SyncPolicy,
    now: datetime,
    reserved: Collection[ReservedName] = (),
    areas: Collection[str] | None = None,
    channel_app: bool = False,
    not_ours: NotOurs = frozenset(),
) -> Plan:
    """Return what a sync would do now.

    Args:
        desired: what the registry wants.
        observed: what Teams shows.
        ledger: what is ours, and what was last agreed on.
        removed: what was taken away in the past day and week.
        policy: how much may be.
        now: the time, in UTC.
        reserved: names of deleted channels that Teams keeps.
        areas: keys of the teams to plan, because only those were read further; all when None.
        channel_app: whether the bot may be put in private and shared channels.
        not_ours: what somebody said is not the place that the registry wants.

    Raises:
        RegistryEmpty: the registry wants nothing at all, and something is there.
        TeamsUnreadable: Teams shows no team or no account at all, and something should be there.
    """
    doubt_registry(desired, ledger)
    doubt_teams(observed, ledger)
    draft = PlanDraft(blocked=list(desired.blocked))
    world = World.of(
        desired, observed, ledger, now, reserved, channel_app=channel_app, not_ours=not_ours
    )
    matches = match_teams(world)
    world = replace(world.moved(matches.moves), found=matches.found)
    moves = channel_moves(world)
    draft.changes += _moves(world, matches, moves, areas)
    world = world.moved(moves)
    _plan_teams(world, draft, matches, areas)
    draft.changes += _invitations(world, draft)
    draft.changes += _departed(world, draft)
    draft.blocked += _no_app(world)
    draft.foreign += _foreign(world)
    draft.changes = [_once(one, world, removed) for one in draft.changes]
    unsure = tuple(unsure_in(world, areas))
    return _plan(draft, _removals(draft, ledger, removed, policy), unsure)


def _once(change: PlannedChange, world: World, removed: Removed) -> PlannedChange:
    """Return an archiving that was begun before, and counted then, as taking nothing more.

    Whatever was brought back since then has a later state in the ledger, and counts again.
    """
    asked = removed.archived.get(change.key)
    entry = world.ledger.entries.get(change.key)
    if change.action is not SyncAction.ARCHIVE or asked is None or entry is None:
        return change
    begun = entry.state == "live" and (entry.since is None or entry.since <= asked)
    return replace(change, takes=0) if begun else change


def _plan_teams(
    world: World, draft: PlanDraft, matches: Matches, areas: Collection[str] | None
) -> None:
    teams = Teams(world, draft, matches.ambiguous)
    for key, team in sorted(world.desired.teams.items()):
        if areas is None or key in areas:
            teams.plan(team)
    for key, entry in sorted(world.ledger.entries.items()):
        desired = key in world.desired.teams or key in world.held
        if entry.kind == "team" and not desired and (areas is None or key in areas):
            teams.plan_unwanted(entry)


def _moves(
    world: World, matches: Matches, channels: dict[str, str], areas: Collection[str] | None
) -> Iterator[PlannedChange]:
    for old, new in sorted((matches.moves | channels).items()):
        area = team_of(new)
        if areas is not None and not {area, team_of(old)} & set(areas):
            continue
        kind = ResourceKind.TEAM if new == area else ResourceKind.CHANNEL
        # Teams stand under their new keys already, channels still under the old ones.
        entry = world.ledger.entries[new if kind is ResourceKind.TEAM else old]
        yield PlannedChange(
            action=SyncAction.MOVE,
            kind=kind,
            key=new,
            area=area,
            name=entry.name,
            cause=Cause.REGISTRY,
            where="" if kind is ResourceKind.TEAM else world.desired.teams[area].name,
            before=old,
            after=new,
            graph_id=entry.graph_id,
            calls=0,
        )


def _invitations(world: World, draft: PlanDraft) -> Iterator[PlannedChange]:
    for member in sorted(draft.invited):
        yield PlannedChange(
            action=SyncAction.INVITE,
            kind=ResourceKind.GUEST,
            key=f"/{member}",
            area="",
            name=world.accounts.of(member).name,
            cause=Cause.WANTED,
            member=member,
            calls=calls_of(SyncAction.INVITE, ResourceKind.GUEST),
        )


def _departed(world: World, draft: PlanDraft) -> Iterator[PlannedChange]:
    """Ask about people whose account is gone: they left, or are to be invited again."""
    for member, (area, place) in sorted(draft.left.items()):
        there = bool(world.desired.people[member].email)
        yield PlannedChange(
            action=SyncAction.INVITE,
            kind=ResourceKind.GUEST,
            key=f"/{member}",
            area=area,
            name=world.accounts.of(member).name,
            cause=Cause.DRIFT,
            where=place,
            member=member,
            calls=calls_of(SyncAction.INVITE, ResourceKind.GUEST) if there else 0,
        )


def _no_app(world: World) -> Iterator[Blocked]:
    """Said once: that the bot's app is missing from the catalogue, or can't install itself."""
    wants = any(team.bot and not team.archived for team in world.desired.teams.values())
    if wants and not world.observed.bot_app:
        yield Blocked(":app", "", "PLeK", ResourceKind.APP, "no-bot-app")
    elif wants and world.observed.bot_app_asks and _is_somewhere_missing(world):
        asked = ", ".join(world.observed.bot_app_asks)
        yield Blocked(":app", "", "PLeK", ResourceKind.APP, "app-consent", asked)


def _is_somewhere_missing(world: World) -> bool:
    """Return whether there is a team in which the bot should install itself, and can't."""
    app = world.observed.bot_app
    return any(
        (found := world.found.get(key)) is None
        or (found.apps is not None and app not in found.apps)
        for key, team in world.desired.teams.items()
        if team.bot and not team.archived
    )


def _foreign(world: World) -> Iterator[Foreign]:
    ours = {one.id for one in world.found.values()}
    ours |= {one.graph_id for one in world.ledger.entries.values() if one.kind == "team"}
    for id_, team in sorted(world.observed.teams.items()):
        if id_ not in ours and not _is_no_team(team):
            yield Foreign(id_, team.name, ResourceKind.TEAM)


def _is_no_team(team: ObservedTeam) -> bool:
    return team.deleted or team.teamless


def _removals(
    draft: PlanDraft, ledger: Ledger, removed: Removed, policy: SyncPolicy
) -> RemovalBudget:
    teams = (one for one in ledger.entries.values() if one.kind == "team" and one.state == "live")
    return policy.budget(
        removed,
        planned=sum(one.removed for one in draft.changes),
        teams=sum(one.archives_team for one in draft.changes),
        memberships=sum(len(one.members) for one in ledger.rosters.values()),
        all_teams=sum(1 for _ in teams),
    )


def _plan(draft: PlanDraft, removals: RemovalBudget, unsure: tuple[Unsure, ...]) -> Plan:
    changes = in_order(draft.changes, draft.ranks)
    return Plan(
        changes=changes,
        blocked=tuple(sorted(draft.blocked, key=lambda one: (one.key, one.why))),
        pending=_by_key(draft.pending),
        foreign=tuple(draft.foreign),
        removals=removals,
        estimate_seconds=seconds(changes),
        calls=sum(one.calls for one in changes),
        unsure=unsure,
    )


def _by_key(pending: Iterable[Pending]) -> tuple[Pending, ...]:
    return tuple(sorted(pending, key=lambda one: one.key))
