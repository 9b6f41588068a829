from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.dates.workdays import is_workday
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import OrganisationKind
from registry.hubs.subgroup import Subgroup
from registry.members.introductions import introduce
from registry.members.member import Member
from registry.onboarding.welcome import (
    WaitingArrival,
    WelcomeDue,
    addressee,
    arrive,
    drop_arrival,
    hold_arrival,
    leave,
    offered,
    settle_arrivals,
    stop_asking,
    working_days_after,
)
from registry.organisations.organisation import Organisation
from registry.privacy.export_and_erase import erase
from registry.store.store import Store
from tests.support.conversation import Clock

ZOE = "a3f1c0de-0000-4000-8000-000000000105"
SAID = {
    "name": "Zoë",
    "organisation": "rws",
    "language": "nl",
    "drives": False,
    "consent": True,
}


@pytest.fixture
def clock():
    return Clock(datetime(2026, 11, 20, 14, tzinfo=UTC))  # a Friday


@pytest.fixture
async def store(sqlite_url, clock):
    async with await Store.open(sqlite_url, clock=clock) as opened:
        async with opened.write("system") as unit:
            for slug, team in (
                ("plek-cafe", "PLeK Café"),
                ("makers", "PLeK Makers"),
                ("stuurgroep", None),
            ):
                workspace = Workspace(name=team) if team else None
                await unit.of(Subgroup).add(Subgroup(slug=slug, name=slug, workspace=workspace))
            await unit.of(Organisation).add(
                Organisation(slug="rws", name="Rijkswaterstaat", kind=OrganisationKind.AGENCY)
            )
        yield opened


async def claim(store, clock, **later):
    """The welcomes that are due then; each is claimed once."""
    clock.forward(**later)
    parcels = await store.outbox.claim(50, 1)
    for parcel in parcels:
        await store.outbox.ack(parcel.id)
    return [one.event for one in parcels if isinstance(one.event, WelcomeDue)]


async def do(store, rule, *arguments, actor="system"):
    async with store.write(actor) as unit:
        return await rule(unit, *arguments)


async def still(store, event):
    async with store.read() as unit:
        return await addressee(unit, event)


async def test_who_came_before_the_cafe_was_known_arrives_once_it_is(store):
    await do(store, hold_arrival, "19:cafe", ZOE, "Zoë")
    await do(store, hold_arrival, "19:cafe", ZOE)
    await do(store, hold_arrival, "19:club", "an", "An")
    await do(store, hold_arrival, "19:cafe", "bo", "Bo")
    await do(store, drop_arrival, "19:cafe", "bo")
    await do(store, drop_arrival, "19:cafe", "bo")
    [zoe] = await do(store, settle_arrivals, "19:cafe")
    assert (zoe.slug, zoe.name) == (ZOE, "Zoë")
    assert await do(store, settle_arrivals, "19:cafe") == []
    async with store.read() as unit:
        assert await unit.of(Member).find("an") is None
        assert await unit.of(WaitingArrival).all() == []


async def test_who_waits_is_erased_like_anybody(store):
    await do(store, arrive, ZOE)
    await do(store, hold_arrival, "19:club", ZOE, "Zoë")
    async with store.write(ZOE) as unit:
        await erase(unit, ZOE)
    async with store.read() as unit:
        assert await unit.of(WaitingArrival).all() == []


async def test_a_welcome_at_once_and_two_offers_later(store, clock):
    await do(store, arrive, ZOE, "Zoë")
    [first] = await claim(store, clock)
    assert (first.member, first.turn) == (ZOE, 1)
    assert await claim(store, clock, days=4) == []
    [second] = await claim(store, clock, days=1)
    assert second.turn == 2
    [third] = await claim(store, clock, days=30)
    assert third.turn == 3
    for event in (first, second, third):
        assert (await still(store, event)).slug == ZOE
        await do(store, offered, event)
        assert await still(store, event) is None
    assert await claim(store, clock, days=365) == []


async def test_arriving_twice_is_as_once(store, clock):
    await do(store, arrive, ZOE)
    await do(store, arrive, ZOE)
    assert len(await claim(store, clock, days=60)) == 3


async def test_who_introduced_themselves_is_left_alone(store, clock):
    await do(store, arrive, ZOE)
    clock.forward(minutes=5)
    await do(store, introduce, SAID, actor=ZOE)
    for event in await claim(store, clock, days=60):
        assert await still(store, event) is None
    await do(store, arrive, ZOE)
    assert await claim(store, clock, days=60) == []


async def test_who_asked_to_be_left_alone_is(store, clock):
    await do(store, arrive, ZOE)
    await do(store, stop_asking, actor=ZOE)
    for event in await claim(store, clock, days=60):
        assert await still(store, event) is None
    await do(store, leave, ZOE)
    await do(store, arrive, ZOE)
    assert await claim(store, clock, days=60) == []


async def test_who_left_is_not_offered_anything(store, clock):
    await do(store, arrive, ZOE)
    await do(store, leave, ZOE)
    assert (await do(store, leave, ZOE)).status == "left"
    for event in await claim(store, clock, days=60):
        assert await still(store, event) is None


async def test_who_comes_back_is_welcomed_anew_and_old_offers_no_longer_count(store, clock):
    await do(store, arrive, ZOE)
    clock.forward(hours=1)
    await do(store, leave, ZOE)
    clock.forward(hours=1)
    await do(store, arrive, ZOE)
    events = await claim(store, clock, days=60)
    assert len(events) == 6
    assert sorted([event.turn for event in events if await still(store, event)]) == [1, 2, 3]


async def test_who_comes_back_and_was_introduced_is_only_greeted(store, clock):
    await do(store, introduce, SAID, actor=ZOE)
    clock.forward(days=1)
    await do(store, leave, ZOE)
    clock.forward(days=1)
    member = await do(store, arrive, ZOE)
    assert (member.status, member.left, member.organisation) == ("introduced", None, "rws")
    [event] = await claim(store, clock, days=60)
    assert (await still(store, event)).name == "Zoë"


async def test_leaving_without_having_been_met_is_nothing(store):
    assert await do(store, leave, ZOE) is None
    async with store.read() as unit:
        assert await unit.of(Member).count() == 0


@given(
    st.integers(0, 5 * 365 * 24 * 60),
    st.integers(1, 20),
)
def test_offers_come_on_working_days_at_half_past_nine(minutes, days):
    start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    due = working_days_after(start, days)
    assert (due.hour, due.minute, str(due.tzinfo)) == (9, 30, "Europe/Amsterdam")
    assert due > start
    here = start.astimezone(due.tzinfo).date()
    passed = [here + timedelta(days=at) for at in range(1, (due.date() - here).days + 1)]
    assert sum(map(is_workday, passed)) == days
    assert is_workday(due.date())
