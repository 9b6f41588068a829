from dataclasses import replace
from datetime import timedelta

import pytest

from graph_sync.ledger.ledger import LedgerArea, LedgerEntry
from graph_sync.model.shapes import ObservedChannel
from registry.provisioning.first_contact import apart_from, contacts
from registry.provisioning.plan import Cause, FoundPlace, ResourceKind, SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import Removed
from tests.graph_sync.plan.fixtures_plan import (
    NOW,
    Harness,
    Teams,
    aligned,
    channel,
    desired,
    hub,
    team,
    told,
    why,
)


def cafe(**more):
    return team("subgroup:plek-cafe", "PLeK Café", **more)


def test_a_hub_is_made_with_all_that_belongs_in_it_in_the_order_in_which_it_can_be():
    harness = Harness(desired(hub()))
    assert told(harness.plan()) == [
        "invite guest /an wanted",
        "invite guest /bo wanted",
        "create team hub:twente wanted",
        "create channel hub:twente:agenda wanted",
        "create channel hub:twente:kernteam wanted",
        "install app hub:twente:app wanted",
        "create tab hub:twente:agenda:tab:website wanted",
        "add member hub:twente/an wanted",
        "add member hub:twente/bo wanted",
        "add member hub:twente:kernteam/an wanted",
    ]
    harness.sync()
    assert harness.plan().aligned


def test_what_was_made_by_hand_becomes_ours_without_a_call():
    teams = Teams()
    teams.by_hand("plek café", "Helpdesk", people=["an"])
    harness = Harness(desired(cafe(channels=[channel("subgroup:plek-cafe", "helpdesk")])), teams)
    plan = harness.plan()
    assert told(plan, SyncAction.ADOPT) == [
        "adopt team subgroup:plek-cafe found",
        "adopt channel subgroup:plek-cafe:general found",
        "adopt channel subgroup:plek-cafe:helpdesk found",
    ]
    assert not told(plan, SyncAction.CREATE, SyncAction.REMOVE)
    assert sum(one.calls for one in plan.changes if one.action is SyncAction.ADOPT) == 0
    [named] = [one for one in plan.changes if one.action is SyncAction.RENAME]
    assert (named.before, named.after, named.cause) == ("plek café", "PLeK Café", "found")


def test_its_own_name_tells_more_than_what_it_may_be_called():
    teams = Teams()
    other, own = teams.by_hand("Café"), teams.by_hand("PLeK Café")
    plan = Harness(desired(cafe(known_as=("Café",))), teams).plan()
    [adopted] = [
        one for one in plan.changes if (one.action, one.kind) == ("adopt", ResourceKind.TEAM)
    ]
    assert adopted.graph_id == own
    assert [one.graph_id for one in plan.foreign] == [other]


def test_two_that_it_could_be_are_both_left_alone():
    teams = Teams()
    ids = [teams.by_hand("PLeK Café"), teams.by_hand("PLEK CAFÉ")]
    plan = Harness(desired(cafe()), teams).plan()
    assert why(plan) == {"subgroup:plek-cafe": "ambiguous"}
    assert all(one in plan.blocked[0].value for one in ids)
    assert plan.aligned


@pytest.mark.parametrize("state", [{"archived": True}, {"deleted": True}, {"teamless": True}])
def test_what_nobody_uses_is_not_taken_for_ours(state):
    teams = Teams()
    teams.by_hand("PLeK Café", **state)
    assert "create team subgroup:plek-cafe wanted" in told(Harness(desired(cafe()), teams).plan())


def test_a_closed_hub_takes_nothing_that_was_made_by_hand():
    teams = Teams()
    teams.by_hand("GW Twente")
    plan = Harness(desired(hub(archived=True)), teams).plan()
    assert plan.aligned
    assert [one.name for one in plan.foreign] == ["GW Twente"]


def test_a_group_that_we_began_to_make_is_gone_on_with():
    teams = Teams()
    begun = teams.by_hand("GW Twente", unique_name="plek-hub-twente")
    teams.change(begun, teamless=True, channels=None, roster=None)
    entries = {"hub:twente": LedgerEntry(slug="hub:twente", kind="team")}
    harness = Harness(desired(hub()), teams, entries=entries)
    fresh = Harness(desired(hub())).plan()
    assert harness.plan().changes == fresh.changes  # an approval of the one holds for the other


def test_a_group_with_our_unique_name_that_we_never_began_is_asked_about_with_all_that_follows():
    teams = Teams()
    others = teams.by_hand("Visclub", people=("kees",), unique_name="plek-hub-twente")
    teams.change(others, teamless=True, channels=None, apps=None, created=NOW)
    plan = Harness(desired(hub()), teams).plan()
    [adopt] = plan.by_name
    assert (adopt.key, adopt.graph_id) == ("hub:twente", others)
    assert adopt.found == FoundPlace(
        "GW Twente", (("chief", "Chief"),), 2, unknown=2, since=NOW.isoformat()
    )
    assert told(plan, SyncAction.CREATE)[0] == "create team hub:twente wanted"
    assert apart_from(plan.changes, contacts(plan.changes)) == [
        one for one in plan.changes if one.action is SyncAction.INVITE
    ]


def test_a_group_of_which_somebody_said_that_it_is_not_ours_is_never_made_a_team():
    teams = Teams()
    others = teams.by_hand("Visclub", unique_name="plek-hub-twente")
    teams.change(others, teamless=True, channels=None)
    harness = Harness(desired(hub()), teams)
    plan = harness.plan(not_ours=frozenset({("hub:twente", others)}))
    assert why(plan) == {"hub:twente": "not-ours"}
    assert plan.aligned
    teams.change(others, teamless=False)  # as little when it is a team by now
    plan = harness.plan(not_ours=frozenset({("hub:twente", others)}))
    assert why(plan) == {"hub:twente": "not-ours"}
    teams.change(others, unique_name="visclub")
    assert told(harness.plan(), SyncAction.CREATE)


def test_beside_a_team_that_is_not_ours_one_of_our_own_is_made():
    teams = Teams()
    others = teams.by_hand("GW Twente", people=("kees",))
    harness = Harness(desired(hub()), teams)
    plan = harness.plan(not_ours=frozenset({("hub:twente", others)}))
    assert told(plan, SyncAction.ADOPT) == []
    assert "create team hub:twente wanted" in told(plan)
    assert [one.graph_id for one in plan.foreign] == [others]
    again = teams.by_hand("GW Twente")  # a no is for that one place
    (adopt,) = harness.plan(not_ours=frozenset({("hub:twente", others)})).by_name[:1]
    assert adopt.graph_id == again


def test_a_channel_that_is_not_ours_keeps_its_name():
    harness = aligned(hub())
    harness.desired = desired(hub("twente", channel("hub:twente", "water")))
    id_ = harness.entries["hub:twente"].graph_id
    others = ObservedChannel("chan-x", "Water", tabs=())
    harness.teams.change(id_, channels={**harness.teams.teams[id_].channels, "chan-x": others})
    assert [one.key for one in harness.plan().by_name] == ["hub:twente:water"]
    plan = harness.plan(not_ours=frozenset({("hub:twente:water", "chan-x")}))
    assert plan.aligned
    assert why(plan)["hub:twente:water"] == "name-taken"


def test_a_place_that_is_taken_over_says_since_when_it_is_there():
    teams = Teams()
    teams.by_hand("GW Twente", created=NOW)
    (adopt,) = (one for one in Harness(desired(hub()), teams).plan().by_name if one.found.owners)
    assert adopt.found.since == NOW.isoformat()


def test_a_team_that_we_made_and_did_not_note_is_ours():
    teams = Teams()
    teams.by_hand("Iets anders", unique_name="plek-subgroup-plek-cafe")
    begun = {"subgroup:plek-cafe": LedgerEntry(slug="subgroup:plek-cafe", kind="team")}
    plan = Harness(desired(cafe()), teams, entries=begun).plan()
    assert told(plan, SyncAction.ADOPT, SyncAction.CREATE) == []
    assert told(plan, SyncAction.RENAME)


def test_a_unique_name_that_we_never_began_with_waits_for_a_yes_like_any_name():
    teams = Teams()
    teams.by_hand("Iets anders", unique_name="plek-subgroup-plek-cafe")
    plan = Harness(desired(cafe()), teams).plan()
    [adopt] = (one for one in plan.by_name if one.kind is ResourceKind.TEAM)
    assert adopt.cause is Cause.FOUND
    assert not SyncPolicy(slug="sync").lets(adopt)


def test_without_somebody_who_can_own_it_no_team_is_made():
    teams = Teams()
    teams.account("gast", guest=True)
    teams.account("weg", enabled=False)
    plan = Harness(desired(cafe(owners=("gast", "weg", "nooit"))), teams).plan()
    assert why(plan) == {"subgroup:plek-cafe": "no-owner"}
    assert plan.aligned


# --- later


def test_a_new_name_in_the_registry_is_a_change_of_the_registry():
    harness = aligned(cafe())
    harness.desired = desired(replace(cafe(), name="PLeK Huis"))
    [change] = harness.plan().changes
    assert (change.action, change.cause, change.before, change.after) == (
        "rename",
        "registry",
        "PLeK Café",
        "PLeK Huis",
    )


def test_a_new_name_in_teams_is_drift_also_when_the_registry_changed_too():
    harness = aligned(cafe())
    harness.teams.change(harness.teams.team("PLeK Café").id, name="Kroeg")
    [change] = harness.plan().changes
    assert (change.cause, change.before, change.after) == ("drift", "Kroeg", "PLeK Café")
    harness.desired = desired(replace(cafe(), name="PLeK Huis"))
    [change] = harness.plan().changes
    assert (change.cause, change.before, change.after) == ("drift", "Kroeg", "PLeK Huis")


def test_the_same_new_name_on_both_sides_is_no_change():
    harness = aligned(cafe())
    harness.teams.change(harness.teams.team("PLeK Café").id, name="PLeK Huis")
    harness.desired = desired(replace(cafe(), name="PLeK Huis"))
    assert harness.plan().aligned


def test_what_people_wrote_of_a_team_of_theirs_stays():
    teams = Teams()
    theirs = teams.by_hand("PLeK Café", description="Gezellig!")
    harness = Harness(desired(cafe(description="Van de blauwdruk.")), teams)
    harness.sync()
    assert teams.teams[theirs].description == "Gezellig!"
    assert not told(harness.plan(), SyncAction.DESCRIBE)


def test_an_empty_description_is_filled_in_and_looked_after():
    teams = Teams()
    theirs = teams.by_hand("PLeK Café")
    harness = Harness(desired(cafe(description="Ontmoet elkaar.")), teams)
    harness.sync()
    assert teams.teams[theirs].description == "Ontmoet elkaar."
    teams.change(theirs, description="Ho")
    assert told(harness.plan()) == ["describe team subgroup:plek-cafe drift"]


def test_two_teams_that_swapped_names_are_each_their_own():
    """Teams know no uniqueness of names: by their ids, never by what they are called."""
    harness = aligned(hub("noord"), hub("zuid"))
    ids = {name: harness.teams.team(name).id for name in ("GW Noord", "GW Zuid")}
    for name, id_ in ids.items():
        other = next(one for one in ids if one != name)
        harness.teams.change(id_, name=other)
    assert told(harness.sync()) == [
        "rename team hub:noord drift",
        "rename team hub:zuid drift",
    ]
    assert {name: harness.teams.team(name).id for name in ids} == ids
    swapped = (replace(hub("noord"), name="GW Zuid"), replace(hub("zuid"), name="GW Noord"))
    harness.desired = desired(*swapped)
    assert told(harness.sync()) == [
        "rename team hub:noord registry",
        "rename team hub:zuid registry",
    ]
    assert harness.teams.team("GW Zuid").id == ids["GW Noord"]
    assert harness.plan().aligned


def test_a_team_of_ours_that_has_the_name_of_a_wanted_one_is_not_adopted_for_it():
    harness = aligned(hub("noord"))
    harness.teams.change(harness.teams.team("GW Noord").id, name="GW Zuid")
    harness.desired = desired(hub("noord"), hub("zuid"))
    plan = harness.plan()
    assert "rename team hub:noord drift" in told(plan)
    assert "create team hub:zuid wanted" in told(plan)


def test_a_closed_hub_is_archived_and_comes_back():
    harness = aligned(hub())
    harness.desired = desired(hub(archived=True, members=()))
    plan = harness.sync()
    assert told(plan) == ["archive team hub:twente registry"]
    assert (plan.removals.planned, plan.removals.teams) == (3, 1)  # its people, and itself
    assert harness.plan().aligned
    harness.desired = desired(hub())
    assert told(harness.sync()) == ["unarchive team hub:twente registry"]
    assert harness.plan().aligned


def test_an_archive_of_somebody_by_hand_is_drift_either_way():
    harness = aligned(hub())
    id_ = harness.teams.team("GW Twente").id
    harness.teams.change(id_, archived=True)
    assert told(harness.plan()) == ["unarchive team hub:twente drift"]
    harness.teams.change(id_, archived=False)
    harness.desired = desired(hub(archived=True, members=()))
    harness.sync()
    harness.teams.change(id_, archived=False)
    assert told(harness.plan()) == ["archive team hub:twente drift"]


def test_what_the_registry_no_longer_wants_is_archived_and_nothing_more():
    harness = aligned(hub(), cafe())
    harness.desired = desired(cafe())
    assert told(harness.sync()) == ["archive team hub:twente unwanted"]
    assert harness.plan().aligned
    harness.desired = desired(hub(), cafe())
    assert told(harness.plan())[0] == "unarchive team hub:twente registry"


def test_a_team_in_the_bin_is_restored_and_the_rest_waits():
    harness = aligned(hub())
    id_ = harness.teams.team("GW Twente").id
    whole = harness.teams.teams[id_]
    harness.teams.teams[id_] = replace(whole, deleted=True, channels=None, roster=None)
    assert told(harness.plan()) == ["restore team hub:twente drift"]


def test_a_team_that_is_gone_for_good_is_made_anew_without_a_look_at_the_old_one():
    harness = aligned(hub())
    del harness.teams.teams[harness.teams.team("GW Twente").id]
    harness.teams.by_hand("Iets anders")
    plan = harness.plan()
    assert "create team hub:twente drift" in told(plan)
    people = list(told(plan, SyncAction.ADD, SyncAction.REMOVE))
    assert people == [
        "add member hub:twente/an wanted",
        "add member hub:twente/bo wanted",
        "add member hub:twente:kernteam/an wanted",
    ]


def test_what_is_gone_and_not_wanted_is_forgotten():
    harness = aligned(hub(), cafe())
    del harness.teams.teams[harness.teams.team("GW Twente").id]
    harness.desired = desired(cafe())
    plan = harness.sync()
    assert told(plan) == ["forget team hub:twente unwanted"]
    assert not plan.changes[0].removes  # nobody loses anything by it
    assert "hub:twente:agenda" not in harness.entries


def test_a_hub_under_another_key_is_the_same_hub():
    harness = aligned(hub())
    moved = hub("twente-oost")
    harness.desired = desired(replace(moved, name="GW Twente", known_as=("GW Twente",)))
    plan = harness.plan()
    assert told(plan) == ["move team hub:twente-oost registry"]
    assert (plan.changes[0].before, plan.changes[0].after) == ("hub:twente", "hub:twente-oost")
    harness.sync()
    assert harness.plan().aligned


@pytest.mark.parametrize("alone", [True, False])
def test_what_may_stay_as_it_is_keeps_its_name(alone):
    harness = aligned(cafe())
    harness.teams.change(harness.teams.team("PLeK Café").id, name="Kroeg")
    entry = harness.entries["subgroup:plek-cafe"]
    harness.entries["subgroup:plek-cafe"] = entry.model_copy(update={"left_alone": alone})
    assert harness.plan().aligned is alone


# --- what stands in the way


def test_in_a_team_that_could_not_be_read_nothing_is_changed():
    harness = aligned(hub(), cafe())
    harness.desired = desired(replace(hub(), name="GW Oost"), cafe())
    harness.teams.unread = {"hub:twente": "forbidden"}
    plan = harness.plan()
    assert plan.nothing_to_do
    assert not plan.aligned  # nobody saw how it is
    assert [(one.why, one.value) for one in plan.blocked] == [("unread", "forbidden")]


def test_a_team_that_was_set_aside_waits_until_its_time_has_come():
    harness = aligned(hub())
    harness.desired = desired(replace(hub(), name="GW Oost"))
    later = NOW.replace(hour=12)
    area = LedgerArea(slug="hub:twente", setback="refused", retry_at=later)
    harness.areas["hub:twente"] = area
    assert why(harness.plan()) == {"hub:twente": "set-aside"}
    assert harness.plan().aligned
    harness.now = later
    assert told(harness.plan()) == ["rename team hub:twente registry"]


def test_only_some_teams_can_be_planned():
    harness = Harness(desired(hub(members=("an",)), cafe(members=("bo",))))
    plan = harness.plan(areas=["hub:twente"])
    assert plan.areas == ("hub:twente",)
    assert "invite guest /bo wanted" not in told(plan)


def test_teams_that_were_not_read_further_are_not_planned():
    harness = aligned(hub())
    found = harness.teams.team("GW Twente")
    harness.teams.change(found.id, channels=None, roster=None, apps=None, name="Anders")
    assert harness.plan(reconcile=False).aligned


def test_the_app_is_installed_once_and_again_when_somebody_took_it_out():
    harness = aligned(hub())
    harness.teams.change(harness.teams.team("GW Twente").id, apps={})
    assert told(harness.plan()) == ["install app hub:twente:app drift"]


def test_an_app_that_is_not_in_the_catalogue_is_said_once():
    teams = Teams(bot_app="")
    plan = Harness(desired(hub(), cafe()), teams).plan()
    assert [(one.key, one.why) for one in plan.blocked] == [(":app", "no-bot-app")]
    assert not told(plan, SyncAction.INSTALL)
    assert why(Harness(desired(cafe(bot=False)), teams).plan()) == {}


def test_other_teams_are_foreign_and_what_is_in_them_is_nobodys_business():
    teams = Teams()
    other = teams.by_hand("Voetbal", "Uitslagen", people=["an"])
    plan = Harness(desired(cafe()), teams).plan()
    assert [(one.graph_id, one.kind, one.area) for one in plan.foreign] == [
        (other, ResourceKind.TEAM, "")
    ]
    assert other not in {one.graph_id for one in plan.changes}


def test_an_archiving_that_did_not_end_counts_once_and_one_after_it_was_back_again():
    harness = aligned(hub())
    harness.desired = desired(hub(archived=True, members=()))
    later = harness.now + timedelta(hours=1)
    begun = Removed(3, 3, 1, 1, {"hub:twente": later})
    removals = harness.plan(removed=begun).removals
    assert (removals.planned, removals.teams, removals.over) == (0, 0, False)
    entry = harness.entries["hub:twente"]
    back = entry.model_copy(update={"since": later + timedelta(hours=1)})
    harness.entries["hub:twente"] = back
    removals = harness.plan(removed=begun).removals
    assert (removals.planned, removals.teams, removals.over) == (3, 1, True)
