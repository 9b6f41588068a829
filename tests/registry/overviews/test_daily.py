"""Overviews on their day: for many members, in batches, once, whichever bots do it at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.dates.workdays import is_workday
from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.core.retry import commit
from registry.core.unit_of_work import Between
from registry.members.member import FoundOn, Member
from registry.networks.network import Network
from registry.overviews.choice import Every, OverviewChoice
from registry.overviews.daily import BATCH, OverviewsDue, collect_batch, monthly
from registry.overviews.items import Fresh, Overview, note_fresh
from registry.overviews.lines import MOST, candidates, fitting, new_people
from registry.store.store import Store
from tests.support.at_once import at_once

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
BEFORE = NOW - timedelta(days=7)
MANY = 2 * BATCH + 7


def key(n):
    return f"a3f1c0de-0000-4000-8000-{n:012d}"


def member(n, **more):
    said = {"name": f"Persoon {n}", "themes": ("water",)}
    return Member(slug=key(n), status="introduced", consent=BEFORE, **said | more)


def network(slug, theme):
    return Network(
        slug=slug,
        name=f"Netwerk {slug}",
        kind="kennisnetwerk",
        purpose="Leren.",
        scale="regionaal",
        themes=(theme,),
        status="published",
        turned=BEFORE,
    )


@pytest.fixture
async def store(store_url):
    clock = [NOW - timedelta(hours=1)]
    async with await Store.open(store_url, clock=lambda: clock[0]) as opened:
        async with opened.write(SYSTEM) as unit:
            await unit.of(Theme).add_all([Theme(slug=one, name=one) for one in ("water", "wonen")])
            await unit.of(Network).add_all([network("nat", "water"), network("huis", "wonen")])
            for slug in ("nat", "huis"):
                await note_fresh(unit, Fresh.NETWORK, slug)
        clock[0] = NOW
        async with opened.write(SYSTEM) as unit:
            await unit.of(Member).add_all([member(n) for n in range(MANY)])
            choices = [
                OverviewChoice(slug=key(n), every=Every.WEEK, at=BEFORE, until=BEFORE)
                for n in range(MANY)
            ]
            await unit.of(OverviewChoice).add_all(choices)
        yield opened


DUE = OverviewsDue(every=Every.WEEK, day=NOW.date())


async def batch(store):
    return await commit(store, SYSTEM, lambda unit: collect_batch(unit, DUE), tries=50)


async def waiting(store):
    async with store.read() as unit:
        return {
            one.slug: [item.key for item in one.waiting] for one in await unit.of(Overview).all()
        }


async def test_each_gets_theirs_in_batches_and_once_however_often_it_is_done(store):
    looked = [await batch(store) for _ in range(5)]
    assert looked == [BATCH, BATCH, MANY - 2 * BATCH, 0, 0]
    found = await waiting(store)
    assert len(found) == MANY
    assert set(map(tuple, found.values())) == {("network:nat",)}


async def test_bots_that_do_it_at_once_make_each_one_once(store):
    while sum(await at_once(*(batch(store) for _ in range(3)))):
        pass
    found = await waiting(store)
    assert len(found) == MANY
    assert all(items == ["network:nat"] for items in found.values())


async def test_who_left_loses_the_choice_and_gets_nothing(store):
    async with store.write(SYSTEM) as unit:
        known = await unit.of(Member).get(key(0))
        await unit.of(Member).put(known.model_copy(update={"status": "left", "left": NOW}))
    await batch(store)
    assert key(0) not in await waiting(store)
    async with store.read() as unit:
        assert await unit.of(OverviewChoice).find(key(0)) is None


async def test_people_are_the_latest_who_may_be_found_on_a_theme_of_the_reader(store):
    async with store.write(SYSTEM) as unit:
        for n in range(MOST + 4):
            said = FoundOn(theme="water", since=NOW - timedelta(hours=n + 1), wording=1)
            known = await unit.of(Member).get(key(n))
            await unit.of(Member).put(known.model_copy(update={"found_on": (said,)}))
        other = await unit.of(Member).get(key(90))
        said = FoundOn(theme="wonen", since=NOW, wording=1)
        await unit.of(Member).put(other.model_copy(update={"found_on": (said,)}))
    async with store.read() as unit:
        reader = await unit.of(Member).get(key(50))
        lines = await new_people(unit, reader, Between(BEFORE, NOW))
        assert [one.thing for one in lines] == [key(n) for n in range(MOST)]
        later = Between(NOW - timedelta(hours=2, minutes=30), NOW)
        assert [one.thing for one in await new_people(unit, reader, later)] == [key(0), key(1)]
        assert await new_people(unit, reader.model_copy(update={"themes": ()}), later) == []


async def test_what_fits_is_by_theme_or_region_and_all_for_who_gave_neither(store):
    async with store.read() as unit:
        known = await candidates(unit, BEFORE)
    when = Between(BEFORE, NOW)
    names = {
        themes: {one.thing for one in fitting(known, member(1, themes=themes), when)}
        for themes in (("water",), ("wonen",), ())
    }
    assert names == {("water",): {"nat"}, ("wonen",): {"huis"}, (): {"nat", "huis"}}
    early = Between(BEFORE - timedelta(days=1), BEFORE)
    assert fitting(known, member(1), early) == []


@given(start=st.dates(date(2024, 1, 1), date(2030, 1, 1)), days=st.integers(0, 400))
def test_a_month_has_one_day_which_is_its_first_working_day(start, days):
    found = sorted(monthly(start, start + timedelta(days=days)))
    assert all(is_workday(one) for one in found)
    months = {(one.year, one.month) for one in found}
    assert len(months) == len(found)
    for one in found:
        assert not any(is_workday(one.replace(day=n)) for n in range(1, one.day))
