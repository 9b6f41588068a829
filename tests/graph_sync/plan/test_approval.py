"""Which changes of a new plan were approved with an earlier one."""

from dataclasses import replace

import pytest

from graph_sync.plan.approval import Approval, Seen
from registry.provisioning.fates import Fate
from registry.provisioning.plan import (
    Blocked,
    Cause,
    Pending,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
)
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
    said = [(one.change, one.fate) for one in approval.ended(Seen(now, {}, lambda _: True))]
    assert said == [(CREATE, Fate.BLOCKED), (ADD, Fate.BLOCKED)]  # neither done nor lost
    approval = Approval(Plan((adopt, INVITE, ADD)), same)
    assert approval.of(now.changes) == now.changes
    assert approval.ended(Seen(now, {}, lambda _: True)) == ()


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
        lost = Approval(approved, same).ended(Seen(plan, {}, lambda _: True))
        assert (key, Fate.OVERTAKEN) in [(end.change.key, end.fate) for end in lost]
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
    [lost] = Approval(approved, same).ended(Seen(plan, {}, lambda _: True))
    assert lost.fate is Fate.OVERTAKEN
    assert (lost.change.action, lost.change.kind) == ("create", part)


TAB = change(SyncAction.CREATE, ResourceKind.TAB, "hub:twente:water:tab:site")
ARCHIVE = change(SyncAction.ARCHIVE, ResourceKind.TEAM, "hub:twente", removes=True)
REMOVE = change(SyncAction.REMOVE, ResourceKind.MEMBER, "hub:twente/jan", member="jan")


def ended(one, now=None, *, shows=False, unread=None, made=()):
    """What is said of a change that a new plan does not have."""
    seen = Seen(now or Plan(), unread or {}, lambda _: shows, made)
    [end] = Approval(Plan((one,)), same).ended(seen)
    assert end.change is one
    return end.fate, end.why


def mark(one):
    return Approval(Plan((one,)), same).mark(one)


def blocked(key, why, kind=ResourceKind.TAB):
    return Plan(blocked=(Blocked(key, "hub:twente", "x", kind, why),))


def pending(why=""):
    place = ("hub:twente/jan", "hub:twente", "x", ResourceKind.MEMBER)
    return Plan(pending=(Pending(*place, member="jan", why=why),))


def test_what_is_still_to_be_done_has_not_ended():
    assert Approval(Plan((ADD,)), same).ended(Seen(Plan((ADD,)), {}, lambda _: True)) == ()


@pytest.mark.parametrize(
    "one", [RENAME, ADD, INVITE, TAB, ARCHIVE, REMOVE], ids=lambda one: f"{one.action} {one.kind}"
)
def test_what_is_gone_from_the_plan_was_done_only_where_that_is_seen(one):
    assert ended(one, shows=True) == (Fate.BEFORE, "")
    assert ended(one) == (Fate.OVERTAKEN, "")


def test_what_this_very_plan_made_was_made_but_who_is_out_must_be_seen():
    assert ended(TAB, made={mark(TAB)}) == (Fate.BEFORE, "")
    assert ended(REMOVE, made={mark(REMOVE)}) == (Fate.OVERTAKEN, "")


def test_of_a_team_that_can_not_be_read_nothing_is_known():
    unread = {"hub:twente": "forbidden"}
    assert ended(TAB, unread=unread, shows=True) == (Fate.UNREAD, "forbidden")


@pytest.mark.parametrize(
    ("one", "now", "said"),
    [
        (TAB, blocked(TAB.key, "name-taken"), (Fate.BLOCKED, "name-taken")),
        (ADD, blocked("/jan", "no-account", ResourceKind.GUEST), (Fate.BLOCKED, "no-account")),
        (ADD, blocked("hub:twente", "set-aside"), (Fate.BLOCKED, "set-aside")),
        (ADD, pending(), (Fate.WAITING, "roster")),
        (TAB, blocked(TAB.key, "kind-differs"), (Fate.OVERTAKEN, "")),
        (TAB, pending(), (Fate.OVERTAKEN, "")),
    ],
    ids=["name", "account", "aside", "roster", "kind", "somebody else"],
)
def test_what_keeps_it_from_being_planned_is_said(one, now, said):
    assert ended(one, now) == said


def test_who_is_still_shown_is_not_out_whatever_the_trail_says():
    said = (Fate.WAITING, "removal")
    assert ended(REMOVE, pending("leaving"), made={mark(REMOVE)}) == said
    assert ended(REMOVE, pending("leaving"), shows=True) == said
