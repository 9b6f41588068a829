"""Which changes of a new plan were approved with an earlier one."""

from dataclasses import replace

from graph_sync.plan.approval import Approval
from registry.provisioning.plan import Blocked, Cause, Plan, PlannedChange, ResourceKind, SyncAction


def change(action, kind, key, **fields):
    fields = {"area": "hub:twente", "name": "x", "cause": Cause.WANTED} | fields
    return PlannedChange(action, kind, key, **fields)


RENAME = change(SyncAction.RENAME, ResourceKind.TEAM, "hub:twente", before="a", after="b")
ADD = change(SyncAction.ADD, ResourceKind.MEMBER, "hub:twente/jan", member="jan")
INVITE = change(SyncAction.INVITE, ResourceKind.GUEST, "/jan", member="jan", area="")


def same(key):
    return key


def test_the_same_change_is_approved_whatever_led_to_it():
    approval = Approval(Plan((RENAME,)), same)
    by_hand = {"before": "a", "after": "b", "cause": Cause.DRIFT}
    assert approval.holds(change(SyncAction.RENAME, ResourceKind.TEAM, "hub:twente", **by_hand))
    assert not approval.holds(
        change(SyncAction.RENAME, ResourceKind.TEAM, "hub:twente", before="a", after="c")
    )
    assert not approval.holds(
        change(SyncAction.RENAME, ResourceKind.TEAM, "hub:zuid", before="a", after="b")
    )
    assert not approval.holds(
        change(SyncAction.DESCRIBE, ResourceKind.TEAM, "hub:twente", before="a", after="b")
    )


def test_somebody_who_was_invited_meanwhile_is_the_same_person():
    approval = Approval(Plan((INVITE, ADD)), lambda key: {"jan": "id-of-jan"}.get(key, key))
    now = change(
        SyncAction.ADD,
        ResourceKind.MEMBER,
        "hub:twente/id-of-jan",
        member="id-of-jan",
        graph_id="m",
    )
    other = change(SyncAction.ADD, ResourceKind.MEMBER, "hub:twente/id-of-els", member="id-of-els")
    elsewhere = change(
        SyncAction.ADD, ResourceKind.MEMBER, "hub:zuid/id-of-jan", member="id-of-jan"
    )
    assert approval.of([now, other, elsewhere]) == (now,)


CREATE = change(SyncAction.CREATE, ResourceKind.TEAM, "hub:twente", name="GW Twente")


def test_what_was_approved_is_not_done_in_a_place_that_somebody_made_under_its_name_since():
    approval = Approval(Plan((INVITE, CREATE, ADD)), same)
    adopt = change(
        SyncAction.ADOPT, ResourceKind.TEAM, "hub:twente", cause=Cause.FOUND, graph_id="g"
    )
    now = Plan((adopt, INVITE, ADD))
    assert approval.of(now.changes) == (INVITE,)
    assert approval.hindered(now, ()) == (CREATE, ADD)  # left over: neither done nor lost
    approval = Approval(Plan((adopt, INVITE, ADD)), same)
    assert approval.of(now.changes) == now.changes
    assert approval.hindered(now, ()) == ()


def test_a_thing_that_became_another_was_not_approved():
    adopt = change(SyncAction.ADOPT, ResourceKind.TEAM, "hub:twente", graph_id="g1")
    approval = Approval(Plan((adopt,)), same)
    assert not approval.holds(
        change(SyncAction.ADOPT, ResourceKind.TEAM, "hub:twente", graph_id="g2")
    )


def test_what_would_be_made_under_another_name_was_not_approved():
    make = change(SyncAction.CREATE, ResourceKind.CHANNEL, "hub:twente:water", name="water")
    approval = Approval(Plan((make,)), same)
    assert approval.holds(make)
    assert not approval.holds(replace(make, name="iets anders"))


def test_what_is_not_to_be_done_any_more_was_done_unless_something_is_in_the_way():
    tab = change(SyncAction.CREATE, ResourceKind.TAB, "hub:twente:water:tab:site")
    unread = change(SyncAction.CREATE, ResourceKind.TAB, "hub:zuid:water:tab:site", area="hub:zuid")
    approval = Approval(Plan((RENAME, ADD, tab, unread)), same)
    blocked = Blocked(tab.key, "hub:twente", "Site", ResourceKind.TAB, "name-taken")
    now = Plan((ADD,), blocked=(blocked,))
    assert approval.hindered(now, {"hub:zuid"}) == (tab, unread)
