"""Each difference that a plan can have leaves something to choose: a closed set."""

from pathlib import Path

import pytest

from graph_sync.drift import choices
from graph_sync.plan.order import _STAGES
from registry.provisioning.plan import (
    Cause,
    PlannedChange,
    ResourceKind,
    SyncAction,
    plan_from_json,
)

KEPT = Path(__file__).parent / "plan" / "kept_plans.jsonl"

OFFERED = {
    (one, kind): expected
    for one, kind, expected in [
        (SyncAction.RENAME, ResourceKind.TEAM, "put_right accept leave"),
        (SyncAction.RENAME, ResourceKind.CHANNEL, "put_right accept leave"),
        (SyncAction.RENAME, ResourceKind.TAB, "put_right leave"),
        (SyncAction.DESCRIBE, ResourceKind.TEAM, "put_right leave"),
        (SyncAction.ADD, ResourceKind.MEMBER, "put_right accept"),
        (SyncAction.REMOVE, ResourceKind.MEMBER, "put_right accept leave"),
        (SyncAction.PROMOTE, ResourceKind.MEMBER, "put_right"),
        (SyncAction.CREATE, ResourceKind.CHANNEL, "put_right accept leave"),
        (SyncAction.CREATE, ResourceKind.TEAM, "put_right leave"),
        (SyncAction.UNARCHIVE, ResourceKind.CHANNEL, "put_right accept leave"),
        (SyncAction.UNARCHIVE, ResourceKind.TEAM, "put_right leave"),
        (SyncAction.RESTORE, ResourceKind.TEAM, "put_right leave"),
        (SyncAction.INSTALL, ResourceKind.APP, "put_right leave"),
        (SyncAction.ARCHIVE, ResourceKind.TEAM, "put_right leave"),
        (SyncAction.ARCHIVE, ResourceKind.CHANNEL, "put_right accept leave"),
        (SyncAction.DESCRIBE, ResourceKind.CHANNEL, "put_right leave"),
        (SyncAction.CREATE, ResourceKind.TAB, "put_right leave"),
        (SyncAction.CHANGE, ResourceKind.TAB, "put_right leave"),
        (SyncAction.INVITE, ResourceKind.GUEST, "put_right accept"),
    ]
}
"""What can be chosen about each difference that a plan can have."""

NEVER_BY_HAND = {
    (SyncAction.FORGET, ResourceKind.TEAM): "of what the registry no longer wants",
    (SyncAction.FORGET, ResourceKind.CHANNEL): "of what the registry no longer wants",
    (SyncAction.FORGET, ResourceKind.TAB): "of what the registry no longer wants",
    (SyncAction.MOVE, ResourceKind.TEAM): "its key in the registry is another",
    (SyncAction.MOVE, ResourceKind.CHANNEL): "its key in the registry is another",
    (SyncAction.ADOPT, ResourceKind.TEAM): "found for the first time",
    (SyncAction.ADOPT, ResourceKind.CHANNEL): "found for the first time",
    (SyncAction.ADOPT, ResourceKind.TAB): "found for the first time",
    (SyncAction.DEMOTE, ResourceKind.MEMBER): "only who we made an owner is made a member again",
    (SyncAction.REMOVE, ResourceKind.TAB): "tabs that people add stay",
}
"""Changes of a plan that never put right what somebody did by hand, and why."""

ONE_WAY = {
    (SyncAction.PROMOTE, ResourceKind.MEMBER): "who owns a team is a setting, or the kernteam",
}
"""Differences of which there is nothing to choose, and why."""


@pytest.mark.parametrize(("action", "kind"), OFFERED)
def test_what_can_be_chosen(action, kind):
    found = " ".join(
        choices(PlannedChange(action, kind, "hub:twente:x", "hub:twente", "Naam", Cause.DRIFT))
    )
    assert found == OFFERED[action, kind]


def test_each_difference_that_a_plan_can_have_leaves_a_choice():
    assert {*OFFERED, *NEVER_BY_HAND} == {*_STAGES}
    assert not {*OFFERED} & {*NEVER_BY_HAND}
    alone = {pair for pair, choices in OFFERED.items() if choices == "put_right"}
    assert alone == set(ONE_WAY)


def test_the_kept_plans_have_no_other_difference():
    plans = [plan_from_json(line) for line in KEPT.read_text("utf-8").splitlines()]
    found = {
        (one.action, one.kind) for plan in plans for one in plan.changes if one.cause is Cause.DRIFT
    }
    assert len(found) >= 10
    assert found <= {*OFFERED}
