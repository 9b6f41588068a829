"""Small things that a plan depends on, one at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from graph_sync.ledger.ledger import Ledger, LedgerArea, LedgerEntry, LedgerRoster
from graph_sync.limits import Load, Op, estimate
from graph_sync.model.shapes import DesiredState, ObservedTab
from graph_sync.plan.costs import seconds
from graph_sync.plan.matching import pairs
from graph_sync.plan.names import Naming, in_turn, interim_name
from graph_sync.plan.world import moved
from registry.core.reference.teams_names import ReservedName, fault_of_channel_name
from registry.provisioning.plan import Blocked, Cause, PlannedChange, ResourceKind, SyncAction
from tests.graph_sync.plan.fixtures_plan import (
    OWNER,
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

HUB = "hub:twente"
WATER = f"{HUB}:water"


def water(**more):
    return team(HUB, "GW Twente", channels=(channel(HUB, "water", **more),))


def noted(harness, key, **news):
    harness.entries[key] = harness.entries[key].model_copy(update=news)


def id_of(harness, key):
    return harness.entries[key].graph_id


# --- accounts


def test_each_of_two_whom_nobody_knows_is_told_by_their_key():
    harness = Harness(DesiredState({HUB: team(HUB, members=("an", "bo"))}, {}))
    said = [
        (one.key, one.name, one.why)
        for one in harness.plan().blocked
        if one.kind is ResourceKind.GUEST
    ]
    assert said == [("/an", "an", "no-account"), ("/bo", "bo", "no-account")]


def test_each_of_two_without_an_address_is_told():
    harness = Harness(desired(team(HUB, members=("an", "bo"))))
    people = {key: replace(one, email="") for key, one in harness.desired.people.items()}
    harness.desired = replace(harness.desired, people=people)
    assert why(harness.plan()) == {"/an": "no-account", "/bo": "no-account"}


# --- channels


def test_tabs_of_the_first_channel_are_made_with_a_new_team_only_where_they_can_be_seen():
    first = channel(HUB, "general", "Algemeen", tabs=("website",))
    harness = Harness(desired(replace(team(HUB), channels=(first,))))
    made = f"create tab {HUB}:general:tab:website wanted"
    assert made in told(harness.plan())
    harness.sync()
    found = harness.teams.teams[id_of(harness, HUB)]
    harness.teams.change_channel(found.id, found.general, tabs=None)
    assert told(harness.plan()) == []


def test_one_channel_of_somebody_else_becomes_one_of_ours():
    teams = Teams()
    teams.by_hand("GW Twente", "Water")
    names = channel(HUB, "water"), channel(HUB, "zee", "Zee", known_as=("Water",))
    plan = Harness(desired(team(HUB, "GW Twente", channels=names)), teams).plan()
    assert [one.key for one in plan.changes if one.action is SyncAction.ADOPT] == [
        HUB,
        f"{HUB}:general",
        WATER,
    ]


def test_a_channel_that_was_being_made_is_made_and_its_name_is_not_kept():
    harness = aligned(water())
    harness.teams.drop_channel(id_of(harness, HUB), id_of(harness, WATER))
    noted(harness, WATER, state="making", graph_id="")
    assert told(harness.plan()) == [f"create channel {WATER} wanted"]


@pytest.mark.parametrize(("since", "days"), [(None, 30), (1, 29)])
def test_the_name_of_a_channel_that_is_gone_is_kept_for_thirty_days(since, days):
    harness = aligned(water())
    harness.teams.drop_channel(id_of(harness, HUB), id_of(harness, WATER))
    gone = harness.now - timedelta(days=since) if since else None
    noted(harness, WATER, state="gone", since=gone)
    [blocked] = harness.plan(reconcile=False).blocked
    assert (blocked.why, blocked.value) == (
        "name-reserved",
        (harness.now + timedelta(days=days)).date().isoformat(),
    )
    until = harness.now + timedelta(days=9)  # what Teams itself says goes first
    harness.reserved.append(ReservedName(slug="x", team=HUB, name="Water", until=until))
    [blocked] = harness.plan(reconcile=False).blocked
    assert blocked.value == until.date().isoformat()


def test_a_name_that_is_kept_leads_to_one_that_nothing_in_the_team_has():
    teams = Teams()
    teams.by_hand("GW Twente", "Water 2")
    until = Harness(desired()).now + timedelta(days=9)
    harness = Harness(
        desired(team(HUB, "GW Twente", channels=(channel(HUB, "water", tabs=("website",)),))),
        teams,
        reserved=[ReservedName(slug="x", team=HUB, name="Water", until=until)],
    )
    [blocked] = [one for one in harness.plan().blocked if one.kind is ResourceKind.CHANNEL]
    assert (blocked.why, blocked.suggestion) == ("name-reserved", "Water 3")


def test_a_channel_that_is_left_alone_stays_though_the_registry_no_longer_wants_it():
    harness = aligned(water())
    noted(harness, WATER, left_alone=True)
    harness.desired = desired(team(HUB, "GW Twente"))
    assert told(harness.plan()) == []


def test_a_channel_that_is_left_alone_may_be_of_another_kind_and_name():
    harness = aligned(water())
    news = {"kind": "private", "name": "Nat", "description": "Anders"}
    harness.teams.change_channel(id_of(harness, HUB), id_of(harness, WATER), **news)
    noted(harness, WATER, left_alone=True)
    plan = harness.plan(reconcile=False)
    assert (told(plan), why(plan)) == ([], {})


def test_a_channel_that_is_gone_and_not_wanted_any_more_is_forgotten():
    harness = aligned(water())
    harness.teams.drop_channel(id_of(harness, HUB), id_of(harness, WATER))
    harness.desired = desired(team(HUB, "GW Twente"))
    assert told(harness.plan(reconcile=False)) == [f"forget channel {WATER} unwanted"]


def test_what_is_blocked_is_told_in_order_of_its_reason():
    harness = aligned(water())
    harness.teams.change_channel(id_of(harness, HUB), id_of(harness, WATER), kind="private")
    problem = Blocked(WATER, HUB, "Water", ResourceKind.CHANNEL, "name")
    harness.desired = replace(harness.desired, blocked=(problem,))
    assert [one.why for one in harness.plan().blocked] == ["kind-differs", "name"]


def test_a_group_of_ours_that_is_no_team_yet_becomes_one_without_being_called_drift():
    harness = aligned(hub())
    harness.teams.change(id_of(harness, HUB), teamless=True, channels=None, roster=None)
    [created] = [one for one in harness.plan().changes if one.kind is ResourceKind.TEAM]
    assert (created.action, created.cause) == (SyncAction.CREATE, Cause.WANTED)


# --- tabs that are no longer wanted


def no_longer_wanted():
    harness = aligned(water(tabs=("website",)))
    harness.desired = desired(water())
    return harness


def test_a_tab_that_is_no_longer_wanted_is_taken_away_by_one_call_and_looked_for():
    plan = no_longer_wanted().plan()
    [removed] = plan.changes
    assert told(plan) == [f"remove tab {WATER}:tab:website unwanted"]
    assert (removed.removes, removed.calls) == (True, 2)  # and a look whether it went


def test_a_tab_that_could_not_be_read_is_not_said_to_be_gone():
    harness = no_longer_wanted()
    harness.teams.change_channel(id_of(harness, HUB), id_of(harness, WATER), tabs=None)
    assert told(harness.plan(reconcile=False)) == []


def test_a_tab_goes_with_its_channel_and_is_forgotten():
    harness = no_longer_wanted()
    harness.teams.drop_channel(id_of(harness, HUB), id_of(harness, WATER))
    plan = harness.plan(reconcile=False)
    assert f"forget tab {WATER}:tab:website unwanted" in told(plan)
    [forgotten] = [one for one in plan.changes if one.kind is ResourceKind.TAB]
    assert (forgotten.removes, forgotten.calls) == (False, 0)


# --- costs


CALLS = {
    (SyncAction.INSTALL, ResourceKind.APP): Op.POST_APP,
    (SyncAction.RENAME, ResourceKind.TEAM): Op.PATCH_TEAM,
    (SyncAction.DESCRIBE, ResourceKind.TEAM): Op.PATCH_TEAM,
    (SyncAction.RENAME, ResourceKind.CHANNEL): Op.PATCH_CHANNEL,
    (SyncAction.DESCRIBE, ResourceKind.CHANNEL): Op.PATCH_CHANNEL,
    (SyncAction.RENAME, ResourceKind.TAB): Op.PATCH_TAB,
    (SyncAction.CHANGE, ResourceKind.TAB): Op.PATCH_TAB,
    (SyncAction.REMOVE, ResourceKind.TAB): Op.DELETE_TAB,
    (SyncAction.RESTORE, ResourceKind.TEAM): Op.CHANGE_DIRECTORY,
    (SyncAction.INVITE, ResourceKind.GUEST): Op.POST_INVITATION,
    (SyncAction.PROMOTE, ResourceKind.MEMBER): Op.CHANGE_DIRECTORY,
    (SyncAction.DEMOTE, ResourceKind.MEMBER): Op.CHANGE_TEAM_MEMBER,
}


@pytest.mark.parametrize("one", CALLS)
def test_a_change_takes_the_time_of_its_own_call(one):
    """Beside each other kind too: some share a limit, others go side by side."""
    areas = [f"hub:h{n}" for n in range(1000)]

    def both(*kinds):
        changes = [
            PlannedChange(action, kind, f"{area}/an", area, "Naam", Cause.WANTED)
            for action, kind in kinds
            for area in areas
        ]
        loads = [Load(CALLS[pair], area, "", 1) for pair in kinds for area in areas]
        return seconds(changes), estimate(loads)

    for other in CALLS:
        planned, expected = both(one, other)
        assert planned == expected > 0


def test_what_is_waited_for_in_one_team_comes_one_after_the_other():
    team_, one, other = (
        PlannedChange(
            SyncAction.ARCHIVE, kind, key, HUB, "Naam", Cause.WANTED, calls=0, seconds=31.0
        )
        for kind, key in (
            (ResourceKind.TEAM, HUB),
            (ResourceKind.CHANNEL, WATER),
            (ResourceKind.CHANNEL, f"{HUB}:zee"),
        )
    )
    assert seconds([one, other]) == 31.0
    assert seconds([team_, one, other]) == 62.0


# --- some teams only


def test_a_team_that_is_not_wanted_any_more_is_planned_when_it_is_asked_for():
    harness = aligned(hub(), team("hub:urk"))
    harness.desired = desired(hub())
    assert told(harness.plan(areas=["hub:urk"])) == ["archive team hub:urk unwanted"]
    assert told(harness.plan(areas=[HUB])) == []


def test_a_team_that_moved_is_planned_under_its_old_key_too():
    harness = aligned(team(HUB, "GW Twente"))
    harness.desired = desired(team("hub:twente-nieuw", "GW Twente"))
    move = ["move team hub:twente-nieuw registry"]
    for area in (HUB, "hub:twente-nieuw"):
        assert told(harness.plan(areas=[area]), SyncAction.MOVE) == move
    assert told(harness.plan(areas=["hub:urk"]), SyncAction.MOVE) == []


# --- which is which


def test_a_group_that_was_deleted_is_not_gone_on_with():
    wish = team(HUB, "GW Twente")
    teams = Teams()
    id_ = teams.by_hand("GW Twente")
    teams.change(id_, unique_name=wish.unique_name, deleted=True)
    plan = Harness(desired(wish), teams).plan()
    assert told(plan, SyncAction.CREATE, SyncAction.RESTORE) == [f"create team {HUB} wanted"]


def test_a_group_that_we_began_to_make_is_no_other_team_by_its_name():
    wish = team(HUB, "GW Twente")
    teams = Teams()
    teams.change(teams.by_hand("GW Urk"), unique_name=wish.unique_name)
    plan = Harness(desired(wish, team("hub:urk", "GW Urk")), teams).plan()
    adopted = [
        one.key for one in plan.changes if (one.action, one.kind) == ("adopt", ResourceKind.TEAM)
    ]
    assert adopted == [HUB]


def test_what_could_be_several_teams_is_not_looked_for_by_another_name():
    teams = Teams()
    for name in ("GW Twente", "GW Twente", "Twente"):
        teams.by_hand(name)
    plan = Harness(desired(team(HUB, "GW Twente", known_as=("Twente",))), teams).plan()
    assert why(plan)[HUB] == "ambiguous"
    assert len([one for one in plan.foreign if one.kind is ResourceKind.TEAM]) == 3


@pytest.mark.parametrize(
    ("some", "others", "found"),
    [
        ({"a": ["X"]}, {"c": ["x"]}, [("a", "c")]),
        ({"a": ["X"], "b": ["x"]}, {"c": ["X"]}, []),
        ({"a": ["X"]}, {"c": ["X"], "d": ["x"]}, []),
        ({"a": ["X", "Y"]}, {"c": ["X"], "d": ["Y"]}, [("a", "c")]),
        ({"a": ["X"], "b": ["Y"]}, {"c": ["X", "Y"]}, [("a", "c")]),
        ({"a": ["X"], "b": ["Y"]}, {"c": ["X"], "d": ["Y"]}, [("a", "c"), ("b", "d")]),
    ],
)
def test_only_what_has_a_name_to_itself_is_the_same(some, others, found):
    assert list(pairs(some, others)) == found


def test_no_channel_becomes_the_first_one_by_its_name():
    harness = aligned(team(HUB, "GW Twente", channels=(channel(HUB, "alles", "Algemeen."),)))
    key = f"{HUB}:alles"
    harness.teams.change_channel(id_of(harness, HUB), id_of(harness, key), name="Algemeen")
    del harness.entries[f"{HUB}:general"]
    harness.desired = desired(team(HUB, "GW Twente"))
    assert told(harness.plan(reconcile=False), SyncAction.MOVE) == []


def test_a_channel_that_was_being_made_can_be_one_of_ours_under_another_key():
    harness = aligned(water())
    harness.desired = desired(team(HUB, "GW Twente", channels=(channel(HUB, "nat", "Water"),)))
    harness.entries[f"{HUB}:nat"] = LedgerEntry(slug=f"{HUB}:nat", kind="channel", team=HUB)
    assert told(harness.plan(reconcile=False), SyncAction.MOVE) == [
        f"move channel {HUB}:nat registry"
    ]


def test_names_that_are_given_are_held_by_who_gets_them():
    one = Naming("a", "1", "Aap", "Cavia", Cause.REGISTRY)
    named = in_turn([one], {"1": "Aap", "2": "Beer"})
    assert (named.done, named.holders) == ((one,), {"cavia": "1", "beer": "2"})


def test_a_name_in_between_is_none_that_was_given_a_moment_ago():
    namings = [
        Naming("a", "1", "Aap", "Beer", Cause.REGISTRY),
        Naming("b", "2", "Beer", "Aap", Cause.REGISTRY),
        Naming("c", "3", "Cavia", "Beer (wordt hernoemd)", Cause.REGISTRY),
    ]
    done = in_turn(namings, {"1": "Aap", "2": "Beer", "3": "Cavia"}).done
    assert [(one.key, one.after, one.via) for one in done] == [
        ("c", "Beer (wordt hernoemd)", ""),
        ("b", "Aap", ""),
        ("a", "Beer", "Beer (wordt hernoemd) 2"),
    ]


def test_a_long_name_has_a_name_in_between_that_teams_takes():
    long = "Kennis en leren over de fysieke leefomgeving 2027"
    name = interim_name(long, [])
    assert fault_of_channel_name(name) is None
    assert name == "Kennis en leren over de fysiek (wordt hernoemd)"


# --- people


def asked(harness, when, **news):
    harness.rosters[HUB] = LedgerRoster(slug=HUB, asked={"bo": when}, **news)


def entering(harness):
    changes = harness.plan(reconcile=False).changes
    return [(one.key, one.cause) for one in changes if one.action is SyncAction.ADD]


@pytest.fixture
def late():
    """An office in which bo is wanted in a team, has an account, and is not shown there."""
    harness = aligned(team(HUB, "GW Twente"))
    harness.teams.account("bo")
    harness.desired = desired(team(HUB, "GW Twente", members=("bo",)))
    return harness


def test_who_was_asked_for_long_ago_is_asked_for_again_and_nobody_took_them_out(late):
    asked(late, (late.now - timedelta(hours=48)).isoformat(), members=("bo",))
    assert entering(late) == [(f"{HUB}/bo", "wanted")]


def test_a_moment_without_a_zone_is_in_utc(late):
    asked(late, (late.now - timedelta(hours=47)).replace(tzinfo=None).isoformat())
    assert entering(late) == []
    asked(late, (late.now - timedelta(hours=48)).replace(tzinfo=None).isoformat())
    assert entering(late) == [(f"{HUB}/bo", "wanted")]


def test_who_is_not_wanted_any_more_is_taken_out_though_the_group_was_not_read(late):
    asked(late, late.now.isoformat())
    late.teams.change(id_of(late, HUB), members=None)
    late.desired = desired(team(HUB, "GW Twente"))
    assert told(late.plan()) == [f"remove member {HUB}/bo registry"]


def test_nobody_is_taken_out_of_a_group_that_becomes_a_team_now(late):
    asked(late, late.now.isoformat())
    late.teams.change(id_of(late, HUB), teamless=True)
    late.desired = desired(team(HUB, "GW Twente"))
    assert told(late.plan(), SyncAction.REMOVE) == []


def test_who_is_in_a_channel_but_not_in_its_team_is_waited_for(late):
    room = channel(HUB, "kern", private=True, members=("bo",))
    late.desired = desired(replace(team(HUB, "GW Twente", channels=(room,)), members=frozenset()))
    late.desired = replace(late.desired, people=desired(team(HUB, members=("bo",))).people)
    [pending] = late.plan().pending
    assert (pending.key, pending.since) == (f"{HUB}:kern/bo", "")


def calls_for(count, *, private=False, there=False, owners=(OWNER,)):
    members = [f"p{number:03d}" for number in range(count)]
    rooms = (channel(HUB, "kern", private=True, members=members),) if private else ()
    harness = aligned(team(HUB)) if there else Harness(desired())
    for one in (*members, *owners):
        harness.teams.account(one)
    harness.desired = desired(team(HUB, members=members, channels=rooms, owners=owners))
    place = f"{HUB}:kern" if private else HUB
    adds = [one for one in harness.plan().changes if one.action is SyncAction.ADD]
    return [one.calls for one in adds if one.key.startswith(f"{place}/")]


def at(*places, count):
    return [int(number in places) for number in range(count)]


def test_twenty_go_with_one_call_and_eighteen_come_along_with_a_new_team():
    assert calls_for(45, there=True) == at(0, 20, 40, count=45)
    assert calls_for(45) == at(18, 38, count=45)
    assert calls_for(45, owners=("one", "two", "three")) == at(14, 34, count=45)


def test_hundred_and_ninety_nine_come_along_with_a_new_private_channel():
    assert calls_for(201, private=True) == at(199, 200, count=201)


# --- tabs


PLACE = f"{HUB}:agenda"
SITE = f"{PLACE}:tab:website"


@pytest.fixture
def tabbed():
    return aligned(team(HUB, "GW Twente", channels=(channel(HUB, "agenda", tabs=("website",)),)))


def with_tabs(*tabs):
    return desired(team(HUB, "GW Twente", channels=(replace(channel(HUB, "agenda"), tabs=tabs),)))


def alter(harness, **news):
    there = harness.teams.teams[id_of(harness, HUB)].channels[id_of(harness, PLACE)].tabs
    tabs = tuple(replace(one, **news) for one in there)
    harness.teams.change_channel(id_of(harness, HUB), id_of(harness, PLACE), tabs=tabs)


def test_a_tab_of_ours_is_no_other_one_by_its_name(tabbed):
    tabbed.desired = with_tabs(tab(PLACE), tab(PLACE, "blog", "Blog"))
    alter(tabbed, name="Blog")
    assert sorted(told(tabbed.plan())) == [
        f"create tab {PLACE}:tab:blog wanted",
        f"rename tab {SITE} drift",
    ]


def test_one_tab_of_somebody_else_becomes_one_of_ours(tabbed):
    tabbed.desired = with_tabs(tab(PLACE), tab(PLACE, "een", "Blog"), tab(PLACE, "twee", "Blog"))
    there = tabbed.teams.teams[id_of(tabbed, HUB)].channels[id_of(tabbed, PLACE)].tabs
    theirs = ObservedTab("theirs", "Blog", WEBSITE, "https://platformplek.nl/")
    news = {"tabs": (*there, theirs)}
    tabbed.teams.change_channel(id_of(tabbed, HUB), id_of(tabbed, PLACE), **news)
    assert sorted(told(tabbed.plan())) == [
        f"adopt tab {PLACE}:tab:een found",
        f"create tab {PLACE}:tab:twee wanted",
    ]


def test_a_tab_that_is_left_alone_may_be_called_otherwise(tabbed):
    alter(tabbed, name="Ons blad", url="https://elders.example/")
    noted(tabbed, SITE, left_alone=True)
    assert told(tabbed.plan()) == []


def test_a_tab_that_was_being_made_is_wanted_and_no_drift(tabbed):
    tabbed.teams.change_channel(id_of(tabbed, HUB), id_of(tabbed, PLACE), tabs=())
    noted(tabbed, SITE, state="making", graph_id="")
    assert told(tabbed.plan()) == [f"create tab {SITE} wanted"]


def test_a_tab_that_was_altered_is_put_right_from_what_it_is(tabbed):
    alter(tabbed, name="Ons blad", url="https://elders.example/")
    changes = [
        (one.action, one.before, one.after, one.graph_id, one.calls)
        for one in tabbed.plan().changes
    ]
    id_ = id_of(tabbed, SITE)
    assert sorted(changes) == [
        ("change", "https://elders.example/", "https://platformplek.nl/", id_, 1),
        ("rename", "Ons blad", "Website", id_, 1),
    ]


def test_a_tab_that_is_left_alone_and_gone_is_forgotten(tabbed):
    noted(tabbed, SITE, left_alone=True)
    tabbed.desired = with_tabs()
    assert told(tabbed.plan()) == []
    tabbed.teams.change_channel(id_of(tabbed, HUB), id_of(tabbed, PLACE), tabs=())
    assert told(tabbed.plan()) == [f"forget tab {SITE} unwanted"]


# --- teams


def test_what_is_left_alone_stays_as_people_made_it():
    harness = aligned(team(HUB, "GW Twente"))
    id_ = id_of(harness, HUB)
    noted(harness, HUB, left_alone=True)
    noted(harness, f"{HUB}:app", left_alone=True)
    harness.teams.change(id_, apps={})
    assert told(harness.plan()) == []
    kept = harness.teams.teams.pop(id_)
    harness.teams.by_hand("Een ander")  # so that Teams does not look empty
    assert told(harness.plan(reconcile=False)) == []
    harness.teams.teams[id_] = replace(kept, deleted=True)
    assert told(harness.plan()) == []
    harness.teams.teams[id_] = kept
    harness.desired = desired(team(HUB, "GW Twente", archived=True))
    assert told(harness.plan()) == []
    harness.desired = desired(team("hub:urk", "Een ander"))
    assert told(harness.plan(), SyncAction.ARCHIVE) == []


def test_an_archive_that_somebody_opened_again_is_drift():
    harness = aligned(team(HUB, "GW Twente"), team("hub:urk"))
    noted(harness, HUB, state="archived")
    harness.desired = desired(team("hub:urk"))
    assert told(harness.plan(reconcile=False)) == [f"archive team {HUB} drift"]


def test_a_team_in_the_archive_comes_back_though_it_was_not_read_further():
    harness = aligned(team(HUB, "GW Twente"))
    harness.teams.change(id_of(harness, HUB), archived=True, channels=None, roster=None)
    assert told(harness.plan()) == [f"unarchive team {HUB} drift"]


def test_a_team_that_was_being_made_is_wanted_and_no_drift():
    harness = Harness(desired(team(HUB, "GW Twente")))
    harness.entries[HUB] = LedgerEntry(slug=HUB, kind="team")
    assert told(harness.plan(), SyncAction.CREATE) == [f"create team {HUB} wanted"]


def test_an_app_that_was_being_installed_is_installed_where_that_was_not_read():
    harness = aligned(team(HUB, "GW Twente"))
    harness.teams.change(id_of(harness, HUB), apps=None)
    assert told(harness.plan()) == []
    noted(harness, f"{HUB}:app", state="making")
    assert told(harness.plan(reconcile=False)) == [f"install app {HUB}:app wanted"]


def test_nobody_is_put_in_a_private_channel_that_was_not_read():
    harness = aligned(hub())
    key = f"{HUB}:kernteam"
    harness.teams.change_channel(id_of(harness, HUB), id_of(harness, key), memberships=None)
    assert told(harness.plan(reconcile=False)) == []


def test_a_team_without_a_name_goes_by_the_one_that_it_should_have():
    harness = aligned(team(HUB, "GW Twente"))
    harness.teams.change(id_of(harness, HUB), name="")
    [change] = harness.plan(reconcile=False).changes
    assert (change.action, change.name, change.after) == ("rename", "GW Twente", "GW Twente")


# --- things under other keys


def test_what_moves_leaves_nothing_under_its_old_key():
    def entry(key, kind="channel", area=HUB):
        return LedgerEntry(slug=key, kind=kind, team=area, graph_id=f"id-{key}")

    there = (entry(HUB, "team", ""), entry(WATER), entry("hub:urk", "team", ""))
    entries = {one.slug: one for one in there}
    rosters = {key: LedgerRoster(slug=key, members=("an",)) for key in (HUB, WATER, "hub:urk")}
    areas = {HUB: LedgerArea(slug=HUB)}
    before = Ledger(entries, {f"id-{WATER}": WATER}, rosters, areas, {})
    after = moved(before, {HUB: "hub:nieuw"})
    assert {key: (one.slug, one.team) for key, one in after.entries.items()} == {
        "hub:nieuw": ("hub:nieuw", ""),
        "hub:nieuw:water": ("hub:nieuw:water", "hub:nieuw"),
        "hub:urk": ("hub:urk", ""),
    }
    assert {key: (one.slug, one.members) for key, one in after.rosters.items()} == {
        key: (key, ("an",)) for key in ("hub:nieuw", "hub:nieuw:water", "hub:urk")
    }
    assert after.by_id == {f"id-{WATER}": "hub:nieuw:water"}
    assert list(after.areas) == ["hub:nieuw"]
