"""Split a plan into units that are approved separately.

What the kernteam's policy lets through goes by itself; what waits for a person is put together as
people think of it: a new hub, what changed in the registry, what was found, what was changed by
hand. A change never goes before what it needs: nobody is put in a team that waits for a yes. Each
team that is known by its name only is a question of its own, with all that would be done there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from registry.provisioning.first_contact import contact_of, contacts
from registry.provisioning.plan import (
    Cause,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    places_of,
)
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.sync_plan import SyncPlanOrigin

_OPENS = frozenset(
    {
        SyncAction.CREATE,
        SyncAction.RESTORE,
        SyncAction.UNARCHIVE,
        SyncAction.ADOPT,
        SyncAction.ADD,
        SyncAction.INVITE,
    }
)
"""What others need: a place, somebody's account, somebody's place in the team around a channel."""

_HUB = "hub:"


@dataclass(frozen=True, slots=True)
class Topic:
    """The subject of one decision.

    Attributes:
        origin, about: as in SyncPlan.
        by_itself: the policy has decided already.
    """

    origin: SyncPlanOrigin
    about: str = ""
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalUnit:
    """Some of a plan's changes, in its order, with what else is about the same teams."""

    topic: Topic
    plan: Plan


FREE = Topic("registry", by_itself=True)
"""What goes without asking."""


def approval_units(
    plan: Plan, policy: SyncPolicy, *, first: bool = False
) -> tuple[ApprovalUnit, ...]:
    """Divide a plan. Invitations are in each portion that needs them; all else is in one.

    Args:
        plan: whose changes are in the order in which they are done.
        policy: what may go by itself.
        first: nothing in Teams is ours yet: all places that are there are one question.
    """
    divided: dict[Topic, list[PlannedChange]] = defaultdict(list)
    for change, topics in zip(plan.changes, _topics(plan, policy, first=first), strict=True):
        for topic in topics:
            divided[topic].append(change)
    return tuple(ApprovalUnit(topic, part(plan, changes)) for topic, changes in divided.items())


def part(plan: Plan, changes: Sequence[PlannedChange]) -> Plan:
    """Return the same plan with some of its changes, and what else is about the same teams."""
    kept = plan.only(changes)
    areas = frozenset(kept.areas)
    share = min(kept.calls / plan.calls, 1.0) if plan.calls else 1.0
    return replace(
        kept,
        blocked=tuple(one for one in plan.blocked if one.area in areas),
        pending=tuple(one for one in plan.pending if one.area in areas),
        foreign=tuple(one for one in plan.foreign if one.area in areas),
        unsure=tuple(one for one in plan.unsure if one.area in areas),
        estimate_seconds=plan.estimate_seconds * share,
    )


def _topics(plan: Plan, policy: SyncPolicy, *, first: bool) -> list[tuple[Topic, ...]]:
    """Return, for each change, the topics that it belongs to."""
    over = plan.removals.over
    strangers = {
        key: Topic("daily", "" if first else one.area)
        for key, one in contacts(plan.changes).items()
    }
    waiting = {
        one.key: _topic(one)
        for one in plan.changes
        if one.action is SyncAction.INVITE and not policy.lets(one)
    }
    topics = []
    for change in plan.changes:
        # Whatever it is, and whatever the policy lets through: whose place is it?
        held = strangers.get(contact_of(change, strangers)) or next(
            (waiting[key] for key in _needs(change) if key in waiting), None
        )
        free = policy.lets(change) and not (over and change.removes)
        topic = held or (FREE if free else _topic(change))
        if topic != FREE and change.action in _OPENS:
            waiting.setdefault(change.key, topic)
        topics.append(topic)
    guests: dict[str, list[Topic]] = defaultdict(list)
    for change, topic in zip(plan.changes, topics, strict=True):
        if change.action is SyncAction.ADD:
            guests[change.member].append(topic)
    return [
        tuple(dict.fromkeys(guests[change.member])) or (topic,)
        if change.action is SyncAction.INVITE
        else (topic,)
        for change, topic in zip(plan.changes, topics, strict=True)
    ]


def _topic(change: PlannedChange) -> Topic:
    """Return what a change that waits for a person is about, seen by itself."""
    if change.cause is Cause.DRIFT:
        return Topic("drift")
    if change.cause is Cause.FOUND:
        return Topic("daily")
    new_team = change.kind is ResourceKind.TEAM and change.action is SyncAction.CREATE
    if new_team and change.key.startswith(_HUB):
        return Topic("hub", change.key.removeprefix(_HUB))
    return Topic("registry")


def _needs(change: PlannedChange) -> Iterator[str]:
    """Keys of what must be there first: the places around it, then the person."""
    yield from places_of(change)
    if member := change.key.partition("/")[2]:
        yield f"{change.area}/{member}"
        yield f"/{change.member}"
        if change.action is SyncAction.PROMOTE:
            yield change.key  # they come in first
