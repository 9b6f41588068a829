from dataclasses import replace
from datetime import timedelta

import pytest

from graph_sync.ledger.ledger import LedgerRoster
from graph_sync.model.shapes import DesiredPerson
from graph_sync.plan.people import LEAVES, PATIENCE
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import SyncPolicy
from tests.graph_sync.plan.fixtures_plan import (
    NOW,
    OWNER,
    Harness,
    Teams,
    aligned,
    desired,
    hub,
    keys,
    team,
    told,
    why,
)

AN = "4c1f0000-0000-4000-8000-000000000001"


def group(*members, **more):
    return team("subgroup:makers", "Makers", members=members, **more)


def makers(harness):
    return harness.teams.team("Makers").id


def with_accounts(*members):
    """Teams in which these have an account."""
    teams = Teams()
    for one in members:
        teams.account(one)
    return teams


# --- coming in


def test_who_has_no_account_is_invited_once_however_many_places_wait():
    harness = Harness(desired(group("an"), hub(members=("an",))))
    plan = harness.plan()
    assert told(plan, SyncAction.INVITE) == ["invite guest /an wanted"]
    assert [one for one in told(plan, SyncAction.ADD) if "/an " in one] == [
        "add member hub:twente/an wanted",
        "add member hub:twente:kernteam/an wanted",
        "add member subgroup:makers/an wanted",
    ]


def test_two_with_the_same_address_are_one_person():
    people = [DesiredPerson("an", "An@x.nl"), DesiredPerson("anna", "an@x.nl")]
    plan = Harness(desired(group("an", "anna"), hub(members=("anna",)), people=people)).plan()
    assert told(plan, SyncAction.INVITE) == ["invite guest /an wanted"]
    assert {one.member for one in plan.changes if one.action is SyncAction.ADD} == {"an"}


def test_who_has_an_account_is_known_by_its_address():
    teams = Teams()
    teams.account("id-an", email="an@x.nl", guest=True)
    plan = Harness(desired(group("an")), teams).plan()
    assert not told(plan, SyncAction.INVITE)
    assert told(plan, SyncAction.ADD) == ["add member subgroup:makers/an wanted"]


def test_who_can_not_be_invited_is_said_once_by_person():
    teams = Teams()
    teams.account("bo", enabled=False)
    people = [DesiredPerson("an"), DesiredPerson("bo")]
    plan = Harness(
        desired(group("an", "bo"), hub(members=("bo", "an")), people=people), teams
    ).plan()
    assert why(plan) == {"/an": "no-account", "/bo": "disabled"}
    assert not told(plan, SyncAction.ADD, SyncAction.INVITE)


def test_who_was_invited_just_now_is_not_invited_again_although_the_list_is_behind():
    harness = Harness(desired(group(AN)))
    harness.guests[AN] = NOW - timedelta(hours=1)
    assert told(harness.plan(), SyncAction.INVITE, SyncAction.ADD) == [
        f"add member subgroup:makers/{AN} wanted"
    ]
    harness.now = NOW + timedelta(days=1)  # the account was taken away since
    assert told(harness.plan(), SyncAction.INVITE) == [f"invite guest /{AN} wanted"]


def test_who_was_asked_for_is_pending_and_asked_again_when_that_takes_too_long():
    harness = Harness(desired(group("an")), with_accounts("an"))
    harness.teams.shown_at_once = False
    harness.sync()
    plan = harness.plan()
    assert plan.aligned
    [pending] = plan.pending
    assert (pending.key, pending.where, pending.since) == (
        "subgroup:makers/an",
        "Makers",
        NOW.isoformat(),
    )
    harness.teams.change(makers(harness), members=None)
    harness.now = NOW + PATIENCE
    assert told(harness.plan()) == ["add member subgroup:makers/an wanted"]


def test_who_is_in_the_group_is_pending_however_long_that_takes():
    harness = Harness(desired(group("an")), with_accounts("an"))
    harness.teams.shown_at_once = False
    harness.sync()
    harness.later(days=9)
    assert harness.plan().aligned
    assert keys(harness.plan().pending) == ["subgroup:makers/an"]


def test_into_a_private_channel_goes_who_is_in_the_team():
    harness = Harness(desired(hub(members=("an",))), with_accounts("an"))
    harness.teams.shown_at_once = False
    harness.sync()
    plan = harness.plan()
    assert plan.aligned
    assert keys(plan.pending) == ["hub:twente/an", "hub:twente:kernteam/an"]
    assert {one.since for one in plan.pending} == {NOW.isoformat()}
    harness.teams.show_everybody()
    assert told(harness.sync()) == ["add member hub:twente:kernteam/an wanted"]
    assert harness.plan().aligned


# --- going out


def test_who_the_registry_no_longer_wants_is_taken_out_once():
    harness = aligned(hub(members=("an", "bo")))
    harness.desired = desired(hub(members=("bo",)))
    plan = harness.sync()
    gone = [one for one in plan.changes if one.action is SyncAction.REMOVE]
    assert [(one.key, one.cause, one.removes) for one in gone] == [
        ("hub:twente/id-an", "registry", True)
    ]
    assert plan.removals.planned == 1


def test_out_of_a_private_channel_alone():
    harness = aligned(hub(members=("an", "bo")))
    target = hub(members=("an", "bo"))
    channels = (
        target.channels[0],
        replace(target.channels[1], members=frozenset()),
        target.channels[2],
    )
    harness.desired = desired(replace(target, channels=channels))
    assert told(harness.sync()) == ["remove member hub:twente:kernteam/an registry"]
    assert harness.plan().aligned


def test_somebody_put_in_by_hand_is_drift_and_so_is_somebody_taken_out():
    harness = aligned(
        group("an", "bo"), people=[DesiredPerson("an", "a@x.nl"), DesiredPerson("bo", "b@x.nl")]
    )
    harness.teams.enter(makers(harness), "piet")
    harness.teams.leave(makers(harness), "id-an")
    assert told(harness.plan()) == [
        "add member subgroup:makers/an drift",
        "remove member subgroup:makers/piet drift",
    ]


def test_who_may_stay_stays():
    harness = aligned(group())
    harness.teams.enter(makers(harness), "piet")
    harness.persist()
    roster = harness.rosters["subgroup:makers"]
    harness.rosters["subgroup:makers"] = roster.model_copy(update={"left_alone": ("piet",)})
    assert harness.plan().aligned


def test_who_was_there_when_a_team_became_ours_is_left_alone():
    teams = Teams()
    teams.by_hand("Makers", people=["piet"])
    harness = Harness(desired(group()), teams)
    assert not told(harness.sync(), SyncAction.REMOVE)
    assert not told(harness.plan(), SyncAction.REMOVE)
    harness.teams.enter(makers(harness), "later")
    assert told(harness.plan(), SyncAction.REMOVE) == ["remove member subgroup:makers/later drift"]


def test_who_was_asked_for_and_is_wanted_no_more_is_taken_out_before_they_appear():
    harness = Harness(desired(group("an")), with_accounts("an"))
    harness.teams.shown_at_once = False
    harness.sync()
    harness.desired = desired(group())
    assert told(harness.sync()) == ["remove member subgroup:makers/an registry"]
    assert harness.plan().aligned


def test_who_was_taken_out_and_is_still_shown_is_waited_for_a_while_and_then_taken_out_again():
    harness = aligned(hub(members=("an", "bo")))
    harness.desired = desired(hub(members=("bo",)))
    roster = harness.rosters["hub:twente"]
    since = {"id-an": (NOW - timedelta(minutes=10)).isoformat()}
    harness.rosters["hub:twente"] = roster.model_copy(update={"leaving": since})
    plan = harness.plan()
    # Not out of its private channel either: who leaves the team does.
    assert told(plan, SyncAction.REMOVE) == []
    [pending] = plan.pending
    assert (pending.key, pending.why) == ("hub:twente/id-an", "leaving")
    assert not plan.aligned
    late = {"id-an": (NOW - LEAVES).isoformat()}
    harness.rosters["hub:twente"] = roster.model_copy(update={"leaving": late})
    assert told(harness.plan(), SyncAction.REMOVE) == ["remove member hub:twente/id-an registry"]


@pytest.mark.parametrize(("count", "calls"), [(1, 3), (20, 3), (21, 4)])
def test_out_of_a_team_go_twenty_in_one_call_and_two_calls_look_whether_they_did(count, calls):
    members = [f"m{number:03d}" for number in range(count)]
    harness = aligned(group(*members))
    harness.desired = desired(group())
    assert harness.plan().calls == calls


def test_somebody_whose_account_is_off_is_not_taken_out():
    harness = aligned(group("an"))
    user = harness.teams.users["id-an"]
    harness.teams.users["id-an"] = replace(user, enabled=False)
    assert harness.plan().aligned
    harness.teams.leave(makers(harness), "id-an")
    assert harness.plan().aligned
    assert why(harness.plan()) == {"/an": "disabled"}


# --- owners


def test_an_owner_who_is_missing_comes_in_and_owns():
    teams = Teams()
    teams.by_hand("Makers", owner="chief")
    harness = Harness(desired(group()), teams)
    plan = harness.sync()
    assert told(plan, SyncAction.ADD, SyncAction.PROMOTE) == [
        f"add member subgroup:makers/{OWNER} wanted",
        f"promote member subgroup:makers/{OWNER} wanted",
    ]
    assert harness.plan().aligned
    assert teams.team("Makers").roster["chief"].owner


def test_an_owner_who_was_made_member_by_hand_is_drift():
    harness = aligned(group())
    harness.teams.enter(makers(harness), OWNER, owner=False)
    assert told(harness.plan()) == [f"promote member subgroup:makers/{OWNER} drift"]


def test_an_owner_whom_nobody_wants_any_more_is_demoted_before_they_go():
    harness = aligned(group())
    harness.teams.account("nieuw")
    harness.desired = desired(group(owners=("nieuw",)))
    assert told(harness.sync()) == [
        "add member subgroup:makers/nieuw wanted",
        "promote member subgroup:makers/nieuw wanted",
        f"demote member subgroup:makers/{OWNER} registry",
        f"remove member subgroup:makers/{OWNER} registry",
    ]
    assert harness.plan().aligned


def test_a_team_is_never_left_without_an_owner():
    harness = aligned(group())
    harness.desired = desired(group(owners=("nooit",)))
    assert harness.plan().aligned


def test_other_owners_are_left_alone():
    harness = aligned(group())
    harness.teams.enter(makers(harness), "baas", owner=True)
    assert harness.plan().aligned


def test_candidates_are_passed_over_who_can_not_own_a_team():
    teams = with_accounts("licht")
    teams.account("id-gast", email="gast@x.nl", guest=True)
    target = group("gast", "licht", owners=("gast", "licht"))
    plan = Harness(desired(target), teams).plan()
    assert told(plan, SyncAction.ADD) == ["add member subgroup:makers/gast wanted"]
    assert "create team subgroup:makers wanted" in told(plan)


def test_more_owners_than_come_along_at_once_come_in_later():
    many = [f"o{number}" for number in range(7)]
    harness = Harness(desired(group(owners=many)), with_accounts(*many))
    assert told(harness.plan(), SyncAction.PROMOTE) == [
        "promote member subgroup:makers/o5 wanted",
        "promote member subgroup:makers/o6 wanted",
    ]


# --- what it costs


@pytest.mark.parametrize(("count", "calls"), [(1, 1), (20, 1), (21, 2), (200, 10)])
def test_twenty_people_go_in_one_call(count, calls):
    members = [f"m{number:03d}" for number in range(count)]
    harness = aligned(group())
    for one in members:
        harness.teams.account(one)
    harness.desired = desired(group(*members))
    assert harness.plan().calls == calls


def test_the_first_people_come_along_when_a_team_is_made():
    members = [f"m{number:03d}" for number in range(19)]
    harness = Harness(desired(group(*members, bot=False)), with_accounts(*members))
    plan = harness.plan()
    assert sum(one.calls for one in plan.changes if one.action is SyncAction.ADD) == 1
    assert plan.calls == 4


def test_removals_add_up_against_what_may_go_in_a_day():
    members = [f"m{number:03d}" for number in range(12)]
    harness = aligned(group(*members))
    harness.desired = desired(group())
    policy = SyncPolicy(slug="sync", most_removals=10, removal_percent=0)
    plan = harness.plan(policy=policy, removed_today=3)
    assert (plan.removals.planned, plan.removals.before, plan.removals.allowed) == (12, 3, 10)
    assert plan.removals.over


def test_what_was_never_read_is_not_planned():
    harness = aligned(hub())
    harness.teams.enter(harness.teams.team("GW Twente").id, "piet")
    harness.teams.change(harness.teams.team("GW Twente").id, roster=None)
    assert harness.plan().aligned


def test_a_place_without_a_roster_in_the_ledger_is_not_emptied():
    harness = aligned(group())
    harness.teams.enter(makers(harness), "piet")
    del harness.rosters["subgroup:makers"]
    assert harness.plan(reconcile=False).aligned
    harness.rosters["subgroup:makers"] = LedgerRoster(slug="subgroup:makers")
    assert told(harness.plan(reconcile=False), SyncAction.REMOVE) == [
        "remove member subgroup:makers/piet drift"
    ]
