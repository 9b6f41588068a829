from dataclasses import replace

import pytest

from graph_sync.ledger.ledger import LedgerArea
from registry.provisioning.plan import Action, Kind
from tests.graph_sync.plan.fixtures_plan import (
    NOW,
    Office,
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
    office = Office(desired(hub()))
    assert told(office.plan()) == [
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
    office.sync()
    assert office.plan().aligned


def test_what_was_made_by_hand_becomes_ours_without_a_call():
    teams = Teams()
    teams.by_hand("plek café", "Helpdesk", people=["an"])
    office = Office(desired(cafe(channels=[channel("subgroup:plek-cafe", "helpdesk")])), teams)
    plan = office.plan()
    assert told(plan, Action.ADOPT) == [
        "adopt team subgroup:plek-cafe found",
        "adopt channel subgroup:plek-cafe:general found",
        "adopt channel subgroup:plek-cafe:helpdesk found",
    ]
    assert not told(plan, Action.CREATE, Action.REMOVE)
    assert sum(one.calls for one in plan.changes if one.action is Action.ADOPT) == 0
    [named] = [one for one in plan.changes if one.action is Action.RENAME]
    assert (named.before, named.after, named.cause) == ("plek café", "PLeK Café", "found")


def test_its_own_name_tells_more_than_what_it_may_be_called():
    teams = Teams()
    other, own = teams.by_hand("Café"), teams.by_hand("PLeK Café")
    plan = Office(desired(cafe(known_as=("Café",))), teams).plan()
    [adopted] = [one for one in plan.changes if (one.action, one.kind) == ("adopt", Kind.TEAM)]
    assert adopted.graph_id == own
    assert [one.graph_id for one in plan.foreign] == [other]


def test_two_that_it_could_be_are_both_left_alone():
    teams = Teams()
    ids = [teams.by_hand("PLeK Café"), teams.by_hand("PLEK CAFÉ")]
    plan = Office(desired(cafe()), teams).plan()
    assert why(plan) == {"subgroup:plek-cafe": "ambiguous"}
    assert all(one in plan.blocked[0].value for one in ids)
    assert plan.aligned


@pytest.mark.parametrize("state", [{"archived": True}, {"deleted": True}, {"teamless": True}])
def test_what_nobody_uses_is_not_taken_for_ours(state):
    teams = Teams()
    teams.by_hand("PLeK Café", **state)
    assert "create team subgroup:plek-cafe wanted" in told(Office(desired(cafe()), teams).plan())


def test_a_closed_hub_takes_nothing_that_was_made_by_hand():
    teams = Teams()
    teams.by_hand("GW Twente")
    plan = Office(desired(hub(archived=True)), teams).plan()
    assert plan.aligned
    assert [one.name for one in plan.foreign] == ["GW Twente"]


def test_a_group_that_we_began_to_make_is_gone_on_with():
    teams = Teams()
    begun = teams.by_hand("GW Twente", unique_name="plek-hub-twente")
    teams.change(begun, teamless=True, channels=None, roster=None)
    office = Office(desired(hub()), teams)
    fresh = Office(desired(hub())).plan()
    assert office.plan().changes == fresh.changes  # an approval of the one holds for the other


def test_a_team_that_we_made_and_did_not_note_is_ours():
    teams = Teams()
    teams.by_hand("Iets anders", unique_name="plek-subgroup-plek-cafe")
    assert told(Office(desired(cafe()), teams).plan(), Action.ADOPT, Action.CREATE)[0] == (
        "adopt team subgroup:plek-cafe wanted"
    )


def test_without_somebody_who_can_own_it_no_team_is_made():
    teams = Teams()
    teams.account("gast", guest=True)
    teams.account("weg", enabled=False)
    plan = Office(desired(cafe(owners=("gast", "weg", "nooit"))), teams).plan()
    assert why(plan) == {"subgroup:plek-cafe": "no-owner"}
    assert plan.aligned


# --- later


def test_a_new_name_in_the_registry_is_a_change_of_the_registry():
    office = aligned(cafe())
    office.desired = desired(replace(cafe(), name="PLeK Huis"))
    [change] = office.plan().changes
    assert (change.action, change.cause, change.before, change.after) == (
        "rename",
        "registry",
        "PLeK Café",
        "PLeK Huis",
    )


def test_a_new_name_in_teams_is_drift_also_when_the_registry_changed_too():
    office = aligned(cafe())
    office.teams.change(office.teams.team("PLeK Café").id, name="Kroeg")
    [change] = office.plan().changes
    assert (change.cause, change.before, change.after) == ("drift", "Kroeg", "PLeK Café")
    office.desired = desired(replace(cafe(), name="PLeK Huis"))
    [change] = office.plan().changes
    assert (change.cause, change.before, change.after) == ("drift", "Kroeg", "PLeK Huis")


def test_the_same_new_name_on_both_sides_is_no_change():
    office = aligned(cafe())
    office.teams.change(office.teams.team("PLeK Café").id, name="PLeK Huis")
    office.desired = desired(replace(cafe(), name="PLeK Huis"))
    assert office.plan().aligned


def test_what_people_wrote_of_a_team_of_theirs_stays():
    teams = Teams()
    theirs = teams.by_hand("PLeK Café", description="Gezellig!")
    office = Office(desired(cafe(description="Van de blauwdruk.")), teams)
    office.sync()
    assert teams.teams[theirs].description == "Gezellig!"
    assert not told(office.plan(), Action.DESCRIBE)


def test_an_empty_description_is_filled_in_and_looked_after():
    teams = Teams()
    theirs = teams.by_hand("PLeK Café")
    office = Office(desired(cafe(description="Ontmoet elkaar.")), teams)
    office.sync()
    assert teams.teams[theirs].description == "Ontmoet elkaar."
    teams.change(theirs, description="Ho")
    assert told(office.plan()) == ["describe team subgroup:plek-cafe drift"]


def test_a_closed_hub_is_archived_and_comes_back():
    office = aligned(hub())
    office.desired = desired(hub(archived=True, members=()))
    plan = office.sync()
    assert told(plan) == ["archive team hub:twente registry"]
    assert plan.removals.planned == 1
    assert office.plan().aligned
    office.desired = desired(hub())
    assert told(office.sync()) == ["unarchive team hub:twente registry"]
    assert office.plan().aligned


def test_an_archive_of_somebody_by_hand_is_drift_either_way():
    office = aligned(hub())
    id_ = office.teams.team("GW Twente").id
    office.teams.change(id_, archived=True)
    assert told(office.plan()) == ["unarchive team hub:twente drift"]
    office.teams.change(id_, archived=False)
    office.desired = desired(hub(archived=True, members=()))
    office.sync()
    office.teams.change(id_, archived=False)
    assert told(office.plan()) == ["archive team hub:twente drift"]


def test_what_the_registry_no_longer_wants_is_archived_and_nothing_more():
    office = aligned(hub(), cafe())
    office.desired = desired(cafe())
    assert told(office.sync()) == ["archive team hub:twente unwanted"]
    assert office.plan().aligned
    office.desired = desired(hub(), cafe())
    assert told(office.plan())[0] == "unarchive team hub:twente registry"


def test_a_team_in_the_bin_is_restored_and_the_rest_waits():
    office = aligned(hub())
    id_ = office.teams.team("GW Twente").id
    whole = office.teams.teams[id_]
    office.teams.teams[id_] = replace(whole, deleted=True, channels=None, roster=None)
    assert told(office.plan()) == ["restore team hub:twente drift"]


def test_a_team_that_is_gone_for_good_is_made_anew_without_a_look_at_the_old_one():
    office = aligned(hub())
    del office.teams.teams[office.teams.team("GW Twente").id]
    office.teams.by_hand("Iets anders")
    plan = office.plan()
    assert "create team hub:twente drift" in told(plan)
    people = list(told(plan, Action.ADD, Action.REMOVE))
    assert people == [
        "add member hub:twente/an wanted",
        "add member hub:twente/bo wanted",
        "add member hub:twente:kernteam/an wanted",
    ]


def test_what_is_gone_and_not_wanted_is_forgotten():
    office = aligned(hub(), cafe())
    del office.teams.teams[office.teams.team("GW Twente").id]
    office.desired = desired(cafe())
    assert told(office.sync()) == ["forget team hub:twente unwanted"]
    assert "hub:twente:agenda" not in office.entries


def test_a_hub_under_another_key_is_the_same_hub():
    office = aligned(hub())
    moved = hub("twente-oost")
    office.desired = desired(replace(moved, name="GW Twente", known_as=("GW Twente",)))
    plan = office.plan()
    assert told(plan) == ["move team hub:twente-oost registry"]
    assert (plan.changes[0].before, plan.changes[0].after) == ("hub:twente", "hub:twente-oost")
    office.sync()
    assert office.plan().aligned


@pytest.mark.parametrize("alone", [True, False])
def test_what_may_stay_as_it_is_keeps_its_name(alone):
    office = aligned(cafe())
    office.teams.change(office.teams.team("PLeK Café").id, name="Kroeg")
    entry = office.entries["subgroup:plek-cafe"]
    office.entries["subgroup:plek-cafe"] = entry.model_copy(update={"left_alone": alone})
    assert office.plan().aligned is alone


# --- what stands in the way


def test_in_a_team_that_could_not_be_read_nothing_is_changed():
    office = aligned(hub(), cafe())
    office.desired = desired(replace(hub(), name="GW Oost"), cafe())
    office.teams.unread = {"hub:twente": "forbidden"}
    plan = office.plan()
    assert plan.aligned
    assert [(one.why, one.value) for one in plan.blocked] == [("unread", "forbidden")]


def test_a_team_that_was_set_aside_waits_until_its_time_has_come():
    office = aligned(hub())
    office.desired = desired(replace(hub(), name="GW Oost"))
    later = NOW.replace(hour=12)
    area = LedgerArea(slug="hub:twente", setback="refused", retry_at=later)
    office.areas["hub:twente"] = area
    assert why(office.plan()) == {"hub:twente": "set-aside"}
    assert office.plan().aligned
    office.now = later
    assert told(office.plan()) == ["rename team hub:twente registry"]


def test_only_some_teams_can_be_planned():
    office = Office(desired(hub(members=("an",)), cafe(members=("bo",))))
    plan = office.plan(areas=["hub:twente"])
    assert plan.areas == ("hub:twente",)
    assert "invite guest /bo wanted" not in told(plan)


def test_teams_that_were_not_read_further_are_not_planned():
    office = aligned(hub())
    found = office.teams.team("GW Twente")
    office.teams.change(found.id, channels=None, roster=None, apps=None, name="Anders")
    assert office.plan(settle=False).aligned


def test_the_app_is_installed_once_and_again_when_somebody_took_it_out():
    office = aligned(hub())
    office.teams.change(office.teams.team("GW Twente").id, apps={})
    assert told(office.plan()) == ["install app hub:twente:app drift"]


def test_an_app_that_is_not_in_the_catalogue_is_said_once():
    teams = Teams(bot_app="")
    plan = Office(desired(hub(), cafe()), teams).plan()
    assert [(one.key, one.why) for one in plan.blocked] == [(":app", "no-bot-app")]
    assert not told(plan, Action.INSTALL)
    assert why(Office(desired(cafe(bot=False)), teams).plan()) == {}


def test_other_teams_are_foreign_and_what_is_in_them_is_nobodys_business():
    teams = Teams()
    other = teams.by_hand("Voetbal", "Uitslagen", people=["an"])
    plan = Office(desired(cafe()), teams).plan()
    assert [(one.graph_id, one.kind, one.area) for one in plan.foreign] == [(other, Kind.TEAM, "")]
    assert other not in {one.graph_id for one in plan.changes}
