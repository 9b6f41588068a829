"""Erased means erased: no table of the store knows the person any more."""

import sqlite3
from datetime import UTC, datetime

import asyncpg
import pytest

import bot.entities  # noqa: F401  # the bot's own nouns are personal too
from bot.dispatch.contacts.contact import Contact, SentMessage
from graph_sync.ledger.ledger import LedgerGuest, LedgerRoster, LedgerSighting, SyncCall
from registry.agenda.question import HelperNote, Question
from registry.core.errors import NotAllowed
from registry.core.membership import Membership
from registry.core.vocabulary import OrganisationKind, Role, Scale
from registry.members.aliases import known_as_many
from registry.members.introductions import introduce
from registry.members.member import Member
from registry.networks.network import Network, NetworkDecided, Review
from registry.onboarding.welcome import arrive, leave
from registry.organisations.organisation import Organisation
from registry.privacy.export_and_erase import (
    NetworkWithoutLead,
    RetentionOver,
    end_retention,
    erase,
    export,
    led_alone,
    traces,
)
from registry.provisioning.approvals import propose
from registry.provisioning.plan import Cause, Pending, Plan, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.sync_plan import SyncPlan
from registry.signals.signal import Source
from registry.signals.workflow.signal_workflow import SignalDraft, raise_signal
from registry.store.store import Store
from tests.support.conversation import Clock

ME = "a3f1c0de-0000-4000-8000-000000000103"
OTHER = "a3f1c0de-0000-4000-8000-000000000104"
NAME = "Fatima El Amrani"
SAID = {
    "name": NAME,
    "organisation": "rws",
    "function": "Peilbeheerder Zuidwest",
    "purpose": "Ik zoek een maatje",
    "language": "nl",
    "drives": True,
    "consent": True,
}
EARLIER, EMAIL = "mail:fatima-by-address", "fatima@rws.example"
TRACES = (
    ME,
    EARLIER,
    EMAIL,
    NAME,
    "29:fatima",
    "Peilbeheerder Zuidwest",
    "Ik zoek een maatje",
    "a:my-own-chat",
)


@pytest.fixture
def clock():
    return Clock(datetime(2026, 11, 20, 14, tzinfo=UTC))


@pytest.fixture
async def store(store_url, clock):
    async with await Store.open(store_url, clock=clock) as opened:
        await fill(opened)
        yield opened


async def fill(store):
    async with store.write(OTHER) as unit:
        rws = Organisation(slug="rws", name="Rijkswaterstaat", kind=OrganisationKind.AGENCY)
        await unit.of(Organisation).add(rws)
        await unit.of(Member).add(Member(slug=OTHER, name="Pieter"))
    async with store.write(ME, once=(f"form:{ME}:nonce",)) as unit:
        await arrive(unit, ME, NAME)
        await introduce(unit, SAID)
        await unit.of(Contact).add(
            Contact(
                slug=ME,
                address="29:fatima",
                name=NAME,
                service_url="https://x.example",
                conversation="a:my-own-chat",
            )
        )
        await unit.of(SentMessage).add(
            SentMessage(slug="p1", member=ME, conversation="a:my-own-chat", activity="1")
        )
        await unit.of(SentMessage).add(
            SentMessage(
                slug="p2", venue="v", conversation="19:x", activity="2", about=f"members:{ME}"
            )
        )
        await unit.of(Membership).add(
            Membership(
                slug=Membership.key("kernteam", ME), member=ME, group="kernteam", role=Role.KERNTEAM
            )
        )
        for slug, leads in (("mine", (ME,)), ("ours", (ME, OTHER)), ("theirs", (OTHER,))):
            await unit.of(Network).add(
                Network(
                    slug=slug,
                    name=f"Netwerk {slug}",
                    scale=Scale.LOCAL,
                    leads=leads,
                    status="published",
                    contact=NAME if ME in leads else "",
                    review=Review(outcome="published", by=ME),
                )
            )
        await unit.of(Network).put(
            (await unit.of(Network).get("theirs")).model_copy(update={"purpose": "Leren"})
        )
        await unit.of(Question).add(
            Question(
                slug="q",
                text="Hoe leren gebieden van elkaar?",
                asker=ME,
                followers=(OTHER, ME),
                notes=(HelperNote(member=ME, text="Ik zoek een maatje"),),
            )
        )
        unit.emit(NetworkDecided(network="mine", round=1, outcome="published", tell=(ME,)))
        seen = f"Vraag {NAME} naar de dijken"
        source = Source(text="Ik zoek een maatje")
        await raise_signal(unit, SignalDraft(seen=seen, source=source, anonymous=True))
    await fill_sync(store)


def change(member, name, key):
    return PlannedChange(
        SyncAction.ADD,
        ResourceKind.MEMBER,
        f"hub:h/{key}",
        "hub:h",
        name,
        Cause.WANTED,
        member=member,
    )


async def fill_sync(store):
    """They were invited, and stand in the plans and the ledger of the sync."""
    async with store.write("system") as unit:
        await unit.of(Member).add(Member(slug=EARLIER, email=EMAIL))
        await known_as_many(unit, {EARLIER: ME})
        both = Plan(
            (change(ME, NAME, EARLIER), change(OTHER, "Pieter", OTHER)),
            pending=(Pending(f"hub:h/{ME}", "hub:h", NAME, ResourceKind.MEMBER, member=ME),),
        )
        mine = Plan((change(EARLIER, NAME, EARLIER),))
        await propose(unit, both, "daily", asked_by=ME)
        await propose(unit, mine, "registry", asked_by=OTHER)
        for slug, member, asked_by in (
            ("c1", ME, OTHER),
            ("c2", EARLIER, OTHER),
            ("c3", OTHER, ME),
        ):
            await unit.of(SyncCall).add(
                SyncCall(
                    slug=slug,
                    at=unit.now,
                    plan="x",
                    asked_by=asked_by,
                    action="add",
                    kind="member",
                    key=f"hub:h/{member}",
                    member=member,
                    call="POST /groups/{id}/members/$ref",
                    status=204,
                )
            )
        await unit.of(LedgerGuest).add(LedgerGuest(slug=ME, invited_at=unit.now))
        await unit.of(LedgerSighting).add(
            LedgerSighting(slug="s1", key="hub:h", member=ME, why="missing", since=unit.now)
        )
        await unit.of(LedgerRoster).add(
            LedgerRoster(
                slug="hub:h",
                members=(OTHER, ME),
                asked={ME: "2026-11-20", OTHER: "2026-11-20"},
                left_alone=("nobody-we-know",),
            )
        )


async def everything(store_url):
    """All rows of all tables as text, read past the store."""
    if store_url.startswith("sqlite"):
        with sqlite3.connect(store_url.removeprefix("sqlite:///")) as database:
            names = database.execute("select name from sqlite_master where type = 'table'")
            selects = {name: f'select * from "{name}"' for (name,) in names.fetchall()}  # noqa: S608
            return {name: repr(database.execute(one).fetchall()) for name, one in selects.items()}
    connection = await asyncpg.connect(store_url)
    try:
        names = await connection.fetch(
            "select tablename from pg_tables where schemaname = 'public'"
        )
        selects = {name: f'select * from "{name}"' for (name,) in names}  # noqa: S608
        return {name: repr(await connection.fetch(one)) for name, one in selects.items()}
    finally:
        await connection.close()


@pytest.mark.usefixtures("store")
async def test_the_scan_finds_what_is_there(store_url):
    found = " ".join((await everything(store_url)).values())
    assert all(trace in found for trace in TRACES)


async def test_nothing_is_left_in_any_table(store, store_url):
    async with store.write(ME) as unit:
        erased = await erase(unit, ME)
    # Member, alias, contact, posting, membership, guest, sighting, count.
    assert erased.removed == 8
    tables = await everything(store_url)
    left = {(name, trace) for name, rows in tables.items() for trace in TRACES if trace in rows}
    assert left == set()


async def test_what_is_shared_stays_without_them(store):
    async with store.write(ME) as unit:
        await erase(unit, ME)
    async with store.read() as unit:
        mine, ours, theirs = await unit.of(Network).some(["mine", "ours", "theirs"])
        question = await unit.of(Question).get("q")
        assert await unit.of(Member).find(OTHER) is not None
    assert (mine.leads, ours.leads, theirs.leads) == ((), (OTHER,), (OTHER,))
    assert (mine.status, mine.contact) == ("published", "")
    assert theirs.review.outcome == "published"
    assert (question.asker, question.followers, question.notes) == ("", (OTHER,), ())
    assert question.text == "Hoe leren gebieden van elkaar?"


async def test_a_plan_goes_on_without_them_and_is_moot_when_it_was_about_them_alone(store):
    async with store.write(ME) as unit:
        await erase(unit, ME)
    async with store.read() as unit:
        both, mine = await unit.of(SyncPlan).some(["1", "2"])
        roster = await unit.of(LedgerRoster).get("hub:h")
        calls = {one.slug: one for one in await unit.of(SyncCall).all()}
    assert [one.member for one in both.plan.changes] == [OTHER]
    assert (both.status, both.checksum, both.asked_by) == ("proposed", both.plan.checksum, "")
    assert (mine.status, mine.plan.changes) == ("overtaken", ())
    assert (roster.members, roster.asked) == ((OTHER,), {OTHER: "2026-11-20"})
    assert (calls["c1"].member, calls["c1"].status, calls["c3"].member) == ("", 204, OTHER)


async def test_the_trail_still_says_that_somebody_did_something(store):
    async with store.write(ME) as unit:
        await erase(unit, ME)
    async with store.read() as unit:
        entries = await unit.audit(limit=500)
    somebody = {entry.actor for entry in entries} - {OTHER, "system"}
    assert len(somebody) == 1
    assert any(entry.section == "members" and entry.action == "remove" for entry in entries)


async def test_the_kernteam_hears_which_network_has_nobody(store):
    async with store.read() as unit:
        assert [one.slug for one in await led_alone(unit, ME)] == ["mine"]
    async with store.write(ME) as unit:
        await erase(unit, ME)
    events = [one.event for one in await store.outbox.claim(50, 60)]
    told = [one.network for one in events if isinstance(one, NetworkWithoutLead)]
    assert told == ["mine"]


async def test_the_export_has_everything_and_nobody_else(store):
    async with store.read(ME) as unit:
        exported = await export(unit, ME)
    assert set(exported) == {
        "contacts", "ledger_guests", "ledger_rosters", "ledger_sightings", "member_aliases",
        "members", "memberships",
        "networks", "postings", "questions", "signals", "submission_counts", "sync_calls",
            "sync_plans",
    }  # fmt: skip
    [member] = exported["members"]
    assert (member["name"], member["function"]) == (NAME, "Peilbeheerder Zuidwest")
    assert {one["slug"]: one["as"] for one in exported["networks"]} == {
        "mine": ["leads", "review"],
        "ours": ["leads", "review"],
        "theirs": ["review"],
    }
    assert OTHER not in str(exported)
    assert "Pieter" not in str(exported)
    assert "nobody-we-know" not in str(exported)
    assert member["email"] == EMAIL
    assert all(NAME in one["body"] for one in exported["sync_plans"])


async def test_nobody_sees_or_erases_somebody_else(store):
    async with store.write(OTHER) as unit:
        for rule in (traces, export, erase):
            with pytest.raises(NotAllowed):
                await rule(unit, ME)


async def test_erasing_twice_is_as_once(store):
    async with store.write(ME) as unit:
        await erase(unit, ME)
    async with store.write(ME) as unit:
        assert (await erase(unit, ME)).removed == 0


async def over(store, clock, **span):
    clock.forward(**span)
    due = [one.event for one in await store.outbox.claim(100, 60)]
    return [one for one in due if isinstance(one, RetentionOver)]


async def leaving(store):
    async with store.write("system") as unit:
        await leave(unit, ME)


async def test_a_year_after_leaving_everything_goes(store, clock):
    await leaving(store)
    assert await over(store, clock, days=364) == []
    [event] = await over(store, clock, days=2)
    async with store.write("system") as unit:
        assert (await end_retention(unit, event)).removed == 8
    async with store.write("system") as unit:
        assert await end_retention(unit, event) is None


async def test_who_came_back_keeps_everything(store, clock):
    await leaving(store)
    clock.forward(days=1)
    async with store.write("system") as unit:
        await arrive(unit, ME)
    [event] = await over(store, clock, days=400)
    async with store.write("system") as unit:
        assert await end_retention(unit, event) is None
        assert await unit.of(Member).find(ME) is not None
