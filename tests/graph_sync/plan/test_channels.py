from dataclasses import replace
from datetime import timedelta

import pytest

from graph_sync.model.shapes import ObservedTab
from graph_sync.plan.approval import Approval
from registry.core.reference.teams_names import ReservedName
from registry.provisioning.plan import Blocked, ResourceKind, SyncAction
from tests.graph_sync.plan.fixtures_plan import (
    NOW,
    WEBSITE,
    Harness,
    Teams,
    aligned,
    channel,
    desired,
    hub,
    tab,
    team,
    told,
    why,
)


def group(*names, **channels):
    """A team with these channels; `part="Name"` for one that people call otherwise."""
    key = "subgroup:makers"
    more = [channel(key, name.lower(), name) for name in names]
    more += [channel(key, part, name) for part, name in channels.items()]
    return team(key, "Makers", channels=more)


def ids(harness):
    team_id = harness.teams.team("Makers").id
    return team_id, {one.name: one.id for one in harness.teams.teams[team_id].channels.values()}


def names(harness):
    return sorted(one.name for one in harness.teams.team("Makers").channels.values())


# --- made by hand before plek was here


def test_a_channel_is_known_by_what_people_call_it():
    teams = Teams()
    teams.by_hand("GW Twente", ("Kernteam (organisatie)", "private"), "AGENDA")
    target = hub()
    kernteam = replace(
        target.channels[1],
        name="Kernteam (organisatie)",
        known_as=("Kernteam (organisatie)", "Kernteam"),
    )
    target = replace(target, channels=(target.channels[0], kernteam, target.channels[2]))
    plan = Harness(desired(target), teams).plan()
    assert told(plan, SyncAction.ADOPT) == [
        "adopt team hub:twente found",
        "adopt channel hub:twente:agenda found",
        "adopt channel hub:twente:general found",
        "adopt channel hub:twente:kernteam found",
    ]
    assert told(plan, SyncAction.CREATE) == ["create tab hub:twente:agenda:tab:website wanted"]
    assert told(plan, SyncAction.RENAME) == ["rename channel hub:twente:agenda found"]


def test_a_channel_of_another_kind_is_taken_as_it_is_and_said():
    teams = Teams()
    teams.by_hand("GW Twente", "Kernteam", people=["an"])
    harness = Harness(desired(hub(members=("an",))), teams)
    harness.sync()
    plan = harness.plan()
    assert why(plan) == {"hub:twente:kernteam": "kind-differs"}
    assert plan.blocked[0].value == "standard"
    assert plan.aligned


def test_an_archived_channel_is_brought_back_rather_than_made_twice():
    teams = Teams()
    id_ = teams.by_hand("Makers", "Helpdesk")
    helpdesk = teams.channel("Makers", "Helpdesk")
    teams.change_channel(id_, helpdesk.id, archived=True)
    plan = Harness(desired(group("Helpdesk")), teams).plan()
    assert "unarchive channel subgroup:makers:helpdesk found" in told(plan)
    assert not told(plan, SyncAction.CREATE)


def test_channels_of_others_are_foreign_and_stay():
    teams = Teams()
    teams.by_hand("Makers", "Borrel")
    harness = Harness(desired(group()), teams)
    harness.sync()
    harness.teams.change_channel(*_borrel(harness), archived=True)
    plan = harness.plan()
    assert plan.aligned
    assert [(one.name, one.area) for one in plan.foreign] == [("Borrel", "subgroup:makers")]


def _borrel(harness):
    team_id, there = ids(harness)
    return team_id, there["Borrel"]


def test_the_first_channel_is_never_named_or_archived_whatever_it_is_called():
    harness = aligned(group())
    team_id, there = ids(harness)
    harness.teams.change_channel(team_id, there["General"], name="Welkom", description="Hoi")
    assert harness.plan().aligned
    harness.desired = desired(replace(group(), channels=()))
    assert harness.plan().aligned


# --- names


def test_a_name_is_compared_three_ways():
    harness = aligned(group(helpdesk="Helpdesk"))
    harness.desired = desired(group(helpdesk="Hulp"))
    [change] = harness.plan().changes
    assert (change.before, change.after, change.cause) == ("Helpdesk", "Hulp", "registry")
    team_id, there = ids(harness)
    harness.teams.change_channel(team_id, there["Helpdesk"], name="Vraagbaak")
    [change] = harness.plan().changes
    assert (change.before, change.after, change.cause) == ("Vraagbaak", "Hulp", "drift")


CIRCLES = (
    ({"a": "Aap", "b": "Beer"}, {"a": "Beer", "b": "Aap"}),
    ({"a": "Aap", "b": "Beer", "c": "Cavia"}, {"a": "Beer", "b": "Cavia", "c": "Aap"}),
    (
        {"a": "Aap", "b": "Beer", "c": "Cavia", "d": "Dodo", "e": "Ezel"},
        {"a": "Beer", "b": "Aap", "c": "Dodo", "d": "Ezel", "e": "Cavia"},
    ),
)


@pytest.mark.parametrize(("before", "after"), CIRCLES)
def test_those_that_swap_names_come_out_right_in_one_plan(before, after):
    harness = aligned(group(**before))
    _, were = ids(harness)
    harness.desired = desired(group(**after))
    plan = harness.sync()
    assert {(one.before, one.after) for one in plan.changes} == {
        (before[part], after[part]) for part in before
    }
    aside = [one for one in plan.changes if one.via]
    assert len(aside) == (2 if len(before) > 3 else 1)  # one for each circle
    assert {one.via for one in aside} <= {f"{one.after} (wordt hernoemd)" for one in aside}
    assert not plan.blocked
    _, now = ids(harness)
    assert all(now[after[part]] == were[before[part]] for part in before)
    assert harness.plan().aligned


def test_names_that_were_swapped_by_hand_are_swapped_back_in_one_plan():
    harness = aligned(group(a="Aap", b="Beer"))
    team_id, there = ids(harness)
    harness.teams.change_channel(team_id, there["Aap"], name="Beer")
    harness.teams.change_channel(team_id, there["Beer"], name="Aap")
    plan = harness.sync()
    assert {(one.before, one.after, one.cause) for one in plan.changes} == {
        ("Aap", "Beer", "drift"),
        ("Beer", "Aap", "drift"),
    }
    assert ids(harness)[1] == there
    assert harness.plan().aligned


def test_the_name_in_between_is_ours_after_a_stop():
    """What was approved goes on as it was approved: nobody gave that name by hand."""
    harness = aligned(group(a="Aap", b="Beer"))
    harness.desired = desired(group(a="Beer", b="Aap"))
    approved = harness.plan()
    [aside] = [one for one in approved.changes if one.via]
    entry = harness.entries[aside.key]
    news = {"name": aside.before, "interim": aside.via}
    harness.entries[aside.key] = entry.model_copy(update=news)
    harness._name_channel(aside.key, aside.via)
    plan = harness.sync()
    assert {one.cause for one in plan.changes} == {"registry"}
    assert not any(one.via for one in plan.changes)  # the circle is open
    assert Approval(approved, lambda key: key).of(plan.changes) == plan.changes
    assert names(harness) == ["Aap", "Beer", "General"]
    assert harness.plan().aligned


def test_a_channel_that_goes_to_the_archive_gives_up_a_name_that_is_wanted():
    harness = aligned(group(a="Aap", b="Beer"))
    _, there = ids(harness)
    harness.desired = desired(group(a="Beer"))
    plan = harness.sync()
    assert [(one.action, one.before, one.after) for one in plan.changes] == [
        ("rename", "Beer", "Beer (archief)"),
        ("rename", "Aap", "Beer"),
        ("archive", "", ""),
    ]
    assert not plan.blocked
    _, now = ids(harness)
    assert (now["Beer"], now["Beer (archief)"]) == (there["Aap"], there["Beer"])
    assert harness.plan().aligned


def test_a_new_channel_gets_the_name_of_one_of_another_kind_that_goes():
    harness = aligned(group(a="Aap", b="Beer"))
    harness.desired = desired(group(a="Aap", c="Beer", d="Beer 2"))
    harness.entries["subgroup:makers:b"] = harness.entries["subgroup:makers:b"].model_copy(
        update={"name": "Anders"}  # so that it is not taken for the new one
    )
    harness.sync()
    assert {"Aap", "Beer", "Beer (archief)"} <= set(names(harness))
    assert harness.plan().aligned


def test_a_name_is_given_up_before_another_takes_it():
    harness = aligned(group(a="Aap", b="Beer", c="Cavia"))
    harness.desired = desired(group(a="Beer", b="Cavia", c="Dodo", d="Aap"))
    harness.sync()
    assert names(harness) == ["Aap", "Beer", "Cavia", "Dodo", "General"]
    assert harness.plan().aligned


def test_only_capitals_can_change_too():
    harness = aligned(group(a="aap"))
    harness.desired = desired(group(a="Aap"))
    harness.sync()
    assert names(harness) == ["Aap", "General"]


def test_a_name_that_something_else_has_is_said_with_one_that_can_be():
    harness = aligned(group(a="Aap"))
    team_id, _ = ids(harness)
    made = harness.teams.by_hand("Elders", "Borrel")
    borrel = harness.teams.channel("Elders", "Borrel")
    there = harness.teams.teams[team_id].channels
    harness.teams.change(team_id, channels={**there, borrel.id: borrel})
    del harness.teams.teams[made]
    harness.desired = desired(group(a="Borrel"))
    [blocked] = harness.plan().blocked
    assert (blocked.why, blocked.value, blocked.suggestion) == ("name-taken", "Borrel", "Borrel 2")
    assert harness.plan().aligned


def test_a_name_that_is_kept_is_not_given():
    harness = aligned(group(a="Aap"))
    until = NOW + timedelta(days=3)
    kept = ReservedName(slug="x", team="subgroup:makers", name="BORREL", until=until)
    harness.reserved.append(kept)
    harness.desired = desired(group(a="Borrel"))
    assert why(harness.plan()) == {"subgroup:makers:a": "name-reserved"}
    harness.now = until
    assert told(harness.plan()) == ["rename channel subgroup:makers:a registry"]


# --- gone


def test_a_deleted_channel_is_made_again_when_its_name_comes_free():
    harness = aligned(group("Helpdesk"))
    team_id, there = ids(harness)
    harness.teams.drop_channel(team_id, there["Helpdesk"])
    harness.persist()
    [blocked] = harness.plan().blocked
    assert (blocked.why, blocked.value) == ("name-reserved", "2026-12-24")
    assert blocked.suggestion == "Helpdesk 2"
    assert harness.plan().aligned
    harness.later(days=30)
    assert told(harness.plan()) == ["create channel subgroup:makers:helpdesk drift"]


def test_one_that_was_made_again_by_hand_is_taken():
    harness = aligned(group("Helpdesk"))
    team_id, there = ids(harness)
    harness.teams.drop_channel(team_id, there["Helpdesk"])
    spare = harness.teams.by_hand("Elders", "Helpdesk")
    fresh = harness.teams.channel("Elders", "Helpdesk")
    del harness.teams.teams[spare]
    channels = harness.teams.teams[team_id].channels
    harness.teams.change(team_id, channels={**channels, fresh.id: fresh})
    [change] = harness.sync().changes
    assert (change.action, change.graph_id) == ("adopt", fresh.id)
    assert harness.plan().aligned


def test_under_another_name_it_need_not_wait():
    harness = aligned(group(a="Helpdesk"))
    team_id, there = ids(harness)
    harness.teams.drop_channel(team_id, there["Helpdesk"])
    harness.persist()
    harness.desired = desired(group(a="Hulp"))
    assert told(harness.plan()) == ["create channel subgroup:makers:a drift"]


def test_what_may_stay_away_is_not_made_again():
    harness = aligned(group("Helpdesk"))
    team_id, there = ids(harness)
    harness.teams.drop_channel(team_id, there["Helpdesk"])
    key = "subgroup:makers:helpdesk"
    harness.entries[key] = harness.entries[key].model_copy(update={"left_alone": True})
    harness.later(days=40)
    assert harness.plan().aligned
    assert not harness.plan().blocked


# --- not wanted, and wanted again


def test_what_is_not_wanted_is_archived_and_comes_back():
    harness = aligned(group("Helpdesk"))
    harness.desired = desired(group())
    plan = harness.sync()
    assert told(plan) == ["archive channel subgroup:makers:helpdesk unwanted"]
    assert plan.removals.planned == 1
    assert harness.plan().aligned
    harness.desired = desired(group("Helpdesk"))
    assert told(harness.sync()) == ["unarchive channel subgroup:makers:helpdesk registry"]
    assert harness.plan().aligned


@pytest.mark.parametrize("wanted_there", [True, False])
def test_what_somebody_archived_or_brought_back_is_drift(wanted_there):
    harness = aligned(group("Helpdesk"))
    team_id, there = ids(harness)
    if not wanted_there:
        harness.desired = desired(group())
        harness.sync()
    harness.teams.change_channel(team_id, there["Helpdesk"], archived=wanted_there)
    action = "unarchive" if wanted_there else "archive"
    assert told(harness.plan()) == [f"{action} channel subgroup:makers:helpdesk drift"]


def test_a_channel_under_another_key_is_the_same_channel():
    harness = aligned(group(helpdesk="Hulp"))
    harness.desired = desired(group(hulp="Hulp"))
    plan = harness.sync()
    assert told(plan) == ["move channel subgroup:makers:hulp registry"]
    assert plan.changes[0].before == "subgroup:makers:helpdesk"
    assert harness.plan().aligned


def test_what_can_not_be_as_wanted_stays_as_it_is():
    harness = aligned(group("Helpdesk"))
    key, area = "subgroup:makers:helpdesk", "subgroup:makers"
    problem = Blocked(key, area, "Help/desk", ResourceKind.CHANNEL, "name", "name_sign")
    harness.desired = desired(group(), blocked=[problem])
    assert harness.plan().aligned
    assert why(harness.plan()) == {"subgroup:makers:helpdesk": "name"}


# --- tabs


def agenda(harness):
    team_id = harness.teams.team("GW Twente").id
    return team_id, harness.teams.channel("GW Twente", "Agenda")


def test_a_tab_that_points_elsewhere_is_put_right_and_says_whose_change_it_is():
    harness = aligned(hub())
    team_id, there = agenda(harness)
    [shown] = there.tabs
    other = replace(shown, url="https://elders.nl/", name="Elders")
    harness.teams.change_channel(team_id, there.id, tabs=(other,))
    key = "hub:twente:agenda:tab:website"
    assert told(harness.plan()) == [f"rename tab {key} drift", f"change tab {key} drift"]
    harness.teams.change_channel(team_id, there.id, tabs=(shown,))
    new = tab("hub:twente:agenda", url="https://nieuw.nl/")
    target = hub()
    channels = (*target.channels[:2], replace(target.channels[2], tabs=(new,)))
    harness.desired = desired(replace(target, channels=channels))
    assert told(harness.sync()) == [f"change tab {key} registry"]
    assert harness.plan().aligned


def test_a_tab_that_somebody_took_away_comes_back_and_others_stay():
    harness = aligned(hub())
    team_id, there = agenda(harness)
    other = ObservedTab("theirs", "Notities", WEBSITE, "https://notities.nl/")
    harness.teams.change_channel(team_id, there.id, tabs=(other,))
    assert told(harness.sync()) == ["create tab hub:twente:agenda:tab:website drift"]
    assert other in agenda(harness)[1].tabs


def test_a_tab_that_people_made_is_taken_by_its_name_and_app():
    teams = Teams()
    id_ = teams.by_hand("GW Twente", "Agenda")
    shown = ObservedTab("theirs", "WEBSITE", WEBSITE, "https://platformplek.nl/")
    like = ObservedTab("other", "Website", "another.app", "https://platformplek.nl/")
    teams.change_channel(id_, teams.channel("GW Twente", "Agenda").id, tabs=(like, shown))
    plan = Harness(desired(hub()), teams).plan()
    [adopted] = [one for one in plan.changes if (one.action, one.kind) == ("adopt", "tab")]
    assert adopted.graph_id == "theirs"


def test_a_tab_that_is_not_wanted_is_taken_away_and_one_that_is_gone_forgotten():
    harness = aligned(hub())
    target = hub()
    channels = (*target.channels[:2], replace(target.channels[2], tabs=()))
    harness.desired = desired(replace(target, channels=channels))
    [change] = harness.plan().changes
    assert (change.action, change.removes) == ("remove", True)
    team_id, there = agenda(harness)
    harness.teams.change_channel(team_id, there.id, tabs=())
    assert told(harness.sync()) == ["forget tab hub:twente:agenda:tab:website unwanted"]
    assert harness.plan().aligned
