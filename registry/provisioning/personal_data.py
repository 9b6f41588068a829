"""A person in a plan of the Graph sync: what it does with them, and the plan without that."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields, replace

from registry.core.personal_data import is_about
from registry.provisioning.plan import Blocked, Foreign, Pending, Plan, PlannedChange, Unsure

Part = PlannedChange | Blocked | Pending | Foreign | Unsure


def plan_without(plan: Plan, member: str) -> Plan:
    """Return the plan without what it does with somebody; the same one when that is nothing."""
    left = _owned_by(
        _parts(plan, lambda part: not _is_with(part, (member,))), lambda owner: owner != member
    )
    return plan if left == plan else left


def plan_with(plan: Plan, keys: Collection[str]) -> Plan:
    """Return the plan with nothing but what it does with somebody who has or had these keys."""
    left = _parts(plan, lambda part: _is_with(part, keys))
    return _owned_by(left, lambda owner: owner in keys)


def _owned_by(plan: Plan, wanted: Callable[[str], bool]) -> Plan:
    """Return the plan with only some of the owners of places that it found."""
    return plan.only(_with_owners(one, wanted) for one in plan.changes)


def _with_owners(change: PlannedChange, wanted: Callable[[str], bool]) -> PlannedChange:
    if change.found is None:
        return change
    owners = tuple(one for one in change.found.owners if wanted(one[0]))
    return replace(change, found=replace(change.found, owners=owners))


def people_of_plan(plan: Plan) -> set[str]:
    """Return the texts of a plan in which somebody's key may stand."""
    parts: list[Part] = [*plan.changes, *plan.blocked, *plan.pending, *plan.foreign, *plan.unsure]
    return {text for part in parts for text in _texts(part)}


def _parts(plan: Plan, wanted: Callable[[Part], bool]) -> Plan:
    return replace(
        plan.only(one for one in plan.changes if wanted(one)),
        blocked=tuple(one for one in plan.blocked if wanted(one)),
        pending=tuple(one for one in plan.pending if wanted(one)),
        foreign=tuple(one for one in plan.foreign if wanted(one)),
        unsure=tuple(one for one in plan.unsure if wanted(one)),
    )


def _is_with(part: Part, keys: Collection[str]) -> bool:
    """Return whether any text in it holds one of their keys."""
    return any(is_about(text, key) for text in _texts(part) for key in keys)


def _texts(part: Part) -> list[str]:
    return [text for one in fields(part) if isinstance(text := getattr(part, one.name), str)]
