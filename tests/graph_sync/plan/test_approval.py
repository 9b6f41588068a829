"""Which changes of a new plan were approved with an earlier one."""

from dataclasses import replace

import pytest

from graph_sync.plan.approval import Approval
from registry.provisioning.plan import Blocked, Cause, Plan, PlannedChange, ResourceKind, SyncAction
from tests.graph_sync.plan.fixtures_plan import Harness, channel, desired, team


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


def test_a_channel_that_would_be_made_of_another_kind_was_not_approved():
    key, now = "hub:twente:water", {"members": ("an",), "private": True}
    before = Harness(desired(team("hub:twente", channels=(channel("hub:twente", "water"),))))
    after = Harness(desired(team("hub:twente", channels=(channel("hub:twente", "water", **now),))))
    for one, other in ((before, after), (after, before)):
        approved, plan = one.plan(), other.plan()
        [made] = [one for one in plan.changes if one.key == key]
        assert not Approval(approved, same).holds(made)
        assert [one.key for one in Approval(approved, same).hindered(plan, ())] == [key]
        assert approved.checksum != plan.checksum
    assert made.channel_kind == "standard"


@pytest.mark.parametrize(
    ("part", "news"),
    [
        ("channel", {"description": "Anders."}),
        ("tab", {"url": "https://elders.example/"}),
        ("tab", {"app": "com.example.other"}),
        ("team", {"description": "Anders."}),
        ("team", {"welcome": True}),
    ],
)
def test_what_would_be_made_otherwise_than_was_shown_was_not_approved(part, news):
    place = channel("hub:twente", "water", tabs=("website",))
    shown = team("hub:twente", channels=(place,))
    if part == "tab":
        place = replace(place, tabs=(replace(place.tabs[0], **news),))
    elif part == "channel":
        place = replace(place, **news)
    edited = replace(shown, channels=(shown.channels[0], place))
    edited = replace(edited, **news) if part == "team" else edited
    approved, plan = (Harness(desired(one)).plan() for one in (shown, edited))
    [lost] = Approval(approved, same).hindered(plan, ())
    assert (lost.action, lost.kind) == ("create", part)


def test_what_is_not_to_be_done_any_more_was_done_unless_something_is_in_the_way():
    tab = change(SyncAction.CREATE, ResourceKind.TAB, "hub:twente:water:tab:site")
    unread = change(SyncAction.CREATE, ResourceKind.TAB, "hub:zuid:water:tab:site", area="hub:zuid")
    approval = Approval(Plan((RENAME, ADD, tab, unread)), same)
    blocked = Blocked(tab.key, "hub:twente", "Site", ResourceKind.TAB, "name-taken")
    now = Plan((ADD,), blocked=(blocked,))
    assert approval.hindered(now, {"hub:zuid"}) == (tab, unread)
