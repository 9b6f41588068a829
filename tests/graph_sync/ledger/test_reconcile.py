"""What the ledger learns from a look at Teams: pure, and the same when it looks twice."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from graph_sync.ledger.ledger import Ledger, LedgerEntry, LedgerRoster
from graph_sync.ledger.persist import note_of
from graph_sync.ledger.reconcile import reconcile_ledger
from graph_sync.ledger.sightings import deviations
from graph_sync.model.shapes import (
    DesiredPerson,
    DesiredTab,
    ObservedChannel,
    ObservedMembership,
    ObservedState,
    ObservedTab,
    ObservedTeam,
    ObservedUser,
)
from tests.graph_sync.fixtures_world import channel, desired, team

THEN = datetime(2026, 11, 23, tzinfo=UTC)
NOW = datetime(2026, 11, 24, tzinfo=UTC)
HUB = "hub:twente"
WATER = f"{HUB}:water"


def entry(key, graph_id="", kind="channel", **fields):
    area = "" if kind == "team" else HUB
    fields = {"state": "live", "since": THEN} | fields
    return LedgerEntry(slug=key, kind=kind, team=area, graph_id=graph_id, **fields)


def ledger(*entries, **rosters):
    made = {one.slug: one for one in (entry(HUB, "g", "team", name="GW Twente"), *entries)}
    ids = {one.graph_id: key for key, one in made.items() if one.graph_id}
    memberships = {key: LedgerRoster(slug=key, **fields) for key, fields in rosters.items()}
    return Ledger(made, ids, memberships, {}, {})


def there(*channels, roster=(), **fields):
    """The hub's team in Teams, in which somebody with `!` is an owner."""
    memberships = {
        one.strip("!"): ObservedMembership(one.strip("!"), f"m-{one}", "!" in one)
        for one in roster or ()
    }
    shown = {one.id: one for one in (ObservedChannel("first", "General"), *channels)}
    seen = None if roster is None else memberships
    fields = {"channels": shown, "roster": seen, "general": "first", "apps": {}} | fields
    one = ObservedTeam("g", fields.pop("name", "GW Twente"), **fields)
    users = {name: ObservedUser(name) for name in ("a", "b", "c", "d", "own", "new")}
    return ObservedState({"g": one}, users, bot_app="bot")


def hub(*channels, **fields):
    fields.setdefault("owners", ("own",))
    return desired(team(HUB, fields.pop("name", "GW Twente"), *channels, **fields))


def sure(desired, found, known):
    """What a second look shows, when it is the same as the first."""
    marks = frozenset(one.mark for one in deviations(desired, found, known, NOW))
    return replace(found, confirmed=marks)


def looked(desired, found, known, key=WATER):
    return reconcile_ledger(desired, found, known, NOW).entries[key]


def test_what_was_being_made_and_is_found_is_ours():
    begun = ledger(entry(WATER, state="making", name="Water"))
    found = there(ObservedChannel("c1", "WATER", url="https://teams/c1"))
    one = looked(hub(channel(WATER, "Water")), found, begun)
    assert (one.graph_id, one.state, one.since, one.url) == ("c1", "live", NOW, "https://teams/c1")


def test_what_is_somebody_elses_is_not_what_was_being_made():
    begun = ledger(entry(WATER, state="making", name="Water"), entry(f"{HUB}:other", "c1"))
    assert (
        looked(hub(channel(WATER, "Water")), there(ObservedChannel("c1", "Water")), begun)
        == (begun.entries[WATER])
    )
    begun = ledger(entry(WATER, state="making", name="Water"))
    private = there(ObservedChannel("c1", "Water", kind="private"))
    assert looked(hub(channel(WATER, "Water")), private, begun).graph_id == ""


def test_a_team_that_was_being_made_is_found_by_its_unique_name():
    begun = ledger()
    begun = replace(begun, entries={HUB: entry(HUB, kind="team", state="making")}, by_id={})
    group = replace(there().teams["g"], unique_name="plek-hub-twente")
    found = replace(there(), teams={"g": replace(group, teamless=True)})
    one = reconcile_ledger(hub(), found, begun, NOW).entries[HUB]
    assert (one.graph_id, one.state) == ("g", "making")
    one = reconcile_ledger(hub(), replace(there(), teams={"g": group}), begun, NOW)
    assert (one.entries[HUB].graph_id, one.entries[HUB].state) == ("g", "live")
    assert one.by_id["g"] == HUB


def test_what_was_made_and_could_not_be_noted_is_noted():
    after = reconcile_ledger(hub(), there(apps={"bot": "installation"}), ledger(), NOW)
    assert after.entries[f"{HUB}:general"].graph_id == "first"
    assert after.entries[f"{HUB}:app"].graph_id == "installation"


def test_a_channel_that_is_no_longer_there_is_gone_and_may_come_back():
    known = ledger(entry(WATER, "c1", name="Water"))
    desired = hub(channel(WATER, "Water"))
    unsure = reconcile_ledger(desired, there(), known, NOW)
    assert unsure.entries[WATER] == known.entries[WATER]
    assert unsure.sightings[WATER].since == NOW
    assert not note_of(known, unsure, desired, there(), NOW).works  # its name is not free to keep
    gone = reconcile_ledger(desired, sure(desired, there(), unsure), unsure, NOW)
    assert (gone.entries[WATER].state, gone.entries[WATER].since) == ("gone", NOW)
    assert ("c1" not in gone.by_id, gone.sightings) == (True, {})
    assert note_of(known, gone, desired, there(), NOW).works
    back = reconcile_ledger(desired, there(ObservedChannel("c1", "Water")), gone, NOW)
    assert (back.entries[WATER].state, back.by_id["c1"]) == ("live", WATER)


def test_a_team_that_was_not_read_further_teaches_nothing():
    known = ledger(entry(WATER, "c1", name="Water"))
    desired = hub(channel(WATER, "Water"), name="GW Salland")
    outline = there(channels=None, roster=None, apps=None, name="GW Salland")
    assert reconcile_ledger(desired, outline, known, NOW).entries == known.entries
    unread = replace(there(name="GW Salland"), unread={HUB: "forbidden"})
    assert reconcile_ledger(desired, unread, known, NOW).entries == known.entries
    binned = replace(there(), teams={"g": ObservedTeam("g", "", deleted=True)})
    assert reconcile_ledger(desired, binned, known, NOW).entries == known.entries


def test_what_both_sides_say_is_agreed_on_and_nothing_else():
    known = ledger(entry(WATER, "c1", name="Water", description="Nat"))
    desired = hub(channel(WATER, "Bodem", description="Droog"), name="GW Salland")
    found = there(ObservedChannel("c1", "Bodem", description="Anders"), name="GW Oost")
    after = reconcile_ledger(desired, found, known, NOW).entries
    assert (after[WATER].name, after[WATER].description) == ("Bodem", "Nat")
    assert after[HUB].name == "GW Twente"


def test_archived_and_back_where_both_sides_say_so():
    known = ledger(entry(WATER, "c1"))
    archived = there(ObservedChannel("c1", "Water", archived=True))
    assert looked(hub(), archived, known).state == "archived"
    assert looked(hub(channel(WATER, "Water")), archived, known).state == "live"  # drift
    known = ledger(entry(WATER, "c1", state="archived"))
    live = there(ObservedChannel("c1", "Water"))
    assert looked(hub(channel(WATER, "Water")), live, known).state == "live"
    assert looked(hub(), live, known).state == "archived"  # drift
    closed = reconcile_ledger(hub(archived=True), there(archived=True), ledger(), NOW)
    assert closed.entries[HUB].state == "archived"


def test_tabs_are_found_and_agreed_on():
    key = f"{WATER}:tab:site"
    tab = DesiredTab(key, "Site", "web", "https://x.nl")
    desired = hub(channel(WATER, "Water", tabs=(tab,)))
    shown = ObservedTab("t1", "Site", "web", "https://x.nl")
    found = there(ObservedChannel("c1", "Water", tabs=(shown,)))
    begun = ledger(entry(WATER, "c1"), entry(key, kind="tab", state="making", name="Site"))
    one = looked(desired, found, begun, key)
    assert (one.graph_id, one.state, one.url) == ("t1", "live", "https://x.nl")
    known = ledger(entry(WATER, "c1"), entry(key, "t1", "tab", name="Oud", url="https://oud.nl"))
    one = looked(desired, found, known, key)
    assert (one.name, one.url) == ("Site", "https://x.nl")


def roster(known, shown, desired, *, second=False, **fields):
    found, kept = there(roster=shown, **fields), ledger(**{HUB: known})
    want = hub(members=frozenset(desired))
    found = sure(want, found, kept) if second else found
    return reconcile_ledger(want, found, kept, NOW).rosters[HUB]


def test_who_was_asked_for_and_appears_is_in():
    one = roster({"asked": {"a": THEN.isoformat(), "b": THEN.isoformat()}}, ["a"], ["a", "b"])
    assert (one.members, set(one.asked)) == (("a",), {"b"})


def test_who_was_put_in_the_group_and_is_in_it_no_longer_was_taken_out():
    asked = {"asked": {"a": THEN.isoformat(), "b": THEN.isoformat()}}
    one = roster(asked, [], ["a", "b"], members=frozenset({"b"}))
    assert (one.members, set(one.asked)) == ((), {"a", "b"})  # one list of the group is no proof
    one = roster(asked, [], ["a", "b"], members=frozenset({"b"}), second=True)
    assert (one.members, set(one.asked)) == (("a",), {"b"})


def test_who_is_neither_wanted_nor_there_is_forgotten_at_the_second_look():
    known = {"members": ("a", "b", "c"), "left_alone": ("d",), "owners": ("c",)}
    one = roster(known, ["b"], ["a"])
    assert (one.members, one.left_alone) == (known["members"], known["left_alone"])
    assert set(one.owners) == {"c"}
    one = roster(known, ["b"], ["a"], second=True)
    assert one.owners == ()
    assert one.members == ("a", "b")  # taken out by hand, and no longer wanted
    assert one.left_alone == ()


def test_who_may_stay_and_is_wanted_by_now_is_a_member():
    one = roster({"left_alone": ("a", "b")}, ["a", "b"], ["a"])
    assert (one.members, one.left_alone) == (("a",), ("b",))


def test_owners_on_both_sides_are_agreed_on():
    assert roster({}, ["own!", "a!"], []).owners == ("own",)  # others' owners are theirs
    assert roster({"owners": ("own",)}, ["own"], []).owners == ("own",)  # demoted by hand
    assert roster({"owners": ("a",)}, ["a"], []).owners == ()


PEOPLE = st.sets(st.sampled_from("abcd"))


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE, PEOPLE, st.none() | PEOPLE, st.booleans())
def test_looking_twice_teaches_no_more(members, asked, alone, shown, desired, group, second):
    known = {
        "members": tuple(sorted(members)),
        "asked": dict.fromkeys(sorted(asked), THEN.isoformat()),
        "left_alone": tuple(sorted(alone)),
    }
    found = there(roster=sorted(shown), members=None if group is None else frozenset(group | shown))
    want = hub(members=frozenset(desired))
    found = sure(want, found, ledger(**{HUB: known})) if second else found
    once = reconcile_ledger(want, found, ledger(**{HUB: known}), NOW)
    assert reconcile_ledger(want, found, once, NOW) == once
    one = once.rosters[HUB]
    assert not set(one.asked) & shown
    assert desired & shown <= set(one.members)
    assert members | alone <= {*one.members, *one.left_alone} or second  # a list forgets nobody
    assert set(one.members) <= desired | shown | members | asked
    assert not set(one.members) & set(one.left_alone) & desired & shown


def test_an_account_that_turns_out_to_be_somebodys_is_noted_with_who_was_invited():
    users = {"id-1": ObservedUser("id-1", emails=("jan@x.nl",), guest=True, accepted=False)}
    found = replace(there(), users=users, by_email={"jan@x.nl": "id-1"})
    desired = replace(hub(), people={"jan": DesiredPerson("jan", "Jan@x.nl")})
    note = note_of(ledger(), ledger(), desired, found, NOW)
    assert note.known_as == {"jan": "id-1"}
    assert [one.key for one in note.edits] == ["id-1"]
    assert not note_of(ledger(), ledger(), hub(), there(), NOW)
