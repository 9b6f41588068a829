"""Turn a plan into approval requests, and let through what the policy allows.

A look at some teams knows nothing of the others: what was found there before, and still waits for
somebody's yes, stays.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.sync.approval_units import ApprovalUnit, Topic, approval_units, part
from bot.sync.news import tell_stuck
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.approvals import approved, propose, waiting, withdraw
from registry.provisioning.auto_approval import let_through
from registry.provisioning.first_contact import apart_from, contacts
from registry.provisioning.plan import Plan, PlannedChange, SyncAction
from registry.provisioning.policies import policy
from registry.provisioning.sync_plan import SyncPlan

REMEMBERED = timedelta(days=30)
"""How long a no counts for the very same change, unless somebody asks for a look."""


async def put_forward(
    unit: UnitOfWork, plan: Plan, areas: Collection[str] | None, *, asked: bool = False
) -> None:
    """Bring what waits for people in line with what was found, and let through what may go.

    Args:
        unit: to write in; its actor is the system.
        plan: what was found.
        areas: keys of the teams that were looked at; None for all.
        asked: somebody wants to see all of it, also what was declined before.
    """
    decided = await _under_way(unit)
    # What somebody said yes to is ours once that is carried out: until then nothing more is asked
    # or done there, and the next look sees what is left.
    joining = [one.key for one in plan.by_name if one.identity in decided]
    changes = apart_from(plan.changes, joining)
    if not asked:
        decided |= await _declined(unit)
    # Nobody is asked twice about the same change; an identity holds names and ids, so a change
    # that differs in either is asked anew.
    left = _without(changes, decided)
    # To whose place somebody said no: nothing is done there either.
    strangers = contacts(changes).keys() - contacts(left).keys()
    fresh = part(plan, apart_from(left, strangers))
    first = not await unit.of(LedgerEntry).count(kind="team")
    units = approval_units(fresh, await policy(unit), first=first)
    found = {one.topic: one for one in units}
    # What waits for a planned hub is not found before that begins, and is not moot by that.
    waits = [one for one in await waiting(unit) if not one.planned]
    old = {Topic(one.origin, one.about): one for one in waits}
    shown: set[str] = set()
    for topic in dict.fromkeys((*old, *found)):
        if not topic.by_itself:
            shown |= await _ask(unit, topic, found.get(topic), old.get(topic), areas)
    await tell_stuck(unit, plan, areas, shown)
    for topic, approval_unit in found.items():
        if topic.by_itself:
            await let_through(unit, approval_unit.plan, topic.origin)


async def _ask(
    unit: UnitOfWork,
    topic: Topic,
    found: ApprovalUnit | None,
    old: SyncPlan | None,
    areas: Collection[str] | None,
) -> set[str]:
    """Keys of the teams about which people now get a card that is new."""
    new = found.plan if found else Plan()
    if old is not None and areas is not None:
        new = _together(_elsewhere(old.plan, areas), new)
    if new.nothing_to_do:
        await withdraw(unit, topic.origin, topic.about)
        return set()
    await propose(unit, new, topic.origin, topic.about, SYSTEM)
    return set() if old is not None and old.checksum == new.checksum else set(new.areas)


def _without(changes: Sequence[PlannedChange], decided: Collection[str]) -> list[PlannedChange]:
    """Return what is left to decide on, with the invitations that it needs, declined or not."""
    adds = [one for one in changes if one.action is SyncAction.ADD]
    needed = {one.member for one in adds if one.identity not in decided}
    alone = {one.member for one in changes} - {one.member for one in adds}
    return [
        one
        for one in changes
        if (
            one.member in needed
            if one.action is SyncAction.INVITE and one.member not in alone
            else one.identity not in decided
        )
    ]


def _elsewhere(plan: Plan, areas: Collection[str]) -> Plan:
    """Return what is in a plan about other teams than these, and the invitations that they need."""
    kept = [one for one in plan.changes if one.area and one.area not in areas]
    guests = {one.member for one in kept if one.action is SyncAction.ADD}
    return part(
        plan,
        [
            one
            for one in plan.changes
            if one in kept or (one.action is SyncAction.INVITE and one.member in guests)
        ],
    )


def _together(one: Plan, other: Plan) -> Plan:
    """Two plans about different teams as one; who is invited in both is invited once."""
    if one.nothing_to_do:
        return other
    changes: dict[str, PlannedChange] = {}
    for change in (*one.changes, *other.changes):
        changes.setdefault(change.identity, change)
    seconds = one.estimate_seconds + other.estimate_seconds
    return replace(
        other.only(changes.values()),
        blocked=(*one.blocked, *other.blocked),
        pending=(*one.pending, *other.pending),
        foreign=(*one.foreign, *other.foreign),
        unsure=(*one.unsure, *other.unsure),
        estimate_seconds=seconds,
    )


async def _under_way(unit: UnitOfWork) -> set[str]:
    """Return the approved changes that are still to be made: nobody is asked about them again."""
    return {one.identity for plan in await approved(unit) for one in plan.plan.changes}


async def _declined(unit: UnitOfWork) -> set[str]:
    since = unit.now - REMEMBERED
    plans = await unit.of(SyncPlan).all(status="declined")
    recent = (one for one in plans if one.decided_at is not None and one.decided_at >= since)
    return {change.identity for one in recent for change in one.plan.changes}
