"""Small things that a plan depends on, one at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from graph_sync.ledger.ledger import Ledger, LedgerArea, LedgerEntry, LedgerRoster
from graph_sync.limits import Load, Op, estimate
from graph_sync.model.shapes import ExistingTab, Wanted
from graph_sync.plan.costs import seconds
from graph_sync.plan.matching import pairs
from graph_sync.plan.names import Naming, in_turn
from graph_sync.plan.world import moved
from registry.core.reference.teams_names import ReservedName
from registry.provisioning.plan import Action, Blocked, Cause, Change, Kind
from tests.graph_sync.plan.fixtures_plan import (
    WEBSITE,
    Office,
    Teams,
    aligned,
    channel,
    hub,
    tab,
    team,
    told,
    wanted,
    why,
)

HUB = "hub:twente"
WATER = f"{HUB}:water"


def water(**more):
    return team(HUB, "GW Twente", channels=(channel(HUB, "water", **more),))


def noted(office, key, **news):
    office.entries[key] = office.entries[key].model_copy(update=news)


def id_of(office, key):
    return office.entries[key].graph_id


# --- accounts


def test_each_of_two_whom_nobody_knows_is_told_by_their_key():
    office = Office(Wanted({HUB: team(HUB, members=("an", "bo"))}, {}))
    said = [(one.key, one.name, one.why) for one in office.plan().blocked if one.kind is Kind.GUEST]
    assert said == [("/an", "an", "no-account"), ("/bo", "bo", "no-account")]


def test_each_of_two_without_an_address_is_told():
    office = Office(wanted(team(HUB, members=("an", "bo"))))
    people = {key: replace(one, email="") for key, one in office.wanted.people.items()}
    office.wanted = replace(office.wanted, people=people)
    assert why(office.plan()) == {"/an": "no-account", "/bo": "no-account"}


# --- channels


def test_tabs_of_the_first_channel_are_made_with_a_new_team_only_where_they_can_be_seen():
    first = channel(HUB, "general", "Algemeen", tabs=("website",))
    office = Office(wanted(replace(team(HUB), channels=(first,))))
    made = f"create tab {HUB}:general:tab:website wanted"
    assert made in told(office.plan())
    office.sync()
    found = office.teams.teams[id_of(office, HUB)]
    office.teams.change_channel(found.id, found.general, tabs=None)
    assert made not in told(office.plan())


def test_one_channel_of_somebody_else_becomes_one_of_ours():
    teams = Teams()
    teams.by_hand("GW Twente", "Water")
    names = channel(HUB, "water"), channel(HUB, "zee", "Zee", known_as=("Water",))
    plan = Office(wanted(team(HUB, "GW Twente", channels=names)), teams).plan()
    assert [one.key for one in plan.changes if one.action is Action.ADOPT] == [
        HUB,
        f"{HUB}:general",
        WATER,
    ]


def test_a_channel_that_was_being_made_is_made_and_its_name_is_not_kept():
    office = aligned(water())
    office.teams.drop_channel(id_of(office, HUB), id_of(office, WATER))
    noted(office, WATER, state="making", graph_id="")
    assert told(office.plan()) == [f"create channel {WATER} wanted"]


@pytest.mark.parametrize(("since", "days"), [(None, 30), (1, 29)])
def test_the_name_of_a_channel_that_is_gone_is_kept_for_thirty_days(since, days):
    office = aligned(water())
    office.teams.drop_channel(id_of(office, HUB), id_of(office, WATER))
    gone = office.now - timedelta(days=since) if since else None
    noted(office, WATER, state="gone", since=gone)
    [blocked] = office.plan(settle=False).blocked
    assert (blocked.why, blocked.value) == (
        "name-reserved",
        (office.now + timedelta(days=days)).date().isoformat(),
    )
    until = office.now + timedelta(days=9)  # what Teams itself says goes first
    office.reserved.append(ReservedName(slug="x", team=HUB, name="Water", until=until))
    [blocked] = office.plan(settle=False).blocked
    assert blocked.value == until.date().isoformat()


def test_a_name_that_is_kept_leads_to_one_that_nothing_in_the_team_has():
    teams = Teams()
    teams.by_hand("GW Twente", "Water 2")
    until = Office(wanted()).now + timedelta(days=9)
    office = Office(
        wanted(team(HUB, "GW Twente", channels=(channel(HUB, "water", tabs=("website",)),))),
        teams,
        reserved=[ReservedName(slug="x", team=HUB, name="Water", until=until)],
    )
    [blocked] = [one for one in office.plan().blocked if one.kind is Kind.CHANNEL]
    assert (blocked.why, blocked.suggestion) == ("name-reserved", "Water 3")


def test_a_channel_that_is_left_alone_stays_though_the_registry_no_longer_wants_it():
    office = aligned(water())
    noted(office, WATER, left_alone=True)
    office.wanted = wanted(team(HUB, "GW Twente"))
    assert told(office.plan()) == []


def test_what_is_blocked_is_told_in_order_of_its_reason():
    office = aligned(water())
    office.teams.change_channel(id_of(office, HUB), id_of(office, WATER), kind="private")
    problem = Blocked(WATER, HUB, "Water", Kind.CHANNEL, "name")
    office.wanted = replace(office.wanted, blocked=(problem,))
    assert [one.why for one in office.plan().blocked] == ["kind-differs", "name"]


# --- costs


@pytest.mark.parametrize(
    ("action", "kind", "op"),
    [
        (Action.INSTALL, Kind.APP, Op.POST_APP),
        (Action.RENAME, Kind.TAB, Op.PATCH_TAB),
        (Action.CHANGE, Kind.TAB, Op.PATCH_TAB),
        (Action.DEMOTE, Kind.MEMBER, Op.CHANGE_TEAM_MEMBER),
    ],
)
def test_a_change_takes_the_time_of_its_own_call(action, kind, op):
    one = Change(action, kind, f"{HUB}/an", HUB, "Naam", Cause.WANTED)
    expected = estimate([Load(op, HUB, "", 5000)])
    assert seconds([one] * 5000) == expected
    assert expected != estimate([Load(Op.CHANGE_DIRECTORY, HUB, "", 5000)])


# --- some teams only


def test_a_team_that_is_not_wanted_any_more_is_planned_when_it_is_asked_for():
    office = aligned(hub(), team("hub:urk"))
    office.wanted = wanted(hub())
    assert told(office.plan(areas=["hub:urk"])) == ["archive team hub:urk unwanted"]
    assert told(office.plan(areas=[HUB])) == []


def test_a_team_that_moved_is_planned_under_its_old_key_too():
    office = aligned(team(HUB, "GW Twente"))
    office.wanted = wanted(team("hub:twente-nieuw", "GW Twente"))
    move = ["move team hub:twente-nieuw registry"]
    for area in (HUB, "hub:twente-nieuw"):
        assert told(office.plan(areas=[area]), Action.MOVE) == move
    assert told(office.plan(areas=["hub:urk"]), Action.MOVE) == []


# --- which is which


def test_a_group_that_was_deleted_is_not_gone_on_with():
    wish = team(HUB, "GW Twente")
    teams = Teams()
    id_ = teams.by_hand("GW Twente")
    teams.change(id_, unique_name=wish.unique_name, deleted=True)
    plan = Office(wanted(wish), teams).plan()
    assert told(plan, Action.CREATE, Action.RESTORE) == [f"create team {HUB} wanted"]


def test_a_group_that_we_began_to_make_is_no_other_team_by_its_name():
    wish = team(HUB, "GW Twente")
    teams = Teams()
    teams.change(teams.by_hand("GW Urk"), unique_name=wish.unique_name)
    plan = Office(wanted(wish, team("hub:urk", "GW Urk")), teams).plan()
    adopted = [one.key for one in plan.changes if (one.action, one.kind) == ("adopt", Kind.TEAM)]
    assert adopted == [HUB]


def test_what_could_be_several_teams_is_not_looked_for_by_another_name():
    teams = Teams()
    for name in ("GW Twente", "GW Twente", "Twente"):
        teams.by_hand(name)
    plan = Office(wanted(team(HUB, "GW Twente", known_as=("Twente",))), teams).plan()
    assert why(plan)[HUB] == "ambiguous"
    assert len([one for one in plan.foreign if one.kind is Kind.TEAM]) == 3


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
    office = aligned(team(HUB, "GW Twente", channels=(channel(HUB, "alles", "Algemeen."),)))
    key = f"{HUB}:alles"
    office.teams.change_channel(id_of(office, HUB), id_of(office, key), name="Algemeen")
    del office.entries[f"{HUB}:general"]
    office.wanted = wanted(team(HUB, "GW Twente"))
    assert told(office.plan(settle=False), Action.MOVE) == []


def test_a_channel_that_was_being_made_can_be_one_of_ours_under_another_key():
    office = aligned(water())
    office.wanted = wanted(team(HUB, "GW Twente", channels=(channel(HUB, "nat", "Water"),)))
    office.entries[f"{HUB}:nat"] = LedgerEntry(slug=f"{HUB}:nat", kind="channel", team=HUB)
    assert told(office.plan(settle=False), Action.MOVE) == [f"move channel {HUB}:nat registry"]


def test_names_that_are_given_are_held_by_who_gets_them():
    one = Naming("a", "1", "Aap", "Cavia", Cause.REGISTRY)
    named = in_turn([one], {"1": "Aap", "2": "Beer"})
    assert (named.done, named.holders) == ((one,), {"cavia": "1", "beer": "2"})


def test_a_name_in_between_is_none_that_was_given_a_moment_ago():
    namings = [
        Naming("a", "1", "Aap", "Beer", Cause.REGISTRY),
        Naming("b", "2", "Beer", "Aap", Cause.REGISTRY),
        Naming("c", "3", "Cavia", "Beer 2", Cause.REGISTRY),
    ]
    done = in_turn(namings, {"1": "Aap", "2": "Beer", "3": "Cavia"}).done
    assert [(one.key, one.after) for one in done][:2] == [("c", "Beer 2"), ("a", "Beer 3")]


# --- people


def asked(office, when, **news):
    office.rosters[HUB] = LedgerRoster(slug=HUB, asked={"bo": when}, **news)


def entering(office):
    changes = office.plan(settle=False).changes
    return [(one.key, one.cause) for one in changes if one.action is Action.ADD]


@pytest.fixture
def late():
    """An office in which bo is wanted in a team, has an account, and is not shown there."""
    office = aligned(team(HUB, "GW Twente"))
    office.teams.account("bo")
    office.wanted = wanted(team(HUB, "GW Twente", members=("bo",)))
    return office


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
    late.wanted = wanted(team(HUB, "GW Twente"))
    assert told(late.plan()) == [f"remove member {HUB}/bo registry"]


def test_nobody_is_taken_out_of_a_group_that_becomes_a_team_now(late):
    asked(late, late.now.isoformat())
    late.teams.change(id_of(late, HUB), teamless=True)
    late.wanted = wanted(team(HUB, "GW Twente"))
    assert told(late.plan(), Action.REMOVE) == []


def test_who_is_in_a_channel_but_not_in_its_team_is_waited_for(late):
    room = channel(HUB, "kern", private=True, members=("bo",))
    late.wanted = wanted(replace(team(HUB, "GW Twente", channels=(room,)), members=frozenset()))
    late.wanted = replace(late.wanted, people=wanted(team(HUB, members=("bo",))).people)
    [pending] = late.plan().pending
    assert (pending.key, pending.since) == (f"{HUB}:kern/bo", "")


def calls_for(count, *, private=False, there=False):
    members = [f"p{number:03d}" for number in range(count)]
    rooms = (channel(HUB, "kern", private=True, members=members),) if private else ()
    office = aligned(team(HUB)) if there else Office(wanted())
    for one in members:
        office.teams.account(one)
    office.wanted = wanted(team(HUB, members=members, channels=rooms))
    place = f"{HUB}:kern" if private else HUB
    adds = [one for one in office.plan().changes if one.action is Action.ADD]
    return [one.calls for one in adds if one.key.startswith(f"{place}/")]


def at(*places, count):
    return [int(number in places) for number in range(count)]


def test_twenty_go_with_one_call_and_eighteen_come_along_with_a_new_team():
    assert calls_for(45, there=True) == at(0, 20, 40, count=45)
    assert calls_for(45) == at(18, 38, count=45)


def test_hundred_and_ninety_nine_come_along_with_a_new_private_channel():
    assert calls_for(201, private=True) == at(199, 200, count=201)


# --- tabs


PLACE = f"{HUB}:agenda"
SITE = f"{PLACE}:tab:website"


@pytest.fixture
def tabbed():
    return aligned(team(HUB, "GW Twente", channels=(channel(HUB, "agenda", tabs=("website",)),)))


def with_tabs(*tabs):
    return wanted(team(HUB, "GW Twente", channels=(replace(channel(HUB, "agenda"), tabs=tabs),)))


def alter(office, **news):
    there = office.teams.teams[id_of(office, HUB)].channels[id_of(office, PLACE)].tabs
    tabs = tuple(replace(one, **news) for one in there)
    office.teams.change_channel(id_of(office, HUB), id_of(office, PLACE), tabs=tabs)


def test_a_tab_of_ours_is_no_other_one_by_its_name(tabbed):
    tabbed.wanted = with_tabs(tab(PLACE), tab(PLACE, "blog", "Blog"))
    alter(tabbed, name="Blog")
    assert sorted(told(tabbed.plan())) == [
        f"create tab {PLACE}:tab:blog wanted",
        f"rename tab {SITE} drift",
    ]


def test_one_tab_of_somebody_else_becomes_one_of_ours(tabbed):
    tabbed.wanted = with_tabs(tab(PLACE), tab(PLACE, "een", "Blog"), tab(PLACE, "twee", "Blog"))
    there = tabbed.teams.teams[id_of(tabbed, HUB)].channels[id_of(tabbed, PLACE)].tabs
    theirs = ExistingTab("theirs", "Blog", WEBSITE, "https://platformplek.nl/")
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
    tabbed.wanted = with_tabs()
    assert told(tabbed.plan()) == []
    tabbed.teams.change_channel(id_of(tabbed, HUB), id_of(tabbed, PLACE), tabs=())
    assert told(tabbed.plan()) == [f"forget tab {SITE} unwanted"]


# --- teams


def test_what_is_left_alone_stays_as_people_made_it():
    office = aligned(team(HUB, "GW Twente"))
    id_ = id_of(office, HUB)
    noted(office, HUB, left_alone=True)
    noted(office, f"{HUB}:app", left_alone=True)
    office.teams.change(id_, apps={})
    assert told(office.plan()) == []
    kept = office.teams.teams.pop(id_)
    office.teams.by_hand("Een ander")  # so that Teams does not look empty
    assert told(office.plan(settle=False)) == []
    office.teams.teams[id_] = replace(kept, deleted=True)
    assert told(office.plan()) == []
    office.teams.teams[id_] = kept
    office.wanted = wanted(team(HUB, "GW Twente", archived=True))
    assert told(office.plan()) == []
    office.wanted = wanted(team("hub:urk", "Een ander"))
    assert told(office.plan(), Action.ARCHIVE) == []


def test_an_archive_that_somebody_opened_again_is_drift():
    office = aligned(team(HUB, "GW Twente"), team("hub:urk"))
    noted(office, HUB, state="archived")
    office.wanted = wanted(team("hub:urk"))
    assert told(office.plan(settle=False)) == [f"archive team {HUB} drift"]


def test_a_team_in_the_archive_comes_back_though_it_was_not_read_further():
    office = aligned(team(HUB, "GW Twente"))
    office.teams.change(id_of(office, HUB), archived=True, channels=None, roster=None)
    assert told(office.plan()) == [f"unarchive team {HUB} drift"]


def test_a_team_that_was_being_made_is_wanted_and_no_drift():
    office = Office(wanted(team(HUB, "GW Twente")))
    office.entries[HUB] = LedgerEntry(slug=HUB, kind="team")
    assert told(office.plan(), Action.CREATE) == [f"create team {HUB} wanted"]


def test_an_app_that_was_being_installed_is_installed_where_that_was_not_read():
    office = aligned(team(HUB, "GW Twente"))
    office.teams.change(id_of(office, HUB), apps=None)
    assert told(office.plan()) == []
    noted(office, f"{HUB}:app", state="making")
    assert told(office.plan(settle=False)) == [f"install app {HUB}:app wanted"]


def test_nobody_is_put_in_a_private_channel_that_was_not_read():
    office = aligned(hub())
    key = f"{HUB}:kernteam"
    office.teams.change_channel(id_of(office, HUB), id_of(office, key), seats=None)
    assert told(office.plan(settle=False)) == []


def test_a_team_without_a_name_goes_by_the_one_that_it_should_have():
    office = aligned(team(HUB, "GW Twente"))
    office.teams.change(id_of(office, HUB), name="")
    [change] = office.plan(settle=False).changes
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
