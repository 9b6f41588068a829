"""The ledger as it is kept, read and shown, and the audit trail as the budget counts it."""

from datetime import UTC, datetime, timedelta

from graph_sync.ledger.ledger import (
    GraphSubscription,
    Ledger,
    LedgerArea,
    LedgerEntry,
    LedgerGuest,
    LedgerRoster,
    LedgerSighting,
    SyncCall,
    SyncLock,
    SyncState,
    removed_lately,
    removed_today,
    sighting_slug,
)
from registry.core.permissions import SYSTEM
from registry.provisioning.removal_budget import Removed
from registry.store.store import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY, MOMENT = timedelta(days=1), timedelta.resolution


def call(number, before, *, removes=True):
    return SyncCall(
        slug=f"c{number}",
        at=NOW - before,
        plan="p",
        asked_by=SYSTEM,
        action="remove",
        kind="member",
        key="hub:urk",
        call="DELETE /x",
        status=204,
        removes=removes,
    )


async def test_what_was_taken_away_counts_for_a_day(store_url):
    ages = (timedelta(0), DAY - MOMENT, DAY, DAY + MOMENT, timedelta(days=400))
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            for number, age in enumerate(ages):
                await unit.of(SyncCall).add(call(number, age))
            await unit.of(SyncCall).add(call(9, timedelta(0), removes=False))
        async with store.read(SYSTEM) as unit:
            assert await removed_today(unit, NOW) == 2


def test_how_the_ledger_is_kept():
    kept = {
        one.section: (one.indexed, one.personal, one.dumped)
        for one in (
            *(LedgerEntry, LedgerRoster, LedgerGuest, LedgerSighting, LedgerArea),
            *(SyncCall, SyncLock, SyncState, GraphSubscription),
        )
    }
    roster = ("members", "owners", "asked", "left_alone", "leaving")
    assert kept == {
        "ledger_entries": (("kind", "team", "graph_id"), (), False),
        "ledger_rosters": ((), roster, False),
        "ledger_guests": ((), (), False),
        "ledger_sightings": ((), ("member",), False),
        "ledger_areas": (("notified", "setback"), (), False),
        "sync_calls": (("plan", "area", "removes", "at"), (), False),
        "sync_locks": ((), (), False),
        "sync_states": ((), (), False),
        "graph_subscriptions": (("graph_id",), (), False),
    }


def test_what_nothing_is_known_of_is_all_well():
    entry = LedgerEntry(slug="hub:urk", kind="team")
    assert entry.model_dump(exclude={"slug", "revision"}, exclude_none=True) == {
        "kind": "team",
        "state": "making",
        **dict.fromkeys(("team", "graph_id", "name", "description", "url", "operation"), ""),
        **dict.fromkeys(("bot", "refused", "interim"), ""),
        **dict.fromkeys(("adopted", "welcomed", "left_alone"), False),
    }
    area = LedgerArea(slug="hub:urk")
    assert area.model_dump(exclude={"slug", "revision"}, exclude_none=True) == {
        **dict.fromkeys(("setback", "value", "reference", "fingerprint"), ""),
        "tries": 0,
        "notified": False,
        "stuck": (),
    }
    noted = SyncCall(**call(1, DAY).model_dump(include=NEEDED))
    assert (noted.area, noted.member, noted.request_id, noted.removes) == ("", "", "", False)
    assert SyncState(slug="sync").fingerprint == ""


NEEDED = {"slug", "at", "plan", "asked_by", "action", "kind", "key", "call", "status"}


def test_of_a_roster_somebody_sees_themselves():
    roster = LedgerRoster(
        slug="hub:urk",
        members=("an", "bo"),
        owners=("bo", "cas"),
        asked={"an": "then", "cas": "now"},
        left_alone=("an", "dot"),
        leaving={"an": "since", "bo": "since"},
    )
    shown = roster.shown_to({"an", "old-an"})
    assert (shown.slug, shown.members, shown.owners) == ("hub:urk", ("an",), ())
    assert (shown.asked, shown.left_alone) == ({"an": "then"}, ("an",))
    assert shown.leaving == {"an": "since"}


def test_of_a_call_only_whom_it_was_about_sees_who_that_was():
    about = call(1, DAY).model_copy(update={"member": "an", "key": "hub:urk/an"})
    assert about.shown_to({"an"}) is about
    shown = about.shown_to({"els"})
    assert (shown.slug, shown.member, shown.key) == (about.slug, "", "hub:urk")


SEEN = LedgerSighting(
    slug=sighting_slug("hub:urk/an"), key="hub:urk", member="an", why="missing", since=NOW
)


async def test_the_ledger_is_read_as_a_whole(store_url):
    entries = [
        LedgerEntry(slug="hub:urk", kind="team", graph_id="g1", state="live"),
        LedgerEntry(slug="hub:ede", kind="team", graph_id="g2", state="gone"),
        LedgerEntry(slug="hub:ens", kind="team"),
    ]
    rosters = [LedgerRoster(slug="hub:urk", members=("an",))]
    areas = [LedgerArea(slug="hub:ede", setback="no-answer")]
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            await unit.of(LedgerEntry).add_all(entries)
            await unit.of(LedgerRoster).add_all(rosters)
            await unit.of(LedgerArea).add_all(areas)
            await unit.of(LedgerGuest).add(LedgerGuest(slug="id-an", invited_at=NOW))
            await unit.of(LedgerSighting).add(SEEN)
        async with store.read(SYSTEM) as unit:
            ledger = await Ledger.read(unit)

    def plain(things):
        return {key: one.model_dump(exclude={"revision"}) for key, one in things.items()}

    assert plain(ledger.entries) == plain({one.slug: one for one in entries})
    assert ledger.by_id == {"g1": "hub:urk"}
    assert plain(ledger.rosters) == plain({one.slug: one for one in rosters})
    assert plain(ledger.areas) == plain({one.slug: one for one in areas})
    assert ledger.guests == {"id-an": NOW}
    assert plain(ledger.sightings) == plain({"hub:urk/an": SEEN})


def test_a_sighting_goes_with_who_it_is_about():
    assert SEEN.without("an") is None
    assert SEEN.without("bo") is SEEN
    thing = LedgerSighting(slug="s1", key="hub:urk:water", why="missing", since=NOW)
    assert (thing.mark, thing.without("an")) == ("hub:urk:water", thing)


async def test_what_went_adds_up_by_people_and_by_team_over_a_day_and_a_week(sqlite_url):
    hours = timedelta(hours=1)
    archived = {"action": "archive", "kind": "team", "takes": 200}
    calls = [
        call(1, 2 * hours).model_copy(update=archived),
        call(2, 23 * hours),
        call(3, 25 * hours).model_copy(update=archived),
        call(4, 26 * hours).model_copy(update={"takes": 7, "allowed": True}),
        call(5, 7 * 24 * hours),
        call(6, hours).model_copy(update={"takes": 50, "allowed": True}),
    ]
    async with await Store.open(sqlite_url) as store:
        async with store.write(SYSTEM) as unit:
            await unit.of(SyncCall).add_all(calls)
        async with store.read(SYSTEM) as unit:
            found = await removed_lately(unit, NOW)
    archived = {"hub:urk": NOW - 2 * hours}
    assert found == Removed(day=251, week=401, teams=1, teams_week=2, archived=archived)
