"""Plans and outcomes as JSON, for programs; the shapes are documented in docs/command-line.md."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import asdict
from typing import Any

from graph_sync.apply.outcome import Outcome
from registry.provisioning.fates import Ended, Fate, Verdict
from registry.provisioning.plan import Blocked, Plan, PlannedChange
from registry.provisioning.sync_plan import Quarantine

Json = dict[str, Any]
_DONE = (Fate.DONE, Fate.BEFORE)
Say = Callable[[PlannedChange], str]


def plan_report(plan: Plan, why: Callable[[PlannedChange | Blocked], str]) -> Json:
    """Return a plan.

    Args:
        plan: which one.
        why: puts the reason of a change or of an obstacle into a sentence.
    """
    return {
        "aligned": plan.aligned,
        "changes": [change_report(one, why(one)) for one in plan.changes],
        "blocked": [
            {
                "kind": one.kind,
                "key": one.key,
                "name": one.name,
                "reason": why(one),
                "why": one.why,
                "value": one.value,
                "suggestion": one.suggestion,
                "area": one.area,
            }
            for one in plan.blocked
        ],
        "pending": [asdict(one) for one in plan.pending],
        "foreign": [asdict(one) for one in plan.foreign],
        "unsure": [asdict(one) for one in plan.unsure],
        "removals": asdict(plan.removals) | {"over": plan.removals.over},
        "estimate_seconds": round(plan.estimate_seconds, 3),
        "calls": plan.calls,
        "checksum": plan.checksum,
    }


def change_report(change: PlannedChange, reason: str) -> Json:
    """Give a change as JSON."""
    return {
        "action": change.action,
        "kind": change.kind,
        "key": change.key,
        "name": change.name,
        "reason": reason,
    } | {
        name: value
        for name, value in asdict(change).items()
        if name not in ("action", "kind", "key", "name", "seconds")
    }


def outcome_report(
    approved: Plan, outcome: Outcome, reason_of: Callable[[Quarantine], str]
) -> Json:
    """Return what became of a plan.

    Args:
        approved: the plan.
        outcome: what applying it yielded.
        reason_of: puts the reason why a team was set aside into a sentence.
    """
    left = {one.identity for one in outcome.left.changes}
    ends = {one.change.identity: one for one in outcome.ends}
    return {
        "checksum": approved.checksum,
        "status": int(outcome.verdict),
        "aligned": outcome.verdict is Verdict.DONE,
        "done": outcome.done,
        "total": len(approved.changes),
        "counts": _counts(outcome.ends),
        "changes": [_ended(one, ends.get(one.identity), left) for one in approved.changes],
        **{
            fate.value: [
                {"key": one.change.key, "action": one.change.action, "why": one.why}
                for one in outcome.ends
                if one.fate is fate
            ]
            for fate in Fate
            if fate not in _DONE
        },
        "setbacks": [one.model_dump() | {"reason": reason_of(one)} for one in outcome.failed],
        "made": [one.model_dump() for one in outcome.made],
        "left": len(outcome.left.changes),
        "unseen": sorted(outcome.unseen),
        "unread_teams": list(outcome.unread),
    }


def _counts(ends: Collection[Ended]) -> dict[str, int]:
    return {fate.value: sum(one.fate is fate for one in ends) for fate in Fate}


def _ended(change: PlannedChange, end: Ended | None, left: Collection[str]) -> Json:
    return {
        "action": change.action,
        "kind": change.kind,
        "key": change.key,
        "name": change.name,
        "done": end.fate in _DONE if end else change.identity not in left,
        "fate": end.fate if end else "",
        "why": end.why if end else "",
    }
