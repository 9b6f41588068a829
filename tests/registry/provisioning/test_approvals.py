import asyncio
import contextlib
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from registry.core.errors import AlreadyDecided, Conflict, NotAllowed, NotFound
from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import (
    advance,
    approve,
    approved,
    decline,
    finish,
    overtake,
    propose,
    start,
    waiting,
    withdraw,
)
from registry.provisioning.plan import Cause, Plan, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.removal_budget import RemovalBudget, RemovalsNotAllowed
from registry.provisioning.sync_plan import (
    CreatedPlace,
    NotApproved,
    Quarantine,
    SyncPlan,
    SyncPlanChanged,
    SyncPlanProposed,
)
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import KERNTEAM, LEAD, do, events, people
from tests.support.at_once import at_once
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

KERN, OTHER = KERNTEAM


def plan(*names, removals=None, seconds=1.0):
    changes = tuple(
        PlannedChange(
            SyncAction.CREATE, ResourceKind.TEAM, f"hub:{name}", f"hub:{name}", name, Cause.WANTED
        )
        for name in names
    )
    return Plan(changes, removals=removals or RemovalBudget(), estimate_seconds=seconds)


TOO_MUCH = RemovalBudget(planned=30, before=3, allowed=10)


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        await people(opened)
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await people(opened)
        yield opened


async def get(store, slug="1"):
    async with store.read() as unit:
        return await unit.of(SyncPlan).get(slug)


async def slugs(store, which):
    async with store.read() as unit:
        return [one.slug for one in await which(unit)]


async def test_a_plan_is_shown_approved_carried_out_and_done(store):
    shown = await do(store, KERN, propose, plan("twente", "zeeland"), "hub", "hub:twente")
    assert (shown.slug, shown.status, shown.asked_by, shown.total) == ("1", "proposed", KERN, 2)
    assert shown.plan == plan("twente", "zeeland")
    assert await slugs(store, waiting) == ["1"]

    agreed = await do(store, OTHER, approve, "1")
    assert (agreed.status, agreed.decided_by, agreed.allows_removals) == ("approved", OTHER, False)
    assert agreed.decided_at is not None
    assert (await slugs(store, waiting), await slugs(store, approved)) == ([], ["1"])

    begun = await do(store, SYSTEM, start, "1")
    assert await do(store, SYSTEM, start, "1") == begun
    stuck = Quarantine(area="hub:zeeland", name="Zeeland", why="forbidden")
    made = CreatedPlace(key="hub:twente", name="GW Twente", url="https://teams.example/1")
    await do(store, SYSTEM, advance, "1", 1, 2, [stuck], [made])
    assert await slugs(store, approved) == ["1"]
    await do(store, SYSTEM, finish, "1", 1, 2, [stuck], [made])

    done = await get(store)
    assert (done.status, done.done, done.total) == ("applied", 1, 2)
    assert (done.setbacks, done.made) == ((stuck,), (made,))
    assert done.finished_at is not None
    assert await slugs(store, approved) == []
    told = await events(store)
    assert told[0] == SyncPlanProposed(plan="1")
    assert told[1:] == [SyncPlanChanged(plan="1")] * 4  # approved, begun, further, done


async def test_nothing_new_is_not_told(sqlite):
    await do(sqlite, KERN, propose, plan("twente"), "daily")
    await do(sqlite, KERN, approve, "1")
    await do(sqlite, SYSTEM, advance, "1", 0, 1)
    await events(sqlite)
    assert (await do(sqlite, SYSTEM, advance, "1", 0, 1)).status == "applying"
    assert await events(sqlite) == []


@pytest.mark.parametrize(("done", "total", "kept"), [(-1, 5, 0), (9, 5, 5), (3, -1, 0)])
async def test_progress_stays_within_what_there_is(sqlite, done, total, kept):
    await do(sqlite, KERN, propose, plan("twente"), "daily")
    await do(sqlite, KERN, approve, "1")
    assert (await do(sqlite, SYSTEM, advance, "1", done, total)).done == kept


async def test_the_same_changes_are_shown_once_whoever_found_them(store):
    first = await do(store, SYSTEM, propose, plan("twente"), "registry")
    again = await do(store, SYSTEM, propose, plan("twente", seconds=9.0), "daily")
    assert (again.slug, again.origin) == (first.slug, "registry")
    assert again.plan.estimate_seconds == 9.0
    assert [one.name for one in await events(store)] == ["sync_plan.proposed"]


async def test_a_newer_plan_overtakes_what_waits_of_its_origin_about_its_hub(store):
    await do(store, KERN, propose, plan("a"), "hub", "hub:a")
    await do(store, KERN, propose, plan("b"), "hub", "hub:b")
    await do(store, SYSTEM, propose, plan("a", "b"), "daily")
    await do(store, KERN, propose, plan("a", "c"), "hub", "hub:a")

    assert await slugs(store, waiting) == ["2", "3", "4"]
    assert (await get(store)).status == "overtaken"
    with pytest.raises(AlreadyDecided) as decided:
        await do(store, KERN, approve, "1")
    assert (decided.value.by, decided.value.outcome) == ("", "overtaken")
    assert SyncPlanChanged(plan="1") in await events(store)


async def test_what_was_approved_is_not_overtaken_by_a_newer_one(sqlite):
    await do(sqlite, KERN, propose, plan("a"), "daily")
    await do(sqlite, KERN, approve, "1")
    await do(sqlite, SYSTEM, propose, plan("b"), "daily")
    assert (await get(sqlite)).status == "approved"


async def test_when_there_is_nothing_left_to_do_nothing_waits(sqlite):
    await do(sqlite, SYSTEM, propose, plan("a"), "daily")
    with pytest.raises(ValueError, match="without changes"):
        await do(sqlite, SYSTEM, propose, Plan(), "daily")
    await do(sqlite, SYSTEM, withdraw, "daily")
    assert await slugs(sqlite, waiting) == []


async def test_taking_away_too_much_needs_a_yes_in_so_many_words(sqlite):
    await do(sqlite, SYSTEM, propose, plan("a", removals=TOO_MUCH), "registry")
    with pytest.raises(
        RemovalsNotAllowed, match="30 places taken from people, on top of 3"
    ) as refused:
        await do(sqlite, KERN, approve, "1")
    assert refused.value.removals == TOO_MUCH
    assert (await get(sqlite)).status == "proposed"
    assert (await do(sqlite, KERN, approve, "1", allow_removals=True)).allows_removals


async def test_a_yes_to_removals_that_was_not_needed_is_not_kept(sqlite):
    await do(sqlite, SYSTEM, propose, plan("a"), "registry")
    assert not (await do(sqlite, KERN, approve, "1", allow_removals=True)).allows_removals


async def test_plans_come_in_order_and_what_was_begun_first(sqlite):
    for number in range(1, 12):
        await do(sqlite, SYSTEM, propose, plan(f"h{number}"), "hub", f"hub:h{number}")
    assert await slugs(sqlite, waiting) == [str(number) for number in range(1, 12)]
    for number in (2, 10, 11):
        await do(sqlite, KERN, approve, str(number))
    await do(sqlite, SYSTEM, start, "10")
    assert await slugs(sqlite, approved) == ["10", "2", "11"]


async def test_of_many_who_decide_at_once_one_does_and_all_learn_who(store):
    await do(store, SYSTEM, propose, plan("a"), "daily")

    async def attempt(actor, deed):
        try:
            return await do(store, actor, deed, "1")
        except AlreadyDecided as first:
            return first

    tries = [(KERN, approve), (OTHER, decline), (KERN, decline), (OTHER, approve)]
    outcomes = await at_once(*(attempt(*one) for one in tries))
    [won] = [one for one in outcomes if isinstance(one, SyncPlan)]
    lost = [one for one in outcomes if isinstance(one, AlreadyDecided)]
    assert {(one.by, one.outcome) for one in lost} == {(won.decided_by, won.status)}
    assert len(lost) == 3
    assert [one.name for one in await events(store)] == ["sync_plan.proposed", "sync_plan.changed"]


async def test_of_many_who_find_the_same_at_once_one_is_shown(store):
    async def find():
        while True:
            with contextlib.suppress(Conflict):
                return await do(store, SYSTEM, propose, plan("a"), "daily")

    found = await at_once(*(find() for _ in range(3)))
    assert {one.slug for one in found} == {"1"}
    assert [one.name for one in await events(store)] == ["sync_plan.proposed"]


DEEDS = {
    "approve": approve,
    "decline": decline,
    "start": start,
    "advance": advance,
    "finish": finish,
    "overtake": overtake,
}
ALLOWED = {  # deed → status before → status after
    "approve": {"proposed": "approved"},
    "decline": {"proposed": "declined"},
    "start": {"approved": "applying", "applying": "applying"},
    "advance": {"approved": "applying", "applying": "applying"},
    "finish": {"approved": "applied", "applying": "applied"},
    "overtake": dict.fromkeys(("proposed", "approved", "applying"), "overtaken"),
}
PEOPLES = {"approve", "decline"}
SLUGS = st.sampled_from(["1", "2", "3", "4"])
ACTORS = st.sampled_from([KERN, OTHER, LEAD, SYSTEM, ""])
DEED = st.sampled_from(sorted(DEEDS))


class PlansOfAnyFate(RuleBasedStateMachine):
    """Whoever calls what in whatever order, a plan goes its way and nobody oversteps."""

    def __init__(self):
        super().__init__()
        self.folder = Path(mkdtemp())
        self.runner = asyncio.Runner()
        self.store = self.runner.run(self.open())
        self.statuses = {}
        self.about = {}

    async def open(self):
        store = await Store.open(sqlite_with_tables(self.folder / "plek.db"))
        await people(store)
        return store

    def teardown(self):
        self.runner.run(self.store.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    def expected(self, actor, name, slug):
        """The status afterwards, or the error."""
        may = actor == SYSTEM or (name in PEOPLES and actor in KERNTEAM)
        if not may:
            return NotAllowed
        if slug not in self.statuses:
            return NotFound
        before = self.statuses[slug]
        if before in ALLOWED[name]:
            return ALLOWED[name][before]
        return NotApproved if before == "proposed" else AlreadyDecided

    async def attempt(self, actor, name, slug):
        more = (1, 2) if name in {"advance", "finish"} else ()
        try:
            return (await do(self.store, actor, DEEDS[name], slug, *more)).status
        except (NotAllowed, NotFound, NotApproved, AlreadyDecided) as error:
            return type(error)

    @rule(about=st.sampled_from(["a", "b"]), name=st.sampled_from(["x", "y", "z"]))
    def propose(self, about, name):
        shown = self.runner.run(do(self.store, SYSTEM, propose, plan(name), "hub", about))
        if self.statuses.get(shown.slug) == "proposed":
            return
        assert shown.slug == str(len(self.statuses) + 1)
        for slug, status in self.statuses.items():
            if status == "proposed" and self.about[slug] == about:
                self.statuses[slug] = "overtaken"
        self.statuses[shown.slug], self.about[shown.slug] = "proposed", about

    @rule(actor=ACTORS, name=DEED, slug=SLUGS)
    def one(self, actor, name, slug):
        expected = self.expected(actor, name, slug)
        outcome = self.runner.run(self.attempt(actor, name, slug))
        assert outcome == expected
        if isinstance(expected, str):
            self.statuses[slug] = expected

    @rule(first=st.tuples(ACTORS, DEED), second=st.tuples(ACTORS, DEED), slug=SLUGS)
    def two_at_once(self, first, second, slug):
        async def both():
            return await at_once(self.attempt(*first, slug), self.attempt(*second, slug))

        before = dict(self.statuses)
        outcomes = self.runner.run(both())
        possible = []
        for order in ((first, second), (second, first)):
            self.statuses = dict(before)
            foretold = {}
            for deed in order:
                expected = self.expected(*deed, slug)
                if isinstance(expected, str):
                    self.statuses[slug] = expected
                foretold.setdefault(deed, []).append(expected)
            outcome = [foretold[first].pop(0), foretold[second].pop(0)]
            possible.append((outcome, self.statuses))
            possible.append((outcome[::-1], self.statuses) if first == second else possible[-1])
        self.statuses = next(after for outcome, after in possible if outcome == outcomes)

    @invariant()
    def as_expected(self):
        async def look():
            async with self.store.read() as unit:
                return await unit.of(SyncPlan).all()

        plans = {one.slug: one for one in self.runner.run(look())}
        assert {slug: one.status for slug, one in plans.items()} == self.statuses
        for one in plans.values():
            decided = one.status in {"approved", "declined", "applying", "applied"}
            assert bool(one.decided_by) >= decided
            assert one.decided_by in {"", SYSTEM, *KERNTEAM}


PlansOfAnyFate.TestCase.settings = settings(max_examples=examples(25), stateful_step_count=20)
TestPlansOfAnyFate = PlansOfAnyFate.TestCase
