from dataclasses import replace
from datetime import timedelta

import pytest

from graph_sync.drift import choices
from graph_sync.ledger.ledger import LedgerRoster
from graph_sync.model.shapes import DesiredPerson
from graph_sync.plan import make_plan
from graph_sync.plan.people import LEAVES, PATIENCE
from registry.provisioning.plan import Cause, SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import Removed
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


@pytest.mark.parametrize("known", ["guest", "roster", "object id"])
def test_whose_account_is_gone_is_asked_about_and_never_invited_again_by_itself(known):
    key = AN if known == "object id" else "an"
    harness = Harness(desired(group(key), hub(members=(key,))))
    if known == "guest":
        harness.guests[key] = NOW - timedelta(days=2)
    elif known == "roster":
        roster = LedgerRoster(slug="hub:twente", members=(key,))
        harness.rosters["hub:twente"] = roster
    first = make(harness)
    assert told(first, SyncAction.INVITE, SyncAction.ADD) == []  # one list proves nothing

    plan = make(harness, confirmed={f"/{key}"})

    (gone,) = plan.departed
    assert (gone.cause, gone.area, gone.where) == (Cause.DRIFT, "hub:twente", "GW Twente")
    assert told(plan, SyncAction.INVITE) == [f"invite guest /{key} drift"]
    assert not [one for one in told(plan, SyncAction.ADD) if key in one]
    assert not SyncPolicy(slug="sync", by_itself=tuple(SyncAction)).lets(gone)
    assert choices(gone) == ("put_right", "accept")


def test_whose_account_is_gone_and_who_has_no_address_can_only_have_left():
    harness = Harness(desired(group(AN), people=[DesiredPerson(AN, name="An")]))
    (gone,) = make(harness, confirmed={f"/{AN}"}).departed
    assert (gone.name, choices(gone)) == ("An", ("accept",))


def test_who_never_had_an_account_is_invited_as_ever():
    harness = Harness(desired(group("an")))
    plan = make(harness, confirmed={"/an"})
    assert told(plan, SyncAction.INVITE) == ["invite guest /an wanted"]
    assert plan.departed == ()


def test_who_came_back_is_no_longer_asked_about():
    harness = Harness(desired(group(AN)))
    harness.guests[AN] = NOW - timedelta(days=9)
    assert make(harness, confirmed={f"/{AN}"}).departed
    harness.teams.account(AN)
    assert make(harness, confirmed={f"/{AN}"}).departed == ()


def make(harness, confirmed=()):
    """The plan when these marks deviate at a second look too."""
    seen = replace(harness.teams.observed, confirmed=frozenset(confirmed))
    options = {"removed": Removed(), "policy": SyncPolicy(slug="sync"), "now": harness.now}
    return make_plan(harness.desired, seen, harness.ledger, **options)


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


def unlisted(harness, user):
    """Have the team's list end before somebody whom its group has."""
    found = harness.teams.teams[makers(harness)]
    roster = {key: one for key, one in found.roster.items() if key != user}
    harness.teams.change(makers(harness), roster=roster)


def test_whom_we_had_in_and_only_the_group_shows_is_neither_pending_nor_unsure():
    harness = aligned(group("an", "bo"))
    unlisted(harness, "id-an")
    plan = harness.plan(sure=False)
    assert (plan.aligned, plan.changes, plan.pending, plan.unsure) == (True, (), (), ())


def test_whom_we_had_in_a_channel_is_unsure_when_team_and_channel_leave_them_out():
    harness = aligned(hub(members=("an", "bo")))
    [id_] = harness.teams.teams
    harness.teams.leave(id_, "id-an")
    plan = harness.plan(sure=False)
    assert (plan.changes, plan.pending) == ((), ())
    assert keys(plan.unsure) == ["hub:twente/an", "hub:twente:kernteam/an"]


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


def test_who_was_taken_out_of_a_team_is_out_of_its_private_channels_as_one_change():
    """Teams takes them out of the one channel after the other: the plan is the same all along."""
    harness = aligned(hub(members=("an", "bo")))
    twente = harness.teams.team("GW Twente")
    kernteam = harness.teams.channel("GW Twente", "Kernteam")
    still = kernteam.memberships["id-an"]
    harness.teams.leave(twente.id, "id-an")
    caught_up = harness.plan()
    there = {**harness.teams.channel("GW Twente", "Kernteam").memberships, "id-an": still}
    harness.teams.change_channel(twente.id, kernteam.id, memberships=there)
    before = harness.plan()

    assert told(before) == [
        "add member hub:twente/an drift",
        "add member hub:twente:kernteam/an drift",
    ]
    assert before.checksum == caught_up.checksum


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


def test_who_is_wanted_no_more_is_taken_out_where_only_the_group_has_them():
    harness = aligned(group("an", "bo"))
    unlisted(harness, "id-an")
    harness.desired = desired(group("bo"))
    plan = harness.plan(sure=False)
    assert told(plan) == ["remove member subgroup:makers/id-an registry"]
    assert plan.unsure == ()


def test_whom_only_the_group_has_is_taken_out_of_private_channels_too():
    harness = aligned(hub(members=("an", "bo")))
    [(id_, found)] = harness.teams.teams.items()
    harness.teams.change(id_, roster={k: one for k, one in found.roster.items() if k != "id-an"})
    harness.desired = desired(hub(members=("bo",)))
    assert told(harness.plan(sure=False), SyncAction.REMOVE) == [
        "remove member hub:twente:kernteam/id-an registry",
        "remove member hub:twente/id-an registry",
    ]


@pytest.mark.parametrize("why", ["members", "asked"])
def test_nobody_is_taken_out_of_a_group_whom_the_list_of_accounts_lacks(why):
    harness = aligned(group("an", "bo"))
    unlisted(harness, "id-an")
    one = {"members": ("id-an",), "asked": {"id-an": NOW.isoformat()}}[why]
    roster = harness.rosters["subgroup:makers"]
    harness.rosters["subgroup:makers"] = roster.model_copy(update={"members": (), why: one})
    del harness.teams.users["id-an"]
    assert told(harness.plan(sure=False), SyncAction.REMOVE) == []


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
def test_out_of_a_team_go_twenty_in_one_call_and_two_lists_and_one_each_tell_it(count, calls):
    members = [f"m{number:03d}" for number in range(count)]
    harness = aligned(group(*members))
    harness.desired = desired(group())
    assert harness.plan().calls == calls + count  # each is asked for by id as well


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


KERNTEAM = "hub:twente:kernteam"


def owned_by(*owners, members=("an",)):
    return desired(hub(members=members, owners=owners))


def kernteam(harness):
    return {
        user: one.owner
        for user, one in harness.teams.channel("GW Twente", "Kernteam").memberships.items()
    }


def test_the_owners_of_a_team_own_its_private_channels_too():
    harness = Harness(owned_by(OWNER, "tweede"), with_accounts("an", "tweede"))
    plan = harness.sync()
    assert told(plan, SyncAction.PROMOTE) == []  # they come along when both are made
    assert kernteam(harness) == {OWNER: True, "tweede": True, "an": False}
    assert harness.plan().aligned


def test_a_new_owner_is_in_the_channels_before_the_old_one_goes():
    harness = aligned(hub(members=("an",)))
    harness.teams.account("nieuw")
    harness.desired = owned_by("nieuw")
    assert told(harness.sync()) == [
        "add member hub:twente/nieuw wanted",
        f"add member {KERNTEAM}/nieuw wanted",
        "promote member hub:twente/nieuw wanted",
        f"promote member {KERNTEAM}/nieuw wanted",
        f"demote member {KERNTEAM}/{OWNER} registry",
        f"demote member hub:twente/{OWNER} registry",
        f"remove member hub:twente/{OWNER} registry",  # and so out of its channels
    ]
    assert kernteam(harness) == {"nieuw": True, "id-an": False}
    assert harness.plan().aligned


def test_an_owner_taken_out_by_hand_comes_back_in_the_channels_too():
    harness = aligned(hub(members=("an",), owners=(OWNER, "tweede")), accounts=("tweede",))
    harness.teams.leave(harness.teams.team("GW Twente").id, "tweede")
    assert told(harness.sync()) == [
        "add member hub:twente/tweede drift",
        f"add member {KERNTEAM}/tweede drift",
        "promote member hub:twente/tweede drift",
        f"promote member {KERNTEAM}/tweede drift",
    ]
    assert kernteam(harness) == {OWNER: True, "tweede": True, "id-an": False}
    assert harness.plan().aligned


def test_an_owner_who_stays_a_member_only_gives_up_owning():
    harness = Harness(owned_by("bo", members=("an", "bo")), with_accounts("an", "bo"))
    harness.sync()
    assert kernteam(harness) == {"bo": True, "an": False}
    harness.desired = owned_by(OWNER, members=("an", "bo"))
    assert told(harness.sync(), SyncAction.DEMOTE, SyncAction.REMOVE) == [
        f"demote member {KERNTEAM}/bo registry",
        "demote member hub:twente/bo registry",
        f"remove member {KERNTEAM}/bo registry",
    ]
    assert not harness.teams.team("GW Twente").roster["bo"].owner
    assert harness.plan().aligned


@pytest.mark.parametrize("where", ["team", "channel"])
def test_nobody_goes_while_the_new_owner_is_waited_for(where):
    harness = aligned(hub(members=("an",)))
    harness.teams.account("nieuw")
    if where == "channel":  # they are in the team, and were put in the channel just now
        harness.desired = owned_by(OWNER, "nieuw")
        harness.teams.enter(harness.teams.team("GW Twente").id, "nieuw", owner=True)
        harness.persist()
        roster = harness.rosters[KERNTEAM]
        asked = {"nieuw": NOW.isoformat()}
        harness.rosters[KERNTEAM] = roster.model_copy(update={"asked": asked})
    else:
        found = harness.teams.team("GW Twente")
        harness.teams.change(found.id, members=found.members | {"nieuw"})
        harness._note("hub:twente", asked={"nieuw": NOW.isoformat()})
    harness.desired = owned_by("nieuw")
    plan = harness.plan()
    assert not told(plan, SyncAction.DEMOTE, SyncAction.REMOVE)
    assert f"{KERNTEAM}/nieuw" in keys(plan.pending)


def test_owners_of_a_channel_that_was_made_by_hand_stay():
    teams = Teams()
    teams.by_hand("GW Twente", ("Kernteam", "private"), owner="chief")
    harness = Harness(desired(hub(members=())), teams)
    harness.sync()
    assert kernteam(harness) == {"chief": True, OWNER: True}
    harness.desired = owned_by("nieuw", members=())
    harness.teams.account("nieuw")
    harness.sync()
    assert kernteam(harness) == {"chief": True, "nieuw": True}
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
    plan = harness.plan(policy=policy, removed=Removed(3))
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
